// The estimate of a keeping rate: its posterior mean and its 95 % interval, free of most sampling noise.
import { largeEstimator } from './large-estimate.ts'
import { gamma, type Stream, stream } from './random.ts'
import { classCounts, type RateModel, solitary } from './rate.ts'
import { betaCdfGiven, betaTerm, lnBeta } from './special.ts'

/** Posterior mean and equal-tailed 95 % interval of a rate between 0 and 1. */
export type Estimate = {
  readonly mean: number
  readonly lower: number
  readonly upper: number
}

/**
 * Makes the estimate of any body of the group from its counts by level; equal counts give equal estimates to the bit.
 *
 * Mean: E[(M·Σ credit_k π_k + Σ credit_k N_k) / (M + n)] over all draws of (M, π), exact given them (Rao–Blackwell).
 * Interval: given a draw, the levels split into those with a credit in the upper half of the scale and the rest; the
 * share of the upper ones is Beta and independent of the composition inside either part, so the rate's distribution
 * function is a mean of beta distribution functions, which is inverted at 0.025 and 0.975 (to within 1e-6 on the logit
 * scale). With two distinct credits no noise remains but that of (M, π).
 * Components: all draws for up to 200 bodies in the fit, fewer for larger groups, never below 1,000. From 2,000
 * bodies up the draws of (M, π) hardly differ, and `largeEstimator` gathers them.
 */
export function rateEstimator(model: RateModel): (counts: readonly number[]) => Estimate {
  return model.fit.bodies < largeFrom ? drawnEstimator(model) : largeEstimator(model)
}

const largeFrom = 2_000

/** The posterior mean alone, by the same formula over all draws: a thousandth of an estimate's cost. */
export function meanEstimator(model: RateModel): (counts: readonly number[]) => number {
  return (counts) => posteriorMean(model, classCounts(model, counts))
}

function drawnEstimator(model: RateModel): (counts: readonly number[]) => Estimate {
  const mixture = makeMixture(model)
  const known = new Map<string, Estimate>()
  return (counts) => {
    const classed = classCounts(model, counts)
    const name = classed.join(' ')
    const before = known.get(name)
    if (before !== undefined) return before
    fillMixture(mixture, model, classed, stream(model.fit.seed, 'within', name))
    const spread = mixtureSpread(mixture)
    const mean = posteriorMean(model, classed)
    const estimate = Object.freeze({
      mean,
      lower: invert(mixture, model, 0.025, mean - 1.96 * spread),
      upper: invert(mixture, model, 0.975, mean + 1.96 * spread),
    })
    known.set(name, estimate)
    return estimate
  }
}

function posteriorMean(model: RateModel, counts: Float64Array): number {
  const { fit, credits, prior } = model
  const classes = credits.length
  let judged = 0
  let earned = 0
  for (let c = 0; c < classes; c++) {
    judged += counts[c]!
    earned += credits[c]! * counts[c]!
  }
  let sum = 0
  for (let d = 0; d < fit.concentration.length; d++) {
    let expected = earned
    for (let c = 0; c < classes; c++) expected += credits[c]! * prior[d * classes + c]!
    sum += expected / (fit.concentration[d]! + judged)
  }
  return sum / fit.concentration.length
}

/** Rate = `base` + `span` · Beta(a, b), one component for each of some evenly spaced draws of the group's posterior. */
type Mixture = {
  readonly size: number
  readonly base: Float64Array
  readonly span: Float64Array
  readonly a: Float64Array
  readonly b: Float64Array
  readonly lnB: Float64Array
}

// All draws for groups of up to 200 bodies; fewer for larger ones, whose shares the data pin down anyway.
function makeMixture(model: RateModel): Mixture {
  const draws = model.fit.concentration.length
  const size = Math.min(draws, Math.max(componentsMin, Math.floor(componentsOfGroupMax / model.fit.bodies)))
  const column = () => new Float64Array(size)
  return { size, base: column(), span: column(), a: column(), b: column(), lnB: column() }
}

const componentsMin = 1_000
const componentsOfGroupMax = 2_000_000

function fillMixture(mixture: Mixture, model: RateModel, counts: Float64Array, from: Stream): void {
  const { credits, prior, fit } = model
  const classes = credits.length
  const middle = (credits[0]! + credits[classes - 1]!) / 2
  const cut = credits.findIndex((credit) => credit >= middle)
  const shape = new Float64Array(classes)
  for (let i = 0; i < mixture.size; i++) {
    const d = Math.floor(((i + 0.5) * fit.concentration.length) / mixture.size)
    for (let c = 0; c < classes; c++) shape[c] = prior[d * classes + c]! + counts[c]!
    const base = compose(credits, shape, 0, cut, from)
    mixture.base[i] = base
    mixture.span[i] = compose(credits, shape, cut, classes, from) - base
    const a = sumOf(shape, cut, classes)
    const b = sumOf(shape, 0, cut)
    mixture.a[i] = a
    mixture.b[i] = b
    mixture.lnB[i] = lnBeta(a, b)
  }
}

// A draw of the mean credit inside the classes `start` … `end` − 1.
function compose(credits: Float64Array, shape: Float64Array, start: number, end: number, from: Stream): number {
  if (end - start === 1) return credits[start]!
  let mass = 0
  let earned = 0
  for (let c = start; c < end; c++) {
    const part = gamma(from, shape[c]!)
    mass += part
    earned += part * credits[c]!
  }
  return mass > 0 ? earned / mass : credits[start + solitary(from, shape, start, end - start)]!
}

function sumOf(values: Float64Array, start: number, end: number): number {
  let sum = 0
  for (let i = start; i < end; i++) sum += values[i]!
  return sum
}

function mixtureSpread(mixture: Mixture): number {
  let first = 0
  let second = 0
  for (let i = 0; i < mixture.size; i++) {
    const a = mixture.a[i]!
    const b = mixture.b[i]!
    const span = mixture.span[i]!
    const mean = mixture.base[i]! + (span * a) / (a + b)
    first += mean
    second += mean * mean + (span * span * a * b) / ((a + b) * (a + b) * (a + b + 1))
  }
  const mean = first / mixture.size
  return Math.sqrt(Math.max(0, second / mixture.size - mean * mean))
}

// Newton's method on the mixture's distribution function, held inside a bracket that each step narrows. It works on the
// logit of the rate's place between the least and the greatest credit: posteriors of bodies that kept all or nothing
// crowd so close to an end that a step on the rate itself would lose them.
function invert(mixture: Mixture, model: RateModel, p: number, start: number): number {
  const least = model.credits[0]!
  const range = model.credits[model.credits.length - 1]! - least
  let low = logitMin
  let high = logitMax
  const place = (start - least) / range
  let at = Math.min(Math.max(Math.log(place / (1 - place)) || 0, -10), 10)
  for (let i = 0; i < inversionStepsMax; i++) {
    const share = 1 / (1 + Math.exp(-at))
    const { below, density } = mixtureAt(mixture, least + range * share)
    if (below < p) low = at
    else high = at
    const newton = at + (p - below) / (density * range * share * (1 - share))
    const next = newton > low && newton < high ? newton : (low + high) / 2
    const step = Math.abs(next - at)
    at = next
    if (step < inversionTolerance) break
  }
  // A quantile beyond the resolution of numbers is the end itself: a rate of exactly 0 or 1 is inside the interval.
  if (at < logitMin + 1) return least
  if (at > logitMax - 1) return least + range
  return least + range / (1 + Math.exp(-at))
}

const inversionStepsMax = 200
const inversionTolerance = 1e-6
// Where 1 / (1 + exp(−x)) reaches the smallest normal number, and 1.
const logitMin = -708
const logitMax = 37

function mixtureAt(mixture: Mixture, rate: number): { readonly below: number; readonly density: number } {
  let below = 0
  let density = 0
  for (let i = 0; i < mixture.size; i++) {
    const span = mixture.span[i]!
    const x = (rate - mixture.base[i]!) / span
    if (x <= 0) continue
    if (x >= 1) {
      below += 1
      continue
    }
    const a = mixture.a[i]!
    const b = mixture.b[i]!
    const term = betaTerm(x, a, b, mixture.lnB[i]!)
    below += betaCdfGiven(x, a, b, term)
    density += term / (x * (1 - x) * span)
  }
  return { below: below / mixture.size, density: density / mixture.size }
}

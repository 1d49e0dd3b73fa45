// Estimates in groups so large that the draws of (M, π) hardly differ.
import { dirichletMeanCdf } from './dirichlet-mean.ts'
import type { Estimate } from './estimate.ts'
import { matchedDirichlets, placesOf } from './matched-dirichlet.ts'
import { classCounts, type RateModel } from './rate.ts'

/**
 * As `rateEstimator`, with the draws of the group's posterior gathered in one Dirichlet distribution or a few. A body's
 * cost grows neither with the draws nor with the group.
 */
export function largeEstimator(model: RateModel): (counts: readonly number[]) => Estimate {
  const least = model.credits[0]!
  const range = model.credits[model.credits.length - 1]! - least
  const places = placesOf(model)
  const matched = matchedDirichlets(model)
  const known = new Map<string, Estimate>()
  return (counts) => {
    const classed = classCounts(model, counts)
    const name = classed.join(' ')
    const before = known.get(name)
    if (before !== undefined) return before
    const { mean, deviation, parts } = matched(classed)
    const below = (x: number) => parts.reduce((sum, part) => sum + dirichletMeanCdf(x, part, places), 0) / parts.length
    const at = (p: number, start: number) => least + range * quantileOf(below, p, start, deviation)
    const estimate = Object.freeze({
      mean: least + range * mean,
      lower: at(0.025, mean - 1.96 * deviation),
      upper: at(0.975, mean + 1.96 * deviation),
    })
    known.set(name, estimate)
    return estimate
  }
}

// The secant method inside a bracket, on the logit of the place: posteriors of bodies that kept all or nothing crowd so
// close to an end that a step on the place itself would lose them.
function quantileOf(below: (x: number) => number, p: number, start: number, deviation: number): number {
  let low = logitMin
  let high = logitMax
  const x = Math.min(Math.max(start, nearEnd), 1 - nearEnd)
  let at = Math.log(x / (1 - x))
  let last = at
  let lastGap = Number.NaN
  for (let i = 0; i < stepsMax; i++) {
    const place = 1 / (1 + Math.exp(-at))
    const gap = below(place) - p
    if (gap < 0) low = at
    else high = at
    // The first step is that of a normal distribution function near its tail.
    const slope = i === 0 ? (tailDensity * place * (1 - place)) / deviation : (gap - lastGap) / (at - last)
    const next = at - gap / slope
    last = at
    lastGap = gap
    at = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(at - last) < tolerance) break
  }
  // A quantile beyond the resolution of numbers is the end itself: a rate of exactly 0 or 1 is inside the interval.
  if (at < logitMin + 1) return 0
  if (at > logitMax - 1) return 1
  return 1 / (1 + Math.exp(-at))
}

const nearEnd = 4.5e-5
// The standard normal density at 1.96.
const tailDensity = 0.0584
const stepsMax = 200
const tolerance = 1e-6
// Where 1 / (1 + exp(−x)) reaches the smallest normal number, and 1.
const logitMin = -708
const logitMax = 37

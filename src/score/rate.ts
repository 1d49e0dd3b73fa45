// Draws of a body's keeping rate: the credit that its commitments earn on average, given its counts and its group.
import assert from 'node:assert/strict'
import type { BodyCounts, GroupFit } from './posterior.ts'
import { gamma, type Stream, stream, uniform } from './random.ts'

/** A fit seen through the credits of its levels. Levels of equal credit are one class: a Dirichlet stays one when summed. */
export type RateModel = {
  readonly fit: GroupFit
  /** The distinct credits, ascending. */
  readonly credits: Float64Array
  /** For each level the index of its class. */
  readonly classOf: readonly number[]
  /** M·π by class, draw after draw: draws × classes. */
  readonly prior: Float64Array
}

/** Asserts one credit in [0, 1] a level, of which at least two differ. */
export function rateModel(fit: GroupFit, credits: readonly number[]): RateModel {
  assert(credits.length === fit.levels, 'one credit a level')
  assert(
    credits.every((credit) => credit >= 0 && credit <= 1),
    'credits lie between 0 and 1',
  )
  const distinct = [...new Set(credits)].sort((a, b) => a - b)
  assert(distinct.length >= 2, 'at least two levels differ in credit')
  const classOf = credits.map((credit) => distinct.indexOf(credit))
  const draws = fit.concentration.length
  const prior = new Float64Array(draws * distinct.length)
  for (let d = 0; d < draws; d++) {
    for (let k = 0; k < fit.levels; k++) {
      const at = d * distinct.length + classOf[k]!
      prior[at] = prior[at]! + fit.concentration[d]! * fit.shares[d * fit.levels + k]!
    }
  }
  return { fit, credits: Float64Array.from(distinct), classOf, prior }
}

/** The body's counts summed by credit class. */
export function classCounts(model: RateModel, counts: readonly number[]): Float64Array {
  assert(counts.length === model.classOf.length, 'one count a level')
  const sums = new Float64Array(model.credits.length)
  counts.forEach((count, k) => {
    const c = model.classOf[k]!
    sums[c] = sums[c]! + count
  })
  return sums
}

/** Writes the body's next rates for draws `from` … `to` − 1 into `out` at `offset`, `offset + stride`, … */
export type RateSource = (from: number, to: number, out: Float64Array, offset: number, stride: number) => void

/**
 * The body's rates Σ credit_k·p_bk with p_b ~ Dirichlet(M·π + N_b), one for each draw of the group's posterior, to be
 * asked for in the order of the draws. The random numbers are the body's own, by its key: neither the order nor the
 * presence of other bodies changes them.
 */
export function rateSource(model: RateModel, body: BodyCounts): RateSource {
  return classSource(model, classCounts(model, body.counts), stream(model.fit.seed, 'rate', body.key))
}

/** The same from counts by class and a stream of one's own. */
export function classSource(
  { credits, prior }: Pick<RateModel, 'credits' | 'prior'>,
  counts: Float64Array,
  own: Stream,
): RateSource {
  const classes = credits.length
  return (from, to, out, offset, stride) => {
    for (let d = from, at = offset; d < to; d++, at += stride) {
      let mass = 0
      let earned = 0
      for (let c = 0; c < classes; c++) {
        const part = gamma(own, prior[d * classes + c]! + counts[c]!)
        mass += part
        earned += part * credits[c]!
      }
      out[at] = mass > 0 ? earned / mass : credits[solitary(own, prior, d * classes, classes)]!
    }
  }
}

/** All of the body's rates, in the order of the draws. */
export function drawRates(model: RateModel, body: BodyCounts): Float64Array {
  const out = new Float64Array(model.fit.concentration.length)
  rateSource(model, body)(0, out.length, out, 0, 1)
  return out
}

/**
 * The limit of a Dirichlet whose parameters are all so small that every gamma underflows: all mass on one class, drawn
 * in proportion to the parameters at `offset`.
 */
export function solitary(from: Stream, parameters: Float64Array, offset: number, classes: number): number {
  let sum = 0
  for (let c = 0; c < classes; c++) sum += parameters[offset + c]!
  let left = uniform(from) * sum
  for (let c = 0; c < classes - 1; c++) {
    left -= parameters[offset + c]!
    if (left < 0) return c
  }
  return classes - 1
}

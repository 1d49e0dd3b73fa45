// A body's rate in a large group as one beta distribution, or a few, with the mean and the variance that all draws give.
import assert from 'node:assert/strict'
import type { RateModel } from './rate.ts'

/** The rate's place between the least and the greatest credit: an even mixture of Beta(a, b). */
export type MatchedBetas = {
  /** Mean place over all draws. */
  readonly mean: number
  readonly parts: readonly { readonly a: number; readonly b: number }[]
}

/**
 * Makes the betas of any body from its counts by class (`classCounts`), for a model of two classes. The draws, put in
 * order of M, are cut into 20 slices, and each slice gives the beta with the mean and the variance of its draws; where
 * the draws agree so well that they make up less than a fiftieth of the variance, and spread 1/(M + n + 1) by less than
 * a tenth, one beta stands for all.
 *
 * Given a draw the mean is (y + s)/(M + n) with y kept of n and s = Mπ of the upper class, and the variance
 * mean·(1 − mean)/(M + n + 1). Their sums over the draws depend on n alone but for powers of y, so they are made once
 * for each n, and a body costs nothing more.
 */
export function matchedBetas(model: RateModel): (counts: Float64Array) => MatchedBetas {
  assert(model.credits.length === 2, 'two classes of credit')
  const sumsOf = sumsByCount(model)
  return ([missed, kept]) => {
    const sums = sumsOf(missed! + kept!)
    const whole = momentsOf(sums, wholeRow, missed!, kept!)
    const agree = whole.between <= betweenMax * whole.within && whole.spread <= spreadMax
    const parts = agree
      ? [betaOf(whole)]
      : Array.from({ length: slices }, (_, s) => betaOf(momentsOf(sums, s, missed!, kept!)))
    return { mean: whole.mean, parts }
  }
}

const slices = 20
// The row after the slices' holds the sums over all draws.
const wholeRow = slices
const betweenMax = 1 / 50
// Squared coefficient of variation of 1/(M + n + 1).
const spreadMax = 1 / 100

// Columns of the sums over draws, with A = M + n and s = Mπ of the upper class: how many draws; 1/A, s/A and (M − s)/A;
// 1/A², s/A² and s²/A²; what the variance needs; 1/(A + 1) and its square.
const column = {
  draws: 0,
  one: 1,
  kept: 2,
  missed: 3,
  oneSquare: 4,
  keptOne: 5,
  keptSquare: 6,
  within: 7,
  withinKept: 8,
  withinMissed: 9,
  withinBoth: 10,
  precision: 11,
  precisionSquare: 12,
} as const
const columns = 13

/** (slices + 1) × columns for a body of n judged. */
function sumsByCount(model: RateModel): (n: number) => Float64Array {
  const { fit, prior } = model
  const draws = fit.concentration.length
  const order = Uint32Array.from(fit.concentration, (_, d) => d)
  order.sort((a, b) => fit.concentration[a]! - fit.concentration[b]!)
  const lower = Float64Array.from(order, (d) => prior[2 * d]!)
  const upper = Float64Array.from(order, (d) => prior[2 * d + 1]!)
  const known = new Map<number, Float64Array>()
  return (n) => {
    const before = known.get(n)
    if (before !== undefined) return before
    const sums = new Float64Array((slices + 1) * columns)
    for (let s = 0; s < slices; s++) {
      const to = Math.floor(((s + 1) * draws) / slices)
      const from = Math.floor((s * draws) / slices)
      sumSlice(sums.subarray(s * columns, (s + 1) * columns), n, lower.subarray(from, to), upper.subarray(from, to))
      for (let k = 0; k < columns; k++) {
        sums[wholeRow * columns + k] = sums[wholeRow * columns + k]! + sums[s * columns + k]!
      }
    }
    known.set(n, sums)
    return sums
  }
}

function sumSlice(sums: Float64Array, n: number, lower: Float64Array, upper: Float64Array): void {
  const add = (at: number, value: number) => {
    sums[at] = sums[at]! + value
  }
  add(column.draws, lower.length)
  for (let i = 0; i < lower.length; i++) {
    const missed = lower[i]!
    const kept = upper[i]!
    const one = 1 / (missed + kept + n)
    const precision = 1 / (missed + kept + n + 1)
    const square = one * one
    add(column.one, one)
    add(column.kept, kept * one)
    add(column.missed, missed * one)
    add(column.oneSquare, square)
    add(column.keptOne, kept * square)
    add(column.keptSquare, kept * kept * square)
    add(column.within, square * precision)
    add(column.withinKept, kept * square * precision)
    add(column.withinMissed, missed * square * precision)
    add(column.withinBoth, kept * missed * square * precision)
    add(column.precision, precision)
    add(column.precisionSquare, precision * precision)
  }
}

type Moments = {
  readonly mean: number
  /** 1 − mean, free of cancellation. */
  readonly rest: number
  readonly within: number
  readonly between: number
  readonly spread: number
}

function momentsOf(sums: Float64Array, row: number, missed: number, kept: number): Moments {
  const draws = sums[row * columns]!
  const of = (at: number) => sums[row * columns + at]! / draws
  const mean = kept * of(column.one) + of(column.kept)
  const meanSquare = kept * kept * of(column.oneSquare) + 2 * kept * of(column.keptOne) + of(column.keptSquare)
  const precision = of(column.precision)
  return {
    mean,
    rest: missed * of(column.one) + of(column.missed),
    // (kept + s)(missed + M − s)/A²(A + 1), multiplied out.
    within:
      kept * missed * of(column.within) +
      missed * of(column.withinKept) +
      kept * of(column.withinMissed) +
      of(column.withinBoth),
    between: Math.max(0, meanSquare - mean * mean),
    spread: of(column.precisionSquare) / (precision * precision) - 1,
  }
}

// Mean μ and variance v: a + b = μ(1 − μ)/v − 1.
function betaOf({ mean, rest, within, between }: Moments): { readonly a: number; readonly b: number } {
  const size = (mean * rest) / (within + between) - 1
  return { a: mean * size, b: rest * size }
}

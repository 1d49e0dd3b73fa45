// A body's rate in a large group as one beta distribution, or a few, with the mean and the variance that all draws give.
import type { RateModel } from './rate.ts'

/** The rate's place between the least and the greatest credit: an even mixture of Beta(a, b). */
export type MatchedBetas = {
  /** Mean place over all draws. */
  readonly mean: number
  readonly parts: readonly { readonly a: number; readonly b: number }[]
}

/**
 * Makes the betas of any body from its counts by class (`classCounts`). The draws, put in order of M, are cut into 20
 * slices, and each slice gives the beta with the mean and the variance of its draws; where the draws agree so well that
 * they make up less than a fiftieth of the variance, and a tenth of the spread, one beta stands for all.
 *
 * Given a draw the mean is (e₁ + s₁)/(M + n) and the variance (q − mean²)/(M + n + 1) with q = (e₂ + s₂)/(M + n), where
 * e_i = Σ v^i N and s_i = Σ v^i Mπ over places v. Sums over the draws depend on n alone but for powers of e₁ and e₂, so
 * they are made once for each n, and a body costs nothing more. Exact in mean and variance; with two classes each draw
 * is a beta itself, with more a beta stands for the mean of a Dirichlet (within 0.05 of its standard deviation at either
 * bound for 6 judged, and less for more).
 */
export function matchedBetas(model: RateModel): (counts: Float64Array) => MatchedBetas {
  const sums = sumsByCount(model)
  const places = placesOf(model)
  return (counts) => {
    let n = 0
    let first = 0
    let second = 0
    for (let c = 0; c < counts.length; c++) {
      n += counts[c]!
      first += places[c]! * counts[c]!
      second += places[c]! * places[c]! * counts[c]!
    }
    const all = sums(n)
    const whole = momentsOf(all, wholeRow, n, first, second)
    const agree = whole.between <= betweenMax * whole.within && whole.spread <= spreadMax
    const parts = agree
      ? [betaOf(whole)]
      : Array.from({ length: slices }, (_, s) => betaOf(momentsOf(all, s, n, first, second)))
    return { mean: whole.mean, parts }
  }
}

const slices = 20
// The row after the slices' holds the sums over all draws.
const wholeRow = slices
const betweenMax = 1 / 50
// Squared coefficient of variation of 1/(M + n + 1).
const spreadMax = 1 / 100

function placesOf({ credits }: RateModel): Float64Array {
  const least = credits[0]!
  const range = credits[credits.length - 1]! - least
  return credits.map((credit) => (credit - least) / range)
}

// Columns of the sums over draws, with A = M + n: how many; 1/A, s₁/A, (M − s₁)/A; the same squared; by A(A + 1) and by A²(A + 1).
const column = {
  draws: 0,
  one: 1,
  kept: 2,
  missed: 3,
  oneSquare: 4,
  keptOne: 5,
  keptSquare: 6,
  qOne: 7,
  qKept: 8,
  vOne: 9,
  vKept: 10,
  vSquare: 11,
  precision: 12,
  precisionSquare: 13,
} as const
const columns = 14

/** (slices + 1) × columns for a body of n judged. */
function sumsByCount(model: RateModel): (n: number) => Float64Array {
  const { fit, credits, prior } = model
  const draws = fit.concentration.length
  const classes = credits.length
  const places = placesOf(model)
  const concentration = Float64Array.from(fit.concentration)
  const order = Uint32Array.from(concentration, (_, d) => d).sort((a, b) => concentration[a]! - concentration[b]!)
  const first = new Float64Array(draws)
  const second = new Float64Array(draws)
  for (let i = 0; i < draws; i++) {
    for (let c = 0; c < classes; c++) {
      const mass = prior[order[i]! * classes + c]!
      first[i] = first[i]! + places[c]! * mass
      second[i] = second[i]! + places[c]! * places[c]! * mass
    }
    concentration[i] = fit.concentration[order[i]!]!
  }
  const known = new Map<number, Float64Array>()
  return (n) => {
    const before = known.get(n)
    if (before !== undefined) return before
    const sums = new Float64Array((slices + 1) * columns)
    for (let s = 0; s < slices; s++) {
      const to = Math.floor(((s + 1) * draws) / slices)
      const from = Math.floor((s * draws) / slices)
      sumSlice(sums.subarray(s * columns, (s + 1) * columns), n, { concentration, first, second, from, to })
      for (let k = 0; k < columns; k++) {
        sums[wholeRow * columns + k] = sums[wholeRow * columns + k]! + sums[s * columns + k]!
      }
    }
    known.set(n, sums)
    return sums
  }
}

type Slice = {
  readonly concentration: Float64Array
  readonly first: Float64Array
  readonly second: Float64Array
  readonly from: number
  readonly to: number
}

function sumSlice(sums: Float64Array, n: number, { concentration, first, second, from, to }: Slice): void {
  const add = (at: number, value: number) => {
    sums[at] = sums[at]! + value
  }
  add(column.draws, to - from)
  for (let i = from; i < to; i++) {
    const m = concentration[i]!
    const kept = first[i]!
    const one = 1 / (m + n)
    const next = 1 / (m + n + 1)
    const square = one * one
    add(column.one, one)
    add(column.kept, kept * one)
    add(column.missed, (m - kept) * one)
    add(column.oneSquare, square)
    add(column.keptOne, kept * square)
    add(column.keptSquare, kept * kept * square)
    add(column.qOne, one * next)
    add(column.qKept, second[i]! * one * next)
    add(column.vOne, square * next)
    add(column.vKept, kept * square * next)
    add(column.vSquare, kept * kept * square * next)
    add(column.precision, next)
    add(column.precisionSquare, next * next)
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

function momentsOf(sums: Float64Array, row: number, n: number, first: number, second: number): Moments {
  const draws = sums[row * columns]!
  const of = (at: number) => sums[row * columns + at]! / draws
  const mean = first * of(column.one) + of(column.kept)
  const rest = (n - first) * of(column.one) + of(column.missed)
  const squares = first * first * of(column.vOne) + 2 * first * of(column.vKept) + of(column.vSquare)
  const within = second * of(column.qOne) + of(column.qKept) - squares
  const meanSquare = first * first * of(column.oneSquare) + 2 * first * of(column.keptOne) + of(column.keptSquare)
  const precision = of(column.precision)
  return {
    mean,
    rest,
    within,
    between: Math.max(0, meanSquare - mean * mean),
    spread: of(column.precisionSquare) / (precision * precision) - 1,
  }
}

// Mean μ and variance v: a + b = μ(1 − μ)/v − 1.
function betaOf({ mean, rest, within, between }: Moments): { readonly a: number; readonly b: number } {
  const size = (mean * rest) / (within + between) - 1
  return { a: mean * size, b: rest * size }
}

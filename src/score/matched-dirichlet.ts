// A body's outcome shares in a large group as one Dirichlet distribution, or a few, with the moments that all draws give.
import type { RateModel } from './rate.ts'

export type MatchedDirichlets = {
  /** Mean rate over all draws, as a place between the least and the greatest credit. */
  readonly mean: number
  /** Standard deviation of the same. */
  readonly deviation: number
  /** An even mixture: for each part the parameters by class. */
  readonly parts: readonly Float64Array[]
}

/**
 * Makes the distributions of any body from its counts by class (`classCounts`). The draws, put in order of M, are cut
 * into 20 slices, and each slice gives the Dirichlet whose shares have the mean, and whose rate has the variance, of its
 * draws; where the draws agree so well that they make up less than a fiftieth of the variance, and spread 1/(M + n + 1)
 * by less than a tenth, one stands for all.
 *
 * Given a draw the rate's mean is (e₁ + s₁)/(M + n) and its variance (q − mean²)/(M + n + 1) with q = (e₂ + s₂)/(M + n),
 * where e_i = Σ v^i N and s_i = Σ v^i Mπ over places v. Sums over the draws depend on n alone but for powers of e₁ and
 * e₂, so they are made once for each n, and a body costs nothing more.
 */
export function matchedDirichlets(model: RateModel): (counts: Float64Array) => MatchedDirichlets {
  const places = placesOf(model)
  const sumsOf = sumsByCount(model, places)
  return (counts) => {
    let n = 0
    for (let c = 0; c < counts.length; c++) n += counts[c]!
    const sums = sumsOf(n)
    const whole = momentsOf(sums, wholeRow, counts, places)
    const agree = whole.between <= betweenMax * whole.within && whole.spread <= spreadMax
    const parts = agree ? [whole] : Array.from({ length: slices }, (_, slice) => momentsOf(sums, slice, counts, places))
    const { mean, within, between } = whole
    return { mean, deviation: Math.sqrt(within + between), parts: parts.map((part) => dirichletOf(part, places)) }
  }
}

const slices = 20
// The row after the slices' holds the sums over all draws.
const wholeRow = slices
const betweenMax = 1 / 50
// Squared coefficient of variation of 1/(M + n + 1).
const spreadMax = 1 / 100

/** Where each class of credit lies between the least and the greatest. */
export function placesOf({ credits }: Pick<RateModel, 'credits'>): Float64Array {
  const least = credits[0]!
  const range = credits[credits.length - 1]! - least
  return credits.map((credit) => (credit - least) / range)
}

// Sums over draws with A = M + n: how many draws; powers of 1/A and 1/(A + 1), alone and times s₁, s₁² or s₂; then Mπ/A by class.
const column = {
  draws: 0,
  one: 1,
  square: 2,
  squareFirst: 3,
  squareFirsts: 4,
  oneNext: 5,
  oneNextSecond: 6,
  squareNext: 7,
  squareNextFirst: 8,
  squareNextFirsts: 9,
  next: 10,
  nextSquare: 11,
  classes: 12,
} as const

type Draws = {
  readonly concentration: Float64Array
  readonly first: Float64Array
  readonly second: Float64Array
  /** M·π by class, draw after draw. */
  readonly prior: Float64Array
}

/** For each slice, and then for all draws, a row of sums for a body of n judged. */
function sumsByCount(model: RateModel, places: Float64Array): (n: number) => readonly Float64Array[] {
  const draws = sortedDraws(model, places)
  const size = draws.concentration.length
  const known = new Map<number, readonly Float64Array[]>()
  return (n) => {
    const before = known.get(n)
    if (before !== undefined) return before
    const rows = Array.from({ length: slices }, (_, s) =>
      sumDraws(draws, n, Math.floor((s * size) / slices), Math.floor(((s + 1) * size) / slices)),
    )
    const all = rows[0]!.map((_, k) => rows.reduce((sum, row) => sum + row[k]!, 0))
    rows.push(all)
    known.set(n, rows)
    return rows
  }
}

function sortedDraws({ fit, prior }: RateModel, places: Float64Array): Draws {
  const classes = places.length
  const order = Uint32Array.from(fit.concentration, (_, d) => d)
  order.sort((a, b) => fit.concentration[a]! - fit.concentration[b]!)
  const sorted = new Float64Array(prior.length)
  const first = new Float64Array(order.length)
  const second = new Float64Array(order.length)
  order.forEach((d, i) => {
    for (let c = 0; c < classes; c++) {
      const mass = prior[d * classes + c]!
      sorted[i * classes + c] = mass
      first[i] = first[i]! + places[c]! * mass
      second[i] = second[i]! + places[c]! * places[c]! * mass
    }
  })
  return { concentration: Float64Array.from(order, (d) => fit.concentration[d]!), first, second, prior: sorted }
}

function sumDraws({ concentration, first, second, prior }: Draws, n: number, from: number, to: number): Float64Array {
  const classes = prior.length / concentration.length
  const sums = new Float64Array(column.classes + classes)
  const add = (at: number, value: number) => {
    sums[at] = sums[at]! + value
  }
  add(column.draws, to - from)
  for (let i = from; i < to; i++) {
    const s = first[i]!
    const one = 1 / (concentration[i]! + n)
    const next = 1 / (concentration[i]! + n + 1)
    const square = one * one
    add(column.one, one)
    add(column.square, square)
    add(column.squareFirst, s * square)
    add(column.squareFirsts, s * s * square)
    add(column.oneNext, one * next)
    add(column.oneNextSecond, second[i]! * one * next)
    add(column.squareNext, square * next)
    add(column.squareNextFirst, s * square * next)
    add(column.squareNextFirsts, s * s * square * next)
    add(column.next, next)
    add(column.nextSquare, next * next)
    for (let c = 0; c < classes; c++) add(column.classes + c, prior[i * classes + c]! * one)
  }
  return sums
}

type Moments = {
  /** Mean share of each class. */
  readonly shares: Float64Array
  readonly mean: number
  readonly within: number
  readonly between: number
  readonly spread: number
}

function momentsOf(rows: readonly Float64Array[], row: number, counts: Float64Array, places: Float64Array): Moments {
  const sums = rows[row]!
  const of = (at: number) => sums[at]! / sums[column.draws]!
  let first = 0
  let second = 0
  for (let c = 0; c < counts.length; c++) {
    first += places[c]! * counts[c]!
    second += places[c]! * places[c]! * counts[c]!
  }
  const shares = counts.map((count, c) => count * of(column.one) + of(column.classes + c))
  const mean = shares.reduce((sum, share, c) => sum + places[c]! * share, 0)
  const meanSquare = first * first * of(column.square) + 2 * first * of(column.squareFirst) + of(column.squareFirsts)
  const within =
    second * of(column.oneNext) +
    of(column.oneNextSecond) -
    (first * first * of(column.squareNext) + 2 * first * of(column.squareNextFirst) + of(column.squareNextFirsts))
  const next = of(column.next)
  const spread = of(column.nextSquare) / (next * next) - 1
  return { shares, mean, within, between: Math.max(0, meanSquare - mean * mean), spread }
}

// Of Dirichlet(size · shares) the rate's variance is v/(size + 1), v being that of the places under the shares.
function dirichletOf({ shares, within, between }: Moments, places: Float64Array): Float64Array {
  let variance = 0
  for (let c = 1; c < shares.length; c++) {
    for (let d = 0; d < c; d++) variance += (places[c]! - places[d]!) ** 2 * shares[c]! * shares[d]!
  }
  const size = variance / (within + between) - 1
  return shares.map((share) => share * size)
}

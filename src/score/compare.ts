// Two results of the same league held against each other: who moved, and how far.

/** A body in a result; `rank` is its place by estimate. */
export type Standing = {
  readonly key: string
  readonly rate: number
  readonly rank: number
}

export type Move = {
  readonly key: string
  readonly before: Standing
  readonly after: Standing
  /** After minus before. */
  readonly rateChange: number
  /** Places risen: positive is towards rank 1. */
  readonly placesRisen: number
}

export type Comparison = {
  /** Bodies in both results, the farthest moved first: by places, then by rate, then by key. */
  readonly moves: readonly Move[]
  /** Keys in one result only, sorted. */
  readonly gone: readonly string[]
  readonly added: readonly string[]
  /** Mean number of places moved, up or down; 0 where no body is in both. */
  readonly placesMovedMean: number
  readonly placesMovedMax: number
  /** Kendall's tau-b of the two rankings; null for fewer than two bodies, or where one result ranks all alike. */
  readonly tau: number | null
}

/** Ranks by estimate: 1 is the highest rate, and equal rates share the middle of their ranks. In the order given. */
export function standings(rates: readonly { readonly key: string; readonly rate: number }[]): readonly Standing[] {
  const sorted = Float64Array.from(rates, (body) => body.rate).sort()
  return rates.map(({ key, rate }) => {
    const lower = firstAbove(sorted, rate, true)
    const upper = firstAbove(sorted, rate, false)
    return { key, rate, rank: sorted.length - (lower + upper - 1) / 2 }
  })
}

/** Compares two results; ranks are taken anew among the bodies that are in both, so that additions move nobody. */
export function compare(
  before: readonly { readonly key: string; readonly rate: number }[],
  after: readonly { readonly key: string; readonly rate: number }[],
): Comparison {
  const keysBefore = new Set(before.map((body) => body.key))
  const keysAfter = new Set(after.map((body) => body.key))
  const was = standings(before.filter((body) => keysAfter.has(body.key)))
  const is = new Map(standings(after.filter((body) => keysBefore.has(body.key))).map((body) => [body.key, body]))
  const moves = was.map((standing) => move(standing, is.get(standing.key)!)).sort(farthestFirst)
  const places = moves.map((one) => Math.abs(one.placesRisen))
  return {
    moves,
    gone: [...keysBefore].filter((key) => !keysAfter.has(key)).sort(),
    added: [...keysAfter].filter((key) => !keysBefore.has(key)).sort(),
    placesMovedMean: places.reduce((sum, place) => sum + place, 0) / Math.max(1, places.length),
    placesMovedMax: places.reduce((most, place) => Math.max(most, place), 0),
    tau: kendallTau(moves),
  }
}

// The first place in ascending order whose rate is above `rate`, or at it where `orAt`.
function firstAbove(sorted: Float64Array, rate: number, orAt: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = sorted[middle]!
    if (value > rate || (orAt && value === rate)) high = middle
    else low = middle + 1
  }
  return low
}

function move(before: Standing, after: Standing): Move {
  const { key } = before
  return { key, before, after, rateChange: after.rate - before.rate, placesRisen: before.rank - after.rank }
}

function farthestFirst(a: Move, b: Move): number {
  return (
    Math.abs(b.placesRisen) - Math.abs(a.placesRisen) ||
    Math.abs(b.rateChange) - Math.abs(a.rateChange) ||
    (a.key < b.key ? -1 : 1)
  )
}

// Pair by pair; a league of thousands is a matter of seconds, and exact.
function kendallTau(moves: readonly Move[]): number | null {
  const was = Float64Array.from(moves, (one) => one.before.rank)
  const is = Float64Array.from(moves, (one) => one.after.rank)
  let agreeing = 0
  let apartBefore = 0
  let apartAfter = 0
  for (let i = 1; i < was.length; i++) {
    for (let j = 0; j < i; j++) {
      const first = Math.sign(was[i]! - was[j]!)
      const second = Math.sign(is[i]! - is[j]!)
      agreeing += first * second
      apartBefore += first * first
      apartAfter += second * second
    }
  }
  return apartBefore === 0 || apartAfter === 0 ? null : agreeing / Math.sqrt(apartBefore * apartAfter)
}

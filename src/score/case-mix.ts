// Case mix: what a body's commitments earned, held against what commitments of the same types earn in its group.

/** A body's judged commitments of one type: how many, and the sum and the sum of squares of their credits. */
export type TypeTally = {
  readonly key: string
  readonly type: string
  readonly judged: number
  readonly earned: number
  readonly earnedSquares: number
}

export type CaseMix = {
  readonly key: string
  readonly judged: number
  readonly observed: number
  readonly expected: number
  /** Observed over expected with its 95 % interval; null where the group has nothing else to compare with. */
  readonly ratio: Ratio | null
  /** The same by type; types with too few judged in the group stand together as `pooledTypes`. */
  readonly types: readonly (Omit<CaseMix, 'key' | 'types'> & { readonly type: string })[]
}

/** Read against 1, never against another body's: each body is standardised to its own mix. */
export type Ratio = { readonly value: number; readonly lower: number; readonly upper: number }

/** The name under which types with too few judged commitments in the group are pooled. */
export const pooledTypes = 'other types'

/**
 * Observed over expected of each body, in order of key (indirect standardisation): expected = Σ_t n_bt·μ_t with μ_t the
 * mean credit of type t over the whole group, the body included.
 *
 * Interval: the ratios ρ that a score test keeps at 5 % (Wilson's construction): (O − ρE)² ≤ z²·Σ_t w_t ρμ_t(1 − ρμ_t),
 * w_t = n_bt · φ_t · (1 − n_bt/N_t). φ_t = s_t² / μ_t(1 − μ_t) is how much less credits of type t vary than outcomes
 * that are all or nothing; the last factor allows for the body's own share in μ_t (Var(O − E) = Σ n s²(1 − n/N)).
 * The rows need no order; a body and type may stand in several. Types with fewer than `judgedOfTypeMin` are pooled.
 */
export function caseMix(tallies: readonly TypeTally[], judgedOfTypeMin = 20): readonly CaseMix[] {
  const judgedByType = sumBy(tallies, (row) => row.type)
  const rows = [...tallies]
    .sort(byContent) // so that sums of credits come out the same to the bit
    .filter((row) => row.judged > 0)
    .map((row) => (judgedByType.get(row.type)!.judged < judgedOfTypeMin ? { ...row, type: pooledTypes } : row))
  const group = sumBy(rows, (row) => row.type)
  const keys = [...new Set(rows.map((row) => row.key))].sort()
  const byKey = new Map<string, TypeTally[]>(keys.map((key) => [key, []]))
  for (const row of rows) byKey.get(row.key)!.push(row)
  return keys.map((key) => {
    const cells = [...sumBy(byKey.get(key)!, (row) => row.type)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, own]) => ({ type, ...cell(own, group.get(type)!) }))
    const types = cells.map((one) => ({ type: one.type, ...standardise([one]) }))
    return { key, ...standardise(cells), types }
  })
}

function byContent(a: TypeTally, b: TypeTally): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1
  if (a.type !== b.type) return a.type < b.type ? -1 : 1
  return a.judged - b.judged || a.earned - b.earned || a.earnedSquares - b.earnedSquares
}

type Sums = { judged: number; earned: number; earnedSquares: number }

function sumBy(rows: readonly TypeTally[], name: (row: TypeTally) => string): Map<string, Sums> {
  const out = new Map<string, Sums>()
  for (const row of rows) {
    const sums = out.get(name(row)) ?? { judged: 0, earned: 0, earnedSquares: 0 }
    sums.judged += row.judged
    sums.earned += row.earned
    sums.earnedSquares += row.earnedSquares
    out.set(name(row), sums)
  }
  return out
}

type Cell = { readonly judged: number; readonly earned: number; readonly mean: number; readonly weight: number }

function cell(own: Sums, group: Sums): Cell {
  const mean = group.earned / group.judged
  const variance = Math.max(0, group.earnedSquares / group.judged - mean * mean)
  const dispersion = mean > 0 && mean < 1 ? variance / (mean * (1 - mean)) : 0
  return {
    judged: own.judged,
    earned: own.earned,
    mean,
    weight: own.judged * dispersion * (1 - own.judged / group.judged),
  }
}

function standardise(cells: readonly Cell[]) {
  const sum = (part: (one: Cell) => number) => cells.reduce((all, one) => all + part(one), 0)
  const observed = sum((one) => one.earned)
  const expected = sum((one) => one.judged * one.mean)
  return { judged: sum((one) => one.judged), observed, expected, ratio: ratio(cells, observed, expected) }
}

// The roots in ρ of (E² + z²B)ρ² − (2OE + z²A)ρ + O² = 0, A = Σ wμ, B = Σ wμ².
function ratio(cells: readonly Cell[], observed: number, expected: number): Ratio | null {
  const linear = cells.reduce((all, one) => all + one.weight * one.mean, 0)
  if (expected === 0 || linear === 0) return null
  const square = cells.reduce((all, one) => all + one.weight * one.mean * one.mean, 0)
  const a = expected * expected + z * z * square
  const b = 2 * observed * expected + z * z * linear
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * observed * observed))
  return { value: observed / expected, lower: Math.max(0, (b - root) / (2 * a)), upper: (b + root) / (2 * a) }
}

const z = 1.959963984540054

// Ranks of the bodies of a league, as intervals from the joint posterior draws of their rates.
import assert from 'node:assert/strict'
import { type BodyCounts, type GroupFit, total } from './posterior.ts'
import type { RankCounts } from './rank-count.ts'
import { countRanksInThreads } from './rank-threads.ts'
import { classCounts, type RateModel } from './rate.ts'

/** Where a body stands; rank 1 is the highest rate. */
export type RankRange = {
  readonly key: string
  /** Equal-tailed 95 % range: the chance of a rank below `lower`, and of one above `upper`, is at most 2.5 % each. */
  readonly lower: number
  readonly upper: number
  /** Mean rank. */
  readonly mean: number
  /** Chance of standing among the first, and among the last, ⌊bodies / 4⌋; null for few bodies. */
  readonly quarters: { readonly top: number; readonly bottom: number } | null
}

const quartersFromDefault = 8

/** Reliability of a group's order: the posterior mean of n/(n + M), averaged over the bodies. 0 to 1. */
export function reliability(fit: GroupFit, bodies: readonly BodyCounts[]): number {
  const byCount = new Map<number, number>()
  for (const body of bodies) byCount.set(total(body.counts), (byCount.get(total(body.counts)) ?? 0) + 1)
  let sum = 0
  // Sorted, so that the order of the bodies cannot show in the last bit.
  for (const [judged, times] of [...byCount].sort(([a], [b]) => a - b)) {
    let own = 0
    for (const concentration of fit.concentration) own += judged / (judged + concentration)
    sum += (times * own) / fit.concentration.length
  }
  return sum / bodies.length
}

/**
 * Rank ranges whatever the reliability, in the order given: all bodies are ranked in each of the posterior's draws.
 * Bodies with equal counts by credit have the same posterior, so their ranks are pooled and come out equal. Rates closer
 * than 2^-32 are ties, broken evenly at random. Chances of the quarters are given from `quartersFrom` bodies up. Memory
 * stays near 2 bytes a pair of bodies and thread, and below 300 MB each: above about 10,000 bodies, ranks are counted by
 * steps of several and the ranges rounded outwards. Large leagues are ranked in up to `threads` threads (all processors
 * but at most four unless told); how many leaves no trace in the result.
 */
export async function rankRanges(
  model: RateModel,
  bodies: readonly BodyCounts[],
  options: { readonly quartersFrom?: number; readonly threads?: number | undefined } = {},
): Promise<readonly RankRange[]> {
  const sorted = [...bodies].sort((a, b) => (a.key < b.key ? -1 : 1))
  assert(new Set(sorted.map((body) => body.key)).size === bodies.length, 'keys of bodies are distinct')
  const keys = sorted.map((body) => body.key)
  const classed = sorted.map((body) => classCounts(model, body.counts))
  const { credits, prior, fit } = model
  const draws = fit.concentration.length
  const counts = await countRanksInThreads({ seed: fit.seed, draws, credits, prior, keys, classed }, options.threads)
  const twinNames = classed.map((own) => own.join(' '))
  const ranges = rangesOf(counts, keys, twinNames, options.quartersFrom)
  return bodies.map((body) => ranges.get(body.key)!)
}

/** Reads rank counts as ranges by key; bodies (in the order of the counts) that share a twin name are pooled. */
export function rangesOf(
  counts: RankCounts,
  keys: readonly string[],
  twinNames: readonly string[],
  quartersFrom = quartersFromDefault,
): ReadonlyMap<string, RankRange> {
  const twins = new Map<string, number[]>()
  twinNames.forEach((name, b) => {
    const others = twins.get(name)
    if (others === undefined) twins.set(name, [b])
    else others.push(b)
  })
  const out = new Map<string, RankRange>()
  for (const members of twins.values()) {
    const range = pooledRange(counts, members, quartersFrom)
    for (const b of members) out.set(keys[b]!, Object.freeze({ key: keys[b]!, ...range }))
  }
  return out
}

function pooledRange(counts: RankCounts, members: readonly number[], quartersFrom: number): Omit<RankRange, 'key'> {
  const sum = (values: ArrayLike<number>) => members.reduce((all, b) => all + values[b]!, 0)
  const seen = members.length * counts.draws
  const steps = new Float64Array(counts.steps)
  for (const b of members) {
    for (let s = 0; s < counts.steps; s++) steps[s] = steps[s]! + counts.table[b * counts.steps + s]!
  }
  return {
    lower: stepAt(steps, 0.025 * seen) * counts.stepWidth + 1,
    upper: Math.min(counts.bodies, (stepAt(steps, 0.975 * seen) + 1) * counts.stepWidth),
    mean: sum(counts.rankSum) / seen,
    quarters: counts.bodies < quartersFrom ? null : { top: sum(counts.top) / seen, bottom: sum(counts.bottom) / seen },
  }
}

// The first step at which the cumulative count reaches `aim`.
function stepAt(steps: Float64Array, aim: number): number {
  let cumulated = 0
  for (let s = 0; s < steps.length; s++) {
    cumulated += steps[s]!
    if (cumulated >= aim) return s
  }
  return steps.length - 1
}

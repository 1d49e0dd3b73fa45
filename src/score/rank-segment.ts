// Draws the rates of a league and counts their ranks, all draws at once or those of some segments.
import { stream } from './random.ts'
import { countRanks, noCounts, type RankCounts } from './rank-count.ts'
import { classSource, type RateModel } from './rate.ts'

/** What a thread needs to rank a league; all of it can be cloned. */
export type RankTask = Pick<RateModel, 'credits' | 'prior'> & {
  readonly seed: string
  readonly draws: number
  /** Sorted. */
  readonly keys: readonly string[]
  /** Counts by class of credit, in the order of the keys. */
  readonly classed: readonly Float64Array[]
}

/** Into how many segments the draws of a large league are cut, each with streams of its own; no more threads than these. */
export const segmentsOfLarge = 8

/** Ranks in all draws, a body's random numbers being one stream: those of `drawRates`. */
export function rankAtOnce(task: RankTask): RankCounts {
  const { seed, draws, keys, classed } = task
  const sources = keys.map((key, b) => classSource(task, classed[b]!, stream(seed, 'rate', key)))
  return countRanks({
    bodies: keys.length,
    draws,
    seed,
    fill: (from, to, block) => {
      for (let b = 0; b < sources.length; b++) sources[b]!(from, to, block, b, sources.length)
    },
  })
}

/**
 * Ranks in the draws of the segments `first` … `last` − 1 of `segmentsOfLarge`. A body has a stream for each segment, by
 * its key: the counts of all segments sum to the same, whoever counts which.
 */
export function rankSegments(task: RankTask, first: number, last: number): RankCounts {
  const { seed, draws, keys, classed } = task
  const counts = noCounts(keys.length, draws)
  for (let segment = first; segment < last; segment++) {
    const start = Math.floor((segment * draws) / segmentsOfLarge)
    const end = Math.floor(((segment + 1) * draws) / segmentsOfLarge)
    const sources = keys.map((key, b) => classSource(task, classed[b]!, stream(seed, 'rate', key, segment)))
    const fill = (from: number, to: number, block: Float64Array) => {
      for (let b = 0; b < sources.length; b++) sources[b]!(start + from, start + to, block, b, sources.length)
    }
    countRanks({ bodies: keys.length, draws: end - start, seed, segment, fill }, counts)
  }
  return counts
}

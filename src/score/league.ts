// One peer group's estimates side by side: rates with intervals and bounds, the reliability of their order, and ranks.
import { type Bounds, boundsEstimator } from './bounds.ts'
import { type Estimate, rateEstimator } from './estimate.ts'
import type { Method } from './method.ts'
import { type BodyCounts, fitGroup, type GroupFit, total } from './posterior.ts'
import { type RankRange, rankRanges, reliability } from './rank.ts'
import { rateModel } from './rate.ts'

/** Counts of one unit: judged by level in the order of the credits, and how many are due and not judged. */
export type LeagueInput = { readonly key: string; readonly levels: readonly number[]; readonly unjudged: number }

export type LeagueUnit = {
  readonly key: string
  readonly judged: number
  /** Mean credit as counted, with nothing borrowed from peers; null where nothing is judged. */
  readonly crude: number | null
  /** Null below the method's smallest number of judged commitments. */
  readonly rate: Estimate | null
  readonly isFew: boolean
  readonly bounds: Bounds | null
  /** Null where no rank is given: too few judged, or data that do not tell the bodies apart. */
  readonly rank: RankRange | null
}

export type LeagueFit = {
  readonly pooled: boolean
  /** M: how many commitments the group's common rate weighs in each estimate; median and 95 % interval. */
  readonly concentration: { readonly median: number; readonly lower: number; readonly upper: number }
  readonly rHat: number
  readonly drawsEffective: number
}

export type League = {
  /** Mean over the bodies of how much of each estimate is the body's own data, 0 to 1; null where nothing is fitted. */
  readonly reliability: number | null
  /** False where these data do not tell the bodies apart: sort by name, print no rank. */
  readonly isOrdered: boolean
  readonly fit: LeagueFit | null
  /** In the order given. */
  readonly units: readonly LeagueUnit[]
}

export type LeagueOptions = {
  readonly method: Pick<Method, 'judgedMin' | 'judgedFew' | 'reliabilityMin' | 'quartersFrom' | 'draws' | 'seed'>
  /** Credit of each level. */
  readonly credits: readonly number[]
  /** Only bodies are ranked; types and topics get estimates alone. */
  readonly ranked: boolean
  /** Distinguishes the streams of random numbers of several leagues. */
  readonly name: string
  /** Threads to rank a large league in; all processors unless told. */
  readonly threads?: number | undefined
}

/** Estimates a peer group. Shrinkage, intervals, bounds and ranks all come from one posterior. */
export async function estimateLeague(inputs: readonly LeagueInput[], options: LeagueOptions): Promise<League> {
  const { method, credits } = options
  const counted = inputs.map(({ key, levels }): BodyCounts => ({ key, counts: levels }))
  const shown = counted.filter(({ counts }) => total(counts) >= method.judgedMin)
  if (shown.length === 0) return unfitted(inputs, credits)
  const fit = fitGroup(counted, { seed: `${method.seed}|${options.name}`, draws: method.draws })
  const model = rateModel(fit, credits)
  const estimate = rateEstimator(model)
  const bounds = boundsEstimator(model, credits, estimate)
  const order = reliability(fit, shown)
  const isOrdered = options.ranked && shown.length > 1 && order >= method.reliabilityMin
  const { quartersFrom } = method
  const ranges = isOrdered ? await rankRanges(model, shown, { quartersFrom, threads: options.threads }) : []
  const ranks = new Map(ranges.map((range) => [range.key, range]))
  const units = inputs.map(({ key, levels, unjudged }): LeagueUnit => {
    const judged = total(levels)
    const isShown = judged >= method.judgedMin
    return {
      key,
      judged,
      crude: crudeRate(levels, credits),
      rate: isShown ? estimate(levels) : null,
      isFew: isShown && judged < method.judgedFew,
      bounds: isShown ? bounds(levels, unjudged) : null,
      rank: ranks.get(key) ?? null,
    }
  })
  return { reliability: order, isOrdered, fit: describe(fit), units }
}

function unfitted(inputs: readonly LeagueInput[], credits: readonly number[]): League {
  const units = inputs.map(({ key, levels }): LeagueUnit => {
    return {
      key,
      judged: total(levels),
      crude: crudeRate(levels, credits),
      rate: null,
      isFew: false,
      bounds: null,
      rank: null,
    }
  })
  return { reliability: null, isOrdered: false, fit: null, units }
}

function crudeRate(levels: readonly number[], credits: readonly number[]): number | null {
  const judged = total(levels)
  return judged === 0 ? null : levels.reduce((sum, count, k) => sum + count * credits[k]!, 0) / judged
}

function describe({ pooled, concentrationSummary, mixing }: GroupFit): LeagueFit {
  return { pooled, concentration: concentrationSummary, rHat: mixing.rHat, drawsEffective: mixing.drawsEffective }
}

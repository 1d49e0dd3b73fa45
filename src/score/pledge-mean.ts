// The estimated rates of bodies in the leagues of pledges, without interval or rank: what sensitivity compares.
import type { Database } from '../engine/duckdb.ts'
import { meanEstimator } from './estimate.ts'
import type { LeagueFigures } from './league-figures.ts'
import { judgedLevels, type Method } from './method.ts'
import { type GroupOutcomes, readOutcomes, type UnitOutcomes } from './outcome.ts'
import { type BodyCounts, fitGroup, type GroupFit, total } from './posterior.ts'
import { reliability } from './rank.ts'
import { rateModel } from './rate.ts'
import type { Names } from './unit-name.ts'

export type PledgeMeans = Pick<LeagueFigures, 'measure' | 'peerGroup' | 'standing' | 'publisher' | 'isOrdered'> & {
  /** The same for a league under every method. */
  readonly key: string
  readonly names: ReadonlyMap<string, string>
  /** Bodies with at least the method's least number judged, each with its posterior mean. */
  readonly rates: readonly { readonly key: string; readonly rate: number }[]
}

/** Fits that were made: methods that count alike share one, for a fit knows nothing of credits. */
export type Fits = Map<string, GroupFit>

/** Rates as `pledgeLeagues` estimates them, for the groups taken. Leagues in which nobody has a rate are left out. */
export async function pledgeMeans(
  database: Database,
  method: Method,
  {
    names,
    fits,
    take,
  }: { readonly names: Names; readonly fits: Fits; readonly take: (group: GroupOutcomes) => boolean },
): Promise<readonly PledgeMeans[]> {
  const groups = (await readOutcomes(database, 'body', method)).filter(take)
  return groups.flatMap((group) => {
    const parts = group.peerGroup === null ? group.units.map((unit) => [unit]) : [group.units]
    return parts.flatMap((units) => meansOf(group, units, { method, names, fits }) ?? [])
  })
}

function meansOf(
  { peerGroup, standing, publisher }: GroupOutcomes,
  units: readonly UnitOutcomes[],
  { method, names, fits }: { readonly method: Method; readonly names: Names; readonly fits: Fits },
): PledgeMeans | undefined {
  const counted = units.map(({ unit, levels }): BodyCounts => ({ key: unit, counts: levels }))
  const shown = counted.filter(({ counts }) => total(counts) >= method.judgedMin)
  if (shown.length === 0) return undefined
  const key = ['pledges-kept', 'body', peerGroup ?? units[0]!.unit, standing, publisher].join('|')
  const fit = fitOnce(fits, key, counted, method)
  const mean = meanEstimator(
    rateModel(
      fit,
      judgedLevels.map((level) => method.credits[level]),
    ),
  )
  return {
    measure: 'pledges-kept',
    peerGroup: names.group(peerGroup),
    standing,
    publisher,
    isOrdered: shown.length > 1 && reliability(fit, shown) >= method.reliabilityMin,
    key,
    names: new Map(units.map(({ unit }) => [unit, names.unit(unit)])),
    rates: shown.map((body) => ({ key: body.key, rate: mean(body.counts) })),
  }
}

function fitOnce(fits: Fits, key: string, counted: readonly BodyCounts[], { seed, draws }: Method): GroupFit {
  const known = JSON.stringify([key, seed, draws, counted])
  let fit = fits.get(known)
  if (fit === undefined) {
    fit = fitGroup(counted, { seed: `${seed}|${key}`, draws })
    fits.set(known, fit)
  }
  return fit
}

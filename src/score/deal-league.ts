// The leagues of deals from project snapshots, and how a group of deals becomes a league.
import type { Database } from '../engine/duckdb.ts'
import { type DealGroup, type DealUnit, readDeals } from './deal-outcome.ts'
import { estimateLeague, type LeagueUnit } from './league.ts'
import type { LeagueFigures, PeerGroup, UnitFigures } from './league-figures.ts'
import type { Method } from './method.ts'
import { type OpennessGroup, readOpenness } from './openness.ts'
import type { Dimension } from './outcome.ts'
import type { Names } from './unit-name.ts'

export async function* dealLeagues(
  database: Database,
  method: Method,
  dimension: 'body' | 'topic' | 'jurisdiction',
  names: Names,
): AsyncGenerator<LeagueFigures> {
  for (const group of await readDeals(database, dimension, method)) {
    const { measure, peerGroup } = group
    yield dealLeague(group, {
      method,
      dimension,
      peerGroup: names.group(peerGroup),
      source: null,
      seedName: [measure, dimension, peerGroup].join('|'),
      nameOf: ({ unit }) => (dimension === 'body' ? names.unit(unit) : unit),
    })
  }
  if (dimension !== 'body') return
  for (const group of await readOpenness(database, method)) {
    yield opennessLeague(group, {
      method,
      dimension,
      peerGroup: names.group(group.peerGroup),
      source: null,
      seedName: ['openness', group.peerGroup].join('|'),
      nameOf: ({ unit }) => names.unit(unit),
    })
  }
}

export type LeagueSetting = {
  readonly method: Method
  readonly dimension: Dimension
  readonly peerGroup: PeerGroup
  readonly source: string | null
  /** Distinguishes the league's random numbers. */
  readonly seedName: string
  readonly nameOf: (unit: { readonly unit: string }) => string
}

/** Bodies alone are ranked, and by end dates held only where the source shows the original scope of every judged deal. */
export async function dealLeague(group: Omit<DealGroup, 'peerGroup'>, setting: LeagueSetting): Promise<LeagueFigures> {
  const { measure, units } = group
  const { method, dimension, peerGroup, source, seedName, nameOf } = setting
  const inputs = units.map(({ unit, yes, no }) => ({ key: unit, levels: [yes, no], unjudged: 0 }))
  const ranked = dimension === 'body' && (measure !== 'end-dates-held' || showsScope(units))
  const league = await estimateLeague(inputs, { method, credits: [1, 0], ranked, name: seedName })
  return {
    ...league,
    measure,
    dimension,
    peerGroup,
    standing: 'computed',
    publisher: null,
    source,
    // A supplier's delivery record has no order, so it has no reliability of one.
    reliability: dimension === 'supplier' ? null : league.reliability,
    units: league.units.map((own, i) => {
      const { yes, no, counts } = units[i]!
      return figuresOf(own, nameOf(units[i]!), { yes, no }, counts)
    }),
  }
}

/**
 * Whether the source shows the original scope of every judged deal. Where it does not, a later end may be an option year or
 * added work: the end date was extended, which is not held against a body, so no order is made of it.
 */
function showsScope(units: readonly DealUnit[]): boolean {
  return units.every(({ yes, no, counts }) => counts.scopeShown === yes + no)
}

/** What can be published differs with what is bought, so openness is never ranked. */
export async function opennessLeague(
  { shares, units }: Omit<OpennessGroup, 'peerGroup'>,
  { method, peerGroup, source, seedName, nameOf }: LeagueSetting,
): Promise<LeagueFigures> {
  const inputs = units.map(({ unit, levels }) => ({ key: unit, levels, unjudged: 0 }))
  const league = await estimateLeague(inputs, { method, credits: shares, ranked: false, name: seedName })
  return {
    ...league,
    measure: 'openness',
    dimension: 'body',
    peerGroup,
    standing: 'computed',
    publisher: null,
    source,
    reliability: null,
    units: league.units.map((own, i) => figuresOf(own, nameOf(units[i]!), {}, null)),
  }
}

// Property by property: a spread is ten times slower, and there may be half a million.
function figuresOf(
  { key, judged, crude, rate, isFew, bounds, rank }: LeagueUnit,
  name: string,
  levels: UnitFigures['levels'],
  deals: UnitFigures['deals'],
): UnitFigures {
  return { judged, crude, rate, isFew, bounds, rank, unit: key, name, levels, pledges: null, deals, caseMix: null }
}

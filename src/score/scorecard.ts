// All figures of a record at one moment: league by league, measure by measure, standing by standing.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import type { Agreement } from './agreement.ts'
import type { Ratio } from './case-mix.ts'
import { readCaseMix } from './case-mix-read.ts'
import { coderAgreement } from './coder-agreement.ts'
import { type DealCounts, readDeals } from './deal-outcome.ts'
import { estimateLeague, type League, type LeagueUnit } from './league.ts'
import { judgedLevels, type Measure, type Method } from './method.ts'
import { readOpenness } from './openness.ts'
import { type Dimension, readOutcomes, type Stream, type UnitCounts } from './outcome.ts'

export type PeerGroup = { readonly id: string | null; readonly name: string; readonly why: string | null }

export type UnitFigures = Omit<LeagueUnit, 'key'> & {
  readonly unit: string
  readonly name: string
  /** Judged by level, in words of the measure: `fulfilled` …, or `yes` and `no`. */
  readonly levels: Readonly<Record<string, number>>
  readonly pledges: UnitCounts | null
  readonly deals: DealCounts | null
  /** Observed over expected by commitment type; read against 1, never ranked. */
  readonly caseMix: Ratio | null
}

export type LeagueFigures = Stream &
  Omit<League, 'units'> & {
    readonly measure: Measure
    readonly dimension: Dimension
    readonly peerGroup: PeerGroup
    /** By rate where the order is reliable, else by name. */
    readonly units: readonly UnitFigures[]
  }

export type Scorecard = {
  readonly dimension: Dimension
  /** How far coders agree; null where nobody coded anything. */
  readonly agreement: Agreement | null
  readonly method: { readonly method: string; readonly version: string; readonly digest: string }
  readonly leagues: readonly LeagueFigures[]
}

/** Tables of the moment that a scorecard reads. */
export const scorecardTables = ['body', 'outcome_count', 'type_tally', 'deal_measure', 'openness', 'reading'] as const

/** Computes every league from the tables of the moment; the same tables and method give the same figures to the bit. */
export async function scorecard(database: Database, method: Method, dimension: Dimension): Promise<Scorecard> {
  const names = await readNames(database, method)
  const leagues = [
    ...(await pledgeLeagues(database, method, dimension, names)),
    ...(dimension === 'type' ? [] : await dealLeagues(database, method, dimension, names)),
  ]
  return {
    dimension,
    method: { method: method.method, version: method.version, digest: method.digest },
    agreement: await coderAgreement(database, method),
    leagues: leagues.map(sorted),
  }
}

/** The leagues of pledges by body alone. */
export async function pledgeScorecard(database: Database, method: Method): Promise<readonly LeagueFigures[]> {
  return pledgeLeagues(database, method, 'body', await readNames(database, method))
}

type Names = { readonly unit: (id: string) => string; readonly group: (id: string | null) => PeerGroup }

async function readNames(database: Database, method: Method): Promise<Names> {
  const rows = await database.rows(
    'SELECT body_id, name, peer_group, peer_group_name, peer_group_why FROM body',
    z.object({
      body_id: z.string(),
      name: z.string().nullable(),
      peer_group: z.string().nullable(),
      peer_group_name: z.string().nullable(),
      peer_group_why: z.string().nullable(),
    }),
  )
  const units = new Map(rows.map((row) => [row.body_id, row.name ?? row.body_id]))
  const groups = new Map<string, PeerGroup>()
  for (const { peer_group: id, peer_group_name: name, peer_group_why: why } of rows) {
    if (id !== null) groups.set(id, { id, name: name ?? id, why })
  }
  for (const { peerGroup: id, name, why } of method.peerGroups) groups.set(id, { id, name, why })
  return {
    unit: (id) => units.get(id) ?? id,
    group: (id) => (id === null ? noGroup : (groups.get(id) ?? { id, name: id, why: null })),
  }
}

const noGroup: PeerGroup = { id: null, name: 'no peer group', why: null }

async function pledgeLeagues(
  database: Database,
  method: Method,
  dimension: Dimension,
  names: Names,
): Promise<readonly LeagueFigures[]> {
  const credits = judgedLevels.map((level) => method.credits[level])
  const groups = await readOutcomes(database, dimension, method)
  const mixes = dimension === 'body' ? await readCaseMix(database, method) : undefined
  return groups.flatMap((group): LeagueFigures[] => {
    const { peerGroup, standing, publisher } = group
    // Bodies without a declared peer group are peers of nobody: each stands alone, fitted by itself.
    const parts = peerGroup === null && dimension === 'body' ? group.units.map((unit) => [unit]) : [group.units]
    return parts.map((units) => {
      const inputs = units.map(({ unit, levels, counts }) => ({ key: unit, levels, unjudged: counts.unjudged }))
      const name = ['pledges-kept', dimension, peerGroup ?? units[0]!.unit, standing, publisher].join('|')
      const league = estimateLeague(inputs, { method, credits, ranked: dimension === 'body', name })
      return {
        ...league,
        measure: 'pledges-kept',
        dimension,
        peerGroup: names.group(peerGroup),
        standing,
        publisher,
        units: league.units.map(({ key, ...figures }, i): UnitFigures => {
          const { levels, counts } = units[i]!
          return {
            ...figures,
            unit: key,
            name: dimension === 'body' ? names.unit(key) : key,
            levels: Object.fromEntries(judgedLevels.map((level, k) => [level, levels[k]!])),
            pledges: counts,
            deals: null,
            caseMix: mixes?.(peerGroup, standing, publisher, key) ?? null,
          }
        }),
      }
    })
  })
}

async function dealLeagues(
  database: Database,
  method: Method,
  dimension: 'body' | 'topic' | 'jurisdiction',
  names: Names,
): Promise<readonly LeagueFigures[]> {
  const groups = await readDeals(database, dimension, method)
  const leagues = groups.map(({ measure, peerGroup, units }): LeagueFigures => {
    const inputs = units.map(({ unit, yes, no }) => ({ key: unit, levels: [yes, no], unjudged: 0 }))
    const name = [measure, dimension, peerGroup].join('|')
    const ranked = dimension === 'body' && (measure !== 'end-dates-held' || showsScope(units))
    const league = estimateLeague(inputs, { method, credits: [1, 0], ranked, name })
    return {
      ...league,
      measure,
      dimension,
      peerGroup: names.group(peerGroup),
      standing: 'computed',
      publisher: null,
      units: league.units.map(({ key, ...figures }, i): UnitFigures => {
        const { yes, no, counts } = units[i]!
        const name = dimension === 'body' ? names.unit(key) : key
        return { ...figures, unit: key, name, levels: { yes, no }, pledges: null, deals: counts, caseMix: null }
      }),
    }
  })
  return [...leagues, ...(dimension === 'body' ? await opennessLeagues(database, method, names) : [])]
}

/**
 * Whether the source shows the original scope of every judged deal. Where it does not, a later end may be an option year or
 * added work: the end date was extended, which is not held against a body, so no order is made of it.
 */
function showsScope(
  units: readonly { readonly yes: number; readonly no: number; readonly counts: DealCounts }[],
): boolean {
  return units.every(({ yes, no, counts }) => counts.scopeShown === yes + no)
}

async function opennessLeagues(database: Database, method: Method, names: Names): Promise<readonly LeagueFigures[]> {
  const groups = await readOpenness(database, method)
  return groups.map(({ peerGroup, shares, units }): LeagueFigures => {
    const inputs = units.map(({ unit, levels }) => ({ key: unit, levels, unjudged: 0 }))
    const name = ['openness', peerGroup].join('|')
    const league = estimateLeague(inputs, { method, credits: shares, ranked: false, name })
    return {
      ...league,
      measure: 'openness',
      dimension: 'body',
      peerGroup: names.group(peerGroup),
      standing: 'computed',
      publisher: null,
      reliability: null,
      units: league.units.map(({ key, ...figures }): UnitFigures => {
        return { ...figures, unit: key, name: names.unit(key), levels: {}, pledges: null, deals: null, caseMix: null }
      }),
    }
  })
}

function sorted(league: LeagueFigures): LeagueFigures {
  const byName = (a: UnitFigures, b: UnitFigures) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  const byRate = (a: UnitFigures, b: UnitFigures) => (b.rate?.mean ?? -1) - (a.rate?.mean ?? -1) || byName(a, b)
  return { ...league, units: [...league.units].sort(league.isOrdered ? byRate : byName) }
}

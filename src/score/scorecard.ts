// All figures of a record at one moment: league by league, measure by measure, standing by standing.
import type { Database } from '../engine/duckdb.ts'
import type { Agreement } from './agreement.ts'
import { bulkTables } from './bulk-outcome.ts'
import { coderAgreement } from './coder-agreement.ts'
import { contractLeagues } from './contract-league.ts'
import { dealLeagues } from './deal-league.ts'
import { inOrder, type LeagueFigures } from './league-figures.ts'
import type { Method } from './method.ts'
import type { Dimension } from './outcome.ts'
import { pledgeLeagues } from './pledge-league.ts'
import { readNames } from './unit-name.ts'

export type Scorecard = ScorecardHead & { readonly leagues: readonly LeagueFigures[] }

export type ScorecardHead = {
  readonly dimension: Dimension
  readonly method: { readonly method: string; readonly version: string; readonly digest: string }
  /** How far coders agree; null where nobody coded anything. */
  readonly agreement: Agreement | null
}

/** Tables of the moment that a scorecard reads. */
export const scorecardTables = [
  'body',
  'outcome_count',
  'type_tally',
  'deal_measure',
  'openness',
  'reading',
  'dataset_notice',
  ...bulkTables,
] as const

/** Computes every league from the tables of the moment; the same tables and method give the same figures to the bit. */
export async function scorecard(database: Database, method: Method, dimension: Dimension): Promise<Scorecard> {
  const leagues: LeagueFigures[] = []
  for await (const league of scorecardLeagues(database, method, dimension)) leagues.push(league)
  return { ...(await scorecardHead(database, method, dimension)), leagues }
}

/** What stands over the leagues. */
export async function scorecardHead(database: Database, method: Method, dimension: Dimension): Promise<ScorecardHead> {
  return {
    dimension,
    method: { method: method.method, version: method.version, digest: method.digest },
    agreement: await coderAgreement(database, method),
  }
}

/** The leagues one by one, each made when it is asked for: memory holds one, which may have half a million suppliers. */
export async function* scorecardLeagues(
  database: Database,
  method: Method,
  dimension: Dimension,
): AsyncGenerator<LeagueFigures> {
  const names = await readNames(database, method)
  if (dimension !== 'supplier') {
    for await (const league of pledgeLeagues(database, method, dimension, names)) yield inOrder(league)
    if (dimension !== 'type') {
      for await (const league of dealLeagues(database, method, dimension, names)) yield inOrder(league)
    }
  }
  if (dimension === 'body' || dimension === 'supplier') {
    for await (const league of contractLeagues(database, method, dimension, names)) yield inOrder(league)
  }
}

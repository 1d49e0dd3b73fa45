// The leagues of bulk contracts: buyers within their source, and the delivery records of suppliers.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import { type BulkKind, readBulkDeals, readBulkOpenness } from './bulk-outcome.ts'
import { dealLeague, opennessLeague } from './deal-league.ts'
import type { LeagueFigures, PeerGroup } from './league-figures.ts'
import type { Method } from './method.ts'
import type { Names } from './unit-name.ts'

/**
 * What is judged of contracts hangs on how their source publishes them, so the units of one source are estimated together
 * and with no others: not with those of another source, nor with deals from project snapshots. A body keeps its
 * source's group here, whatever group it has for pledges.
 */
export async function* contractLeagues(
  database: Database,
  method: Method,
  dimension: 'body' | 'supplier',
  names: Names,
): AsyncGenerator<LeagueFigures> {
  const kind = dimension === 'body' ? 'buyer' : 'supplier'
  const groupOf = await readGroups(database, kind, names)
  const setting = (source: string, measure: string, called: ReadonlyMap<string, string>) => ({
    method,
    dimension,
    peerGroup: groupOf(source),
    source,
    seedName: ['contracts', measure, kind, source].join('|'),
    nameOf: ({ unit }: { readonly unit: string }) => nameOf(unit, called, names),
  })
  for await (const group of readBulkDeals(database, kind)) {
    yield dealLeague(group, setting(group.source, group.measure, group.names))
  }
  if (kind === 'supplier') return
  for await (const group of readBulkOpenness(database)) {
    yield opennessLeague(group, setting(group.source, 'openness', group.names))
  }
}

// The record's own name for a body goes before the one in the contracts.
function nameOf(unit: string, called: ReadonlyMap<string, string>, names: Names): string {
  const known = names.unit(unit)
  return known === unit ? (called.get(unit) ?? unit) : known
}

const groupRow = z.object({ source: z.string(), name: z.string(), why: z.string() })

// A source's own words for its buyers, where it declares one group and no more.
async function readGroups(database: Database, kind: BulkKind, names: Names): Promise<(source: string) => PeerGroup> {
  if (kind === 'supplier') {
    return (source) => ({ id: source, name: `suppliers named in ${source}`, why: oneSource })
  }
  const tables = await database.rows(
    `SELECT count(*) AS n FROM information_schema.tables WHERE table_name IN ('peer_group', 'moment')`,
    z.object({ n: z.number() }),
  )
  const declared =
    tables[0]!.n < 2
      ? []
      : await database.rows(
          `SELECT source, any_value(name) AS name, any_value(why) AS why FROM peer_group, moment
           WHERE known_from <= known_at AND (known_to IS NULL OR known_to > known_at)
           GROUP BY source HAVING count(DISTINCT peer_group) = 1`,
          groupRow,
        )
  const bySource = new Map(declared.map(({ source, name, why }) => [source, { id: source, name, why }]))
  return (source) => {
    const named = names.group(source)
    return (
      bySource.get(source) ?? (named.why === null ? { ...named, name: `buyers in ${source}`, why: oneSource } : named)
    )
  }
}

const oneSource = 'one source publishes their contracts, and all are measured by the same rules'

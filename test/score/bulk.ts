// A database with hand-made tables of bulk contracts, as the engine makes them.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../src/engine/duckdb.ts'

export type Count = {
  readonly measure?: string
  readonly kind?: 'buyer' | 'supplier'
  readonly source?: string
  readonly unit: string
  readonly outcome: 'yes' | 'no' | null
  readonly reason?: string
  readonly n: number
  readonly scopeShown?: number
}

/** In memory; `bodies` are [id, name, peer group] and `names` [kind, source, unit, name]. */
export async function bulkDatabase(tables: {
  readonly counts: readonly Count[]
  readonly bodies?: readonly (readonly [string, string, string])[]
  readonly names?: readonly (readonly [string, string, string, string])[]
  readonly openness?: readonly (readonly [string, string, number, number])[]
  readonly spreads?: readonly (readonly (string | number)[])[]
}): Promise<Database> {
  const database = await openDatabase({ temporary: mkdtempSync(join(tmpdir(), 'kept-bulk-')) })
  const { counts, bodies = [], names = [], openness = [], spreads = [] } = tables
  const make = async (name: string, columns: string, rows: readonly (readonly (string | number | null)[])[]) => {
    await database.run(`CREATE TEMP TABLE ${name} (${columns})`)
    for (const row of rows) await database.run(`INSERT INTO ${name} VALUES (${row.map(literal).join(', ')})`)
  }
  await make(
    'body',
    'body_id VARCHAR, name VARCHAR, peer_group VARCHAR, peer_group_name VARCHAR, peer_group_why VARCHAR',
    bodies.map(([id, name, group]) => [id, name, group, group, 'declared']),
  )
  await make(
    'bulk_count',
    'measure VARCHAR, kind VARCHAR, source VARCHAR, unit_id VARCHAR, outcome VARCHAR, reason VARCHAR, n BIGINT, scope_shown_n BIGINT, extension_days BIGINT, observed_days BIGINT',
    counts.map((one) => [
      one.measure ?? 'end-dates-held',
      one.kind ?? 'buyer',
      one.source ?? 'src',
      one.unit,
      one.outcome,
      one.reason ?? null,
      one.n,
      one.scopeShown ?? 0,
      one.outcome === 'no' ? 30 * one.n : 0,
      one.outcome === null ? 0 : 365 * one.n,
    ]),
  )
  await make('reading', 'commitment_id VARCHAR, coder VARCHAR, fulfilment VARCHAR', [])
  await make('bulk_unit', 'kind VARCHAR, source VARCHAR, unit_id VARCHAR, name VARCHAR', names)
  await make('bulk_openness', 'source VARCHAR, unit_id VARCHAR, share DECIMAL(10, 9), n BIGINT', openness)
  await make(
    'bulk_spread',
    'measure VARCHAR, kind VARCHAR, source VARCHAR, unit_id VARCHAR, n BIGINT, min BIGINT, q1 DOUBLE, median DOUBLE, q3 DOUBLE, max BIGINT',
    spreads,
  )
  return database
}

function literal(value: string | number | null): string {
  return value === null ? 'NULL' : typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
}

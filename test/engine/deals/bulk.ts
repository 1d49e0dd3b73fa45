// Bulk deals in memory of a test: rows written as Parquet in the layout of a record, then measured.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { measureDeals, measureListed } from '../../../src/engine/deals/measure.ts'
import { type ActiveDataset, createDealViews } from '../../../src/engine/deals/views.ts'
import { type Database, openDatabase } from '../../../src/engine/duckdb.ts'
import { loadMacros } from '../../../src/engine/load.ts'
import { type DealTableName, dealTables } from '../../../src/sources/ocds/deal-table.ts'

export type Cell = string | number | boolean | null
export type DealRow = Readonly<Record<string, Cell>>
export type DealRows = Readonly<Partial<Record<DealTableName, readonly DealRow[]>>>
export type BulkDataset = { readonly dataset: string; readonly source: string; readonly tables: DealRows }

export type Bulk = {
  readonly database: Database
  readonly datasets: readonly ActiveDataset[]
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
  /** Measures everything as of a day. */
  measure(asOf: string, rowsMax?: number): Promise<void>
  /** Measures these processes alone and leaves their tables. */
  list(asOf: string, processes: readonly (readonly [dataset: number, process: number])[]): Promise<void>
  close(): void
}

export async function bulk(given: readonly BulkDataset[]): Promise<Bulk> {
  const dir = mkdtempSync(join(tmpdir(), 'kept-bulk-'))
  const database = await openDatabase({ temporary: join(dir, 'spill') })
  await loadMacros(database)
  const pathOf = (dataset: string, table: DealTableName) => join(dir, 'deals', dataset, `${table}.parquet`)
  const datasets: ActiveDataset[] = []
  for (const [number, { dataset, source, tables }] of given.entries()) {
    for (const { table } of dealTables) await write(database, table, tables[table] ?? [], pathOf(dataset, table))
    const rows = Object.fromEntries(Object.entries(tables).map(([table, list]) => [table, list.length]))
    datasets.push({ number, dataset, source, rows })
  }
  await createDealViews(database, datasets, pathOf)
  const at = (asOf: string) =>
    database.run(
      `CREATE OR REPLACE TEMP TABLE moment AS SELECT CAST($asOf AS DATE) AS as_of, CAST($asOf AS TIMESTAMP) AS known_at,
         CAST($asOf AS DATE) AS today, 'en' AS language, FALSE AS is_public, 0 AS notice_window_days`,
      { asOf },
    )
  return {
    database,
    datasets,
    rows: (sql) => database.rows(sql, z.record(z.string(), z.unknown())),
    async measure(asOf, rowsMax) {
      await at(asOf)
      await measureDeals(database, { datasets, ...(rowsMax === undefined ? {} : { rowsMax }) })
    },
    async list(asOf, processes) {
      await at(asOf)
      const values = processes.map(([dataset, process]) => `(${dataset}, ${process})`).join(', ')
      await database.run(
        `CREATE OR REPLACE TEMP TABLE slice_process AS SELECT * FROM (VALUES ${values}) v(dataset, process)`,
      )
      await measureListed(database, { datasets })
    },
    close() {
      database.close()
      rmSync(dir, { recursive: true })
    },
  }
}

async function write(database: Database, table: DealTableName, rows: readonly DealRow[], path: string): Promise<void> {
  const columns = dealTables.find((one) => one.table === table)!.columns
  const known = new Set(columns.map(({ name }) => name))
  for (const row of rows) {
    for (const name of Object.keys(row)) if (!known.has(name)) throw new Error(`${table} has no column ${name}`)
  }
  mkdirSync(dirname(path), { recursive: true })
  const json = `${path}.json`
  writeFileSync(json, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const types = columns.map(({ name, type }) => `'${name}': '${type}'`).join(', ')
  const from =
    rows.length === 0
      ? `(SELECT ${columns.map(({ name, type }) => `CAST(NULL AS ${type}) AS "${name}"`).join(', ')}) WHERE FALSE`
      : `read_json('${json}', format = 'newline_delimited', records = true, columns = {${types}})`
  await database.run(`COPY (SELECT * FROM ${from} ORDER BY process) TO '${path}' (FORMAT parquet)`)
}

/** A process with its buyer, of which contracts are made below. */
export function process(number: number, over: DealRow = {}): DealRow {
  return {
    process: number,
    kind: 'process',
    ocid: `ocds-1-${number}`,
    buyer: 'b/1',
    buyer_name: 'Works Department',
    first_release_at: '2019-01-01T00:00:00',
    last_release_at: '2024-01-01T00:00:00',
    ...over,
  }
}

export function contract(number: number, over: DealRow = {}, at = 0): DealRow {
  return { process: number, contract: at, kind: 'contract', award: 0, revisions: 1, amendments: 0, ...over }
}

/** Revisions of one contract, in order; `on` is the day of the release. */
export function revisions(
  number: number,
  rows: readonly (DealRow & { readonly on: string | null })[],
  at = 0,
): readonly DealRow[] {
  return rows.map(({ on, ...row }, revision) => ({
    process: number,
    contract: at,
    revision,
    released_at: on === null ? null : `${on}T09:00:00`,
    ...row,
  }))
}

// Writes the tables of bulk deals as Parquet from the parts that workers wrote, and names the dataset by their digests.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type DealTable, type DealTableName, dealTables } from '../../sources/ocds/deal-table.ts'
import { type Database, openDatabase } from '../duckdb.ts'

export type WrittenTable = { readonly table: DealTableName; readonly sha256: string; readonly rows: number }

export type WrittenTables = {
  /** SHA-256 over the tables' digests: the name of the dataset. */
  readonly digest: string
  readonly tables: readonly WrittenTable[]
}

/**
 * Writes `<folder>/<table>.parquet` for each of the ten tables from its parts, in their order. The bytes depend on the
 * rows and the version of DuckDB alone, not on how the rows were parted or on threads.
 */
export async function writeTables(
  parts: readonly Readonly<Record<DealTableName, string>>[],
  options: {
    readonly folder: string
    readonly temporary: string
    readonly onTable?: (done: number, total: number) => void
  },
): Promise<WrittenTables> {
  await mkdir(options.folder, { recursive: true })
  const written = new Map<DealTableName, WrittenTable>()
  const waiting = [...dealTables]
  async function writeWaiting(): Promise<void> {
    // With one thread a table's row groups fall in the same places on every run; two tables are written at a time instead.
    const database = await openDatabase({ temporary: options.temporary, isOrdered: true, threads: 1 })
    try {
      for (let table = waiting.shift(); table !== undefined; table = waiting.shift()) {
        written.set(table.table, await writeTable(table, parts, options.folder, database))
        options.onTable?.(written.size, dealTables.length)
      }
    } finally {
      database.close()
    }
  }
  await Promise.all([writeWaiting(), writeWaiting()])
  const tables = dealTables.map(({ table }) => written.get(table)!)
  return { digest: datasetDigest(tables), tables }
}

async function writeTable(
  table: DealTable,
  parts: readonly Readonly<Record<DealTableName, string>>[],
  folder: string,
  database: Database,
): Promise<WrittenTable> {
  const path = join(folder, `${table.table}.parquet`)
  const paths = parts.map((part) => part[table.table])
  const [copied] = await database.rows(copyOf(table, paths, path), z.object({ Count: z.int() }))
  return { table: table.table, sha256: await digestOf(path), rows: copied!.Count }
}

/** The name of a dataset: SHA-256 over a line `table sha256` for each of its tables, in their order. */
export function datasetDigest(tables: readonly WrittenTable[]): string {
  const hash = createHash('sha256')
  for (const { table, sha256 } of tables) hash.update(`${table} ${sha256}\n`)
  return hash.digest('hex')
}

function copyOf({ columns }: DealTable, parts: readonly string[], path: string): string {
  const selected = columns.map(({ name, type }) => `CAST(${name} AS ${type}) AS ${name}`).join(', ')
  return `COPY (SELECT ${selected} FROM read_parquet([${parts.map(quoted).join(', ')}])) TO ${quoted(path)} (FORMAT parquet)`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

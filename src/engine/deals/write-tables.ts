// Writes the tables of bulk deals as Parquet from the parts that workers wrote, and names the dataset by their digests.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type DealTable, type DealTableName, dealTables } from '../../sources/ocds/deal-table.ts'
import { openDatabase } from '../duckdb.ts'

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
  const database = await openDatabase({ temporary: options.temporary, isOrdered: true })
  const tables: WrittenTable[] = []
  try {
    for (const table of dealTables) {
      const path = join(options.folder, `${table.table}.parquet`)
      const paths = parts.map((part) => part[table.table])
      const [written] = await database.rows(copyOf(table, paths, path), z.object({ Count: z.int() }))
      tables.push({ table: table.table, sha256: await digestOf(path), rows: written!.Count })
      options.onTable?.(tables.length, dealTables.length)
    }
  } finally {
    database.close()
  }
  return { digest: datasetDigest(tables), tables }
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

// Writes one table to download as CSV, JSON Lines and Parquet: the same rows give the same bytes.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createReadStream, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../../engine/duckdb.ts'
import type { Model } from '../../engine/order.ts'
import type { About } from '../edition/about.ts'
import { isErasable } from './download-table.ts'

export type Download = About['tables'][number]

/**
 * Writes `<folder>/<table>.csv`, `.jsonl` and `.parquet` below `dir`. To be called with one thread and with the order of
 * rows kept (`inOrder`): both decide on the bytes.
 *
 * CSV: a header, comma, LF, days and instants as ISO 8601, sums of money as exact decimals, lists as JSON. A cell of text that a
 * spreadsheet would take for a formula gets an apostrophe in front. JSON Lines and Parquet have the text as it is.
 */
export async function writeTable(database: Database, model: Model, dir: string, folder: string): Promise<Download> {
  await database.run(`CREATE OR REPLACE TEMP TABLE download AS ${model.sql}`)
  const columns = await readColumns(database, model)
  const [counted] = await database.rows('SELECT count(*) AS rows FROM download', z.object({ rows: z.number() }))
  const path = (extension: string) => `${folder}/${model.name}.${extension}`
  const copy = async (extension: string, select: string, options: string) => {
    await database.run(`COPY (${select}) TO ${quoted(join(dir, path(extension)))} (${options})`)
  }
  await copy('csv', selectOf(columns, csvCell), 'FORMAT csv, HEADER true')
  await copy('jsonl', selectOf(columns, jsonValue), 'FORMAT json')
  await copy('parquet', selectOf(columns, parquetValue), 'FORMAT parquet, COMPRESSION zstd')
  const files = await Promise.all(
    mediaTypes.map(async ([extension, mediaType]) => fileAt(dir, path(extension), mediaType)),
  )
  const lasting = columns.filter(({ about }) => !isErasable(about))
  let digest = files[1]!.sha256
  if (lasting.length < columns.length) {
    await copy('lasting.jsonl', selectOf(lasting, jsonValue), 'FORMAT json')
    digest = await sha256Of(join(dir, path('lasting.jsonl')))
    rmSync(join(dir, path('lasting.jsonl')))
  }
  await database.run('DROP TABLE download')
  return { table: model.name, about: model.about, rows: counted!.rows, columns: [...columns], files, digest }
}

/** Runs `work` with one thread and with the order of rows kept, as the bytes of files need it. */
export async function inOrder<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  const [before] = await database.rows(
    `SELECT current_setting('threads') AS threads, current_setting('preserve_insertion_order') AS is_ordered`,
    z.object({ threads: z.number(), is_ordered: z.boolean() }),
  )
  await database.run('SET threads = 1')
  await database.run('SET preserve_insertion_order = true')
  try {
    return await work()
  } finally {
    await database.run(`SET threads = ${before!.threads}`)
    await database.run(`SET preserve_insertion_order = ${before!.is_ordered}`)
  }
}

const mediaTypes = [
  ['csv', 'text/csv'],
  ['jsonl', 'application/jsonl'],
  ['parquet', 'application/vnd.apache.parquet'],
] as const

type Column = Download['columns'][number]

const columnRow = z.object({ column_name: z.string(), column_type: z.string() })

// A table and its description cannot part: every column is documented, in its order, and nothing else is.
async function readColumns(database: Database, { name, columns }: Model): Promise<readonly Column[]> {
  const found = await database.rows('SELECT column_name, column_type FROM (DESCRIBE download)', columnRow)
  assert.deepEqual(
    found.map((one) => one.column_name),
    [...columns.keys()],
    `${name}.sql documents other columns than it has`,
  )
  return found.map((one) => {
    return { name: one.column_name, type: one.column_type, about: columns.get(one.column_name)! }
  })
}

function selectOf(columns: readonly Column[], written: (column: Column) => string): string {
  return `SELECT ${columns.map((column) => `${written(column)} AS "${column.name}"`).join(', ')} FROM download`
}

function csvCell(column: Column): string {
  if (/^(BIGINT|INTEGER|DOUBLE|BOOLEAN)$/.test(column.type)) return `"${column.name}"`
  if (column.type.startsWith('DECIMAL') || isTime(column)) return jsonValue(column)
  const text = column.type.endsWith('[]')
    ? `CAST(to_json("${column.name}") AS VARCHAR)`
    : `CAST("${column.name}" AS VARCHAR)`
  return `CASE WHEN regexp_matches(${text}, '^[=+\\-@\\t\\r\\n]') THEN '''' || ${text} ELSE ${text} END`
}

function jsonValue({ name, type }: Column): string {
  const column = `"${name}"`
  if (type === 'DATE') return `CAST(${column} AS VARCHAR)`
  if (type === 'TIMESTAMP') return `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ')`
  // As text, since JSON numbers pass through a double; without the zeros that the column's scale adds.
  if (type.startsWith('DECIMAL')) return `rtrim(rtrim(CAST(${column} AS VARCHAR), '0'), '.')`
  return column
}

function parquetValue({ name, type }: Column): string {
  return type === 'JSON' ? `CAST("${name}" AS VARCHAR)` : `"${name}"`
}

function isTime({ type }: Column): boolean {
  return type === 'DATE' || type === 'TIMESTAMP'
}

async function fileAt(dir: string, path: string, mediaType: string): Promise<Download['files'][number]> {
  const at = join(dir, path)
  return { path, mediaType, bytes: statSync(at).size, sha256: await sha256Of(at) }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

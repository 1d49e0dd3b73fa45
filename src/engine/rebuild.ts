// Makes kept.duckdb out of the log again: the event tables and the stored models, with a digest of each.
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { type Database, openDatabase } from './duckdb.ts'
import { type Loading, loadEvents } from './load.ts'
import { loadModels, runOrder } from './order.ts'

export type TableDigest = {
  readonly name: string
  readonly rows: number
  /** 96 hexadecimal digits that depend on the rows and not on their order. */
  readonly digest: string
}

export type Rebuilding = Omit<Loading, 'spool'> & {
  /** The database file to make, usually kept.duckdb in the record's folder. */
  readonly path: string
  /** Says what the database was made from; stands in it, so that file and stamp can never be of two makings. */
  readonly stamp?: string
  readonly memoryMax?: string
  /** Told of each stage as it begins: the events, then each stored model, then the digests. */
  readonly onStage?: (stage: string) => void
}

export type Rebuilt = {
  readonly events: number
  /** Publications, corrections and voids that name no event of this log. */
  readonly unmatched: number
  readonly tables: readonly TableDigest[]
}

/**
 * Rebuilds the derived tables in a new file, and puts it in the place of the old one only when it is complete; several
 * processes may do so at once, and the last to finish stands. The same log gives the same digests. Needs free disk of about three times the log beside `path` while it runs.
 */
export async function rebuild(rebuilding: Rebuilding): Promise<Rebuilt> {
  const { path, stamp, onStage = () => {}, memoryMax } = rebuilding
  clearAbandoned(path)
  started += 1
  const own = `${path}.${process.pid}-${started}`
  const unfinished = `${own}.new`
  const temporary = `${own}.tmp`
  const spool = `${own}.spool`
  clear(unfinished, temporary, spool)
  try {
    const database = await openDatabase({
      path: unfinished,
      temporary,
      ...(memoryMax === undefined ? {} : { memoryMax }),
    })
    try {
      onStage('events')
      const { events, unmatched } = await loadEvents(database, { ...rebuilding, spool })
      for (const model of await runOrder(database, await loadModels('stored'))) {
        onStage(model.name)
        await database.run(`CREATE TABLE ${model.name} AS ${model.sql}`)
      }
      onStage('digests')
      const tables = await tableDigests(database)
      if (stamp !== undefined) await writeStamp(database, stamp)
      await database.run('CHECKPOINT')
      database.close()
      renameSync(unfinished, path)
      return { events, unmatched, tables }
    } finally {
      database.close()
    }
  } finally {
    clear(unfinished, temporary, spool)
  }
}

let started = 0

function clear(unfinished: string, temporary: string, spool: string): void {
  rmSync(unfinished, { force: true })
  rmSync(`${unfinished}.wal`, { force: true })
  rmSync(temporary, { force: true, recursive: true })
  rmSync(spool, { force: true, recursive: true })
}

// What a process left that was ended in the middle of its work; one that still runs is younger than this.
const abandonedAfterMs = 24 * 60 * 60 * 1000

function clearAbandoned(path: string): void {
  const folder = dirname(path)
  for (const name of readdirSync(folder)) {
    const rest = name.startsWith(basename(path)) ? name.slice(basename(path).length) : ''
    if (!/^\.\d+-\d+\.(new|new\.wal|tmp|spool)$/.test(rest)) continue
    const changed = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs
    if (changed !== undefined && Date.now() - changed > abandonedAfterMs)
      rmSync(join(folder, name), { force: true, recursive: true })
  }
}

// Outside the schema of the tables, of which digests are taken.
async function writeStamp(database: Database, stamp: string): Promise<void> {
  await database.run('CREATE SCHEMA making')
  await database.run('CREATE TABLE making.stamp AS SELECT $stamp AS stamp', { stamp })
}

/** What an open database says it was made from; undefined where it says nothing. */
export async function stampIn(database: Database): Promise<string | undefined> {
  try {
    return (await database.rows('SELECT stamp FROM making.stamp', z.object({ stamp: z.string() })))[0]?.stamp
  } catch {
    return undefined
  }
}

/** Recomputes the digests of all tables of a rebuilt database, by name. */
export async function digests(path: string): Promise<readonly TableDigest[]> {
  const temporary = `${path}.digest.tmp`
  const database = await openDatabase({ path, readOnly: true, temporary })
  try {
    return await tableDigests(database)
  } finally {
    database.close()
    rmSync(temporary, { force: true, recursive: true })
  }
}

const nameRow = z.object({ name: z.string() })
const digestRow = z.object({ rows: z.number(), low: z.string(), high: z.string() })

// Sums of both halves of each row's MD5 over all rows: whole numbers, so that the order in which threads add is nothing.
async function tableDigests(database: Database): Promise<readonly TableDigest[]> {
  const names = await database.rows(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'main' AND table_catalog = current_database() AND table_type = 'BASE TABLE' ORDER BY table_name`,
    nameRow,
  )
  const tables: TableDigest[] = []
  for (const { name } of names) {
    const [row] = await database.rows(
      `SELECT count(*) AS rows,
         CAST(coalesce(sum(md5_number_lower(line)), 0) AS VARCHAR) AS low,
         CAST(coalesce(sum(md5_number_upper(line)), 0) AS VARCHAR) AS high
       FROM (SELECT CAST(to_json(t) AS VARCHAR) AS line FROM "${name}" AS t)`,
      digestRow,
    )
    const { rows, low, high } = row!
    tables.push({ name, rows, digest: `${hex(rows)}${hex(low)}${hex(high)}` })
  }
  return tables
}

function hex(value: string | number): string {
  return BigInt(value).toString(16).padStart(32, '0')
}

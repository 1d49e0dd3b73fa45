// Reads the log into one raw table a kind of event, in two times: what was so from when, and what was known from when.
import { existsSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kind } from '../record/kind.ts'
import { amend } from './amend.ts'
import { contentColumns, eventTable, structType } from './column.ts'
import type { Database } from './duckdb.ts'
import { type LogEntry, openSpool, type PrivateReader } from './spool.ts'

export type Loading = {
  readonly entries: Iterable<LogEntry> | AsyncIterable<LogEntry>
  readonly held: PrivateReader
  readonly kinds: ReadonlyMap<string, Kind>
  /** Folder for the spool; made, and gone afterwards. It takes about as much room as the log. */
  readonly spool: string
}

export type Loaded = {
  readonly events: number
  /** Publications, corrections and voids that name no event of this log. */
  readonly unmatched: number
}

/**
 * Makes `event_<kind>` for every kind, also where it has no event, and `sealed_event`. A row is one version of an event
 * over one stretch of known time; `version_leaf` is the entry that gave its content. Columns before the content's own:
 * event_id, leaf_index, version_leaf, recorded_at, known_from, known_to (NULL: still), effective_at (as logged),
 * effective_from (first day), effective_precision, effective_basis, actor_role, actor_id, erased (names of fields).
 * Memory does not grow with the log, only with its amendments.
 */
export async function loadEvents(
  database: Database,
  { entries, held, kinds, spool: folder }: Loading,
): Promise<Loaded> {
  await loadMacros(database)
  for (const kind of kinds.values()) await database.run(createTable(kind))
  await database.run(createSealed)
  try {
    const spool = openSpool(join(folder, 'entries'), kinds, held)
    let events = 0
    // An awaited loop costs a turn of the event loop for each entry; most logs are read synchronously.
    if (Symbol.iterator in entries) {
      for (const entry of entries) {
        spool.entry(entry)
        events += 1
      }
    } else {
      for await (const entry of entries) {
        spool.entry(entry)
        events += 1
      }
    }
    await readSpool(database, kinds, spool.finish())
    const amended = openSpool(join(folder, 'amended'), kinds, held)
    const { unmatched } = await amend(database, { kinds, held }, amended)
    await readSpool(database, kinds, amended.finish())
    for (const kind of kinds.values()) await applyErasures(database, kind)
    return { events, unmatched }
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true })
  }
}

/** Gives a connection the macros that the models use. */
export async function loadMacros(database: Database): Promise<void> {
  const text = await readFile(new URL('./macros.sql', import.meta.url), 'utf8')
  const statements = text.replace(/^--.*\n/gm, '').split(/;\n/)
  for (const statement of statements) if (statement.trim() !== '') await database.run(statement)
}

const effective = 'STRUCT("date" VARCHAR, "precision" VARCHAR, "basis" VARCHAR)'
const actor = 'STRUCT("role" VARCHAR, "id" VARCHAR)'

const createSealed = `CREATE TABLE sealed_event
  (event_id VARCHAR, kind VARCHAR, leaf_index BIGINT, recorded_at TIMESTAMP, actor_role VARCHAR, actor_id VARCHAR, sealed VARCHAR)`

function createTable(kind: Kind): string {
  const columns = contentColumns(kind).map(({ field, column, type }) => `"${nameInTable(field, column)}" ${type}`)
  return `CREATE TABLE ${eventTable(kind.kind)} (event_id VARCHAR, leaf_index BIGINT, version_leaf BIGINT, recorded_at TIMESTAMP,
    known_from TIMESTAMP, known_to TIMESTAMP, effective_at ${effective}, effective_from DATE, effective_precision VARCHAR,
    effective_basis VARCHAR, actor_role VARCHAR, actor_id VARCHAR, erased VARCHAR[], ${columns.join(', ')})`
}

// A publication gives its event's effective date in its content, where a column of that name stands already.
function nameInTable(field: string, column: string): string {
  return field === 'effectiveAt' ? 'opened_effective_at' : column
}

async function readSpool(
  database: Database,
  kinds: ReadonlyMap<string, Kind>,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [name, path] of files) {
    const kind = kinds.get(name)
    await database.run(kind === undefined ? readSealed : readEvents(kind), { path })
    rmSync(path)
  }
}

// `records` is said outright: without it a file with one column is read ten times slower.
function readJson(columns: Readonly<Record<string, string>>): string {
  const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type.replaceAll("'", "''")}'`)
  return `read_json($path, format = 'newline_delimited', records = true, columns = {${types.join(', ')}})`
}

const readSealed = `INSERT INTO sealed_event
  SELECT id, kind, leaf, recordedAt, actor.role, actor.id, sealed
  FROM ${readJson({ leaf: 'BIGINT', id: 'VARCHAR', kind: 'VARCHAR', recordedAt: 'TIMESTAMP', actor, sealed: 'VARCHAR' })}`

function readEvents(kind: Kind): string {
  const content = contentColumns(kind)
  return `INSERT INTO ${eventTable(kind.kind)}
    SELECT id, leaf, coalesce(versionLeaf, leaf), recordedAt, coalesce(knownFrom, recordedAt), knownTo, effectiveAt,
      first_day(effectiveAt), effectiveAt.precision, effectiveAt.basis, actor.role, actor.id, coalesce(erased, []),
      ${content.map(({ field }) => `content."${field}"`).join(', ')}
    FROM ${readJson({
      leaf: 'BIGINT',
      versionLeaf: 'BIGINT',
      id: 'VARCHAR',
      recordedAt: 'TIMESTAMP',
      knownFrom: 'TIMESTAMP',
      knownTo: 'TIMESTAMP',
      actor,
      effectiveAt: effective,
      erased: 'VARCHAR[]',
      content: structType(content),
    })}`
}

// A private part that outlived its erasure, from a backup say, is treated as erased: the event is what counts.
async function applyErasures(database: Database, kind: Kind): Promise<void> {
  const columns = contentColumns(kind)
  for (const field of kind.erasable) {
    const { column } = columns.find((one) => one.field === field)!
    await database.run(
      `UPDATE ${eventTable(kind.kind)} SET "${column}" = NULL, erased = list_sort(list_distinct(list_append(erased, $field)))
       WHERE "${column}" IS NOT NULL AND event_id IN (
         SELECT erases FROM event_erasure WHERE fields IS NULL OR len(fields) = 0 OR list_contains(fields, $field))`,
      { field },
    )
  }
}

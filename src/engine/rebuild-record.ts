// Keeps a record's derived tables in step with its log.
import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../base/refusal.ts'
import { readEntries } from '../record/entries.ts'
import type { OpenRecord } from '../record/record.ts'
import { openDerived } from './ask.ts'
import type { Database } from './duckdb.ts'
import { loadModels } from './order.ts'
import { digests, type Rebuilt, rebuild, stampIn, type TableDigest } from './rebuild.ts'

export type RebuildOptions = { readonly onStage?: (stage: string) => void; readonly memoryMax?: string }

/** Where a record's derived tables are. */
export function derivedPath(record: Pick<OpenRecord, 'dir'>): string {
  return join(record.dir, 'kept.duckdb')
}

/** Makes kept.duckdb again from the whole log. Safe beside other processes that do the same. */
export async function rebuildRecord(record: OpenRecord, options: RebuildOptions = {}): Promise<Rebuilt> {
  return rebuildInto(record, derivedPath(record), options)
}

/**
 * Opens the derived tables of exactly this log, making them first where they are behind. Another process that rebuilds for
 * an earlier or later end of the log may put its file in the same place at any time: what is opened is looked at, and made
 * again where it is another's. Refuses where that happens time after time.
 */
export async function openRecordDerived(record: OpenRecord, options: RebuildOptions = {}): Promise<Database> {
  const wanted = await stampOf(record)
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const database = await openStanding(record, wanted, options)
    if (database !== undefined) return database
    await rebuildRecord(record, options)
  }
  const database = await openStanding(record, wanted, options)
  if (database === undefined) throw new Refusal('derived-contended', { path: derivedPath(record) })
  return database
}

const attemptsMax = 5

// Undefined where there is none, or it was made from something else, or cannot be read at all.
async function openStanding(
  record: OpenRecord,
  wanted: string,
  { memoryMax }: RebuildOptions,
): Promise<Database | undefined> {
  const path = derivedPath(record)
  if (!existsSync(path)) return undefined
  let database: Database
  try {
    database = await openDerived(path, memoryMax === undefined ? {} : { memoryMax })
  } catch {
    return undefined
  }
  if ((await stampIn(database)) === wanted) return database
  database.close()
  return undefined
}

export type DerivedCheck =
  | { readonly kind: 'same'; readonly tables: readonly TableDigest[] }
  | { readonly kind: 'stale' }
  /** The first table that does not come out of the log again. */
  | { readonly kind: 'differ'; readonly table: string }

/** Makes the derived tables again beside the present ones and compares them table by table. */
export async function checkDerived(record: OpenRecord): Promise<DerivedCheck> {
  const standing = await openStanding(record, await stampOf(record), {})
  standing?.close()
  if (standing === undefined) return { kind: 'stale' }
  const path = derivedPath(record)
  checked += 1
  const again = `${path}.${process.pid}-${checked}.check`
  try {
    const { tables } = await rebuildInto(record, again, {})
    const present = new Map((await digests(path)).map((table) => [table.name, table.digest]))
    const wrong = tables.find(({ name, digest }) => present.get(name) !== digest)
    const extra = [...present.keys()].find((name) => !tables.some((table) => table.name === name))
    const table = wrong?.name ?? extra
    return table === undefined ? { kind: 'same', tables } : { kind: 'differ', table }
  } finally {
    rmSync(again, { force: true })
  }
}

let checked = 0

async function rebuildInto(record: OpenRecord, path: string, options: RebuildOptions): Promise<Rebuilt> {
  return rebuild({
    entries: readEntries(record.log),
    held: record.private.erasable,
    kinds: record.kinds,
    path,
    stamp: await stampOf(record),
    ...options,
  })
}

// To be raised with every change of how events become rows, so that tables made before are made again.
const loadingVersion = '1'

async function stampOf(record: OpenRecord): Promise<string> {
  const models = createHash('sha256')
    .update(await readFile(new URL('./macros.sql', import.meta.url)))
    .update(loadingVersion)
  for (const { name, sql } of await loadModels('stored')) models.update(`${name}\n${sql}\n`)
  return `${record.log.size} ${record.log.root.toString('hex')} ${models.digest('hex')}`
}

// Keeps a record's derived tables in step with its log.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readEntries } from '../record/entries.ts'
import type { OpenRecord } from '../record/record.ts'
import { loadModels } from './order.ts'
import { digests, type Rebuilt, rebuild, type TableDigest } from './rebuild.ts'

export type RebuildOptions = { readonly onStage?: (stage: string) => void; readonly memoryMax?: string }

/** Where a record's derived tables are. */
export function derivedPath(record: Pick<OpenRecord, 'dir'>): string {
  return join(record.dir, 'kept.duckdb')
}

/** Makes kept.duckdb again from the whole log. */
export async function rebuildRecord(record: OpenRecord, options: RebuildOptions = {}): Promise<Rebuilt> {
  const path = derivedPath(record)
  rmSync(stampPath(path), { force: true })
  const rebuilt = await rebuildInto(record, path, options)
  writeFileSync(stampPath(path), await stamp(record))
  return rebuilt
}

/** Makes kept.duckdb where it is missing, or does not stand at the log's end, or came out of other models. */
export async function ensureDerived(record: OpenRecord, options: RebuildOptions = {}): Promise<'kept' | 'rebuilt'> {
  const path = derivedPath(record)
  const before = existsSync(path) && existsSync(stampPath(path)) ? readFileSync(stampPath(path), 'utf8') : undefined
  if (before === (await stamp(record))) return 'kept'
  await rebuildRecord(record, options)
  return 'rebuilt'
}

export type DerivedCheck =
  | { readonly kind: 'same'; readonly tables: readonly TableDigest[] }
  | { readonly kind: 'stale' }
  /** The first table that does not come out of the log again. */
  | { readonly kind: 'differ'; readonly table: string }

/** Makes the derived tables again beside the present ones and compares them table by table. */
export async function checkDerived(record: OpenRecord): Promise<DerivedCheck> {
  const path = derivedPath(record)
  if (!existsSync(stampPath(path)) || readFileSync(stampPath(path), 'utf8') !== (await stamp(record)))
    return { kind: 'stale' }
  const again = `${path}.check`
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

function rebuildInto(record: OpenRecord, path: string, options: RebuildOptions): Promise<Rebuilt> {
  return rebuild({
    entries: readEntries(record.log),
    held: record.private.erasable,
    kinds: record.kinds,
    path,
    ...options,
  })
}

function stampPath(path: string): string {
  return `${path}.stamp`
}

// To be raised with every change of how events become rows, so that tables made before are made again.
const loadingVersion = '1'

async function stamp(record: OpenRecord): Promise<string> {
  const models = createHash('sha256')
    .update(await readFile(new URL('./macros.sql', import.meta.url)))
    .update(loadingVersion)
  for (const { name, sql } of await loadModels('stored')) models.update(`${name}\n${sql}\n`)
  return `${record.log.size} ${record.log.root.toString('hex')} ${models.digest('hex')}\n`
}

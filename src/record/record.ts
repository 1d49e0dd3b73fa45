// A record: a folder with its settings, its log, its private part and its keys.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventIds } from '../base/id.ts'
import { Refusal } from '../base/refusal.ts'
import { visitEntries } from './entries.ts'
import { type Actor, type Draft, type LoggedEvent, makeEvent } from './event.ts'
import { createKey, readKey, readVkey } from './key-file.ts'
import { type Kind, loadKinds } from './kind.ts'
import { appendEntries, createLog, type LogState, openLog } from './log.ts'
import { type PrivateStore, privateStore } from './private-store.ts'
import { isRecord, readSettings, type Settings, writeSettings } from './settings.ts'

export type OpenRecord = {
  readonly dir: string
  readonly settings: Settings
  readonly log: LogState
  readonly kinds: ReadonlyMap<string, Kind>
  readonly private: PrivateStore
}

/** Makes a record in a folder that is empty or not there. Refuses where anything stands in it. */
export async function initRecord(dir: string, settings: Settings): Promise<OpenRecord> {
  if (isRecord(dir)) throw new Refusal('record-exists', { dir })
  if (existsSync(dir) && readdirSync(dir).length > 0) throw new Refusal('folder-not-empty', { dir })
  for (const folder of ['evidence', 'deals', 'private', 'keys']) {
    mkdirSync(join(dir, folder), { recursive: true, mode: folder === 'private' || folder === 'keys' ? 0o700 : 0o755 })
  }
  writeFileSync(join(dir, '.gitignore'), 'private/\nkeys/private.pem\nkept.duckdb*\npublished/\n')
  const signer = await createKey(join(dir, 'keys'), settings.origin)
  await createLog(join(dir, 'log'), signer)
  await writeSettings(dir, settings)
  return openRecord(dir)
}

/** Opens a record, completing or undoing an append that a crash cut off. */
export async function openRecord(dir: string): Promise<OpenRecord> {
  const settings = readSettings(dir)
  const log = await openLog(join(dir, 'log'), readVkey(join(dir, 'keys')))
  return { dir, settings, log, kinds: await loadKinds(), private: privateStore(dir) }
}

export type Appending = {
  readonly role: Actor['role']
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Random bytes; from the system unless a test says otherwise. */
  readonly random?: (bytes: number) => Uint8Array
  readonly onAppended?: (count: number) => void
}

/** Appends drafts as one whole: all of them, or none where one is refused. Gives the record as it then is. */
export async function appendDrafts(
  record: OpenRecord,
  drafts: Iterable<Draft>,
  appending: Appending,
): Promise<OpenRecord> {
  const random = appending.random ?? randomBytes
  const making = {
    kinds: record.kinds,
    nextId: eventIds(appending.clock, random),
    recordedAt: new Date(appending.clock()).toISOString(),
    actor: { role: appending.role, id: actorId(record.dir, appending.role, random) },
    random,
  }
  function* entries(): Generator<string> {
    let count = 0
    for (const draft of drafts) {
      const made = makeEvent(draft, making)
      for (const part of made.parts) record.private.keep(part)
      yield made.entry
      count += 1
      if (count % progressEvery === 0) appending.onAppended?.(count)
    }
  }
  const log = await appendEntries(record.log, entries(), readKey(join(record.dir, 'keys')))
  return { ...record, log }
}

const progressEvery = 1_000

/** Every event in the order of the log. Entries are taken as they are; `verify` is what checks them. */
export function* events(record: Pick<OpenRecord, 'log'>): Generator<LoggedEvent & { readonly index: number }> {
  const batch: (LoggedEvent & { readonly index: number })[] = []
  const { size } = record.log
  for (let from = 0; from < size; from += batchEntries) {
    batch.length = 0
    visitEntries(
      record.log,
      (bytes, index) => batch.push({ ...(JSON.parse(bytes.toString('utf8')) as LoggedEvent), index }),
      from,
      Math.min(from + batchEntries, size),
    )
    yield* batch
  }
}

const batchEntries = 1_024

// A random id for each role, made once and kept private: it says "the same hand", and never whose.
function actorId(dir: string, role: Actor['role'], random: (bytes: number) => Uint8Array): string {
  const path = join(dir, 'private', 'actors.json')
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {}
  const id = known[role] ?? Buffer.from(random(8)).toString('hex')
  if (known[role] === undefined) writeFileSync(path, JSON.stringify({ ...known, [role]: id }), { mode: 0o600 })
  return id
}

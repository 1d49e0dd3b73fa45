// Writes the events of the log as one file of JSON lines a kind, in the shape that the event tables are read from.
import assert from 'node:assert/strict'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../base/canonical.ts'
import type { EventId } from '../base/id.ts'
import { Refusal } from '../base/refusal.ts'
import { type OpenEvent, type Salted, saltedDigest } from '../record/event.ts'
import type { Kind } from '../record/kind.ts'

/** One entry of the log: its bytes are one event in canonical JSON. */
export type LogEntry = { readonly index: number; readonly bytes: Uint8Array }

/** What still stands behind the salted hashes of an event; undefined where nothing does. */
export type PrivateReader = (event: EventId) => { readonly [field: string]: Salted } | undefined

/** One line of a spool file: an event with what the log does not say itself. */
export type SpoolRow = {
  readonly leaf: number
  readonly versionLeaf?: number
  readonly knownFrom?: string
  readonly knownTo?: string | null
  /** Erasable fields whose value is gone or not at hand. */
  readonly erased?: readonly string[]
} & Pick<OpenEvent, 'id' | 'recordedAt' | 'actor' | 'effectiveAt' | 'content'>

export type Spool = {
  /** Takes an entry: as bytes where its kind has nothing erasable, so that a million pledges are never parsed here. */
  readonly entry: (entry: LogEntry) => void
  readonly row: (kind: string, row: SpoolRow) => void
  /** Writes what is held back and closes the files; gives their paths by kind, sealed events under `sealed`. */
  readonly finish: () => ReadonlyMap<string, string>
}

/** Opens a spool in a folder of its own. Throws where an entry is no event of a known kind. */
export function openSpool(folder: string, kinds: ReadonlyMap<string, Kind>, held: PrivateReader): Spool {
  mkdirSync(folder, { recursive: true })
  const files = new Map<string, LineFile>()
  const fileOf = (kind: string) => {
    const known = files.get(kind)
    if (known !== undefined) return known
    const file = openLineFile(join(folder, `${kind}.ndjson`))
    files.set(kind, file)
    return file
  }
  const row = (kind: string, one: SpoolRow) => fileOf(kind).text(JSON.stringify(one))
  return {
    entry({ index, bytes }) {
      const { name, isSealed } = nameOfKind(bytes, index)
      if (isSealed) return fileOf('sealed').entry(index, bytes)
      const kind = kinds.get(name)
      assert(kind !== undefined, `entry ${index} is of kind ${name}, which no file in record/kinds defines`)
      if (kind.erasable.length === 0) return fileOf(name).entry(index, bytes)
      const event = JSON.parse(Buffer.from(bytes).toString('utf8')) as OpenEvent
      row(name, { ...event, leaf: index, ...openErasable(kind, event.content, [event.id], held) })
    },
    row,
    finish() {
      for (const file of files.values()) file.close()
      return new Map([...files].map(([kind, file]) => [kind, file.path]))
    },
  }
}

/**
 * Puts the values back in place of an event's salted hashes, from the private parts of the events named. Refuses where
 * a private value is not the one that was logged.
 */
export function openErasable(
  kind: Kind,
  content: OpenEvent['content'],
  owners: readonly EventId[],
  held: PrivateReader,
): Pick<SpoolRow, 'content' | 'erased'> {
  const opened: { [field: string]: Json | undefined } = { ...content }
  const erased: string[] = []
  for (const field of kind.erasable) {
    const logged = content[field]
    if (!isSalted(logged)) continue
    const parts = owners.map((owner) => held(owner)?.[field]).filter((part) => part !== undefined)
    const part = parts.find(({ salt, value }) => saltedDigest(Buffer.from(salt, 'base64'), value) === logged.salted)
    if (part === undefined && parts.length > 0) throw new Refusal('private-altered', { event: owners[0]!, field })
    if (part === undefined) {
      delete opened[field]
      erased.push(field)
    } else opened[field] = part.value
  }
  return { content: opened, erased }
}

function isSalted(value: Json | undefined): value is { readonly salted: string } {
  return value !== null && typeof value === 'object' && typeof (value as { salted?: unknown }).salted === 'string'
}

// Canonical JSON sorts keys, so an event ends with its id, kind and time, and a sealed one with its hash; no text inside
// the content can stand there.
const tail = /"id":"[0-9a-z]{26}","kind":"([a-z-]+)","recordedAt":"[^"\\]{20,24}"(,"sealed":"[0-9a-f]{64}")?\}$/
const tailBytesMax = 260

function nameOfKind(bytes: Uint8Array, index: number): { readonly name: string; readonly isSealed: boolean } {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const match = tail.exec(view.toString('latin1', Math.max(0, view.length - tailBytesMax)))
  assert(match !== null, `entry ${index} is no event`)
  return { name: match[1]!, isSealed: match[2] !== undefined }
}

type LineFile = {
  readonly path: string
  readonly entry: (index: number, bytes: Uint8Array) => void
  readonly text: (line: string) => void
  readonly close: () => void
}

const bufferBytes = 1 << 20

function openLineFile(path: string): LineFile {
  const file = openSync(path, 'w')
  const buffer = Buffer.allocUnsafe(bufferBytes)
  let used = 0
  const flush = () => {
    if (used > 0) writeSync(file, buffer, 0, used)
    used = 0
  }
  const room = (bytes: number) => {
    if (used + bytes > bufferBytes) flush()
  }
  return {
    path,
    // The leaf index goes in front of the entry's own keys: `{"leaf":12,"actor":…`.
    entry(index, bytes) {
      room(bytes.length + 32)
      used += buffer.write(`{"leaf":${index},`, used, 'latin1')
      buffer.set(bytes.subarray(1), used)
      used += bytes.length - 1
      buffer[used++] = 0x0a
    },
    text(line) {
      const bytes = Buffer.from(`${line}\n`)
      room(bytes.length)
      if (bytes.length > bufferBytes) writeSync(file, bytes)
      else used += bytes.copy(buffer, used)
    },
    close() {
      flush()
      closeSync(file)
    },
  }
}

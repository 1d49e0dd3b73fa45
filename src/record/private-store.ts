// private/: the salts and values behind salted hashes, one file an event, so that erasing one is deleting a file.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { EventId } from '../base/id.ts'
import type { PrivatePart, Salted } from './event.ts'

export type PrivateStore = {
  /** False in a copy of the record that was handed on without its private folder. */
  readonly isHeld: boolean
  readonly erasable: (event: EventId) => Readonly<Record<string, Salted>> | undefined
  readonly sealed: (event: EventId) => Extract<PrivatePart, { holds: 'sealed' }> | undefined
  /** Durable before it returns: the log must not name what could be lost. */
  readonly keep: (part: PrivatePart) => void
  /** Deletes fields for good; those that are gone already are passed over. */
  readonly erase: (event: EventId, fields: readonly string[]) => void
}

export function privateStore(dir: string): PrivateStore {
  const root = join(dir, 'private')
  // The last characters of an id are the ones that differ, so they spread the files evenly.
  const pathOf = (holds: PrivatePart['holds'], event: EventId) => join(root, holds, event.slice(-2), `${event}.json`)

  function read<Holds extends PrivatePart['holds']>(holds: Holds, event: EventId) {
    const path = pathOf(holds, event)
    if (!existsSync(path)) return undefined
    return JSON.parse(readFileSync(path, 'utf8')) as Extract<PrivatePart, { holds: Holds }>
  }

  return {
    isHeld: existsSync(root),
    erasable: (event) => read('erasable', event)?.fields,
    sealed: (event) => read('sealed', event),
    keep: (part) => writeDurably(pathOf(part.holds, part.event), JSON.stringify(part)),
    erase(event, fields) {
      const part = read('erasable', event)
      if (part === undefined) return
      const left = Object.fromEntries(Object.entries(part.fields).filter(([field]) => !fields.includes(field)))
      const path = pathOf('erasable', event)
      if (Object.keys(left).length > 0) writeDurably(path, JSON.stringify({ ...part, fields: left }))
      else rmSync(path)
      syncFolder(dirname(path))
    },
  }
}

function writeDurably(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.tmp`
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
  syncFolder(dirname(path))
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

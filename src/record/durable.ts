// Files that survive a power cut: written, flushed to disk, and only then given their name.
import {
  closeSync,
  existsSync,
  fsync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '../base/refusal.ts'

/** Writes many files that share the wait for the disk. Nothing is durable before `settle` returns. */
export type DurableWriter = {
  /** Starts a new file; refuses nothing and throws where the path exists. The bytes may be reused once it returns. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>
  /** Waits until every file is on disk. The names are durable after `syncFolder` on their folders. */
  readonly settle: () => Promise<void>
}

/** A writer that keeps at most `filesOpenMax` flushes under way. */
export function durableWriter(filesOpenMax = 64): DurableWriter {
  const underWay = new Set<Promise<void>>()
  return {
    write: async (path, bytes) => {
      const flush = flushAndClose(createFile(path, bytes))
      // A failure is thrown by whoever waits next; until then it must not count as unhandled.
      flush.catch(() => {})
      underWay.add(flush)
      if (underWay.size >= filesOpenMax) {
        await Promise.all(underWay)
        underWay.clear()
      }
    },
    settle: async () => {
      await Promise.all(underWay)
      underWay.clear()
    },
  }
}

/** Puts a file in place of another, or of none, in one step: a reader sees the old bytes or the new, never a mixture. */
export async function replaceFile(path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`
  await flushAndClose(createFile(temporary, bytes, 'w', mode))
  renameSync(temporary, path)
  await syncFolder(dirname(path))
}

/** Gives a durable file a second, final name, unless that name is taken by the same bytes. Refuses where others have it. */
export function linkExclusively(from: string, to: string): void {
  if (isTakenBySame(from, to)) return
  linkSync(from, to)
}

/** True where `to` has the bytes of `from` already, false where it does not exist. Refuses where it has other bytes. */
export function isTakenBySame(from: string, to: string): boolean {
  if (!existsSync(to)) return false
  if (!readFileSync(from).equals(readFileSync(to))) throw new Refusal('log-tile-differs', { path: to })
  return true
}

/** Makes the names in a folder durable. */
export async function syncFolder(path: string): Promise<void> {
  await flushAndClose(openSync(path, 'r'))
}

/** Makes a folder with its parents. Their names are durable after `syncFolder` on each folder above. */
export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true })
}

function createFile(path: string, bytes: Uint8Array, flag: 'w' | 'wx' = 'wx', mode = 0o644): number {
  const file = openSync(path, flag, mode)
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
    return file
  } catch (error) {
    closeSync(file)
    throw error
  }
}

async function flushAndClose(file: number): Promise<void> {
  try {
    await flush(file)
  } finally {
    closeSync(file)
  }
}

const flush = promisify(fsync)

// Reads a log's entries and tiles from disk, one bundle at a time.
import assert from 'node:assert'
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../base/refusal.ts'
import { bundleOffsets } from './bundle.ts'
import { hashBytes } from './merkle.ts'
import { type TileLevel, tilePath, tileWidth, widthInLog } from './tile.ts'

export type Entry = {
  /** Position in the log, from 0. */
  readonly index: number
  /** The entry itself, without its length; it stays as it is after the next one is read. */
  readonly bytes: Buffer
}

/** Where a log lies and how far it reaches; a `LogState` is one. */
export type LogExtent = {
  readonly dir: string
  readonly size: number
}

/**
 * The entries from index `from` up to and without `to`, read a bundle at a time. Refuses where a bundle is missing or
 * malformed; whether the bytes are those that were signed is for `verifyLog` to say.
 */
export function* readEntries(log: LogExtent, from = 0, to = log.size): Generator<Entry> {
  assertRange(log, from, to)
  for (let index = from; index < to; ) {
    const bundle = readBundle(log, Math.floor(index / tileWidth))
    const endInBundle = Math.min(to - bundle.firstIndex, bundle.width)
    for (let i = index - bundle.firstIndex; i < endInBundle; i++) {
      yield { index: bundle.firstIndex + i, bytes: entryAt(bundle, i) }
    }
    index = bundle.firstIndex + endInBundle
  }
}

/** Calls `visit` with each entry, as `readEntries` yields them, at a lower cost for each. */
export function visitEntries(
  log: LogExtent,
  visit: (bytes: Buffer, index: number) => void,
  from = 0,
  to = log.size,
): void {
  assertRange(log, from, to)
  for (let index = from; index < to; ) {
    const bundle = readBundle(log, Math.floor(index / tileWidth))
    const endInBundle = Math.min(to - bundle.firstIndex, bundle.width)
    for (let i = index - bundle.firstIndex; i < endInBundle; i++) visit(entryAt(bundle, i), bundle.firstIndex + i)
    index = bundle.firstIndex + endInBundle
  }
}

/** One entry by its index. Refuses as `readEntries` does. */
export function readEntry(log: LogExtent, index: number): Buffer {
  assertRange(log, index, index + 1)
  const bundle = readBundle(log, Math.floor(index / tileWidth))
  return entryAt(bundle, index - bundle.firstIndex)
}

/** A reader of single entries that remembers the last bundles: for many entries near each other. */
export function entriesOf(log: LogExtent): (index: number) => Buffer {
  const bundles = new Map<number, Bundle>()
  return (index) => {
    assertRange(log, index, index + 1)
    const wanted = Math.floor(index / tileWidth)
    const bundle = bundles.get(wanted) ?? readBundle(log, wanted)
    // The newest stands last, so that the first is the one to let go.
    bundles.delete(wanted)
    bundles.set(wanted, bundle)
    if (bundles.size > bundlesMax) bundles.delete(bundles.keys().next().value!)
    return entryAt(bundle, index - bundle.firstIndex)
  }
}

const bundlesMax = 32

/** The hashes of a tile as the log's size cuts it. Refuses where the tile is missing or has another length. */
export function readHashTile(log: LogExtent, level: number, index: number): Buffer {
  const width = widthInLog(level, index, log.size)
  const { path, bytes } = readTileFile(log, level, index, width)
  const cut = bytes.subarray(0, width * hashBytes)
  if (cut.length !== width * hashBytes) {
    throw new Refusal('log-tile-short', { path, bytes: bytes.length, expected: width * hashBytes })
  }
  return cut
}

/** Reads a whole file into `buffer` where it fits, else into a new one; undefined where there is no such file. */
export function readFileInto(path: string, buffer: Buffer): Buffer | undefined {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    const bytes = fstatSync(file).size
    if (bytes > buffer.length) return readFileSync(file)
    let end = 0
    while (end < bytes) {
      const count = readSync(file, buffer, end, bytes - end, end)
      if (count === 0) break
      end += count
    }
    return buffer.subarray(0, end)
  } finally {
    closeSync(file)
  }
}

type Bundle = {
  readonly firstIndex: number
  readonly width: number
  readonly bytes: Buffer
  readonly offsets: Uint32Array
}

function readBundle(log: LogExtent, index: number): Bundle {
  const width = widthInLog(0, index, log.size)
  const { path, bytes, width: widthRead } = readTileFile(log, 'entries', index, width)
  const offsets = bundleOffsets(bytes, widthRead)
  if (offsets === undefined) {
    throw new Refusal('log-bundle-malformed', { path, entries: widthRead })
  }
  return { firstIndex: index * tileWidth, width, bytes, offsets }
}

// A partial tile may be gone once its full tile is there (tlog-tiles, "Partial Tiles").
function readTileFile(log: LogExtent, level: TileLevel, index: number, width: number) {
  const path = join(log.dir, tilePath(level, index, width))
  const bytes = readFileInto(path, nothing)
  if (bytes !== undefined) return { path, bytes, width }
  const fullPath = join(log.dir, tilePath(level, index))
  const full = width === tileWidth ? undefined : readFileInto(fullPath, nothing)
  if (full === undefined) throw new Refusal('log-tile-missing', { path })
  return { path: fullPath, bytes: full, width: tileWidth }
}

function entryAt({ bytes, offsets }: Bundle, i: number): Buffer {
  return bytes.subarray(offsets[i]!, offsets[i + 1]! - 2)
}

function assertRange(log: LogExtent, from: number, to: number): void {
  assert(0 <= from && from <= to && to <= log.size, `entries ${from} to ${to} are not in a log of ${log.size}`)
}

const nothing = Buffer.alloc(0)

// Entry bundles: up to 256 entries, each after its length as uint16be (C2SP tlog-tiles, "Log entries").
import { Refusal } from '../base/refusal.ts'
import { tileWidth } from './tile.ts'

/** Longest entry in bytes: what a uint16 can tell. */
export const entryBytesMax = 65_535

/** Gathers entries into one bundle after another, in one buffer that is used again. */
export type BundleWriter = {
  /**
   * Adds an entry, text as UTF-8, and returns its leaf input `00 ‖ entry`, which must be used before the next call.
   * `entryIndex` is named where the entry is too large and refused.
   */
  readonly add: (entry: string | Uint8Array, entryIndex: number) => Buffer
  /** The bundle so far, without copying: good until the next `add` or `restart`. */
  readonly bytes: () => Buffer
  readonly restart: () => void
}

/** A writer that goes on from the bytes of a partial bundle. */
export function bundleWriter(started: Uint8Array = Buffer.alloc(0)): BundleWriter {
  let buffer: Buffer = Buffer.allocUnsafe(started.length + 256 * 1024)
  buffer.set(started)
  let end = started.length
  // The length's low byte stands right before the entry, where hashing wants 00: it is kept here until hashing is done.
  let borrowed: { readonly offset: number; readonly byte: number } | undefined
  const giveBack = () => {
    if (borrowed !== undefined) buffer[borrowed.offset] = borrowed.byte
    borrowed = undefined
  }
  return {
    add: (entry, entryIndex) => {
      giveBack()
      // A UTF-16 code unit takes at most three bytes of UTF-8.
      const room = 2 + (typeof entry === 'string' ? entry.length * 3 : entry.length)
      if (buffer.length - end < room) buffer = enlarge(buffer, end, room)
      const start = end + 2
      const bytes = writeEntry(entry, buffer, start)
      if (bytes > entryBytesMax) throw new Refusal('entry-too-large', { entry: entryIndex, bytes })
      buffer[end] = bytes >> 8
      buffer[end + 1] = 0
      borrowed = { offset: end + 1, byte: bytes & 0xff }
      end = start + bytes
      return buffer.subarray(start - 1, end)
    },
    bytes: () => {
      giveBack()
      return buffer.subarray(0, end)
    },
    restart: () => {
      borrowed = undefined
      end = 0
    },
  }
}

/** Writes a bundle of these entries. Refuses one that is too large; `firstIndex` is the log's index of the first. */
export function formatBundle(entries: readonly Uint8Array[], firstIndex = 0): Buffer {
  const writer = bundleWriter()
  entries.forEach((entry, i) => {
    writer.add(entry, firstIndex + i)
  })
  return Buffer.from(writer.bytes())
}

/**
 * Where each entry of a bundle begins, with the place after the last one's end plus 2 as the final item: entry `i` is
 * `bytes.subarray(offsets[i], offsets[i + 1] - 2)`. Undefined where the bundle does not hold exactly `count` entries.
 * `offsets` may be given to be used again; it needs 257 places.
 */
export function bundleOffsets(
  bytes: Uint8Array,
  count: number,
  offsets: Uint32Array = new Uint32Array(tileWidth + 1),
): Uint32Array | undefined {
  let start = 2
  for (let i = 0; i < count; i++) {
    if (start > bytes.length) return undefined
    offsets[i] = start
    start += bytes[start - 2]! * 256 + bytes[start - 1]! + 2
  }
  offsets[count] = start
  return start - 2 === bytes.length ? offsets : undefined
}

function writeEntry(entry: string | Uint8Array, target: Buffer, offset: number): number {
  if (typeof entry === 'string') return target.write(entry, offset)
  target.set(entry, offset)
  return entry.length
}

function enlarge(buffer: Buffer, end: number, room: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, end + room))
  buffer.copy(larger, 0, 0, end)
  return larger
}

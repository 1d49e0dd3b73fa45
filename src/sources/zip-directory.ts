// What the directory of a zip archive says, also in the zip64 form (APPNOTE.TXT 4.3 and 4.5.3).
import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

/** Why an archive cannot be read, in words that go behind "because". */
export class ZipFault extends Error {
  readonly kind: 'broken' | 'locked' | 'too-large'

  constructor(kind: 'broken' | 'locked' | 'too-large', reason: string) {
    super(reason)
    this.name = 'ZipFault'
    this.kind = kind
  }
}

export type ZipEntry = {
  readonly name: string
  readonly locked: boolean
  readonly method: number
  readonly crc: number
  readonly zippedBytes: number
  readonly bytes: number
  readonly offset: number
}

/** Where the directory stands; `zip64`: where the record stands that says it. */
export type DirectoryPlace =
  | { readonly kind: 'directory'; readonly at: number; readonly bytes: number; readonly count: number }
  | { readonly kind: 'zip64'; readonly at: number }

/** The end record stands before a comment of up to 65,535 bytes, and the zip64 locator before the record. */
export const zipTailBytes = 22 + 65_535 + 20

export const zip64RecordBytes = 56

/** Reads the end of an archive: its last `zipTailBytes`, or all of it. Throws a `ZipFault`. */
export function directoryPlace(tail: Buffer): DirectoryPlace {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue
    if (at >= 20 && tail.readUInt32LE(at - 20) === 0x07064b50) return { kind: 'zip64', at: number64(tail, at - 12) }
    const count = tail.readUInt16LE(at + 10)
    return { kind: 'directory', at: tail.readUInt32LE(at + 16), bytes: tail.readUInt32LE(at + 12), count }
  }
  throw new ZipFault('broken', 'The archive has no directory: it is cut short, or no zip at all')
}

/** Reads the `zip64RecordBytes` where `directoryPlace` said. Throws a `ZipFault`. */
export function zip64Place(record: Buffer): DirectoryPlace & { readonly kind: 'directory' } {
  if (record.length < zip64RecordBytes || record.readUInt32LE(0) !== 0x06064b50) throw brokenDirectory()
  return { kind: 'directory', at: number64(record, 48), bytes: number64(record, 40), count: number64(record, 32) }
}

/** The entries of the archive's directory, in its order. Throws a `ZipFault`. */
export function zipEntries(directory: Buffer, count: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw brokenDirectory()
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const extraAt = at + 46 + nameLength
    const sizes = sizesOf(directory, at, directory.subarray(extraAt, extraAt + extraLength))
    entries.push({
      name: directory
        .toString('utf8', at + 46, extraAt)
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
      locked: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      ...sizes,
    })
    at = extraAt + extraLength + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** How many bytes the header before an entry's content has, by its first 30. Throws a `ZipFault`. */
export function localHeaderBytes(header: Buffer): number {
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw brokenDirectory()
  return 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}

/** Beyond 64 MiB nothing may swell by more than the factor: office files and JSON shrink 5 to 50 times. */
const swellFactorMax = 250
const swellFreeBytes = 64 * 1_048_576

/** An entry's content from its packed bytes. Throws a `ZipFault` where it is damaged, locked or swells beyond limits. */
export async function* unpacked(
  packed: AsyncIterable<Buffer>,
  entry: ZipEntry,
  bytesMax: number,
): AsyncGenerator<Buffer> {
  const { name, method } = entry
  if (entry.locked) throw new ZipFault('locked', `Its part ${name} is locked with a password`)
  if (method === 0) yield* packed
  else if (method === 8) yield* inflated(packed, entry, bytesMax)
  else throw new ZipFault('broken', `Its part ${name} is packed by a method that is not supported (${method})`)
}

async function* inflated(
  packed: AsyncIterable<Buffer>,
  { name, zippedBytes }: ZipEntry,
  bytesMax: number,
): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 262_144 })
  pipeline(Readable.from(packed), inflate, () => {})
  let bytes = 0
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > bytesMax || (bytes > swellFreeBytes && bytes > zippedBytes * swellFactorMax)) {
        throw new ZipFault('too-large', `Its part ${name} swells to more than ${Math.floor(bytes / 1_048_576)} MiB`)
      }
      yield chunk
    }
  } catch (cause) {
    if (cause instanceof ZipFault || (cause as NodeJS.ErrnoException).code?.startsWith('Z_') !== true) throw cause
    throw new ZipFault('broken', `Its part ${name} is damaged (${(cause as Error).message})`)
  }
}

// Sizes that do not fit 32 bits stand in the extra field 1, in this order, those that do fit left out.
function sizesOf(directory: Buffer, at: number, extra: Buffer): { bytes: number; zippedBytes: number; offset: number } {
  const wide = wideField(extra)
  let next = 0
  const sizeAt = (place: number) => {
    const size = directory.readUInt32LE(place)
    if (size !== 0xffffffff || wide === undefined) return size
    if (next + 8 > wide.length) throw brokenDirectory()
    next += 8
    return number64(wide, next - 8)
  }
  const bytes = sizeAt(at + 24)
  const zippedBytes = sizeAt(at + 20)
  return { bytes, zippedBytes, offset: sizeAt(at + 42) }
}

function wideField(extra: Buffer): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
  }
  return undefined
}

function number64(bytes: Buffer, at: number): number {
  const number = Number(bytes.readBigUInt64LE(at))
  if (!Number.isSafeInteger(number)) throw brokenDirectory()
  return number
}

export function brokenDirectory(): ZipFault {
  return new ZipFault('broken', 'The directory of the archive is damaged')
}

// Reads the parts of a zip archive that is held in memory, each as a stream, and refuses archives that swell without end.
import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

/** A part's content in chunks. Throws a `ZipFault` where it is damaged or swells beyond the limits. */
export type ZipPart = () => AsyncGenerator<Buffer>

/** Why an archive cannot be read, in words that go behind "because". */
export class ZipFault extends Error {
  readonly kind: 'broken' | 'locked' | 'too-large'

  constructor(kind: 'broken' | 'locked' | 'too-large', reason: string) {
    super(reason)
    this.name = 'ZipFault'
    this.kind = kind
  }
}

/** No part may swell to more than this, nor beyond 64 MiB by more than the factor: office files shrink 5 to 50 times. */
export const partBytesMax = 1_073_741_824
const swellFactorMax = 250
const swellFreeBytes = 64 * 1_048_576

/** The parts by their names, from the archive's directory (APPNOTE.TXT 4.3.12 and 4.3.16). Throws a `ZipFault`. */
export function zipParts(archive: Buffer): ReadonlyMap<string, ZipPart> {
  const end = endRecord(archive)
  const count = archive.readUInt16LE(end + 10)
  let at = archive.readUInt32LE(end + 16)
  if (count === 0xffff || at === 0xffffffff) throw new ZipFault('too-large', 'the archive is in the zip64 form')
  const parts = new Map<string, ZipPart>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) throw brokenDirectory()
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const entry: Entry = {
      name,
      locked: (archive.readUInt16LE(at + 8) & 1) === 1,
      method: archive.readUInt16LE(at + 10),
      zippedBytes: archive.readUInt32LE(at + 20),
      offset: archive.readUInt32LE(at + 42),
    }
    parts.set(name.replaceAll('\\', '/').replace(/^\//, ''), () => partOf(archive, entry))
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return parts
}

type Entry = {
  readonly name: string
  readonly locked: boolean
  readonly method: number
  readonly zippedBytes: number
  readonly offset: number
}

// The record stands at the end, before a comment of up to 65,535 bytes.
function endRecord(archive: Buffer): number {
  const from = Math.max(archive.length - 22 - 65_535, 0)
  for (let at = archive.length - 22; at >= from; at--) {
    if (archive.readUInt32LE(at) === 0x06054b50) return at
  }
  throw new ZipFault('broken', 'The archive has no directory: it is cut short, or no zip at all')
}

async function* partOf(archive: Buffer, entry: Entry): AsyncGenerator<Buffer> {
  const { name, offset, zippedBytes, method } = entry
  if (entry.locked) throw new ZipFault('locked', `Its part ${name} is locked with a password`)
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== 0x04034b50) throw brokenDirectory()
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  if (start + zippedBytes > archive.length) throw new ZipFault('broken', `Its part ${name} is cut short`)
  const zipped = archive.subarray(start, start + zippedBytes)
  if (method === 0) yield zipped
  else if (method === 8) yield* inflated(zipped, name)
  else throw new ZipFault('broken', `Its part ${name} is packed by a method that is not supported (${method})`)
}

async function* inflated(zipped: Buffer, name: string): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 262_144 })
  pipeline(Readable.from([zipped]), inflate, () => {})
  let bytes = 0
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > partBytesMax || (bytes > swellFreeBytes && bytes > zipped.length * swellFactorMax)) {
        throw new ZipFault('too-large', `Its part ${name} swells to more than ${Math.floor(bytes / 1_048_576)} MiB`)
      }
      yield chunk
    }
  } catch (cause) {
    if (cause instanceof ZipFault || (cause as NodeJS.ErrnoException).code?.startsWith('Z_') !== true) throw cause
    throw new ZipFault('broken', `Its part ${name} is damaged (${(cause as Error).message})`)
  }
}

function brokenDirectory(): ZipFault {
  return new ZipFault('broken', 'The directory of the archive is damaged')
}

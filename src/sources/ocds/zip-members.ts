// Reads the files in a zip archive on disk one after another, whatever their sizes.
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { Refusal } from '../../base/refusal.ts'
import {
  brokenDirectory,
  directoryPlace,
  localHeaderBytes,
  unpacked,
  type ZipEntry,
  ZipFault,
  zip64Place,
  zip64RecordBytes,
  zipEntries,
  zipTailBytes,
} from '../zip-directory.ts'

export type ZipMember = {
  readonly name: string
  /** The content in chunks, checked against the archive's checksum at its end. To be read before the next member. */
  readonly chunks: AsyncGenerator<Buffer>
}

/**
 * Yields the files of an archive in the order of its directory; folders are passed over. Throws the Refusal `zip-broken` where the
 * archive or a member of it is damaged, locked, or swells without end. `file` names it there.
 */
export async function* zipMembers(path: string, file: string): AsyncGenerator<ZipMember> {
  const handle = await open(path, 'r')
  try {
    for (const entry of await entriesOf(handle)) {
      if (!entry.name.endsWith('/')) yield { name: entry.name, chunks: refusing(contentOf(handle, entry), file) }
    }
  } catch (cause) {
    throw refusalOf(cause, file)
  } finally {
    await handle.close()
  }
}

async function entriesOf(handle: FileHandle): Promise<readonly ZipEntry[]> {
  const { size } = await handle.stat()
  const tailBytes = Math.min(size, zipTailBytes)
  const place = directoryPlace(await read(handle, size - tailBytes, tailBytes))
  const { at, bytes, count } =
    place.kind === 'directory' ? place : zip64Place(await read(handle, place.at, zip64RecordBytes))
  if (at + bytes > size) throw brokenDirectory()
  return zipEntries(await read(handle, at, bytes), count)
}

async function* contentOf(handle: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  const start = entry.offset + localHeaderBytes(await read(handle, entry.offset, 30))
  let crc = 0
  let bytes = 0
  for await (const chunk of unpacked(packedOf(handle, entry, start), entry, Number.POSITIVE_INFINITY)) {
    crc = crc32(chunk, crc)
    bytes += chunk.length
    yield chunk
  }
  if (crc !== entry.crc || bytes !== entry.bytes) {
    throw new ZipFault('broken', `Its part ${entry.name} is damaged (its checksum or length is another)`)
  }
}

async function* packedOf(handle: FileHandle, entry: ZipEntry, start: number): AsyncGenerator<Buffer> {
  const end = start + entry.zippedBytes
  for (let at = start; at < end; ) {
    const chunk = await read(handle, at, Math.min(chunkBytes, end - at))
    if (chunk.length === 0) throw new ZipFault('broken', `Its part ${entry.name} is cut short`)
    at += chunk.length
    yield chunk
  }
}

const chunkBytes = 262_144

async function read(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafeSlow(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

async function* refusing(chunks: AsyncGenerator<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* chunks
  } catch (cause) {
    throw refusalOf(cause, file)
  }
}

function refusalOf(cause: unknown, file: string): unknown {
  return cause instanceof ZipFault ? new Refusal('zip-broken', { file, reason: cause.message }, { cause }) : cause
}

// An outside file as its bytes: unzipped where it is gzip, with the digest of the file as it stands.
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../base/refusal.ts'
import { rejoin } from './rejoin.ts'

export type BytesReading = {
  /** Told after each chunk how much of the file as it stands (zipped, where it is) has been read. */
  readonly onProgress?: ((bytesRead: number, bytesTotal: number) => void) | undefined
  /** Told the SHA-256 of the file as it stands, in hexadecimal, when all of it has been read. */
  readonly onDigest?: ((digest: string) => void) | undefined
  /** Told before the first chunk where the file is gzip. */
  readonly onGzip?: (() => void) | undefined
}

/**
 * Yields the content of a file in chunks of about a megabyte, unzipped where its first bytes are those of gzip, whatever
 * its name. Holds one chunk at a time; the file is closed when the reader stops early.
 * Throws the Refusals `file-missing`, `file-unreadable` and `gzip-broken` (cut short or damaged).
 */
export async function* readBytes(path: string, reading: BytesReading = {}): AsyncGenerator<Buffer> {
  const file = basename(path)
  const handle = await openFile(path)
  try {
    const raw = readRaw(handle, file, reading)
    const first = await raw.next()
    if (first.done === true) return
    if (isGzip(first.value)) {
      reading.onGzip?.()
      yield* gunzipped(rejoin(first.value, raw), file)
    } else yield* rejoin(first.value, raw)
  } finally {
    await handle.close()
  }
}

/** A gzip member by RFC 1952, 2.3.1: its magic and deflate. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8
}

const chunkBytes = 1 << 20

async function openFile(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, 'r')
    if ((await handle.stat()).isFile()) return handle
    await handle.close()
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    if (code === 'ENOENT') throw new Refusal('file-missing', { file: path }, { cause })
    throw new Refusal('file-unreadable', { file: path, reason: code }, { cause })
  }
  throw new Refusal('file-unreadable', { file: path, reason: 'it is a folder or a device' })
}

async function* readRaw(handle: FileHandle, file: string, reading: BytesReading): AsyncGenerator<Buffer> {
  const bytesTotal = (await handle.stat()).size
  const hash = createHash('sha256')
  let bytesRead = 0
  for (;;) {
    const chunk = await nextChunk(handle, file, Math.min(chunkBytes, Math.max(bytesTotal - bytesRead, 1)))
    if (chunk.length === 0) break
    hash.update(chunk)
    bytesRead += chunk.length
    reading.onProgress?.(bytesRead, bytesTotal)
    yield chunk
  }
  reading.onDigest?.(hash.digest('hex'))
}

async function nextChunk(handle: FileHandle, file: string, bytes: number): Promise<Buffer> {
  try {
    // A fresh buffer each time: what is cut from a chunk may outlive it.
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(bytes), 0, bytes)
    return buffer.subarray(0, bytesRead)
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    throw new Refusal('file-unreadable', { file, reason }, { cause })
  }
}

/** Unzips gzip to its end. Throws the Refusal `gzip-broken`; `file` names it there. */
export async function* gunzipped(zipped: AsyncGenerator<Buffer>, file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: chunkBytes / 4 })
  pipeline(Readable.from(zipped), gunzip, () => {})
  try {
    for await (const chunk of gunzip) yield chunk as Buffer
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal('gzip-broken', { file, reason: (cause as Error).message }, { cause })
  }
  // What stands behind the last gzip member is no content, but it belongs to the digest.
  for await (const chunk of zipped) void chunk
}

// Bytes as text: UTF-8, UTF-16 or windows-1252, told by the bytes themselves.
import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * The encoding that the first bytes of a file show, and how many of them are a byte order mark. UTF-16 without a mark is
 * told by its zero bytes. Text that is not UTF-8 later on is no matter of this: `lineText` handles it line by line.
 */
export function encodingOf(head: Uint8Array): { readonly encoding: Encoding; readonly markBytes: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 }
  const zeros = [0, 0]
  const sample = Math.min(head.length, 4_096)
  for (let i = 0; i < sample; i++) if (head[i] === 0) zeros[i % 2]! += 1
  const [even = 0, odd = 0] = zeros
  if (odd > sample / 5 && even < sample / 50) return { encoding: 'utf-16le', markBytes: 0 }
  if (even > sample / 5 && odd < sample / 50) return { encoding: 'utf-16be', markBytes: 0 }
  return { encoding: 'utf-8', markBytes: 0 }
}

/**
 * Yields the content as UTF-8 bytes without a byte order mark: UTF-16 is put into UTF-8, everything else passes as it is.
 */
export async function* plainBytes(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | undefined
  let first = true
  for await (const chunk of chunks) {
    let content = chunk
    if (first) {
      const { encoding, markBytes } = encodingOf(chunk)
      if (encoding === 'utf-16le' || encoding === 'utf-16be') decoder = new TextDecoder(encoding)
      else content = chunk.subarray(markBytes)
      first = false
    }
    yield decoder === undefined ? content : Buffer.from(decoder.decode(content, { stream: true }))
  }
  if (decoder !== undefined) yield Buffer.from(decoder.decode())
}

export type TextReading = {
  /** Declared by the source; without it, lines that are no UTF-8 are read as windows-1252. */
  readonly encoding?: 'utf-8' | 'windows-1252' | undefined
  /** Told once, at the first line that is not UTF-8 and was read as windows-1252. Lines count from 1. */
  readonly onForeignLine: (line: number, text: string) => void
}

/**
 * Yields UTF-8 or windows-1252 bytes as text, in pieces that end with a line where they can. A file that mixes both,
 * as pasted releases do, is read right line by line: almost no windows-1252 text with accents is valid UTF-8.
 */
export async function* readText(chunks: AsyncIterable<Buffer>, reading: TextReading): AsyncGenerator<string> {
  let line = 1
  let rest: Buffer = Buffer.alloc(0)
  let foreign = false

  function textOf(bytes: Buffer): string {
    if (reading.encoding === 'windows-1252') return windows1252(bytes)
    // One-byte strings are built and searched faster.
    if (isAscii(bytes)) return bytes.toString('latin1')
    if (isUtf8(bytes)) return bytes.toString('utf8')
    return linesOf(bytes).map(lineOf).join('')
  }

  function lineOf(bytes: Buffer, i: number): string {
    if (isUtf8(bytes)) return bytes.toString('utf8')
    const text = windows1252(bytes)
    if (!foreign) reading.onForeignLine(line + i, text)
    foreign = true
    return text
  }

  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const cut = cutAt(bytes)
    rest = bytes.subarray(cut)
    const piece = bytes.subarray(0, cut)
    if (piece.length === 0) continue
    yield textOf(piece)
    if (!foreign) line += count(piece, 10)
  }
  if (rest.length > 0) yield textOf(rest)
}

/** One line's bytes as text: UTF-8 where they are that, windows-1252 otherwise. */
export function lineText(bytes: Buffer): { readonly text: string; readonly foreign: boolean } {
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), foreign: false }
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), foreign: false }
  return { text: windows1252(bytes), foreign: true }
}

// TextDecoder of Node 20 takes windows-1252 for Latin-1, so that the euro sign and curly quotes come out as controls.
function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (sign) => signs1252[sign.charCodeAt(0) - 0x80]!)
}

// The bytes 0x80 to 0x9f by the Encoding Standard's index; five of them stay control characters.
const signs1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

// Behind the last line end; in a line longer than a chunk, before the last character that may be cut in two.
function cutAt(bytes: Buffer): number {
  const lineEnd = bytes.lastIndexOf(10)
  if (lineEnd >= 0) return lineEnd + 1
  const cut = bytes.length
  for (let back = 1; back <= 3 && cut - back >= 0; back++) {
    if (bytes[cut - back]! >= 0xc0) return cut - back
    if (bytes[cut - back]! < 0x80) break
  }
  return cut
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from)
    const to = end < 0 ? bytes.length : end + 1
    lines.push(bytes.subarray(from, to))
    from = to
  }
  return lines
}

function count(bytes: Buffer, byte: number): number {
  let found = 0
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) found += 1
  return found
}

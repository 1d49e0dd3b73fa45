// Parses the lines of JSON in a buffer, checked to be UTF-8, as fast as JSON.parse goes.
import { isAscii, isUtf8 } from 'node:buffer'
import type { LineText } from './release-reading.ts'

export type LineFault = 'not UTF-8' | 'not JSON' | 'too long' | 'no object' | 'no ocid'

export type LineHandler = {
  readonly onJson: (json: unknown, line: LineText, bytes: number) => void
  readonly onBlank: () => void
  readonly onFault: (fault: LineFault, at: number, bytes: number) => void
}

/**
 * Hands over every line, and counts them; places count from `at`. A line of UTF-8 is parsed as if its bytes were characters,
 * which JSON's own signs allow and which saves decoding what nobody keeps; `isBytes` then says that kept texts must be decoded.
 * Where a line has both escapes and letters beyond ASCII, the two could not be told apart any more, and it is decoded first.
 */
export function parseLines(bytes: Buffer, at: number, handler: LineHandler): number {
  const isPlain = isAscii(bytes)
  const isSound = isPlain || isUtf8(bytes)
  const asciiBlocks = isPlain ? none : blocksOf(bytes)
  let escapeAt = isPlain ? -1 : bytes.indexOf(escapeSign)
  let lines = 0
  for (let from = 0; from < bytes.length; lines++) {
    const found = bytes.indexOf(10, from)
    const to = found < 0 ? bytes.length : found
    if (escapeAt >= 0 && escapeAt < from) escapeAt = bytes.indexOf(escapeSign, from)
    const hasEscape = escapeAt >= 0 && escapeAt < to
    const isBytes = !isPlain && !isAsciiFrom(from, to, hasEscape)
    if (!isSound && !isUtf8(bytes.subarray(from, to))) handler.onFault('not UTF-8', at + from, to - from)
    else parseLine(bytes, from, to, at, isBytes, isBytes && hasEscape, handler)
    from = to + 1
  }
  return lines

  // A view on the buffer costs more than the check itself: lines in blocks that are ASCII have none of their own.
  function isAsciiFrom(from: number, to: number, isCertain: boolean): boolean {
    for (let block = from >> blockShift; block <= to >> blockShift; block++) {
      if (asciiBlocks[block] === 0) return isCertain && isAscii(bytes.subarray(from, to))
    }
    return true
  }
}

const blockShift = 13
const none = new Uint8Array(0)

// 1 for each block of 8 KiB that is ASCII.
function blocksOf(bytes: Buffer): Uint8Array {
  const size = 1 << blockShift
  const blocks = new Uint8Array((bytes.length >> blockShift) + 1)
  for (let i = 0; i < blocks.length; i++) blocks[i] = isAscii(bytes.subarray(i * size, (i + 1) * size)) ? 1 : 0
  return blocks
}

// Node's own function behind toString('latin1'), without the look at its arguments; its types do not know it.
type SlicedBuffer = Buffer & { latin1Slice(from: number, to: number): string }

const escapeSign = Buffer.from('\\u')

function parseLine(
  bytes: Buffer,
  from: number,
  to: number,
  at: number,
  isBytes: boolean,
  mustDecode: boolean,
  handler: LineHandler,
): void {
  const text = mustDecode ? bytes.toString('utf8', from, to) : (bytes as SlicedBuffer).latin1Slice(from, to)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    if (isBlank(text)) handler.onBlank()
    else handler.onFault('not JSON', at + from, to - from)
    return
  }
  handler.onJson(json, { text, at: at + from, isBytes: isBytes && !mustDecode }, to - from)
}

function isBlank(text: string): boolean {
  return /^[ \t\f\r]*$/.test(text)
}

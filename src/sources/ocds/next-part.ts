// Finds where reading can go on behind a broken part.
import type { Frame } from './document-frame.ts'
import { type JsonScan, lineFeed, openBrace } from './json-scan.ts'

/**
 * The next place from `from` on at which an element of an open array begins as the first did, or a value of the text begins its line; how
 * many frames are open there.
 */
export function nextPart(
  { bytes, end }: JsonScan,
  frames: readonly Frame[],
  indent: Buffer,
  from: number,
): { readonly at: number; readonly depth: number } | undefined {
  let found: { readonly at: number; readonly depth: number } | undefined
  let isFlush = false
  for (const [i, frame] of frames.entries()) {
    if (frame.kind !== 'array' || frame.signature === undefined) continue
    isFlush ||= frame.isFlush
    const at = bytes.indexOf(frame.signature, from)
    if (at >= 0 && (found === undefined || at < found.at)) found = { at, depth: i + 1 }
  }
  // Where elements begin their lines as values of the text do, a line's beginning tells nothing.
  if (isFlush) return found
  const lineStart = Buffer.concat([Buffer.of(lineFeed), indent, Buffer.of(openBrace)])
  const before = bytes.indexOf(lineStart, Math.max(from - lineStart.length + 1, 0))
  const at = before + lineStart.length - 1
  return before >= 0 && at < end && (found === undefined || at < found.at) ? { at, depth: 0 } : found
}

/** Line ends between two places. */
export function lineEnds(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = bytes.indexOf(lineFeed, from); at >= 0 && at < to; at = bytes.indexOf(lineFeed, at + 1)) count += 1
  return count
}

// The lines that begin in a range of bytes of a file, so that several readers can share a file.
import { readSync } from 'node:fs'

/** A line longer than this is told of and passed over. */
export const lineBytesMax = 64 * 1_048_576

export type ByteRange = {
  /** Which of the files. */
  readonly file: number
  readonly from: number
  readonly to: number
  /** Bytes of all files before this one. */
  readonly base: number
}

/** Cuts files of these sizes into ranges of about `rangeBytes`, in order. */
export function byteRanges(sizes: readonly number[], rangeBytes: number): readonly ByteRange[] {
  const ranges: ByteRange[] = []
  let base = 0
  for (const [file, size] of sizes.entries()) {
    for (let from = 0; from < size; from += rangeBytes) {
      ranges.push({ file, from, to: Math.min(from + rangeBytes, size), base })
    }
    base += size
  }
  return ranges
}

export type Lines = {
  /** Whole lines with their ends; only the last line of a file may have none. */
  readonly bytes: Buffer
  /** Where in the file they begin. */
  readonly at: number
}

export type RangeReader = {
  /** The lines that begin in the range. The bytes are good until the next call. `long` is told of lines that are too long. */
  read(range: ByteRange, fd: number, onLong: (at: number, bytes: number) => void): Lines
}

/** A reader with one buffer, which grows with the longest line it meets. */
export function rangeReader(): RangeReader {
  let buffer = Buffer.allocUnsafe(0)

  function room(bytes: number): void {
    if (buffer.length >= bytes) return
    const larger = Buffer.allocUnsafeSlow(bytes)
    buffer.copy(larger)
    buffer = larger
  }

  return {
    read({ from, to }, fd, onLong) {
      // The byte before tells whether a line begins with the range.
      const start = Math.max(from - 1, 0)
      room(to - start + 65_536)
      let end = fill(buffer, 0, fd, start, to - start)
      const first = from === 0 ? 0 : buffer.subarray(0, end).indexOf(10) + 1
      if (from > 0 && first === 0) return { bytes: buffer.subarray(0, 0), at: to }
      if (first === end && end === to - start) return { bytes: buffer.subarray(0, 0), at: to }
      while (buffer[end - 1] !== 10) {
        const lineStart = buffer.lastIndexOf(10, end - 1) + 1
        if (end - Math.max(lineStart, first) > lineBytesMax) {
          const bytes = restOfLine(fd, start + end)
          onLong(start + Math.max(lineStart, first), bytes + end - Math.max(lineStart, first))
          end = Math.max(lineStart, first)
          break
        }
        room(end + 65_536)
        const read = fill(buffer, end, fd, start + end, Math.min(65_536 + (end >> 1), buffer.length - end))
        if (read === 0) break
        const lineEnd = buffer.subarray(end, end + read).indexOf(10)
        if (lineEnd >= 0) {
          end += lineEnd + 1
          break
        }
        end += read
      }
      return { bytes: buffer.subarray(first, end), at: start + first }
    },
  }
}

function fill(buffer: Buffer, at: number, fd: number, position: number, wanted: number): number {
  let done = 0
  while (done < wanted) {
    const read = readSync(fd, buffer, at + done, wanted - done, position + done)
    if (read === 0) break
    done += read
  }
  return done
}

// Bytes up to and with the end of the line.
function restOfLine(fd: number, position: number): number {
  const chunk = Buffer.allocUnsafe(1_048_576)
  let passed = 0
  for (;;) {
    const read = readSync(fd, chunk, 0, chunk.length, position + passed)
    if (read === 0) return passed
    const end = chunk.subarray(0, read).indexOf(10)
    if (end >= 0) return passed + end + 1
    passed += read
  }
}

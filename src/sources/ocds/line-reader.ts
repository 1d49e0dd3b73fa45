// Reads lines at known places: by windows where they lie close together, each by itself where they do not.
import { isAscii } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { lineText } from '../text.ts'
import type { ReleaseIndex } from './line-entries.ts'

export type LineReader = {
  /** The line of an entry of the index as text: UTF-8, or windows-1252 where it is none; `onForeign` is told of that. */
  readonly read: (entry: number) => string
  readonly close: () => void
}

const windowBytes = 1_048_576

// A window is read when at least this many of the next entries lie in it, or all that are left: one call then serves them.
const entriesAhead = 64
const entriesServedMin = 24

export function lineReader(
  paths: readonly string[],
  index: ReleaseIndex,
  onForeign: (entry: number, text: string) => void,
): LineReader {
  const descriptors: (number | undefined)[] = []
  const window = Buffer.allocUnsafeSlow(windowBytes)
  let windowFile = -1
  let windowFrom = 0
  let windowTo = 0
  let isWindowAscii = false
  let single = Buffer.allocUnsafeSlow(64 * 1_024)

  function descriptorOf(file: number): number {
    descriptors[file] ??= openSync(paths[file]!, 'r')
    return descriptors[file]
  }

  function isWorthAWindow(entry: number): boolean {
    const file = index.file[entry]!
    const from = index.offset[entry]!
    const end = Math.min(entry + entriesAhead, index.lines)
    let served = 0
    let bytes = 0
    for (let i = entry; i < end; i++) {
      if (index.file[i] !== file || index.offset[i]! < from) continue
      if (index.offset[i]! + index.bytes[i]! > from + windowBytes) continue
      served += 1
      bytes += index.bytes[i]!
    }
    return served >= entriesServedMin || bytes > windowBytes / 4
  }

  function textOf(bytes: Buffer, entry: number): string {
    const { text, foreign } = lineText(bytes)
    if (foreign) onForeign(entry, text)
    return text
  }

  function windowText(from: number, bytes: number, entry: number): string {
    const start = from - windowFrom
    // One look at a window tells for all its lines that they are one-byte text, which is made and parsed faster.
    if (isWindowAscii) return window.toString('latin1', start, start + bytes)
    return textOf(window.subarray(start, start + bytes), entry)
  }

  return {
    read(entry) {
      const file = index.file[entry]!
      const from = index.offset[entry]!
      const bytes = index.bytes[entry]!
      if (file === windowFile && from >= windowFrom && from + bytes <= windowTo) {
        return windowText(from, bytes, entry)
      }
      if (bytes <= windowBytes && isWorthAWindow(entry)) {
        windowTo = from + readSync(descriptorOf(file), window, 0, windowBytes, from)
        windowFrom = from
        windowFile = file
        isWindowAscii = isAscii(window.subarray(0, windowTo - windowFrom))
        return windowText(from, bytes, entry)
      }
      if (bytes > single.length) single = Buffer.allocUnsafeSlow(bytes * 2)
      readFully(descriptorOf(file), single, bytes, from)
      return textOf(single.subarray(0, bytes), entry)
    },
    close() {
      for (const descriptor of descriptors) if (descriptor !== undefined) closeSync(descriptor)
    },
  }
}

function readFully(descriptor: number, buffer: Buffer, bytes: number, from: number): void {
  for (let done = 0; done < bytes; ) {
    const read = readSync(descriptor, buffer, done, bytes - done, from + done)
    if (read === 0) throw new Error('an input file became shorter while it was read')
    done += read
  }
}

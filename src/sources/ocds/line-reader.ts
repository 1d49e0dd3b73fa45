// Reads lines at known places: by windows where they lie close together, each by itself where they do not.
import { closeSync, openSync, readSync } from 'node:fs'
import type { ReleaseIndex } from './line-entries.ts'

export type LineReader = {
  /** The bytes of an entry of the index; good until the next call. */
  readonly read: (entry: number) => Buffer
  readonly close: () => void
}

const windowBytes = 1_048_576

// A window is read when at least this many of the next entries lie in it, or all that are left: one call then serves them.
const entriesAhead = 64
const entriesServedMin = 24

export function lineReader(paths: readonly string[], index: ReleaseIndex): LineReader {
  const descriptors: (number | undefined)[] = []
  const window = Buffer.allocUnsafeSlow(windowBytes)
  let windowFile = -1
  let windowFrom = 0
  let windowTo = 0
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

  return {
    read(entry) {
      const file = index.file[entry]!
      const from = index.offset[entry]!
      const bytes = index.bytes[entry]!
      if (file === windowFile && from >= windowFrom && from + bytes <= windowTo) {
        return window.subarray(from - windowFrom, from - windowFrom + bytes)
      }
      if (bytes <= windowBytes && isWorthAWindow(entry)) {
        windowTo = from + readSync(descriptorOf(file), window, 0, windowBytes, from)
        windowFrom = from
        windowFile = file
        return window.subarray(0, bytes)
      }
      if (bytes > single.length) single = Buffer.allocUnsafeSlow(bytes * 2)
      readFully(descriptorOf(file), single, bytes, from)
      return single.subarray(0, bytes)
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

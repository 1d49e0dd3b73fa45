// Reads lines at known places, a batch at a time: what lies side by side in a file is read by one call.
import { isAscii } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { lineText } from '../text.ts'
import type { ReleaseIndex } from './line-entries.ts'

export type LineReader = {
  /** The line of an entry of the index as text: UTF-8, or windows-1252 where it is none; `onForeign` is told of that. */
  readonly read: (entry: number) => string
  readonly close: () => void
}

// A batch fits the processor's cache, and holds enough lines to find neighbours among those of scattered processes.
const batchBytes = 1_048_576

// Reading so much too much costs less than another call.
const gapBytesMax = 4_096

/** Reads the entries `from` to `to` of an index; `read` is to be called for each of them, in their order. */
export function lineReader(
  paths: readonly string[],
  index: ReleaseIndex,
  range: { readonly from: number; readonly to: number },
  onForeign: (entry: number, text: string) => void,
): LineReader {
  const descriptors: (number | undefined)[] = []
  let buffer = Buffer.allocUnsafeSlow(2 * batchBytes)
  let batchFrom = range.from
  let batchTo = range.from
  /** Where each line of the batch begins in the buffer. */
  let places = new Uint32Array(1_024)
  let isBatchAscii = false

  function load(entry: number): void {
    batchFrom = entry
    batchTo = batchEnd(index, entry, range.to)
    if (batchTo - entry > places.length) places = new Uint32Array(2 * (batchTo - entry))
    const runs = runsOf(index, entriesByPlace(index, entry, batchTo), batchFrom, places)
    const bytes = runs.reduce((sum, run) => sum + run.bytes, 0)
    if (bytes > buffer.length) buffer = Buffer.allocUnsafeSlow(2 * bytes)
    let at = 0
    for (const { file, from, bytes } of runs) {
      descriptors[file] ??= openSync(paths[file]!, 'r')
      readFully(descriptors[file], buffer.subarray(at, at + bytes), from)
      at += bytes
    }
    isBatchAscii = isAscii(buffer.subarray(0, bytes))
  }

  return {
    read(entry) {
      if (entry >= batchTo || entry < batchFrom) load(entry)
      const start = places[entry - batchFrom]!
      const end = start + index.bytes[entry]!
      // One look at a batch tells for all its lines that they are one-byte text, which is made and parsed faster.
      if (isBatchAscii) return buffer.toString('latin1', start, end)
      const { text, foreign } = lineText(buffer.subarray(start, end))
      if (foreign) onForeign(entry, text)
      return text
    },
    close() {
      for (const descriptor of descriptors) if (descriptor !== undefined) closeSync(descriptor)
    },
  }
}

function batchEnd(index: ReleaseIndex, from: number, to: number): number {
  let end = from
  for (let bytes = 0; end < to; end++) {
    bytes += index.bytes[end]!
    if (end > from && bytes > batchBytes) break
  }
  return end
}

function entriesByPlace(index: ReleaseIndex, from: number, to: number): Uint32Array {
  const entries = new Uint32Array(to - from)
  for (let i = 0; i < entries.length; i++) entries[i] = from + i
  const { file, offset } = index
  const isBehind = (one: number, other: number) => file[one]! - file[other]! || offset[one]! - offset[other]!
  for (let i = from + 1; i < to; i++) if (isBehind(i - 1, i) > 0) return entries.sort(isBehind)
  return entries
}

type Run = { readonly file: number; readonly from: number; bytes: number }

// Stretches to read, in order, and for each entry its place in the buffer that they fill one after the other.
function runsOf(index: ReleaseIndex, entries: Uint32Array, batchFrom: number, places: Uint32Array): readonly Run[] {
  const runs: Run[] = []
  let before = 0
  let run: Run | undefined
  for (const entry of entries) {
    const file = index.file[entry]!
    const offset = index.offset[entry]!
    if (run === undefined || run.file !== file || offset > run.from + run.bytes + gapBytesMax) {
      before += run?.bytes ?? 0
      run = { file, from: offset, bytes: 0 }
      runs.push(run)
    }
    places[entry - batchFrom] = before + offset - run.from
    run.bytes = offset - run.from + index.bytes[entry]!
  }
  return runs
}

function readFully(descriptor: number, buffer: Buffer, from: number): void {
  for (let done = 0; done < buffer.length; ) {
    const read = readSync(descriptor, buffer, done, buffer.length - done, from + done)
    if (read === 0) throw new Error('an input file became shorter while it was read')
    done += read
  }
}

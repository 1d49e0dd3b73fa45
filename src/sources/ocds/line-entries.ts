// Where each line lies and which process it belongs to, in flat arrays that grow, then sorted by process.
import type { OcidTable } from './ocid-table.ts'

/**
 * Lines by process. Processes are numbered in order of first appearance; the lines of process p are the entries
 * `starts[p]` to `starts[p + 1]` of the four arrays, in the order of the files. Everything lies in shared memory.
 */
export type ReleaseIndex = {
  readonly processes: number
  readonly lines: number
  readonly starts: Float64Array
  readonly file: Uint32Array
  /** Byte at which the line begins in its file. */
  readonly offset: Float64Array
  readonly bytes: Uint32Array
  /** Line within its file, from 0. */
  readonly line: Uint32Array
  /** 1 where the input says that the line is a compiled release, whatever its tag; empty where it says so of none. */
  readonly compiled: Uint8Array
  readonly ocidBytes: Uint8Array
  readonly ocidStarts: Float64Array
}

export type LineEntries = {
  readonly add: (process: number, file: number, offset: number, bytes: number, line: number) => void
  readonly count: () => number
  readonly arrays: () => LineArrays
}

type LineArrays = {
  readonly process: Uint32Array
  readonly file: Uint32Array
  readonly offset: Float64Array
  readonly bytes: Uint32Array
  readonly line: Uint32Array
}

export function lineEntries(): LineEntries {
  let held = emptyArrays(1 << 14)
  let count = 0
  return {
    add(process, file, offset, bytes, line) {
      if (count === held.process.length) held = doubled(held)
      held.process[count] = process
      held.file[count] = file
      held.offset[count] = offset
      held.bytes[count] = bytes
      held.line[count] = line
      count += 1
    },
    count: () => count,
    arrays: () => held,
  }
}

/** Sorts the lines by process, each process's in the order in which they were added. */
export function grouped(
  table: OcidTable,
  entries: LineEntries,
  files: readonly { readonly isCompiled?: (line: number) => boolean }[],
): ReleaseIndex {
  const processes = table.size()
  const lines = entries.count()
  const from = entries.arrays()
  const starts = new Float64Array(shared(8 * (processes + 1)))
  for (let i = 0; i < lines; i++) starts[from.process[i]! + 1]! += 1
  for (let p = 0; p < processes; p++) starts[p + 1]! += starts[p]!
  const file = new Uint32Array(shared(4 * lines))
  const offset = new Float64Array(shared(8 * lines))
  const bytes = new Uint32Array(shared(4 * lines))
  const line = new Uint32Array(shared(4 * lines))
  const next = starts.slice()
  for (let i = 0; i < lines; i++) {
    const place = next[from.process[i]!]!++
    file[place] = from.file[i]!
    offset[place] = from.offset[i]!
    bytes[place] = from.bytes[i]!
    line[place] = from.line[i]!
  }
  const isAnyCompiled = files.some(({ isCompiled }) => isCompiled !== undefined)
  const compiled = new Uint8Array(shared(isAnyCompiled ? lines : 0))
  for (let i = 0; i < compiled.length; i++) compiled[i] = files[file[i]!]!.isCompiled?.(line[i]!) === true ? 1 : 0
  const ocids = table.packed()
  const ocidBytes = new Uint8Array(shared(ocids.bytes.length))
  const ocidStarts = new Float64Array(shared(8 * ocids.starts.length))
  ocidBytes.set(ocids.bytes)
  ocidStarts.set(ocids.starts)
  return { processes, lines, starts, file, offset, bytes, line, compiled, ocidBytes, ocidStarts }
}

function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes)
}

function emptyArrays(length: number): LineArrays {
  return {
    process: new Uint32Array(length),
    file: new Uint32Array(length),
    offset: new Float64Array(length),
    bytes: new Uint32Array(length),
    line: new Uint32Array(length),
  }
}

function doubled(old: LineArrays): LineArrays {
  const larger = emptyArrays(old.process.length * 2)
  for (const name of ['process', 'file', 'offset', 'bytes', 'line'] as const) larger[name].set(old[name])
  return larger
}

// Finds which lines of JSON Lines files belong to which process: slices are scanned, also side by side, then joined.
import { type LineRefused, type Slice, scanSlice } from './index-slice.ts'
import { grouped, type LineArrays, lineEntries, type ReleaseIndex } from './line-entries.ts'
import { ocidTable } from './ocid-table.ts'

export type IndexedFile = {
  readonly path: string
  readonly bytes: number
  readonly isCompiled?: (line: number) => boolean
}

export type Indexing = {
  readonly onRefused: (refused: LineRefused) => void
  readonly onProgress?: ((bytesRead: number) => void) | undefined
}

/** What a scan of slices found; lines and processes are numbered within it. Structured-cloneable. */
export type IndexPart = {
  readonly count: number
  readonly arrays: LineArrays
  readonly ocidBytes: Uint8Array
  readonly ocidStarts: Float64Array
  readonly refused: readonly LineRefused[]
}

/**
 * Indexes the lines of all files, in their order. `elsewhere` scans slices in another thread; without it, all is scanned
 * here. The index is the same.
 */
export async function indexReleases(
  files: readonly IndexedFile[],
  indexing: Indexing,
  elsewhere?: (slices: readonly Slice[]) => Promise<IndexPart>,
): Promise<ReleaseIndex> {
  const halves = halvesOf(files, elsewhere === undefined ? Number.POSITIVE_INFINITY : undefined)
  const later = halves.second.length === 0 ? undefined : elsewhere?.(halves.second)
  // The other thread's failure is met below, where its part is awaited.
  later?.catch(() => {})
  const table = ocidTable()
  const entries = lineEntries()
  const linesBefore = files.map(() => 0)
  for (const slice of halves.first) {
    linesBefore[slice.file]! += scanSlice(slice, { table, entries, ...indexing })
  }
  const part = await later
  if (part === undefined) return grouped(table, entries, files)
  for (const { file, from } of halves.second) indexing.onProgress?.(files[file]!.bytes - from)
  for (const refused of part.refused)
    indexing.onRefused({ ...refused, line: refused.line + linesBefore[refused.file]! })
  const { ocidBytes, ocidStarts, arrays } = part
  const numbers = new Uint32Array(ocidStarts.length - 1)
  for (let p = 0; p < numbers.length; p++) {
    numbers[p] = table.numberOf(ocidBytes, ocidStarts[p]!, ocidStarts[p + 1]!)
  }
  for (let i = 0; i < part.count; i++) {
    const file = arrays.file[i]!
    const line = arrays.line[i]! + linesBefore[file]!
    entries.add(numbers[arrays.process[i]!]!, file, arrays.offset[i]!, arrays.bytes[i]!, line)
  }
  return grouped(table, entries, files)
}

/** Scans slices by themselves, for `indexReleases` in another thread to take over. At most one slice a file. */
export function indexSlices(slices: readonly Slice[]): IndexPart {
  const table = ocidTable()
  const entries = lineEntries()
  const refused: LineRefused[] = []
  for (const slice of slices) scanSlice(slice, { table, entries, onRefused: (one) => refused.push(one) })
  const { bytes, starts } = table.packed()
  const count = entries.count()
  return { count, arrays: entries.arrays(), ocidBytes: bytes, ocidStarts: starts, refused }
}

// Two runs of slices with about the same number of bytes, unless told how many the first is to have.
function halvesOf(files: readonly IndexedFile[], bytesFirst: number | undefined) {
  const half = bytesFirst ?? Math.floor(files.reduce((sum, { bytes }) => sum + bytes, 0) / 2)
  const first: Slice[] = []
  const second: Slice[] = []
  let before = 0
  for (const [file, { path, bytes }] of files.entries()) {
    const cut = Math.max(0, Math.min(half - before, bytes))
    // A file may have grown since it was opened: its last slice has no end.
    const isCut = cut > 0 && cut < bytes
    if (cut > 0 || bytes === 0) first.push({ path, file, from: 0, to: isCut ? cut : Number.POSITIVE_INFINITY })
    if (cut < bytes) second.push({ path, file, from: cut, to: Number.POSITIVE_INFINITY })
    before += bytes
  }
  return { first, second }
}

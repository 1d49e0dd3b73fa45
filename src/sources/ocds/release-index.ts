// Finds which lines belong to which process: one pass over the bytes of JSON Lines files, kept in flat arrays.
import { closeSync, openSync, readSync } from 'node:fs'
import { lineText } from '../text.ts'
import { isJsonObject } from './json-value.ts'
import { grouped, type LineEntries, lineEntries, type ReleaseIndex } from './line-entries.ts'
import { type OcidTable, ocidTable } from './ocid-table.ts'
import { beginsWithOcid, ocidNamedAt, ocidSpan, topLevelOcid } from './top-level-ocid.ts'

export type LineRefused = {
  readonly file: number
  readonly line: number
  readonly why: LineFault
  /** Message of the parser. */
  readonly detail: string
  readonly text: string
}
export type LineFault = 'not-json' | 'not-object' | 'no-ocid' | 'too-long'

/** A line may have this many bytes; a longer one is refused, and its first megabyte told. */
export const lineBytesMax = 64 * 1_048_576

type Indexing = {
  readonly onRefused: (refused: LineRefused) => void
  readonly onProgress?: ((bytesRead: number) => void) | undefined
}

type IndexedFile = { readonly path: string; readonly isCompiled?: (line: number) => boolean }

/** Indexes the lines of all files, in their order; blank lines are skipped. Lines without an ocid are refused. */
export function indexReleases(files: readonly IndexedFile[], indexing: Indexing): ReleaseIndex {
  const table = ocidTable()
  const entries = lineEntries()
  for (const [file, { path }] of files.entries()) scanFile(path, file, { table, entries, indexing })
  return grouped(table, entries, files)
}

type Scan = { readonly table: OcidTable; readonly entries: LineEntries; readonly indexing: Indexing }

const windowBytes = 4 * 1_048_576

function scanFile(path: string, file: number, scan: Scan): void {
  const descriptor = openSync(path, 'r')
  try {
    let buffer = Buffer.allocUnsafeSlow(windowBytes)
    // The bytes of `buffer` before `held` begin at `base` in the file and at the line numbered `line`.
    let held = 0
    let base = 0
    let line = 0
    for (;;) {
      const read = readSync(descriptor, buffer, held, buffer.length - held, base + held)
      scan.indexing.onProgress?.(read)
      const end = held + read
      const done = scanWindow(buffer.subarray(0, end), { file, base, line, isLast: read === 0 }, scan)
      if (read === 0) return
      line += done.lines
      base += done.bytes
      held = end - done.bytes
      if (done.bytes === 0 && held === buffer.length) {
        if (held >= lineBytesMax) {
          base = skipLine(descriptor, base + held, buffer, { file, line }, scan)
          line += 1
          held = 0
          continue
        }
        const larger = Buffer.allocUnsafeSlow(buffer.length * 2)
        buffer.copy(larger, 0, 0, held)
        buffer = larger
      } else buffer.copy(buffer, 0, done.bytes, end)
    }
  } finally {
    closeSync(descriptor)
  }
}

type Window = { readonly file: number; readonly base: number; readonly line: number; readonly isLast: boolean }

function scanWindow(bytes: Buffer, window: Window, scan: Scan): { readonly lines: number; readonly bytes: number } {
  const seeker: Seeker = { next: -1, hasEscapedName: undefined }
  const { file, base } = window
  let from = base === 0 && bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0
  let line = window.line
  for (;;) {
    let end = bytes.indexOf(10, from)
    if (end < 0) {
      if (!window.isLast || from >= bytes.length) break
      end = bytes.length
    }
    if (!isBlank(bytes, from, end)) {
      const process = processOf(bytes, from, end, { file, line }, seeker, scan)
      if (process >= 0) scan.entries.add(process, file, base + from, end - from, line)
    }
    line += 1
    from = Math.min(end + 1, bytes.length)
  }
  return { lines: line - window.line, bytes: from }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const name = Buffer.from('"ocid"')
// Each letter of `ocid`, written as an escape, begins so.
const escapedName = Buffer.from('\\u006')
const backslash = 0x5c

type Seeker = {
  /** Where `name` stands next in the window, from the last place that was asked for; the window's end if nowhere. */
  next: number
  /** Whether the window may hold the name written with escapes; asked for once, where it matters. */
  hasEscapedName: boolean | undefined
}

// The process of a line, or -1 where the line was refused.
function processOf(bytes: Buffer, from: number, to: number, at: LineAt, seeker: Seeker, scan: Scan): number {
  if (beginsWithOcid(bytes, from, to) || isNamedOnce(bytes, from, to, seeker)) {
    return scan.table.numberOf(bytes, ocidSpan.from, ocidSpan.to)
  }
  const found = topLevelOcid(bytes, from, to)
  if (found.kind === 'at') return scan.table.numberOf(bytes, found.from, found.to)
  const ocid = parsedOcid(bytes.subarray(from, to), at, scan.indexing)
  if (ocid === undefined) return -1
  const encoded = Buffer.from(ocid)
  return scan.table.numberOf(encoded, 0, encoded.length)
}

// One name `ocid` in the line: it is the release's own, or the release has none, which its reader will see.
function isNamedOnce(bytes: Buffer, from: number, to: number, seeker: Seeker): boolean {
  seeker.hasEscapedName ??= bytes.includes(escapedName)
  if (seeker.hasEscapedName) return false
  if (seeker.next < from) seeker.next = placeOf(bytes, from)
  const first = seeker.next
  if (first >= to || bytes[first - 1] === backslash) return false
  seeker.next = placeOf(bytes, first + 1)
  return seeker.next >= to && ocidNamedAt(bytes, first, to)
}

function placeOf(bytes: Buffer, from: number): number {
  const place = bytes.indexOf(name, from)
  return place < 0 ? bytes.length : place
}

type LineAt = { readonly file: number; readonly line: number }

function parsedOcid(bytes: Buffer, at: LineAt, indexing: Indexing): string | undefined {
  const { text } = lineText(bytes)
  const refused = (why: LineFault, detail = '') => indexing.onRefused({ ...at, why, detail, text })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    refused('not-json', (error as Error).message)
    return undefined
  }
  if (!isJsonObject(value)) refused('not-object')
  else {
    const ocid = value['ocid']
    if (typeof ocid === 'string' && ocid !== '') return ocid
    refused('no-ocid')
  }
  return undefined
}

// Reads on to the end of a line that is too long; gives the place behind it.
function skipLine(descriptor: number, from: number, buffer: Buffer, at: LineAt, scan: Scan): number {
  const text = lineText(buffer.subarray(0, 1_048_576)).text
  scan.indexing.onRefused({ ...at, why: 'too-long', detail: '', text })
  for (let place = from; ; ) {
    const read = readSync(descriptor, buffer, 0, buffer.length, place)
    if (read === 0) return place
    scan.indexing.onProgress?.(read)
    const end = buffer.subarray(0, read).indexOf(10)
    if (end >= 0) return place + end + 1
    place += read
  }
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false
  }
  return true
}

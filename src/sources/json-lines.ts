// Reads JSON Lines: one object a line, a bad line costs that line alone.
import { type Issue, issue } from '../base/issue.ts'
import { jsonRow, type RowCounter } from './json-row.ts'
import { type Row, rowsPerBatch } from './row.ts'

/** A line or an element of JSON may have this many bytes; a longer one is refused where it stands. */
export const jsonBytesMax = 16 * 1_048_576

/** Yields batches of rows from UTF-8 bytes; empty lines are skipped. */
export async function* readJsonLines(
  bytes: AsyncIterable<Buffer>,
  options: { readonly file: string; readonly onIssue: (issue: Issue) => void },
): AsyncGenerator<readonly Row[]> {
  const counter: RowCounter = { ...options, row: 0, foreign: false }
  let rows: Row[] = []
  let line = 0
  for await (const { bytes: content, head, long } of lines(bytes)) {
    line += 1
    if (long) {
      counter.row += 1
      const place = { file: options.file, row: counter.row, line }
      options.onIssue(issue('record-too-long', place, { value: head.toString('latin1') }))
      continue
    }
    if (isBlank(content)) continue
    const row = jsonRow(content, { line, column: 1 }, counter)
    if (row === undefined) continue
    rows.push(row)
    if (rows.length < rowsPerBatch) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
  if (counter.row === 0) options.onIssue(issue('file-empty', { file: options.file }))
}

type Line = { readonly bytes: Buffer; readonly head: Buffer; readonly long: boolean }

// Of a line that is too long only the beginning is kept.
async function* lines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let parts: Buffer[] = []
  let length = 0
  function line(last: Buffer): Line {
    const long = length + last.length > jsonBytesMax
    const bytes = parts.length === 0 ? last : long ? last : Buffer.concat([...parts, last])
    const made = { bytes, head: (parts[0] ?? last).subarray(0, 201), long }
    parts = []
    length = 0
    return made
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield line(chunk.subarray(from, end))
      from = end + 1
    }
    const rest = chunk.subarray(from)
    length += rest.length
    if (parts.length === 0 || length <= jsonBytesMax) parts.push(rest)
  }
  if (length > 0) yield line(Buffer.alloc(0))
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false
  return true
}

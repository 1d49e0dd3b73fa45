// Reads a JSON array of objects as rows, an element at a time.
import { type Issue, issue } from '../base/issue.ts'
import { findArray } from './json-array.ts'
import { jsonElements } from './json-element.ts'
import { jsonBytesMax } from './json-lines.ts'
import { jsonRow, type RowCounter } from './json-row.ts'
import { type Row, rowsPerBatch } from './row.ts'

/** Opens the content: once to find the array, which may take reading all of it, and once to read the rows. */
export type JsonContent = { readonly look: () => AsyncIterable<Buffer>; readonly read: () => AsyncIterable<Buffer> }

/**
 * Yields batches of rows from the array that `findArray` finds by `path`. An element that is no object, too long or not JSON is an issue and reading goes on.
 */
export async function* readJson(
  content: JsonContent,
  options: { readonly file: string; readonly path?: string | undefined; readonly onIssue: (issue: Issue) => void },
): AsyncGenerator<readonly Row[]> {
  const { file, onIssue } = options
  const place = await findArray(content.look(), file, options.path)
  if (place === undefined) {
    for await (const chunk of content.read()) void chunk
    return onIssue(issue('file-empty', { file }))
  }
  const counter: RowCounter = { file, onIssue, row: 0, foreign: false }
  let rows: Row[] = []
  for await (const elements of jsonElements(content.read(), place, { file, bytesMax: jsonBytesMax })) {
    for (const { bytes, line, column, long } of elements) {
      if (long) {
        counter.row += 1
        onIssue(issue('record-too-long', { file, row: counter.row, line }, { value: bytes.toString('latin1') }))
        continue
      }
      const row = jsonRow(bytes, { line, column }, counter)
      if (row === undefined) continue
      rows.push(row)
      if (rows.length < rowsPerBatch) continue
      yield rows
      rows = []
    }
  }
  if (rows.length > 0) yield rows
  if (counter.row === 0) onIssue(issue('file-empty', { file }))
}

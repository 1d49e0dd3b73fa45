// Reads a JSON array of objects as rows, an element at a time.
import { type Issue, issue } from '../base/issue.ts'
import { findArray } from './json-array.ts'
import { jsonElements } from './json-element.ts'
import { jsonBytesMax } from './json-lines.ts'
import { jsonRow, type RowCounter } from './json-row.ts'
import { type Row, rowsPerBatch } from './row.ts'

/**
 * Yields batches of rows. `bytes` opens the content anew each time: the array is found first and read then, for which
 * `path` is as in `findArray`. An element that is no object, too long or not JSON is an issue and reading goes on.
 */
export async function* readJson(
  bytes: () => AsyncIterable<Buffer>,
  options: { readonly file: string; readonly path?: string | undefined; readonly onIssue: (issue: Issue) => void },
): AsyncGenerator<readonly Row[]> {
  const { file, onIssue } = options
  const place = await findArray(bytes(), file, options.path)
  if (place === undefined) return onIssue(issue('file-empty', { file }))
  const counter: RowCounter = { file, onIssue, row: 0, foreign: false }
  let rows: Row[] = []
  for await (const elements of jsonElements(bytes(), place, { file, bytesMax: jsonBytesMax })) {
    for (const { bytes: content, line, column, long } of elements) {
      if (long) {
        counter.row += 1
        onIssue(issue('record-too-long', { file, row: counter.row, line }, { value: content.toString('latin1') }))
        continue
      }
      const row = jsonRow(content, { line, column }, counter)
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

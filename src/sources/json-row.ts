// One JSON object's bytes as a row.
import type { Json } from '../base/canonical.ts'
import { type Issue, issue } from '../base/issue.ts'
import { jsonFault } from './json-fault.ts'
import { exactNumbers, hasLongNumber } from './json-number.ts'
import type { Row } from './row.ts'
import { lineText } from './text.ts'

/** Goes through a reading: which row is next, and what was said already. */
export type RowCounter = {
  readonly file: string
  readonly onIssue: (issue: Issue) => void
  row: number
  foreign: boolean
}

/**
 * Counts and parses one row; undefined with an issue where it is broken or no object. `start` is where it begins in the
 * file, lines and columns from 1. Numbers that a double would change are given as their text, each noted.
 */
export function jsonRow(
  bytes: Buffer,
  start: { readonly line: number; readonly column: number },
  counter: RowCounter,
): Row | undefined {
  counter.row += 1
  const place = { file: counter.file, row: counter.row, line: start.line }
  const { text, foreign } = lineText(bytes)
  if (foreign && !counter.foreign) {
    counter.foreign = true
    counter.onIssue(issue('text-not-utf8', place, { value: text }))
  }
  let value: Json
  try {
    value = JSON.parse(hasLongNumber(text) ? keepNumbers(text) : text) as Json
  } catch {
    const fault = jsonFault(text)
    const line = start.line + fault.line - 1
    const column = fault.line === 1 ? start.column + fault.column - 1 : fault.column
    const options = { value: text.slice(Math.max(fault.at - 20, 0), fault.at + 60), params: { line, column } }
    counter.onIssue(issue('json-broken', { ...place, line }, options))
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    counter.onIssue(issue('json-not-object', place, { value: text }))
    return undefined
  }
  return { row: counter.row, line: start.line, cells: value as Readonly<Record<string, Json>> }

  function keepNumbers(json: string): string {
    return exactNumbers(json, (number) => counter.onIssue(issue('number-beyond-double', place, { value: number })))
  }
}

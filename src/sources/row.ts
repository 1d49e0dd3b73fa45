// What a table reader gives: rows of named cells, and the place of each.
import type { Json } from '../base/canonical.ts'

/**
 * One cell. Delimited text gives strings exactly as published, spaces and all; XLSX numbers and booleans as such and
 * dates as ISO text; JSON whatever stands there. `null` is a cell of XLSX or JSON that says nothing.
 */
export type Cell = Json

/** `row` counts data rows from 1, refused ones too; `line` is the physical line on which the row begins, from 1. */
export type Row = { readonly row: number; readonly line?: number; readonly cells: Readonly<Record<string, Cell>> }

/** Rows handed on at once: big enough that the hand-over costs nothing, small enough to forget. */
export const rowsPerBatch = 1_000

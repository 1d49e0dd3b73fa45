// Guesses what the columns of a table hold, for drafting a source.yaml that a person then checks.

import type { Cell, Row } from './row.ts'
import { sniffDates } from './sniff-date.ts'
import { sniffNumbers } from './sniff-number.ts'

/** What a column looks like. `share` is the part of its cells that are not empty and fit the guess, 0 to 1. */
export type Looks =
  | { readonly kind: 'empty' }
  | { readonly kind: 'nested' }
  | { readonly kind: 'boolean'; readonly values: readonly string[] }
  | { readonly kind: 'url'; readonly share: number }
  | { readonly kind: 'year'; readonly patterns: readonly string[]; readonly share: number }
  | {
      readonly kind: 'date'
      /** Formats as `parseDate` takes them, the commonest first. */
      readonly patterns: readonly string[]
      readonly share: number
      /** What shows whether the day or the month stands first: `none` where every date could be read both ways. */
      readonly order: 'day-first' | 'month-first' | 'year-first' | 'named-month' | 'none'
    }
  | { readonly kind: 'integer'; readonly share: number }
  | { readonly kind: 'number'; readonly share: number; readonly decimal: '.' | ',' }
  | {
      readonly kind: 'money'
      readonly share: number
      readonly decimal: '.' | ','
      /** From a sign in the cells or a code in the column's name; undefined where neither tells. */
      readonly currency: string | undefined
      /** 1_000_000 where the column's name says millions. */
      readonly scale: number
    }
  | { readonly kind: 'id' }
  | { readonly kind: 'category'; readonly values: readonly string[] }
  | { readonly kind: 'text' }

export type ColumnSketch = {
  readonly column: string
  /** Part of the rows whose cell is empty, 0 to 1. */
  readonly emptyShare: number
  /** How many different values there are; counting stops at 1,000. */
  readonly distinct: number
  readonly samples: readonly string[]
  readonly looks: Looks
}

/** Sketches each column from rows held in memory: a few thousand are enough. */
export function sniffColumns(columns: readonly string[], rows: readonly Row[]): readonly ColumnSketch[] {
  return columns.map((column) => sketch(column, rows))
}

const distinctMax = 1_000
const samplesMax = 5

function sketch(column: string, rows: readonly Row[]): ColumnSketch {
  const cells = rows.map((row) => row.cells[column] ?? null).filter((cell) => !isEmpty(cell))
  const nested = cells.some((cell) => typeof cell === 'object')
  const values = cells.map((cell) => (typeof cell === 'object' ? JSON.stringify(cell) : String(cell)).trim())
  const counts = new Map<string, number>()
  for (const value of values) {
    if (counts.has(value) || counts.size < distinctMax) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return {
    column,
    emptyShare: rows.length === 0 ? 1 : 1 - values.length / rows.length,
    distinct: counts.size,
    samples: [...counts.keys()].slice(0, samplesMax),
    looks: nested ? { kind: 'nested' } : looksOf(column, values, counts, rows.length),
  }
}

function isEmpty(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '')
}

/** A guess needs this part of the cells behind it; publishers put notes and exemptions among dates and sums. */
const shareMin = 0.7

function looksOf(column: string, values: readonly string[], counts: ReadonlyMap<string, number>, rows: number): Looks {
  if (values.length === 0) return { kind: 'empty' }
  if (isBoolean(counts)) return { kind: 'boolean', values: [...counts.keys()] }
  const urls = values.filter((value) => /^https?:\/\/\S+/i.test(value)).length / values.length
  if (urls >= shareMin) return { kind: 'url', share: urls }
  const unique = counts.size === values.length || counts.size === distinctMax
  const named = /(?:^|[^a-z])(?:id|key|code|ref|reference|slug|ocid|no)$/i.test(column) || /[a-z]I[Dd]$/.test(column)
  if (named && unique && values.length === rows) return { kind: 'id' }
  const dates = sniffDates(values)
  if (dates !== undefined && dates.share >= shareMin) return dates
  const numbers = sniffNumbers(column, values)
  if (numbers !== undefined && numbers.share >= shareMin) return numbers
  const lengthMean = values.reduce((sum, value) => sum + value.length, 0) / values.length
  if (counts.size <= categoriesMax && counts.size * 2 <= values.length && lengthMean <= 60) {
    const byCount = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    return { kind: 'category', values: byCount.map(([value]) => value) }
  }
  const compact = values.every((value) => /^[\w./:-]{1,120}$/.test(value))
  return unique && compact && values.length === rows && rows > 1 ? { kind: 'id' } : { kind: 'text' }
}

const categoriesMax = 60

function isBoolean(counts: ReadonlyMap<string, number>): boolean {
  const pairs = ['true false', 'yes no', 'y n', 't f', 'oui non', 'si no', 'sí no']
  const values = [...counts.keys()].map((value) => value.toLowerCase())
  return values.length <= 2 && pairs.some((pair) => values.every((value) => pair.split(' ').includes(value)))
}

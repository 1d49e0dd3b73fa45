// Periods of reports: a year, quarter, month or day, or a run from one to another.
import { firstDay, lastDay, type PartialDate, partialDate } from '../base/time.ts'

export type Period = {
  /** As it was asked for. */
  readonly text: string
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string
  readonly to: string
}

/** Reads `2024`, `2024-Q2`, `2024-06`, `2024-06-30` or two of them with `..` between; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const parts = text.split('..').map(spanOf)
  if (parts.length > 2 || parts.includes(undefined)) return undefined
  const period = { text, from: parts[0]!.from, to: parts.at(-1)!.to }
  return period.from <= period.to ? period : undefined
}

/** Whether a day, month or year `YYYY[-MM[-DD]]` has a day in the period. */
export function touches({ from, to }: Period, day: string | null): boolean {
  const read = day === null ? undefined : partialDate(day.slice(0, 10))
  return read !== undefined && firstDay(read) <= to && lastDay(read) >= from
}

function spanOf(text: string): { readonly from: string; readonly to: string } | undefined {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(text) ?? []
  if (year !== undefined) {
    const last = 3 * Number(quarter)
    const month = (number: number): PartialDate => {
      return { date: `${year}-${String(number).padStart(2, '0')}`, precision: 'month' }
    }
    return { from: firstDay(month(last - 2)), to: lastDay(month(last)) }
  }
  const date = partialDate(text)
  return date === undefined ? undefined : { from: firstDay(date), to: lastDay(date) }
}

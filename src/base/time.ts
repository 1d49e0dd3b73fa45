// Dates as precise as they are known, days as numbers, instants in UTC.
import { type DateParts, datePattern } from './date-pattern.ts'

export type Precision = 'year' | 'month' | 'day'

/** A date cut to its precision: `2030`, `2030-06`, `2030-06-30`. */
export type PartialDate = { readonly date: string; readonly precision: Precision }

/** What came of reading a text as a date: the date and the format that fitted, or why none did. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: string; readonly precision: Precision; readonly pattern: string }
  | { readonly kind: 'unreadable'; readonly reason: 'empty' | 'other-format' | 'impossible-date' }

/**
 * Reads a text by the formats declared for it, in their order; the first that fits with a possible date wins.
 * The whole text must fit, spaces around it apart. `impossible-date`: a format fitted, but the calendar has no such day
 * (31 February). A date with a time and an offset is the day as written, which is the publisher's own day.
 * Throws the Refusal `date-pattern-unknown` for a format that `datePattern` does not know.
 */
export function parseDate(text: string, patterns: readonly string[]): DateReading {
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'unreadable', reason: 'empty' }
  let fitted = false
  for (const pattern of patterns) {
    const parts = datePattern(pattern)(trimmed)
    if (parts === undefined) continue
    fitted = true
    const date = dateOf(parts)
    if (date !== undefined) return { kind: 'date', ...date, pattern }
  }
  return { kind: 'unreadable', reason: fitted ? 'impossible-date' : 'other-format' }
}

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` strictly; undefined for anything else and for days that do not exist. */
export function partialDate(text: string): PartialDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (match === null) return undefined
  const [, year, month, day] = match
  return dateOf({ year: Number(year), month: numberOf(month), day: numberOf(day) })
}

/** First day that a partial date covers, as `YYYY-MM-DD`. */
export function firstDay(partial: PartialDate): string {
  switch (partial.precision) {
    case 'day':
      return partial.date
    case 'month':
      return `${partial.date}-01`
    case 'year':
      return `${partial.date}-01-01`
  }
}

/** Last day that a partial date covers, as `YYYY-MM-DD`: 2028-02 ends on 2028-02-29. */
export function lastDay(partial: PartialDate): string {
  switch (partial.precision) {
    case 'day':
      return partial.date
    case 'month':
      return `${partial.date}-${two(daysInMonth(Number(partial.date.slice(0, 4)), Number(partial.date.slice(5))))}`
    case 'year':
      return `${partial.date}-12-31`
  }
}

/** Days from 1970-01-01 to a day of the Gregorian calendar, negative before it. Takes `YYYY-MM-DD` that exists. */
export function dayNumber(day: string): number {
  return daysFromCivil(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
}

/** The day with that number, as `YYYY-MM-DD`: the inverse of `dayNumber` over the years 1 to 9999. */
export function dayOf(number: number): string {
  const instant = new Date(number * dayMilliseconds)
  const year = String(instant.getUTCFullYear()).padStart(4, '0')
  return `${year}-${two(instant.getUTCMonth() + 1)}-${two(instant.getUTCDate())}`
}

/** Days from one day to another, negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** The day that many days later, earlier where negative. */
export function addDays(day: string, days: number): string {
  return dayOf(dayNumber(day) + days)
}

/** Whether the text is `YYYY-MM-DD` and a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

/** True for a UTC instant as the record writes it: `2026-11-23T10:00:00Z`, with or without milliseconds. */
export function isInstant(text: string): boolean {
  return text.endsWith('Z') && utcInstant(text) === text
}

/**
 * An ISO 8601 instant with its offset as the record writes it, in UTC: `2017-02-03T15:02:52+01:00` is
 * `2017-02-03T14:02:52Z`. Milliseconds stay where they were given; finer fractions are cut. Undefined for a text
 * without an offset (its instant is unknown), and for days and times that do not exist.
 */
export function utcInstant(text: string): string | undefined {
  const match = instantForm.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, zulu, sign, offsetHour, offsetMinute] = match
  if (dateOf({ year: Number(year), month: Number(month), day: Number(day) }) === undefined) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  if (Number(offsetHour ?? 0) > 23 || Number(offsetMinute ?? 0) > 59) return undefined
  const offsetMinutes =
    zulu === undefined ? (sign === '-' ? -1 : 1) * (Number(offsetHour) * 60 + Number(offsetMinute ?? 0)) : 0
  const milliseconds = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'))
  const days = daysFromCivil(Number(year), Number(month), Number(day))
  const seconds = (Number(hour) * 60 + Number(minute) - offsetMinutes) * 60 + Number(second ?? 0)
  const iso = new Date(days * dayMilliseconds + seconds * 1_000 + milliseconds).toISOString()
  if (iso.length !== 24) return undefined
  return fraction === undefined ? `${iso.slice(0, 19)}Z` : iso
}

const instantForm =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d{2}):?(\d{2})?)$/

const dayMilliseconds = 86_400_000

function dateOf(parts: DateParts): PartialDate | undefined {
  const { year, month, day } = parts
  if (year < 1) return undefined
  const yearText = String(year).padStart(4, '0')
  if (month === undefined) return { date: yearText, precision: 'year' }
  if (month < 1 || month > 12) return undefined
  if (day === undefined) return { date: `${yearText}-${two(month)}`, precision: 'month' }
  if (day < 1 || day > daysInMonth(year, month)) return undefined
  return { date: `${yearText}-${two(month)}-${two(day)}`, precision: 'day' }
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

// Date.UTC reads the years 0 to 99 as 1900 to 1999; counting in 400-year eras from 1 March does not.
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

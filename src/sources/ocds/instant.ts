// Reads the dates of OCDS as publishers write them: as instants, and as the publisher's own days.

/** `offset`: the text says its offset from UTC; `none`: it has a time without one, taken as UTC; `day`: a bare day, its midnight in UTC. */
export type OcdsDateReading =
  | { readonly kind: 'date'; readonly at: number; readonly day: string; readonly zone: 'offset' | 'none' | 'day' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly reason: 'other-form' | 'impossible' }

/**
 * A date with all that is known of it. `at` counts milliseconds since 1970 in UTC, `day` is the day as written. Empty texts
 * and null are none. `impossible`: the form is right, but there is no such day or time.
 */
export function ocdsDate(value: unknown): OcdsDateReading {
  if (value === undefined || value === null) return { kind: 'none' }
  if (typeof value !== 'string') return { kind: 'unreadable', reason: 'other-form' }
  const text = trimmed(value)
  if (text === '') return { kind: 'none' }
  const at = instantOf(text)
  if (Number.isFinite(at)) return { kind: 'date', at, day: text.slice(0, 10), zone: zoneOf(text) }
  return { kind: 'unreadable', reason: Number.isNaN(at) ? 'other-form' : 'impossible' }
}

/**
 * Milliseconds since 1970 in UTC of `YYYY-MM-DD`, or of that with `T` or a space, `HH:MM`, perhaps seconds and a fraction
 * (cut to milliseconds), perhaps `Z` or an offset. A time without an offset, and a bare day's midnight, are taken as UTC.
 * Undefined for every other value, and for days and times that do not exist.
 */
export function ocdsInstant(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const at = instantOf(trimmed(value))
  return Number.isFinite(at) ? at : undefined
}

/** The day as written, `YYYY-MM-DD`, of what `ocdsInstant` can read: the publisher's own day, whatever its offset. */
export function ocdsDay(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = trimmed(value)
  return Number.isFinite(instantOf(text)) ? text.slice(0, 10) : undefined
}

/**
 * True for days that stand for "no date": the zeros of .NET (year 1), SQL Server, spreadsheets and Unix (also as its evening
 * before, west of Greenwich), and the year 9999.
 */
export function isPlaceholderDay(day: string): boolean {
  return placeholderDays.has(day) || day.startsWith('0001-') || day.startsWith('9999-')
}

const placeholderDays: ReadonlySet<string> = new Set([
  '1753-01-01',
  '1899-12-30',
  '1899-12-31',
  '1900-01-01',
  '1969-12-31',
  '1970-01-01',
])

const otherForm = Number.NaN
const impossible = Number.POSITIVE_INFINITY

// Positions are fixed up to the seconds: no regular expression and no Date.parse, which takes a time without an offset as local.
function instantOf(text: string): number {
  const length = text.length
  if (length < 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return otherForm
  const year = pair(text, 0) * 100 + pair(text, 2)
  const month = pair(text, 5)
  const day = pair(text, 8)
  if (!(year >= 0 && month >= 0 && day >= 0)) return otherForm
  const time = length === 10 ? 0 : timeOf(text, length)
  if (Number.isNaN(time)) return otherForm
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return impossible
  return daysSince1970(year, month, day) * 86_400_000 + time
}

// Milliseconds from the day's midnight in UTC; an offset can lead into the day before or after.
function timeOf(text: string, length: number): number {
  const separator = text.charCodeAt(10) | 0x20
  if (length < 16 || (separator !== lowerT && separator !== space) || text.charCodeAt(13) !== colon) return otherForm
  const hour = pair(text, 11)
  const minute = pair(text, 14)
  let second = 0
  let millisecond = 0
  let at = 16
  if (text.charCodeAt(16) === colon) {
    second = pair(text, 17)
    at = 19
    if (text.charCodeAt(19) === point) {
      let weight = 100
      at = 20
      for (let digit = text.charCodeAt(at) - zero; digit >= 0 && digit <= 9; digit = text.charCodeAt(at) - zero) {
        millisecond += digit * weight
        // What is finer than a millisecond is cut.
        weight = weight > 1 ? weight / 10 : 0
        at += 1
      }
      if (at === 20) return otherForm
    }
  }
  const offsetMinutes = at === length ? 0 : offsetOf(text, at, length)
  if (Number.isNaN(offsetMinutes) || !(hour >= 0 && minute >= 0 && second >= 0)) return otherForm
  if (hour > 23 || minute > 59 || second > 59) return impossible
  return ((hour * 60 + minute - offsetMinutes) * 60 + second) * 1_000 + millisecond
}

// `Z`, `+HH:MM`, `+HHMM` or `+HH`, and nothing behind it.
function offsetOf(text: string, at: number, length: number): number {
  const sign = text.charCodeAt(at)
  if ((sign | 0x20) === lowerZ) return at + 1 === length ? 0 : otherForm
  if (sign !== plus && sign !== hyphen) return otherForm
  const hours = pair(text, at + 1)
  const minutesAt = text.charCodeAt(at + 3) === colon ? at + 4 : at + 3
  const minutes = length === at + 3 ? 0 : pair(text, minutesAt)
  if (!(hours >= 0 && minutes >= 0) || (length !== at + 3 && length !== minutesAt + 2)) return otherForm
  if (hours > 23 || minutes > 59) return impossible
  return (sign === plus ? 1 : -1) * (hours * 60 + minutes)
}

const zero = 0x30
const hyphen = 0x2d
const plus = 0x2b
const colon = 0x3a
const point = 0x2e
const space = 0x20
const lowerT = 0x74
const lowerZ = 0x7a

// Two digits, or far below zero: what it is added to stays negative. Behind the end of the text all comparisons are false.
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - zero
  const ones = text.charCodeAt(at + 1) - zero
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

// Days of a year from 1 March, so that the leap day stands last; leap days by the Gregorian rule.
function daysSince1970(year: number, month: number, day: number): number {
  const from = month > 2 ? year : year - 1
  const dayOfYear = (((month + 9) % 12) * 306 + 5) / 10
  const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400)
  return from * 365 + leaps + Math.floor(dayOfYear) + day - marchZeroTo1970
}

// Days from 1 March of the year 0 to 1970, and the one by which days count from 1.
const marchZeroTo1970 = 719_469

function zoneOf(text: string): 'offset' | 'none' | 'day' {
  if (text.length === 10) return 'day'
  const last = text.charCodeAt(text.length - 1) | 0x20
  return last === lowerZ || text.includes('+', 16) || text.includes('-', 16) ? 'offset' : 'none'
}

function trimmed(value: string): string {
  return value.charCodeAt(0) > space && value.charCodeAt(value.length - 1) > space ? value : value.trim()
}

// Dates of tenders and bids: instants by RFC 3339, and which of two came later where one of them is less than that.
import { dayNumber } from '../../base/time.ts'

/** Seconds since 1970 and the nanoseconds after them, so that no fraction is lost. */
export type Instant = { readonly seconds: number; readonly nanoseconds: number }

/** An RFC 3339 date and time with its offset; undefined for anything else, a day alone included. */
export function instantOf(text: string): Instant | undefined {
  const time = timeOf(text)
  return time === undefined || time.offsetSeconds === undefined
    ? undefined
    : { seconds: time.seconds - time.offsetSeconds, nanoseconds: time.nanoseconds }
}

/** Whole days of 24 hours from one to the other, cut towards zero: −12 hours are no day. */
export function wholeDays(from: Instant, to: Instant): number {
  const nanoseconds = to.nanoseconds - from.nanoseconds
  let seconds = to.seconds - from.seconds
  if (seconds > 0 && nanoseconds < 0) seconds -= 1
  if (seconds < 0 && nanoseconds > 0) seconds += 1
  return Math.trunc(seconds / 86_400)
}

/**
 * Whether a time is surely after another. With both offsets, instants are compared; with none, clocks as written; where one has
 * an offset or a time of day and the other has not, days as written. False where either is no date.
 */
export function isLater(time: string, than: string): boolean {
  const left = timeOf(time)
  const right = timeOf(than)
  if (left === undefined || right === undefined || isLocal(left) !== isLocal(right)) return dayOf(time) > dayOf(than)
  const a = left.seconds - (left.offsetSeconds ?? 0)
  const b = right.seconds - (right.offsetSeconds ?? 0)
  return a === b ? left.nanoseconds > right.nanoseconds : a > b
}

/** A clock as written: its seconds since 1970 as if it were UTC, and its offset from UTC where it says one. */
type Time = { readonly seconds: number; readonly nanoseconds: number; readonly offsetSeconds: number | undefined }

function isLocal({ offsetSeconds }: Time): boolean {
  return offsetSeconds === undefined
}

// Read sign by sign: every release has such dates, and a pattern takes several times as long.
function timeOf(text: string): Time | undefined {
  const days = dayNumberOf(text)
  const separator = text[10]
  if (days === undefined || (separator !== 'T' && separator !== 't' && separator !== ' ')) return undefined
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  const second = digits(text, 17, 2)
  if (!(hour <= 23 && minute <= 59 && second <= 60) || text[13] !== ':' || text[16] !== ':') return undefined
  let at = 19
  if (text[at] === '.') {
    at += 1
    while (isDigit(text, at)) at += 1
    if (at === 20) return undefined
  }
  const nanoseconds = at > 19 ? Number(text.slice(20, Math.min(at, 29)).padEnd(9, '0')) : 0
  const offsetSeconds = offsetOf(text, at)
  if (offsetSeconds === undefined && at < text.length) return undefined
  return { seconds: days * 86_400 + (hour * 60 + minute) * 60 + second, nanoseconds, offsetSeconds }
}

function offsetOf(text: string, at: number): number | undefined {
  const sign = text[at]
  if (sign === 'Z' || sign === 'z') return text.length === at + 1 ? 0 : undefined
  if ((sign !== '+' && sign !== '-') || text[at + 3] !== ':' || text.length !== at + 6) return undefined
  const hours = digits(text, at + 1, 2)
  const minutes = digits(text, at + 4, 2)
  if (!(hours <= 23 && minutes <= 59)) return undefined
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes) * 60
}

// A day's number, alone or before a time of day; NaN where the text has none: nothing is later than it.
function dayOf(text: string): number {
  const isDay = text.length === 10 || /^[Tt ]\d\d:\d\d/.test(text.slice(10, 16))
  return isDay ? (dayNumberOf(text) ?? Number.NaN) : Number.NaN
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function dayNumberOf(text: string): number | undefined {
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  if (text[4] !== '-' || text[7] !== '-' || Number.isNaN(year)) return undefined
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && isLeap ? 29 : (daysIn[month - 1] ?? 0)
  return day >= 1 && day <= days ? dayNumber(text) : undefined
}

// NaN where a sign is no digit.
function digits(text: string, at: number, count: number): number {
  let value = 0
  for (let i = at; i < at + count; i++) value = value * 10 + (isDigit(text, i) ? text.charCodeAt(i) - 48 : Number.NaN)
  return value
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

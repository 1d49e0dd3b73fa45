// Dates of tenders and bids: instants by RFC 3339, and which of two came later where one of them is less than that.
import { dayNumber } from '../../base/time.ts'

/** Seconds since 1970 and the nanoseconds after them, so that no fraction is lost. */
export type Instant = { readonly seconds: number; readonly nanoseconds: number }

/** An RFC 3339 date and time with its offset; undefined for anything else, a day alone included. */
export function instantOf(text: string): Instant | undefined {
  const match = form.exec(text)
  if (match?.[8] === undefined) return undefined
  const minutes = match[9] === undefined ? 0 : Number(match[10]) * 60 + Number(match[11])
  if (Number(match[10] ?? 0) > 23 || Number(match[11] ?? 0) > 59) return undefined
  return localOf(match, match[9] === '-' ? -minutes : minutes)
}

/** Whole days of 24 hours from one to the other, cut towards zero: −12 hours are no day. */
export function wholeDays(from: Instant, to: Instant): number {
  const nanoseconds = to.nanoseconds - from.nanoseconds
  let seconds = to.seconds - from.seconds
  if (seconds > 0 && nanoseconds < 0) seconds -= 1
  if (seconds < 0 && nanoseconds > 0) seconds += 1
  // Not −0, which would print as such.
  return Math.trunc(seconds / 86_400) + 0
}

/**
 * Whether a time is surely after another. With both offsets, instants are compared; with none, clocks as written; where one has
 * an offset or a time of day and the other has not, days as written. False where either is no date.
 */
export function isLater(time: string, than: string): boolean {
  const left = form.exec(time)
  const right = form.exec(than)
  if (left === null || right === null) return dayOf(time) > dayOf(than)
  if ((left[8] === undefined) !== (right[8] === undefined)) return dayOf(time) > dayOf(than)
  const [a, b] = left[8] === undefined ? [localOf(left, 0), localOf(right, 0)] : [instantOf(time), instantOf(than)]
  if (a === undefined || b === undefined) return false
  return a.seconds === b.seconds ? a.nanoseconds > b.nanoseconds : a.seconds > b.seconds
}

const form = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|([+-])(\d\d):(\d\d))?$/

const day = /^(\d{4})-(\d\d)-(\d\d)(?:$|[Tt ]\d\d:\d\d)/

// A day's number, NaN where the text has none: nothing is later than it.
function dayOf(text: string): number {
  const match = day.exec(text)
  return match === null ? Number.NaN : (dayNumberOf(match) ?? Number.NaN)
}

function localOf(match: RegExpExecArray, offsetMinutes: number): Instant | undefined {
  const days = dayNumberOf(match)
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6])]
  if (days === undefined || hour > 23 || minute > 59 || second > 60) return undefined
  return {
    seconds: days * 86_400 + (hour * 60 + minute - offsetMinutes) * 60 + second,
    nanoseconds: Number((match[7] ?? '').slice(0, 9).padEnd(9, '0')),
  }
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function dayNumberOf(match: RegExpExecArray): number | undefined {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && isLeap ? 29 : (daysIn[month - 1] ?? 0)
  return day >= 1 && day <= days ? dayNumber(match[0]) : undefined
}

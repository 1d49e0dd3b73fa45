// Spreadsheet serial numbers as ISO dates and times.
import { addDays } from '../base/time.ts'

/** What a number format shows: a point in time, a time of day, or neither. */
export type NumberKind = 'number' | 'date' | 'time'

/** The kind of a number format by its id (ECMA-376 part 1, 18.8.30) and, for ids from 164, by its code. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code !== undefined) return kindOfCode(code)
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date'
  return (id >= 18 && id <= 21) || id === 45 || id === 47 ? 'time' : 'number'
}

function kindOfCode(code: string): NumberKind {
  // Only the first section counts; quoted and escaped text, colours and conditions show no part of a date.
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./gs, '')
    .split(';')[0]!
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .toLowerCase()
  // Elapsed hours, `[h]:mm`, are a duration: a number of days.
  if (/\[[hms]+\]/.test(bare) || bare === 'general') return 'number'
  if (/[yd]/.test(bare)) return 'date'
  // An m beside hours or seconds is a minute, alone it is a month.
  if (/[hs]/.test(bare)) return 'time'
  return bare.includes('m') ? 'date' : 'number'
}

/**
 * A serial as ISO text: `2024-03-01`, with a time of day `2024-03-01T14:30:00`, of a time format `14:30:00`. Seconds are
 * rounded. Day 60 of the 1900 calendar is the 29 February 1900 that never was, and is given as that. Undefined for serials
 * beyond the year 9999 or below zero.
 */
export function serialDate(serial: number, kind: 'date' | 'time', from1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined
  let days = Math.floor(serial)
  let seconds = Math.round((serial - days) * 86_400)
  if (seconds === 86_400) {
    days += 1
    seconds = 0
  }
  if (kind === 'time' && days === 0) return clock(seconds)
  const day = from1904 ? addDays('1904-01-01', days) : day1900(days)
  return seconds === 0 ? day : `${day}T${clock(seconds)}`
}

function day1900(days: number): string {
  if (days === 60) return '1900-02-29'
  return addDays('1899-12-30', days < 60 ? days + 1 : days)
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

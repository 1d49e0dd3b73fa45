// Date formats as publishers declare them, compiled to strict readers.
import { Refusal } from './refusal.ts'

/** Calendar parts as written; whether such a day exists is for the caller to check. */
export type DateParts = {
  readonly year: number
  readonly month?: number | undefined
  readonly day?: number | undefined
}

/** Gives the parts of a text that fits the whole format, undefined for any other. */
export type DateReader = (text: string) => DateParts | undefined

/**
 * Compiles a date format. Its parts:
 * `YYYY` year; `YY` year of two digits, 00–68 being 2000–2068 and 69–99 being 1969–1999 (the pivot of POSIX strptime);
 * `MM`, `DD` two digits; `M`, `D` one or two; `MMM` English month name of three letters (and `Sept`), `MMMM` in full;
 * `HH`, `mm`, `ss` time of day; `SSS` a fraction of a second; `Z` an offset (`Z`, `+01:00`, `-0600`).
 * Anything else stands for itself: `YYYY.0` reads a year that a spreadsheet made a number.
 * `YYYY/YY` and `YYYY-YY` are financial years: the second year must follow the first, and the date is the year in which it ends.
 * `ISO` reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, and that with a time with or without an offset.
 * Throws the Refusal `date-pattern-unknown` for a format without a year, with a part twice, or with other letters.
 */
export function datePattern(pattern: string): DateReader {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  const reader = compile(pattern)
  compiled.set(pattern, reader)
  return reader
}

const compiled = new Map<string, DateReader>()

function compile(pattern: string): DateReader {
  if (pattern === 'ISO') return byForm(isoForm)
  if (pattern === 'YYYY/YY' || pattern === 'YYYY-YY') return financialYear(pattern[4]!)
  return byForm(formOf(pattern))
}

const offset = '(?:Z|[+-]\\d{2}(?::?\\d{2})?)'
const timeOfDay = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?'
const isoForm = new RegExp(`^(?<YYYY>\\d{4})(?:-(?<MM>\\d{2})(?:-(?<DD>\\d{2})(?:[T ]${timeOfDay}${offset}?)?)?)?$`)

function formOf(pattern: string): RegExp {
  const seen = new Set<string>()
  const source = pattern.replace(/YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|mm|ss|SSS|Z|T|[^A-Za-z]|[A-Za-z]+/g, (part) => {
    const form = partForms[part]
    if (form === undefined) {
      if (/[A-Za-z]/.test(part) && part !== 'T') throw unknown(pattern)
      return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    }
    if (seen.has(part[0]!) && part !== 'SSS') throw unknown(pattern)
    seen.add(part[0]!)
    return form
  })
  // A day without its month, or a month without its year, dates nothing.
  if (!seen.has('Y') || (seen.has('D') && !seen.has('M'))) throw unknown(pattern)
  return new RegExp(`^${source}$`, 'i')
}

const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthNames = 'january|february|march|april|may|june|july|august|september|october|november|december'

const partForms: Readonly<Record<string, string>> = {
  YYYY: '(?<YYYY>\\d{4})',
  YY: '(?<YY>\\d{2})',
  MMMM: `(?<name>${monthNames})`,
  MMM: `(?<name>${monthStarts.join('|')}|sept)`,
  MM: '(?<MM>\\d{2})',
  M: '(?<MM>\\d{1,2})',
  DD: '(?<DD>\\d{2})',
  D: '(?<DD>\\d{1,2})',
  HH: '(?:[01]\\d|2[0-3])',
  mm: '[0-5]\\d',
  ss: '[0-5]\\d',
  SSS: '\\d{1,9}',
  Z: offset,
}

function byForm(form: RegExp): DateReader {
  return (text) => {
    const groups = form.exec(text)?.groups
    if (groups === undefined) return undefined
    const { YYYY, YY, MM, DD, name } = groups
    return {
      year: YYYY === undefined ? fullYear(Number(YY)) : Number(YYYY),
      month: name === undefined ? number(MM) : monthStarts.indexOf(name.slice(0, 3).toLowerCase()) + 1,
      day: number(DD),
    }
  }
}

function financialYear(separator: string): DateReader {
  const form = new RegExp(`^(\\d{4})${separator}(\\d{2})$`)
  return (text) => {
    const match = form.exec(text)
    if (match === null) return undefined
    const ends = Number(match[1]) + 1
    return ends % 100 === Number(match[2]) ? { year: ends } : undefined
  }
}

function fullYear(twoDigits: number): number {
  return twoDigits <= 68 ? 2000 + twoDigits : 1900 + twoDigits
}

function number(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}

function unknown(pattern: string): Refusal {
  return new Refusal('date-pattern-unknown', { pattern })
}

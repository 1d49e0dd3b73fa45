// Reads amounts of OCDS as exact minor units: from JSON numbers, and from the texts that some publishers write instead.
import { minorDigits, parseMoney } from '../../base/money.ts'
import { exactNumbers as quoteNumbers } from '../json-number.ts'
import type { JsonValue } from './json-value.ts'

export type OcdsAmount =
  | {
      readonly kind: 'amount'
      readonly minor: bigint
      /** False where digits below the minor unit were rounded away, half away from zero. */
      readonly exact: boolean
    }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'unreadable'
      /** `ambiguous`: `1.234` as text is one and a bit, or more than a thousand; `too-large`: beyond 64 bits. */
      readonly reason: 'not-a-number' | 'bad-grouping' | 'other-currency' | 'ambiguous' | 'too-large'
    }

/**
 * An amount in minor units of its currency (hundredths where no currency is given). Null and empty texts are none. A
 * number is read by its shortest decimal, which is the literal wherever that has up to 15 significant digits; see
 * `needsExactText` for the others.
 */
export function ocdsAmount(value: unknown, currency: string | undefined): OcdsAmount {
  if (value === undefined || value === null) return none
  if (typeof value === 'number') return amountOfNumber(value, currency ?? '')
  if (typeof value !== 'string') return { kind: 'unreadable', reason: 'not-a-number' }
  const text = value.trim()
  return text === '' ? none : amountOfText(text, currency ?? '')
}

/**
 * True where the literal that a number was parsed from may give other minor units than the number's shortest decimal does.
 * Without a currency it says so for the minor units of any.
 *
 * Let L be the literal, n the double nearest to it, S the shortest decimal that reads as n, and m the minor units to one. L
 * and S both round to n, so each is within n·2⁻⁵³ of it, and L·m and S·m are within x·2⁻⁵¹ of x = n·m as computed, whose own
 * rounding is another x·2⁻⁵³. Where no half of a minor unit lies so near to x, both round to the same integer. From
 * x = 2⁴⁹ on (5.6 million million in hundredths) the answer is always true. Whether L had digits below the minor unit that
 * a double cannot show is not asked.
 */
export function needsExactText(n: number, currency?: string): boolean {
  if (currency === undefined) return scales.some((scale) => nearsHalf(Math.abs(n) * scale))
  return nearsHalf(Math.abs(n) * 10 ** minorDigits(currency))
}

/**
 * Parses a line so that each number that a double cannot hold comes as its own text, digit by digit; all others are numbers
 * as ever. Throws what JSON.parse throws.
 */
export function exactNumbers(line: string): JsonValue {
  return JSON.parse(quoteNumbers(line, () => {}))
}

const none: OcdsAmount = { kind: 'none' }

// Minor units that currencies have to one.
const scales = [1, 100, 1_000, 10_000]

function nearsHalf(x: number): boolean {
  return !(Math.abs(x - Math.floor(x) - 0.5) > x * 2 ** -50)
}

function amountOfNumber(n: number, currency: string): OcdsAmount {
  const scale = 10 ** minorDigits(currency)
  const minor = Math.round(n * scale)
  // Then minor / scale is a decimal of up to 15 digits that reads as n, so it is the shortest one too: no two such share a double.
  if (Math.abs(minor) < 1e15 && minor / scale === n) return { kind: 'amount', minor: BigInt(minor), exact: true }
  return read(String(n), currency, '.')
}

function amountOfText(text: string, currency: string): OcdsAmount {
  const sign = decimalSign(text, currency)
  if (sign === 'ambiguous') return { kind: 'unreadable', reason: 'ambiguous' }
  return read(text, currency, sign)
}

function read(text: string, currency: string, decimal: '.' | ','): OcdsAmount {
  const group = groupSign(text, decimal)
  let reading = parseMoney(text, { currency, decimal, group })
  if (reading.kind === 'unreadable' && reading.reason === 'bad-grouping') {
    reading = parseMoney(text, { currency, decimal, group, grouping: 'indian' })
  }
  if (reading.kind === 'unreadable') {
    return { kind: 'unreadable', reason: reading.reason === 'empty' ? 'not-a-number' : reading.reason }
  }
  const minor = reading.amountMinor
  if (minor > minorMax || minor < -minorMax) return { kind: 'unreadable', reason: 'too-large' }
  return { kind: 'amount', minor, exact: reading.exact }
}

// What DuckDB's BIGINT and Parquet's INT64 hold, either sign.
const minorMax = 2n ** 63n - 1n

/*
 * Which sign parts the decimals. Of two different signs it is the last. A sign that stands twice parts groups. One comma before three
 * digits parts groups (`1,234`), unless the currency has three decimals; one point before three digits could be either.
 */
function decimalSign(text: string, currency: string): '.' | ',' | 'ambiguous' {
  const point = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  if (point < 0 && comma < 0) return '.'
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ','
  const last = Math.max(point, comma)
  const sign = point >= 0 ? '.' : ','
  const other = sign === '.' ? ',' : '.'
  if (text.indexOf(sign) !== last) return other
  if (!looksGrouped(text, last)) return sign
  return sign === '.' || minorDigits(currency) === 3 ? 'ambiguous' : other
}

// Three digits behind the sign and nothing more, one to three before it, of which the first is no zero: 1.234, 12,345.
function looksGrouped(text: string, at: number): boolean {
  return /(?:^|\D)[1-9]\d{0,2}$/.test(text.slice(0, at)) && /^\d{3}(?![\deE])/.test(text.slice(at + 1))
}

function groupSign(text: string, decimal: '.' | ','): ',' | '.' | ' ' | "'" {
  if (/\d\s+\d/.test(text)) return ' '
  if (/\d['’]\d/.test(text)) return "'"
  return decimal === '.' ? ',' : '.'
}

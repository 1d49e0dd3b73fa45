// Guesses whether a column holds whole numbers, decimals or sums of money.
import { parseDecimal } from '../base/decimal.ts'
import type { Looks } from './sniff.ts'

/** Undefined where no value is a number. A decimal comma is seen where it reads more values than a decimal point. */
export function sniffNumbers(
  column: string,
  values: readonly string[],
): Extract<Looks, { kind: 'integer' | 'number' | 'money' }> | undefined {
  const bare = values.map((value) => value.replace(signBefore, '$1').replace(signBehind, ''))
  const points = read(bare, '.')
  const commas = read(bare, ',')
  const decimal = commas.numbers > points.numbers ? ',' : '.'
  const { numbers, whole } = decimal === ',' ? commas : points
  if (numbers === 0) return undefined
  const share = numbers / values.length
  const currency = currencyOf(column, values)
  if (currency !== undefined || moneyName.test(column)) {
    return { kind: 'money', share, decimal, currency, scale: scaleOf(column) }
  }
  return whole === numbers ? { kind: 'integer', share } : { kind: 'number', share, decimal }
}

const signBefore = /^([-−(]?)\s*(?:\p{Sc}|[A-Z]{3})\s*(?=[-−\d.,])/u
const signBehind = /(?<=\d)\s*(?:\p{Sc}|[A-Z]{3})(?=\)?$)/u
const moneyName = /cost|budget|amount|price|spend|funding|expenditure|value_|_value|^value$|wlc/i

function read(values: readonly string[], decimal: '.' | ','): { readonly numbers: number; readonly whole: number } {
  let numbers = 0
  let whole = 0
  for (const value of values) {
    const reading = parseDecimal(value, { decimal })
    if (reading.kind !== 'decimal') continue
    numbers += 1
    if (reading.places === 0) whole += 1
  }
  return { numbers, whole }
}

function currencyOf(column: string, values: readonly string[]): string | undefined {
  const inName = new RegExp(`(?:^|[^A-Za-z])(${codes.join('|')})(?:k|m|mn|bn)?(?:$|[^A-Za-z])`).exec(column)?.[1]
  if (inName !== undefined) return inName
  if (column.includes('£')) return 'GBP'
  if (column.includes('€')) return 'EUR'
  const signed = values.find((value) => /\p{Sc}|\b[A-Z]{3}\b/u.test(value))
  if (signed === undefined) return undefined
  const code = codes.find((name) => signed.includes(name))
  return code ?? (signed.includes('£') ? 'GBP' : signed.includes('€') ? 'EUR' : undefined)
}

const codes = 'GBP EUR USD NZD CAD AUD JPY CHF SEK NOK DKK PLN CZK HUF INR BRL MXN ZAR KES NGN UAH PYG AMD'.split(' ')

function scaleOf(column: string): number {
  if (/bn\b|billions?/i.test(column) || /[A-Z]{3}bn/.test(column)) return 1_000_000_000
  if (/\bm(?:n|illions?)?\b|[A-Z£€$](?:m|mn)(?:$|[^a-z])|millions?/.test(column)) return 1_000_000
  return /[A-Z£€$]k(?:$|[^a-z])|thousands?|'000/.test(column) ? 1_000 : 1
}

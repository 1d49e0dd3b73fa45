// Sums of money: integer minor units with their currency, read from and written to exact decimal text.
import { formatDecimal, type NumberStyle, parseDecimal } from './decimal.ts'

/** `amountMinor` counts the smallest unit of the currency (pence of GBP, yen of JPY); `currency` is an ISO 4217 code. */
export type Money = { readonly amountMinor: bigint; readonly currency: string }

export type MoneyReading =
  | {
      readonly kind: 'money'
      readonly amountMinor: bigint
      readonly currency: string
      /** False where digits below the minor unit were rounded away, half away from zero. */
      readonly exact: boolean
    }
  | { readonly kind: 'unreadable'; readonly reason: 'empty' | 'not-a-number' | 'bad-grouping' | 'other-currency' }

export type MoneyStyle = NumberStyle & {
  readonly currency: string
  /** What one unit in the text stands for, a positive integer: 1_000_000 where the column is in millions. */
  readonly scale?: number
}

/**
 * Reads a sum as its column declares it: `1,234.56`, `-£1,234`, `GBP 12`, `(12.5)`. A currency sign or code may stand
 * before or after the number, and must be the declared one. No double in between: `25596.47` in millions is exact.
 */
export function parseMoney(text: string, style: MoneyStyle): MoneyReading {
  const bare = withoutCurrency(text.trim(), style.currency)
  if (bare === undefined) return { kind: 'unreadable', reason: 'other-currency' }
  const reading = parseDecimal(bare, style)
  if (reading.kind === 'unreadable') return reading
  const units = reading.digits * BigInt(style.scale ?? 1) * 10n ** BigInt(minorDigits(style.currency))
  const divisor = 10n ** BigInt(reading.places)
  const amountMinor = divideRounding(units, divisor)
  return { kind: 'money', amountMinor, currency: style.currency, exact: amountMinor * divisor === units }
}

/** The amount in major units as plain digits: `1234.50`, the form that events carry. */
export function formatAmount(money: Money): string {
  return formatDecimal({ digits: money.amountMinor, places: minorDigits(money.currency) })
}

/** The sum for people, in the manner of a locale: `£1,234.50`. Exact at any size. */
export function formatMoney(money: Money, locale: string): string {
  // Intl formats a decimal text digit by digit; a number would pass through a double.
  const amount = formatAmount(money) as Intl.StringNumericLiteral
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: minorDigits(money.currency),
    maximumFractionDigits: minorDigits(money.currency),
  }).format(amount)
}

/** Digits after the decimal sign that a currency has, by ISO 4217: 2 for most. */
export function minorDigits(currency: string): number {
  return minorDigitsByCurrency.get(currency) ?? 2
}

const minorDigitsByCurrency: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
])

// A sign that several currencies share (`$`, `¥`, `kr`) fits each of them.
const signs: ReadonlyMap<string, RegExp> = new Map([
  ['£', /^(GBP|EGP|FKP|GIP|SHP|LBP)$/],
  ['€', /^EUR$/],
  [
    '$',
    /^(USD|CAD|AUD|NZD|SGD|HKD|TWD|MXN|CLP|COP|ARS|BRL|UYU|JMD|TTD|BSD|BBD|BZD|FJD|GYD|LRD|NAD|SBD|SRD|XCD|KYD|BMD)$/,
  ],
  ['¥', /^(JPY|CNY)$/],
  ['₹', /^INR$/],
  ['₩', /^KRW$/],
  ['₺', /^TRY$/],
  ['₴', /^UAH$/],
  ['₦', /^NGN$/],
  ['₱', /^PHP$/],
  ['₪', /^ILS$/],
  ['₫', /^VND$/],
  ['₲', /^PYG$/],
  ['₡', /^CRC$/],
  ['₸', /^KZT$/],
  ['₾', /^GEL$/],
  ['֏', /^AMD$/],
])

// Gives the text without the declared currency's sign or code, undefined where it names another currency.
function withoutCurrency(text: string, currency: string): string | undefined {
  const match =
    /^([-−+(]?)\s*(\p{Sc}|[A-Z]{3})?\s*([-−]?[^\p{Sc}A-Z]*?(?:E[+-]?\d+)?)\s*(\p{Sc}|[A-Z]{3})?(\)?)$/u.exec(text)
  if (match === null) return text
  const [, open = '', before, number = '', after, close = ''] = match
  for (const name of [before, after]) {
    if (name !== undefined && name !== currency && signs.get(name)?.test(currency) !== true) return undefined
  }
  return `${open}${number}${close}`
}

function divideRounding(value: bigint, divisor: bigint): bigint {
  const negative = value < 0n
  const absolute = negative ? -value : value
  const quotient = (absolute + divisor / 2n) / divisor
  return negative ? -quotient : quotient
}

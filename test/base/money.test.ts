import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDecimal, parseDecimal } from '../../src/base/decimal.ts'
import { formatAmount, formatMoney, type MoneyStyle, parseMoney } from '../../src/base/money.ts'

function read(text: string, style: MoneyStyle): string {
  const reading = parseMoney(text, style)
  return reading.kind === 'money' ? `${reading.amountMinor}${reading.exact ? '' : ' rounded'}` : reading.reason
}

const pounds: MoneyStyle = { currency: 'GBP' }
const millions: MoneyStyle = { currency: 'GBP', scale: 1_000_000 }
const continental: MoneyStyle = { currency: 'EUR', decimal: ',' }

describe('parseMoney', () => {
  test.each<[string, MoneyStyle, string]>([
    ['1,234.56', pounds, '123456'],
    ['1234.5', pounds, '123450'],
    ['£1,234', pounds, '123400'],
    ['-£1,234', pounds, '-123400'],
    ['£-1,234', pounds, '-123400'],
    ['−12', pounds, '-1200'],
    ['(12.50)', pounds, '-1250'],
    ['(£12.50)', pounds, '-1250'],
    ['GBP 12', pounds, '1200'],
    ['12 GBP', pounds, '1200'],
    ['€12', pounds, 'other-currency'],
    ['12 USD', pounds, 'other-currency'],
    ['$12', { currency: 'NZD' }, '1200'],
    ['25596.47', millions, '2559647000000'],
    ['8.685', pounds, '869 rounded'],
    ['-8.685', pounds, '-869 rounded'],
    ['8.6850', millions, '868500000'],
    ['1.234,56', continental, '123456'],
    ['1.234', continental, '123400'],
    ['1 234,56 €', { ...continental, group: ' ' }, '123456'],
    ["1'234.50", { currency: 'CHF', group: "'" }, '123450'],
    ['12,34,567', { currency: 'INR', grouping: 'indian' }, '123456700'],
    ['12,34,567', pounds, 'bad-grouping'],
    ['1,23', pounds, 'bad-grouping'],
    ['1234,567', pounds, 'bad-grouping'],
    ['1,,234', pounds, 'bad-grouping'],
    [',234', pounds, 'not-a-number'],
    ['1.5E+06', pounds, '150000000'],
    ['1.2.3', pounds, 'not-a-number'],
    ['--1', pounds, 'not-a-number'],
    ['1000', { currency: 'JPY' }, '1000'],
    ['1.2345', { currency: 'KWD' }, '1235 rounded'],
    ['', pounds, 'empty'],
    ['  ', pounds, 'empty'],
    ['£', pounds, 'empty'],
    ['exempt under section 43', pounds, 'not-a-number'],
    ['12 to 15', pounds, 'not-a-number'],
    ['12m', pounds, 'not-a-number'],
    ['9007199254740993.01', pounds, '900719925474099301'],
  ])('%s in %o is %s', (text, style, expected) => {
    expect(read(text, style)).toBe(expected)
  })

  test('keeps every minor unit through writing and reading', () => {
    const currencies = fc.constantFrom('GBP', 'JPY', 'KWD', 'CLF')
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), currencies, (amountMinor, currency) => {
        const text = formatAmount({ amountMinor, currency })
        expect(parseMoney(text, { currency })).toEqual({ kind: 'money', amountMinor, currency, exact: true })
      }),
    )
  })

  test('shows a sum to people without a double in between', () => {
    const money = { amountMinor: 123456789012345678901n, currency: 'GBP' }
    expect(formatMoney(money, 'en-GB')).toBe('£1,234,567,890,123,456,789.01')
    expect(formatMoney({ amountMinor: -1250n, currency: 'JPY' }, 'en-GB')).toBe('-JP¥1,250')
  })
})

describe('decimals', () => {
  test('read back as written', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(40), (digits, places) => {
        expect(parseDecimal(formatDecimal({ digits, places }))).toEqual({ kind: 'decimal', digits, places })
      }),
    )
  })

  test('agree with the platform on grouped numbers', () => {
    fc.assert(
      fc.property(fc.integer(), (whole) => {
        const reading = parseDecimal(whole.toLocaleString('en-GB'))
        expect(reading).toEqual({ kind: 'decimal', digits: BigInt(whole), places: 0 })
      }),
    )
  })

  test('never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123.,-()e+ £GBP'") }), (text) => {
        expect(['decimal', 'unreadable']).toContain(parseDecimal(text).kind)
        expect(['money', 'unreadable']).toContain(parseMoney(text, pounds).kind)
      }),
    )
  })
})

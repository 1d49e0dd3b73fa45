// Values as publishers of OCDS write them: dates, amounts, statuses, currencies, lists and ids.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDecimal, parseDecimal } from '../../../src/base/decimal.ts'
import { dayOf, utcInstant } from '../../../src/base/time.ts'
import { exactNumbers, needsExactText, ocdsAmount } from '../../../src/sources/ocds/amount.ts'
import { ocdsCurrency } from '../../../src/sources/ocds/currency.ts'
import { isPlaceholderDay, ocdsDate, ocdsDay, ocdsInstant } from '../../../src/sources/ocds/instant.ts'
import { identifier, listFault, objects, text } from '../../../src/sources/ocds/lenient.ts'
import { codelistStatus } from '../../../src/sources/ocds/status.ts'

describe('dates', () => {
  it.each([
    ['2018-01-11T17:27:34+04:00', '2018-01-11T13:27:34.000Z', '2018-01-11', 'offset'],
    ['2012-07-20T00:00:00Z', '2012-07-20T00:00:00.000Z', '2012-07-20', 'offset'],
    ['2017-02-08T06:00:00.123Z', '2017-02-08T06:00:00.123Z', '2017-02-08', 'offset'],
    ['2017-06-20T15:40:56-04:00', '2017-06-20T19:40:56.000Z', '2017-06-20', 'offset'],
    ['2017-12-31T23:40:56-0400', '2018-01-01T03:40:56.000Z', '2017-12-31', 'offset'],
    ['2017-06-20T15:40:56.1239999-04', '2017-06-20T19:40:56.123Z', '2017-06-20', 'offset'],
    ['2017-06-20t15:40:56z', '2017-06-20T15:40:56.000Z', '2017-06-20', 'offset'],
    ['2017-06-20T15:40:56', '2017-06-20T15:40:56.000Z', '2017-06-20', 'none'],
    ['2017-06-20T15:40:56.5', '2017-06-20T15:40:56.500Z', '2017-06-20', 'none'],
    ['2017-06-20 15:40', '2017-06-20T15:40:00.000Z', '2017-06-20', 'none'],
    [' 2017-06-20 ', '2017-06-20T00:00:00.000Z', '2017-06-20', 'day'],
    ['0001-01-01T00:00:00', '0001-01-01T00:00:00.000Z', '0001-01-01', 'none'],
  ])('reads %s', (written, iso, day, zone) => {
    expect(ocdsDate(written)).toEqual({ kind: 'date', at: Date.parse(iso), day, zone })
    expect(ocdsInstant(written)).toBe(Date.parse(iso))
    expect(ocdsDay(written)).toBe(day)
  })

  it.each([
    '2017-02-29',
    '2017-13-01',
    '2017-00-10',
    '0000-01-01',
    '2017-06-31T00:00:00Z',
    '2017-06-20T24:00:00Z',
    '2017-06-20T10:60',
    '2017-06-20T10:00:60Z',
    '2017-06-20T10:00:00+24:00',
  ])('there is no %s', (written) => {
    expect(ocdsDate(written)).toEqual({ kind: 'unreadable', reason: 'impossible' })
    expect(ocdsInstant(written)).toBeUndefined()
    expect(ocdsDay(written)).toBeUndefined()
  })

  it.each([
    'tomorrow',
    '2017',
    '2017-06',
    '2017-06-2',
    '20/06/2017',
    '2017-06-20T',
    '2017-06-20T1',
    '2017-06-20T10',
    '2017-06-20T10:0',
    '2017-06-20T10:00:',
    '2017-06-20T10:00:0',
    '2017-06-20T10:00:00.',
    '2017-06-20T10:00:00.Z',
    '2017-06-20T10:00:00+',
    '2017-06-20T10:00:00+1',
    '2017-06-20T10:00:00+10:0',
    '2017-06-20T10:00:00+10:000',
    '2017-06-20T10:00:00Zz',
    '2017-06-20x10:00',
    '2017-06-2o',
    '-017-06-20',
    '2017-+6-20',
    '٢٠١٧-06-20',
    20170620,
    true,
    {},
  ])('cannot read %s', (written) => {
    expect(ocdsDate(written)).toEqual({ kind: 'unreadable', reason: 'other-form' })
    expect(ocdsInstant(written)).toBeUndefined()
    expect(ocdsDay(written)).toBeUndefined()
  })

  it('takes null and empty texts for no date', () => {
    for (const value of [null, undefined, '', '  ']) expect(ocdsDate(value)).toEqual({ kind: 'none' })
  })

  it('agrees with the record’s own reading of instants, for every day and offset and for texts cut or changed anywhere', () => {
    const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'))
    const written = fc
      .tuple(
        fc.integer({ min: 0, max: 9998 }).map((n) => String(n).padStart(4, '0')),
        two(13),
        two(32),
        fc.constantFrom('T', ' '),
        two(25),
        two(61),
        fc.option(fc.tuple(two(61), fc.option(fc.integer({ min: 0, max: 999_999 }).map(String)))),
        fc.oneof(
          fc.constant('Z'),
          fc
            .tuple(fc.constantFrom('+', '-'), two(25), fc.constantFrom(':', ''), two(61))
            .map((parts) => parts.join('')),
        ),
      )
      .map(([year, month, day, t, hour, minute, second, offset]) => {
        const seconds = second === null ? '' : `:${second[0]}${second[1] === null ? '' : `.${second[1]}`}`
        return `${year}-${month}-${day}${t}${hour}:${minute}${seconds}${offset}`
      })
    const oracle = (value: string) => {
      const instant = utcInstant(value)
      return instant === undefined ? undefined : Date.parse(instant)
    }
    fc.assert(
      fc.property(written, (value) => {
        expect(ocdsInstant(value)).toBe(oracle(value))
      }),
      { numRuns: 20_000 },
    )
    const changed = fc
      .tuple(written, fc.nat(30), fc.constantFrom('', '-', '+', '5', 'Z', ':', 'x'))
      .map(([value, at, sign]) => value.slice(0, at) + sign + value.slice(at + 1))
    fc.assert(
      fc.property(changed, (value) => {
        const expected = oracle(value)
        if (expected !== undefined) expect(ocdsInstant(value)).toBe(expected)
        else if (ocdsInstant(value) !== undefined) expect(ocdsDate(value)).not.toMatchObject({ zone: 'offset' })
      }),
      { numRuns: 20_000 },
    )
  })

  it('counts the days of 10,000 years one by one', () => {
    const first = ocdsInstant('0001-01-01')! / 86_400_000
    for (let day = first; day <= 2_932_896; day += 1) {
      if (ocdsInstant(dayOf(day)) !== day * 86_400_000) expect.fail(dayOf(day))
    }
    expect(ocdsInstant('9999-12-31')).toBe(2_932_896 * 86_400_000)
  })

  it('tells placeholders', () => {
    expect(['0001-01-01', '1900-01-01', '1970-01-01', '9999-12-31'].every(isPlaceholderDay)).toBe(true)
    expect(['1900-01-02', '2017-06-20', '1971-01-01'].some(isPlaceholderDay)).toBe(false)
  })
})

describe('amounts', () => {
  const minor = (value: unknown, currency?: string) => {
    const amount = ocdsAmount(value, currency)
    return amount.kind === 'amount' ? [amount.minor, amount.exact] : amount.kind === 'none' ? 'none' : amount.reason
  }

  it.each([
    [0, 'USD', [0n, true]],
    [-0, 'USD', [0n, true]],
    [12.5, 'USD', [1250n, true]],
    [0.1, 'USD', [10n, true]],
    [1.005, 'USD', [101n, false]],
    [-1.005, 'USD', [-101n, false]],
    [1.005, 'KWD', [1005n, true]],
    [75500.01000000001, 'MXN', [7550001n, false]],
    [312559198875000, 'PYG', [312559198875000n, true]],
    [9007199254740992, 'USD', [900719925474099200n, true]],
    [1e21, 'USD', 'too-large'],
    [1e-7, 'USD', [0n, false]],
    [Number.POSITIVE_INFINITY, 'USD', 'not-a-number'],
    [12.5, undefined, [1250n, true]],
    ['1,234.50', 'USD', [123450n, true]],
    ['1.234,50', 'EUR', [123450n, true]],
    ['1 234 567,5', 'EUR', [123456750n, true]],
    ["1'234.50", 'CHF', [123450n, true]],
    ['1,234', 'USD', [123400n, true]],
    ['1,234', 'KWD', 'ambiguous'],
    ['1.234', 'EUR', 'ambiguous'],
    ['0.234', 'EUR', [23n, false]],
    ['1234.567', 'EUR', [123457n, false]],
    ['1.234.567', 'EUR', [123456700n, true]],
    ['1,234,567', 'USD', [123456700n, true]],
    ['12,34,567.50', 'INR', [123456750n, true]],
    ['12,5', 'EUR', [1250n, true]],
    ['-12.50', 'USD', [-1250n, true]],
    ['(12.50)', 'USD', [-1250n, true]],
    ['$ 12.50', 'USD', [1250n, true]],
    ['USD 12.50', 'USD', [1250n, true]],
    ['EUR 12.50', 'USD', 'other-currency'],
    ['1.5E+06', 'USD', [150000000n, true]],
    ['12,34', 'USD', [1234n, true]],
    ['1,23,4', 'USD', 'bad-grouping'],
    ['9223372036854775807', 'PYG', [9223372036854775807n, true]],
    ['9223372036854775808', 'PYG', 'too-large'],
    ['276500', 'PYG', [276500n, true]],
    ['_NO_APLICA_', 'PYG', 'not-a-number'],
    ['', 'USD', 'none'],
    [null, 'USD', 'none'],
    [undefined, 'USD', 'none'],
    [true, 'USD', 'not-a-number'],
    [[1], 'USD', 'not-a-number'],
  ])('reads %j of %s', (value, currency, expected) => {
    expect(minor(value, currency)).toEqual(expected)
  })

  it('reads every number of up to 15 digits as its literal says', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (n, places) => {
        const literal = formatDecimal({ digits: BigInt(n % 1e15), places })
        const decimal = parseDecimal(literal)
        if (decimal.kind !== 'decimal') throw new Error(literal)
        const amount = ocdsAmount(JSON.parse(literal), 'USD')
        const exact = (decimal.digits * 100n) % 10n ** BigInt(places) === 0n
        expect(amount).toEqual({ kind: 'amount', minor: rounded(decimal.digits * 100n, 10n ** BigInt(places)), exact })
      }),
      { numRuns: 20_000 },
    )
  })

  it('says of every literal whose minor units a double gets wrong that it needs its text, and reads it right from that', () => {
    let wrong = 0
    let spared = 0
    const literals = fc.oneof(
      fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.integer({ min: 0, max: 22 })),
      // Close to halves of a cent.
      fc
        .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: -3, max: 3 }))
        .map(([whole, off]) => [whole * 10n ** 13n + 5n * 10n ** 9n + BigInt(off), 13] as const),
      // Seventeen digits, of which a double holds sixteen at most.
      fc.tuple(fc.bigInt({ min: 10n ** 16n, max: 10n ** 17n }), fc.integer({ min: 1, max: 3 })),
    )
    const currency = fc.constantFrom('PYG', 'USD', 'KWD', 'CLF')
    fc.assert(
      fc.property(literals, currency, ([digits, places], code) => {
        const literal = formatDecimal({ digits, places })
        const scale = { PYG: 1n, USD: 100n, KWD: 1_000n, CLF: 10_000n }[code]
        const expected = rounded(digits * scale!, 10n ** BigInt(places))
        const fits = expected < 2n ** 63n
        const n = JSON.parse(literal) as number
        const plain = ocdsAmount(n, code)
        const isRight = fits ? plain.kind === 'amount' && plain.minor === expected : plain.kind === 'unreadable'
        if (!isRight) {
          wrong += 1
          expect(needsExactText(n, code)).toBe(true)
          expect(needsExactText(n)).toBe(true)
        } else if (!needsExactText(n, code)) spared += 1
        const { amount } = exactNumbers(`{"id":"12345678901234567890","amount":${literal}}`) as { amount: unknown }
        expect(ocdsAmount(amount, code)).toMatchObject(
          fits ? { kind: 'amount', minor: expected } : { kind: 'unreadable', reason: 'too-large' },
        )
      }),
      { numRuns: 20_000 },
    )
    expect(wrong).toBeGreaterThan(100)
    expect(spared).toBeGreaterThan(100)
  })

  it('spares the numbers of everyday contracts', () => {
    for (const n of [0, 1, 12.5, 8.600000000000001, 12875862068.98, 5e12]) expect(needsExactText(n, 'USD')).toBe(false)
    expect(needsExactText(312559198875000, 'PYG')).toBe(false)
    expect(needsExactText(312559198875000, 'USD')).toBe(true)
  })

  it('keeps digits inside texts as they are', () => {
    const line = '{"a":"\\"12345678901234567890","b":12345678901234567890,"c":[1.0,-0.1,1e400]}'
    expect(exactNumbers(line)).toEqual({ a: '"12345678901234567890', b: '12345678901234567890', c: [1, -0.1, '1e400'] })
  })
})

function rounded(value: bigint, divisor: bigint): bigint {
  const absolute = value < 0n ? -value : value
  const quotient = (2n * absolute + divisor) / (2n * divisor)
  return value < 0n ? -quotient : quotient
}

describe('statuses', () => {
  it.each([
    ['contract', 'active', { kind: 'published', code: 'active' }],
    ['contract', 'Active', { kind: 'mended', code: 'active' }],
    ['milestone', 'Partially Met', { kind: 'mended', code: 'partiallyMet' }],
    ['milestone', 'not_met', { kind: 'mended', code: 'notMet' }],
    ['milestone', 'notmet', { kind: 'mended', code: 'notMet' }],
    ['milestone', 'notMet', { kind: 'published', code: 'notMet' }],
    ['contract', 'complete', { kind: 'unknown', value: 'complete' }],
    ['contract', 'vigente', { kind: 'local', code: 'active' }],
    ['contract', ' VIGENTE', { kind: 'local', code: 'active' }],
    ['contract', 'odd', { kind: 'unknown', value: 'odd' }],
    ['contract', 'constructor', { kind: 'unknown', value: 'constructor' }],
    ['tender', '', { kind: 'none' }],
    ['tender', ' ', { kind: 'none' }],
    ['tender', null, { kind: 'none' }],
    ['tender', 3, { kind: 'unknown', value: '3' }],
  ] as const)('%s %j', (kind, value, expected) => {
    expect(codelistStatus(kind, value, { Vigente: 'active', odd: 'finished' })).toEqual(expected)
  })
})

describe('currencies', () => {
  it.each([
    ['USD', { kind: 'currency', code: 'USD', mended: false }],
    ['usd ', { kind: 'currency', code: 'USD', mended: true }],
    ['DEM', { kind: 'currency', code: 'DEM', mended: false }],
    ['AMD', { kind: 'currency', code: 'AMD', mended: false }],
    ['MNX', { kind: 'unknown', value: 'MNX' }],
    ['$', { kind: 'unknown', value: '$' }],
    ['', { kind: 'none' }],
    [null, { kind: 'none' }],
    [978, { kind: 'unknown', value: '978' }],
  ])('%j', (value, expected) => {
    expect(ocdsCurrency(value)).toEqual(expected)
  })
})

describe('shapes', () => {
  it('takes one object for a list of one, and leaves out what is no object', () => {
    const a = { id: 1 }
    const list = [a, a]
    expect(objects(list)).toBe(list)
    expect(objects(a)).toEqual([a])
    expect(objects([a, null, 'b', [a]])).toEqual([a])
    expect([null, undefined, 'a', 3].flatMap(objects)).toEqual([])
    expect([list, a, [null], 'a', null, undefined].map(listFault)).toEqual([
      undefined,
      'single',
      'members',
      'other',
      undefined,
      undefined,
    ])
  })

  it('takes 1 and "1" for the same id', () => {
    expect([1, '1', ' 1', '', ' ', null, true, {}, Number.NaN].map(identifier)).toEqual([
      '1',
      '1',
      '1',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect([' a ', 12, null].map(text)).toEqual(['a', '12', undefined])
  })
})

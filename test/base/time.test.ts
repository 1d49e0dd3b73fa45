import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/base/refusal.ts'
import {
  addDays,
  dayNumber,
  dayOf,
  daysBetween,
  firstDay,
  isInstant,
  lastDay,
  parseDate,
  partialDate,
  utcInstant,
} from '../../src/base/time.ts'

function read(text: string, ...patterns: string[]): string {
  const reading = parseDate(text, patterns)
  return reading.kind === 'date' ? `${reading.date} ${reading.precision}` : reading.reason
}

describe('parseDate', () => {
  test.each([
    ['2030-06-30', 'YYYY-MM-DD', '2030-06-30 day'],
    [' 2030-06-30 ', 'YYYY-MM-DD', '2030-06-30 day'],
    ['02/03/2020', 'DD/MM/YYYY', '2020-03-02 day'],
    ['02/03/2020', 'MM/DD/YYYY', '2020-02-03 day'],
    ['2/3/2020', 'DD/MM/YYYY', 'other-format'],
    ['2/3/2020', 'D/M/YYYY', '2020-03-02 day'],
    ['02/03/20', 'DD/MM/YY', '2020-03-02 day'],
    ['02/03/68', 'DD/MM/YY', '2068-03-02 day'],
    ['02/03/69', 'DD/MM/YY', '1969-03-02 day'],
    ['1/Apr/2020', 'D/MMM/YYYY', '2020-04-01 day'],
    ['1 sept 2020', 'D MMM YYYY', '2020-09-01 day'],
    ['September 1, 2020', 'MMMM D, YYYY', '2020-09-01 day'],
    ['Mar 2021', 'MMM YYYY', '2021-03 month'],
    ['2030', 'YYYY', '2030 year'],
    ['2030.0', 'YYYY.0', '2030 year'],
    ['2030x0', 'YYYY.0', 'other-format'],
    ['2030-06', 'YYYY-MM', '2030-06 month'],
    ['2022-03-31 00:00:00', 'YYYY-MM-DD HH:mm:ss', '2022-03-31 day'],
    ['2022-03-31 24:00:00', 'YYYY-MM-DD HH:mm:ss', 'other-format'],
    ['2017-02-10T23:45:28-06:00', 'ISO', '2017-02-10 day'],
    ['2017-02-10T23:45:28-06:00', 'YYYY-MM-DDTHH:mm:ssZ', '2017-02-10 day'],
    ['2017-02', 'ISO', '2017-02 month'],
    ['2019/20', 'YYYY/YY', '2020 year'],
    ['1999/00', 'YYYY/YY', '2000 year'],
    ['2019/21', 'YYYY/YY', 'other-format'],
    ['31/02/2024', 'DD/MM/YYYY', 'impossible-date'],
    ['29/02/2023', 'DD/MM/YYYY', 'impossible-date'],
    ['29/02/2024', 'DD/MM/YYYY', '2024-02-29 day'],
    ['29/02/1900', 'DD/MM/YYYY', 'impossible-date'],
    ['2024-13', 'YYYY-MM', 'impossible-date'],
    ['0000', 'YYYY', 'impossible-date'],
    ['', 'YYYY', 'empty'],
    ['soon', 'YYYY', 'other-format'],
    ['2030 or later', 'YYYY', 'other-format'],
    ['２０３０', 'YYYY', 'other-format'],
  ])('%s as %s is %s', (text, pattern, expected) => {
    expect(read(text, pattern)).toBe(expected)
  })

  test('takes the first format that gives a possible date', () => {
    expect(read('25/12/2020', 'MM/DD/YYYY', 'DD/MM/YYYY')).toBe('2020-12-25 day')
    expect(read('05/12/2020', 'MM/DD/YYYY', 'DD/MM/YYYY')).toBe('2020-05-12 day')
  })

  test.each(['DD/MM', 'Q YYYY', 'YYYY-DD', 'YYYY YYYY', 'YYYY-MM-MMM', 'dd.mm.yyyy', ''])(
    'refuses the format "%s"',
    (pattern) => {
      expect(() => parseDate('2020', [pattern])).toThrow(Refusal)
    },
  )

  test('reads back what a day is written as, in every format that holds a whole day', () => {
    const day = fc.integer({ min: dayNumber('1970-01-01'), max: dayNumber('2068-12-31') }).map(dayOf)
    fc.assert(
      fc.property(day, (iso) => {
        const [year, month, date] = iso.split('-') as [string, string, string]
        const written = {
          'DD/MM/YYYY': `${date}/${month}/${year}`,
          'MM/DD/YY': `${month}/${date}/${year.slice(2)}`,
          'D.M.YYYY': `${Number(date)}.${Number(month)}.${year}`,
          YYYYMMDD: `${year}${month}${date}`,
        }
        for (const [pattern, text] of Object.entries(written)) expect(read(text, pattern)).toBe(`${iso} day`)
      }),
    )
  })
})

describe('partial dates', () => {
  test('cover their first to their last day', () => {
    const spans = ['2028', '2028-02', '2027-02', '2100-02', '2000-02', '2028-04', '2028-04-05'].map((text) => {
      const partial = partialDate(text)!
      return `${firstDay(partial)} ${lastDay(partial)}`
    })
    expect(spans).toEqual([
      '2028-01-01 2028-12-31',
      '2028-02-01 2028-02-29',
      '2027-02-01 2027-02-28',
      '2100-02-01 2100-02-28',
      '2000-02-01 2000-02-29',
      '2028-04-01 2028-04-30',
      '2028-04-05 2028-04-05',
    ])
  })

  test.each(['2028-2', '2028-02-30', '2028-00', '28', '2028-02-01T00:00:00Z', ' 2028', ''])('has no "%s"', (text) => {
    expect(partialDate(text)).toBeUndefined()
  })
})

describe('day numbers', () => {
  test('agree with the clock of the platform', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          const number = dayNumber(day)
          expect(number).toBe(Math.floor(date.getTime() / 86_400_000))
          expect(dayOf(number)).toBe(day)
        },
      ),
    )
  })

  test('count across a leap day and backwards', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2024-03-01', '2023-03-01')).toBe(-366)
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01')
  })
})

describe('instants', () => {
  test.each([
    ['2017-02-03T15:02:52+01:00', '2017-02-03T14:02:52Z'],
    ['2017-02-10T23:45:28-06:00', '2017-02-11T05:45:28Z'],
    ['2017-02-10T23:45:28.5-0600', '2017-02-11T05:45:28.500Z'],
    ['2017-02-10T23:45Z', '2017-02-10T23:45:00Z'],
    ['2017-02-10T23:45:28.123456Z', '2017-02-10T23:45:28.123Z'],
    ['0099-12-31T23:30:00-01:00', '0100-01-01T00:30:00Z'],
  ])('%s is %s', (text, expected) => {
    expect(utcInstant(text)).toBe(expected)
  })

  test.each(['2017-02-10T23:45:28', '2017-02-30T00:00:00Z', '2017-02-10T24:00:00Z', '2017-02-10', 'now'])(
    '%s is none',
    (text) => {
      expect(utcInstant(text)).toBeUndefined()
    },
  )

  test('are written in UTC with seconds', () => {
    expect(isInstant('2026-11-23T10:00:00Z')).toBe(true)
    expect(isInstant('2026-11-23T10:00:00.000Z')).toBe(true)
    expect(isInstant('2026-11-23T10:00:00+00:00')).toBe(false)
    expect(isInstant('2026-11-23T10:00Z')).toBe(false)
    expect(isInstant('2026-02-31T10:00:00Z')).toBe(false)
  })
})

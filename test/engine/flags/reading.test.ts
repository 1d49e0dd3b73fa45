// Dates, fences, numbers as written and settings: the parts that flags are made of.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowerFence, quantile, sortedValues, upperFence } from '../../../src/engine/flags/fence.ts'
import { loadFlags } from '../../../src/engine/flags/flag.ts'
import { instantOf, isLater, wholeDays } from '../../../src/engine/flags/instant.ts'
import { numberText } from '../../../src/engine/flags/number-text.ts'
import { flagSettings } from '../../../src/engine/flags/setting.ts'

describe('instantOf', () => {
  it('agrees with Date wherever both read a time', () => {
    const time = fc.date({
      min: new Date('0001-01-02T00:00:00Z'),
      max: new Date('9998-12-30T00:00:00Z'),
      noInvalidDate: true,
    })
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 })
    fc.assert(
      fc.property(time, offset, (date, minutes) => {
        const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 23)
        const sign = minutes < 0 ? '-' : '+'
        const two = (value: number) => String(value).padStart(2, '0')
        const text = `${local}${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
        const read = instantOf(text)!
        expect(read.seconds * 1_000 + read.nanoseconds / 1e6).toBe(date.getTime())
      }),
    )
  })

  it.each([
    '2024-05-01',
    '2024-05-01T00:00:00',
    '2024-02-30T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2024-05-01T24:00:00Z',
    '2024-05-01T00:00Z',
    '2024-05-01T00:00:00.Z',
    '2024-05-01T00:00:00+0400',
    '2024-05-01T00:00:00Zulu',
    '2024-5-1T00:00:00Z',
    'invalid',
    '',
  ])('is undefined for "%s"', (text) => {
    expect(instantOf(text)).toBeUndefined()
  })

  it('cuts days towards zero', () => {
    const days = (from: string, to: string) => wholeDays(instantOf(from)!, instantOf(to)!)
    expect(days('2024-05-02T00:00:00Z', '2024-05-01T00:00:00.1Z')).toBe(-0)
    expect(days('2024-05-01T00:00:00.1Z', '2024-05-02T00:00:00Z')).toBe(0)
    expect(days('2024-05-01T00:00:00z', '2024-05-31T00:00:00z')).toBe(30)
  })

  it('never says that both of two times are later', () => {
    const part = fc.constantFrom(
      '2024-05-01',
      '2024-05-02T01:00:00',
      '2024-05-01T23:30:00-02:00',
      '2024-05-02T02:00:00Z',
      'x',
    )
    fc.assert(fc.property(part, part, (a, b) => !(isLater(a, b) && isLater(b, a))))
  })
})

describe('fences', () => {
  it('take quantiles as R does (type 8)', () => {
    // quantile(c(1, 3, 4, 10, 11, 20), c(.25, .5, .75), type = 8): places 1.9167, 3.5 and 5.0833.
    const sorted = sortedValues([11, 1, 20, 4, 3, 10])
    expect(quantile(sorted, 0.25)).toBeCloseTo(2.833333, 5)
    expect(quantile(sorted, 0.5)).toBeCloseTo(7, 10)
    expect(quantile(sorted, 0.75)).toBeCloseTo(11.75, 10)
    expect(quantile(sorted, 0)).toBe(1)
    expect(quantile(sorted, 1)).toBe(20)
    expect(quantile(sortedValues([]), 0.5)).toBeNaN()
    expect(quantile(sortedValues([7]), 0.25)).toBe(7)
  })

  it('do not depend on the order, and equal values lie on their fence', () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), { minLength: 1 })
    fc.assert(
      fc.property(values, (list) => {
        expect(upperFence([...list].reverse())).toEqual(upperFence(list))
        expect(upperFence([-0, 0])).toEqual({ q1: 0, q3: 0, fence: 0 })
        expect(lowerFence(list).fence).toBeLessThanOrEqual(upperFence(list).fence)
        const same = list.map(() => list[0]!)
        // −0 is 0, whichever of the two stands in the data.
        const value = list[0]! + 0
        expect(lowerFence(same).fence).toBe(value)
        expect(upperFence(same).fence).toBe(value)
      }),
    )
  })
})

describe('numberText', () => {
  it.each([
    ['{"tender":{"n":1}}', '1'],
    ['{"tender":{"n":1.0}}', '1.0'],
    ['{ "a" : [{"n":2,"s":"]}\\""}], "tender" : { "x":{"n":3}, "n" : 1e0 } }', '1e0'],
    ['{"tender":{"n":1},"tender":{"n":2}}', '2'],
    ['{"t\\u0065nder":{"\\u006e":1}}', '1'],
    ['{"n":4,"tender":{}}', '4'],
    ['{"x":"\\"n\\":5","tender":{"m":1}}', undefined],
    ['{"tender":{"n":"1"},"o":{"n":1}}', undefined],
    ['[1]', undefined],
  ])('of %s is %s', (json, text) => {
    JSON.parse(json)
    expect(numberText(json, 'tender', 'n')).toBe(text)
  })
})

describe('settings', async () => {
  const flags = await loadFlags()

  it('have defaults, take lists in two forms, and flags by name or code', () => {
    const read = flagSettings(
      {
        exclusions: { procurement_method_details: ['a', 2024] },
        no_price_comparison_procurement_methods: 'b|c',
        'single-bid': { procurement_methods: 'limited' },
        R003: { procurement_method_details: { express: 3 } },
        only: 'single-bid|R003',
      },
      flags,
    )
    expect([...read.general.excluded]).toEqual(['a', '2024'])
    expect([...read.general.noPriceComparison]).toEqual(['b', 'c'])
    expect(read.codes).toEqual(['R003', 'R018'])
    expect(read.own['R018']).toEqual({ procurement_methods: new Set(['limited']) })
    expect(read.own['R003']).toMatchObject({ threshold: 15, procurement_method_details: new Map([['express', 3]]) })
    expect(read.own['R048']).toEqual({ digits: 2, threshold: undefined, minimum_contracting_processes: 20 })
  })

  it.each([
    [{ treshold: 1 }, 'treshold'],
    [{ R003: { treshold: 1 } }, 'R003 has no setting treshold'],
    [{ R003: { threshold: 1.5 } }, 'whole number'],
    [{ R024: { threshold: 'low' } }, 'must be a number'],
    [{ R025: { percentile: 101 } }, 'at most 100'],
    [{ exclusions: { methods: 'x' } }, 'exclusions.methods'],
    [{ currency: 5 }, 'currency'],
    [[], 'must hold names'],
  ])('refuse %j', (document, problem) => {
    expect(() => flagSettings(document, flags)).toThrow(
      expect.objectContaining({ code: 'flag-settings-invalid', why: expect.stringContaining(problem) as string }),
    )
  })

  it('refuse a flag that is not there', () => {
    expect(() => flagSettings({ only: 'R999' }, flags)).toThrow(expect.objectContaining({ code: 'flag-unknown' }))
  })
})

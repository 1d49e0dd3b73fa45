import { describe, expect, it } from 'vitest'
import { type Agreement, agreement, type Reading } from '../../src/score/agreement.ts'

// Four coders, twelve units, with gaps (Krippendorff 2011, "Computing Krippendorff's alpha-reliability", example C).
const coders: readonly Reading[] = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
]
const units = coders[0]!.map((_, unit) => coders.map((coder) => coder[unit]!))

describe('alpha', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('is that of Krippendorff’s own example on the %s scale', (scale, expected) => {
    const { alpha, units: pairable } = alphaOf(agreement(units, { scale, seed: 'a' }))
    expect(Number(alpha.toFixed(3))).toBe(expected)
    expect(pairable).toBe(11)
  })

  it('is 1 where all agree, near 0 for random readings, and below 0 for steady disagreement', () => {
    const of = (readings: readonly Reading[]) => alphaOf(agreement(readings, { scale: 'nominal', seed: 'a' })).alpha
    expect(
      of([
        [1, 1],
        [2, 2],
        [1, 1],
      ]),
    ).toBe(1)
    const random = Array.from({ length: 2_000 }, (_, i) => [
      Math.imul(i, 0x9e3779b1) >>> 31,
      Math.imul(i, 0x85ebca6b) >>> 31,
    ])
    expect(Math.abs(of(random))).toBeLessThan(0.05)
    expect(of(Array.from({ length: 9 }, () => [1, 2]))).toBeLessThan(-0.8)
  })

  it('is undefined without pairs, and without variation', () => {
    const options = { scale: 'ordinal', seed: 'a' } as const
    expect(
      agreement(
        [
          [1, null],
          [null, 2],
        ],
        options,
      ),
    ).toEqual({ kind: 'undefined', reason: 'no-pairs' })
    expect(
      agreement(
        [
          [3, 3],
          [3, 3],
        ],
        options,
      ),
    ).toEqual({ kind: 'undefined', reason: 'no-variation' })
  })
})

describe('its interval', () => {
  it('holds the estimate, repeats for a seed, and ignores the order of units', () => {
    const options = { scale: 'ordinal', seed: 'b' } as const
    const first = alphaOf(agreement(units, options))
    expect(first.lower).toBeLessThan(first.alpha)
    expect(first.upper).toBeGreaterThan(first.alpha)
    expect(agreement([...units].reverse(), options)).toEqual(first)
    expect(agreement(units, { ...options, seed: 'c' })).not.toEqual(first)
  })

  it('narrows with more units', () => {
    const width = (times: number) => {
      const many = Array.from({ length: times }, () => units).flat()
      const { lower, upper } = alphaOf(agreement(many, { scale: 'nominal', seed: 'd' }))
      return upper - lower
    }
    // Nine times the units: a third of the width, roughly.
    expect(width(9) / width(1)).toBeGreaterThan(0.2)
    expect(width(9) / width(1)).toBeLessThan(0.45)
  })

  it('counts resamples without variation', () => {
    const few = [
      [1, 1],
      [1, 1],
      [1, 2],
    ]
    const { resamplesWithoutVariation } = alphaOf(agreement(few, { scale: 'nominal', seed: 'e' }))
    // (2/3)³ of 2,000 samples miss the unit that varies.
    expect(Math.abs(resamplesWithoutVariation - 2_000 * (8 / 27))).toBeLessThan(85)
  })
})

function alphaOf(result: Agreement) {
  if (result.kind !== 'alpha') throw new Error(result.reason)
  return result
}

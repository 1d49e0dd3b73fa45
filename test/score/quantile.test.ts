import { expect, it } from 'vitest'
import { median, quantile } from '../../src/score/quantile.ts'

it('is type 7: R’s quantile(c(1, 2, 4, 8, 16), c(0, 0.1, 0.25, 0.5, 0.9, 1))', () => {
  const sorted = [1, 2, 4, 8, 16]
  const found = [0, 0.1, 0.25, 0.5, 0.9, 1].map((p) => quantile(sorted, p))
  found.forEach((value, i) => {
    expect(value).toBeCloseTo([1, 1.4, 2, 4, 12.8, 16][i]!, 12)
  })
  expect(quantile([7], 0.975)).toBe(7)
})

it('takes the median of a sample in any order and leaves the sample alone', () => {
  const sample = [9, 1, 5, 3]
  expect(median(sample)).toBe(4)
  expect(sample).toEqual([9, 1, 5, 3])
})

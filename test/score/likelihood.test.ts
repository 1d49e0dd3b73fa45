import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countLikelihood } from '../../src/score/likelihood.ts'
import { lnPolya } from './polya.ts'

describe('the likelihood', () => {
  it('equals the sum of Pólya probabilities body by body', () => {
    const level = fc.integer({ min: 0, max: 40 })
    const group = fc.array(fc.tuple(level, level, level), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(group, fc.double({ min: 0.01, max: 1e4, noNaN: true }), (counts, concentration) => {
        const shares = [0.5, 0.3, 0.2]
        const found = countLikelihood(counts)(concentration, Float64Array.from(shares, Math.log))
        const expected = counts.reduce((sum, body) => sum + lnPolya(body, concentration, shares), 0)
        expect(found).toBeCloseTo(expected, 6)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateEstimator } from '../../src/score/estimate.ts'
import { fitGroup } from '../../src/score/posterior.ts'
import { drawRates, rateModel } from '../../src/score/rate.ts'
import { credits, crudeRate, leagueOf } from './league.ts'
import { ratTumour } from './rat-tumour.ts'
import { gridEstimate } from './rat-tumour-grid.ts'

const small = { seed: 'test', draws: 2_000 }

describe('the rat tumour data, as the model with two levels', () => {
  it('has the published totals', () => {
    expect(ratTumour.length).toBe(71)
    expect(ratTumour.reduce((sum, { counts }) => sum + counts[0]!, 0)).toBe(267)
    expect(ratTumour.reduce((sum, { counts }) => sum + counts[0]! + counts[1]!, 0)).toBe(1739)
  })

  it.each(['a', 'b', 'c'])('matches numerical integration on every mean and bound to 0.002 (seed %s)', (seed) => {
    const estimate = rateEstimator(rateModel(fitGroup(ratTumour, { seed }), [1, 0]))
    for (const { key, counts } of ratTumour) {
      const expected = gridEstimate(counts)
      const found = estimate(counts)
      for (const part of ['mean', 'lower', 'upper'] as const) {
        expect(Math.abs(found[part] - expected[part]), `${part} of ${key}`).toBeLessThan(0.002)
      }
    }
  })

  it('draws rates whose quantiles are those of the estimates', () => {
    const model = rateModel(fitGroup(ratTumour, { seed: 'draws' }), [1, 0])
    const estimate = rateEstimator(model)
    for (const body of ratTumour.filter((_, i) => i % 10 === 0)) {
      const { lower, upper } = estimate(body.counts)
      const rates = drawRates(model, body)
      // Binomial standard error of a 2.5 % tail in 10,000 draws: 0.0016.
      expect(Math.abs(share(rates, (rate) => rate < lower) - 0.025)).toBeLessThan(0.008)
      expect(Math.abs(share(rates, (rate) => rate > upper) - 0.025)).toBeLessThan(0.008)
    }
  })
})

describe('an estimate', () => {
  const level = fc.integer({ min: 0, max: 30 })
  const counts = fc.tuple(level, level, level, level).filter((levels) => levels.some((count) => count > 0))

  it('has its mean between the body’s crude rate and the rate of the group', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 6 }), (group) => {
        const fit = fitGroup(leagueOf(...group), small)
        const model = rateModel(fit, credits)
        const shares = commonRates(model.prior, fit.concentration)
        for (const body of group) {
          const crude = crudeRate(body)
          const { mean, lower, upper } = rateEstimator(model)(body)
          expect(mean).toBeGreaterThan(Math.min(crude, Math.min(...shares)) - 1e-9)
          expect(mean).toBeLessThan(Math.max(crude, Math.max(...shares)) + 1e-9)
          expect(lower).toBeLessThan(mean)
          expect(upper).toBeGreaterThan(mean)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is pulled from the crude rate towards the group’s posterior mean rate, more so with fewer judged', () => {
    const fit = fitGroup(leagueOf([8, 2], [5, 5], [6, 4], [3, 7], [9, 1], [4, 6]), { seed: 'pull' })
    const estimate = rateEstimator(rateModel(fit, [1, 0]))
    const group = estimate([0, 0]).mean
    const pulls = [1, 2, 4, 8].map((times) => 0.9 - estimate([9 * times, times]).mean)
    expect(pulls[0]).toBeLessThan(0.9 - group)
    expect(pulls[3]).toBeGreaterThan(0)
    expect(pulls).toEqual([...pulls].sort((a, b) => b - a))
  })

  it('reaches the end of the scale where numbers cannot tell it from the bound', () => {
    const fit = fitGroup(leagueOf([0, 41], [0, 21], [0, 30], [0, 37]), { seed: 'end' })
    const { lower, upper } = rateEstimator(rateModel(fit, [1, 0]))([0, 41])
    expect(lower).toBe(0)
    expect(upper).toBeGreaterThan(0.001)
    const mirrored = rateEstimator(rateModel(fit, [0, 1]))([0, 41])
    expect(mirrored.upper).toBe(1)
    expect(mirrored.lower).toBeCloseTo(1 - upper, 6)
  })

  it('narrows as the same record grows', () => {
    const fit = fitGroup(leagueOf([8, 1, 1, 2], [5, 1, 0, 5], [6, 2, 2, 4], [3, 1, 0, 7]), { seed: 'narrow' })
    const estimate = rateEstimator(rateModel(fit, credits))
    fc.assert(
      fc.property(counts, (body) => {
        const once = estimate(body)
        const fourfold = estimate(body.map((count) => count * 16))
        expect(fourfold.upper - fourfold.lower).toBeLessThan(once.upper - once.lower)
      }),
      { numRuns: 40 },
    )
  })

  it('is no wider for fractional credits than the same credits taken as kept-or-not counts would be', () => {
    const group = leagueOf([2, 2, 16, 2], [1, 3, 15, 1], [2, 1, 18, 2], [2, 2, 17, 2])
    const fractional = rateEstimator(rateModel(fitGroup(group, { seed: 'f' }), credits))([2, 2, 16, 2])
    const asCounts = group.map(({ key, counts }) => {
      const kept = Math.round(crudeRate(counts) * counts.reduce((a, b) => a + b, 0))
      return { key, counts: [kept, counts.reduce((a, b) => a + b, 0) - kept] }
    })
    const binary = rateEstimator(rateModel(fitGroup(asCounts, { seed: 'f' }), [1, 0]))(asCounts[0]!.counts)
    expect(fractional.upper - fractional.lower).toBeLessThan(0.8 * (binary.upper - binary.lower))
  })
})

// Σ credit·π in each draw; `prior` holds M·π by ascending credit.
function commonRates(prior: Float64Array, concentration: Float64Array): readonly number[] {
  const ascending = [...credits].reverse()
  return Array.from(concentration, (m, d) =>
    ascending.reduce((sum, credit, c) => sum + (credit * prior[d * 4 + c]!) / m, 0),
  )
}

function share(values: Float64Array, test: (value: number) => boolean): number {
  return values.filter(test).length / values.length
}

import { describe, expect, it } from 'vitest'
import { rateEstimator } from '../../src/score/estimate.ts'
import { fitGroup } from '../../src/score/posterior.ts'
import { drawRates, rateModel } from '../../src/score/rate.ts'
import { credits, leagueOf } from './league.ts'

const small = { seed: 'test', draws: 2_000 }

describe('a fit', () => {
  it('does not depend on the order of the bodies, to the bit', () => {
    const group = leagueOf([5, 1, 2, 3], [10, 2, 3, 1], [22, 5, 1, 3], [3, 0, 0, 1])
    const forward = fitGroup(group, small)
    const backward = fitGroup([...group].reverse(), small)
    expect(backward).toEqual(forward)
    expect(rateEstimator(rateModel(backward, credits))([5, 1, 2, 3])).toEqual(
      rateEstimator(rateModel(forward, credits))([5, 1, 2, 3]),
    )
    expect(drawRates(rateModel(backward, credits), group[1]!)).toEqual(
      drawRates(rateModel(forward, credits), group[1]!),
    )
  })

  it('gives a body the same draws whoever else is read', () => {
    const model = rateModel(fitGroup(leagueOf([5, 1, 2, 3], [10, 2, 3, 1]), small), credits)
    const alone = drawRates(model, { key: 'x', counts: [4, 4, 4, 4] })
    drawRates(model, { key: 'y', counts: [1, 0, 0, 0] })
    expect(drawRates(model, { key: 'x', counts: [4, 4, 4, 4] })).toEqual(alone)
    expect(drawRates(model, { key: 'z', counts: [4, 4, 4, 4] })).not.toEqual(alone)
  })

  it('survives levels that nobody uses, and their estimates hardly move', () => {
    const used = rateModel(fitGroup(leagueOf([7, 3], [9, 6], [12, 2], [4, 5]), { seed: 'u' }), [1, 0])
    const padded = fitGroup(leagueOf([7, 0, 3, 0], [9, 0, 6, 0], [12, 0, 2, 0], [4, 0, 5, 0]), { seed: 'u' })
    const paddedModel = rateModel(padded, [1, 0.75, 0, 0])
    const gap = rateEstimator(used)([7, 3]).mean - rateEstimator(paddedModel)([7, 0, 3, 0]).mean
    expect(Math.abs(gap)).toBeLessThan(0.02)
  })

  it('pools nothing in a group of one, and says so', () => {
    const fit = fitGroup(leagueOf([12, 4]), { seed: 'one' })
    expect(fit.pooled).toBe(false)
    const { mean, lower, upper } = rateEstimator(rateModel(fit, [1, 0]))([12, 4])
    expect(mean).toBeGreaterThan(0.6)
    expect(mean).toBeLessThan(0.75)
    expect(upper - lower).toBeGreaterThan(0.35)
  })

  it('keeps width where bodies are more alike than chance, which a plugged-in M would not', () => {
    const alike = Array.from({ length: 18 }, (_, i) => ({ key: `b${i}`, counts: [9, 9] }))
    const { lower, upper } = rateEstimator(rateModel(fitGroup(alike, { seed: 'alike' }), [1, 0]))([9, 9])
    expect(upper - lower).toBeGreaterThan(0.1)
  })

  it('takes counts of a million', () => {
    const estimate = rateEstimator(rateModel(fitGroup(leagueOf([700_000, 200_000], [900_000, 300_000]), small), [1, 0]))
    expect(estimate([700_000, 200_000]).mean).toBeCloseTo(7 / 9, 4)
    expect(estimate([700_000, 200_000]).upper).toBeCloseTo(7 / 9 + 1.96 * Math.sqrt(14 / 81 / 9e5), 4)
  })

  it('asserts what its caller has to see to', () => {
    expect(() => fitGroup([], small)).toThrow(/at least two levels/)
    expect(() => fitGroup(leagueOf([0, 0]), small)).toThrow(/at least one judged/)
    expect(() => fitGroup(leagueOf([1.5, 0]), small)).toThrow(/whole/)
    expect(() => fitGroup(leagueOf([1, 0], [1, 0, 0]), small)).toThrow(/same levels/)
    expect(() => rateModel(fitGroup(leagueOf([1, 2]), small), [0.5, 0.5])).toThrow(/differ/)
  })
})

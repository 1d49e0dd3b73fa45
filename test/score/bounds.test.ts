import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsEstimator } from '../../src/score/bounds.ts'
import { rateEstimator } from '../../src/score/estimate.ts'
import { fitGroup } from '../../src/score/posterior.ts'
import { rateModel } from '../../src/score/rate.ts'
import { credits, leagueOf } from './league.ts'

const model = rateModel(
  fitGroup(leagueOf([9, 1, 1, 4], [5, 2, 0, 8], [12, 0, 1, 3]), { seed: 'b', draws: 1_000 }),
  credits,
)
const bounds = boundsEstimator(model, credits)
const estimate = rateEstimator(model)
const level = fc.integer({ min: 0, max: 20 })

describe('bounds', () => {
  it('hold the estimate between them, and widen with what is unjudged', () => {
    fc.assert(
      fc.property(fc.tuple(level, level, level, level), fc.integer({ min: 1, max: 30 }), (counts, unjudged) => {
        const { mean } = estimate(counts)
        const near = bounds(counts, unjudged)
        const far = bounds(counts, unjudged + 1)
        expect(near.ifNoneKept.mean).toBeLessThan(mean)
        expect(near.ifAllKept.mean).toBeGreaterThan(mean)
        expect(far.ifNoneKept.mean).toBeLessThan(near.ifNoneKept.mean)
        expect(far.ifAllKept.mean).toBeGreaterThan(near.ifAllKept.mean)
      }),
      { numRuns: 30 },
    )
  })

  it('are the estimate where nothing is unjudged', () => {
    const { ifNoneKept, ifAllKept } = bounds([3, 1, 0, 2], 0)
    expect(ifNoneKept).toEqual(estimate([3, 1, 0, 2]))
    expect(ifAllKept).toEqual(ifNoneKept)
  })

  it('refuse half a commitment', () => {
    expect(() => bounds([3, 1, 0, 2], 0.5)).toThrow(/whole/)
  })
})

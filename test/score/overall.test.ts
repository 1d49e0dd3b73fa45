import { describe, expect, it } from 'vitest'
import { rateEstimator } from '../../src/score/estimate.ts'
import { type Axis, overall } from '../../src/score/overall.ts'
import { fitGroup } from '../../src/score/posterior.ts'
import { rateModel } from '../../src/score/rate.ts'

function axis(name: string, weight: number, counts: Readonly<Record<string, readonly number[]>>, seed = name): Axis {
  const bodies = Object.entries(counts).map(([key, levels]) => ({ key, counts: levels }))
  return { name, weight, bodies, model: rateModel(fitGroup(bodies, { seed, draws: 2_000 }), [1, 0]) }
}

const kept = axis('kept', 3, { a: [90, 10], b: [50, 50], c: [10, 90], d: [60, 30] })
const onTime = axis('on time', 1, { a: [20, 60], b: [40, 40], c: [50, 30] })

describe('the overall index', () => {
  const index = overall([kept, onTime])

  it('is the weighted mean of the axes, of bodies that have them all', () => {
    expect(index.weights.map((one) => one.weight)).toEqual([0.75, 0.25])
    expect(index.bodies.map((body) => body.key)).toEqual(['a', 'b', 'c'])
    expect(index.leftOut).toEqual(['d'])
    const mean = 0.75 * rateEstimator(kept.model)([90, 10]).mean + 0.25 * rateEstimator(onTime.model)([20, 60]).mean
    expect(index.bodies[0]!.estimate.mean).toBeCloseTo(mean, 12)
  })

  it('is narrower than its axes would be if their errors went together', () => {
    const width = (one: Axis, counts: readonly number[]) => {
      const { lower, upper } = rateEstimator(one.model)(counts)
      return upper - lower
    }
    const { lower, upper } = index.bodies[1]!.estimate
    const apart = Math.hypot(0.75 * width(kept, [50, 50]), 0.25 * width(onTime, [40, 40]))
    expect((upper - lower) / apart).toBeGreaterThan(0.93)
    expect((upper - lower) / apart).toBeLessThan(1.07)
  })

  it('ranks, and says what its order owes to the weights', () => {
    expect(index.reliability).toBeGreaterThan(0.9)
    expect(index.ranks!.map((range) => [range.key, range.lower, range.upper])).toEqual([
      ['a', 1, 1],
      ['b', 2, 2],
      ['c', 3, 3],
    ])
    expect(index.sensitivity.dependsOn[0]).toMatchObject({ about: 'weights', name: 'without kept' })
    expect(index.sensitivity.reach.find((body) => body.key === 'a')).toEqual({ key: 'a', best: 1, worst: 3 })
  })

  it('will not draw two axes from one seed, nor weigh nothing', () => {
    expect(() => overall([kept, axis('other', 1, { a: [2, 3], b: [1, 5] }, 'kept')])).toThrow(/seed/)
    expect(() => overall([{ ...kept, weight: 0 }])).toThrow(/above 0/)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Course, cumulativeIncidence, type Incidence } from '../../src/score/incidence.ts'
import { stream, uniform } from '../../src/score/random.ts'

// Weeks of remission on 6-mercaptopurine; true: relapse seen (Freireich et al. 1963).
const remissions: readonly (readonly [number, boolean])[] = [
  ...([6, 6, 6, 7, 10, 13, 16, 22, 23] as const).map((weeks) => [weeks, true] as const),
  ...([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35] as const).map((weeks) => [weeks, false] as const),
]
const courses: readonly Course<'delivered'>[] = remissions.map(([durationDays, seen]) => ({
  durationDays,
  outcome: seen ? 'delivered' : 'open',
}))

describe('without competing outcomes, on the 6-MP data', () => {
  const points = pointsOf(cumulativeIncidence(courses, 'delivered'))

  it('is 1 − Kaplan–Meier', () => {
    expect(points.map((point) => point.days)).toEqual([6, 7, 10, 13, 16, 22, 23])
    const survival = points.map((point) => Number((1 - point.probability).toFixed(3)))
    expect(survival).toEqual([0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448])
    expect(points.map((point) => point.atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6])
  })

  it('has Greenwood’s variance, on the scale ln(−ln S)', () => {
    let survival = 1
    let greenwood = 0
    for (const { atRisk, events, probability, lower, upper } of points) {
      survival *= 1 - events / atRisk
      greenwood += events / (atRisk * (atRisk - events))
      const width = (1.959963984540054 * Math.sqrt(greenwood)) / Math.abs(Math.log(survival))
      expect(probability).toBeCloseTo(1 - survival, 12)
      expect(lower).toBeCloseTo(1 - survival ** Math.exp(-width), 12)
      expect(upper).toBeCloseTo(1 - survival ** Math.exp(width), 12)
    }
  })
})

describe('with competing outcomes', () => {
  const outcome = fc.constantFrom('delivered' as const, 'dropped' as const, 'open' as const)
  const some = fc.array(fc.record({ durationDays: fc.integer({ min: 0, max: 12 }), outcome }), {
    minLength: 1,
    maxLength: 40,
  })

  it('splits 1 − Kaplan–Meier of any closure among the outcomes', () => {
    fc.assert(
      fc.property(some, (mixed) => {
        const any = mixed.map((course) => ({ ...course, outcome: course.outcome === 'open' ? 'open' : 'any' }) as const)
        const end = (incidence: Incidence) => (incidence.kind === 'curve' ? incidence.points.at(-1)!.probability : 0)
        const parts = end(cumulativeIncidence(mixed, 'delivered')) + end(cumulativeIncidence(mixed, 'dropped'))
        expect(parts).toBeCloseTo(end(cumulativeIncidence<string>(any, 'any')), 10)
      }),
    )
  })

  it('is the plain share where nothing is censored, with the binomial variance', () => {
    const closed = [3, 5, 5, 8, 9, 9, 9, 12].map((durationDays, i) => ({
      durationDays,
      outcome: i % 2 === 0 ? ('delivered' as const) : ('dropped' as const),
    }))
    const last = pointsOf(cumulativeIncidence(closed, 'delivered')).at(-1)!
    expect(last.probability).toBeCloseTo(0.5, 12)
    const width = (1.959963984540054 * Math.sqrt(0.25 / 8)) / (0.5 * Math.LN2)
    expect(last.lower).toBeCloseTo(1 - 0.5 ** Math.exp(-width), 10)
    expect(last.upper).toBeCloseTo(1 - 0.5 ** Math.exp(width), 10)
  })

  it('stays inside its interval and rises', () => {
    fc.assert(
      fc.property(some, (mixed) => {
        const incidence = cumulativeIncidence(mixed, 'delivered')
        if (incidence.kind !== 'curve') return
        incidence.points.forEach(({ probability, lower, upper }, i) => {
          expect(lower).toBeLessThanOrEqual(probability)
          expect(upper).toBeGreaterThanOrEqual(probability)
          expect(lower).toBeGreaterThanOrEqual(0)
          expect(upper).toBeLessThanOrEqual(1 + 1e-12)
          if (i > 0) expect(probability).toBeGreaterThan(incidence.points[i - 1]!.probability)
        })
        expect(cumulativeIncidence([...mixed].reverse(), 'delivered')).toEqual(incidence)
      }),
      { seed: 20261124 },
    )
  })

  it('covers: 95 % intervals hold the truth in simulated data', () => {
    const from = stream('coverage')
    const random = () => uniform(from)
    // Exponential hazards 0.02 and 0.01, censoring 0.01: F(30) = ⅔ (1 − e^−0.9).
    const truth = (2 / 3) * (1 - Math.exp(-0.9))
    let covered = 0
    for (let run = 0; run < 1000; run++) {
      const mixed = Array.from({ length: 80 }, () => {
        const durationDays = -Math.log(random()) / 0.04
        const u = random()
        return {
          durationDays,
          outcome: u < 0.5 ? ('delivered' as const) : u < 0.75 ? ('dropped' as const) : ('open' as const),
        }
      })
      const at = pointsOf(cumulativeIncidence(mixed, 'delivered'))
        .filter((point) => point.days <= 30)
        .at(-1)!
      if (at.lower <= truth && truth <= at.upper) covered++
    }
    expect(covered).toBeGreaterThan(930)
    expect(covered).toBeLessThan(970)
  })
})

describe('late entry', () => {
  it('counts a commitment at risk only once it was watched', () => {
    const late = [
      { durationDays: 4, outcome: 'delivered' },
      { durationDays: 10, outcome: 'delivered' },
      { durationDays: 10, entryDays: 5, outcome: 'open' },
    ] as const
    const points = pointsOf(cumulativeIncidence(late, 'delivered'))
    expect(points.map((point) => point.atRisk)).toEqual([2, 2])
    expect(points.map((point) => point.probability)).toEqual([0.5, 0.75])
  })
})

describe('no curve', () => {
  it('without start dates', () => {
    const unknown = [{ durationDays: null, outcome: 'delivered' }] as const
    expect(cumulativeIncidence(unknown, 'delivered')).toEqual({
      kind: 'no-curve',
      reason: 'no-start-dates',
      withoutStart: 1,
    })
  })

  it('where nothing closed so', () => {
    const open = [{ durationDays: 3, outcome: 'open' }] as const
    expect(cumulativeIncidence<string>(open, 'delivered')).toMatchObject({
      kind: 'no-curve',
      reason: 'nothing-closed-so',
    })
  })
})

function pointsOf(incidence: Incidence) {
  if (incidence.kind !== 'curve') throw new Error('no curve')
  return incidence.points
}

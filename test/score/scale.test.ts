// Leagues as large as a nation's: the short ways that are taken there give what the long ones give.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { rateEstimator } from '../../src/score/estimate.ts'
import { countLikelihood } from '../../src/score/likelihood.ts'
import { matchedDirichlets } from '../../src/score/matched-dirichlet.ts'
import { fitGroup } from '../../src/score/posterior.ts'
import { gamma, stream, uniform } from '../../src/score/random.ts'
import { rankRanges } from '../../src/score/rank.ts'
import { drawRates, rateModel } from '../../src/score/rate.ts'
import { tabulated } from '../../src/score/rising-table.ts'
import { lnRising } from '../../src/score/special.ts'

/** Two levels, at least six judged and a few with millions (Pareto), spread as M = kept + missed spreads them. */
function heavyTailed(bodies: number, shape: number, spread: readonly [number, number], name: string) {
  const from = stream('scale', name)
  return Array.from({ length: bodies }, (_, b) => {
    const n = Math.min(5_000_000, Math.floor(6 * uniform(from) ** (-1 / shape)))
    const kept = gamma(from, spread[0])
    const p = kept / (kept + gamma(from, spread[1]))
    let yes = 0
    if (n < 200) for (let i = 0; i < n; i++) yes += uniform(from) < p ? 1 : 0
    else yes = Math.round(n * p)
    return { key: `b${b}`, counts: [yes, n - yes] }
  })
}

const nation = heavyTailed(20_000, 0.45, [5, 3], 'nation')

describe('rising factorials of millions', () => {
  it('are the sum of logarithms, added without loss', () => {
    for (const x of [1e-3, 0.7, 12.5, 4e5, 3e9]) {
      for (const m of [1_000, 100_000, 2_000_000]) {
        // Neumaier's summation: the error does not grow with the number of terms.
        let sum = 0
        let lost = 0
        for (let j = 0; j < m; j++) {
          const term = Math.log(x + j)
          const next = sum + term
          lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum
          sum = next
        }
        expect(Math.abs(lnRising(x, m) / (sum + lost) - 1)).toBeLessThan(1e-13)
      }
    }
  })
})

describe('the tabulated likelihood', () => {
  it('is that of the sum, body by body, over 30 orders of magnitude', () => {
    const counts = nation.slice(0, 5_000).map((body) => body.counts)
    const likelihood = countLikelihood(counts)
    const lnM = fc.double({ min: -30, max: 40, noNaN: true })
    const lnOdds = fc.double({ min: -12, max: 12, noNaN: true })
    fc.assert(
      fc.property(lnM, lnOdds, (at, odds) => {
        const m = Math.exp(at)
        const shares = [1 / (1 + Math.exp(-odds)), 1 / (1 + Math.exp(odds))]
        let expected = 0
        for (const [yes, no] of counts) {
          expected += lnRising(m * shares[0]!, yes!) + lnRising(m * shares[1]!, no!) - lnRising(m, yes! + no!)
        }
        const found = likelihood(m, Float64Array.from(shares, Math.log))
        // Of sums near 1e9 that nearly cancel, 1e-6 is what rounding leaves.
        expect(Math.abs(found - expected)).toBeLessThan(1e-6 + 1e-11 * Math.abs(expected))
      }),
      { numRuns: 40 },
    )
  })

  it('asks the exact function outside its range', () => {
    const asked: number[] = []
    const table = tabulated((lnX) => {
      asked.push(lnX)
      return lnX
    })
    expect(table(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY)
    expect(table(Number.NaN)).toBeNaN()
    expect(asked.length).toBe(2)
    for (const lnX of [-3.2, 0, 0.999, 17.25]) expect(table(lnX)).toBeCloseTo(lnX, 12)
  })
})

describe('20,000 bodies with heavy tails', () => {
  it('mix, and the fit finds what they were made with', () => {
    const { mixing, concentrationSummary, concentration, shares } = fitGroup(nation, { seed: 'nation', draws: 4_000 })
    expect(mixing.rHat).toBeLessThan(1.01)
    expect(mixing.drawsEffective).toBeGreaterThan(1_000)
    expect(Math.abs(concentrationSummary.median / 8 - 1)).toBeLessThan(0.05)
    expect(concentration.every((m) => m > 7 && m < 9)).toBe(true)
    expect(Math.abs(shares[0]! - 5 / 8)).toBeLessThan(0.02)
  })

  it('have the estimates that all draws give, at every size and at both ends', () => {
    const model = rateModel(fitGroup(nation, { seed: 'nation', draws: 4_000 }), [1, 0])
    const matched = rateEstimator(model)
    // As if of a small group: every draw a component.
    const drawn = rateEstimator({ ...model, fit: { ...model.fit, bodies: 200 } })
    for (const counts of [
      [6, 0],
      [0, 6],
      [3, 3],
      [1, 9],
      [60, 0],
      [40, 60],
      [700, 20],
      [0, 30_000],
      [9e5, 1e5],
    ]) {
      const found = matched(counts)
      const expected = drawn(counts)
      const deviation = (expected.upper - expected.lower) / 4
      expect(Math.abs(found.mean - expected.mean)).toBeLessThan(1e-9)
      expect(Math.abs(found.lower - expected.lower)).toBeLessThan(0.01 * deviation)
      expect(Math.abs(found.upper - expected.upper)).toBeLessThan(0.01 * deviation)
    }
  })
})

describe('large groups whose bodies are alike, so that M is not known', () => {
  // No more spread than chance: M may be anything from some hundreds up.
  const from = stream('alike')
  const alike = Array.from({ length: 2_000 }, (_, b) => {
    let yes = 0
    for (let i = 0; i < 8; i++) yes += uniform(from) < 0.6 ? 1 : 0
    return { key: `b${b}`, counts: [yes, 8 - yes] }
  })
  const model = rateModel(fitGroup(alike, { seed: 'alike', draws: 4_000 }), [1, 0])

  it('have one distribution a slice of M, and the intervals that all draws give', () => {
    expect(matchedDirichlets(model)(Float64Array.of(2, 6)).parts.length).toBe(20)
    const matched = rateEstimator(model)
    const drawn = rateEstimator({ ...model, fit: { ...model.fit, bodies: 200 } })
    for (const counts of [
      [2, 6],
      [5, 3],
      [8, 0],
    ]) {
      const found = matched(counts)
      const expected = drawn(counts)
      const deviation = (expected.upper - expected.lower) / 4
      expect(Math.abs(found.mean - expected.mean)).toBeLessThan(1e-9)
      expect(Math.abs(found.lower - expected.lower)).toBeLessThan(0.05 * deviation)
      expect(Math.abs(found.upper - expected.upper)).toBeLessThan(0.05 * deviation)
    }
  })
})

describe('large groups of many levels', () => {
  const places = [1, 0.8, 2 / 3, 0.5, 0.2, 0]
  const from = stream('levels')
  const group = Array.from({ length: 2_000 }, (_, b) => {
    const shares = [3, 2, 1, 0.5, 0.3, 0.1].map((shape) => gamma(from, shape))
    const sum = shares.reduce((all, share) => all + share, 0)
    const counts = places.map(() => 0)
    for (let i = 0; i < 6 + (b % 50); i++) {
      let level = 0
      for (let left = uniform(from) * sum; level < 5 && left > shares[level]!; level++) left -= shares[level]!
      counts[level]!++
    }
    return { key: `b${b}`, counts }
  })

  it('have intervals that hold 95 % of the draws of their rates', () => {
    const model = rateModel(fitGroup(group, { seed: 'levels' }), places)
    const estimate = rateEstimator(model)
    for (const body of group.slice(0, 30)) {
      const { mean, lower, upper } = estimate(body.counts)
      const rates = drawRates(model, body)
      const share = (test: (rate: number) => boolean) => rates.filter(test).length / rates.length
      // Binomial standard error of a 2.5 % tail in 10,000 draws: 0.0016.
      expect(Math.abs(share((rate) => rate < lower) - 0.025)).toBeLessThan(0.008)
      expect(Math.abs(share((rate) => rate > upper) - 0.025)).toBeLessThan(0.008)
      expect(Math.abs(rates.reduce((sum, rate) => sum + rate, 0) / rates.length - mean)).toBeLessThan(0.005)
    }
  })
})

describe('ranks of a league in segments', () => {
  const league = nation.slice(0, 2_500)
  const model = rateModel(fitGroup(league, { seed: 'segments', draws: 8_000 }), [1, 0])
  let ranges: Awaited<ReturnType<typeof rankRanges>>

  beforeAll(async () => {
    ranges = await rankRanges(model, league)
  })

  it('are those of the draws at once, up to chance', async () => {
    // A third of the draws is too few to be cut into segments.
    const less = 2_600
    const few = rateModel(
      {
        ...model.fit,
        concentration: model.fit.concentration.slice(0, less),
        shares: model.fit.shares.slice(0, 2 * less),
      },
      [1, 0],
    )
    const atOnce = await rankRanges(few, league)
    const width = ranges.map(({ lower, upper }) => upper - lower + 1)
    ranges.forEach((range, b) => {
      expect(Math.abs(range.mean - atOnce[b]!.mean)).toBeLessThan(0.05 * width[b]! + 2)
    })
    expect(ranges.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo((2_500 * 2_501) / 2, 3)
  })

  const built = new URL('../../dist/score/rank-worker.js', import.meta.url)
  it.skipIf(!existsSync(built))('are the same from one thread, two and three', () => {
    const program = `
      const { fitGroup } = await import('${new URL('../../dist/score/posterior.js', import.meta.url)}')
      const { rateModel } = await import('${new URL('../../dist/score/rate.js', import.meta.url)}')
      const { rankRanges } = await import('${new URL('../../dist/score/rank.js', import.meta.url)}')
      const league = JSON.parse(await new Response(process.stdin).text())
      const model = rateModel(fitGroup(league, { seed: 'segments', draws: 8000 }), [1, 0])
      const found = []
      for (const threads of [1, 2, 3]) found.push(JSON.stringify(await rankRanges(model, league, { threads })))
      console.log(JSON.stringify({ same: found.every((one) => one === found[0]), ranges: JSON.parse(found[0]) }))`
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      input: JSON.stringify(league),
      maxBuffer: 1e8,
    })
    const told = JSON.parse(out.toString())
    expect(told.same).toBe(true)
    expect(told.ranges).toEqual(ranges)
  })
})

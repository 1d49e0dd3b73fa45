import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BodyCounts, fitGroup } from '../../src/score/posterior.ts'
import { stream, uniform } from '../../src/score/random.ts'
import { rankRanges, reliability } from '../../src/score/rank.ts'
import { countRanks } from '../../src/score/rank-count.ts'
import { drawRates, rateModel } from '../../src/score/rate.ts'
import { credits, leagueOf } from './league.ts'

const distinct = leagueOf(
  ...[
    [20, 3, 2, 5],
    [12, 3, 2, 15],
    [4, 3, 2, 25],
    [9, 1, 1, 2],
    [2, 2, 2, 2],
    [30, 1, 0, 1],
    [1, 0, 3, 9],
    [15, 15, 2, 8],
    [6, 6, 6, 7],
  ],
)
const fit = fitGroup(distinct, { seed: 'rank', draws: 4_000 })
const model = rateModel(fit, credits)

describe('rank ranges', () => {
  it('are those of ranking every draw by hand', async () => {
    const rates = distinct.map((body) => drawRates(model, body))
    const ranges = await rankRanges(model, distinct)
    distinct.forEach((_, b) => {
      const ranks = Float64Array.from(
        rates[b]!,
        (rate, d) => 1 + rates.filter((other) => other[d]! > rate).length,
      ).sort()
      const { lower, upper, mean, quarters } = ranges[b]!
      expect(lower).toBe(ranks[Math.ceil(0.025 * 4_000) - 1])
      expect(upper).toBe(ranks[Math.ceil(0.975 * 4_000) - 1])
      expect(mean).toBeCloseTo(ranks.reduce((sum, rank) => sum + rank, 0) / 4_000, 10)
      expect(quarters!.top).toBe(ranks.filter((rank) => rank <= 2).length / 4_000)
      expect(quarters!.bottom).toBe(ranks.filter((rank) => rank >= 8).length / 4_000)
    })
  })

  it('do not depend on the order of the bodies', async () => {
    const backward = await rankRanges(model, [...distinct].reverse())
    expect([...backward].reverse()).toEqual(await rankRanges(model, distinct))
  })

  it('are equal for equal records', async () => {
    const twins = [...distinct, { key: 'twin', counts: distinct[3]!.counts }]
    const ranges = await rankRanges(model, twins)
    expect({ ...ranges.at(-1)!, key: '' }).toEqual({ ...ranges[3]!, key: '' })
  })

  it('share out the quarters and the ranks exactly', async () => {
    const ranges = await rankRanges(model, distinct)
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
    expect(sum(ranges.map((range) => range.quarters!.top))).toBeCloseTo(2, 10)
    expect(sum(ranges.map((range) => range.quarters!.bottom))).toBeCloseTo(2, 10)
    expect(sum(ranges.map((range) => range.mean))).toBeCloseTo(45, 10)
  })

  it('give no quarters below eight bodies', async () => {
    expect((await rankRanges(model, distinct.slice(0, 7)))[0]!.quarters).toBeNull()
    expect((await rankRanges(model, distinct.slice(0, 8)))[0]!.quarters).not.toBeNull()
    expect((await rankRanges(model, distinct.slice(0, 7), { quartersFrom: 5 }))[0]!.quarters).not.toBeNull()
  })
})

describe('counting ranks', () => {
  it('breaks ties evenly', () => {
    const draws = 6_000
    const counts = countRanks({ bodies: 4, draws, seed: 'tie', fill: (_f, _t, block) => block.fill(0.5) })
    for (const count of counts.table) expect(Math.abs(count - draws / 4)).toBeLessThan(4 * Math.sqrt((draws * 3) / 16))
  })

  it('sorts any values as a comparison sort does', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(values, (row) => {
        const counts = countRanks({ bodies: row.length, draws: 1, seed: 's', fill: (_f, _t, block) => block.set(row) })
        row.forEach((value, b) => {
          const rank = counts.rankSum[b]!
          expect(rank).toBeGreaterThan(row.filter((other) => other > value + 2 ** -31).length)
          expect(rank).toBeLessThanOrEqual(row.filter((other) => other >= value - 2 ** -31).length)
        })
      }),
    )
  })

  it('counts by steps where bodies are too many, and loses no draw', () => {
    const bodies = 21_000
    const from = stream('many')
    const counts = countRanks({
      bodies,
      draws: 3,
      seed: 'm',
      fill: (_f, _t, block) => {
        for (let i = 0; i < 3 * bodies; i++) block[i] = uniform(from)
      },
    })
    expect(counts.stepWidth).toBe(5)
    expect(Float64Array.from(counts.table).reduce((sum, count) => sum + count, 0)).toBe(3 * bodies)
    expect(counts.rankSum.reduce((sum, rank) => sum + rank, 0)).toBe((3 * bodies * (bodies + 1)) / 2)
  })
})

describe('reliability', () => {
  it('is the mean of n/(n + M)', () => {
    const byHand = distinct.map(({ counts }) => {
      const judged = counts.reduce((a, b) => a + b, 0)
      return fit.concentration.reduce((sum, m) => sum + judged / (judged + m), 0) / fit.concentration.length
    })
    expect(reliability(fit, distinct)).toBeCloseTo(byHand.reduce((a, b) => a + b, 0) / distinct.length, 12)
  })

  it('tells bodies that differ from bodies that do not', () => {
    expect(reliability(fit, distinct)).toBeGreaterThan(0.7)
    const alike: readonly BodyCounts[] = Array.from({ length: 18 }, (_, i) => ({ key: `b${i}`, counts: [9, 9] }))
    expect(reliability(fitGroup(alike, { seed: 'alike' }), alike)).toBeLessThan(0.5)
  })
})

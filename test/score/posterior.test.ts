import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Estimate, rateEstimator } from '../../src/score/estimate.ts'
import { countLikelihood } from '../../src/score/likelihood.ts'
import { type BodyCounts, fitGroup } from '../../src/score/posterior.ts'
import { drawRates, rateModel } from '../../src/score/rate.ts'
import { ratTumour } from './rat-tumour.ts'

const credits = [1, 0.75, 0.5, 0]
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
      const expected = oracle(counts)
      const found = estimate(counts)
      for (const part of ['mean', 'lower', 'upper'] as const) {
        expect(Math.abs(found[part] - expected[part]), `${part} of ${key}`).toBeLessThan(0.002)
      }
    }
  })

  it('draws rates whose quantiles are those of the estimates', () => {
    const model = rateModel(fitGroup(ratTumour, { seed: 'draws' }), [1, 0])
    const estimate = rateEstimator(model)
    for (const body of ratTumour.slice(0, 71).filter((_, i) => i % 10 === 0)) {
      const { lower, upper } = estimate(body.counts)
      const rates = drawRates(model, body)
      // Binomial standard error of a 2.5 % tail in 10,000 draws: 0.0016.
      expect(share(rates, (rate) => rate < lower)).toBeCloseTo(0.025, 1.9)
      expect(Math.abs(share(rates, (rate) => rate < lower) - 0.025)).toBeLessThan(0.008)
      expect(Math.abs(share(rates, (rate) => rate > upper) - 0.025)).toBeLessThan(0.008)
    }
  })
})

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
    for (const times of [1, 2, 4, 8]) {
      const { mean } = estimate([9 * times, times])
      expect(mean).toBeGreaterThan(group)
      expect(mean).toBeLessThan(0.9)
      expect(mean).toBeGreaterThan(
        estimate([4.5 * times - 0.5 * times, 1 * times - 0.5 * times + 0.5 * times]).mean - 0.1,
      )
    }
    const pulls = [1, 2, 4, 8].map((times) => 0.9 - estimate([9 * times, times]).mean)
    expect(pulls).toEqual([...pulls].sort((a, b) => b - a))
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

function leagueOf(...counts: readonly (readonly number[])[]): readonly BodyCounts[] {
  return counts.map((levels, i) => ({ key: `body ${i}`, counts: levels }))
}

function crudeRate(counts: readonly number[]): number {
  return counts.reduce((sum, count, k) => sum + count * credits[k]!, 0) / counts.reduce((a, b) => a + b, 0)
}

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

function lnPolya(counts: readonly number[], concentration: number, shares: readonly number[]): number {
  const rising = (x: number, m: number) =>
    Array.from({ length: m }, (_, j) => Math.log(x + j)).reduce((a, b) => a + b, 0)
  return counts.reduce(
    (sum, count, k) => sum + rising(concentration * shares[k]!, count),
    -rising(
      concentration,
      counts.reduce((a, b) => a + b, 0),
    ),
  )
}

type Cell = { readonly a: number; readonly b: number; readonly weight: number }

// The posterior of (ln M, π) on a grid: weights by the density itself, no sampling and no special function.
const cells: readonly Cell[] = (() => {
  const typicalCount = 20
  const out: (Omit<Cell, 'weight'> & { readonly ln: number })[] = []
  for (let lnM = Math.log(2); lnM < Math.log(3000); lnM += 0.08) {
    for (let share = 0.06; share < 0.28; share += 0.0035) {
      const m = Math.exp(lnM)
      // In (ln M, π): M·n₀/(M + n₀)² and Dirichlet(½, ½), with no Jacobian for π.
      const prior = lnM - 2 * Math.log(m + typicalCount) - 0.5 * Math.log(share * (1 - share))
      const ln = ratTumour.reduce((sum, { counts }) => sum + lnPolya(counts, m, [share, 1 - share]), prior)
      out.push({ a: m * share, b: m * (1 - share), ln })
    }
  }
  const top = Math.max(...out.map((cell) => cell.ln))
  return out.map(({ a, b, ln }) => ({ a, b, weight: Math.exp(ln - top) })).filter((cell) => cell.weight > 1e-7)
})()

const known = new Map<string, Estimate>()

// The rate's density on the logit scale, each Beta of the grid normalised by its own sum there.
function oracle(counts: readonly number[]): Estimate {
  const name = counts.join(' ')
  const before = known.get(name)
  if (before !== undefined) return before
  const step = 0.02
  const logits = Array.from({ length: 800 }, (_, i) => -14 + i * step)
  const density = new Float64Array(logits.length)
  const softplus = logits.map((z) => Math.log1p(Math.exp(z)))
  let whole = 0
  let mean = 0
  const own = new Float64Array(logits.length)
  for (const { a, b, weight } of cells) {
    const up = a + counts[0]!
    const all = a + b + counts[0]! + counts[1]!
    const top = up * Math.log(up / all) + (all - up) * Math.log(1 - up / all)
    let sum = 0
    for (let i = 0; i < logits.length; i++) {
      own[i] = Math.exp(up * logits[i]! - all * softplus[i]! - top)
      sum += own[i]!
    }
    for (let i = 0; i < logits.length; i++) density[i]! += (weight * own[i]!) / sum
    mean += (weight * up) / all
    whole += weight
  }
  const bound = (p: number) => {
    let cumulated = 0
    let i = 0
    while (cumulated + density[i]! / whole < p) cumulated += density[i++]! / whole
    const z = logits[i]! + step * ((p - cumulated) / (density[i]! / whole) - 0.5)
    return 1 / (1 + Math.exp(-z))
  }
  const estimate = { mean: mean / whole, lower: bound(0.025), upper: bound(0.975) }
  known.set(name, estimate)
  return estimate
}

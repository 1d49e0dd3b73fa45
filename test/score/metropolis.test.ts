import { describe, expect, it } from 'vitest'
import { metropolis } from '../../src/score/metropolis.ts'
import { effectiveDraws, splitRHat } from '../../src/score/mixing.ts'
import { quantile } from '../../src/score/quantile.ts'
import { normal, stream } from '../../src/score/random.ts'

const plan = { burnIn: 4_000, kept: 20_000, thin: 5 }

describe('metropolis', () => {
  it('finds a correlated normal of unequal scales', () => {
    // Covariance [[100, 9], [9, 1]].
    const lnDensity = (at: Float64Array) => -(at[0]! ** 2 - 18 * at[0]! * at[1]! + 100 * at[1]! ** 2) / 38
    const { states, accepted } = metropolis(lnDensity, Float64Array.of(30, -5), plan, stream('normal'))
    const mean = (of: (x: number, y: number) => number) => {
      let sum = 0
      for (let i = 0; i < plan.kept; i++) sum += of(states[2 * i]!, states[2 * i + 1]!)
      return sum / plan.kept
    }
    expect(accepted).toBeGreaterThan(0.2)
    expect(accepted).toBeLessThan(0.45)
    expect(Math.abs(mean((x) => x))).toBeLessThan(0.5)
    expect(Math.abs(mean((x) => x * x) / 100 - 1)).toBeLessThan(0.06)
    expect(Math.abs(mean((x, y) => x * y) / 9 - 1)).toBeLessThan(0.06)
    expect(Math.abs(mean((_, y) => y * y) - 1)).toBeLessThan(0.06)
  })

  it('finds the quantiles of a distribution with one heavy tail, and never enters where the density is NaN', () => {
    // Exponential with mean 2.
    const lnDensity = (at: Float64Array) => (at[0]! < 0 ? Number.NaN : -at[0]! / 2)
    const { states } = metropolis(lnDensity, Float64Array.of(1), plan, stream('exponential'))
    const sorted = Float64Array.from(states).sort()
    expect(sorted[0]).toBeGreaterThanOrEqual(0)
    for (const p of [0.025, 0.5, 0.975])
      expect(Math.abs(1 - Math.exp(-quantile(sorted, p) / 2) - p)).toBeLessThan(0.012)
  })
})

describe('mixing', () => {
  const from = stream('mixing')
  const noise = (mean: number) => Float64Array.from({ length: 5_000 }, () => mean + normal(from))

  it('passes independent draws, and counts nearly all of them', () => {
    const chains = [noise(0), noise(0)]
    expect(splitRHat(chains)).toBeLessThan(1.002)
    expect(effectiveDraws(chains)).toBeGreaterThan(9_000)
  })

  it('catches chains in two places, and a chain that drifts', () => {
    expect(splitRHat([noise(0), noise(0.5)])).toBeGreaterThan(1.02)
    const drift = Float64Array.from(noise(0), (x, i) => x + i / 5_000)
    expect(splitRHat([drift, drift])).toBeGreaterThan(1.02)
  })

  it('counts an autoregression at (1 − ρ)/(1 + ρ) of its draws', () => {
    const chains = [0, 1].map(() => {
      let x = normal(from)
      return Float64Array.from({ length: 20_000 }, () => {
        x = 0.8 * x + 0.6 * normal(from)
        return x
      })
    })
    const expected = 40_000 * (0.2 / 1.8)
    expect(Math.abs(effectiveDraws(chains) / expected - 1)).toBeLessThan(0.15)
  })

  it('takes a constant as mixed', () => {
    const flat = new Float64Array(100).fill(3)
    expect(splitRHat([flat, flat])).toBe(1)
    expect(effectiveDraws([flat, flat])).toBe(200)
  })
})

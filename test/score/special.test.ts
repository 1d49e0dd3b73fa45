import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaCdf, lnBeta, lnGamma, lnRising } from '../../src/score/special.ts'

const positive = fc.double({ min: 1e-3, max: 1e5, noNaN: true })

describe('lnGamma', () => {
  it('knows factorials and the half', () => {
    expect(lnGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13)
    expect(lnGamma(1)).toBeCloseTo(0, 13)
    expect(lnGamma(11)).toBeCloseTo(Math.log(3_628_800), 12)
    expect(lnGamma(171) / 706.5730622457874).toBeCloseTo(1, 14)
    expect(lnGamma(1e-10)).toBeCloseTo(23.02585092988273, 11)
  })

  it('satisfies Legendre’s duplication formula', () => {
    fc.assert(
      fc.property(positive, (x) => {
        const doubled = lnGamma(x) + lnGamma(x + 0.5) + (2 * x - 1) * Math.LN2 - 0.5 * Math.log(Math.PI)
        expect(Math.abs(lnGamma(2 * x) - doubled)).toBeLessThan(1e-12 * Math.max(1, x * Math.log(x + 2)))
      }),
    )
  })
})

describe('lnRising', () => {
  it('is the sum of logarithms', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), fc.integer({ min: 0, max: 500 }), (x, m) => {
        let sum = 0
        for (let j = 0; j < m; j++) sum += Math.log(x + j)
        expect(Math.abs(lnRising(x, m) - sum)).toBeLessThan(1e-12 * (m * 30 + 1))
      }),
    )
  })
})

describe('betaCdf', () => {
  it('is a binomial tail for whole parameters', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, x) => {
          const n = a + b - 1
          let tail = 0
          for (let j = a; j <= n; j++) {
            tail += Math.exp(-lnBeta(j + 1, n - j + 1) - Math.log(n + 1) + j * Math.log(x) + (n - j) * Math.log1p(-x))
          }
          expect(Math.abs(betaCdf(x, a, b) - tail)).toBeLessThan(1e-12)
        },
      ),
    )
  })

  it('has its closed forms: arcsine, powers', () => {
    for (const x of [1e-9, 0.01, 0.3, 0.5, 0.77, 0.999]) {
      expect(betaCdf(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 13)
      expect(betaCdf(x, 0.01, 1)).toBeCloseTo(x ** 0.01, 13)
      expect(betaCdf(x, 1, 300)).toBeCloseTo(1 - (1 - x) ** 300, 12)
    }
    expect(betaCdf(0, 2, 3)).toBe(0)
    expect(betaCdf(1, 2, 3)).toBe(1)
  })

  it('mirrors, rises, and steps by the recurrence in its first parameter', () => {
    const shape = fc.double({ min: 0.05, max: 2_000, noNaN: true })
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (a, b, x) => {
        const here = betaCdf(x, a, b)
        expect(Math.abs(here + betaCdf(1 - x, b, a) - 1)).toBeLessThan(1e-10)
        const step = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - lnBeta(a, b))
        expect(Math.abs(here - betaCdf(x, a + 1, b) - step)).toBeLessThan(1e-10)
      }),
    )
  })

  it('is normal in the limit', () => {
    const a = 4e6
    const spread = Math.sqrt(0.25 / (2 * a + 1))
    expect(betaCdf(0.5, a, a)).toBeCloseTo(0.5, 8)
    expect(betaCdf(0.5 - 1.959963984540054 * spread, a, a)).toBeCloseTo(0.025, 6)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dirichletMeanCdf } from '../../src/score/dirichlet-mean.ts'
import { gamma, stream } from '../../src/score/random.ts'
import { betaCdf } from '../../src/score/special.ts'

describe('the distribution of a weighted mean of Dirichlet shares', () => {
  it('is a beta’s where one class is cut in two of one place', () => {
    const share = fc.double({ min: 1e-3, max: 1 - 1e-3, noNaN: true })
    const size = fc.double({ min: Math.log(4), max: Math.log(1e6), noNaN: true }).map(Math.exp)
    const distance = fc.double({ min: -4, max: 4, noNaN: true })
    fc.assert(
      fc.property(share, size, share, distance, (mean, sum, cut, deviations) => {
        const x = mean + deviations * Math.sqrt((mean * (1 - mean)) / (sum + 1))
        fc.pre(x > 1e-9 && x < 1 - 1e-9)
        const [a, b] = [sum * mean, sum * (1 - mean)]
        const upperCut = dirichletMeanCdf(x, Float64Array.of(b, a * cut, a - a * cut), Float64Array.of(0, 1, 1))
        const lowerCut = dirichletMeanCdf(x, Float64Array.of(b * cut, b - b * cut, a), Float64Array.of(0, 0, 1))
        expect(Math.abs(upperCut - betaCdf(x, a, b))).toBeLessThan(1e-8)
        expect(Math.abs(lowerCut - betaCdf(x, a, b))).toBeLessThan(1e-8)
      }),
    )
  })

  it('does not stop where two steps agree by chance', () => {
    const [mean, sum, cut] = [0.003599257378674028, 1176.3609176778687, 0.012814109086878366]
    const [a, b] = [sum * mean, sum * (1 - mean)]
    const found = dirichletMeanCdf(mean, Float64Array.of(b * cut, b - b * cut, a), Float64Array.of(0, 0, 1))
    expect(Math.abs(found - betaCdf(mean, a, b))).toBeLessThan(1e-10)
  })

  it.each([
    ['even', [3, 2, 1, 2, 4], [0, 0.25, 0.5, 0.75, 1]],
    ['crowded at the top', [0.02, 0.1, 0.2, 15.2], [0, 0.2, 0.5, 1]],
    ['crowded at the bottom', [40.2, 3.1, 0.1, 0.02], [0, 0.05, 0.5, 1]],
  ])('is that of draws: %s', (name, parameters, places) => {
    const from = stream('dirichlet', name)
    const size = 100_000
    const means = Float64Array.from({ length: size }, () => {
      let mass = 0
      let earned = 0
      parameters.forEach((shape, c) => {
        const part = gamma(from, shape)
        mass += part
        earned += part * places[c]!
      })
      return earned / mass
    }).sort()
    for (const p of [0.025, 0.25, 0.5, 0.75, 0.975]) {
      const found = dirichletMeanCdf(
        means[Math.floor(p * size)]!,
        Float64Array.from(parameters),
        Float64Array.from(places),
      )
      expect(Math.abs(found - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / size))
    }
  })
})

import { describe, expect, it } from 'vitest'
import { gamma, index, normal, stream, uniform } from '../../src/score/random.ts'

const draws = 100_000
// Kolmogorov's distribution: D·√n exceeds 1.95 once in a thousand samples. Seeds are fixed, so a pass stays a pass.
const distanceMax = 1.95 / Math.sqrt(draws)

describe('streams', () => {
  it('repeat for a name, and differ between names', () => {
    const first = (...name: (string | number)[]) => Array.from({ length: 5 }, draw(stream(...name), uniform))
    expect(first('a', 1)).toEqual(first('a', 1))
    expect(first('a', 1)).not.toEqual(first('a', 2))
    expect(first('a', 'b')).not.toEqual(first('ab'))
  })

  it('are the same on every machine', () => {
    const from = stream('fixed')
    expect([uniform(from), normal(from), gamma(from, 2.5), gamma(from, 0.1)]).toMatchInlineSnapshot(`
      [
        0.7786837786557476,
        -1.5516172591889557,
        1.2445831072630815,
        5.7507131611122e-7,
      ]
    `)
  })

  it('do not correlate', () => {
    const a = sample(stream('one'), normal)
    const b = sample(stream('two'), normal)
    expect(Math.abs(a.reduce((sum, x, i) => sum + x * b[i]!, 0) / draws)).toBeLessThan(4 / Math.sqrt(draws))
  })
})

describe('distributions', () => {
  it('uniform: inside (0, 1) and evenly spread', () => {
    const values = sample(stream('uniform'), uniform).sort()
    expect(values[0]).toBeGreaterThan(0)
    expect(values[draws - 1]).toBeLessThan(1)
    expect(distance(values, (x) => x)).toBeLessThan(distanceMax)
  })

  it('index: every value, equally often', () => {
    const counts = new Float64Array(7)
    const from = stream('index')
    for (let i = 0; i < draws; i++) counts[index(from, 7)]!++
    const chiSquare = counts.reduce((sum, count) => sum + (count - draws / 7) ** 2 / (draws / 7), 0)
    expect(chiSquare).toBeLessThan(22.46) // 0.999 quantile at 6 degrees of freedom
  })

  it('normal: distribution function, moments and tails', () => {
    const values = sample(stream('normal'), normal).sort()
    expect(distance(values, normalCdf)).toBeLessThan(distanceMax)
    const moment = (power: number) => values.reduce((sum, x) => sum + x ** power, 0) / draws
    expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(draws))
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / draws))
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / draws))
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / draws))
    // Beyond the ziggurat's last layer: 57.6 expected.
    const beyond = values.filter((x) => Math.abs(x) > 3.442619855899).length
    expect(Math.abs(beyond - draws * 5.76e-4)).toBeLessThan(4 * Math.sqrt(57.6))
  })

  it.each([0.05, 0.3, 0.99, 1, 1.5, 4, 60, 5000])(
    'gamma of shape %d: mean, variance and the mean of its logarithm',
    (shape) => {
      const values = sample(stream('gamma', shape), (from) => gamma(from, shape))
      const mean = values.reduce((sum, x) => sum + x, 0) / draws
      const variance = values.reduce((sum, x) => sum + (x - shape) ** 2, 0) / draws
      expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / draws))
      expect(Math.abs(variance - shape)).toBeLessThan(4 * Math.sqrt((2 * shape ** 2 + 6 * shape) / draws))
      const lnMean = values.reduce((sum, x) => sum + Math.log(x), 0) / draws
      expect(Math.abs(lnMean - digamma(shape))).toBeLessThan(4 * Math.sqrt(trigamma(shape) / draws))
    },
  )

  it('gamma: the distribution function where it has a closed form (whole shapes, and ½)', () => {
    const erlang = (shape: number) => (x: number) => {
      let sum = 0
      let part = Math.exp(-x)
      for (let k = 0; k < shape; k++) {
        sum += part
        part *= x / (k + 1)
      }
      return 1 - sum
    }
    const by = (shape: number) => sample(stream('erlang', shape), (from) => gamma(from, shape)).sort()
    for (const shape of [1, 2, 7]) expect(distance(by(shape), erlang(shape))).toBeLessThan(distanceMax)
    expect(distance(by(0.5), (x) => 2 * normalCdf(Math.sqrt(2 * x)) - 1)).toBeLessThan(distanceMax)
  })
})

type Stream = ReturnType<typeof stream>

function draw(from: Stream, one: (from: Stream) => number): () => number {
  return () => one(from)
}

function sample(from: Stream, one: (from: Stream) => number): Float64Array {
  return Float64Array.from({ length: draws }, draw(from, one))
}

// Kolmogorov–Smirnov.
function distance(sorted: Float64Array, cdf: (x: number) => number): number {
  let most = 0
  sorted.forEach((x, i) => {
    most = Math.max(most, cdf(x) - i / draws, (i + 1) / draws - cdf(x))
  })
  return most
}

// By the series of the error function, or its continued fraction in the tails.
function normalCdf(x: number): number {
  if (x < 0) return 1 - normalCdf(-x)
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  if (x > 4) {
    let fraction = x
    for (let k = 40; k >= 1; k--) fraction = x + k / fraction
    return 1 - density / fraction
  }
  let sum = 0
  let part = x
  for (let k = 1; part > 1e-17; k++) {
    sum += part
    part *= (x * x) / (2 * k + 1)
  }
  return 0.5 + density * sum
}

function digamma(x: number): number {
  return x < 20 ? digamma(x + 1) - 1 / x : Math.log(x) - 1 / (2 * x) - 1 / (12 * x ** 2) + 1 / (120 * x ** 4)
}

function trigamma(x: number): number {
  return x < 20 ? trigamma(x + 1) + 1 / x ** 2 : 1 / x + 1 / (2 * x ** 2) + 1 / (6 * x ** 3) - 1 / (30 * x ** 5)
}

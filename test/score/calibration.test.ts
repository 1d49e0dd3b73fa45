// Simulation-based calibration. A quick run by default; KEPT_LEAGUES=2000 simulates that many leagues and prints its figures.
import { describe, expect, it } from 'vitest'
import { type Calibration, calibrate, type World } from './calibration.ts'

const leagues = Number(process.env['KEPT_LEAGUES'] ?? 200)
const full = leagues >= 1_000

const worlds: readonly (readonly [string, number, World])[] = [
  ['two levels, from the prior', 0.35, { kind: 'prior', levels: 2 }],
  ['four levels, from the prior', 0.35, { kind: 'prior', levels: 4 }],
  ['bodies far apart (M = 4)', 0.1, { kind: 'fixed', concentration: 4, shares: [0.4, 0.15, 0.15, 0.3] }],
  ['bodies apart (M = 20)', 0.1, { kind: 'fixed', concentration: 20, shares: [0.4, 0.15, 0.15, 0.3] }],
  ['bodies alike (M = 100)', 0.1, { kind: 'fixed', concentration: 100, shares: [0.4, 0.15, 0.15, 0.3] }],
]

describe(`${leagues} simulated leagues`, () => {
  const found: Calibration[] = []

  it.each(worlds)('%s', { timeout: 3_600_000 }, async (name, part, world) => {
    const count = Math.round(leagues * part)
    const result = await calibrate(world, count, 'calibration')
    found.push(result)
    if (full) console.log(`${name}: ${figures(result, count)}`)
    if (world.kind === 'fixed') return
    // Kolmogorov's distribution: exceeded once in a thousand. Only leagues from the prior have uniform places.
    const distanceMax = 1.95 / Math.sqrt(count)
    expect(distance(result.placeOfRate), 'places of rates').toBeLessThan(distanceMax)
    expect(distance(result.placeOfRank), 'places of ranks').toBeLessThan(distanceMax)
    expect(distance(result.placeOfConcentration), 'places of M').toBeLessThan(distanceMax)
  })

  it('cover 93 to 97 % with their 95 % intervals, at least 93 % with their rank ranges, and mean the chances they state', () => {
    const bodies = found.reduce((sum, one) => sum + one.bodies, 0)
    const mean = (part: (one: Calibration) => number) =>
      found.reduce((sum, one) => sum + part(one) * one.bodies, 0) / bodies
    const rates = mean((one) => one.rateCoverage)
    const ranks = mean((one) => one.rankCoverage)
    if (full) console.log(`all: ${bodies} bodies, rates ${percent(rates)}, rank ranges ${percent(ranks)}`)
    expect(rates).toBeGreaterThan(0.93)
    expect(rates).toBeLessThan(0.97)
    expect(ranks).toBeGreaterThan(0.93)
    const likely = found.slice(0, 2).reduce((sum, one) => sum + one.topChance.bodies, 0)
    const gap = found
      .slice(0, 2)
      .reduce((sum, one) => sum + (one.topChance.said - one.topChance.was) * one.topChance.bodies, 0)
    expect(Math.abs(gap / likely)).toBeLessThan(4 * Math.sqrt(0.2 / likely))
  })
})

function figures(result: Calibration, count: number): string {
  const { said, was } = result.topChance
  const distances = [result.placeOfRate, result.placeOfRank, result.placeOfConcentration].map((places) =>
    distance(places).toFixed(3),
  )
  return (
    `${count} leagues, ${result.bodies} bodies; rates ${percent(result.rateCoverage)}, rank ranges ${percent(result.rankCoverage)}; ` +
    `top quarter said ${percent(said)}, was ${percent(was)}; KS of rate, rank, M ${distances.join(', ')}`
  )
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

// Kolmogorov–Smirnov against the uniform distribution.
function distance(places: Float64Array): number {
  const sorted = Float64Array.from(places).sort()
  return Math.max(...Array.from(sorted, (x, i) => Math.max(x - i / sorted.length, (i + 1) / sorted.length - x)))
}

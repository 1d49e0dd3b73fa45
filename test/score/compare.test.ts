import { describe, expect, it } from 'vitest'
import { compare, standings } from '../../src/score/compare.ts'
import { sensitivity } from '../../src/score/sensitivity.ts'

const rates = (values: Readonly<Record<string, number>>) => Object.entries(values).map(([key, rate]) => ({ key, rate }))

describe('standings', () => {
  it('rank the highest rate first and share the middle of equal ranks', () => {
    expect(standings(rates({ a: 0.2, b: 0.9, c: 0.5, d: 0.5 })).map((one) => one.rank)).toEqual([4, 1, 2.5, 2.5])
  })
})

describe('compare', () => {
  const before = rates({ a: 0.9, b: 0.8, c: 0.7, d: 0.1 })
  const after = rates({ a: 0.6, b: 0.8, c: 0.75, e: 0.99 })
  const { moves, gone, added, placesMovedMean, placesMovedMax, tau } = compare(before, after)

  it('names who left, who came and who moved, the farthest first', () => {
    expect(gone).toEqual(['d'])
    expect(added).toEqual(['e'])
    expect(moves.map((one) => [one.key, one.placesRisen])).toEqual([
      ['a', -2],
      ['c', 1],
      ['b', 1],
    ])
    expect(moves[0]!.rateChange).toBeCloseTo(-0.3, 12)
  })

  it('sums the moves up', () => {
    expect(placesMovedMean).toBeCloseTo(4 / 3, 12)
    expect(placesMovedMax).toBe(2)
    expect(tau).toBeCloseTo(-1 / 3, 12)
  })

  it('finds nothing between a result and itself', () => {
    expect(compare(before, [...before].reverse())).toMatchObject({ placesMovedMax: 0, tau: 1, gone: [], added: [] })
    expect(compare([], [])).toMatchObject({ placesMovedMean: 0, tau: null })
  })
})

describe('sensitivity', () => {
  const outcome: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    base: { a: 0.9, b: 0.6, c: 0.3 },
    softer: { a: 0.9, b: 0.7, c: 0.5 },
    harsher: { a: 0.5, b: 0.6, c: 0.3 },
    upside: { a: 0.1, b: 0.6, c: 0.8 },
  }
  const alternative = (about: string, name: string) => ({ about, name, method: name })
  const found = sensitivity(
    'base',
    [alternative('credits', 'softer'), alternative('credits', 'harsher'), alternative('contested', 'upside')],
    (method) => rates(outcome[method]!),
  )

  it('says what the order depends on most', () => {
    expect(found.dependsOn.map(({ about, name }) => [about, name])).toEqual([
      ['contested', 'upside'],
      ['credits', 'harsher'],
    ])
    expect(found.alternatives.map(({ comparison }) => comparison.placesMovedMax)).toEqual([0, 1, 2])
  })

  it('gives each body its reach', () => {
    expect(found.reach).toEqual([
      { key: 'a', best: 1, worst: 3 },
      { key: 'b', best: 1, worst: 2 },
      { key: 'c', best: 1, worst: 3 },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { caseMix, pooledTypes, type TypeTally } from '../../src/score/case-mix.ts'
import { stream, uniform } from '../../src/score/random.ts'

// All or nothing: every kept commitment earns 1, so squares equal credits.
function tally(key: string, type: string, judged: number, kept: number): TypeTally {
  return { key, type, judged, earned: kept, earnedSquares: kept }
}

const group = [
  tally('a', 'action', 40, 32),
  tally('a', 'outcome', 10, 3),
  tally('b', 'action', 10, 7),
  tally('b', 'outcome', 40, 15),
  tally('c', 'action', 25, 15),
  tally('c', 'outcome', 25, 12),
]

describe('observed over expected', () => {
  const mix = caseMix(group)

  it('expects what the same types earn in the group', () => {
    // Action: 54 of 75; outcome: 30 of 75.
    expect(mix[0]).toMatchObject({ key: 'a', judged: 50, observed: 35 })
    expect(mix[0]!.expected).toBeCloseTo(40 * 0.72 + 10 * 0.4, 12)
    expect(mix[0]!.ratio!.value).toBeCloseTo(35 / 32.8, 12)
    const sum = (part: 'observed' | 'expected') => mix.reduce((all, body) => all + body[part], 0)
    expect(sum('expected')).toBeCloseTo(sum('observed'), 10)
  })

  it('gives each type its own ratio', () => {
    expect(mix[1]!.types.map(({ type, observed }) => [type, observed])).toEqual([
      ['action', 7],
      ['outcome', 15],
    ])
    expect(mix[1]!.types[1]!.ratio!.value).toBeCloseTo(15 / 16, 12)
  })

  it('does not depend on the order of rows, nor on how they are cut', () => {
    expect(caseMix([...group].reverse())).toEqual(mix)
    expect(caseMix([...group.slice(1), tally('a', 'action', 15, 12), tally('a', 'action', 25, 20)])).toEqual(mix)
  })

  it('solves its score equation at both bounds', () => {
    const { lower, upper } = mix[2]!.types[0]!.ratio!
    // 25 of 75 are the body's own, and credits are all or nothing: weight 25 · (1 − ⅓).
    for (const ratio of [lower, upper]) {
      const gap = (15 - ratio * 18) ** 2
      expect(gap).toBeCloseTo(1.959963984540054 ** 2 * (50 / 3) * ratio * 0.72 * (1 - ratio * 0.72), 8)
    }
  })
})

describe('types with few judged', () => {
  it('stand together', () => {
    const rare = [tally('a', 'legislative', 9, 4), tally('b', 'spending', 10, 6), tally('b', 'legislative', 10, 1)]
    const types = caseMix([...group, ...rare]).map((body) => body.types.map(({ type, judged }) => [type, judged]))
    expect(types[0]).toEqual([
      ['action', 40],
      [pooledTypes, 9],
      ['outcome', 10],
    ])
    expect(types[1]).toEqual([
      ['action', 10],
      [pooledTypes, 20],
      ['outcome', 40],
    ])
    expect(caseMix([...group, ...rare], 5)[0]!.types.map(({ type }) => type)).toEqual([
      'action',
      'legislative',
      'outcome',
    ])
  })
})

describe('no ratio', () => {
  it('where the group holds nobody else', () => {
    expect(caseMix([tally('a', 'action', 30, 12)])[0]).toMatchObject({ observed: 12, ratio: null })
  })

  it('where nobody earned anything', () => {
    expect(caseMix([tally('a', 'action', 30, 0), tally('b', 'action', 30, 0)])[0]).toMatchObject({
      expected: 0,
      ratio: null,
    })
  })
})

it('covers 1 in about 95 of 100 groups whose bodies do not differ, with fractional credits too', () => {
  const from = stream('case-mix')
  const credit = (u: number) => (u < 0.4 ? 1 : u < 0.7 ? 0.5 : 0)
  let covered = 0
  let all = 0
  for (let run = 0; run < 1_500; run++) {
    const rows = ['a', 'b', 'c', 'd'].map((key, b) => {
      const credits = Array.from({ length: 10 + 10 * b }, () => credit(uniform(from)))
      const sum = (power: number) => credits.reduce<number>((total, value) => total + value ** power, 0)
      return { key, type: 'action', judged: credits.length, earned: sum(1), earnedSquares: sum(2) }
    })
    for (const { ratio } of caseMix(rows)) {
      all++
      if (ratio!.lower <= 1 && ratio!.upper >= 1) covered++
    }
  }
  expect(covered / all).toBeGreaterThan(0.94)
  expect(covered / all).toBeLessThan(0.96)
})

import { describe, expect, it } from 'vitest'
import { leagueText } from '../../src/cli/league-table.ts'
import { scoreCsv, scoreJson } from '../../src/cli/score-export.ts'
import type { Database } from '../../src/engine/duckdb.ts'
import { contractLeagues } from '../../src/score/contract-league.ts'
import type { LeagueFigures } from '../../src/score/league-figures.ts'
import { loadMethod } from '../../src/score/method.ts'
import { scorecard } from '../../src/score/scorecard.ts'
import { readNames } from '../../src/score/unit-name.ts'
import { bulkDatabase, type Count } from './bulk.ts'

const standard = { ...(await loadMethod('standard', '.')), draws: 1_000 }

async function leaguesOf(database: Database, dimension: 'body' | 'supplier'): Promise<readonly LeagueFigures[]> {
  const leagues: LeagueFigures[] = []
  const names = await readNames(database, standard)
  for await (const league of contractLeagues(database, standard, dimension, names)) leagues.push(league)
  return leagues
}

const unitsOf = (league: LeagueFigures) => new Map(league.units.map((unit) => [unit.unit, unit]))
const spread = (yes: readonly number[], of = 40, more: Partial<Count> = {}): Count[] =>
  yes.flatMap((n, i) => [
    { unit: `b/${i}`, outcome: 'yes' as const, n, scopeShown: n, ...more },
    { unit: `b/${i}`, outcome: 'no' as const, n: of - n, scopeShown: of - n, ...more },
  ])

describe('buyers of bulk contracts', () => {
  it('are peers within their source, under the name that the record knows, whatever their group for pledges', async () => {
    const database = await bulkDatabase({
      counts: [...spread([4, 20, 36]), ...spread([10, 30], 40, { source: 'other' })],
      bodies: [['b/1', 'Ministry of Roads', 'ministries']],
      names: [
        ['buyer', 'src', 'b/0', 'Port Authority'],
        ['buyer', 'src', 'b/1', 'MIN. ROADS'],
        ['supplier', 'src', 'b/2', 'not this one'],
      ],
    })
    const leagues = await leaguesOf(database, 'body')
    expect(leagues.map(({ source, measure, peerGroup }) => [source, measure, peerGroup.id, peerGroup.name])).toEqual([
      ['other', 'end-dates-held', 'other', 'buyers in other'],
      ['src', 'end-dates-held', 'src', 'buyers in src'],
    ])
    expect(leagues[1]!.units.map(({ name, judged }) => [name, judged])).toEqual([
      ['Port Authority', 40],
      ['Ministry of Roads', 40],
      ['b/2', 40],
    ])
    expect(leagues[1]!.peerGroup.why).not.toBeNull()
    database.close()
  })

  it('are ordered by end dates only where every judged process shows its original scope', async () => {
    const shown = await leaguesOf(await bulkDatabase({ counts: spread([2, 8, 20, 32, 38]) }), 'body')
    expect(shown[0]!.isOrdered).toBe(true)
    expect(shown[0]!.units.every(({ rank }) => rank !== null)).toBe(true)
    const counts = spread([2, 8, 20, 32, 38])
    const hidden = counts.map((one, i) => (i === 0 ? { ...one, scopeShown: one.n - 1 } : one))
    const spreads = [['end-dates-held', 'buyer', 'src', 'b/0', 40, 0, 30, 60, 90, 400]]
    const [league] = await leaguesOf(await bulkDatabase({ counts: hidden, spreads }), 'body')
    expect(league!.isOrdered).toBe(false)
    expect(league!.units.every(({ rank, rate }) => rank === null && rate !== null)).toBe(true)
    const text = leagueText(league!)
    expect(text).toContain('does not show the original scope')
    expect(text).toContain('38 extended in 40 process-years watched; end dates moved by 60 days')
    expect(text).not.toMatch(/missed|broken/)
  })

  it('name the reason where nothing can be judged, and draw nothing', async () => {
    const counts: Count[] = [
      { measure: 'deals-on-time', unit: 'b/0', outcome: null, reason: 'no actual end', n: 7 },
      { measure: 'deals-on-time', unit: 'b/0', outcome: null, reason: 'no end date', n: 2 },
      { measure: 'deals-on-time', unit: 'b/1', outcome: null, reason: 'no actual end', n: 5 },
    ]
    const [league] = await leaguesOf(await bulkDatabase({ counts }), 'body')
    expect(league!.fit).toBeNull()
    expect(unitsOf(league!).get('b/0')!.deals).toMatchObject({
      deals: 9,
      notJudgeable: { 'no actual end': 7, 'no end date': 2 },
      slipDays: null,
    })
    expect(leagueText(league!)).toContain('Not judgeable for any body: no actual end (12 deals), no end date (2 deals)')
    expect(leagueText(league!)).not.toContain('├')
  })

  it('have their slip in days and their overrun as a share', async () => {
    const database = await bulkDatabase({
      counts: [...spread([20, 20]), ...spread([20, 20], 40, { measure: 'deals-on-budget' })],
      spreads: [
        ['end-dates-held', 'buyer', 'src', 'b/0', 40, 0, 0, 12.5, 90, 400],
        ['deals-on-budget', 'buyer', 'src', 'b/0', 40, -5000, 0, 250, 1000, 20_000],
        ['deals-on-budget', 'supplier', 'src', 'b/1', 40, 1, 2, 3, 4, 5],
      ],
    })
    const [held, budget] = await leaguesOf(database, 'body')
    expect(unitsOf(held!).get('b/0')!.deals).toMatchObject({
      slipDays: { min: 0, q1: 0, median: 12.5, q3: 90, max: 400 },
      overrun: null,
      yearsObserved: (40 * 365) / 365.25,
      extensionDays: 600,
    })
    expect(unitsOf(budget!).get('b/0')!.deals!.overrun).toEqual({ min: -0.5, q1: 0, median: 0.025, q3: 0.1, max: 2 })
    expect(unitsOf(budget!).get('b/1')!.deals!.overrun).toBeNull()
    database.close()
  })

  it('have openness within their source, and no ranks of it', async () => {
    const database = await bulkDatabase({
      counts: [],
      openness: [
        ['src', 'b/0', 0.666666667, 10],
        ['src', 'b/0', 1, 10],
        ['src', 'b/1', 0.5, 20],
      ],
    })
    const [league] = await leaguesOf(database, 'body')
    expect(league).toMatchObject({ measure: 'openness', source: 'src', isOrdered: false, reliability: null })
    expect(unitsOf(league!).get('b/0')!.crude).toBeCloseTo(5 / 6, 8)
    database.close()
  })
})

describe('suppliers', () => {
  const counts: Count[] = [
    ...spread([3, 12, 19, 5], 20, { kind: 'supplier' }),
    { kind: 'supplier', unit: 'b/few', outcome: 'no', n: 5, scopeShown: 5 },
    { kind: 'supplier', unit: 'b/none', outcome: null, reason: 'one observation', n: 3 },
    { kind: 'buyer', unit: 'b/buyer', outcome: 'yes', n: 50, scopeShown: 50 },
  ]
  const names = [
    ['supplier', 'src', 'b/0', 'Zeta Ltd'],
    ['supplier', 'src', 'b/1', 'Alpha Inc.'],
    ['supplier', 'src', 'b/few', 'Beta SA'],
  ] as const

  it('have intervals by the rule of six and stand by name without ranks, however far apart they are', async () => {
    const card = await scorecard(await bulkDatabase({ counts, names }), standard, 'supplier')
    expect(card.leagues.length).toBe(1)
    const [league] = card.leagues
    expect(league).toMatchObject({ dimension: 'supplier', isOrdered: false, reliability: null, source: 'src' })
    expect(league!.peerGroup.name).toBe('suppliers named in src')
    expect(league!.units.map(({ name, rate, rank }) => [name, rate !== null, rank])).toEqual([
      ['Alpha Inc.', true, null],
      ['Beta SA', false, null],
      ['Zeta Ltd', true, null],
      ['b/2', true, null],
      ['b/3', true, null],
      ['b/none', false, null],
    ])
    const text = leagueText(league!)
    expect(text).toContain('A delivery record, not a mark')
    expect(text).toContain('listed only: Beta SA (5)')
    expect(text).toContain('Not judgeable for 1 suppliers: one observation (3 deals)')
    expect(text).not.toMatch(/rank \d|reliability/i)
  })

  it('are shown up to a bound, those with most deals, and exported all', async () => {
    const many = Array.from({ length: 130 }, (_, i): Count => {
      return { kind: 'supplier', unit: `s/${String(i).padStart(3, '0')}`, outcome: 'yes', n: 6 + i }
    })
    const [league] = await leaguesOf(await bulkDatabase({ counts: many }), 'supplier')
    const text = leagueText(league!)
    expect(text).toContain('… and 80 more with fewer deals judged')
    expect(text).toContain('s/080')
    expect(text).not.toContain('s/079')
    const lines = (await joined(scoreCsv(once([league!])))).trimEnd().split('\r\n')
    expect(lines.length).toBe(131)
    expect(lines[1]).toContain('end-dates-held,supplier,src')
    expect(lines[1]!.endsWith(',src')).toBe(true)
  })

  it('come as the JSON that one JSON.stringify would give, from none to thousands of units', async () => {
    const league = (await leaguesOf(await bulkDatabase({ counts, names }), 'supplier'))[0]!
    const units = Array.from({ length: 2_500 }, (_, i) => ({
      ...league.units[0]!,
      unit: `s/${i}`,
      name: `"\n  "units": [] ${i}`,
    }))
    for (const leagues of [[], [league], [{ ...league, units: [] }, { ...league, units }, league]]) {
      const text = await joined(scoreJson({ asOf: '2026-01-01' }, once(leagues)))
      expect(text).toBe(`${JSON.stringify({ asOf: '2026-01-01', leagues }, null, 2)}\n`)
    }
  })
})

it('a record without bulk contracts has no such league', async () => {
  const database = await bulkDatabase({ counts: [] })
  for (const table of ['bulk_count', 'bulk_openness', 'bulk_spread', 'bulk_unit'])
    await database.run(`DROP TABLE ${table}`)
  expect(await leaguesOf(database, 'body')).toEqual([])
  expect(await leaguesOf(database, 'supplier')).toEqual([])
  database.close()
})

async function* once<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values
}

async function joined(parts: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const part of parts) text += part
  return text
}

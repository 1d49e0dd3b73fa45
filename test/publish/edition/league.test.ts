// Ids of leagues last and differ, and a league's document is bounded.
import { expect, test } from 'vitest'
import { leagueId } from '../../../src/publish/edition/league-id.ts'
import { leagueUnitsMax, unitsShown } from '../../../src/publish/edition/league-units.ts'

const league = {
  measure: 'pledges-kept',
  dimension: 'body',
  peerGroup: { id: 'councils', name: 'Councils', why: null },
  standing: 'adopted',
  publisher: 'The Monitor',
  source: null,
  units: [{ unit: 'gov/a' }],
} as const

test('an id can be read, and what had to be rewritten in it still tells leagues apart', () => {
  expect(leagueId(league)).toMatch(/^pledges-kept\/body\/councils\/adopted\/the-monitor-[0-9a-f]{8}$/)
  expect(leagueId({ ...league, publisher: 'the monitor' })).not.toBe(leagueId(league))
  const contracts = {
    ...league,
    measure: 'deals-on-time',
    standing: 'computed',
    publisher: null,
    source: 'councils',
  } as const
  expect(leagueId(contracts)).toBe('deals-on-time/body/councils/computed/contracts')
  expect(leagueId({ ...contracts, source: null })).not.toBe(leagueId(contracts))
  const ids = ['no-group', 'alone', 'a/b', 'a-b', '水', '木'].map((id) =>
    leagueId({ ...league, peerGroup: { id, name: id, why: null } }),
  )
  const none = { id: null, name: 'no peer group', why: null }
  ids.push(leagueId({ ...league, peerGroup: none }))
  ids.push(leagueId({ ...league, peerGroup: none, units: [{ unit: 'gov/b' }] }))
  expect(new Set(ids).size).toBe(8)
})

test('the id of units without a group does not hang on which unit stands first', () => {
  const topics = { ...league, dimension: 'topic', peerGroup: { id: null, name: 'no peer group', why: null } } as const
  const id = leagueId({ ...topics, units: [{ unit: 'a' }, { unit: 'b' }] })
  expect(leagueId({ ...topics, units: [{ unit: 'b' }, { unit: 'a' }] })).toBe(id)
  expect(leagueId({ ...topics, units: [{ unit: 'c' }] })).toBe(id)
})

test('a league of too many keeps those with most judged, as they stood', () => {
  const units = Array.from({ length: leagueUnitsMax + 100 }, (_, place) => ({
    place,
    judged: place % 100 === 7 ? 0 : 9,
  }))
  const shown = unitsShown(units)
  expect(shown.length).toBe(leagueUnitsMax)
  expect(shown.filter(({ judged }) => judged === 0).length).toBe(0)
  expect(shown.map(({ place }) => place)).toEqual(shown.map(({ place }) => place).sort((a, b) => a - b))
})

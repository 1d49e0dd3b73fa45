// Estimates: each unit's figures in each league, with the head of the league that they stand in.
import { axis } from '../document/figure.ts'
import type { League } from '../document/league.ts'
import league from '../document/league.ts'
import type { Cursor, Edition } from '../edition/store.ts'
import type { Endpoint, Question } from '../rest/resource.ts'
import { unitIndex } from './leagues.ts'

const leaguesAtOnce = 50

const estimates: Endpoint = {
  name: 'estimates',
  path: 'estimates',
  schema: axis,
  isList: true,
  isPaged: true,
  facets: league.facets,
  sorts: [],
  answer(edition, question) {
    const data: unknown[] = []
    for (const { one, index, isLast } of unitsFrom(edition, question)) {
      data.push({ head: one.head, figures: one.units[index] })
      if (data.length < question.limit) continue
      const next: Cursor = [index + 1, one.head.league]
      return { data, next: isLast ? null : next, total: null }
    }
    return { data, next: null, total: null }
  },
}

export default [estimates]

type Unit = { readonly one: League; readonly index: number; readonly isLast: boolean }

/** The units of all leagues that fit, in the order of leagues, from the cursor on. */
function* unitsFrom(edition: Edition, { where, after }: Question): Iterable<Unit> {
  const bodies = where['body']
  let held: Unit | undefined
  for (const { id, start } of leaguesFrom(edition, where, after)) {
    const one = edition.get('league', id)
    if (one === undefined) continue
    for (let index = start; index < one.units.length; index++) {
      if (bodies !== undefined && !bodies.includes(one.units[index]!.unit)) continue
      if (held !== undefined) yield held
      held = { one, index, isLast: false }
    }
  }
  if (held !== undefined) yield { ...held, isLast: true }
}

function* leaguesFrom(
  edition: Edition,
  where: Question['where'],
  after: Cursor | null,
): Iterable<{ readonly id: string; readonly start: number }> {
  if (after !== null) yield { id: after[1], start: unitIndex(after[0]) }
  let next: Cursor | null = after === null ? null : [after[1], after[1]]
  do {
    const listing = { where, sort: 'id', limit: leaguesAtOnce, ...(next === null ? {} : { after: next }) }
    const listed = edition.list('league', listing)
    for (const { league: id } of listed.rows) yield { id, start: 0 }
    next = listed.next
  } while (next !== null)
}

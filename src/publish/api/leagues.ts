// Leagues: one peer group's estimates side by side, the units of each page by page.
import { z } from 'zod'
import { leagueHead, unitFigures } from '../document/figure.ts'
import league from '../document/league.ts'
import { CursorError, type Endpoint, listOf } from '../rest/resource.ts'

const one: Endpoint = {
  name: 'league',
  path: 'leagues/{id}',
  // A page of the units: a league may have more than one answer should carry.
  schema: z.strictObject({ head: leagueHead, units: z.array(unitFigures) }),
  isList: false,
  isPaged: true,
  facets: [],
  sorts: [],
  answer(edition, { id, limit, after }) {
    const found = edition.at('league', id) ?? edition.get('league', id)
    if (found === undefined) return undefined
    const start = after === null ? 0 : unitIndex(after[0])
    const end = start + limit
    const next = end < found.units.length ? ([end, ''] as const) : null
    return { data: { head: found.head, units: found.units.slice(start, end) }, next, total: null }
  },
}

export default [listOf(league, { name: 'leagues' }), one]

/** Throws `CursorError` for what is no index. */
export function unitIndex(value: string | number | null): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new CursorError()
  return value
}

// The leagues of bodies as the front shows them: by measure, the first rows of each.
import type { DotRow } from '../../../page/chart/interval-dots.ts'
import type { Figures, LeagueHead } from '../../document/figure.ts'
import type { League } from '../../document/league.ts'
import type { Edition } from '../../edition/store.ts'
import { isJudgedBeyondScope } from '../league/league-text.ts'

export type Measure = LeagueHead['measure']
export const measures = ['pledges-kept', 'deals-on-time', 'end-dates-held', 'deals-on-budget', 'openness'] as const

export type FrontLeague = {
  readonly head: LeagueHead
  /** Units with an estimate, the first of them, without their links. */
  readonly rows: readonly (Omit<DotRow, 'href'> & { readonly unit: string })[]
  readonly estimated: number
  /** Units with something judged, and too little of it. */
  readonly few: readonly { readonly unit: string; readonly name: string; readonly judged: number }[]
  /** Units without anything judged, as far as why is told of them. */
  readonly without: readonly Figures[]
  readonly isJudgedBeyondScope: boolean
}

/** Rows of all leagues on the front, of which each takes about half a kilobyte: a page stays under a hundred. */
const frontRowsMax = 150
/** Leagues of one measure that the front shows; the list of leagues has all. */
const leaguesMax = 12

// A league of a thousand bodies takes longer to read from its JSON than the whole page takes to write.
const known = new WeakMap<Edition, Map<Measure, readonly FrontLeague[]>>()

/** Leagues of bodies on a measure: adjudicated ones first, then those with most bodies that have an estimate. */
export function frontLeagues(edition: Edition, measure: Measure): readonly FrontLeague[] {
  let own = known.get(edition)
  if (own === undefined) {
    own = new Map()
    known.set(edition, own)
  }
  let leagues = own.get(measure)
  if (leagues === undefined) {
    leagues = readLeagues(edition, measure)
    own.set(measure, leagues)
  }
  return leagues
}

function readLeagues(edition: Edition, measure: Measure): readonly FrontLeague[] {
  const { rows } = edition.list('league', {
    where: { measure, dimension: 'body' },
    sort: 'units',
    isDescending: true,
    limit: leaguesMax,
  })
  return rows
    .map(({ league }) => frontLeague(edition.get('league', league)!, Math.floor(frontRowsMax / rows.length)))
    .sort((a, b) => precedence(a) - precedence(b) || b.estimated - a.estimated)
}

function precedence({ head: { standing }, estimated }: FrontLeague): number {
  return (estimated > 0 ? 0 : 10) + ['adjudicated', 'adopted', 'computed'].indexOf(standing ?? 'computed')
}

function frontLeague({ head, units }: League, rowsMax: number): FrontLeague {
  const withRate = units.filter(({ rate }) => rate !== null)
  return {
    head,
    rows: withRate.slice(0, rowsMax).map(({ unit, name, rate, isFew, judged, rank }) => {
      return { unit, name, estimate: rate!, isFew, judged, rank }
    }),
    estimated: withRate.length,
    few: units
      .filter(({ rate, judged }) => rate === null && judged > 0)
      .slice(0, rowsMax)
      .map(({ unit, name, judged }) => ({ unit, name, judged })),
    without: units.filter(({ judged }) => judged === 0).slice(0, rowsMax),
    isJudgedBeyondScope: isJudgedBeyondScope(units),
  }
}

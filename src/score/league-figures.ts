// What a scorecard says of one league: whose figures, of which measure, from which findings or deals.
import type { Ratio } from './case-mix.ts'
import type { DealCounts } from './deal-outcome.ts'
import type { League, LeagueUnit } from './league.ts'
import type { Measure } from './method.ts'
import type { Dimension, Stream, UnitCounts } from './outcome.ts'

export type PeerGroup = { readonly id: string | null; readonly name: string; readonly why: string | null }

export type UnitFigures = Omit<LeagueUnit, 'key'> & {
  readonly unit: string
  readonly name: string
  /** Judged by level, in words of the measure: `fulfilled` …, or `yes` and `no`. */
  readonly levels: Readonly<Record<string, number>>
  readonly pledges: UnitCounts | null
  readonly deals: DealCounts | null
  /** Observed over expected by commitment type; read against 1, never ranked. */
  readonly caseMix: Ratio | null
}

export type LeagueFigures = Stream &
  Omit<League, 'units'> & {
    readonly measure: Measure
    readonly dimension: Dimension
    readonly peerGroup: PeerGroup
    /** Source of the contracts behind it, the process being the unit; null where pledges or project snapshots are. */
    readonly source: string | null
    /** By rate where the order is reliable, else by name. */
    readonly units: readonly UnitFigures[]
  }

/** The league with its units in the order in which they are shown. */
export function inOrder(league: LeagueFigures): LeagueFigures {
  const byName = (a: UnitFigures, b: UnitFigures) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  const byRate = (a: UnitFigures, b: UnitFigures) => (b.rate?.mean ?? -1) - (a.rate?.mean ?? -1) || byName(a, b)
  return { ...league, units: [...league.units].sort(league.isOrdered ? byRate : byName) }
}

// Counts of deal outcomes by unit: on time, end date held, on budget; what cannot be judged is counted with its reason.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import { type Method, peerGroupsOf } from './method.ts'

export const dealMeasures = ['deals-on-time', 'end-dates-held', 'deals-on-budget'] as const
export type DealMeasure = (typeof dealMeasures)[number]

export type DealCounts = {
  readonly deals: number
  /** Deals that the data cannot judge, by reason. */
  readonly notJudgeable: Readonly<Record<string, number>>
  /** Of those judged: how many show their original scope, so that an extension can be held against the body. */
  readonly scopeShown: number
  /** Sum of the days by which end dates moved later or deals ran late. */
  readonly extensionDays: number
  /** Years over which end dates were watched; 0 for the other measures. */
  readonly yearsObserved: number
  /** Distribution over the judged deals of the days by which ends moved or deals ran late; null without any. */
  readonly slipDays: Spread | null
  /** Distribution over the judged deals of final value over first value, less 1; null without any. */
  readonly overrun: Spread | null
}

export type Spread = {
  readonly min: number
  readonly q1: number
  readonly median: number
  readonly q3: number
  readonly max: number
}

export type DealUnit = { readonly unit: string; readonly yes: number; readonly no: number; readonly counts: DealCounts }
export type DealGroup = {
  readonly measure: DealMeasure
  readonly peerGroup: string | null
  readonly units: readonly DealUnit[]
}

const row = z.object({
  measure: z.enum(dealMeasures),
  peer_group: z.string().nullable(),
  unit_id: z.string(),
  outcome: z.enum(['yes', 'no']).nullable(),
  reason: z.string().nullable(),
  n: z.number(),
  scope_shown_n: z.number(),
  extension_days: z.number(),
  observed_days: z.number(),
})
type Row = z.infer<typeof row>

const units = {
  body: 'SELECT body_id AS unit_id, * FROM deal_measure',
  topic: 'SELECT unnest(list_distinct(topics)) AS unit_id, * FROM deal_measure',
  jurisdiction: 'SELECT jurisdiction AS unit_id, * FROM deal_measure WHERE jurisdiction IS NOT NULL',
} as const

/** Deals by measure and peer group; groups and units in order of their names. */
export async function readDeals(
  database: Database,
  dimension: keyof typeof units,
  method: Pick<Method, 'peerGroups'>,
): Promise<readonly DealGroup[]> {
  const rows = await database.rows(
    `SELECT measure, peer_group, unit_id, outcome, reason, count(*) AS n,
       count(*) FILTER (WHERE original_scope) AS scope_shown_n,
       CAST(coalesce(sum(greatest(slip_days, 0)), 0) AS BIGINT) AS extension_days,
       CAST(coalesce(sum(observed_days), 0) AS BIGINT) AS observed_days
     FROM (${units[dimension]})
     GROUP BY measure, peer_group, unit_id, outcome, reason
     ORDER BY measure, peer_group NULLS LAST, unit_id, outcome NULLS LAST, reason`,
    row,
  )
  const spreads = await readSpreads(database, dimension)
  const groupFor = peerGroupsOf(method)
  const groups = new Map<string, Map<string, Row[]>>()
  for (const one of rows) {
    const peerGroup = dimension === 'body' ? groupFor(one.unit_id, one.peer_group) : one.peer_group
    const key = JSON.stringify([one.measure, peerGroup])
    const inGroup = groups.get(key) ?? new Map<string, Row[]>()
    groups.set(key, inGroup.set(one.unit_id, [...(inGroup.get(one.unit_id) ?? []), one]))
  }
  return [...groups].map(([key, inGroup]) => {
    const [measure, peerGroup] = JSON.parse(key) as [DealMeasure, string | null]
    return {
      measure,
      peerGroup,
      units: [...inGroup].map(([unit, own]) =>
        unitOf(unit, own, spreadOf(measure, spreads(measure, own[0]!.peer_group, unit))),
      ),
    }
  })
}

/** Years of 365.25 days. */
export function yearsOf(days: number): number {
  return days / 365.25
}

const spreadRow = z.object({
  measure: z.string(),
  peer_group: z.string().nullable(),
  unit_id: z.string(),
  min: z.number(),
  q1: z.number(),
  median: z.number(),
  q3: z.number(),
  max: z.number(),
})

type SpreadsOf = (measure: DealMeasure, peerGroup: string | null, unit: string) => Spread | null

// Of days for the measures of time, of overruns for the budget: a row has one or the other.
async function readSpreads(database: Database, dimension: keyof typeof units): Promise<SpreadsOf> {
  const rows = await database.rows(
    `SELECT measure, peer_group, unit_id, min(amount) AS min, quantile_cont(amount, 0.25) AS q1,
       quantile_cont(amount, 0.5) AS median, quantile_cont(amount, 0.75) AS q3, max(amount) AS max
     FROM (SELECT *, CAST(coalesce(slip_days, overrun) AS DOUBLE) AS amount FROM (${units[dimension]}))
     WHERE outcome IS NOT NULL AND amount IS NOT NULL
     GROUP BY measure, peer_group, unit_id`,
    spreadRow,
  )
  const keyOf = (...parts: readonly (string | null)[]) => JSON.stringify(parts)
  const spreads = new Map(
    rows.map(({ measure, peer_group, unit_id, ...spread }) => [keyOf(measure, peer_group, unit_id), spread]),
  )
  return (measure, peerGroup, unit) => spreads.get(keyOf(measure, peerGroup, unit)) ?? null
}

/** The spread in its place; overruns come in `units` of the first value. */
export function spreadOf(
  measure: DealMeasure,
  spread: Spread | null,
  units = 1,
): Pick<DealCounts, 'slipDays' | 'overrun'> {
  if (measure !== 'deals-on-budget' || spread === null) return { slipDays: spread, overrun: null }
  const { min, q1, median, q3, max } = spread
  const overrun = { min: min * units, q1: q1 * units, median: median * units, q3: q3 * units, max: max * units }
  return { slipDays: null, overrun }
}

function unitOf(unit: string, rows: readonly Row[], spread: Pick<DealCounts, 'slipDays' | 'overrun'>): DealUnit {
  const judged = rows.filter(({ outcome }) => outcome !== null)
  const sum = (of: readonly Row[], field: 'n' | 'scope_shown_n' | 'extension_days' | 'observed_days') =>
    of.reduce((all, one) => all + one[field], 0)
  const notJudgeable = Object.fromEntries(
    rows.filter(({ outcome }) => outcome === null).map(({ reason, n }) => [reason ?? 'not told', n]),
  )
  return {
    unit,
    yes: sum(
      judged.filter(({ outcome }) => outcome === 'yes'),
      'n',
    ),
    no: sum(
      judged.filter(({ outcome }) => outcome === 'no'),
      'n',
    ),
    counts: {
      deals: sum(rows, 'n'),
      notJudgeable,
      scopeShown: sum(judged, 'scope_shown_n'),
      extensionDays: sum(judged, 'extension_days'),
      yearsObserved: yearsOf(sum(judged, 'observed_days')),
      ...spread,
    },
  }
}

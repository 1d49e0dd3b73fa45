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
  readonly slipDays: SlipDays | null
}

export type SlipDays = {
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
  const slips = await readSlips(database, dimension)
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
      units: [...inGroup].map(([unit, own]) => unitOf(unit, own, slips(measure, own[0]!.peer_group, unit))),
    }
  })
}

/** Years of 365.25 days. */
export function yearsOf(days: number): number {
  return days / 365.25
}

const slipRow = z.object({
  measure: z.string(),
  peer_group: z.string().nullable(),
  unit_id: z.string(),
  min: z.number(),
  q1: z.number(),
  median: z.number(),
  q3: z.number(),
  max: z.number(),
})

type SlipsOf = (measure: DealMeasure, peerGroup: string | null, unit: string) => SlipDays | null

async function readSlips(database: Database, dimension: keyof typeof units): Promise<SlipsOf> {
  const rows = await database.rows(
    `SELECT measure, peer_group, unit_id, min(slip_days) AS min, quantile_cont(slip_days, 0.25) AS q1,
       quantile_cont(slip_days, 0.5) AS median, quantile_cont(slip_days, 0.75) AS q3, max(slip_days) AS max
     FROM (${units[dimension]}) WHERE outcome IS NOT NULL AND slip_days IS NOT NULL
     GROUP BY measure, peer_group, unit_id`,
    slipRow,
  )
  const keyOf = (...parts: readonly (string | null)[]) => JSON.stringify(parts)
  const slips = new Map(
    rows.map(({ measure, peer_group, unit_id, ...slip }) => [keyOf(measure, peer_group, unit_id), slip]),
  )
  return (measure, peerGroup, unit) => slips.get(keyOf(measure, peerGroup, unit)) ?? null
}

function unitOf(unit: string, rows: readonly Row[], slipDays: SlipDays | null): DealUnit {
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
      slipDays,
    },
  }
}

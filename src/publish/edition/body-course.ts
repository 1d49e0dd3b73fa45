// What a body's commitments came to: counts by state, states over time, time to delivery, slips and overruns.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type TimeToDelivery, timesToDelivery } from '../../score/time-to-delivery.ts'
import type { Body } from '../document/body.ts'
import { byKey } from './by-key.ts'
import type { Reading } from './make-edition.ts'

export type Course = Pick<Body, 'counts' | 'flow' | 'delivery' | 'slipDays' | 'overruns'>

const kind = z.enum(['pledge', 'deal'])
const countRow = z.object({ body_id: z.string(), kind, type: z.string(), state: z.string(), n: z.number() })
const flowRow = z.object({ body_id: z.string(), kind, day: z.string(), state: z.string(), n: z.number() })
const movedRow = z.object({ body_id: z.string(), days: z.array(z.number()), overruns: z.array(z.number()) })

/** Courses of all bodies, in five queries however many there are. */
export async function readCourses({ database }: Reading): Promise<(body: string) => Course> {
  await database.run(standingTable)
  const counts = byKey(await database.rows(countQuery, countRow), ({ body_id: body }) => body)
  const flowQuery = readFileSync(new URL('./flow.sql', import.meta.url), 'utf8')
  const flow = byKey(await database.rows(flowQuery, flowRow), ({ body_id: body }) => body)
  const delivery = await timesToDelivery(database)
  const moved = new Map((await database.rows(movedQuery, movedRow)).map((one) => [one.body_id, one]))
  return (body) => ({
    counts: counts(body).map(({ body_id: _, ...own }) => own),
    flow: flowOf(flow(body)),
    delivery: (delivery.get(body) ?? []).map(deliveryOf),
    slipDays: moved.get(body)?.days ?? [],
    overruns: moved.get(body)?.overruns ?? [],
  })
}

// A commitment with findings of several streams is counted once: adjudicated goes before adopted, adopted before computed.
const standingTable = `
  CREATE OR REPLACE TEMP TABLE edition_standing AS
  SELECT commitment_id, kind, rated_body, pledge_type, made_from, first_due, testable, standing, publisher, state
  FROM commitment
  WHERE rated_body IS NOT NULL
  QUALIFY row_number() OVER (
    PARTITION BY commitment_id
    ORDER BY CASE standing WHEN 'adjudicated' THEN 0 WHEN 'adopted' THEN 1 WHEN 'computed' THEN 2 ELSE 3 END, publisher
  ) = 1`

const countQuery = `
  SELECT s.rated_body AS body_id, s.kind, coalesce(s.pledge_type, d.deal_type, 'other') AS type, s.state, count(*) AS n
  FROM edition_standing AS s
  LEFT JOIN deal AS d ON s.kind = 'deal' AND d.commitment_id = s.commitment_id
  GROUP BY ALL
  ORDER BY ALL`

// A body may have had charge of one deal twice: what it moved the end by in both counts together.
const movedQuery = `
  WITH own AS (
    SELECT body_id, commitment_id,
      CAST(sum(slip_days) FILTER (WHERE measure = 'end-dates-held') AS DOUBLE) AS days,
      CAST(max(overrun) FILTER (WHERE measure = 'deals-on-budget') AS DOUBLE) AS overrun
    FROM deal_measure
    WHERE judgeable AND body_id IS NOT NULL
    GROUP BY body_id, commitment_id
  )
  SELECT body_id, coalesce(list(days ORDER BY days) FILTER (WHERE days IS NOT NULL), []) AS days,
    coalesce(list(overrun ORDER BY overrun) FILTER (WHERE overrun IS NOT NULL), []) AS overruns
  FROM own
  GROUP BY body_id`

function flowOf(rows: readonly z.infer<typeof flowRow>[]): Body['flow'] {
  return (['pledge', 'deal'] as const).flatMap((kind) => {
    const days = new Map<string, Record<string, number>>()
    for (const { day, state, n } of rows.filter((one) => one.kind === kind)) {
      const states = days.get(day) ?? {}
      states[state] = n
      days.set(day, states)
    }
    if (days.size === 0) return []
    return [{ kind, points: [...days].map(([day, states]) => ({ day, states })) }]
  })
}

function deliveryOf({ standing, publisher, incidence, withoutClose }: TimeToDelivery): Body['delivery'][number] {
  const stream = { standing: standing as Body['delivery'][number]['standing'], publisher, withoutClose }
  if (incidence.kind === 'no-curve') return { ...stream, curve: null, noCurve: incidence.reason }
  const { kind: _, points, ...curve } = incidence
  return { ...stream, curve: { ...curve, points: points.map((point) => ({ ...point })) }, noCurve: null }
}

// Time to delivery of a body's pledges, read from the published tables.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import { cumulativeIncidence, type Incidence } from './incidence.ts'

export type TimeToDelivery = {
  readonly standing: string | null
  readonly publisher: string | null
  readonly incidence: Incidence
  /** Pledges whose close is only known by when a source showed it; they carry no date of delivery and are left out. */
  readonly withoutClose: number
}

const row = z.object({
  rated_body: z.string(),
  standing: z.string().nullable(),
  publisher: z.string().nullable(),
  outcome: z.enum(['delivered', 'closed-otherwise', 'censored']),
  close_basis: z.string().nullable(),
  days: z.number(),
})
type Row = z.infer<typeof row>

/** One curve a stream of findings; a curve needs dated starts and dated closes. */
export async function timeToDelivery(database: Database, body: string): Promise<readonly TimeToDelivery[]> {
  const rows = await database.rows(`${query} WHERE rated_body = $body AND days >= 0 ${order}`, row, { body })
  return curvesOf(rows)
}

/** The same for every body that has any, by its id. */
export async function timesToDelivery(database: Database): Promise<ReadonlyMap<string, readonly TimeToDelivery[]>> {
  const byBody = new Map<string, Row[]>()
  for (const one of await database.rows(`${query} WHERE days >= 0 ${order}`, row)) {
    const own = byBody.get(one.rated_body)
    if (own === undefined) byBody.set(one.rated_body, [one])
    else own.push(one)
  }
  return new Map([...byBody].map(([body, own]) => [body, curvesOf(own)]))
}

const query = 'SELECT rated_body, standing, publisher, outcome, close_basis, days FROM duration'
const order = 'ORDER BY standing, publisher, days, outcome'

function curvesOf(rows: readonly Row[]): readonly TimeToDelivery[] {
  const streams = new Map<string, Row[]>()
  for (const one of rows) {
    const key = JSON.stringify([one.standing, one.publisher])
    const own = streams.get(key)
    if (own === undefined) streams.set(key, [one])
    else own.push(one)
  }
  return [...streams.values()].map((own) => {
    const dated = own.filter(({ close_basis: basis }) => basis !== 'source-release')
    const courses = dated.map(({ outcome, days }) => ({
      durationDays: days,
      outcome: outcome === 'censored' ? ('open' as const) : outcome,
    }))
    const { standing, publisher } = own[0]!
    return {
      standing,
      publisher,
      incidence: cumulativeIncidence(courses, 'delivered'),
      withoutClose: own.length - dated.length,
    }
  })
}

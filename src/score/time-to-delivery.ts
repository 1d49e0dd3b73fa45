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
  standing: z.string().nullable(),
  publisher: z.string().nullable(),
  outcome: z.enum(['delivered', 'closed-otherwise', 'censored']),
  close_basis: z.string().nullable(),
  days: z.number(),
})

/** One curve a stream of findings; a curve needs dated starts and dated closes. */
export async function timeToDelivery(database: Database, body: string): Promise<readonly TimeToDelivery[]> {
  const rows = await database.rows(
    `SELECT standing, publisher, outcome, close_basis, days FROM duration
     WHERE rated_body = $body AND days >= 0 ORDER BY standing, publisher, days, outcome`,
    row,
    { body },
  )
  const streams = new Map<string, z.infer<typeof row>[]>()
  for (const one of rows) {
    const key = JSON.stringify([one.standing, one.publisher])
    streams.set(key, [...(streams.get(key) ?? []), one])
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

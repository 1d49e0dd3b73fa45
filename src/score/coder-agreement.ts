// How far the coders agree, read from their open readings.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import { type Agreement, agreement } from './agreement.ts'
import type { Method } from './method.ts'

// Worst to best; reversed stands with not fulfilled, and what cannot be tested has no place on the scale.
const scale: Readonly<Record<string, number>> = { reversed: 0, 'not-fulfilled': 0, partly: 1, largely: 2, fulfilled: 3 }

const row = z.object({ commitment_id: z.string(), fulfilment: z.string().nullable() })

/** Krippendorff's alpha on the ordinal levels over all commitments with readings; null where nobody coded anything. */
export async function coderAgreement(database: Database, method: Pick<Method, 'seed'>): Promise<Agreement | null> {
  const rows = await database.rows('SELECT commitment_id, fulfilment FROM reading ORDER BY commitment_id, coder', row)
  if (rows.length === 0) return null
  const readings = new Map<string, (number | null)[]>()
  for (const { commitment_id: id, fulfilment } of rows) {
    readings.set(id, [...(readings.get(id) ?? []), scale[fulfilment ?? ''] ?? null])
  }
  return agreement([...readings.values()], { scale: 'ordinal', seed: `${method.seed}|agreement` })
}

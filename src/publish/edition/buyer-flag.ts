// Reads how often each flag shows over the contracts of each buyer.
import { z } from 'zod'
import type { Reading } from './make-edition.ts'

const row = z.object({
  flag: z.string(),
  source: z.string(),
  unit: z.string(),
  name: z.string().nullable(),
  hits: z.number(),
  processes: z.number(),
})
/** In how many processes of those that were looked at the flag shows. */
export type BuyerFlag = z.infer<typeof row>

/** By flag, the buyers with most hits first. */
export async function readBuyerFlags({ database }: Reading): Promise<readonly BuyerFlag[]> {
  return database.rows(query, row)
}

// Every process has one row in the tally of each measure, so one measure counts them all.
const query = `
  WITH looked AS (
    SELECT source, unit_id, CAST(sum(n) AS BIGINT) AS n
    FROM bulk_count
    WHERE kind = 'buyer' AND measure = 'deals-on-time'
    GROUP BY source, unit_id
  )
  SELECT f.flag, f.source, f.unit_id AS unit, coalesce(b.name, u.name) AS name, f.processes AS hits,
    greatest(coalesce(l.n, 0), f.processes) AS processes
  FROM bulk_flag_count AS f
  LEFT JOIN looked AS l ON l.source = f.source AND l.unit_id = f.unit_id
  LEFT JOIN bulk_unit AS u ON u.kind = 'buyer' AND u.source = f.source AND u.unit_id = f.unit_id
  LEFT JOIN body AS b ON b.body_id = f.unit_id
  ORDER BY f.flag, f.processes DESC, f.source, f.unit_id`

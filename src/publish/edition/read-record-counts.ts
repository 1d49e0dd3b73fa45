// Counts what the record holds at the moment, and when anything was recorded last.
import { z } from 'zod'
import { eventTable } from '../../engine/column.ts'
import type { About } from './about.ts'
import type { Reading } from './make-edition.ts'
import { instantOf, known } from './part.ts'

export type RecordCounts = Pick<About, 'recordedAt'> &
  Pick<About['counts'], 'processes' | 'findings' | 'evidence' | 'replies' | 'erased'>

const row = z.object({
  recordedAt: z.string().nullable(),
  processes: z.number(),
  findings: z.number(),
  evidence: z.number(),
  replies: z.number(),
  erased: z.number(),
})

/** Contracting processes count once, where the newest dataset of their source shows them. */
export async function readRecordCounts({ database, record, moment }: Reading): Promise<RecordCounts> {
  const recorded = [...[...record.kinds.keys()].map(eventTable), 'sealed_event'].map(
    (table) => `SELECT max(recorded_at) AS newest FROM ${table} WHERE recorded_at <= CAST($knownAt AS TIMESTAMP)`,
  )
  const [counts] = await database.rows(
    `SELECT (SELECT ${instantOf('max(newest)')} FROM (${recorded.join(' UNION ALL ')})) AS "recordedAt",
       (SELECT count(*) FROM bulk_processes) - (SELECT count(*) FROM bulk_superseded) AS processes,
       (SELECT count(*) FROM finding) AS findings,
       (SELECT count(DISTINCT evidence) FROM ${known('event_evidence')}) AS evidence,
       (SELECT count(*) FROM ${known('event_reply')} WHERE event_id NOT IN (SELECT event_id FROM withheld_event)) AS replies,
       (SELECT count(*) FROM ${known('event_erasure')}) AS erased`,
    row,
    { knownAt: moment.knownAt },
  )
  return counts!
}

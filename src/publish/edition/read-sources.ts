// Reads the sources of an edition.
import { z } from 'zod'
import type { Source } from '../document/source.ts'
import type { Reading } from './make-edition.ts'
import { instantOf, known, latest } from './part.ts'

const row = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  attribution: z.string(),
  url: z.string().nullable(),
  peer_groups: z.array(z.strictObject({ peerGroup: z.string(), name: z.string(), why: z.string() })).nullable(),
  changed_at: z.string(),
  pledges: z.number(),
  deals: z.number(),
  processes: z.number(),
})

// Every kind of event that says from which source it is.
const kinds = ['source', 'body', 'document', 'pledge', 'pledge_revision', 'deal', 'finding', 'evidence', 'dataset']

export async function* readSources({ database }: Pick<Reading, 'database'>): AsyncIterable<Source> {
  const changed = kinds.map(
    (kind) => `SELECT source, max(recorded_at) AS newest FROM ${known(`event_${kind}`)} GROUP BY source`,
  )
  const rows = await database.rows(
    `WITH changed AS (SELECT source, max(newest) AS newest FROM (${changed.join(' UNION ALL ')}) GROUP BY source),
     commitments AS (
       SELECT source, count(DISTINCT commitment_id) FILTER (WHERE kind = 'pledge') AS pledges,
         count(DISTINCT commitment_id) FILTER (WHERE kind = 'deal') AS deals
       FROM commitment GROUP BY source
     ),
     contracts AS (
       SELECT p.source, count(*) - count(s.process) AS processes
       FROM bulk_processes AS p LEFT JOIN bulk_superseded AS s ON s.dataset = p.dataset AND s.process = p.process
       GROUP BY p.source
     )
     SELECT e.source AS id, e.title, e.publisher, e.licence, e.attribution, e.url, e.peer_groups,
       ${instantOf('changed.newest')} AS changed_at, coalesce(c.pledges, 0) AS pledges, coalesce(c.deals, 0) AS deals,
       coalesce(b.processes, 0) AS processes
     FROM ${latest('event_source', 'source')} AS e
     LEFT JOIN changed ON changed.source = e.source
     LEFT JOIN commitments AS c ON c.source = e.source
     LEFT JOIN contracts AS b ON b.source = e.source
     ORDER BY e.source`,
    row,
  )
  for (const { peer_groups: peerGroups, changed_at: changedAt, ...own } of rows) {
    yield { ...own, peerGroups: [...(peerGroups ?? [])], changedAt }
  }
}

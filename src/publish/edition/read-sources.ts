// Reads the sources of an edition.
import { z } from 'zod'
import type { Source } from '../document/source.ts'
import type { Reading } from './make-edition.ts'

const row = z.object({
  source: z.string(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  attribution: z.string(),
  url: z.string().nullable(),
  peer_groups: z.array(z.strictObject({ peerGroup: z.string(), name: z.string(), why: z.string() })).nullable(),
  changed_at: z.string(),
  pledges: z.number(),
  deals: z.number(),
})

export async function* readSources({ database }: Reading): AsyncIterable<Source> {
  const rows = await database.rows(
    `SELECT e.*, CAST(recorded_at AS VARCHAR) AS changed_at,
       (SELECT count(DISTINCT commitment_id) FROM commitment AS c WHERE c.source = e.source AND kind = 'pledge') AS pledges,
       (SELECT count(DISTINCT commitment_id) FROM commitment AS c WHERE c.source = e.source AND kind = 'deal') AS deals
     FROM event_source AS e CROSS JOIN moment AS m
     WHERE is_known(e.known_from, e.known_to, m.known_at)
     QUALIFY row_number() OVER (PARTITION BY e.source ORDER BY leaf_index DESC) = 1
     ORDER BY e.source`,
    row,
  )
  for (const { source, peer_groups: peerGroups, changed_at: changedAt, ...own } of rows) {
    yield { ...own, id: source, peerGroups: [...(peerGroups ?? [])], processes: 0, changedAt }
  }
}

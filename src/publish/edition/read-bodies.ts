// Reads the bodies of an edition with their profiles.
import { z } from 'zod'
import type { Body } from '../document/body.ts'
import type { Reading } from './make-edition.ts'
import type { Axes } from './read-axes.ts'

const text = z.string().nullable()
const row = z.object({
  body_id: z.string(),
  name: text,
  body_type: z.string(),
  jurisdiction: text,
  peer_group: text,
  peer_group_name: text,
  peer_group_why: text,
})
const countRow = z.object({ kind: z.enum(['pledge', 'deal']), type: z.string(), state: z.string(), n: z.number() })

export async function* readBodies({ database, moment }: Reading, axes: Axes): AsyncIterable<Body> {
  for (const one of await database.rows('SELECT * FROM body ORDER BY body_id', row)) {
    const counts = await database.rows(
      `SELECT kind, coalesce(pledge_type, 'project') AS type, state, count(DISTINCT commitment_id) AS n FROM commitment
       WHERE rated_body = $id GROUP BY ALL ORDER BY ALL`,
      countRow,
      { id: one.body_id },
    )
    yield {
      id: one.body_id,
      name: { [moment.language]: one.name ?? one.body_id },
      bodyType: one.body_type,
      jurisdiction: one.jurisdiction,
      identifiers: [],
      parent: null,
      places: [],
      url: null,
      peerGroup:
        one.peer_group === null
          ? null
          : { id: one.peer_group, name: one.peer_group_name ?? one.peer_group, why: one.peer_group_why },
      isMetInContracts: false,
      axes: [...axes.of('body', one.body_id)],
      counts: [...counts],
      flow: [],
      delivery: [],
      slipDays: [],
      overruns: [],
      flags: [],
      replies: [],
      posts: [],
      before: [],
      after: [],
    }
  }
}

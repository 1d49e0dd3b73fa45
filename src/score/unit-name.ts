// Names of bodies and of peer groups, as the record and the method give them.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import type { PeerGroup } from './league-figures.ts'
import type { Method } from './method.ts'

export type Names = { readonly unit: (id: string) => string; readonly group: (id: string | null) => PeerGroup }

const row = z.object({
  body_id: z.string(),
  name: z.string().nullable(),
  peer_group: z.string().nullable(),
  peer_group_name: z.string().nullable(),
  peer_group_why: z.string().nullable(),
})

/** A body or group that is not known is called by its id. */
export async function readNames(database: Database, method: Pick<Method, 'peerGroups'>): Promise<Names> {
  const rows = await database.rows('SELECT body_id, name, peer_group, peer_group_name, peer_group_why FROM body', row)
  const units = new Map(rows.map((row) => [row.body_id, row.name ?? row.body_id]))
  const groups = new Map<string, PeerGroup>()
  for (const { peer_group: id, peer_group_name: name, peer_group_why: why } of rows) {
    if (id !== null) groups.set(id, { id, name: name ?? id, why })
  }
  for (const { peerGroup: id, name, why } of method.peerGroups) groups.set(id, { id, name, why })
  return {
    unit: (id) => units.get(id) ?? id,
    group: (id) => (id === null ? noGroup : (groups.get(id) ?? { id, name: id, why: null })),
  }
}

const noGroup: PeerGroup = { id: null, name: 'no peer group', why: null }

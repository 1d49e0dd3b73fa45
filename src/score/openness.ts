// Openness: how much of what can be expected about its deals a body publishes, by the same model as the other rates.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import { type Method, peerGroupsOf } from './method.ts'

export type OpennessUnit = {
  readonly unit: string
  /** Deals by share published, in the order of the group's `shares`. */
  readonly levels: readonly number[]
}
export type OpennessGroup = {
  readonly peerGroup: string | null
  /** The shares that occur, and 0 and 1, falling: the outcome levels, and the credit of each. */
  readonly shares: readonly number[]
  readonly units: readonly OpennessUnit[]
}

const row = z.object({ peer_group: z.string().nullable(), unit_id: z.string(), share: z.number(), n: z.number() })
type Row = z.infer<typeof row>

/** Deals by share published, for every body with deals; groups and bodies in order of their names. */
export async function readOpenness(
  database: Database,
  method: Pick<Method, 'peerGroups'>,
): Promise<readonly OpennessGroup[]> {
  const rows = await database.rows(
    `SELECT peer_group, body_id AS unit_id, CAST(share AS DOUBLE) AS share, count(*) AS n FROM openness
     GROUP BY peer_group, body_id, share ORDER BY peer_group NULLS LAST, body_id, share`,
    row,
  )
  const groups = new Map<string | null, Row[]>()
  const groupFor = peerGroupsOf(method)
  for (const one of rows) {
    const peerGroup = groupFor(one.unit_id, one.peer_group)
    const known = groups.get(peerGroup)
    if (known === undefined) groups.set(peerGroup, [one])
    else known.push(one)
  }
  return [...groups].map(([peerGroup, own]) => ({ peerGroup, ...opennessGroup(own) }))
}

/**
 * Deals by share and unit as counts by level. Where all publish everything the data alone would give an interval of no
 * width; the levels 0 and 1 are always possible.
 */
export function opennessGroup(
  rows: readonly Pick<Row, 'unit_id' | 'share' | 'n'>[],
): Pick<OpennessGroup, 'shares' | 'units'> {
  const shares = [...new Set([0, 1, ...rows.map(({ share }) => share)])].sort((a, b) => b - a)
  const units = new Map<string, number[]>()
  for (const { unit_id: unit, share, n } of rows) {
    const levels = units.get(unit) ?? shares.map(() => 0)
    levels[shares.indexOf(share)]! += n
    units.set(unit, levels)
  }
  return { shares, units: [...units].map(([unit, levels]) => ({ unit, levels })) }
}

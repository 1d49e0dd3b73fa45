// Names of bodies by id, for every place that mentions one.
import { z } from 'zod'
import type { Database } from '../../engine/duckdb.ts'
import type { Ref } from '../document/document.ts'

export type BodyNames = {
  /** The body that an id stands for, with its name; by its id alone where the record does not describe it. */
  readonly ref: (id: string) => Ref
  readonly refOrNull: (id: string | null) => Ref | null
}

export async function readBodyNames(database: Database): Promise<BodyNames> {
  const rows = await database.rows(
    `SELECT body_id, body_id AS canonical_id, name_texts FROM body
     UNION ALL SELECT a.body_id, a.canonical_id, b.name_texts FROM body_alias AS a LEFT JOIN body AS b ON b.body_id = a.canonical_id`,
    z.object({
      body_id: z.string(),
      canonical_id: z.string(),
      name_texts: z.record(z.string(), z.string()).nullable(),
    }),
  )
  const refs = new Map(
    rows.map((one) => [one.body_id, { id: one.canonical_id, name: one.name_texts ?? { und: one.canonical_id } }]),
  )
  const ref = (id: string) => refs.get(id) ?? { id, name: { und: id } }
  return { ref, refOrNull: (id) => (id === null ? null : ref(id)) }
}

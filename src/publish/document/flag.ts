// A flag: a pattern worth a look, never an accusation, with its page and how often it shows.
import { z } from 'zod'
import { defineDocument } from './document.ts'

export const flag = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** The flag's page, Markdown. */
  markdown: z.string(),
  /** Over contracts in the tables (delivery), or over compiled releases (reference). */
  family: z.enum(['delivery', 'reference']),
  /** Processes that show it, and the buyers of these. */
  hitsAll: z.number(),
  buyersAll: z.number(),
  /** By buyer, the most hits first, 2,000 at most: in how many of the processes that were looked at it shows. */
  hits: z.array(
    z.strictObject({ source: z.string(), unit: z.string(), name: z.string(), hits: z.number(), processes: z.number() }),
  ),
})
export type Flag = z.infer<typeof flag>

const row = flag.pick({ id: true, title: true, family: true }).extend({ hits: z.number(), bodies: z.number() })

declare module './document.ts' {
  interface Documents {
    readonly flag: Flag
  }
  interface Rows {
    readonly flag: z.infer<typeof row>
  }
}

export default defineDocument({
  kind: 'flag',
  schema: flag,
  row,
  idOf: ({ id }) => id,
  rowOf: ({ id, title, family, hitsAll, buyersAll }) => ({ id, title, family, hits: hitsAll, bodies: buyersAll }),
  facets: ['family'],
  facetsOf: ({ family }) => ({ family: [family] }),
  sorts: ['name'],
  sortsOf: ({ id }) => ({ name: id }),
  wordsOf: ({ title }) => title,
})

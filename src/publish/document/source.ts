// A source: an outside publisher, its licence, and what the record has from it.
import { z } from 'zod'
import { defineDocument, instant } from './document.ts'

export const source = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  licence: z.string(),
  attribution: z.string(),
  url: z.string().nullable(),
  peerGroups: z.array(z.strictObject({ peerGroup: z.string(), name: z.string(), why: z.string() })),
  pledges: z.number(),
  deals: z.number(),
  processes: z.number(),
  /** When anything from it was recorded last. */
  changedAt: instant,
})
export type Source = z.infer<typeof source>

declare module './document.ts' {
  interface Documents {
    readonly source: Source
  }
  interface Rows {
    readonly source: Source
  }
}

export default defineDocument({
  kind: 'source',
  schema: source,
  row: source,
  idOf: ({ id }) => id,
  rowOf: (one) => one,
  facets: [],
  facetsOf: () => ({}),
  sorts: ['name'],
  sortsOf: ({ title }) => ({ name: title.toLowerCase() }),
  wordsOf: () => null,
})

// A supplier that is a legal entity: a delivery record over its own deals, never a mark and never ranked.
import { z } from 'zod'
import { defineDocument } from './document.ts'
import { axis } from './figure.ts'

export const supplier = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The source that shows most of its processes. */
  source: z.string(),
  /** What shows it to be a legal entity. */
  evidence: z.string().nullable(),
  axes: z.array(axis),
  processes: z.number(),
  flags: z.array(z.strictObject({ flag: z.string(), source: z.string(), hits: z.number(), processes: z.number() })),
  /** Debarments that the record holds, and only those whose dates the edition's day lies in. */
  debarments: z.array(
    z.strictObject({
      list: z.string(),
      authority: z.string().nullable(),
      from: z.string(),
      to: z.string().nullable(),
      url: z.string().nullable(),
    }),
  ),
})
export type Supplier = z.infer<typeof supplier>

const row = supplier.pick({ id: true, name: true, source: true, processes: true })

declare module './document.ts' {
  interface Documents {
    readonly supplier: Supplier
  }
  interface Rows {
    readonly supplier: z.infer<typeof row>
  }
}

export default defineDocument({
  kind: 'supplier',
  schema: supplier,
  row,
  idOf: ({ id }) => id,
  rowOf: ({ id, name, source, processes }) => ({ id, name, source, processes }),
  facets: ['source'],
  facetsOf: ({ source }) => ({ source: [source] }),
  sorts: ['name', 'processes'],
  sortsOf: ({ name, processes }) => ({ name: name.toLowerCase(), processes }),
  wordsOf: ({ name }) => name,
})

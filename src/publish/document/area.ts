// An area: what was promised and contracted there.
import { z } from 'zod'
import { defineDocument } from './document.ts'

export const area = z.strictObject({
  /** Code in its scheme, `scheme/code`; else the name of the place. */
  id: z.string(),
  name: z.string(),
  scheme: z.string().nullable(),
  code: z.string().nullable(),
  counts: z.array(z.strictObject({ kind: z.enum(['pledge', 'deal']), state: z.string(), n: z.number() })),
  bodies: z.array(z.strictObject({ id: z.string(), name: z.record(z.string(), z.string()), n: z.number() })),
})
export type Area = z.infer<typeof area>

const row = area.omit({ counts: true, bodies: true }).extend({ pledges: z.number(), deals: z.number() })

declare module './document.ts' {
  interface Documents {
    readonly area: Area
  }
  interface Rows {
    readonly area: z.infer<typeof row>
  }
}

export default defineDocument({
  kind: 'area',
  schema: area,
  row,
  idOf: ({ id }) => id,
  rowOf: ({ counts, bodies: _, ...own }) => ({ ...own, pledges: sum(counts, 'pledge'), deals: sum(counts, 'deal') }),
  facets: [],
  facetsOf: () => ({}),
  sorts: ['name'],
  sortsOf: ({ name }) => ({ name: name.toLowerCase() }),
  wordsOf: ({ name }) => name,
})

function sum(counts: Area['counts'], kind: 'pledge' | 'deal'): number {
  return counts.reduce((total, one) => total + (one.kind === kind ? one.n : 0), 0)
}

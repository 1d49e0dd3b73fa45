// A topic: what was promised and contracted under it.
import { z } from 'zod'
import { defineDocument } from './document.ts'

export const topic = z.strictObject({
  /** The topic as sources give it. */
  id: z.string(),
  name: z.string(),

  counts: z.array(z.strictObject({ kind: z.enum(['pledge', 'deal']), state: z.string(), n: z.number() })),
  bodies: z.array(z.strictObject({ id: z.string(), name: z.record(z.string(), z.string()), n: z.number() })),
})
export type Topic = z.infer<typeof topic>

const row = topic.omit({ counts: true, bodies: true }).extend({ pledges: z.number(), deals: z.number() })

declare module './document.ts' {
  interface Documents {
    readonly topic: Topic
  }
  interface Rows {
    readonly topic: z.infer<typeof row>
  }
}

export default defineDocument({
  kind: 'topic',
  schema: topic,
  row,
  idOf: ({ id }) => id,
  rowOf: ({ counts, bodies: _, ...own }) => ({ ...own, pledges: sum(counts, 'pledge'), deals: sum(counts, 'deal') }),
  facets: [],
  facetsOf: () => ({}),
  sorts: ['name'],
  sortsOf: ({ name }) => ({ name: name.toLowerCase() }),
  wordsOf: ({ name }) => name,
})

function sum(counts: Topic['counts'], kind: 'pledge' | 'deal'): number {
  return counts.reduce((total, one) => total + (one.kind === kind ? one.n : 0), 0)
}

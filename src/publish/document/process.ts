// A contracting process out of bulk deals, as a line of a list.
import { z } from 'zod'
import { defineDocument, money, ref } from './document.ts'

export const process = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  source: z.string(),
  buyer: ref.nullable(),
  /** Named suppliers; others are counted alone. */
  suppliers: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  suppliersUnnamed: z.number(),
  contracts: z.number(),
  firstEnd: z.string().nullable(),
  lastEnd: z.string().nullable(),
  firstValue: money.nullable(),
  lastValue: money.nullable(),
  /** yes, no, or the reason why the data cannot judge it. */
  onTime: z.string().nullable(),
  endHeld: z.string().nullable(),
  onBudget: z.string().nullable(),
  /** Patterns worth a look, never an accusation. */
  flags: z.array(z.string()),
})
export type Process = z.infer<typeof process>

declare module './document.ts' {
  interface Documents {
    readonly process: Process
  }
  interface Rows {
    readonly process: Process
  }
}

export default defineDocument({
  kind: 'process',
  schema: process,
  row: process,
  idOf: ({ id }) => id,
  rowOf: (one) => one,
  facets: ['buyer', 'supplier', 'source', 'flag'],
  facetsOf: (one) => ({
    buyer: one.buyer === null ? [] : [one.buyer.id],
    supplier: one.suppliers.map(({ id }) => id),
    source: [one.source],
    flag: one.flags,
  }),
  sorts: ['id', 'end', 'value'],
  sortsOf: (one) => ({
    id: one.id,
    end: one.lastEnd,
    value: one.lastValue === null ? null : Number(one.lastValue.amount),
  }),
  wordsOf: () => null,
})

// A change of the record: one event that a reader can see.
import { z } from 'zod'
import { defineDocument, instant, ref } from './document.ts'

export const change = z.strictObject({
  /** Index in the log, as text. */
  id: z.string(),
  event: z.string(),
  kind: z.string(),
  /** When it was recorded, or opened to see. */
  recordedAt: instant,
  /** When the first edition could show it: once recorded, or after the window in which a body had its say. */
  shownAt: instant,
  /** UTC day of shownAt. */
  day: z.string(),
  /** What it is about, where it has a page. */
  subject: ref.extend({ kind: z.enum(['body', 'commitment', 'supplier', 'source']) }).nullable(),
  body: ref.nullable(),
  /** What happened, in the words of the kind: verdict, grade, outcome, cause. */
  what: z.record(z.string(), z.string()),
})
export type Change = z.infer<typeof change>

declare module './document.ts' {
  interface Documents {
    readonly change: Change
  }
  interface Rows {
    readonly change: Change
  }
}

export default defineDocument({
  kind: 'change',
  schema: change,
  row: change,
  idOf: ({ id }) => id,
  rowOf: (one) => one,
  facets: ['kind', 'day', 'body', 'commitment'],
  facetsOf: (one) => ({
    kind: [one.kind],
    day: [one.day],
    body: one.body === null ? [] : [one.body.id],
    commitment: one.subject?.kind === 'commitment' ? [one.subject.id] : [],
  }),
  // What is shown later comes later, so that whoever follows the changes misses none.
  sorts: ['shown', 'leaf'],
  sortsOf: ({ id, shownAt }) => ({ shown: `${shownAt} ${id.padStart(12, '0')}`, leaf: Number(id) }),
  wordsOf: () => null,
})

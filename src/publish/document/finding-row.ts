// A finding as a line of a list across commitments: with its replies and corrections, as it stands on its commitment.
import { z } from 'zod'
import type { Commitment } from './commitment.ts'
import { defineDocument, ref } from './document.ts'
import { finding } from './finding.ts'

/** A finding, the commitment that it is about, and the body rated by that; `id` is the commitment's id and the event. */
export const findingRow = finding.extend({
  id: z.string(),
  commitment: ref,
  body: ref.nullable(),
})
export type FindingRow = z.infer<typeof findingRow>

declare module './document.ts' {
  interface Documents {
    readonly finding: FindingRow
  }
  interface Rows {
    readonly finding: FindingRow
  }
}

export default defineDocument({
  kind: 'finding',
  schema: findingRow,
  row: findingRow,
  idOf: ({ id }) => id,
  rowOf: (one) => one,
  facets: ['commitment', 'body', 'standing', 'publisher', 'verdict', 'source', 'current'],
  facetsOf: (one) => ({
    commitment: [one.commitment.id],
    body: one.body === null ? [] : [one.body.id],
    standing: [one.standing],
    publisher: one.publisher === null ? [] : [one.publisher],
    verdict: [one.fulfilment ?? one.progress].filter((level) => level !== null),
    source: one.source === null ? [] : [one.source],
    current: [one.isCurrent ? 'yes' : 'no'],
  }),
  sorts: ['leaf', 'recorded'],
  sortsOf: ({ leaf, recordedAt }) => ({ leaf, recorded: recordedAt }),
  wordsOf: () => null,
})

/** The findings of a commitment as lines of their own. */
export function findingsOf({ id, title, body, findings }: Commitment): readonly FindingRow[] {
  return findings.map((one) => ({ ...one, id: `${id}/${one.event}`, commitment: { id, name: title }, body }))
}

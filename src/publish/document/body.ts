// A body: its profile, what it answers for, and what it said.
import { z } from 'zod'
import { allTexts, defineDocument, partialDay, place, ref, sortText, stream, texts } from './document.ts'
import { axis, peerGroup } from './figure.ts'
import { reply } from './finding.ts'

/** How many commitments stood in each state on a day. */
const flowPoint = z.strictObject({ day: z.string(), states: z.record(z.string(), z.number()) })

/** Time to delivery: cumulative incidence in one stream of findings. */
const delivery = z.strictObject({
  ...stream,
  withoutClose: z.number(),
  curve: z
    .strictObject({
      commitments: z.number(),
      open: z.number(),
      withoutStart: z.number(),
      points: z.array(
        z.strictObject({
          days: z.number(),
          probability: z.number(),
          lower: z.number(),
          upper: z.number(),
          atRisk: z.number(),
          events: z.number(),
        }),
      ),
    })
    .nullable(),
  /** Why there is no curve. */
  noCurve: z.enum(['no-start-dates', 'nothing-closed-so']).nullable(),
})

export const body = z.strictObject({
  id: z.string(),
  name: texts,
  bodyType: z.string(),
  jurisdiction: z.string().nullable(),
  identifiers: z.array(z.strictObject({ scheme: z.string(), id: z.string() })),
  parent: ref.nullable(),
  places: z.array(place),
  url: z.string().nullable(),
  peerGroup: peerGroup.nullable(),
  /** True where it is only known as the buyer of contracts. */
  isMetInContracts: z.boolean(),
  /** Every measure and stream that has anything of it. */
  axes: z.array(axis),
  /** Commitments by kind, type and state. */
  counts: z.array(
    z.strictObject({ kind: z.enum(['pledge', 'deal']), type: z.string(), state: z.string(), n: z.number() }),
  ),
  /** Contracting processes of bulk data that it is the buyer of. */
  processes: z.number(),
  /** States over time, by kind; every stream's first. */
  flow: z.array(z.strictObject({ kind: z.enum(['pledge', 'deal']), points: z.array(flowPoint) })),
  delivery: z.array(delivery),
  /** Days by which ends moved, and overruns as shares, of its deals: one number a deal, sorted. */
  slipDays: z.array(z.number()),
  overruns: z.array(z.number()),
  /** Flags over its contracts: how many of those looked at show each. */
  flags: z.array(z.strictObject({ flag: z.string(), source: z.string(), hits: z.number(), processes: z.number() })),
  replies: z.array(reply.extend({ commitment: ref.nullable() })),
  posts: z.array(
    z.strictObject({
      post: z.string(),
      name: texts,
      tenures: z.array(
        z.strictObject({
          tenure: z.string(),
          /** Null where not known or erased. */
          holder: z.string().nullable(),
          start: partialDay.nullable(),
          end: partialDay.nullable(),
        }),
      ),
    }),
  ),
  before: z.array(ref.extend({ how: z.string() })),
  after: z.array(ref.extend({ how: z.string() })),
})
export type Body = z.infer<typeof body>

export const bodyRow = body.pick({ id: true, name: true, bodyType: true, jurisdiction: true, peerGroup: true }).extend({
  pledges: z.number(),
  deals: z.number(),
  processes: z.number(),
})
export type BodyRow = z.infer<typeof bodyRow>

declare module './document.ts' {
  interface Documents {
    readonly body: Body
  }
  interface Rows {
    readonly body: BodyRow
  }
}

export default defineDocument({
  kind: 'body',
  schema: body,
  row: bodyRow,
  idOf: ({ id }) => id,
  rowOf: (one) => ({
    id: one.id,
    name: one.name,
    bodyType: one.bodyType,
    jurisdiction: one.jurisdiction,
    peerGroup: one.peerGroup,
    pledges: countOf(one, 'pledge'),
    deals: countOf(one, 'deal'),
    processes: one.processes,
  }),
  facets: ['type', 'jurisdiction', 'group', 'area'],
  facetsOf: (one) => ({
    type: [one.bodyType],
    jurisdiction: one.jurisdiction === null ? [] : [one.jurisdiction],
    group: one.peerGroup?.id == null ? [] : [one.peerGroup.id],
    area: one.places.map(({ scheme, code, name }) => (code === null ? (name ?? '') : `${scheme ?? 'code'}/${code}`)),
  }),
  sorts: ['name', 'pledges', 'deals', 'processes'],
  sortsOf: (one) => ({
    name: sortText(one.name),
    pledges: countOf(one, 'pledge'),
    deals: countOf(one, 'deal'),
    processes: one.processes,
  }),
  wordsOf: (one) => allTexts(one.name),
})

function countOf({ counts }: Body, kind: 'pledge' | 'deal'): number {
  return counts.reduce((sum, one) => sum + (one.kind === kind ? one.n : 0), 0)
}

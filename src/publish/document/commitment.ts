// A commitment: a pledge or a deal, with all that is held of it.
import { z } from 'zod'
import {
  allTexts,
  defineDocument,
  instant,
  measure,
  money,
  partialDay,
  place,
  ref,
  sortText,
  stream,
  texts,
} from './document.ts'
import { correction, finding } from './finding.ts'

const state = z.enum(['open', 'due-unjudged', 'judged', 'early', 'not-listed', 'unrated', 'excluded-level'])

/** Where it stands by one stream of findings. */
const standingNow = z.strictObject({
  ...stream,
  state,
  progress: z.string().nullable(),
  fulfilment: z.string().nullable(),
  isContested: z.boolean(),
  unscored: z.string().nullable(),
  reason: z.string().nullable(),
  /** Day on which it was delivered late. */
  remediedOn: z.string().nullable(),
  remediedFulfilment: z.string().nullable(),
  /** Event of the finding. */
  finding: z.string().nullable(),
})
export type StandingNow = z.infer<typeof standingNow>

const pledge = z.strictObject({
  wording: texts,
  wordingIs: z.enum(['verbatim', 'paraphrase']),
  type: z.string(),
  promiser: z.strictObject({ role: z.string(), body: ref.nullable(), post: texts.nullable() }),
  answerable: z.strictObject({ body: ref, since: partialDay.nullable() }).nullable(),
  lead: ref.nullable(),
  contributing: z.array(ref),
  made: partialDay.nullable(),
  target: z.strictObject({ quantity: z.string(), unit: z.string() }).nullable(),
  document: z
    .strictObject({
      title: z.string().nullable(),
      url: z.string().nullable(),
      locator: z.string().nullable(),
      published: partialDay.nullable(),
    })
    .nullable(),
})

/** The deal as one snapshot of its source showed it. */
const snapshot = z.strictObject({
  event: z.string(),
  leaf: z.number(),
  snapshot: z.string().nullable(),
  from: z.string().nullable(),
  body: ref.nullable(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  endLow: z.string().nullable(),
  endHigh: z.string().nullable(),
  actualEnd: z.string().nullable(),
  daysMoved: z.number().nullable(),
  value: money.nullable(),
  finalValue: money.nullable(),
  outlook: z.strictObject({ scale: z.string(), value: z.string() }).nullable(),
  withheld: z.array(z.strictObject({ field: z.string(), ground: z.string() })),
})
export type Snapshot = z.infer<typeof snapshot>

const deal = z.strictObject({
  type: z.string(),
  snapshots: z.array(snapshot),
  firstEnd: z.string().nullable(),
  lastEnd: z.string().nullable(),
  actualEnd: z.string().nullable(),
  slipDays: z.number().nullable(),
  firstValue: money.nullable(),
  value: money.nullable(),
  finalValue: money.nullable(),
  measures: z.array(
    z.strictObject({
      measure,
      /** The body that it counts for: each that was in charge, for end dates; else the one in charge last. */
      body: ref.nullable(),
      outcome: z.enum(['yes', 'no']).nullable(),
      /** Why the data cannot judge it. */
      reason: z.string().nullable(),
      slipDays: z.number().nullable(),
      overrun: z.number().nullable(),
    }),
  ),
})

/** A field that its publisher or a new document changed. */
const revision = z.strictObject({
  event: z.string(),
  leaf: z.number(),
  from: z.string().nullable(),
  recordedAt: instant,
  cause: z.enum(['publisher-changed', 'new-document', 'collector-corrected', 'unknown']),
  /** Whether it shows as drift of the commitment. */
  isDrift: z.boolean(),
  field: z.string(),
  was: z.json(),
  now: z.json(),
})
export type Revision = z.infer<typeof revision>

export const commitment = z.strictObject({
  id: z.string(),
  kind: z.enum(['pledge', 'deal']),
  source: z.string(),
  title: texts,
  /** The body rated by it; null where none is, with the reason. */
  body: ref.nullable(),
  unratedReason: z.string().nullable(),
  peerGroup: z.string().nullable(),
  topics: z.array(z.string()),
  places: z.array(place),
  jurisdiction: z.string().nullable(),
  term: z.string().nullable(),
  due: z.strictObject({
    /** Last day of the first due date ever stated. */
    first: z.string().nullable(),
    /** Last day of the due date as it now stands. */
    last: z.string().nullable(),
    basis: z.string().nullable(),
  }),
  parent: ref.nullable(),
  parts: z.array(ref),
  isListed: z.boolean(),
  isTestable: z.boolean(),
  standings: z.array(standingNow),
  pledge: pledge.nullable(),
  deal: deal.nullable(),
  findings: z.array(finding),
  revisions: z.array(revision),
  /** Corrections of the commitment's own event, and of findings that were taken back, with what these had said. */
  corrections: z.array(correction),
  criteria: z.array(z.strictObject({ criterion: z.string(), text: texts, recordedAt: instant })),
  /** Deals that carry it out, or pledges that it carries out. */
  links: z.array(ref.extend({ reason: z.string() })),
  /** The event that first recorded it, and its index in the log. */
  event: z.string(),
  leaf: z.number(),
  /** When anything about it was recorded last. */
  changedAt: instant,
})
export type Commitment = z.infer<typeof commitment>

export const commitmentRow = commitment
  .pick({ id: true, kind: true, source: true, title: true, body: true, topics: true, due: true, changedAt: true })
  .extend({ type: z.string(), standings: z.array(standingNow) })
export type CommitmentRow = z.infer<typeof commitmentRow>

declare module './document.ts' {
  interface Documents {
    readonly commitment: Commitment
  }
  interface Rows {
    readonly commitment: CommitmentRow
  }
}

export default defineDocument({
  kind: 'commitment',
  schema: commitment,
  row: commitmentRow,
  idOf: ({ id }) => id,
  rowOf: ({ id, kind, source, title, body, topics, due, changedAt, standings, pledge, deal }) => {
    return {
      id,
      kind,
      source,
      title,
      body,
      topics,
      due,
      changedAt,
      standings,
      type: pledge?.type ?? deal?.type ?? 'other',
    }
  },
  facets: ['kind', 'body', 'type', 'state', 'verdict', 'topic', 'area', 'source', 'standing', 'jurisdiction'],
  facetsOf: (one) => ({
    kind: [one.kind],
    body: one.body === null ? [] : [one.body.id],
    type: [one.pledge?.type ?? one.deal?.type ?? 'other'],
    state: [...new Set(one.standings.map((now) => now.state))],
    verdict: [...new Set(one.standings.flatMap((now) => now.fulfilment ?? now.progress ?? []))],
    topic: one.topics,
    area: one.places.map(areaOf),
    source: [one.source],
    standing: [...new Set(one.standings.flatMap((now) => now.standing ?? []))],
    jurisdiction: one.jurisdiction === null ? [] : [one.jurisdiction],
  }),
  sorts: ['name', 'due', 'changed'],
  sortsOf: (one) => ({ name: sortText(one.title), due: one.due.last, changed: one.changedAt }),
  wordsOf: (one) => [allTexts(one.title), one.pledge === null ? '' : allTexts(one.pledge.wording)].join(' '),
})

/** The id of the area that a place stands for: its code in its scheme, else its name. */
export function areaOf({ name, scheme, code }: z.infer<typeof place>): string {
  return code === null ? (name ?? '') : `${scheme ?? 'code'}/${code}`
}

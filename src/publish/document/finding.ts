// A finding as it is published: with its evidence, readings, replies, appeals and corrections beside it.
import { z } from 'zod'
import { instant, partialDay, ref, texts } from './document.ts'

const progress = z.enum(['not-checked', 'no-action-found', 'started', 'advanced', 'stalled'])
const fulfilment = z.enum([
  'fulfilled',
  'largely',
  'partly',
  'not-fulfilled',
  'reversed',
  'untestable',
  'superseded',
  'void',
])

export const evidence = z.strictObject({
  evidence: z.string(),
  url: z.string().nullable(),
  sha256: z.string().nullable(),
  fetchedAt: instant.nullable(),
  locator: z.string().nullable(),
  licence: z.string().nullable(),
  independence: z.string().nullable(),
  /** A short quotation; null where there is none or it was erased. */
  quotation: z.string().nullable(),
})
export type Evidence = z.infer<typeof evidence>

export const reply = z.strictObject({
  event: z.string(),
  leaf: z.number(),
  body: ref,
  /** Null where it was erased. */
  text: z.string().nullable(),
  language: z.string().nullable(),
  recordedAt: instant,
})
export type Reply = z.infer<typeof reply>

export const appeal = z.strictObject({
  event: z.string(),
  leaf: z.number(),
  body: ref,
  /** Null where they were erased. */
  grounds: z.string().nullable(),
  recordedAt: instant,
  decision: z
    .strictObject({
      event: z.string(),
      outcome: z.enum(['upheld', 'partly-upheld', 'dismissed']),
      reason: z.string().nullable(),
      outside: z.boolean(),
      recordedAt: instant,
    })
    .nullable(),
})
export type Appeal = z.infer<typeof appeal>

/** A correction keeps what stood before: `before` has the fields that it changed, as they were. */
export const correction = z.strictObject({
  event: z.string(),
  leaf: z.number(),
  grade: z.enum(['minor', 'factual', 'verdict-changing', 'void']),
  reason: z.string(),
  recordedAt: instant,
  before: z.record(z.string(), z.json()),
})
export type Correction = z.infer<typeof correction>

export const finding = z.strictObject({
  event: z.string(),
  /** Index in the log: `proofs/<leaf>.tlog-proof`. */
  leaf: z.number(),
  standing: z.enum(['adjudicated', 'adopted', 'computed']),
  publisher: z.string().nullable(),
  source: z.string().nullable(),
  /** From when it holds; null where not known. */
  from: partialDay.nullable(),
  basis: z.string().nullable(),
  recordedAt: instant,
  progress: progress.nullable(),
  fulfilment: fulfilment.nullable(),
  sourceVerdict: z.strictObject({ scale: z.string(), value: z.string() }).nullable(),
  /** Why it is shown and never scored. */
  unscored: z.string().nullable(),
  /** Why it was not fulfilled. */
  reason: z.string().nullable(),
  criterion: texts.nullable(),
  isContested: z.boolean(),
  readings: z.array(
    z.strictObject({
      by: z.string(),
      progress: progress.nullable(),
      fulfilment: fulfilment.nullable(),
      statement: z.string().nullable(),
    }),
  ),
  evidence: z.array(evidence),
  /** The finding that holds now in its stream. */
  isCurrent: z.boolean(),
  /** Label and reason where it was published before its window passed. */
  override: z.strictObject({ label: z.string(), reason: z.string() }).nullable(),
  replies: z.array(reply),
  appeals: z.array(appeal),
  corrections: z.array(correction),
})
export type Finding = z.infer<typeof finding>

// What is held of a commitment at a date, with its standing and evidence.
import { z } from 'zod'
import {
  commitmentRef,
  fulfilment,
  longText,
  name,
  progress,
  shortfallReason,
  shortText,
  sourceVerdict,
  standing,
} from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  commitment: commitmentRef,
  standing,
  progress: progress.exactOptional(),
  fulfilment: fulfilment.exactOptional(),
  /** Whose finding it is, where the standing is adopted. */
  publisher: shortText.exactOptional(),
  source: name.exactOptional(),
  sourceVerdict: sourceVerdict.exactOptional(),
  /** Set where the source's verdict breaks an invariant: kept and shown, never scored. */
  unscored: shortText.exactOptional(),
  reason: shortfallReason.exactOptional(),
  criterion: name.exactOptional(),
  /** Readings that differ, in the order given; present where the finding is contested. */
  readings: z
    .array(
      z.strictObject({
        by: shortText,
        progress: progress.exactOptional(),
        fulfilment: fulfilment.exactOptional(),
        statement: longText.exactOptional(),
      }),
    )
    .min(2)
    .exactOptional(),
  evidence: z.array(name).exactOptional(),
})

export type FindingContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly finding: FindingContent
  }
}

export default defineKind('finding', content, { sealable: true })

// A pledge whose wording, date or source changed, or that is no longer listed, and why.
import { z } from 'zod'
import { commitmentRef, name } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  pledge: commitmentRef,
  source: name,
  cause: z.enum(['publisher-changed', 'new-document', 'collector-corrected', 'unknown']),
  /** False where the source no longer lists the pledge, true where it lists it again. */
  listed: z.boolean().exactOptional(),
  /** Fields of the pledge with their new values; null where the field is gone. */
  changes: z.record(z.string(), z.json()),
})

export type PledgeRevisionContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly 'pledge-revision': PledgeRevisionContent
  }
}

export default defineKind('pledge-revision', content)

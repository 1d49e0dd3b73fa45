// A statement that might be a commitment, and why it was or was not taken up.
import { z } from 'zod'
import { commitmentRef, name, shortText, texts } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  candidate: commitmentRef,
  source: name,
  wording: texts,
  state: z.enum(['proposed', 'accepted', 'excluded']),
  reason: shortText.exactOptional(),
})

export type CandidateContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly candidate: CandidateContent
  }
}

export default defineKind('candidate', content)

// Supersedes an earlier event and keeps it visible.
import { z } from 'zod'
import { eventRef, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  corrects: eventRef,
  grade: z.enum(['minor', 'factual', 'verdict-changing', 'void']),
  reason: shortText,
  /** The whole content that now stands in place of the old; absent where the grade is void. */
  content: z.record(z.string(), z.json()).exactOptional(),
})

export type CorrectionContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly correction: CorrectionContent
  }
}

export default defineKind('correction', content)

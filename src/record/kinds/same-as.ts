// Two ids that stand for one thing; the first is the one to use.
import { z } from 'zod'
import { name, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  use: shortText,
  also: shortText,
  subject: z.enum(['body', 'commitment', 'document']),
  reason: shortText,
  source: name.exactOptional(),
})

export type SameAsContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly 'same-as': SameAsContent
  }
}

export default defineKind('same-as', content)

// A commitment delivered late, after it was found not fulfilled.
import { z } from 'zod'
import { commitmentRef, eventRef, name, partialDate, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  commitment: commitmentRef,
  finding: eventRef.exactOptional(),
  delivered: partialDate,
  fulfilment: z.enum(['fulfilled', 'largely', 'partly']),
  evidence: z.array(name).exactOptional(),
  reason: shortText.exactOptional(),
})

export type RemedyContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly remedy: RemedyContent
  }
}

export default defineKind('remedy', content)

// What was decided on an appeal, by someone other than the assessors.
import { z } from 'zod'
import { eventRef, longText, name } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  appeal: eventRef,
  outcome: z.enum(['upheld', 'partly-upheld', 'dismissed']),
  decider: name,
  outside: z.boolean().exactOptional(),
  reason: longText,
})

export type DecisionContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly decision: DecisionContent
  }
}

export default defineKind('decision', content, { erasable: ['reason'] })

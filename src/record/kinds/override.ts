// A finding published before its window passed: urgent, visible, with its reason.
import { z } from 'zod'
import { eventRef, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  finding: eventRef,
  reason: shortText,
  label: shortText,
})

export type OverrideContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly override: OverrideContent
  }
}

export default defineKind('override', content)

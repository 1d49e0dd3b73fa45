// An event that no longer counts; it stays in the log.
import { z } from 'zod'
import { eventRef, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  voids: eventRef,
  reason: shortText,
})

export type VoidContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly void: VoidContent
  }
}

export default defineKind('void', content)

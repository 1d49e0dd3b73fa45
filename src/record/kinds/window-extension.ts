// A body's time to comment was made longer.
import { z } from 'zod'
import { eventRef, instant, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  notice: eventRef,
  until: instant,
  reason: shortText,
})

export type WindowExtensionContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly 'window-extension': WindowExtensionContent
  }
}

export default defineKind('window-extension', content)

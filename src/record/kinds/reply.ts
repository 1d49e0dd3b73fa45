// A body's answer to a finding or notice. Its text can be erased.
import { z } from 'zod'
import { bodyRef, eventRef, longText, name } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  to: eventRef,
  body: bodyRef,
  text: longText,
  language: name.exactOptional(),
  evidence: z.array(name).exactOptional(),
})

export type ReplyContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly reply: ReplyContent
  }
}

export default defineKind('reply', content, { erasable: ['text'], sealable: true })

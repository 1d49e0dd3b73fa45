// A body was told of findings before they are published.
import { z } from 'zod'
import { bodyRef, eventRef, instant, sha256, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  body: bodyRef,
  findings: z.array(eventRef).min(1),
  channel: shortText,
  sentAt: instant,
  windowDays: z.int().min(14).max(365),
  proof: sha256.exactOptional(),
})

export type NoticeContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly notice: NoticeContent
  }
}

export default defineKind('notice', content, { sealable: true })

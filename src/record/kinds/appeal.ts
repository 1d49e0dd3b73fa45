// A body asks for a finding to be decided again. The grounds can be erased.
import { z } from 'zod'
import { bodyRef, eventRef, longText, name } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  finding: eventRef,
  body: bodyRef,
  grounds: longText,
  evidence: z.array(name).exactOptional(),
})

export type AppealContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly appeal: AppealContent
  }
}

export default defineKind('appeal', content, { erasable: ['grounds'], sealable: true })

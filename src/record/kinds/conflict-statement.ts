// An assessor's declared interests in a body. The text can be erased.
import { z } from 'zod'
import { bodyRef, name, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  assessor: name,
  body: bodyRef,
  hasConflict: z.boolean(),
  nature: shortText.exactOptional(),
})

export type ConflictStatementContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly 'conflict-statement': ConflictStatementContent
  }
}

export default defineKind('conflict-statement', content, { erasable: ['nature'], sealable: true })

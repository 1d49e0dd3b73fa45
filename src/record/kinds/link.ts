// A deal that carries out a pledge.
import { z } from 'zod'
import { commitmentRef, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  pledge: commitmentRef,
  deal: commitmentRef,
  reason: shortText,
})

export type LinkContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly link: LinkContent
  }
}

export default defineKind('link', content)

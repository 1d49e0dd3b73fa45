// Opens a sealed event by giving its content and salt, or publishes a finding.
import { z } from 'zod'
import { effectiveAt, eventRef } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  opens: eventRef,
  /** 32 bytes, base64. */
  salt: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  effectiveAt: effectiveAt.nullable(),
  content: z.record(z.string(), z.json()),
})

export type PublicationContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly publication: PublicationContent
  }
}

export default defineKind('publication', content)

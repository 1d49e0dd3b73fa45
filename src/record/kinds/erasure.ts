// Law ordered fields or files erased; the log keeps their salted hashes.
import { z } from 'zod'
import { eventRef, name, sha256, shortText } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  erases: eventRef.exactOptional(),
  fields: z.array(name).exactOptional(),
  /** Digest of an erased evidence file or bulk table. */
  sha256: sha256.exactOptional(),
  ground: shortText,
})

export type ErasureContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly erasure: ErasureContent
  }
}

export default defineKind('erasure', content)

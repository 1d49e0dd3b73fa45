// Adopts a version of the method: every choice behind the figures.
import { z } from 'zod'
import { longText, name, sha256 } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  method: name,
  version: name,
  digest: sha256,
  yaml: longText,
})

export type MethodContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly method: MethodContent
  }
}

export default defineKind('method', content)

// An office in a body, whoever holds it.
import { z } from 'zod'
import { bodyRef, name, texts } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  post: name,
  name: texts,
  body: bodyRef.exactOptional(),
  jurisdiction: name.exactOptional(),
  source: name.exactOptional(),
})

export type PostContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly post: PostContent
  }
}

export default defineKind('post', content)

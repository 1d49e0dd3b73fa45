// A published text in which commitments stand.
import { z } from 'zod'
import { name, partialDate, shortText, url } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  document: name,
  title: shortText.exactOptional(),
  url: url.exactOptional(),
  published: partialDate.exactOptional(),
  language: name.exactOptional(),
  source: name.exactOptional(),
})

export type DocumentContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly document: DocumentContent
  }
}

export default defineKind('document', content)

// An outside publisher's file, how it is read, and under which licence.
import { z } from 'zod'
import { name, sha256, shortText, url } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  source: name,
  title: shortText,
  publisher: shortText,
  licence: shortText,
  attribution: shortText,
  url: url.exactOptional(),
  mapping: sha256,
  /** Of a source of contracts: what is known of its amounts and buyers beyond what stands in them. */
  deals: z
    .strictObject({
      jurisdiction: name.exactOptional(),
      values: z.enum(['as-released', 'final-in-every-release']).exactOptional(),
    })
    .exactOptional(),
  peerGroups: z.array(z.strictObject({ peerGroup: name, name: shortText, why: shortText })).exactOptional(),
})

export type SourceContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly source: SourceContent
  }
}

export default defineKind('source', content)

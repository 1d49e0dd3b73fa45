// An institution that answers for commitments.
import { z } from 'zod'
import { bodyRef, name, place, shortText, texts, url } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  body: bodyRef,
  name: texts,
  bodyType: z.enum([
    'government',
    'ministry',
    'agency',
    'council',
    'parliament',
    'party',
    'party-in-government',
    'company',
    'other',
  ]),
  jurisdiction: name.exactOptional(),
  identifiers: z.array(z.strictObject({ scheme: name, id: shortText })).exactOptional(),
  parent: bodyRef.exactOptional(),
  peerGroup: name.exactOptional(),
  places: z.array(place).exactOptional(),
  url: url.exactOptional(),
  source: name.exactOptional(),
})

export type BodyContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly body: BodyContent
  }
}

export default defineKind('body', content)

// A dated, checkable public commitment in a source document.
import { z } from 'zod'
import { bodyRef, commitmentRef, decimal, dueDate, name, partialDate, place, shortText, texts, url } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  pledge: commitmentRef,
  source: name,
  title: texts.exactOptional(),
  wording: texts,
  wordingIs: z.enum(['verbatim', 'paraphrase']),
  document: shortText.exactOptional(),
  documentUrl: url.exactOptional(),
  locator: shortText.exactOptional(),
  promiser: z.strictObject({
    role: z.enum(['party', 'government', 'office', 'body']),
    body: bodyRef.exactOptional(),
    post: name.exactOptional(),
  }),
  answerable: z.strictObject({ body: bodyRef, since: partialDate.exactOptional() }).exactOptional(),
  lead: bodyRef.exactOptional(),
  contributing: z.array(bodyRef).exactOptional(),
  pledgeType: z.enum([
    'action',
    'outcome',
    'spending',
    'legislative',
    'procedural',
    'institutional',
    'status-quo',
    'diplomatic',
    'aspirational',
    'other',
  ]),
  made: partialDate.exactOptional(),
  due: dueDate.exactOptional(),
  term: shortText.exactOptional(),
  parent: commitmentRef.exactOptional(),
  topics: z.array(shortText).exactOptional(),
  places: z.array(place).exactOptional(),
  jurisdiction: name.exactOptional(),
  target: z.strictObject({ quantity: decimal, unit: shortText }).exactOptional(),
  testable: z.boolean().exactOptional(),
})

export type PledgeContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly pledge: PledgeContent
  }
}

export default defineKind('pledge', content)

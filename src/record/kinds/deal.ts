// A contract or project as its source showed it at one time; a later snapshot is a further event.
import { z } from 'zod'
import { bodyRef, commitmentRef, money, name, partialDate, place, shortText, sourceVerdict, texts } from '../field.ts'
import { defineKind } from '../kind.ts'

const content = z.strictObject({
  deal: commitmentRef,
  source: name,
  dealType: z.enum(['project', 'contract']),
  title: texts,
  lead: bodyRef,
  snapshot: shortText.exactOptional(),
  start: partialDate.exactOptional(),
  end: partialDate.exactOptional(),
  endLow: partialDate.exactOptional(),
  endHigh: partialDate.exactOptional(),
  actualEnd: partialDate.exactOptional(),
  value: money.exactOptional(),
  finalValue: money.exactOptional(),
  outlook: sourceVerdict.exactOptional(),
  /** Fields that the publisher says it withholds, and the ground it gives. */
  withheld: z.array(z.strictObject({ field: name, ground: shortText })).exactOptional(),
  /** Whether the source shows the original scope, so that an extension can count against the body. */
  originalScope: z.boolean().exactOptional(),
  listed: z.boolean().exactOptional(),
  topics: z.array(shortText).exactOptional(),
  places: z.array(place).exactOptional(),
  jurisdiction: name.exactOptional(),
})

export type DealContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly deal: DealContent
  }
}

export default defineKind('deal', content)

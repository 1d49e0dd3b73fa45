// Two ids that stand for one thing; the first is the one to use. Of a supplier, the other is an entry of a debarment list.
import { z } from 'zod'
import { day, name, shortText, url } from '../field.ts'
import { defineKind } from '../kind.ts'

/** What a debarment list says of the entry, so that the log alone shows when it held. */
export const debarment = z.strictObject({
  list: name,
  entry: shortText,
  /** The entry's name that was matched; a legal entity's. */
  name: shortText,
  authority: shortText,
  from: day,
  /** Last day; left out where the list gives none. */
  to: day.exactOptional(),
  /** The last day on which the list is known to have held the entry. */
  seen: day,
  /** `stated`: the list gives the dates; `seen`: the days on which the list was seen to hold the entry. */
  dates: z.enum(['stated', 'seen']),
  matchedBy: z.enum(['identifier', 'name']),
  url: url.exactOptional(),
})

export type Debarment = z.infer<typeof debarment>

const content = z.strictObject({
  use: shortText,
  also: shortText,
  subject: z.enum(['body', 'commitment', 'document', 'supplier']),
  reason: shortText,
  source: name.exactOptional(),
  debarment: debarment.exactOptional(),
})

export type SameAsContent = z.infer<typeof content>

declare module '../kind.ts' {
  interface Contents {
    readonly 'same-as': SameAsContent
  }
}

export default defineKind('same-as', content)

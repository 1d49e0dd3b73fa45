// What a source says, before the record accepts it.
import type { Place } from '../base/issue.ts'
import type { Draft } from '../record/event.ts'

/** A thing that the row names by title, to be found among the source's own commitments once all rows are read. */
export type Lookup = { readonly field: 'parent' | 'commitment'; readonly title: string }

export type Claim = {
  readonly kind: 'claim'
  readonly draft: Draft
  readonly place: Place
  readonly lookup?: Lookup
}

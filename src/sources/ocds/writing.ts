// What writing the rows of one process needs, and how far it has come.
import type { CellReader } from './cell-reader.ts'
import type { DealRows } from './deal-row.ts'
import type { ReleasePlace } from './issue-tally.ts'
import type { PartyRegistry } from './party-registry.ts'
import type { UnnamedTexts } from './scrub.ts'

export type Writing = {
  readonly process: number
  readonly rows: DealRows
  readonly read: CellReader
  readonly parties: PartyRegistry
  readonly names: UnnamedTexts
  /** The newest release: what the merged one says is told as standing there. */
  readonly at: ReleasePlace
  /** Numbers that the next rows get. */
  readonly next: { milestone: number; transaction: number; amendment: number; document: number }
}

/** The part of a process that something is attached to. */
export type Attached = {
  readonly stage: 'planning' | 'tender' | 'award' | 'contract' | 'implementation'
  readonly award: number | null
  readonly contract: number | null
}

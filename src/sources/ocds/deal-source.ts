// What a source says of its releases, beyond what stands in them: currency, local statuses, names of bodies.
import type { StatusKind } from './status.ts'

export type DealSource = {
  readonly source: string
  /** Used where an amount has no currency. */
  readonly currency?: string
  /** The publisher's own words of status, by codelist. */
  readonly statuses?: Readonly<Partial<Record<StatusKind, Readonly<Record<string, string>>>>>
  /** Code of the file of legal forms and registers by which suppliers are named; without one only registers known everywhere count. */
  readonly jurisdiction?: string
  /** Path of the table that gives buyers without an org-id scheme their bodies. */
  readonly crosswalk?: string
}

// What a source says of its releases, beyond what stands in them: currency, local statuses, names of bodies.
import { dirname, resolve } from 'node:path'
import type { Source } from '../source.ts'
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

/** The part of a source.yaml that reading releases needs; undefined for a source of tables. */
export function dealSource({ file, path }: Source): DealSource | undefined {
  const { ocds, jurisdiction } = file
  if (ocds === undefined) return undefined
  return {
    source: file.source,
    ...(ocds.currency === undefined ? {} : { currency: ocds.currency }),
    ...(ocds.statuses === undefined ? {} : { statuses: ocds.statuses }),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(ocds.crosswalk === undefined ? {} : { crosswalk: resolve(dirname(path), ocds.crosswalk) }),
  }
}

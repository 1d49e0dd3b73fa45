// Rows of bids and awards, with those who made or won them.
import { writeAmendments, writeDocuments } from './flatten-attached.ts'
import type { RoleWriter } from './flatten-party.ts'
import { isJsonObject } from './json-value.ts'
import { identifier, objects } from './lenient.ts'
import type { Writing } from './writing.ts'

export function writeBids(bids: unknown, roles: RoleWriter, writing: Writing): void {
  if (!isJsonObject(bids)) return
  const { read, at, process } = writing
  for (const [number, bid] of objects(bids['details']).entries()) {
    const tenderers = objects(bid['tenderers'])
    const value = read.money(bid['value'], at, 'bids.details.value')
    writing.rows.bids([
      process,
      number,
      read.status('bid', bid['status'], at, 'bids.details.status'),
      read.instant(bid['date'], at, 'bids.details.date'),
      value.minor,
      value.currency,
      tenderers.length,
    ])
    for (const tenderer of tenderers) roles.tenderer(tenderer, number)
    writeDocuments(bid['documents'], { stage: 'tender', award: null, contract: null }, writing)
  }
}

/** Writes the awards and gives their numbers by id. */
export function writeAwards(awards: unknown, roles: RoleWriter, writing: Writing): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  const { read, at, process } = writing
  let number = 0
  for (const award of objects(awards)) {
    const id = identifier(award['id'])
    if (id !== undefined && !numbers.has(id)) numbers.set(id, number)
    const suppliers = objects(award['suppliers'])
    const value = read.money(award['value'], at, 'awards.value')
    let named = 0
    for (const supplier of suppliers) if (roles.supplier(supplier, number)) named += 1
    writing.rows.awards([
      process,
      number,
      read.status('award', award['status'], at, 'awards.status'),
      read.day(award['date'], at, 'awards.date'),
      value.minor,
      value.currency,
      suppliers.length,
      named,
    ])
    const attached = { stage: 'award', award: number, contract: null } as const
    writeDocuments(award['documents'], attached, writing)
    writeAmendments(award, attached, writing)
    number += 1
  }
  return numbers
}

// Makes a release ready to be merged and read: exact amounts, lists as lists, ids as text.
import { exactNumbers, needsExactText } from './amount.ts'
import type { CellReader } from './cell-reader.ts'
import { isJsonObject, type JsonObject } from './json-value.ts'
import { listFault, objects } from './lenient.ts'
import type { GroupedRelease } from './process-range.ts'

/** The release, with what is out of shape told. The parsed release itself may be changed. */
export function prepareRelease(grouped: GroupedRelease, read: CellReader): JsonObject {
  const release = hasDoubtfulAmount(grouped.release) ? reparsed(grouped) : grouped.release
  if (release['contract'] !== undefined && release['contracts'] === undefined) {
    read.note('release-field-singular', grouped, 'contract')
    const { contract, ...rest } = release
    return prepared({ ...rest, contracts: contract! }, grouped, read)
  }
  return prepared(release, grouped, read)
}

function prepared(release: JsonObject, at: GroupedRelease, read: CellReader): JsonObject {
  if (Array.isArray(release['planning'])) read.note('release-object-list', at, 'planning')
  checkList(release['parties'], at, 'parties', read)
  checkList(release['awards'], at, 'awards', read)
  checkList(release['contracts'], at, 'contracts', read)
  for (const award of objects(release['awards'])) {
    noteShape(award['suppliers'], at, 'awards.suppliers', read)
    noteNull(award['value'], at, 'awards.value.amount', read)
  }
  for (const contract of objects(release['contracts'])) {
    if (contract['suppliers'] !== undefined) noteShape(contract['suppliers'], at, 'contracts.suppliers', read)
  }
  const bids = release['bids']
  if (isJsonObject(bids)) {
    checkList(bids['details'], at, 'bids.details', read)
    for (const bid of objects(bids['details'])) noteNull(bid['value'], at, 'bids.details.value.amount', read)
  }
  const { tender } = release
  if (isJsonObject(tender)) noteNull(tender['value'], at, 'tender.value.amount', read)
  return release
}

// Ids decide what is merged with what: 1 and "1" are one.
function checkList(list: unknown, at: GroupedRelease, column: string, read: CellReader): void {
  if (list === undefined || list === null) return
  noteShape(list, at, column, read)
  for (const object of objects(list)) {
    const id = object['id']
    if (typeof id === 'string' && id !== '') continue
    if (typeof id === 'number') {
      read.note('release-id-number', at, `${column}.id`)
      ;(object as { [key: string]: unknown })['id'] = String(id)
    } else read.note('release-id-absent', at, `${column}.id`)
  }
}

function noteShape(list: unknown, at: GroupedRelease, column: string, read: CellReader): void {
  const fault = listFault(list)
  if (fault === 'single') read.note('release-list-single', at, column)
  else if (fault !== undefined) read.note('release-list-broken', at, column)
}

// Merging drops what is null, so that it must be told before.
function noteNull(value: unknown, at: GroupedRelease, column: string, read: CellReader): void {
  if (isJsonObject(value) && value['amount'] === null) read.note('amount-null', at, column)
}

function reparsed(grouped: GroupedRelease): JsonObject {
  const parsed = exactNumbers(grouped.text())
  return isJsonObject(parsed) ? parsed : grouped.release
}

// Whether a double may not hold an amount of the release to its minor unit.
function hasDoubtfulAmount(release: JsonObject): boolean {
  const tender = release['tender']
  if (isJsonObject(tender) && isDoubtful(tender['value'])) return true
  for (const award of objects(release['awards'])) if (isDoubtful(award['value'])) return true
  for (const contract of objects(release['contracts'] ?? release['contract'])) {
    if (isDoubtful(contract['value'])) return true
    const implementation = contract['implementation']
    if (!isJsonObject(implementation)) continue
    if (isDoubtful(implementation['finalValue'])) return true
    for (const paid of objects(implementation['transactions'])) {
      if (isDoubtful(paid['value']) || isDoubtful(paid['amount'])) return true
    }
  }
  const bids = release['bids']
  return isJsonObject(bids) && objects(bids['details']).some((bid) => isDoubtful(bid['value']))
}

/** The same for a project, whose amounts stand in many places. */
export function prepareProject(grouped: GroupedRelease): JsonObject {
  return holdsDoubtfulAmount(grouped.release) ? reparsed(grouped) : grouped.release
}

function holdsDoubtfulAmount(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsDoubtfulAmount)
  if (!isJsonObject(value)) return false
  return isDoubtful(value) || Object.values(value).some(holdsDoubtfulAmount)
}

function isDoubtful(value: unknown): boolean {
  if (!isJsonObject(value)) return false
  const { amount, currency } = value
  return typeof amount === 'number' && needsExactText(amount, typeof currency === 'string' ? currency : undefined)
}

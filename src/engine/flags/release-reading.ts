// Reads of a compiled release what flags need, once for all of them.
import { numberText } from './number-text.ts'

export type ReleaseReading = {
  readonly ocid: string
  /** Where its line begins, counted over all files: of two lines with one ocid the later one is taken. */
  readonly at: number
  /** tender/procurementMethod. */
  readonly method: string | undefined
  readonly methodDetails: string | undefined
  /** tender/numberOfTenderers is written as the whole number 1: neither 1.0 nor "1". */
  readonly isOneTenderer: boolean
  readonly tenderStart: string | undefined
  readonly tenderEnd: string | undefined
  /** Read only where a bid was submitted, as is procuringEntity. */
  readonly buyer: string | undefined
  readonly procuringEntity: string | undefined
  /** Bids with a status, those only invited and those withdrawn apart, in their order. */
  readonly submitted: readonly BidReading[]
  /** There is an array of awards, and each that has a status is active, cancelled or unsuccessful: nothing is pending. Read only where a bid was submitted. */
  readonly isDecided: boolean
  readonly active: readonly AwardReading[]
}

export type BidReading = {
  readonly status: string
  readonly date: string | undefined
  /** value/amount where it is a number with a currency beside it; `"1"` is no number. */
  readonly price: Price | undefined
  /** tenderers is an array of this length, -1 where it is none. */
  readonly tendererCount: number
  /** The ids among them that are texts, in their order, repeated as they are. */
  readonly tenderers: readonly string[]
}

export type Price = { readonly amount: number; readonly currency: string }

export type AwardReading = {
  readonly supplierCount: number
  readonly suppliers: readonly string[]
  /** Ids of the items' classifications. */
  readonly classifications: readonly string[]
}

/** A line as it was parsed. */
export type LineText = {
  readonly text: string
  readonly at: number
  /** Its characters are the bytes of UTF-8, one each; what is kept of it must be put together again. */
  readonly isBytes: boolean
}

/** The reading, or why the line is none: it is no object, has no ocid that is a text, or its tender was cancelled. */
export function readRelease(json: unknown, line: LineText): ReleaseReading | 'no-object' | 'no-ocid' | 'cancelled' {
  const release = objectOf(json)
  if (release === undefined) return 'no-object'
  if (typeof release['ocid'] !== 'string') return 'no-ocid'
  const tender = objectOf(release['tender']) ?? nothing
  if (tender['status'] === 'cancelled') return 'cancelled'
  const { isBytes } = line
  const period = objectOf(tender['tenderPeriod']) ?? nothing
  const details = objectOf(release['bids'])?.['details']
  const submitted = Array.isArray(details) ? submittedBids(details, isBytes) : none
  // Who buys, and whether all is decided, is asked of bids alone.
  const isBidFor = submitted.length > 0
  const awards = release['awards']
  return {
    ocid: whole(release['ocid'], isBytes),
    at: line.at,
    method: textOf(tender['procurementMethod'], isBytes),
    methodDetails: textOf(tender['procurementMethodDetails'], isBytes),
    isOneTenderer: tender['numberOfTenderers'] === 1 && numberText(line.text, 'tender', 'numberOfTenderers') === '1',
    tenderStart: textOf(period['startDate'], isBytes),
    tenderEnd: textOf(period['endDate'], isBytes),
    buyer: isBidFor ? textOf(objectOf(release['buyer'])?.['id'], isBytes) : undefined,
    procuringEntity: isBidFor ? textOf(objectOf(tender['procuringEntity'])?.['id'], isBytes) : undefined,
    submitted,
    isDecided: isBidFor && Array.isArray(awards) && awards.every(isDecided),
    active: Array.isArray(awards) ? activeAwards(awards, isBytes) : none,
  }
}

type JsonRecord = Readonly<Record<string, unknown>>

const nothing: JsonRecord = Object.freeze({})
const none: readonly never[] = Object.freeze([])

function submittedBids(details: readonly unknown[], isBytes: boolean): readonly BidReading[] {
  const submitted: BidReading[] = []
  for (const each of details) {
    const bid = objectOf(each)
    const status = bid?.['status']
    if (bid === undefined || typeof status !== 'string' || status === 'invited' || status === 'withdrawn') continue
    const tenderers = bid['tenderers']
    submitted.push({
      status,
      date: textOf(bid['date'], isBytes),
      price: priceOf(bid['value'], isBytes),
      tendererCount: Array.isArray(tenderers) ? tenderers.length : -1,
      tenderers: idsOf(tenderers, isBytes),
    })
  }
  return submitted
}

// JSON can write numbers that no double holds, such as 1e999.
function priceOf(value: unknown, isBytes: boolean): Price | undefined {
  const { amount, currency } = objectOf(value) ?? nothing
  if (typeof amount !== 'number' || !Number.isFinite(amount) || typeof currency !== 'string') return undefined
  return { amount, currency: whole(currency, isBytes) }
}

function isDecided(award: unknown): boolean {
  const status = objectOf(award)?.['status']
  return typeof status !== 'string' || status === 'active' || status === 'cancelled' || status === 'unsuccessful'
}

function activeAwards(awards: readonly unknown[], isBytes: boolean): readonly AwardReading[] {
  const active: AwardReading[] = []
  for (const each of awards) {
    const award = objectOf(each)
    if (award?.['status'] !== 'active') continue
    const suppliers = award['suppliers']
    active.push({
      supplierCount: Array.isArray(suppliers) ? suppliers.length : -1,
      suppliers: idsOf(suppliers, isBytes),
      classifications: classificationsOf(award['items'], isBytes),
    })
  }
  return active
}

function classificationsOf(items: unknown, isBytes: boolean): readonly string[] {
  if (!Array.isArray(items)) return none
  const classifications: string[] = []
  for (const item of items) {
    const id = textOf(objectOf(objectOf(item)?.['classification'])?.['id'], isBytes)
    if (id !== undefined) classifications.push(id)
  }
  return classifications
}

function idsOf(list: unknown, isBytes: boolean): readonly string[] {
  if (!Array.isArray(list)) return none
  const ids: string[] = []
  for (const each of list) {
    const id = textOf(objectOf(each)?.['id'], isBytes)
    if (id !== undefined) ids.push(id)
  }
  return ids
}

function objectOf(value: unknown): JsonRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : undefined
}

function textOf(value: unknown, isBytes: boolean): string | undefined {
  return typeof value === 'string' ? whole(value, isBytes) : undefined
}

function whole(text: string, isBytes: boolean): string {
  return isBytes && beyondAscii.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text
}

const beyondAscii = /[\x80-\xff]/

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
  readonly buyer: string | undefined
  readonly procuringEntity: string | undefined
  /** bids/details is an array. */
  readonly hasBids: boolean
  /** Bids with a status, those only invited and those withdrawn apart, in their order. */
  readonly submitted: readonly BidReading[]
  /** awards is an array. */
  readonly hasAwards: boolean
  /** Every award with a status is active, cancelled or unsuccessful: nothing is pending. */
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
  /** Ids of the items' classifications; undefined where items is no array. */
  readonly classifications: readonly string[] | undefined
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
  const hasBids = Array.isArray(details)
  const hasAwards = Array.isArray(release['awards'])
  const awards: readonly unknown[] = hasAwards ? (release['awards'] as unknown[]) : []
  return {
    ocid: whole(release['ocid'], isBytes),
    at: line.at,
    method: textOf(tender['procurementMethod'], isBytes),
    methodDetails: textOf(tender['procurementMethodDetails'], isBytes),
    isOneTenderer: tender['numberOfTenderers'] === 1 && numberText(line.text, 'tender', 'numberOfTenderers') === '1',
    tenderStart: textOf(period['startDate'], isBytes),
    tenderEnd: textOf(period['endDate'], isBytes),
    buyer: textOf(objectOf(release['buyer'])?.['id'], isBytes),
    procuringEntity: textOf(objectOf(tender['procuringEntity'])?.['id'], isBytes),
    hasBids,
    submitted: hasBids ? submittedBids(details, isBytes) : none,
    hasAwards,
    isDecided: awards.every(isDecided),
    active: awards.filter(isActive).map((award) => readAward(award, isBytes)),
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

function isActive(award: unknown): award is JsonRecord {
  return objectOf(award)?.['status'] === 'active'
}

function readAward(award: JsonRecord, isBytes: boolean): AwardReading {
  const { suppliers, items } = award
  return {
    supplierCount: Array.isArray(suppliers) ? suppliers.length : -1,
    suppliers: idsOf(suppliers, isBytes),
    classifications: Array.isArray(items)
      ? items.flatMap((item) => textOf(objectOf(objectOf(item)?.['classification'])?.['id'], isBytes) ?? none)
      : undefined,
  }
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

// Reads values of releases as cells of rows, and counts what is wrong with them.
import type { IssueCode } from '../../base/issue.ts'
import { minorDigits } from '../../base/money.ts'
import { dayNumber } from '../../base/time.ts'
import { type OcdsAmount, ocdsAmount } from './amount.ts'
import { ocdsCurrency } from './currency.ts'
import type { DealSource } from './deal-source.ts'
import { isPlaceholderDay, type OcdsDateReading, ocdsDate } from './instant.ts'
import type { IssueTally, ReleasePlace } from './issue-tally.ts'
import { isJsonObject, type JsonObject } from './json-value.ts'
import { text as plainText } from './lenient.ts'
import type { UnnamedTexts } from './scrub.ts'
import { codelistStatus, type StatusKind } from './status.ts'

export type Money = { readonly minor: number | bigint | null; readonly currency: string | null }

/**
 * Where a value stands: the release that shows it and the column of the issue. Undefined reads silently: the same value was
 * read, and told, in the release it came from.
 */
export type At = ReleasePlace | undefined

export type CellReader = {
  readonly note: (code: IssueCode, at: At, column: string, value?: unknown) => void
  /** A text that names no unnamed party and no contact; NULL where it does. */
  readonly text: (value: unknown, at: At, column: string) => string | null
  /** One of the codes of a closed codelist, in whatever case; NULL for everything else. */
  readonly code: (codes: ReadonlyMap<string, string>, value: unknown, at: At, column: string) => string | null
  readonly day: (value: unknown, at: At, column: string) => number | null
  readonly instant: (value: unknown, at: At, column: string) => number | null
  readonly money: (value: unknown, at: At, column: string) => Money
  readonly status: (kind: StatusKind, value: unknown, at: At, column: string) => string | null
  /** Start and end of a period as days, which may stand the wrong way round. */
  readonly period: (
    value: unknown,
    at: At,
    column: string,
  ) => { readonly start: number | null; readonly end: number | null }
  readonly count: (value: unknown, at: At, column: string) => number | null
  /** Texts left out because they name someone, so far. */
  readonly withheld: () => number
}

export function cellReader(source: DealSource, names: UnnamedTexts, tally: IssueTally): CellReader {
  const dates = new Map<string, ReadDate>()
  let withheld = 0
  function note(code: IssueCode, at: At, column: string, value?: unknown): void {
    if (at === undefined) return
    tally.note(code, at, column, () => shown(value))
  }
  function shown(value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return names.mentions(text) ? undefined : text
  }
  function readDate(value: unknown): ReadDate | undefined {
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value !== 'string') return readingOf(ocdsDate(value))
    let known = dates.get(value)
    if (known === undefined) {
      known = readingOf(ocdsDate(value))
      if (dates.size >= datesMax) dates.clear()
      dates.set(value, known)
    }
    return known
  }
  function noteDate(read: ReadDate, value: unknown, at: At, column: string): void {
    if (at !== undefined && read.fault !== undefined) note(read.fault, at, column, value)
  }
  function day(value: unknown, at: At, column: string): number | null {
    const read = readDate(value)
    if (read === undefined) return null
    noteDate(read, value, at, column)
    return read.day
  }
  function noteAmount(amount: OcdsAmount, value: unknown, at: At, column: string): void {
    if (amount.kind === 'none') note('amount-null', at, column)
    else if (amount.kind === 'unreadable') note('amount-unreadable', at, column, value)
    else {
      if (amount.minor === 0n) note('amount-zero', at, column)
      else if (amount.minor < 0n) note('amount-negative', at, column, value)
      if (!amount.exact) note('amount-rounded', at, column, value)
      if (typeof value === 'string' && /[^\d.eE+-]/.test(value)) note('amount-grouped', at, column, value)
    }
  }
  function currencyOf(value: JsonObject, at: At, column: string): string | undefined {
    const currency = ocdsCurrency(value['currency'])
    if (currency.kind === 'currency') {
      if (currency.mended) note('currency-mended', at, `${column}.currency`, value['currency'])
      return currency.code
    }
    if (currency.kind === 'unknown') {
      note('currency-unknown', at, `${column}.currency`, currency.value)
      return undefined
    }
    note(source.currency === undefined ? 'currency-missing' : 'currency-assumed', at, `${column}.currency`)
    return source.currency
  }
  function money(value: unknown, at: At, column: string): Money {
    if (!isJsonObject(value)) return noMoney
    const amount = value['amount']
    if (amount === undefined) return noMoney
    const column_ = `${column}.amount`
    if (amount === null || amount === '') {
      note('amount-null', at, column_)
      return noMoney
    }
    const currency = currencyOf(value, at, column)
    if (typeof amount === 'number' && currency !== undefined) {
      const minor = Math.round(amount * 10 ** minorDigits(currency))
      // Whole minor units that a double holds: the common case, without a BigInt.
      if (Math.abs(minor) < 1e15 && minor / 10 ** minorDigits(currency) === amount) {
        if (minor <= 0)
          note(minor === 0 ? 'amount-zero' : 'amount-negative', at, column_, minor === 0 ? undefined : amount)
        return { minor: minor === 0 ? 0 : minor, currency }
      }
    }
    const read = ocdsAmount(amount, currency)
    noteAmount(read, amount, at, column_)
    // A sum without a currency is no sum.
    if (read.kind !== 'amount' || currency === undefined) return noMoney
    return { minor: read.minor, currency }
  }
  return {
    note,
    text(value, at, column) {
      const text = plainText(value)
      if (text === undefined) return null
      if (!names.mentions(text)) return text
      withheld += 1
      note('text-withheld', at, column)
      return null
    },
    code(codes, value, at, column) {
      if (value === undefined || value === null || value === '') return null
      const code = typeof value === 'string' ? (codes.get(value) ?? codes.get(value.trim().toLowerCase())) : undefined
      if (code === undefined) note('code-unknown', at, column, value)
      return code ?? null
    },
    day,
    instant(value, at, column) {
      const read = readDate(value)
      if (read === undefined) return null
      noteDate(read, value, at, column)
      return read.at
    },
    money,
    status(kind, value, at, column) {
      if (value === undefined || value === null) return null
      const read = codelistStatus(kind, value, source.statuses?.[kind])
      if (read.kind === 'mended') note('status-mended', at, column, value)
      if (read.kind === 'local') note('status-local', at, column, value)
      if (read.kind === 'unknown') note('status-unknown', at, column, value)
      return 'code' in read ? read.code : null
    },
    period(value, at, column) {
      if (!isJsonObject(value)) return noPeriod
      const start = day(value['startDate'], at, `${column}.startDate`)
      const end = day(value['endDate'], at, `${column}.endDate`)
      if (start !== null && end !== null && end < start) {
        note('period-reversed', at, column, `${String(value['startDate'])} – ${String(value['endDate'])}`)
      }
      return { start, end }
    },
    count(value, at, column) {
      if (value === undefined || value === null) return null
      const count = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value
      if (typeof count === 'number' && Number.isInteger(count) && count >= 0 && count < 2 ** 31) return count
      note('count-unreadable', at, column, value)
      return null
    },
    withheld: () => withheld,
  }
}

type ReadDate = { readonly at: number | null; readonly day: number | null; readonly fault?: IssueCode }

const datesMax = 100_000
const noMoney: Money = { minor: null, currency: null }
const noPeriod = { start: null, end: null }

function readingOf(reading: OcdsDateReading): ReadDate {
  if (reading.kind === 'none') return { at: null, day: null }
  if (reading.kind === 'unreadable') {
    return {
      at: null,
      day: null,
      fault: reading.reason === 'impossible' ? 'release-date-impossible' : 'release-date-unreadable',
    }
  }
  if (isPlaceholderDay(reading.day)) return { at: null, day: null, fault: 'release-date-placeholder' }
  const read = { at: reading.at, day: dayNumber(reading.day) }
  if (reading.zone === 'offset') return read
  return { ...read, fault: reading.zone === 'none' ? 'release-date-zoneless' : 'release-date-bare' }
}

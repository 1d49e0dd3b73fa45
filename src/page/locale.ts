// How one language is written: its messages, and its forms of days, numbers and money.
import { type MessageKey, type Messages, messagesOf, readMessages } from './message.ts'

/** Text by language tag, as the record has it; `und` where the language is not known. */
export type Texts = Readonly<Record<string, string>>

export type Locale = Messages & {
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** A share from 0 to 1 as per cent, one decimal unless told. */
  readonly percent: (share: number, decimals?: number) => string
  readonly number: (value: number, decimals?: number) => string
  /** A day `YYYY-MM-DD`, or a month or year as precise as it is written; text that is no date stays as it is. */
  readonly date: (day: string) => string
  /** A UTC instant, to the minute. */
  readonly instant: (instant: string) => string
  /** Exact major units as text, with the ISO 4217 code. */
  readonly money: (amount: string, currency: string) => string
  /** A length of time in days, said in years where it is long. */
  readonly days: (days: number) => string
  /** The text in this language, else in one close to it, else English, else the first; with the language it is in. */
  readonly pick: (texts: Texts) => { readonly text: string; readonly language: string }
}

/** Throws where there are no messages in the language. */
export async function loadLocale(language: string): Promise<Locale> {
  return makeLocale(language, await readMessages(language))
}

/** A locale out of these messages; tests make one that marks every message. */
export function makeLocale(language: string, texts: ReadonlyMap<string, string>): Locale {
  const messages = messagesOf(texts, language)
  const percents = [0, 1, 2].map(
    (digits) =>
      new Intl.NumberFormat(language, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  )
  const numbers = [0, 1, 2].map(
    (digits) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  )
  // English here is British, in dates as in words.
  const dates = language === 'en' ? 'en-GB' : language
  const day = new Intl.DateTimeFormat(dates, { dateStyle: 'medium', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat(dates, { year: 'numeric', month: 'short', timeZone: 'UTC' })
  const year = new Intl.DateTimeFormat(dates, { year: 'numeric', timeZone: 'UTC' })
  const minute = new Intl.DateTimeFormat(dates, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  const currencies = new Map<string, Intl.NumberFormat>()
  const number = (value: number, decimals = 0) => numbers[decimals]!.format(value)
  return {
    ...messages,
    language,
    direction: rightToLeft.has(language.split('-')[0]!) ? 'rtl' : 'ltr',
    percent: (share, decimals = 1) => percents[decimals]!.format(share),
    number,
    date: remembered((text) => {
      const format = text.length === 4 ? year : text.length === 7 ? month : day
      const time = Date.parse(text.length === 4 ? `${text}-01-01` : text)
      return Number.isNaN(time) ? text : format.format(time)
    }),
    instant: remembered((text) => `${minute.format(Date.parse(text))} UTC`),
    money: (amount, currency) => {
      let format = currencies.get(currency)
      if (format === undefined) {
        format = new Intl.NumberFormat(language, {
          style: 'currency',
          currency,
          maximumFractionDigits: 2,
          trailingZeroDisplay: 'stripIfInteger',
        })
        currencies.set(currency, format)
      }
      // A decimal text is formatted exactly; a number would pass through a double.
      return format.format(amount as unknown as number)
    },
    days: (days) =>
      Math.abs(days) >= 730
        ? messages.say('common.years' as MessageKey, { years: number(days / 365.25, 1) })
        : messages.say('common.days' as MessageKey, { count: Math.round(days) }),
    pick: (given) => {
      const base = language.split('-')[0]!
      const near = Object.keys(given).find((tag) => tag.split('-')[0] === base)
      const chosen = language in given ? language : (near ?? ('en' in given ? 'en' : (Object.keys(given)[0] ?? 'und')))
      return { text: given[chosen] ?? '', language: chosen }
    },
  }
}

// The same days stand on page after page. Forgets all where a reader's questions bring too many.
function remembered(write: (text: string) => string): (text: string) => string {
  const written = new Map<string, string>()
  return (text) => {
    let known = written.get(text)
    if (known === undefined) {
      known = write(text)
      if (written.size >= 10_000) written.clear()
      written.set(text, known)
    }
    return known
  }
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ps', 'ur', 'yi', 'dv'])

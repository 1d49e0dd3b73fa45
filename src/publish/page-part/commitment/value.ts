// Values of the record's fields as text, whatever their shape.
import type { Locale, Texts } from '../../../page/locale.ts'

/** The name of a field of a pledge or deal in the reader's language. */
export function fieldWord(locale: Locale, field: string): string {
  return field === 'progress' || field === 'fulfilment'
    ? locale.say(`commitment.${field}`)
    : (locale.find('commitment', `field-${field}`) ?? field)
}

/** A JSON value of a field for a reader: dates by locale, texts in the reader's language, the rest as it is written. */
export function valueText(locale: Locale, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return locale.say(value ? 'commitment.yes' : 'commitment.no')
  if (typeof value === 'string') return levelText(locale, value)
  if (Array.isArray(value)) return value.map((one) => valueText(locale, one)).join(', ')
  if (typeof value !== 'object') return String(value)
  const fields = value as Readonly<Record<string, unknown>>
  if (typeof fields['date'] === 'string') return locale.date(fields['date'])
  if (
    typeof fields['amount'] === 'string' &&
    typeof fields['currency'] === 'string' &&
    /^[A-Z]{3}$/.test(fields['currency'])
  )
    return locale.money(fields['amount'], fields['currency'])
  if (isTexts(fields)) return locale.pick(fields).text
  return Object.values(fields)
    .map((one) => valueText(locale, one))
    .filter((text) => text !== '')
    .join(', ')
}

/** By how many days a date moved, and which way. */
export function movedText(locale: Locale, days: number): string {
  if (days === 0) return locale.say('commitment.unmoved')
  return locale.say(days > 0 ? 'commitment.later' : 'commitment.earlier', { days: locale.days(Math.abs(days)) })
}

/** Whether it is text by language tag. */
export function isTexts(value: unknown): value is Texts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([tag, text]) => languageTag.test(tag) && typeof text === 'string')
}

const languageTag = /^([a-z]{2,3}|und)(-[A-Za-z0-9]{2,8})*$/
const aDay = /^\d{4}-\d{2}-\d{2}$/

function levelText(locale: Locale, value: string): string {
  return aDay.test(value)
    ? locale.date(value)
    : (locale.find('word', `level-${value}`) ?? locale.find('word', `progress-${value}`) ?? value)
}

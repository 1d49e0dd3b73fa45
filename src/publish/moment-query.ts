// Reads the moment that a reader asks for: `as-of` a day, `known-at` an instant or the end of a day.
import { isDay } from '../base/time.ts'
import type { MomentAsked } from './editions.ts'

/** Undefined where either is given and is no day or instant, or is given twice. */
export function readMoment(query: URLSearchParams): MomentAsked | undefined {
  const days = query.getAll('as-of')
  const instants = query.getAll('known-at')
  if (days.length > 1 || instants.length > 1) return undefined
  const asOf = days[0] === undefined || days[0] === '' ? null : dayOf(days[0])
  const knownAt = instants[0] === undefined || instants[0] === '' ? null : instantOf(instants[0])
  if (asOf === undefined || knownAt === undefined) return undefined
  return { asOf, knownAt }
}

/** A day `YYYY-MM-DD` of this century or the last; undefined where the text is none. */
export function dayOf(text: string): string | undefined {
  return /^(19|20)/.test(text) && isDay(text) ? text : undefined
}

/** In UTC, to the millisecond. */
function instantOf(text: string): string | undefined {
  const day = dayOf(text)
  if (day !== undefined) return `${day}T23:59:59.999Z`
  if (!/^(19|20)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

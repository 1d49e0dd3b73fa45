// Reads the query of a request as a question, or says what is wrong with it.
import type { Cursor } from '../edition/store.ts'
import type { MomentAsked } from '../editions.ts'
import { readMoment as momentOfQuery } from '../moment-query.ts'
import { readCursor } from './cursor.ts'
import { type Problem, quoted } from './problem.ts'
import type { Endpoint, Question } from './resource.ts'

export const limitDefault = 50
export const limitMax = 200
export const queryCharsMax = 8_192
const valuesMax = 50
const textCharsMax = 200

export type Asked = {
  readonly question: Question
  readonly moment: MomentAsked
  /** Names the list, so that a cursor of another is told apart. */
  readonly list: string
}

/** Names of the parameters that an endpoint knows, in the order in which they are documented. */
export function parameterNames(endpoint: Endpoint): readonly string[] {
  return [
    ...(endpoint.isSearch === true ? ['q'] : []),
    ...endpoint.facets,
    ...(endpoint.sorts.length > 0 ? ['sort'] : []),
    ...(endpoint.isPaged || endpoint.isSearch === true ? ['limit'] : []),
    ...(endpoint.isPaged ? ['after'] : []),
    'as-of',
    'known-at',
  ]
}

export function readQuestion(endpoint: Endpoint, id: string, query: URLSearchParams): Asked | Problem {
  const names = parameterNames(endpoint)
  for (const name of new Set(query.keys())) {
    if (!names.includes(name)) {
      const detail = `${quoted(name)} is no parameter of this address. It knows: ${names.join(', ')}.`
      return { problem: 'unknown-parameter', detail, parameter: name.slice(0, 80) }
    }
    const count = query.getAll(name).length
    if (count > (endpoint.facets.includes(name) ? valuesMax : 1)) {
      const detail = endpoint.facets.includes(name)
        ? `${name} may be given ${valuesMax} times at most, not ${count} times.`
        : `${name} may be given once, not ${count} times.`
      return { problem: 'repeated-parameter', detail, parameter: name }
    }
  }
  const moment = readMoment(query)
  if ('problem' in moment) return moment
  const limit = readLimit(query.get('limit'))
  if (typeof limit !== 'number') return limit
  const order = readSort(endpoint, query.get('sort'))
  if ('problem' in order) return order
  const text = endpoint.isSearch === true ? readText(query.get('q')) : ''
  if (typeof text !== 'string') return text
  const where = Object.fromEntries(
    endpoint.facets.filter((facet) => query.has(facet)).map((facet) => [facet, query.getAll(facet)]),
  )
  const list = JSON.stringify([endpoint.name, id, where, order, moment, text])
  const after = readAfter(list, query.get('after'))
  if (after !== null && 'problem' in after) return after
  return { question: { id, where, ...order, limit, after, text }, moment, list }
}

function readMoment(query: URLSearchParams): MomentAsked | Problem {
  const asOf = query.get('as-of')
  // A plus sign in a query is a space; the offset of an instant is meant as one.
  const knownAt = query.get('known-at')?.replace(' ', '+') ?? null
  const day = asOf === '' ? undefined : readOne({ 'as-of': asOf })
  if (day === undefined) {
    const detail = `as-of is a day of the calendar as YYYY-MM-DD, not ${quoted(asOf ?? '')}.`
    return { problem: 'broken-value', detail, parameter: 'as-of' }
  }
  const instant = knownAt === '' ? undefined : readOne({ 'known-at': knownAt })
  if (instant === undefined) {
    const detail = `known-at is a day as YYYY-MM-DD or an instant such as 2026-01-31T12:00:00Z, not ${quoted(knownAt ?? '')}.`
    return { problem: 'broken-value', detail, parameter: 'known-at' }
  }
  return { asOf: day.asOf, knownAt: instant.knownAt }
}

function readOne(given: Readonly<Record<string, string | null>>): MomentAsked | undefined {
  const held = Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== null)
  return momentOfQuery(new URLSearchParams(held))
}

function readLimit(text: string | null): number | Problem {
  if (text === null) return limitDefault
  if (/^[1-9]\d{0,2}$/.test(text) && Number(text) <= limitMax) return Number(text)
  const detail = `limit is a whole number from 1 to ${limitMax}, not ${quoted(text)}.`
  return { problem: 'broken-value', detail, parameter: 'limit' }
}

function readSort({ sorts }: Endpoint, text: string | null): Pick<Question, 'sort' | 'isDescending'> | Problem {
  const wanted = text ?? sorts[0] ?? ''
  const sort = wanted.replace(/^-/, '')
  const known = sorts.map((one) => one.replace(/^-/, ''))
  if (text === null || known.includes(sort)) return { sort, isDescending: wanted.startsWith('-') }
  const detail = `sort is one of ${known.join(', ')}, or one of them after a minus sign; not ${quoted(text)}.`
  return { problem: 'broken-value', detail, parameter: 'sort' }
}

function readText(text: string | null): string | Problem {
  const trimmed = text?.trim() ?? ''
  if (trimmed !== '' && trimmed.length <= textCharsMax && !/\p{Cc}/u.test(trimmed)) return trimmed
  const detail = `q is what to search for, in 1 to ${textCharsMax} characters.`
  return { problem: 'broken-value', detail, parameter: 'q' }
}

function readAfter(list: string, text: string | null): Cursor | null | Problem {
  if (text === null) return null
  const cursor = readCursor(list, text)
  if (cursor !== undefined) return cursor
  const detail =
    'after is the cursor that an answer to this same question gave as next; filters, order and moment must be the same.'
  return { problem: 'broken-cursor', detail, parameter: 'after' }
}

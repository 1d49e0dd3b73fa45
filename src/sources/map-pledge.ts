// Maps a row to a pledge.
import { type BodyId, type CommitmentId, commitmentId } from '../base/id.ts'
import type { PledgeContent } from '../record/kinds/pledge.ts'
import type { Lookup } from './claim.ts'
import type { FieldValues } from './row-reader.ts'
import type { SourceFile, Table } from './source.ts'

type Field = keyof NonNullable<Table['pledge']>
export type MappedPledge = { readonly content: PledgeContent; readonly lookup?: Lookup }

const pledgeTypes = [
  'action',
  'outcome',
  'spending',
  'legislative',
  'procedural',
  'institutional',
  'status-quo',
  'diplomatic',
  'aspirational',
  'other',
] as const

/** The pledge of a row, or undefined after a complaint where a field is missing that no pledge can be without. */
export function mapPledge(values: FieldValues<Field>, key: string, file: SourceFile): MappedPledge | undefined {
  const wording = values.text('wording')
  if (wording === undefined) {
    values.complain('field-missing', undefined, '', { field: 'wording' })
    return undefined
  }
  const language = values.rules('wording')?.language ?? file.language ?? 'und'
  const parent = parentOf(values, file)
  const content: PledgeContent = {
    pledge: commitmentId(file.source, key),
    source: file.source,
    wording: { [language]: wording },
    wordingIs: values.oneOf('wordingIs', ['verbatim', 'paraphrase']) ?? 'paraphrase',
    promiser: promiserOf(values),
    pledgeType: values.oneOf('pledgeType', pledgeTypes) ?? 'other',
    ...optional('title', inLanguage(values, 'title', file)),
    ...optional('document', values.text('document')),
    ...optional('documentUrl', addressOf(values, 'documentUrl')),
    ...optional('locator', values.text('locator')),
    ...optional('answerable', answerableOf(values)),
    ...optional('lead', values.text('lead') as BodyId | undefined),
    ...optional('contributing', values.list('contributing') as BodyId[] | undefined),
    ...optional('made', bare(values.date('made'))),
    ...optional('due', dueOf(values)),
    ...optional('term', values.text('term')),
    ...optional('parent', parent.id),
    ...optional('topics', values.list('topics') as string[] | undefined),
    ...optional('places', placesOf(values)),
    ...optional('jurisdiction', values.text('jurisdiction') ?? file.jurisdiction),
    ...optional('target', targetOf(values)),
    ...optional('testable', testableOf(values)),
  }
  return parent.lookup === undefined ? { content } : { content, lookup: parent.lookup }
}

export function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value })
}

function inLanguage(values: FieldValues<Field>, field: Field, file: SourceFile): Record<string, string> | undefined {
  const text = values.text(field)
  return text === undefined ? undefined : { [values.rules(field)?.language ?? file.language ?? 'und']: text }
}

function promiserOf(values: FieldValues<Field>): PledgeContent['promiser'] {
  return {
    role: values.oneOf('promiserRole', ['party', 'government', 'office', 'body']) ?? 'body',
    ...optional('body', values.text('promiserBody') as BodyId | undefined),
    ...optional('post', values.text('promiserPost')),
  }
}

function answerableOf(values: FieldValues<Field>): PledgeContent['answerable'] {
  const body = values.text('answerable') as BodyId | undefined
  return body === undefined ? undefined : { body, ...optional('since', bare(values.date('answerableSince'))) }
}

// A stated date comes first; without one a pledge falls due when its term ends, and that is marked.
function dueOf(values: FieldValues<Field>): PledgeContent['due'] {
  const stated = values.date('due')
  if (stated !== undefined)
    return { date: stated.date, precision: stated.precision, basis: basisOf(stated.basis, 'stated') }
  const end = values.date('termEnd')
  return end === undefined
    ? undefined
    : { date: end.date, precision: end.precision, basis: basisOf(end.basis, 'term-end') }
}

function basisOf(basis: string | undefined, otherwise: 'stated' | 'term-end'): 'stated' | 'term-end' | 'inferred' {
  return basis === 'stated' || basis === 'term-end' || basis === 'inferred' ? basis : otherwise
}

function parentOf(
  values: FieldValues<Field>,
  file: SourceFile,
): { readonly id?: CommitmentId; readonly lookup?: Lookup } {
  const named = values.text('parent')
  if (named === undefined) return {}
  if (values.rules('parent')?.by === 'title') return { lookup: { field: 'parent', title: named } }
  return { id: commitmentId(file.source, named) }
}

type PlaceField = 'place' | 'placeCode' | 'placeScheme'

export function placesOf<Name extends string>(values: FieldValues<Name | PlaceField>): PledgeContent['places'] {
  const name = values.text('place')
  const code = values.text('placeCode')
  if (name === undefined && code === undefined) return undefined
  return [{ ...optional('name', name), ...optional('code', code), ...optional('scheme', values.text('placeScheme')) }]
}

function targetOf(values: FieldValues<Field>): PledgeContent['target'] {
  const quantity = values.text('targetQuantity')?.replace(/,/g, '')
  const unit = values.text('targetUnit')
  return quantity === undefined || unit === undefined ? undefined : { quantity, unit }
}

function testableOf(values: FieldValues<Field>): boolean | undefined {
  const text = values.oneOf('testable', ['true', 'false'])
  return text === undefined ? undefined : text === 'true'
}

export function addressOf<Name extends string>(values: FieldValues<Name>, field: Name): string | undefined {
  const text = values.text(field)
  if (text === undefined || /^https?:\/\/\S+$/.test(text)) return text
  values.complain('url-unreadable', undefined, text)
  return undefined
}

export function bare<D extends { readonly date: string; readonly precision: 'year' | 'month' | 'day' }>(
  date: D | undefined,
): { readonly date: string; readonly precision: 'year' | 'month' | 'day' } | undefined {
  return date === undefined ? undefined : { date: date.date, precision: date.precision }
}

// Maps a row, or a section of one, to a body.
import { type BodyId, bodyId } from '../base/id.ts'
import type { BodyContent } from '../record/kinds/body.ts'
import { addressOf, optional, placesOf } from './map-pledge.ts'
import type { FieldValues } from './row-reader.ts'
import type { SourceFile, Table } from './source.ts'

type Field = keyof NonNullable<Table['body']>

const bodyTypes = [
  'government',
  'ministry',
  'agency',
  'council',
  'parliament',
  'party',
  'party-in-government',
  'company',
  'other',
] as const

/** The body of a row, or undefined after a complaint where its scheme, identifier or name is missing. */
export function mapBody(values: FieldValues<Field>, file: SourceFile): BodyContent | undefined {
  const scheme = values.text('scheme')
  const identifier = values.text('identifier')
  const name = values.text('name')
  if (scheme === undefined || identifier === undefined || name === undefined) {
    const field = scheme === undefined ? 'scheme' : identifier === undefined ? 'identifier' : 'name'
    values.complain('field-missing', undefined, '', { field })
    return undefined
  }
  return {
    body: bodyId(scheme, identifier),
    name: { [values.rules('name')?.language ?? file.language ?? 'und']: name },
    bodyType: values.oneOf('bodyType', bodyTypes) ?? 'other',
    identifiers: [{ scheme, id: identifier }],
    ...optional('peerGroup', values.text('peerGroup')),
    ...optional('jurisdiction', values.text('jurisdiction') ?? file.jurisdiction),
    ...optional('parent', values.text('parent') as BodyId | undefined),
    ...optional('places', placesOf(values)),
    ...optional('url', addressOf(values, 'url')),
    source: file.source,
  }
}

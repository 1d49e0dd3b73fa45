// Maps a row to a change of a pledge that the publisher itself lists as one.

import { commitmentId } from '../base/id.ts'
import type { EffectiveAt } from '../record/event.ts'
import type { PledgeRevisionContent } from '../record/kinds/pledge-revision.ts'
import type { Lookup } from './claim.ts'
import { unresolved } from './map-finding.ts'
import { addressOf, bare } from './map-pledge.ts'
import type { FieldValues } from './row-reader.ts'
import type { SourceFile, Table } from './source.ts'

type Field = keyof NonNullable<Table['revision']>
export type MappedRevision = {
  readonly content: PledgeRevisionContent
  readonly effectiveAt: EffectiveAt | null
  readonly lookup?: Lookup
}

/** The revision of a row, or undefined after a complaint where it names no commitment or changes nothing. */
export function mapRevision(
  values: FieldValues<Field>,
  file: SourceFile,
  released: EffectiveAt | null,
): MappedRevision | undefined {
  const named = values.text('commitment')
  const changes: PledgeRevisionContent['changes'] = {}
  const wording = values.text('wording')
  if (wording !== undefined)
    changes['wording'] = { [values.rules('wording')?.language ?? file.language ?? 'und']: wording }
  const due = values.date('due')
  if (due !== undefined) changes['due'] = { date: due.date, precision: due.precision, basis: 'stated' }
  const documentUrl = addressOf(values, 'documentUrl')
  if (documentUrl !== undefined) changes['documentUrl'] = documentUrl
  if (named === undefined || Object.keys(changes).length === 0) {
    values.complain('field-missing', undefined, '', {
      field: named === undefined ? 'commitment' : 'wording, due or documentUrl',
    })
    return undefined
  }
  const byTitle = values.rules('commitment')?.by === 'title'
  const at = values.date('effectiveAt')
  const content: PledgeRevisionContent = {
    pledge: (byTitle ? unresolved : commitmentId(file.source, named)) as PledgeRevisionContent['pledge'],
    source: file.source,
    cause: values.oneOf('cause', ['publisher-changed', 'new-document', 'collector-corrected', 'unknown']) ?? 'unknown',
    changes,
  }
  const effectiveAt: EffectiveAt | null = at === undefined ? released : { ...bare(at)!, basis: 'stated' }
  return byTitle ? { content, effectiveAt, lookup: { field: 'commitment', title: named } } : { content, effectiveAt }
}

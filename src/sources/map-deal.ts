// Maps a row to one snapshot of a deal.
import { type BodyId, commitmentId } from '../base/id.ts'
import type { EffectiveAt } from '../record/event.ts'
import type { DealContent } from '../record/kinds/deal.ts'
import { bare, optional, placesOf } from './map-pledge.ts'
import type { FieldValues } from './row-reader.ts'
import type { SourceFile, Table } from './source.ts'

type Field = keyof NonNullable<Table['deal']>
export type MappedDeal = { readonly content: DealContent; readonly effectiveAt: EffectiveAt | null }

/** The snapshot of a row, or undefined after a complaint where a field is missing that no deal can be without. */
export function mapDeal(
  values: FieldValues<Field>,
  key: string,
  file: SourceFile,
  released: EffectiveAt | null,
): MappedDeal | undefined {
  const title = values.text('title')
  const lead = values.text('lead') as BodyId | undefined
  if (title === undefined || lead === undefined) {
    values.complain('field-missing', undefined, '', { field: title === undefined ? 'title' : 'lead' })
    return undefined
  }
  const at = values.date('effectiveAt')
  const fields = {
    ...optional('snapshot', values.text('snapshot')),
    ...optional('start', bare(values.date('start'))),
    ...optional('end', bare(values.date('end'))),
    ...optional('endLow', bare(values.date('endLow'))),
    ...optional('endHigh', bare(values.date('endHigh'))),
    ...optional('actualEnd', bare(values.date('actualEnd'))),
    ...optional('value', values.money('value')),
    ...optional('finalValue', values.money('finalValue')),
    ...optional('outlook', outlookOf(values, file)),
    ...optional('topics', values.list('topics') as string[] | undefined),
    ...optional('places', placesOf(values)),
    ...optional('jurisdiction', values.text('jurisdiction') ?? file.jurisdiction),
  }
  const content: DealContent = {
    deal: commitmentId(file.source, key),
    source: file.source,
    dealType: values.oneOf('dealType', ['project', 'contract']) ?? 'contract',
    title: { [values.rules('title')?.language ?? file.language ?? 'und']: title },
    lead,
    ...fields,
    ...(values.withheld.length === 0 ? {} : { withheld: [...values.withheld] }),
  }
  return { content, effectiveAt: at === undefined ? released : { ...bare(at)!, basis: 'stated' } }
}

function outlookOf(values: FieldValues<Field>, file: SourceFile): DealContent['outlook'] {
  const value = values.text('outlook')
  return value === undefined ? undefined : { scale: file.scale ?? file.source, value }
}

// The datasets of a source that count, by the events of the record.
import type { DatasetContent } from '../../record/kinds/dataset.ts'
import { events, type OpenRecord } from '../../record/record.ts'

/** In the order of their events; what was replaced or erased is left out. */
export function activeDatasets(record: Pick<OpenRecord, 'log'>, source: string): readonly DatasetContent[] {
  const active = new Map<string, DatasetContent>()
  for (const event of events(record)) {
    if ('sealed' in event || event.kind !== 'dataset') continue
    const content = event.content as unknown as DatasetContent
    if (content.source !== source) continue
    if (content.mode !== 'adds') {
      if (content.replaces === undefined) active.clear()
      else active.delete(content.replaces)
    }
    active.set(content.dataset, content)
  }
  return [...active.values()]
}

/** Digests of the inputs that a dataset was made from. */
export function inputsOf({ inputs, inputDigest }: DatasetContent): readonly string[] {
  return inputs ?? [inputDigest]
}

// The raw inputs of a record's contracts, which lie in its private part.
import { existsSync } from 'node:fs'
import { Refusal } from '../base/refusal.ts'
import { rawPath } from '../engine/deals/import-folder.ts'
import { activeDatasets, inputsOf } from '../engine/deals/known-datasets.ts'
import { events, openRecord } from '../record/record.ts'

/** Paths of the inputs of every dataset that counts. Refuses where this copy of the record has not all of them. */
export async function rawInputs(dir: string): Promise<readonly string[]> {
  const record = await openRecord(dir)
  const sources = new Set<string>()
  for (const event of events(record)) {
    if (event.kind === 'dataset' && !('sealed' in event)) sources.add(String(event.content['source']))
  }
  const digests = [...sources].flatMap((source) => activeDatasets(record, source).flatMap(inputsOf))
  const paths = [...new Set(digests)].map((digest) => rawPath(dir, digest))
  const missing = paths.find((path) => !existsSync(path))
  if (missing !== undefined) throw new Refusal('raw-missing', { path: missing })
  return paths
}

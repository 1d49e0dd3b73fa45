// A made-up record of many pledges, with its edition, for benchmarks of the site.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeEditionOf } from '../../dist/cli/make-edition.js'
import { momentOf } from '../../dist/publish/editions.js'
import { appendDrafts, initRecord } from '../../dist/record/record.js'
import { settingsDefault } from '../../dist/record/settings.js'
import { loadMethod } from '../../dist/score/method.js'
import { pledgeDrafts } from './pledges.mjs'

const clock = () => Date.parse('2026-01-05T12:00:00Z')

/** Makes the record in a new folder. */
export async function madeRecord(pledges, bodies) {
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-site-'))
  const settings = { ...settingsDefault, operator: 'example', origin: 'bench.example/site' }
  const empty = await initRecord(join(folder, 'record'), settings)
  const record = await appendDrafts(empty, pledgeDrafts(pledges, bodies), { role: 'importer', clock })
  return { folder, record }
}

/** Makes the record's edition of 5 January 2026 in `dir`. */
export async function madeEdition(record, dir) {
  const method = await loadMethod('standard', record.dir)
  const about = await makeEditionOf({ record, method, moment: momentOf(record, '2026-01-05'), dir })
  return about
}

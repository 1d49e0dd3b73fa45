// Checking that the derived tables of 100,000 events come out of the log again, against making them once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDerived, rebuildRecord } from '../dist/engine/rebuild-record.js'
import { appendDrafts, initRecord } from '../dist/record/record.js'
import { settingsDefault } from '../dist/record/settings.js'
import { printRatio } from './measure/alternate.mjs'
import { pledgeDrafts } from './measure/pledges.mjs'

/** Prints the ratio of the check (tables made again, both sets digested and compared) to one rebuild. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-verify-tables-'))
  try {
    const settings = { ...settingsDefault, operator: 'example', origin: 'bench.example/verify' }
    const empty = await initRecord(join(folder, 'record'), settings)
    const record = await appendDrafts(empty, pledgeDrafts(55_550, 9), { role: 'importer', clock: Date.now })
    await rebuildRecord(record)
    return await printRatio({
      name: 'verify-tables',
      ratioMax: 2,
      rounds: 3,
      a: { name: 'check of the derived tables', run: () => mustHold(record) },
      b: { name: 'one rebuild', run: () => rebuildRecord(record) },
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function mustHold(record) {
  const checked = await checkDerived(record)
  if (checked.kind !== 'same') throw new Error(JSON.stringify(checked))
}

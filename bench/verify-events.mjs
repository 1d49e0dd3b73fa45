// Verifying 100,000 entries with every event parsed, checked canonical and by its schema, against bare SHA-256.
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventChecks } from '../dist/record/check-events.js'
import { readEntries } from '../dist/record/entries.js'
import { appendDrafts, initRecord } from '../dist/record/record.js'
import { settingsDefault } from '../dist/record/settings.js'
import { verifyLog } from '../dist/record/verify.js'
import { printRatio } from './measure/alternate.mjs'
import { pledgeDrafts } from './measure/pledges.mjs'

/** Prints the ratio of the whole check of log and events to one SHA-256 for each entry in memory. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-verify-events-'))
  try {
    const settings = { ...settingsDefault, operator: 'example', origin: 'bench.example/verify' }
    const empty = await initRecord(join(folder, 'record'), settings)
    const record = await appendDrafts(empty, pledgeDrafts(55_550, 9), { role: 'importer', clock: Date.now })
    const entries = Array.from(readEntries(record.log), ({ bytes }) => bytes)
    return await printRatio({
      name: 'verify-events',
      ratioMax: 4,
      rounds: 9,
      a: { name: `verify of ${entries.length} events`, run: () => mustHold(record) },
      b: { name: 'SHA-256 of each entry, in memory', run: () => hashEach(entries) },
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function mustHold(record) {
  const checks = eventChecks(record.kinds, record.private)
  const verdict = verifyLog(record.log.dir, record.log.vkey, { onEntry: checks.check })
  if (verdict.kind !== 'verified' || checks.finish().issue !== undefined) throw new Error(JSON.stringify(verdict))
}

function hashEach(entries) {
  for (const entry of entries) hash('sha256', entry, 'buffer')
}

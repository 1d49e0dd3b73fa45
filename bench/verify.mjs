// Verifying a log of 100,000 entries, against bare SHA-256 over the same bytes.
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonical } from '../dist/base/canonical.js'
import { readEntries } from '../dist/record/entries.js'
import { createKey } from '../dist/record/key-file.js'
import { appendEntries, createLog } from '../dist/record/log.js'
import { verifyLog } from '../dist/record/verify.js'
import { printRatio } from './measure/alternate.mjs'
import { madeEvents } from './measure/events.mjs'

const entriesCount = 100_000

/** Prints the ratio of verify (files read; leaves, tiles, nodes, signature) to one SHA-256 for each entry in memory. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-verify-'))
  try {
    const signer = await createKey(join(folder, 'keys'), 'bench.example/verify')
    const empty = await createLog(join(folder, 'log'), signer)
    const log = await appendEntries(empty, madeEvents(entriesCount).map(canonical), signer)
    const entries = Array.from(readEntries(log), ({ bytes }) => bytes)
    return await printRatio({
      name: 'verify',
      ratioMax: 1.5,
      rounds: 15,
      a: { name: 'verify', run: () => mustHold(verifyLog(log.dir, signer.vkey)) },
      b: { name: 'SHA-256 of each entry, in memory', run: () => hashEach(entries) },
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function mustHold(verdict) {
  if (verdict.kind !== 'verified' || verdict.figures.entries !== entriesCount) throw new Error(JSON.stringify(verdict))
}

function hashEach(entries) {
  for (const entry of entries) hash('sha256', entry, 'buffer')
}

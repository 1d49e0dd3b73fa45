// Appending 100,000 prepared events to a log, against writing the same events to one file.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonical } from '../dist/base/canonical.js'
import { createKey } from '../dist/record/key-file.js'
import { appendEntries, createLog } from '../dist/record/log.js'
import { printRatio } from './measure/alternate.mjs'
import { madeEvents } from './measure/events.mjs'
import { writePlainly } from './measure/plain.mjs'

const eventsCount = 100_000

/** Prints the ratio of append (canonical form, tiles, checkpoint, all durable) to stringify + SHA-256 + write + fsync. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-append-'))
  try {
    const events = madeEvents(eventsCount)
    const signer = await createKey(join(folder, 'keys'), 'bench.example/append')
    return await printRatio({
      name: 'append',
      ratioMax: 3,
      rounds: 7,
      a: {
        name: 'canonical JSON, log of tiles, signed checkpoint',
        prepare: (round) => createLog(join(folder, `log-${round}`), signer),
        run: (log) => appendEntries(log, inCanonicalForm(events), signer),
      },
      b: {
        name: 'JSON.stringify and SHA-256 of each event, one file, one fsync',
        prepare: (round) => join(folder, `plain-${round}`),
        run: (path) => writePlainly(path, events),
      },
    })
  } finally {
    // At the very end: a file system is slow at making files right after a mass deletion.
    rmSync(folder, { recursive: true })
  }
}

function* inCanonicalForm(events) {
  for (const event of events) yield canonical(event)
}

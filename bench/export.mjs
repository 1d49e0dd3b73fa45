// Exporting 100,000 commitments as a static edition, and again after one finding, against writing files of that length.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appendDrafts } from '../dist/record/record.js'
import { machine } from './measure/alternate.mjs'
import { madeEdition, madeRecord } from './measure/made-record.mjs'

const pledges = 100_000
const bodies = 1_000
const plainFiles = 50_000
const clock = () => Date.parse('2026-01-05T13:00:00Z')

/** Prints the share of plainly written files a second that the export reaches, once: it takes a quarter of an hour. */
export async function bench() {
  const { folder, record } = await madeRecord(pledges, bodies)
  try {
    const target = join(folder, 'site')
    await madeEdition(record, join(folder, 'edition'))
    const first = await exported(join(folder, 'edition'), record, target)
    const baseline = writePlainly(join(folder, 'plain'), Math.round(first.bytes / first.files))
    const changed = await appendDrafts(record, [changeOfOne()], { role: 'importer', clock })
    await madeEdition(changed, join(folder, 'edition-2'))
    const second = await exported(join(folder, 'edition-2'), changed, target)
    const rate = first.files / first.seconds
    console.log(
      `export: ${(rate / baseline).toFixed(2)} of the baseline's files/s; ${Math.round(rate)} files/s (at least 2000)`,
    )
    console.log(`  ${first.files} files of ${pledges} commitments, ${shown(first)}`)
    console.log(
      `  again after one finding: ${second.written} of them written, ${second.removed} removed, ${shown(second)}`,
    )
    console.log(
      `  baseline, ${plainFiles} files of the mean length, 100 a folder, one thread: ${Math.round(baseline)} files/s`,
    )
    console.log(`  ${machine()}`)
    return rate / baseline
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function exported(editionDir, { log }, target) {
  const script = fileURLToPath(new URL('./measure/export-once.mjs', import.meta.url))
  const process = fork(script, [editionDir, log.dir, target])
  const [[result], [code]] = await Promise.all([once(process, 'message'), once(process, 'exit')])
  if (code !== 0) throw new Error(`The export ended with ${code}`)
  return result
}

function changeOfOne() {
  const effectiveAt = { date: '2025-06-30', precision: 'day', basis: 'stated' }
  const about = { standing: 'adopted', publisher: 'Nobody', source: 'made-up' }
  return { kind: 'finding', effectiveAt, content: { commitment: 'made-up/777', fulfilment: 'fulfilled', ...about } }
}

/** Files a second. */
function writePlainly(dir, bytes) {
  const text = 'k'.repeat(bytes)
  const start = performance.now()
  for (let i = 0; i < plainFiles; i++) {
    if (i % 100 === 0) mkdirSync(join(dir, String(i / 100)), { recursive: true })
    writeFileSync(join(dir, String(Math.floor(i / 100)), `${i}.html`), text)
  }
  return plainFiles / ((performance.now() - start) / 1000)
}

function shown({ seconds, threads, peak, bytes }) {
  return `${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(0)} s on ${threads} threads, peak memory ${peak} MB`
}

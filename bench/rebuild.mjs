// Rebuild and score of 1,000,000 pledges of 10,000 bodies with 10,000 draws, against the same of 100,000 pledges.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appendDrafts, initRecord } from '../dist/record/record.js'
import { settingsDefault } from '../dist/record/settings.js'
import { pledgeDrafts } from './measure/pledges.mjs'

const bodies = 10_000
const memoryMaxMegabytes = 1_536

/** Prints how time grows from 100,000 to 1,000,000 pledges beside n·log n, and the peak memory of each. */
export async function bench({ small = 100_000, large = 1_000_000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-rebuild-'))
  try {
    const measured = []
    for (const pledges of [small, large]) {
      const dir = join(folder, String(pledges))
      const settings = { ...settingsDefault, operator: 'example', origin: 'bench.example/rebuild' }
      await appendDrafts(await initRecord(dir, settings), pledgeDrafts(pledges, bodies), {
        role: 'importer',
        clock: Date.now,
      })
      measured.push({ pledges, ...measure(dir) })
    }
    const [a, b] = measured
    const growth = (b.rebuildMs + b.scoreMs) / (a.rebuildMs + a.scoreMs)
    const allowed = (large * Math.log(large)) / (small * Math.log(small))
    console.log(
      `rebuild: ${(growth / allowed).toFixed(2)} times n·log n growth (at most 1); time grew ${growth.toFixed(1)}-fold`,
    )
    for (const { pledges, rebuildMs, scoreMs, rebuildMegabytes, scoreMegabytes } of measured) {
      console.log(
        `  ${pledges} pledges: rebuild ${rebuildMs.toFixed(0)} ms, ${rebuildMegabytes} MB; score ${scoreMs.toFixed(0)} ms, ${scoreMegabytes} MB (at most ${memoryMaxMegabytes} MB)`,
      )
    }
    return growth / allowed
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// Each in a process of its own, so that the peak memory is that of the one step.
function measure(dir) {
  const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
  const rebuild = timed([main, 'rebuild', '--record', dir])
  const score = timed([main, 'score', '--record', dir, '--format', 'csv'])
  return {
    rebuildMs: rebuild.ms,
    scoreMs: score.ms,
    rebuildMegabytes: rebuild.megabytes,
    scoreMegabytes: score.megabytes,
  }
}

function timed(args) {
  const start = performance.now()
  const told = execFileSync(
    process.execPath,
    ['--import', new URL('./measure/peak.mjs', import.meta.url).href, ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 30,
      encoding: 'utf8',
    },
  )
  const ms = performance.now() - start
  return { ms, megabytes: Number(/peak (\d+) MB$/.exec(told.trimEnd())?.[1]) }
}

// Importing 43,086 × 10 real releases to the ten tables, against DuckDB's own COPY of read_json with explicit columns.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { onNode24 } from './measure/node24.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const kept = join(root, 'dist/cli/main.js')
const peak = new URL('./measure/peak.mjs', import.meta.url).href
const copy = fileURLToPath(new URL('./measure/copy-releases.mjs', import.meta.url))
const shared = process.env.KEPT_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url))
const source = join(shared, 'data/canada-pwgsc-releases.jsonl.gz')
const ratioMax = 2
const megabytesMax = 2_000
const rounds = Number(process.env.KEPT_BENCH_ROUNDS ?? 5)

/** Prints the ratio of `kept import` (whole command, fresh record) to the baseline, run in turn, on this Node and on Node 24. */
export async function bench() {
  if (!existsSync(source)) return console.log(`SKIPPED: ${source} is not there; set KEPT_SHARED`)
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-ocds-import-'))
  try {
    const file = writeCopies(join(folder, 'canada-pwgsc-releases.jsonl'), 10)
    const node24 = JSON.parse(onNode24(['-p', 'JSON.stringify(process.execPath)']))
    for (const node of new Set([process.execPath, node24])) printRatio(node, node24, file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function printRatio(node, node24, file, folder) {
  const timings = []
  const datasets = new Set()
  for (let round = 0; round <= rounds; round++) {
    const record = join(folder, `record-${round}`)
    run(node, [kept, 'init', record, '--operator', 'example', '--origin', 'bench.example/import'])
    const imported = run(node, ['--import', peak, kept, 'import', file, '--record', record])
    const dataset = readdirSync(join(record, 'deals'))[0]
    datasets.add(dataset)
    rmSync(record, { recursive: true })
    const baseline = run(node24, ['--import', peak, copy, file, join(folder, 'baseline.parquet')])
    // The first round warms up.
    if (round > 0) timings.push({ imported, baseline })
  }
  const ratios = timings.map(({ imported, baseline }) => imported.milliseconds / baseline.milliseconds).sort(ascending)
  const megabytes = Math.max(...timings.map(({ imported }) => imported.megabytes))
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()
  console.log(`ocds-import, Node ${version}: ${median(ratios).toFixed(2)} times the baseline (at most ${ratioMax})`)
  console.log(
    `  import: median ${median(timings.map(({ imported }) => imported.milliseconds).sort(ascending)).toFixed(0)} ms`,
  )
  console.log(
    `  baseline: median ${median(timings.map(({ baseline }) => baseline.milliseconds).sort(ascending)).toFixed(0)} ms`,
  )
  console.log(`  ${rounds} rounds in turn, ratios ${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)}`)
  console.log(
    `  peak memory ${megabytes} MB (at most ${megabytesMax}); ${datasets.size === 1 ? 'the same tables in every round' : 'TABLES DIFFER'}`,
  )
}

function run(node, args) {
  const start = performance.now()
  const ran = spawnSync(node, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return { milliseconds: performance.now() - start, megabytes: Number(/peak (\d+) MB/.exec(ran.stdout)?.[1] ?? 0) }
}

// Every copy has ocids of its own.
function writeCopies(path, count) {
  const lines = gunzipSync(readFileSync(source)).toString('latin1').split('\n').filter(Boolean)
  const file = openSync(path, 'wx')
  for (let i = 0; i < count; i++) {
    const copied = lines.map((line) => line.replace('"ocid": "ocds-x-', `"ocid": "ocds-${i}-`))
    writeSync(file, Buffer.from(`${copied.join('\n')}\n`, 'latin1'))
  }
  return path
}

function median(sorted) {
  return sorted[Math.floor(sorted.length / 2)]
}

function ascending(left, right) {
  return left - right
}

// Compiling 43,086 × 10 real releases, adjacent and scattered, × 40, from a pipe and from gz, against JSON.parse of every line on Node 24.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createGzip, gunzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('../', import.meta.url))
const kept = join(root, 'dist/cli/main.js')
const peak = new URL('./measure/peak.mjs', import.meta.url).href
const shared = process.env.KEPT_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url))
const source = join(shared, 'data/canada-pwgsc-releases.jsonl.gz')
const ratioMax = 1.4
const megabytesMax = 500
const rounds = Number(process.env.KEPT_BENCH_ROUNDS ?? 5)

/** Prints the ratios of `kept ocds compile` to the baseline, run in turn, on this Node and on Node 24. */
export async function bench() {
  if (!existsSync(source)) return console.log(`SKIPPED: ${source} is not there; set KEPT_SHARED`)
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-ocds-compile-'))
  try {
    const releases = readReleases()
    const node24 = await findNode24()
    const nodes = [...new Set([process.execPath, node24])]
    const files = {
      'adjacent × 10': await writeCopies(join(folder, 'adjacent-10.jsonl'), releases, 10),
      'scattered × 10': await writeScattered(join(folder, 'scattered-10.jsonl'), releases, 10),
    }
    for (const [name, file] of Object.entries(files)) {
      for (const node of nodes) await printRatio(name, node, node24, file, { args: [file] })
    }
    const ten = files['adjacent × 10']
    await printRatio('from a pipe × 10', process.execPath, node24, ten, { args: ['-'], stdin: ten })
    const gz = `${ten}.gz`
    await pipeline(createReadStream(ten), createGzip({ level: 1 }), createWriteStream(gz))
    await printRatio('from gz × 10', process.execPath, node24, ten, { args: [gz] })
    rmSync(gz)
    await printLinearity(folder, releases)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// One run of the baseline and one of the command in turn, so that both meet the same machine.
async function printRatio(name, node, node24, file, { args, stdin }) {
  const runs = []
  for (let round = 0; round <= rounds; round++) {
    const baseline = await run(node24, ['-e', parseEveryLine, file])
    const compile = await runCompile(node, args, join(file, '../out.jsonl'), stdin)
    // The first round warms the cache.
    if (round > 0) runs.push({ baseline, compile, ratio: compile.seconds / Number(baseline.out) })
  }
  const ratios = runs.map(({ ratio }) => ratio).sort((a, b) => a - b)
  const megabytes = Math.max(...runs.map(({ compile }) => compile.megabytes))
  const limit = args[0] === file ? ` (at most ${ratioMax})` : ''
  console.log(`${name}, ${await versionOf(node)}: ${median(ratios).toFixed(2)} times the baseline${limit}`)
  console.log(`  ratios ${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)} in ${rounds} rounds in turn`)
  console.log(
    `  compile ${shown(runs.map(({ compile }) => compile.seconds))}, baseline ${shown(runs.map(({ baseline }) => Number(baseline.out)))}`,
  )
  console.log(
    `  ${Math.round(statSync(file).size / 1e6)} MB read, peak memory ${megabytes} MB (at most ${megabytesMax})`,
  )
}

async function printLinearity(folder, releases) {
  const seconds = {}
  const megabytes = {}
  for (const copies of [10, 40]) {
    const file = await writeScattered(join(folder, `scattered-${copies}.jsonl`), releases, copies)
    const runs = []
    for (let round = 0; round < 3; round++)
      runs.push(await runCompile(process.execPath, [file], join(folder, 'out.jsonl')))
    seconds[copies] = median(runs.map((one) => one.seconds).sort((a, b) => a - b))
    megabytes[copies] = Math.max(...runs.map((one) => one.megabytes))
    rmSync(file)
  }
  console.log(`scattered × 40 against × 10: ${(seconds[40] / seconds[10]).toFixed(2)} times the time (4 is linear)`)
  console.log(
    `  ${seconds[10].toFixed(2)} s and ${megabytes[10]} MB; ${seconds[40].toFixed(2)} s and ${megabytes[40]} MB`,
  )
}

// Reads line by line as the command does; only JSON.parse is timed, not the reading.
const parseEveryLine = `
  const { openSync, readSync } = require('node:fs')
  const file = openSync(process.argv[1], 'r')
  const buffer = Buffer.allocUnsafeSlow(16 << 20)
  let held = 0
  const start = performance.now()
  for (;;) {
    const read = readSync(file, buffer, held, buffer.length - held, null)
    if (read === 0) break
    const end = held + read
    let from = 0
    for (let at = buffer.indexOf(10); at >= 0 && at < end; at = buffer.indexOf(10, from)) {
      if (at > from) JSON.parse(buffer.toString('utf8', from, at))
      from = at + 1
    }
    buffer.copy(buffer, 0, from, end)
    held = end - from
  }
  console.log((performance.now() - start) / 1000)
`

async function runCompile(node, args, output, stdin) {
  rmSync(output, { force: true })
  const start = performance.now()
  const { out } = await run(node, ['--import', peak, kept, 'ocds', 'compile', ...args, output], stdin)
  const seconds = (performance.now() - start) / 1000
  return { seconds, megabytes: Number(/peak (\d+) MB/.exec(out)[1]) }
}

async function run(node, args, stdin) {
  const child = spawn(node, args, { stdio: [stdin === undefined ? 'ignore' : openSync(stdin, 'r'), 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${node} ${args.slice(-4).join(' ')} ended with ${code}: ${err}`)
  return { out }
}

function readReleases() {
  return gunzipSync(readFileSync(source)).toString('latin1').trimEnd().split('\n')
}

// Each copy has ocids of its own.
function copyOf(line, copy) {
  return line.replace('"ocds-x-capwgsc-', `"ocds-x-capwgsc${copy}-`)
}

async function writeCopies(path, lines, copies) {
  const all = function* () {
    for (let copy = 0; copy < copies; copy++)
      yield Buffer.from(`${lines.map((line) => copyOf(line, copy)).join('\n')}\n`, 'latin1')
  }
  await pipeline(all, createWriteStream(path))
  return path
}

// All copies in order of the releases' dates, so that the releases of a process lie far apart.
async function writeScattered(path, lines, copies) {
  const dated = lines.map((line) => ({ line, date: /"date": "([^"]+)"/.exec(line)[1] }))
  dated.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const all = function* () {
    for (let from = 0; from < dated.length; from += 1000) {
      const part = dated.slice(from, from + 1000)
      const text = part.flatMap(({ line }) => Array.from({ length: copies }, (_, copy) => copyOf(line, copy)))
      yield Buffer.from(`${text.join('\n')}\n`, 'latin1')
    }
  }
  await pipeline(all, createWriteStream(path))
  return path
}

async function findNode24() {
  if (process.env.KEPT_NODE24) return process.env.KEPT_NODE24
  const { out } = await run('npx', ['-y', 'node@24', '-p', 'process.execPath'])
  return out.trim()
}

async function versionOf(node) {
  return `Node ${(await run(node, ['-p', 'process.version'])).out.trim()}`
}

function shown(seconds) {
  return `median ${median([...seconds].sort((a, b) => a - b)).toFixed(2)} s`
}

function median(sorted) {
  return sorted[Math.floor(sorted.length / 2)]
}

// Reading a release package of 500 MB into JSON Lines, against Node 24 parsing the same releases line by line.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openReleases } from '../dist/sources/ocds/release-file.js'
import { printRatio } from './measure/alternate.mjs'
import { onNode24 } from './measure/node24.mjs'

const shared = process.env.KEPT_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url))
const copies = 9

/** Prints the ratio of opening the package (digest, split, spool) to parsing its releases, and of opening them in place. */
export async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'kept-bench-ocds-read-'))
  const packaged = join(folder, 'package.json')
  const lined = join(folder, 'releases.jsonl')
  try {
    const count = writeInputs(packaged, lined)
    const parse = { name: 'JSON.parse of each line on Node 24', run: () => onNode24([parseLines, lined]) }
    const package500 = await printRatio({
      name: 'package to JSON Lines',
      ratioMax: 1.5,
      rounds: 3,
      a: { name: `openReleases of a package of ${megabytes(packaged)} MB`, run: () => open(packaged, folder, count) },
      b: parse,
    })
    await printRatio({
      name: 'JSON Lines in place',
      ratioMax: 0.8,
      rounds: 3,
      a: { name: `openReleases of JSON Lines of ${megabytes(lined)} MB`, run: () => open(lined, folder, undefined) },
      b: parse,
    })
    return package500
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const writePackaged = fileURLToPath(new URL('measure/packaged.mjs', import.meta.url))
const parseLines = fileURLToPath(new URL('measure/parse-lines.mjs', import.meta.url))

async function open(path, folder, count) {
  let bad = 0
  const start = performance.now()
  const opened = await openReleases(path, {
    spool: join(folder, 'spool'),
    onIssue: () => bad++,
    onQuarantine: () => bad++,
  })
  const seconds = (performance.now() - start) / 1_000
  const lines = count === undefined ? 'in place' : opened.files[0].lineOf(count - 1)
  opened.close()
  if (bad > 0 || lines === 0) throw new Error('The package was not read whole')
  console.log(`  ${Math.round(megabytes(path) / seconds)} MB/s`)
}

function megabytes(path) {
  return Math.round(statSync(path).size / 1e6)
}

// By another process, so that its memory does not count.
function writeInputs(packaged, lined) {
  const source = join(shared, 'data', 'canada-pwgsc-releases.jsonl.gz')
  const made = spawnSync(process.execPath, [writePackaged, source, String(copies), packaged, lined], {
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(made.stderr)
  return Number(made.stdout)
}

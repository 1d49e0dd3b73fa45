// All eleven flags over 500 MB of compiled releases, against one thread of Node 24 that only parses every line.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { compiledReleases } from './measure/compiled-releases.mjs'
import { node24 } from './measure/node24.mjs'

const rounds = Number(process.env.KEPT_ROUNDS ?? 5)
const script = (name) => fileURLToPath(new URL(`./measure/${name}.mjs`, import.meta.url))

/**
 * Prints the ratio of all flags to parsing alone: on Node 24 (at most 0.65) and on this Node (at most 1.0 for Node 20). Fails
 * where a flag did not fire, or where the findings differ between runs, versions of Node or numbers of threads.
 */
export async function bench() {
  const path = await compiledReleases(500)
  const newer = node24()
  const ways = {
    baseline: {
      name: 'one thread of Node 24, JSON.parse of every line',
      run: () => measure(newer, 'parse-lines', [path]),
    },
    newer: { name: 'flags on Node 24', ratioMax: 0.65, run: () => measure(newer, 'run-flags', [path]) },
    own: {
      name: `flags on Node ${process.version}`,
      ratioMax: 1,
      run: () => measure(process.execPath, 'run-flags', [path]),
    },
  }
  const taken = Object.fromEntries(Object.keys(ways).map((way) => [way, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [way, { run }] of Object.entries(ways)) {
      const measured = run()
      // The first round warms up.
      if (round > 0) taken[way].push(measured)
    }
  }
  const alone = measure(process.execPath, 'run-flags', [path, '1'])
  const digests = new Set([alone, ...taken.newer, ...taken.own].map(({ digest }) => digest))
  if (digests.size !== 1) throw new Error('the findings differ between runs')
  console.log(`flags over ${(alone.bytes / 1e6).toFixed(0)} MB, ${alone.releases} releases: ${alone.fired}`)
  for (const way of ['newer', 'own']) {
    const ratios = taken[way].map((one, i) => one.ms / taken.baseline[i].ms).sort((a, b) => a - b)
    console.log(`${ways[way].name}: ${middle(ratios).toFixed(2)} times the baseline (at most ${ways[way].ratioMax})`)
    console.log(`  ${shown(taken[way])}; ratios ${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)}`)
    console.log(
      `  ${cpuRatio(taken[way], taken.baseline).toFixed(2)} by CPU shared between two free cores, whatever else the machine does`,
    )
  }
  console.log(`baseline, ${ways.baseline.name}: ${shown(taken.baseline)}`)
  console.log(
    `the same findings in ${digests.size === 1 ? 'all' : 'not all'} ${taken.newer.length + taken.own.length + 1} runs, on one thread and on several`,
  )
}

function measure(node, name, args) {
  const last = execFileSync(node, [script(name), ...args], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .at(-1)
  return JSON.parse(last)
}

function cpuRatio(all, baseline) {
  const of = (list) => middle(list.map(({ cpuMs }) => cpuMs).sort((a, b) => a - b))
  return of(all) / 2 / of(baseline)
}

function shown(all) {
  const of = (pick) => middle(all.map(pick).sort((a, b) => a - b))
  return `median ${of(({ ms }) => ms).toFixed(0)} ms, ${of(({ cpuMs }) => cpuMs).toFixed(0)} ms of CPU, peak ${Math.max(...all.map(({ peakMb }) => peakMb))} MB`
}

function middle(sorted) {
  return sorted[Math.floor(sorted.length / 2)]
}

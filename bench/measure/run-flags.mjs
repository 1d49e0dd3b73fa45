// Computes all flags over a file, on as many threads as told; prints time, memory and a digest of the findings as JSON.
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { cardinalJson } from '../../dist/engine/flags/finding.js'
import { loadFlags } from '../../dist/engine/flags/flag.js'
import { runFlags } from '../../dist/engine/flags/run-flags.js'
import { flagSettings } from '../../dist/engine/flags/setting.js'

const [path, threads] = process.argv.slice(2)
const start = performance.now()
const run = await runFlags([{ name: path, path }], {
  settings: flagSettings({}, await loadFlags()),
  ...(threads === undefined ? {} : { threads: Number(threads) }),
  onIssue: (issue) => {
    throw new Error(`${issue.message} ${issue.place.line}`)
  },
})
const ms = performance.now() - start
const { user, system } = process.cpuUsage()
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
const json = cardinalJson(run.findings)
const fired = {}
for (const ids of run.findings.values()) {
  for (const codes of ids.values()) for (const code of codes.keys()) fired[code] = (fired[code] ?? 0) + 1
}
const silent = run.flags.filter(({ code }) => fired[code] === undefined).map(({ code }) => code)
if (silent.length > 0) throw new Error(`these did not fire: ${silent.join(', ')}`)
const digest = createHash('sha256').update(json).digest('hex')
const shown = Object.entries(fired)
  .sort()
  .map(([code, count]) => `${code} ${count}`)
  .join(', ')
console.log(
  JSON.stringify({
    ms,
    cpuMs: (user + system) / 1_000,
    peakMb,
    digest,
    fired: shown,
    releases: run.counts.releases,
    bytes: statSync(path).size,
  }),
)

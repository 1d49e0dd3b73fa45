// Where Node 24 is, the baseline of benchmarks on JSON: KEPT_NODE24, this very Node, or one that npx brings.
import { spawnSync } from 'node:child_process'

/** Runs a program under Node 24 and gives what it printed; throws where it failed. */
export function onNode24(args) {
  const [command, first] = commandOf()
  const { status, stdout, stderr } = spawnSync(command, [...first, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`Node 24 failed: ${stderr}`)
  return stdout
}

function commandOf() {
  if (process.env.KEPT_NODE24 !== undefined) return [process.env.KEPT_NODE24, []]
  if (process.version.startsWith('v24.')) return [process.execPath, []]
  return ['npx', ['-y', 'node@24']]
}

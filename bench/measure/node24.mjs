// Finds a Node 24, the measure of every ratio on JSON: KEPT_NODE24, this one, or the one that npx brings.
import { execFileSync, spawnSync } from 'node:child_process'

/** Path of the program. */
export function node24() {
  if (process.env.KEPT_NODE24) return process.env.KEPT_NODE24
  if (process.versions.node.startsWith('24.')) return process.execPath
  return execFileSync('npx', ['-y', 'node@24', '-p', 'process.execPath'], { encoding: 'utf8' }).trim()
}

/** Runs a program under Node 24 and gives what it printed; throws where it failed. */
export function onNode24(args) {
  const { status, stdout, stderr } = spawnSync(node24(), args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`Node 24 failed: ${stderr}`)
  return stdout
}

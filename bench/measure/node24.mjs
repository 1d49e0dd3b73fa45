// Finds a Node 24, the measure of every ratio: KEPT_NODE24, this one, or the one that npx brings.
import { execFileSync } from 'node:child_process'

export function node24() {
  if (process.env.KEPT_NODE24) return process.env.KEPT_NODE24
  if (process.versions.node.startsWith('24.')) return process.execPath
  return execFileSync('npx', ['-y', 'node@24', '-p', 'process.execPath'], { encoding: 'utf8' }).trim()
}

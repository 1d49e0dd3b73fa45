// Makes proofs from a log's tiles.
import { consistencyPath } from './consistency.ts'
import { inclusionPath } from './inclusion.ts'
import type { LogState } from './log.ts'
import { tileSubtrees } from './subtree.ts'

/** Path of hashes that proves the entry at `index` to be in the log as it stands (RFC 6962, section 2.1.1). */
export function proveInclusion(log: LogState, index: number): Buffer[] {
  return inclusionPath(index, log.size, tileSubtrees(log))
}

/** Path of hashes that proves the log of size `to` to extend that of size `from` (RFC 6962, section 2.1.2). */
export function proveConsistency(log: LogState, from: number, to = log.size): Buffer[] {
  return consistencyPath(from, to, tileSubtrees(log))
}

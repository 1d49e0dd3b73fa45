// Consistency proofs: that a later tree holds an earlier one unchanged at its beginning (RFC 6962, section 2.1.2).
import assert from 'node:assert'
import { isHash } from './inclusion.ts'
import { nodeHash } from './merkle.ts'
import { leftLeaves, type SubtreeReader, subtreeRoot } from './subtree.ts'

export type ConsistencyProof = {
  /** Leaves in the earlier tree. */
  readonly from: bigint
  /** Leaves in the later tree. */
  readonly to: bigint
  /** 32 bytes each. */
  readonly path: readonly Uint8Array[]
}

/**
 * The path from the tree of `from` leaves to that of `to`: PROOF(m, D[n]) of RFC 6962, section 2.1.2. It is empty for
 * equal sizes and for the empty tree, which every tree extends.
 */
export function consistencyPath(from: number, to: number, read: SubtreeReader): Buffer[] {
  assert(0 <= from && from <= to, `a tree of ${to} does not extend one of ${from}`)
  if (from === 0 || from === to) return []
  const path: Buffer[] = []
  let first = 0
  let end = to
  // SUBPROOF(m, D[first:end], b): the earlier tree's whole root is known to who asks, any other is not.
  while (from < end) {
    const middle = first + leftLeaves(end - first)
    if (from <= middle) {
      path.push(subtreeRoot(middle, end, read))
      end = middle
    } else {
      path.push(subtreeRoot(first, middle, read))
      first = middle
    }
  }
  if (first > 0) path.push(subtreeRoot(first, end, read))
  return path.reverse()
}

/**
 * True where the path shows that the later root extends the earlier one, by the algorithm of RFC 9162, section 2.1.4.2.
 * Sizes may use 64 bits. From the empty tree nothing can be proved: `from` = 0 is never true, and who accepts every
 * first tree must say so before asking.
 */
export function verifyConsistency(proof: ConsistencyProof, fromRoot: Uint8Array, toRoot: Uint8Array): boolean {
  const { from, to, path } = proof
  if (from <= 0n || from > to) return false
  if (from === to) return path.length === 0 && Buffer.compare(fromRoot, toRoot) === 0
  if (![fromRoot, toRoot, ...path].every(isHash)) return false
  let place = from - 1n
  let last = to - 1n
  for (; place % 2n === 1n; place >>= 1n) last >>= 1n
  // A perfect earlier tree is itself the first node; otherwise the path begins with one.
  const rest = place === 0n ? path : path.slice(1)
  const start = place === 0n ? fromRoot : path[0]
  if (start === undefined || rest.length === 0) return false
  let fromHash = start
  let toHash = start
  for (const sibling of rest) {
    if (last === 0n) return false
    if (place % 2n === 1n || place === last) {
      fromHash = nodeHash(sibling, fromHash)
      toHash = nodeHash(sibling, toHash)
      for (; place % 2n === 0n && place !== 0n; place >>= 1n) last >>= 1n
    } else {
      toHash = nodeHash(toHash, sibling)
    }
    place >>= 1n
    last >>= 1n
  }
  return last === 0n && Buffer.compare(fromHash, fromRoot) === 0 && Buffer.compare(toHash, toRoot) === 0
}

// Inclusion proofs: that a leaf stands at its place in the tree of a given root (RFC 6962, section 2.1.1).
import assert from 'node:assert'
import { hashBytes, nodeHash } from './merkle.ts'
import { leftLeaves, type SubtreeReader, subtreeRoot } from './subtree.ts'

export type InclusionProof = {
  /** Place of the leaf, from 0. */
  readonly index: bigint
  /** Leaves in the tree. */
  readonly size: bigint
  /** 32 bytes each: the leaf's sibling first, the root's child last. */
  readonly path: readonly Uint8Array[]
}

/** The path of the leaf at `index` in the tree of `size` leaves: PATH(m, D[n]) of RFC 6962, section 2.1.1. */
export function inclusionPath(index: number, size: number, read: SubtreeReader): Buffer[] {
  assert(0 <= index && index < size, `leaf ${index} is not in a tree of ${size}`)
  const path: Buffer[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + leftLeaves(to - from)
    if (index < middle) {
      path.push(subtreeRoot(middle, to, read))
      to = middle
    } else {
      path.push(subtreeRoot(from, middle, read))
      from = middle
    }
  }
  return path.reverse()
}

/**
 * True where the path leads from the leaf's hash to the root, by the algorithm of RFC 9162, section 2.1.3.2. Sizes may
 * use 64 bits. A hash that is not 32 bytes long never holds.
 */
export function verifyInclusion(proof: InclusionProof, leaf: Uint8Array, root: Uint8Array): boolean {
  const { index, size, path } = proof
  if (index < 0n || index >= size || ![leaf, root, ...path].every(isHash)) return false
  let place = index
  let last = size - 1n
  let hash = leaf
  for (const sibling of path) {
    if (last === 0n) return false
    if (place % 2n === 1n || place === last) {
      hash = nodeHash(sibling, hash)
      // The last node of a level that has no sibling there moves up unchanged.
      for (; place % 2n === 0n && place !== 0n; place >>= 1n) last >>= 1n
    } else {
      hash = nodeHash(hash, sibling)
    }
    place >>= 1n
    last >>= 1n
  }
  return last === 0n && Buffer.compare(hash, root) === 0
}

/** True for bytes that can be a SHA-256 hash. */
export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === hashBytes
}

// Hashes of the Merkle tree of RFC 6962, section 2.1: empty tree, leaf, node, and the root over a run of hashes.
import assert from 'node:assert'
import { createHash, hash } from 'node:crypto'

/** Length of a SHA-256 hash in bytes. */
export const hashBytes = 32

/** Hash of the tree without leaves: SHA-256 of nothing (RFC 6962, section 2.1). */
export function emptyRoot(): Buffer {
  return createHash('sha256').digest()
}

/** Hash of an entry: `SHA-256(00 ‖ entry)` (RFC 6962, section 2.1). */
export function leafHash(entry: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(entry).digest()
}

/** Hash of two neighbouring subtrees: `SHA-256(01 ‖ left ‖ right)` (RFC 6962, section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

/**
 * SHA-256 of `input` as 32 characters, one a byte (the encoding `latin1`). For a leaf, `input` is `00 ‖ entry` in one
 * piece. A string costs half of what a new Buffer does, and a tile's hashes can be joined and written at once.
 */
export function hashText(input: Uint8Array): string {
  return hash('sha256', input, 'binary')
}

/** The most hashes that `rootOfRun` takes: a full tile and one hash after it. */
export const runHashesMax = 257

/**
 * Root over 1 to 257 neighbouring hashes, given one after the other. All but the last stand for perfect subtrees of one
 * height; the last may stand for a smaller tree. Pairing level by level and promoting an odd last hash gives the tree of
 * RFC 6962, section 2.1, whose left part is the largest power of two below the number of leaves.
 */
export function rootOfRun(run: Uint8Array): Buffer {
  let count = run.length / hashBytes
  assert(Number.isInteger(count) && count >= 1 && count <= runHashesMax, 'a run has 1 to 257 hashes')
  scratch.set(run, 1)
  while (count > 1) {
    const pairs = count >> 1
    let hashes = ''
    for (let pair = 0; pair < pairs; pair++) {
      // The byte before a pair belongs to the pair before it, which is already hashed: it can carry the prefix.
      scratch[pair * 2 * hashBytes] = 1
      hashes += hashText(pairInputs[pair]!)
    }
    scratch.write(hashes, 1, 'latin1')
    if (count % 2 === 1)
      scratch.copy(scratch, 1 + pairs * hashBytes, 1 + (count - 1) * hashBytes, 1 + count * hashBytes)
    count -= pairs
  }
  return Buffer.from(scratch.subarray(1, 1 + hashBytes))
}

const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

// One buffer and one view per pair for all runs: hashing a tile allocates nothing.
const scratch = Buffer.alloc(1 + runHashesMax * hashBytes)
const pairInputs = Array.from({ length: runHashesMax >> 1 }, (_, pair) =>
  scratch.subarray(pair * 2 * hashBytes, pair * 2 * hashBytes + 1 + 2 * hashBytes),
)

// Roots of parts of a log's tree, put together from its tiles.
import assert from 'node:assert'
import { type LogExtent, readHashTile } from './entries.ts'
import { hashBytes, nodeHash, rootOfRun } from './merkle.ts'
import { tileWidth } from './tile.ts'

/** Gives the root of the perfect subtree of 2^height leaves that begins at leaf `index · 2^height`. */
export type SubtreeReader = (height: number, index: number) => Buffer

/** Root over the leaves from `from` up to and without `to`, as RFC 6962, section 2.1, splits them. */
export function subtreeRoot(from: number, to: number, read: SubtreeReader): Buffer {
  const leaves = to - from
  assert(leaves > 0, 'a subtree has leaves')
  const height = Math.log2(leaves)
  if (Number.isInteger(height) && from % leaves === 0) return read(height, from / leaves)
  const middle = from + leftLeaves(leaves)
  return nodeHash(subtreeRoot(from, middle, read), subtreeRoot(middle, to, read))
}

/** Leaves of the left part of a tree of two or more: the largest power of two below their number (RFC 6962, section 2.1). */
export function leftLeaves(leaves: number): number {
  let left = 1
  while (left * 2 < leaves) left *= 2
  return left
}

/** Reads perfect subtrees from a log's tiles, each tile once. Refuses where one is missing or too short. */
export function tileSubtrees(log: LogExtent): SubtreeReader {
  const tiles = new Map<string, Buffer>()
  const readTile = (level: number, index: number) => {
    const key = `${level}/${index}`
    const known = tiles.get(key)
    if (known !== undefined) return known
    const tile = readHashTile(log, level, index)
    tiles.set(key, tile)
    return tile
  }
  return (height, index) => {
    const level = Math.floor(height / tileHeight)
    const hashes = 2 ** (height - level * tileHeight)
    const first = index * hashes
    const tile = readTile(level, Math.floor(first / tileWidth))
    const start = (first % tileWidth) * hashBytes
    return rootOfRun(tile.subarray(start, start + hashes * hashBytes))
  }
}

/** Levels of the tree that one tile spans. */
const tileHeight = Math.log2(tileWidth)

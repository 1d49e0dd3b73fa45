// The tree and its proofs against the definitions of RFC 6962, written out as they stand there.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consistencyPath, verifyConsistency } from '../../src/record/consistency.ts'
import { inclusionPath, verifyInclusion } from '../../src/record/inclusion.ts'
import { hashBytes, leafHash, rootOfRun, runHashesMax } from '../../src/record/merkle.ts'
import { type SubtreeReader, subtreeRoot } from '../../src/record/subtree.ts'
import { tileWidth, widthInLog } from '../../src/record/tile.ts'
import { TileTree } from '../../src/record/tile-tree.ts'

const entries = Array.from({ length: 70_000 }, (_, i) => Buffer.from(`entry ${i}`))
const leaves = entries.slice(0, 600).map(leafHash)
const readerOf: SubtreeReader = (height, index) => mth(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height))

describe('roots', () => {
  test('of every size up to 600, by runs and by a growing tree', () => {
    const tree = new TileTree(() => {})
    for (let size = 1; size <= leaves.length; size++) {
      tree.addLeaf(Buffer.concat([Buffer.of(0), entries[size - 1]!]))
      const expected = mth(leaves.slice(0, size))
      expect(tree.root()).toEqual(expected)
      if (size <= runHashesMax) expect(rootOfRun(Buffer.concat(leaves.slice(0, size)))).toEqual(expected)
    }
  })

  test('of a tree of three levels, grown at once or taken up again from its edge at any size', () => {
    const tiles = new Map<string, Buffer>()
    const grow = (tree: TileTree, to: number) => {
      while (tree.size < to) tree.addLeaf(Buffer.concat([Buffer.of(0), entries[tree.size]!]))
      return tree
    }
    const keep = ({ level, index, hashes }: { level: number; index: number; hashes: Buffer }) =>
      tiles.set(`${level}/${index}`, Buffer.from(hashes))
    const whole = grow(new TileTree(keep), entries.length)
    expect(whole.partialTiles().map(({ level, hashes }) => [level, hashes.length / hashBytes])).toEqual([
      [0, 70_000 % tileWidth],
      [1, Math.floor(70_000 / 256) % 256],
      [2, 1],
    ])
    for (const size of [65_535, 65_536, 65_537, 69_999]) {
      const start = grow(new TileTree(() => {}), size)
      const edge = new Map(start.partialTiles().map(({ level, hashes }) => [level, Buffer.from(hashes)]))
      const again = new TileTree(
        () => {},
        size,
        (level) => edge.get(level)!,
      )
      expect(again.root()).toEqual(start.root())
      expect(grow(again, entries.length).root()).toEqual(whole.root())
    }
    expect([...tiles.keys()].filter((key) => key.startsWith('1/'))).toEqual(['1/0'])
    expect(widthInLog(1, 1, entries.length)).toBe(17)
  })
})

describe('proofs', () => {
  const sizes = fc.integer({ min: 1, max: leaves.length })

  test('are the paths of the definitions', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, seed) => {
        const index = seed % size
        expect(inclusionPath(index, size, readerOf)).toEqual(pathOf(index, leaves.slice(0, size)))
        const from = 1 + (seed % size)
        expect(consistencyPath(from, size, readerOf)).toEqual(proofOf(from, leaves.slice(0, size), true))
      }),
      { numRuns: 300 },
    )
  })

  test('hold, and hold for nothing else', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), fc.nat(), (size, seed, byte, bit) => {
        const index = seed % size
        const root = subtreeRoot(0, size, readerOf)
        const path = inclusionPath(index, size, readerOf)
        const proof = { index: BigInt(index), size: BigInt(size), path }
        const leaf = leaves[index]!
        expect(verifyInclusion(proof, leaf, root)).toBe(true)
        expect(verifyInclusion(proof, leaves[(index + 1) % leaves.length]!, root)).toBe(false)
        expect(verifyInclusion(proof, leaf, leafHash(root))).toBe(false)
        expect(verifyInclusion({ ...proof, index: proof.index + proof.size }, leaf, root)).toBe(false)
        expect(verifyInclusion({ ...proof, path: [...path, root] }, leaf, root)).toBe(false)
        if (path.length > 0) {
          expect(verifyInclusion({ ...proof, path: path.slice(1) }, leaf, root)).toBe(false)
          expect(verifyInclusion({ ...proof, path: flip(path, byte, bit) }, leaf, root)).toBe(false)
          expect(verifyInclusion({ ...proof, index: proof.index ^ 1n }, leaf, root)).toBe(false)
        }
        const from = 1 + (seed % size)
        const fromRoot = subtreeRoot(0, from, readerOf)
        const extension = { from: BigInt(from), to: BigInt(size), path: consistencyPath(from, size, readerOf) }
        expect(verifyConsistency(extension, fromRoot, root)).toBe(true)
        expect(verifyConsistency(extension, leafHash(fromRoot), root)).toBe(false)
        expect(verifyConsistency({ ...extension, path: [...extension.path, root] }, fromRoot, root)).toBe(false)
        if (from === size) return
        expect(verifyConsistency(extension, fromRoot, fromRoot)).toBe(false)
        expect(verifyConsistency({ ...extension, path: flip(extension.path, byte, bit) }, fromRoot, root)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

function flip(path: readonly Buffer[], byte: number, bit: number): Buffer[] {
  const bytes = Buffer.concat(path)
  bytes[byte % bytes.length]! ^= 1 << (bit % 8)
  return path.map((_, i) => bytes.subarray(i * hashBytes, (i + 1) * hashBytes))
}

// MTH(D[n]) of RFC 6962, section 2.1, over leaf hashes.
function mth(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0]!
  const k = split(hashes.length)
  return createHash('sha256')
    .update(Buffer.concat([Buffer.of(1), mth(hashes.slice(0, k)), mth(hashes.slice(k))]))
    .digest()
}

// PATH(m, D[n]) of RFC 6962, section 2.1.1.
function pathOf(m: number, hashes: readonly Buffer[]): Buffer[] {
  if (hashes.length === 1) return []
  const k = split(hashes.length)
  return m < k
    ? [...pathOf(m, hashes.slice(0, k)), mth(hashes.slice(k))]
    : [...pathOf(m - k, hashes.slice(k)), mth(hashes.slice(0, k))]
}

// SUBPROOF(m, D[n], b) of RFC 6962, section 2.1.2.
function proofOf(m: number, hashes: readonly Buffer[], isWhole: boolean): Buffer[] {
  if (m === hashes.length) return isWhole ? [] : [mth(hashes)]
  const k = split(hashes.length)
  return m <= k
    ? [...proofOf(m, hashes.slice(0, k), isWhole), mth(hashes.slice(k))]
    : [...proofOf(m - k, hashes.slice(k), false), mth(hashes.slice(0, k))]
}

function split(n: number): number {
  return 2 ** Math.ceil(Math.log2(n) - 1)
}

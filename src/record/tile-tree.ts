// Grows a Merkle tree leaf by leaf, holding only its right edge: the last, unfinished tile of each level.
import assert from 'node:assert'
import { emptyRoot, hashBytes, hashText, rootOfRun } from './merkle.ts'
import { tileWidth, widthInLog } from './tile.ts'

/** A tile of hashes as it fills: `hashes` is 32 bytes times its width. */
export type EdgeTile = {
  readonly level: number
  readonly index: number
  readonly hashes: Buffer
}

/** Takes a tile at the moment it is full. Its bytes are only good during the call. */
export type FullTileSink = (tile: EdgeTile) => void

/** The growing tree. It stands at the size and edge it was made with until leaves are added. */
export class TileTree {
  #size: number
  #pending = ''
  readonly #edge: Level[]
  readonly #onFull: FullTileSink

  /** `readEdge` gives the hashes of the partial tile at a level of a tree of `size` leaves; it is asked for each one. */
  constructor(onFull: FullTileSink, size = 0, readEdge: (level: number, index: number) => Buffer = noEdge) {
    this.#size = size
    this.#onFull = onFull
    this.#edge = []
    for (let level = 0; level === 0 || tileWidth ** level <= size; level++) {
      const index = Math.floor(size / tileWidth ** (level + 1))
      const width = widthInLog(level, index, size)
      const hashes = Buffer.alloc(tileWidth * hashBytes)
      if (width > 0) {
        const known = readEdge(level, index)
        assert(known.length === width * hashBytes, 'an edge tile has the width that the size gives it')
        hashes.set(known)
      }
      this.#edge.push({ index, width, hashes })
    }
  }

  get size(): number {
    return this.#size
  }

  /** Adds a leaf by its input `00 ‖ entry`, in one piece. */
  addLeaf(input: Uint8Array): void {
    this.#pending += hashText(input)
    this.#size += 1
    if (this.#size % tileWidth === 0) this.#settle()
  }

  /** The partial tiles of the tree as it stands, from level 0 up; their bytes are only good until the next leaf. */
  partialTiles(): readonly EdgeTile[] {
    this.#settle()
    return this.#edge.flatMap(({ index, width, hashes }, level) =>
      width === 0 ? [] : [{ level, index, hashes: hashes.subarray(0, width * hashBytes) }],
    )
  }

  /** Root of the tree as it stands (RFC 6962, section 2.1). */
  root(): Buffer {
    let root: Buffer | undefined
    for (const { hashes } of this.partialTiles()) {
      // What stands to the right of this level's hashes is smaller than any one of them: it is the run's last.
      root = rootOfRun(root === undefined ? hashes : Buffer.concat([hashes, root]))
    }
    return root ?? emptyRoot()
  }

  // Takes the leaves that were hashed since the last time into the edge.
  #settle(): void {
    const leaves = this.#edge[0]!
    leaves.hashes.write(this.#pending, leaves.width * hashBytes, 'latin1')
    leaves.width += this.#pending.length / hashBytes
    this.#pending = ''
    if (leaves.width === tileWidth) this.#carry(0)
  }

  #carry(level: number): void {
    const full = this.#edge[level]!
    this.#onFull({ level, index: full.index, hashes: full.hashes })
    this.#edge[level + 1] ??= { index: 0, width: 0, hashes: Buffer.alloc(tileWidth * hashBytes) }
    const above = this.#edge[level + 1]!
    rootOfRun(full.hashes).copy(above.hashes, above.width * hashBytes)
    above.width += 1
    full.index += 1
    full.width = 0
    if (above.width === tileWidth) this.#carry(level + 1)
  }
}

type Level = { index: number; width: number; readonly hashes: Buffer }

function noEdge(): Buffer {
  throw new Error('a tree that starts with leaves needs its edge')
}

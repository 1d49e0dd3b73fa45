// Walks a log on disk from its first entry to its root, comparing what is stored with what is computed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Issue } from '../base/issue.ts'
import { bundleOffsets } from './bundle.ts'
import type { Checkpoint } from './checkpoint.ts'
import { readFileInto } from './entries.ts'
import { hashBytes, rootOfRun } from './merkle.ts'
import { type TileLevel, tilePath, tileWidth, widthInLog } from './tile.ts'
import { listTileFiles, type TileFiles } from './tile-files.ts'
import { type EdgeTile, TileTree } from './tile-tree.ts'
import { LogWrong, wrong } from './wrong.ts'

/** What a walk compared; `LogFigures` says what each figure counts. */
export type Walked = {
  readonly entries: number
  readonly tiles: number
  readonly earlierTiles: number
  readonly bytes: number
  readonly nodes: number
  readonly unpublished: number
  readonly foreign: number
}

/** Called with each entry once its bundle was found right. An issue that it returns is a wrong place. */
export type EntryCheck = (bytes: Buffer, index: number) => Issue | undefined

/** Compares every bundle, tile and the root with the checkpoint. Throws `LogWrong` at the first place that is wrong. */
export function walkLog(dir: string, checkpoint: Checkpoint, onEntry?: EntryCheck): Walked {
  const size = Number(checkpoint.size)
  const walk: Walk = { dir, size, root: checkpoint.root, files: listTileFiles(dir, size), tally: newTally() }
  const tree = new TileTree((tile) => compareTile(walk, tile))
  const buffer = Buffer.allocUnsafe(bundleBufferBytes)
  const offsets = new Uint32Array(tileWidth + 1)
  for (let index = 0; index * tileWidth < size; index++) {
    const bytes = readBundle(walk, index, buffer, offsets)
    addLeaves(tree, bytes, offsets, widthInLog('entries', index, size))
    const edge = tree.size % tileWidth === 0 ? undefined : tree.partialTiles()[0]
    if (edge !== undefined) compareTile(walk, edge)
    // Only now is the bundle known to be right, and so a measure for its earlier forms.
    compareEarlier(walk, 'entries', index, bytes, (earlier) => offsets[earlier]! - 2)
    if (onEntry !== undefined) checkEntries(walk, index, bytes, offsets, onEntry)
  }
  for (const tile of tree.partialTiles()) if (tile.level > 0) compareTile(walk, tile)
  const root = tree.root()
  if (!root.equals(checkpoint.root)) {
    const expected = checkpoint.root.toString('base64')
    throw wrong('log-root-wrong', join(dir, 'checkpoint'), { expected, found: root.toString('base64'), size })
  }
  const { unpublished, foreign } = walk.files
  return { entries: tree.size, ...walk.tally, nodes: hashesIn(size), unpublished, foreign }
}

type Walk = {
  readonly dir: string
  readonly size: number
  readonly root: Buffer
  readonly files: TileFiles
  readonly tally: { tiles: number; earlierTiles: number; bytes: number }
}

function newTally(): Walk['tally'] {
  return { tiles: 0, earlierTiles: 0, bytes: 0 }
}

// Reads a bundle and finds its entries.
function readBundle(walk: Walk, index: number, buffer: Buffer, offsets: Uint32Array): Buffer {
  const width = widthInLog('entries', index, walk.size)
  const path = join(walk.dir, tilePath('entries', index, width))
  const bytes = readFileInto(path, buffer)
  if (bytes === undefined) throw wrong('log-file-missing', path)
  if (bundleOffsets(bytes, width, offsets) === undefined) {
    throw wrong('log-bundle-wrong', path, { expected: width, found: bytes.length }, index * tileWidth)
  }
  walk.tally.tiles += 1
  walk.tally.bytes += bytes.length
  return bytes
}

// The byte before an entry, the low one of its length, makes room for the 00 of its leaf.
function addLeaves(tree: TileTree, bytes: Buffer, offsets: Uint32Array, width: number): void {
  for (let i = 0; i < width; i++) {
    const start = offsets[i]! - 1
    const low = bytes[start]!
    bytes[start] = 0
    tree.addLeaf(bytes.subarray(start, offsets[i + 1]! - 2))
    bytes[start] = low
  }
}

function checkEntries(walk: Walk, index: number, bytes: Buffer, offsets: Uint32Array, onEntry: EntryCheck): void {
  const width = widthInLog('entries', index, walk.size)
  for (let i = 0; i < width; i++) {
    const entryIndex = index * tileWidth + i
    const issue = onEntry(bytes.subarray(offsets[i]!, offsets[i + 1]! - 2), entryIndex)
    if (issue !== undefined) throw new LogWrong(issue, entryIndex)
  }
}

function compareTile(walk: Walk, { level, index, hashes }: EdgeTile): void {
  const path = join(walk.dir, tilePath(level, index, hashes.length / hashBytes))
  const stored = readFileInto(path, tileBuffer)
  if (stored === undefined) throw wrong('log-file-missing', path)
  if (!stored.equals(hashes)) throw differing(walk, path, { level, index, hashes }, stored)
  walk.tally.tiles += 1
  walk.tally.bytes += stored.length
  compareEarlier(walk, level, index, hashes, (earlier) => earlier * hashBytes)
}

// A partial tile of an earlier size is the beginning of what came of it.
function compareEarlier(
  walk: Walk,
  level: TileLevel,
  index: number,
  bytes: Buffer,
  lengthAt: (width: number) => number,
): void {
  for (const width of walk.files.earlierWidths(level, index)) {
    const path = join(walk.dir, tilePath(level, index, width))
    const stored = readFileSync(path)
    if (!stored.equals(bytes.subarray(0, lengthAt(width)))) throw wrong('log-earlier-wrong', path, { level, index })
    walk.tally.earlierTiles += 1
    walk.tally.bytes += stored.length
  }
}

// Says which of two that differ is wrong: the stored tile, or what the hashes computed for it were made of.
function differing(walk: Walk, path: string, computed: EdgeTile, stored: Buffer): LogWrong {
  const { level, index, hashes } = computed
  if (stored.length !== hashes.length) {
    return wrong('log-tile-length-wrong', path, { expected: hashes.length, found: stored.length })
  }
  let at = 0
  while (stored.subarray(at, at + hashBytes).equals(hashes.subarray(at, at + hashBytes))) at += hashBytes
  const inTile = stored.toString('hex', at, at + hashBytes)
  const below = hashes.toString('hex', at, at + hashBytes)
  const position = index * tileWidth + at / hashBytes
  const entryIndex = level === 0 ? position : null
  if (!isVouchedFor(walk, computed, stored)) {
    return wrong('log-tile-wrong', path, { level, position, expected: below, found: inTile }, entryIndex)
  }
  const expected = { expected: inTile, found: below }
  if (level > 0) return wrong('log-subtree-wrong', join(walk.dir, tilePath(level - 1, position)), expected)
  const bundlePath = join(walk.dir, tilePath('entries', index, hashes.length / hashBytes))
  return wrong('log-entry-wrong', bundlePath, { entry: position, ...expected }, entryIndex)
}

// Whether a stored tile, and not what was computed for it, is what stands signed: by its hash in the tile above, or for
// the last, partial tile of a level by the root.
function isVouchedFor(walk: Walk, { level, index }: EdgeTile, stored: Buffer): boolean {
  try {
    if (stored.length < tileWidth * hashBytes) return storedRoot(walk).equals(walk.root)
    const above = readStored(walk, level + 1, Math.floor(index / tileWidth))
    const at = (index % tileWidth) * hashBytes
    return rootOfRun(stored).equals(above.subarray(at, at + hashBytes))
  } catch {
    return false
  }
}

function storedRoot(walk: Walk): Buffer {
  return new TileTree(
    () => {},
    walk.size,
    (level, index) => readStored(walk, level, index),
  ).root()
}

function readStored(walk: Walk, level: number, index: number): Buffer {
  return readFileSync(join(walk.dir, tilePath(level, index, widthInLog(level, index, walk.size))))
}

// A tree of n leaves has n - 1 nodes.
function hashesIn(size: number): number {
  return size === 0 ? 1 : 2 * size - 1
}

const bundleBufferBytes = 1024 * 1024
const tileBuffer = Buffer.allocUnsafe(tileWidth * hashBytes + 1)

// The append-only log on disk: made, opened, and grown by signed appends that happen in full or not at all.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../base/refusal.ts'
import { bundleWriter, formatBundle } from './bundle.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { makeFolder, syncFolder } from './durable.ts'
import { readEntries, readHashTile } from './entries.ts'
import { parseVkey, type Signer } from './key.ts'
import { takeLock, withLock } from './lock.ts'
import { emptyRoot, hashBytes, leafHash } from './merkle.ts'
import { parseNote, signNote, verifyNote } from './note.ts'
import { hasStaged, openStaging, recoverStaging, type Staging } from './staging.ts'
import { tilePath, tileWidth } from './tile.ts'
import { TileTree } from './tile-tree.ts'

/** A log as its signed checkpoint describes it. */
export type LogState = {
  /** The folder that holds `checkpoint` and `tile/`. */
  readonly dir: string
  readonly origin: string
  /** Number of entries. */
  readonly size: number
  /** 32 bytes. */
  readonly root: Buffer
  /** Public key that the checkpoint was checked with. */
  readonly vkey: string
  /** The checkpoint as it was signed: the file on disk moves on with the log. */
  readonly note: string
}

/** Makes an empty log with a signed checkpoint of size 0, named after its key. Refuses where the folder has a log. */
export async function createLog(dir: string, signer: Signer): Promise<LogState> {
  makeFolder(dir)
  await syncFolder(dirname(dir))
  return withLock(dir, async () => {
    await recoverStaging(dir)
    if (existsSync(checkpointPath(dir)) || existsSync(join(dir, 'tile'))) throw new Refusal('log-exists', { dir })
    return publish(dir, openStaging(dir), 0, emptyRoot(), signer)
  })
}

/**
 * Opens a log: reads its checkpoint and checks that it is signed by the key. An append that a crash cut off is first
 * completed or undone, unless a writer is at work or the folder cannot be written. Refuses where there is no log, or
 * where its checkpoint is malformed, unsigned, or of another origin than the key's name.
 */
export async function openLog(dir: string, vkey: string): Promise<LogState> {
  if (hasStaged(dir)) await recoverUnlessBusy(dir)
  return readState(dir, vkey)
}

/**
 * Appends entries, text as UTF-8, and publishes one new checkpoint. After a crash at any moment the log has all of the
 * entries or none. Nothing is kept where it throws: it refuses an entry over 65,535 bytes, a log that has grown since
 * it was opened, another writer at work, and tiles on disk that contradict the checkpoint or the new tree. Memory does not
 * grow with the number of entries.
 */
export async function appendEntries(
  log: LogState,
  entries: Iterable<string | Uint8Array>,
  signer: Signer,
): Promise<LogState> {
  if (signer.vkey !== log.vkey) throw new Refusal('log-key-differs', { dir: log.dir, vkey: log.vkey })
  return withLock(log.dir, async () => {
    await recoverStaging(log.dir)
    const current = readState(log.dir, log.vkey)
    if (current.size !== log.size || !current.root.equals(log.root)) {
      throw new Refusal('log-moved', { dir: log.dir, size: log.size, found: current.size })
    }
    const staging = openStaging(log.dir)
    try {
      const { size, root } = await stageTiles(log, entries, staging)
      if (size === log.size) {
        staging.discard()
        return log
      }
      return await publish(log.dir, staging, size, root, signer)
    } catch (error) {
      // A committed append is left for the next recovery to complete.
      if (!staging.isCommitted()) staging.discard()
      throw error
    }
  })
}

/** Where the log's signed checkpoint lies. */
export function checkpointPath(dir: string): string {
  return join(dir, 'checkpoint')
}

async function recoverUnlessBusy(dir: string): Promise<void> {
  let release: () => void
  try {
    release = takeLock(dir)
  } catch (error) {
    const code = (error as { readonly code?: string }).code
    if (code === 'log-locked' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return
    throw error
  }
  try {
    await recoverStaging(dir)
  } finally {
    release()
  }
}

function readState(dir: string, vkey: string): LogState {
  const path = checkpointPath(dir)
  if (!existsSync(path)) throw new Refusal('log-missing', { dir })
  const verifier = parseVkey(vkey)
  if (verifier === undefined) throw new Refusal('vkey-invalid', { vkey })
  const bytes = readFileSync(path)
  const note = parseNote(bytes)
  const checkpoint = note && parseCheckpoint(note.text)
  if (note === undefined || checkpoint === undefined || checkpoint.size > Number.MAX_SAFE_INTEGER) {
    throw new Refusal('log-checkpoint-malformed', { path })
  }
  if (verifyNote(note, [verifier]).kind !== 'verified') {
    throw new Refusal('log-checkpoint-unsigned', { path, vkey })
  }
  if (checkpoint.origin !== verifier.name) {
    throw new Refusal('log-checkpoint-foreign', { path, origin: checkpoint.origin, name: verifier.name })
  }
  return {
    dir,
    origin: checkpoint.origin,
    size: Number(checkpoint.size),
    root: checkpoint.root,
    vkey,
    note: bytes.toString('utf8'),
  }
}

// Stages every tile and bundle that the entries complete, then the partial ones of the size they end at.
async function stageTiles(log: LogState, entries: Iterable<string | Uint8Array>, staging: Staging) {
  const full: { readonly path: string; readonly hashes: Buffer }[] = []
  const tree = new TileTree(
    ({ level, index, hashes }) => full.push({ path: tilePath(level, index), hashes: Buffer.from(hashes) }),
    log.size,
    (level, index) => readHashTile(log, level, index),
  )
  const bundle = bundleWriter(readPartialBundle(log, tree))
  for (const entry of entries) {
    tree.addLeaf(bundle.add(entry, tree.size))
    if (tree.size % tileWidth !== 0) continue
    await staging.write(tilePath('entries', tree.size / tileWidth - 1), bundle.bytes())
    for (const tile of full.splice(0)) await staging.write(tile.path, tile.hashes)
    bundle.restart()
  }
  if (tree.size === log.size) return { size: log.size, root: log.root }
  const width = tree.size % tileWidth
  if (width > 0) await staging.write(tilePath('entries', Math.floor(tree.size / tileWidth), width), bundle.bytes())
  for (const { level, index, hashes } of tree.partialTiles()) {
    await staging.write(tilePath(level, index, hashes.length / hashBytes), hashes)
  }
  return { size: tree.size, root: tree.root() }
}

// What the new entries stand on must be what was signed: the edge's root, and the entries that are written again.
function readPartialBundle(log: LogState, tree: TileTree): Buffer {
  if (!tree.root().equals(log.root)) throw new Refusal('log-edge-differs', { dir: log.dir, size: log.size })
  const firstIndex = log.size - (log.size % tileWidth)
  if (firstIndex === log.size) return Buffer.alloc(0)
  const leaves = readHashTile(log, 0, firstIndex / tileWidth)
  const entries = [...readEntries(log, firstIndex)]
  for (const { index, bytes } of entries) {
    const at = (index - firstIndex) * hashBytes
    if (!leafHash(bytes).equals(leaves.subarray(at, at + hashBytes))) {
      const path = join(log.dir, tilePath('entries', firstIndex / tileWidth, log.size - firstIndex))
      throw new Refusal('log-entry-differs', { path, entry: index })
    }
  }
  return formatBundle(entries.map(({ bytes }) => bytes))
}

async function publish(dir: string, staging: Staging, size: number, root: Buffer, signer: Signer): Promise<LogState> {
  const note = signNote(formatCheckpoint(signer.name, size, root), [signer])
  await staging.commit(Buffer.from(note))
  return { dir, origin: signer.name, size, root, vkey: signer.vkey, note }
}

// Makes an append all or nothing: its files are staged, committed by staging the checkpoint, and then moved into place.
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { durableWriter, isTakenBySame, linkExclusively, makeFolder, syncFolder } from './durable.ts'

export type Staging = {
  /** Stages a file for its path below the log's folder. The bytes may be reused once it returns. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>
  /** Stages the checkpoint and puts everything in place. From the moment the checkpoint is on disk there is no way back. */
  readonly commit: (checkpoint: Uint8Array) => Promise<void>
  /** True from the moment there is no way back. */
  readonly isCommitted: () => boolean
  /** Forgets what was staged. */
  readonly discard: () => void
}

/** Begins an append to the log in `dir`; what an earlier one left must have been recovered before. */
export function openStaging(dir: string): Staging {
  const staging = join(dir, stagingName)
  mkdirSync(staging)
  const writer = durableWriter()
  let committed = false
  return {
    write: (path, bytes) => writer.write(join(staging, stagedName(path)), bytes),
    commit: async (checkpoint) => {
      await writer.settle()
      // What cannot be put in place must be known while there is a way back.
      for (const name of stagedTiles(staging)) isTakenBySame(join(staging, name), join(dir, finalPath(name)))
      // Tiles and their staged names are durable before the checkpoint that speaks for them exists.
      await Promise.all([syncFolder(staging), syncFolder(dir)])
      await writer.write(join(staging, checkpointPending), checkpoint)
      await writer.settle()
      committed = true
      renameSync(join(staging, checkpointPending), join(staging, checkpointName))
      await syncFolder(staging)
      await finish(dir)
    },
    isCommitted: () => committed,
    discard: () => clear(staging),
  }
}

/** True where an append left something behind, or is under way. */
export function hasStaged(dir: string): boolean {
  return existsSync(join(dir, stagingName))
}

/**
 * Brings a log whose append was cut off to the new state where that append was committed, and to the old one where it
 * was not. The writer's lock must be held.
 */
export async function recoverStaging(dir: string): Promise<'clean' | 'discarded' | 'completed'> {
  const staging = join(dir, stagingName)
  if (!existsSync(staging)) return 'clean'
  if (existsSync(join(staging, checkpointName))) {
    await finish(dir)
    return 'completed'
  }
  // Nothing is put in place before the staged checkpoint is on disk: these files belong to no published log.
  clear(staging)
  return 'discarded'
}

// Every step may be repeated, so that a cut inside it is mended by doing it again.
async function finish(dir: string): Promise<void> {
  const staging = join(dir, stagingName)
  const folders = new Set<string>()
  for (const name of stagedTiles(staging)) {
    const path = join(dir, finalPath(name))
    const folder = dirname(path)
    if (!folders.has(folder)) {
      makeFolder(folder)
      for (let above = folder; relative(dir, above) !== ''; above = dirname(above)) folders.add(above)
    }
    linkExclusively(join(staging, name), path)
  }
  await Promise.all([...folders, dir].map(syncFolder))
  await publishCheckpoint(dir, staging)
  clear(staging)
}

// Linked, then renamed: the staged checkpoint stays until the new name is durable.
async function publishCheckpoint(dir: string, staging: string): Promise<void> {
  const staged = join(staging, checkpointName)
  const published = join(dir, checkpointName)
  if (existsSync(published) && readFileSync(published).equals(readFileSync(staged))) return
  const pending = join(staging, checkpointPending)
  rmSync(pending, { force: true })
  linkSync(staged, pending)
  renameSync(pending, published)
  await syncFolder(dir)
}

// The staged checkpoint goes first: without it, whatever else a cut leaves here is discarded. By then all is in place.
function clear(staging: string): void {
  rmSync(join(staging, checkpointName), { force: true })
  for (const name of readdirSync(staging)) unlinkSync(join(staging, name))
  rmSync(staging, { recursive: true, force: true })
}

function stagedTiles(staging: string): string[] {
  return readdirSync(staging).filter((name) => name.startsWith(tilePrefix))
}

function stagedName(path: string): string {
  return path.replaceAll('/', '~')
}

function finalPath(name: string): string {
  return name.replaceAll('~', '/')
}

const stagingName = '.staging'
const checkpointName = 'checkpoint'
const checkpointPending = 'checkpoint.pending'
const tilePrefix = 'tile~'

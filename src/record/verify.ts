// Checks a log on disk from its entries up: every leaf, every tile, the root and its signature.
import { existsSync, readFileSync } from 'node:fs'
import type { Issue } from '../base/issue.ts'
import { Refusal } from '../base/refusal.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { parseVkey, type Verifier } from './key.ts'
import { checkpointPath } from './log.ts'
import { parseNote, verifyNote } from './note.ts'
import { type EntryCheck, walkLog } from './walk.ts'
import { LogWrong, wrong } from './wrong.ts'

/** What was checked, in figures. */
export type LogFigures = {
  readonly origin: string
  /** Entries that the checkpoint speaks for. */
  readonly size: number
  /** 32 bytes, as the checkpoint has it. */
  readonly root: Buffer
  /** Entries whose leaf was computed. */
  readonly entries: number
  /** Tiles of hashes and bundles of entries compared, of the present size. */
  readonly tiles: number
  /** Partial tiles and bundles of earlier sizes compared. */
  readonly earlierTiles: number
  /** Bytes read of all of these. */
  readonly bytes: number
  /** Hashes of the tree that were computed: leaves and nodes. */
  readonly nodes: number
  /** Tiles beyond the checkpoint, of an append that was never published; they were not looked into. */
  readonly unpublished: number
  /** Files in the tile folder that are no tiles. */
  readonly foreign: number
  /** Name of the key whose signature holds; null where no key was given. */
  readonly signedBy: string | null
}

/** `issue` says at the first wrong place what was expected and what was found. */
export type LogVerdict =
  | { readonly kind: 'verified'; readonly figures: LogFigures }
  | {
      readonly kind: 'wrong'
      readonly issue: Issue
      /** Index of the first wrong entry, from 0, where the wrong place is an entry. */
      readonly entryIndex: number | null
    }

export type VerifyOptions = {
  /**
   * Called with each entry after its bundle was found right; the bytes are only good during the call. An issue that it
   * returns is the first wrong place.
   */
  readonly onEntry?: EntryCheck
}

/**
 * Checks the log in a folder: the checkpoint's form and, where a vkey is given, its signature; every entry's leaf hash
 * against the tiles, every tile of every level against the leaves, also the partial ones of earlier sizes, and the root.
 * Stops at the first wrong place. Refuses where there is no log or the vkey is none. Memory does not grow with the entries.
 */
export function verifyLog(dir: string, vkey?: string, options: VerifyOptions = {}): LogVerdict {
  const path = checkpointPath(dir)
  if (!existsSync(path)) throw new Refusal('log-missing', { dir })
  const verifier = vkey === undefined ? undefined : parseVkey(vkey)
  if (vkey !== undefined && verifier === undefined) throw new Refusal('vkey-invalid', { vkey })
  try {
    const checkpoint = checkCheckpoint(path, verifier)
    const { origin, root } = checkpoint
    const size = Number(checkpoint.size)
    const walked = walkLog(dir, checkpoint, options.onEntry)
    return { kind: 'verified', figures: { origin, size, root, ...walked, signedBy: verifier?.name ?? null } }
  } catch (error) {
    if (error instanceof LogWrong) return { kind: 'wrong', issue: error.issue, entryIndex: error.entryIndex }
    throw error
  }
}

function checkCheckpoint(path: string, verifier: Verifier | undefined): Checkpoint {
  const note = parseNote(readFileSync(path))
  const checkpoint = note && parseCheckpoint(note.text)
  if (note === undefined || checkpoint === undefined || checkpoint.size > Number.MAX_SAFE_INTEGER) {
    throw wrong('log-checkpoint-malformed', path)
  }
  if (verifier === undefined) return checkpoint
  if (verifyNote(note, [verifier]).kind !== 'verified')
    throw wrong('log-checkpoint-unsigned', path, { key: verifier.name })
  if (checkpoint.origin !== verifier.name) {
    throw wrong('log-checkpoint-foreign', path, { expected: verifier.name, found: checkpoint.origin })
  }
  return checkpoint
}

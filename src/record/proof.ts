// Proof files that are checked offline: entry's place, path and signed checkpoint, as C2SP tlog-proof writes them.
import { isUtf8 } from 'node:buffer'
import { decodeBase64 } from './base64.ts'
import { type Checkpoint, parseCheckpoint, parseSize } from './checkpoint.ts'
import { verifyInclusion } from './inclusion.ts'
import type { Verifier } from './key.ts'
import { hashBytes, leafHash } from './merkle.ts'
import { type Note, parseNote, type VerifiedSignature, verifyNote } from './note.ts'

export type Proof = {
  /** Unauthenticated bytes beside the proof; Kept puts the entry here where it fits, so that the file stands alone. */
  readonly extra: Uint8Array | null
  readonly index: bigint
  /** 32 bytes each, as in `InclusionProof`. */
  readonly path: readonly Uint8Array[]
  /** The signed note of the checkpoint, as it was published. */
  readonly checkpoint: string
}

export type ProofVerdict =
  | {
      readonly kind: 'verified'
      readonly entry: Uint8Array
      readonly index: bigint
      readonly checkpoint: Checkpoint
      readonly by: readonly VerifiedSignature[]
    }
  | { readonly kind: 'refused'; readonly reason: ProofFault }

/** Why a proof does not hold. */
export type ProofFault =
  | 'proof-malformed'
  | 'checkpoint-malformed'
  | 'checkpoint-unsigned'
  | 'checkpoint-signature-wrong'
  | 'checkpoint-foreign'
  | 'entry-missing'
  | 'path-wrong'

/** Longest line of a proof file in bytes; an entry of more than 49,146 bytes does not fit into the extra line. */
export const proofLineBytesMax = 65_535

/** Writes a proof file (tlog-proof, "Format"). An `extra` whose line would be too long is left out. */
export function formatProof({ extra, index, path, checkpoint }: Proof): string {
  const extraLine = extra === null ? '' : `extra ${encode(extra)}\n`
  const hashes = path.map((hash) => `${encode(hash)}\n`).join('')
  return `${header}\n${extraLine.length > proofLineBytesMax ? '' : extraLine}index ${index}\n${hashes}\n${checkpoint}`
}

/** Reads a proof file; undefined where it breaks a rule of tlog-proof, "Format". Nothing in it is checked yet. */
export function parseProof(bytes: Uint8Array): Proof | undefined {
  if (!isUtf8(bytes)) return undefined
  const text = Buffer.from(bytes).toString('utf8')
  const split = text.indexOf('\n\n')
  if (split < 0) return undefined
  const lines = text.slice(0, split).split('\n')
  const checkpoint = text.slice(split + 2)
  const isTooLong = (line: string) => Buffer.byteLength(line) > proofLineBytesMax
  if (lines.some(isTooLong) || checkpoint.split('\n').some(isTooLong) || lines.shift() !== header) return undefined
  const extra = lines[0]?.startsWith('extra ') ? decodeBase64(lines.shift()!.slice('extra '.length)) : null
  const indexLine = lines.shift()
  const index = indexLine?.startsWith('index ') ? parseSize(indexLine.slice('index '.length)) : undefined
  const path = lines.map(decodeBase64)
  if (extra === undefined || index === undefined || !path.every(isPathHash)) return undefined
  return { extra, index, path, checkpoint }
}

/**
 * Checks a proof file with nothing but the log's key, and the keys of witnesses where they are known: its form, the
 * checkpoint's signatures, of which the log's own must be one, and the path from the entry to the signed root. The entry
 * is the one given, or else the one in the file.
 */
export function verifyProof(
  bytes: Uint8Array,
  key: Verifier,
  options: { readonly entry?: Uint8Array; readonly witnesses?: readonly Verifier[] } = {},
): ProofVerdict {
  const proof = parseProof(bytes)
  if (proof === undefined) return refused('proof-malformed')
  const note = parseNote(Buffer.from(proof.checkpoint))
  const checkpoint = note && parseCheckpoint(note.text)
  if (note === undefined || checkpoint === undefined) return refused('checkpoint-malformed')
  const signed = verifyLogNote(note, checkpoint, key, options.witnesses ?? [])
  if (typeof signed === 'string') return refused(signed)
  const entry = options.entry ?? proof.extra
  if (entry === null) return refused('entry-missing')
  const inclusion = { index: proof.index, size: checkpoint.size, path: proof.path }
  if (!verifyInclusion(inclusion, leafHash(entry), checkpoint.root)) return refused('path-wrong')
  return { kind: 'verified', entry, index: proof.index, checkpoint, by: signed }
}

function verifyLogNote(note: Note, { origin }: Checkpoint, key: Verifier, witnesses: readonly Verifier[]) {
  const verdict = verifyNote(note, [key, ...witnesses])
  if (verdict.kind === 'signature-wrong') return 'checkpoint-signature-wrong'
  if (verdict.kind === 'unsigned') return 'checkpoint-unsigned'
  if (!verdict.by.some(({ name, keyId }) => name === key.name && keyId === key.keyId)) return 'checkpoint-unsigned'
  return origin === key.name ? verdict.by : 'checkpoint-foreign'
}

function isPathHash(hash: Buffer | undefined): hash is Buffer {
  return hash?.length === hashBytes
}

function refused(reason: ProofFault): ProofVerdict {
  return { kind: 'refused', reason }
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

const header = 'c2sp.org/tlog-proof@v1'

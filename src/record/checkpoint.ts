// Checkpoints: the signed head of a log, as C2SP tlog-checkpoint writes it.
import { decodeBase64 } from './base64.ts'
import { hashBytes } from './merkle.ts'

export type Checkpoint = {
  /** The log's own name. */
  readonly origin: string
  /** Number of entries; other people's logs may use all 64 bits. */
  readonly size: bigint
  /** 32 bytes. */
  readonly root: Buffer
  /** Further lines, of which Kept writes none. */
  readonly extensions: readonly string[]
}

/** The text of a checkpoint, to be signed as a note: origin, size and root, a line each (tlog-checkpoint, "Note text"). */
export function formatCheckpoint(origin: string, size: number | bigint, root: Uint8Array): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`
}

/** Reads the text of a checkpoint; undefined where it breaks a rule of tlog-checkpoint, "Note text". */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const lines = text.split('\n')
  if (lines.pop() !== '' || lines.length < 3 || lines.includes('')) return undefined
  const [origin, sizeText, rootText, ...extensions] = lines
  const size = parseSize(sizeText!)
  const root = decodeBase64(rootText!)
  if (size === undefined || root?.length !== hashBytes) return undefined
  return { origin: origin!, size, root, extensions }
}

/** A decimal number without leading zeros that fits 64 bits, as sizes and indexes of logs are written. */
export function parseSize(text: string): bigint | undefined {
  if (!/^(0|[1-9]\d{0,19})$/.test(text)) return undefined
  const size = BigInt(text)
  return size < 2n ** 64n ? size : undefined
}

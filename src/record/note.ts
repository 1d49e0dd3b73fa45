// Signed notes: a text and its signature lines, as C2SP signed-note writes them.
import { Refusal } from '../base/refusal.ts'
import { decodeBase64 } from './base64.ts'
import { isKeyName, type Signer, type Verifier, verifySignature } from './key.ts'

export type Note = {
  /** The signed text with its final newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export type NoteSignature = {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly keyId: string
  readonly signature: Buffer
}

/** `verified` names the keys whose signatures hold; every other outcome means that the text must be ignored. */
export type NoteVerdict =
  | { readonly kind: 'verified'; readonly by: readonly VerifiedSignature[] }
  | { readonly kind: 'signature-wrong'; readonly name: string; readonly keyId: string }
  | { readonly kind: 'unsigned' }

export type VerifiedSignature = {
  readonly name: string
  readonly keyId: string
  /** When a witness signed, in seconds since 1970; null for signatures that carry no time. */
  readonly timeSeconds: number | null
}

/** The most signatures read from one note (signed-note, "Format": a limit, of at least 16). */
export const signaturesMax = 100

/** Signs a text: the note with one signature line for each signer. Refuses a text that a note cannot carry. */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!isNoteText(text)) throw new Refusal('note-unsignable')
  const lines = signers.map((signer) => {
    const signature = Buffer.concat([Buffer.from(signer.keyId, 'hex'), signer.sign(text)])
    return `— ${signer.name} ${signature.toString('base64')}\n`
  })
  return `${text}\n${lines.join('')}`
}

/** Reads a note without checking its signatures; undefined where it breaks a rule of signed-note, "Format". */
export function parseNote(bytes: Uint8Array): Note | undefined {
  const whole = decodeUtf8(bytes)
  if (whole === undefined || !whole.endsWith('\n')) return undefined
  const split = whole.lastIndexOf('\n\n')
  if (split < 0) return undefined
  const text = whole.slice(0, split + 1)
  const lines = whole.slice(split + 2, -1).split('\n')
  if (!isNoteText(text) || lines.length > signaturesMax) return undefined
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseSignatureLine(line)
    if (signature === undefined) return undefined
    signatures.push(signature)
  }
  return { text, signatures }
}

/**
 * Checks a note's signatures against the known keys: signatures of other keys are ignored, one by a known key that does
 * not hold rejects the whole note, and each key counts once (signed-note, "Signatures").
 */
export function verifyNote(note: Note, verifiers: readonly Verifier[]): NoteVerdict {
  const by = new Map<Verifier, VerifiedSignature>()
  for (const { name, keyId, signature } of note.signatures) {
    const verifier = verifiers.find((known) => known.name === name && known.keyId === keyId)
    if (verifier === undefined || by.has(verifier)) continue
    const outcome = verifySignature(verifier, note.text, signature)
    if (outcome === undefined) return { kind: 'signature-wrong', name, keyId }
    by.set(verifier, { name, keyId, timeSeconds: outcome.timeSeconds })
  }
  return by.size === 0 ? { kind: 'unsigned' } : { kind: 'verified', by: [...by.values()] }
}

// `— <name> <base64 of key id and signature>`; nothing is signed by no bytes.
function parseSignatureLine(line: string): NoteSignature | undefined {
  const [dash, name, encoded, ...rest] = line.split(' ')
  if (dash !== '—' || name === undefined || encoded === undefined || rest.length > 0) return undefined
  const bytes = decodeBase64(encoded)
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) return undefined
  return { name, keyId: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) }
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !hasControl(text)
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 && code !== 0x0a) return true
  }
  return false
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

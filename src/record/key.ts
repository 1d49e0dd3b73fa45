// Keys of signed notes: Ed25519 pairs, their public text (vkey), and what each kind of key signs.
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { decodeBase64 } from './base64.ts'

/** A public key that a note is checked with. Algorithms as in signed-note, "Signature types". */
export type Verifier = {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly keyId: string
  readonly algorithm: 'ed25519' | 'cosignature-v1'
  readonly publicKey: KeyObject
}

export type Signer = {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly keyId: string
  readonly vkey: string
  /** Ed25519 signature (64 bytes) over the text as UTF-8, with its final newline. */
  readonly sign: (text: string) => Buffer
}

/** A signer of this name from an Ed25519 private key. */
export function signerOf(name: string, privateKey: KeyObject): Signer {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const vkey = vkeyOf(name, ed25519, spki.subarray(spkiHeader.length))
  return {
    name,
    keyId: vkey.slice(name.length + 1, name.length + 9),
    vkey,
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  }
}

/** The vkey of a name, an algorithm's byte and 32 bytes of public key (signed-note, "Signature types"). */
export function vkeyOf(name: string, algorithmByte: number, rawKey: Uint8Array): string {
  const typed = Buffer.concat([Buffer.of(algorithmByte), rawKey])
  return `${name}+${keyIdOf(name, typed)}+${typed.toString('base64')}`
}

/**
 * Reads a vkey, `<name>+<key id>+<base64 of algorithm byte and public key>`; undefined where a part is malformed, the
 * algorithm is neither Ed25519 (1) nor a timestamped cosignature (4), or the key id is not that of name and key.
 */
export function parseVkey(vkey: string): Verifier | undefined {
  // Base64 uses the plus sign too: only the first two separate.
  const [, name, keyId, encoded] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/.exec(vkey) ?? []
  if (name === undefined || keyId === undefined || encoded === undefined || !isKeyName(name)) return undefined
  const typed = decodeBase64(encoded)
  if (typed?.length !== 1 + publicKeyBytes) return undefined
  const algorithm = algorithms[typed[0]!]
  if (algorithm === undefined || keyIdOf(name, typed) !== keyId) return undefined
  const publicKey = createPublicKey({
    key: Buffer.concat([spkiHeader, typed.subarray(1)]),
    format: 'der',
    type: 'spki',
  })
  return { name, keyId, algorithm, publicKey }
}

/** True for a name that a key may have: not empty, no Unicode spaces, no plus sign (signed-note, "Format"). */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}+]/u.test(name)
}

/** Checks a signature over a note's text: when it was made, where it says so; undefined where it does not hold. */
export function verifySignature(
  verifier: Verifier,
  text: string,
  signature: Buffer,
): { readonly timeSeconds: number | null } | undefined {
  switch (verifier.algorithm) {
    case 'ed25519':
      return verify(null, Buffer.from(text), verifier.publicKey, signature) ? { timeSeconds: null } : undefined
    case 'cosignature-v1':
      return verifyCosignature(verifier.publicKey, text, signature)
  }
}

// tlog-cosignature, "Format": eight bytes of time, then Ed25519 over two header lines and the checkpoint's text.
function verifyCosignature(publicKey: KeyObject, text: string, signature: Buffer) {
  if (signature.length !== 8 + signatureBytes) return undefined
  const time = signature.readBigUInt64BE(0)
  const message = Buffer.from(`cosignature/v1\ntime ${time}\n${text}`)
  return verify(null, message, publicKey, signature.subarray(8)) ? { timeSeconds: Number(time) } : undefined
}

// signed-note, "Signatures": the first four bytes of SHA-256(name ‖ newline ‖ algorithm byte ‖ public key).
function keyIdOf(name: string, typedKey: Uint8Array): string {
  return createHash('sha256').update(`${name}\n`).update(typedKey).digest().toString('hex', 0, 4)
}

const publicKeyBytes = 32
const signatureBytes = 64
const ed25519 = 1
const algorithms: { readonly [byte: number]: Verifier['algorithm'] } = { 1: 'ed25519', 4: 'cosignature-v1' }

// What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410, section 4).
const spkiHeader = Buffer.from('302a300506032b6570032100', 'hex')

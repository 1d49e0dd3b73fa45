// The operator's key on disk: `private.pem`, readable by its owner alone, and `vkey`, which is public.
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../base/refusal.ts'
import { replaceFile, syncFolder } from './durable.ts'
import { isKeyName, type Signer, signerOf } from './key.ts'

/**
 * Makes a key of this name in a folder (made where missing): an Ed25519 private key as PKCS #8 PEM with mode 0600, and
 * its vkey as a line of text. Refuses where a key is there already or the name cannot be a key's. `generate` is for tests.
 */
export async function createKey(folder: string, name: string, generate = generatePrivateKey): Promise<Signer> {
  if (!isKeyName(name)) throw new Refusal('key-name-invalid', { name })
  if (existsSync(join(folder, privateName))) throw new Refusal('key-exists', { path: join(folder, privateName) })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await syncFolder(dirname(folder))
  const privateKey = generate()
  const signer = signerOf(name, privateKey)
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' })
  await replaceFile(join(folder, privateName), Buffer.from(pem), 0o600)
  await replaceFile(join(folder, vkeyName), Buffer.from(`${signer.vkey}\n`), 0o644)
  return signer
}

/** Reads the key that `createKey` made. Refuses where a file is missing or the two do not belong together. */
export function readKey(folder: string): Signer {
  const path = join(folder, privateName)
  if (!existsSync(path)) throw new Refusal('key-missing', { path })
  const vkey = readVkey(folder)
  const signer = signerOf(vkey.slice(0, vkey.indexOf('+')), readPrivateKey(path))
  if (signer.vkey !== vkey) throw new Refusal('key-invalid', { path: join(folder, vkeyName) })
  return signer
}

/** The public text of the key in this folder. Refuses where it is missing. */
export function readVkey(folder: string): string {
  const path = join(folder, vkeyName)
  if (!existsSync(path)) throw new Refusal('key-missing', { path })
  return readFileSync(path, 'utf8').trim()
}

function readPrivateKey(path: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (cause) {
    throw new Refusal('key-invalid', { path }, { cause })
  }
  throw new Refusal('key-invalid', { path })
}

function generatePrivateKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey
}

const privateName = 'private.pem'
const vkeyName = 'vkey'

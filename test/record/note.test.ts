// Notes and keys: what is signed is verified, and nothing else is.
import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64 } from '../../src/record/base64.ts'
import { parseVkey, signerOf, vkeyOf } from '../../src/record/key.ts'
import { parseNote, signNote, verifyNote } from '../../src/record/note.ts'

const pair = generateKeyPairSync('ed25519')
const signer = signerOf('record.example/notes', pair.privateKey)
const verifier = parseVkey(signer.vkey)!
const line = fc.string({ unit: 'grapheme' }).filter((text) => !hasControl(text))

test('any text that can be signed is read and verified again', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      const text = `${lines.join('\n')}\n`
      const note = parseNote(Buffer.from(signNote(text, [signer])))!
      expect(note.text).toBe(text)
      expect(verifyNote(note, [verifier])).toEqual({
        kind: 'verified',
        by: [{ name: signer.name, keyId: signer.keyId, timeSeconds: null }],
      })
    }),
  )
})

test('a note changed in any one bit is not verified', () => {
  const bytes = Buffer.from(signNote('origin\n5\nwords – Wörter\n', [signer]))
  for (let byte = 0; byte < bytes.length; byte++) {
    for (let bit = 0; bit < 8; bit++) {
      const changed = Buffer.from(bytes)
      changed[byte]! ^= 1 << bit
      const note = parseNote(changed)
      if (note !== undefined) expect(verifyNote(note, [verifier]).kind, `${byte} ${bit}`).not.toBe('verified')
    }
  }
})

test.each(['no newline', 'tab\there\n', 'null\0\n', '\ud800\n', ''])('%j cannot be signed', (text) => {
  expect(() => signNote(text, [signer])).toThrow(expect.objectContaining({ code: 'note-unsignable' }))
})

test('a cosignature holds over the text and its own time', () => {
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const witness = parseVkey(vkeyOf('witness.example', 4, raw))!
  const text = 'origin\n5\nroot\n'
  const lineFor = (stated: bigint, signed: bigint) => {
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(stated)
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${signed}\n${text}`), pair.privateKey)
    const bytes = Buffer.concat([Buffer.from(witness.keyId, 'hex'), time, signature])
    return `— witness.example ${bytes.toString('base64')}\n`
  }
  const verdict = (signatureLine: string) => verifyNote(parseNote(Buffer.from(`${text}\n${signatureLine}`))!, [witness])
  expect(verdict(lineFor(1_795_507_200n, 1_795_507_200n))).toMatchObject({ by: [{ timeSeconds: 1_795_507_200 }] })
  expect(verdict(lineFor(1_795_507_201n, 1_795_507_200n)).kind).toBe('signature-wrong')
})

test('a vkey of an algorithm that is not known is none', () => {
  const raw = Buffer.alloc(32, 1)
  expect(parseVkey(vkeyOf('a.example', 1, raw))).toMatchObject({ name: 'a.example', algorithm: 'ed25519' })
  for (const algorithm of [0, 2, 3, 5, 6, 255]) expect(parseVkey(vkeyOf('a.example', algorithm, raw))).toBeUndefined()
  expect(parseVkey(vkeyOf('a.example', 1, raw.subarray(1)))).toBeUndefined()
  expect(parseVkey(vkeyOf('', 1, raw))).toBeUndefined()
})

test('base64 is read in one form alone', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(Buffer.from(bytes))
    }),
  )
  for (const text of ['AA', 'AA=', 'AB==', 'A A=', 'AA==\n', '-_8=', 'AA==AA==', 'AA==='])
    expect(decodeBase64(text)).toBeUndefined()
})

function hasControl(text: string): boolean {
  return [...text].some((character) => character < ' ')
}

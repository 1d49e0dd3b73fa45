// The check of proofs in the browser says the same as the check in src/record, on good proofs and on broken ones.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatCheckpoint } from '../../src/record/checkpoint.ts'
import { readEntry } from '../../src/record/entries.ts'
import { parseVkey } from '../../src/record/key.ts'
import { createKey } from '../../src/record/key-file.ts'
import { appendEntries, createLog, type LogState } from '../../src/record/log.ts'
import { signNote } from '../../src/record/note.ts'
import { formatProof, verifyProof } from '../../src/record/proof.ts'
import { proveInclusion } from '../../src/record/prove.ts'
import { newPaths } from '../record/folder.ts'

type Verdict = { kind: string; reason?: string; entry?: Uint8Array; index?: bigint }
type Island = {
  checkProof: (bytes: Uint8Array, vkey: string, subtle?: unknown) => Promise<Verdict>
  decodeBase64: (text: string) => Uint8Array | undefined
  readable: (entry: Uint8Array) => string | undefined
}
const script = new URL('../../src/page/asset/verify.js', import.meta.url)
const { checkProof, decodeBase64, readable } = (await import(script.href)) as Island

const newPath = newPaths()
const signer = await createKey(newPath(), 'record.example/browser')
let log: LogState

beforeAll(async () => {
  const empty = await createLog(newPath(), signer)
  const entries = Array.from({ length: 70 }, (_, i) => `{"n":${i},"text":"“a”, <b>{c}</b>: [d]"}`)
  log = await appendEntries(empty, [...entries, 'x'.repeat(60_000)], signer)
})

describe('a proof in the browser', () => {
  it('holds for every entry, at its place', async () => {
    for (let index = 0; index < 70; index++) {
      const verdict = await checkProof(proofOf(index), signer.vkey)
      expect(verdict).toMatchObject({ kind: 'verified', index: BigInt(index), signedBy: signer.name })
      expect(Buffer.from(verdict.entry!)).toEqual(readEntry(log, index))
    }
  })

  it('is judged as in src/record with any one bit changed', async () => {
    const bytes = proofOf(41)
    const key = parseVkey(signer.vkey)!
    for (let byte = 0; byte < bytes.length; byte++) {
      for (const bit of [1, 64]) {
        const changed = Buffer.from(bytes)
        changed[byte]! ^= bit
        const [ours, theirs] = [await checkProof(changed, signer.vkey), verifyProof(changed, key)]
        expect(ours.kind, `${byte}`).toBe('refused')
        expect(ours.reason).toBe(theirs.kind === 'refused' ? theirs.reason : 'verified there')
      }
    }
  })

  it('does not hold cut off anywhere', async () => {
    const bytes = proofOf(12)
    for (let length = 0; length < bytes.length; length++)
      expect((await checkProof(bytes.subarray(0, length), signer.vkey)).kind, `${length}`).toBe('refused')
  })

  it('names the reason', async () => {
    const other = await createKey(newPath(), signer.name)
    const good = proofOf(5).toString()
    const checkpoint = good.slice(good.indexOf('\n\n') + 2)
    const foreign = signNote(formatCheckpoint('elsewhere', log.size, log.root), [signer])
    const reason = async (text: string, vkey = signer.vkey) => (await checkProof(Buffer.from(text), vkey)).reason
    expect(await reason('nonsense')).toBe('proof-malformed')
    expect(await reason(`\ufeff${good}`)).toBe('proof-malformed')
    expect(await reason(good.replaceAll('\n', '\r\n'))).toBe('proof-malformed')
    expect(await reason(good.replace(checkpoint, 'nonsense'))).toBe('checkpoint-malformed')
    expect(await reason(good.replace(checkpoint, foreign))).toBe('checkpoint-foreign')
    expect(await reason(good, other.vkey)).toBe('checkpoint-unsigned')
    expect(await reason(good, signer.vkey.slice(0, -2))).toBe('key-malformed')
    expect(await reason(good, `another${signer.vkey}`)).toBe('key-malformed')
    expect(await reason(good.replace('index 5', 'index 4'))).toBe('path-wrong')
    expect(await reason(good.replace('index 5', 'index 71'))).toBe('path-wrong')
    expect(await reason(good.replace('index 5', 'index 05'))).toBe('proof-malformed')
    expect(await reason(good.replace(checkpoint, checkpoint.replace('\n71\n', '\n70\n')))).toBe(
      'checkpoint-signature-wrong',
    )
    expect(await reason(proofOf(70).toString())).toBe('entry-missing')
  })

  it('is never called verified where the browser cannot check a signature', async () => {
    const { subtle } = globalThis.crypto
    const without = {
      digest: subtle.digest.bind(subtle),
      importKey: async () => {
        throw new DOMException('', 'NotSupportedError')
      },
    }
    expect(await checkProof(proofOf(5), signer.vkey, without)).toEqual({ kind: 'unable', reason: 'ed25519-missing' })
    const moved = Buffer.from(proofOf(5).toString().replace('index 5', 'index 4'))
    expect(await checkProof(moved, signer.vkey, without)).toEqual({ kind: 'refused', reason: 'path-wrong' })
  })
})

describe('base64 in the browser', () => {
  it.each(['QQ', 'QQ=', 'QR==', ' QQ==', 'QQ==\n', 'Q Q==', '-_-_', 'QQ==QQ==', '='])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined()
  })

  it('reads what was written', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(new Uint8Array(bytes))
      }),
    )
  })
})

describe('an entry to read', () => {
  it('has the same JSON in lines', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const text = readable(Buffer.from(json))!
        expect(JSON.parse(text)).toEqual(JSON.parse(json))
      }),
    )
    expect(readable(Buffer.from('{"2":1,"1":[10000000000000000001,{}]}'))).toBe(
      '{\n  "2": 1,\n  "1": [\n    10000000000000000001,\n    {}\n  ]\n}',
    )
  })

  it('cannot turn the direction of text', () => {
    expect(readable(Buffer.from('{"a":"\u202eb"}'))).toBe('{\n  "a": "\\u202eb"\n}')
  })

  it('is not shown where it is no text', () => {
    expect(readable(Uint8Array.of(0xff))).toBeUndefined()
  })
})

function proofOf(index: number): Buffer {
  const checkpoint = readFileSync(join(log.dir, 'checkpoint'), 'utf8')
  const path = proveInclusion(log, index)
  return Buffer.from(formatProof({ extra: readEntry(log, index), index: BigInt(index), path, checkpoint }))
}

// Proof files: made from a log, checked without it, and refused with the reason.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { formatCheckpoint } from '../../src/record/checkpoint.ts'
import { readEntry } from '../../src/record/entries.ts'
import { parseVkey } from '../../src/record/key.ts'
import { createKey } from '../../src/record/key-file.ts'
import { appendEntries, createLog, type LogState } from '../../src/record/log.ts'
import { signNote } from '../../src/record/note.ts'
import { formatProof, parseProof, proofLineBytesMax, verifyProof } from '../../src/record/proof.ts'
import { proveInclusion } from '../../src/record/prove.ts'
import { newPaths } from './folder.ts'

const newPath = newPaths()
const signer = await createKey(newPath(), 'record.example/proof')
const key = parseVkey(signer.vkey)!
let log: LogState

beforeAll(async () => {
  const empty = await createLog(newPath(), signer)
  log = await appendEntries(empty, [...Array.from({ length: 300 }, (_, i) => `entry ${i}`), 'x'.repeat(60_000)], signer)
})

test('a proof of any entry holds, written and read without a change', () => {
  fc.assert(
    fc.property(fc.nat(299), (index) => {
      const proof = parseProof(proofOf(index))!
      expect(Buffer.from(formatProof(proof))).toEqual(proofOf(index))
      expect(verifyProof(proofOf(index), key)).toMatchObject({
        kind: 'verified',
        entry: Buffer.from(`entry ${index}`),
        index: BigInt(index),
        checkpoint: { size: 301n, origin: signer.name },
        by: [{ name: signer.name }],
      })
    }),
  )
})

test('a proof changed in any one bit does not hold for the entry', () => {
  const bytes = proofOf(77)
  const entry = Buffer.from('entry 77')
  const extraEnd = bytes.indexOf('\nindex')
  for (let byte = 0; byte < bytes.length; byte++) {
    // The extra line is not authenticated: with the entry at hand its content does not matter.
    if (byte > bytes.indexOf('\n') && byte < extraEnd) continue
    const changed = Buffer.from(bytes)
    changed[byte]! ^= 1
    expect(verifyProof(changed, key, { entry }).kind, `${byte}`).toBe('refused')
  }
})

test('an entry too long for a line is left out, and must then be given', () => {
  const bytes = proofOf(300)
  expect(
    Math.max(
      ...bytes
        .toString()
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThan(proofLineBytesMax)
  expect(verifyProof(bytes, key)).toEqual({ kind: 'refused', reason: 'entry-missing' })
  expect(verifyProof(bytes, key, { entry: readEntry(log, 300) }).kind).toBe('verified')
})

test('the reason is named', async () => {
  const good = proofOf(5).toString()
  const checkpoint = good.slice(good.indexOf('\n\n') + 2)
  const withCheckpoint = (other: string) => Buffer.from(good.replace(checkpoint, other))
  const reason = (bytes: Buffer) => verifyProof(bytes, key)
  const foreign = signNote(formatCheckpoint('elsewhere', log.size, log.root), [signer])
  const otherSigner = await createKey(newPath(), signer.name)
  expect(reason(Buffer.from('nonsense'))).toMatchObject({ reason: 'proof-malformed' })
  expect(reason(withCheckpoint('nonsense'))).toMatchObject({ reason: 'checkpoint-malformed' })
  expect(reason(withCheckpoint(checkpoint.replace('\n301\n', '\n300\n')))).toMatchObject({
    reason: 'checkpoint-signature-wrong',
  })
  expect(reason(withCheckpoint(foreign))).toMatchObject({ reason: 'checkpoint-foreign' })
  expect(verifyProof(Buffer.from(good), parseVkey(otherSigner.vkey)!)).toMatchObject({ reason: 'checkpoint-unsigned' })
  expect(verifyProof(Buffer.from(good), key, { entry: Buffer.from('entry 6') })).toMatchObject({ reason: 'path-wrong' })
  expect(reason(Buffer.from(good.replace('index 5', 'index 4')))).toMatchObject({ reason: 'path-wrong' })
  expect(reason(Buffer.from(good.replace('index 5', 'index 305')))).toMatchObject({ reason: 'path-wrong' })
})

function proofOf(index: number): Buffer {
  const checkpoint = readFileSync(join(log.dir, 'checkpoint'), 'utf8')
  const path = proveInclusion(log, index)
  return Buffer.from(formatProof({ extra: readEntry(log, index), index: BigInt(index), path, checkpoint }))
}

// The log on disk: made, appended to, read again, and refused where its state does not allow it.
import { chmodSync, cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyConsistency } from '../../src/record/consistency.ts'
import { readEntries, readEntry, visitEntries } from '../../src/record/entries.ts'
import { verifyInclusion } from '../../src/record/inclusion.ts'
import { createKey, readKey, readVkey } from '../../src/record/key-file.ts'
import { appendEntries, createLog, openLog } from '../../src/record/log.ts'
import { leafHash } from '../../src/record/merkle.ts'
import { proveConsistency, proveInclusion } from '../../src/record/prove.ts'
import { verifyLog } from '../../src/record/verify.ts'
import { newPaths } from './folder.ts'

const newPath = newPaths()
const signer = await createKey(newPath(), 'record.example/log')
const newLog = () => createLog(newPath(), signer)
const texts = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `{"i":${from + i},"word":"Wörter"}`)

describe('appending', () => {
  test('in any portions gives the same root, and every portion can be proved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 6 }), async (portions) => {
        let log = await newLog()
        const states = [log]
        for (const portion of portions) {
          log = await appendEntries(log, texts(portion, log.size), signer)
          states.push(log)
        }
        const atOnce = await appendEntries(await newLog(), texts(log.size), signer)
        expect(log.root).toEqual(atOnce.root)
        expect(await openLog(log.dir, signer.vkey)).toEqual(log)
        expect([...readEntries(log)].map(({ bytes }) => bytes.toString())).toEqual(texts(log.size))
        expect(verifyLog(log.dir, signer.vkey)).toMatchObject({ kind: 'verified', figures: { entries: log.size } })
        for (const { size, root } of states.filter((state) => state.size > 0)) {
          const proof = { from: BigInt(size), to: BigInt(log.size), path: proveConsistency(log, size) }
          expect(verifyConsistency(proof, root, log.root)).toBe(true)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('entries may be empty, binary, or as long as a length can tell', async () => {
    const entries = [Buffer.alloc(0), Buffer.alloc(65_535, 0xff), Buffer.of(0), 'x'.repeat(65_535), '']
    const log = await appendEntries(await newLog(), entries, signer)
    expect([...readEntries(log)].map(({ bytes }) => bytes)).toEqual(entries.map((entry) => Buffer.from(entry)))
    expect(verifyLog(log.dir, signer.vkey).kind).toBe('verified')
  })

  test('an entry that is too large is refused by its place, and nothing is kept', async () => {
    const log = await appendEntries(await newLog(), texts(3), signer)
    const refusal = appendEntries(log, [...texts(300), 'ü'.repeat(32_768)], signer)
    await expect(refusal).rejects.toMatchObject({
      code: 'entry-too-large',
      message: expect.stringContaining('entry 303'),
    })
    expect(await openLog(log.dir, signer.vkey)).toEqual(log)
    expect(verifyLog(log.dir, signer.vkey)).toMatchObject({ figures: { entries: 3, unpublished: 0 } })
    expect((await appendEntries(log, texts(1), signer)).size).toBe(4)
  })

  test('what throws while entries are made leaves the log as it was', async () => {
    const log = await newLog()
    function* failing() {
      yield* texts(1_000)
      throw new Error('no more')
    }
    await expect(appendEntries(log, failing(), signer)).rejects.toThrow('no more')
    expect(existsSync(join(log.dir, 'tile'))).toBe(false)
    expect((await appendEntries(log, texts(2), signer)).size).toBe(2)
  })

  test('is refused to a state that the log has left, and to another key', async () => {
    const log = await newLog()
    await appendEntries(log, texts(1), signer)
    await expect(appendEntries(log, texts(1), signer)).rejects.toMatchObject({ code: 'log-moved' })
    const other = await createKey(newPath(), 'record.example/log')
    await expect(appendEntries(log, texts(1), other)).rejects.toMatchObject({ code: 'log-key-differs' })
  })

  test('is refused where a tile is there with other bytes', async () => {
    const log = await appendEntries(await newLog(), texts(255), signer)
    writeFileSync(join(log.dir, 'tile/0/000'), Buffer.alloc(8192))
    await expect(appendEntries(log, texts(1), signer)).rejects.toMatchObject({ code: 'log-tile-differs' })
    expect(await openLog(log.dir, signer.vkey)).toEqual(log)
    expect(verifyLog(log.dir, signer.vkey)).toMatchObject({
      kind: 'verified',
      figures: { entries: 255, unpublished: 1 },
    })
  })

  test('is refused on an edge that is not what was signed', async () => {
    const log = await appendEntries(await newLog(), texts(3), signer)
    const changes = [
      ['tile/0/000.p/3', 'log-edge-differs'],
      ['tile/entries/000.p/3', 'log-entry-differs'],
    ] as const
    for (const [path, code] of changes) {
      const before = readFileSync(join(log.dir, path))
      const changed = Buffer.from(before)
      changed[10]! ^= 1
      writeFileSync(join(log.dir, path), changed)
      await expect(appendEntries(log, texts(1), signer)).rejects.toMatchObject({ code })
      rmSync(join(log.dir, path))
      await expect(appendEntries(log, texts(1), signer)).rejects.toMatchObject({ code: 'log-tile-missing' })
      writeFileSync(join(log.dir, path), before)
    }
  })
})

describe('reading', () => {
  test('any range, entry or proof, also where partial tiles were removed for full ones', async () => {
    let log = await appendEntries(await newLog(), texts(200), signer)
    const earlier = log
    log = await appendEntries(log, texts(500, 200), signer)
    rmSync(join(log.dir, 'tile/0/000.p'), { recursive: true })
    rmSync(join(log.dir, 'tile/entries/000.p'), { recursive: true })
    expect([...readEntries(earlier)]).toHaveLength(200)
    fc.assert(
      fc.property(fc.nat(700), fc.nat(700), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const read = [...readEntries(log, from, to)]
        expect(read.map(({ index }) => index)).toEqual(Array.from({ length: to - from }, (_, i) => from + i))
        expect(read.map(({ bytes }) => bytes.toString())).toEqual(texts(to - from, from))
        const visited: string[] = []
        visitEntries(log, (bytes) => visited.push(bytes.toString()), from, to)
        expect(visited).toEqual(texts(to - from, from))
        if (from === log.size) return
        const proof = { index: BigInt(from), size: 700n, path: proveInclusion(log, from) }
        expect(verifyInclusion(proof, leafHash(readEntry(log, from)), log.root)).toBe(true)
      }),
      { numRuns: 50 },
    )
    expect(() => [...readEntries(log, 0, 701)]).toThrow('not in a log of 700')
  })
})

describe('making and opening', () => {
  test('a log is not made twice, and not opened where there is none or under another key', async () => {
    const log = await newLog()
    await expect(createLog(log.dir, signer)).rejects.toMatchObject({ code: 'log-exists' })
    await expect(openLog(newPath(), signer.vkey)).rejects.toMatchObject({ code: 'log-missing' })
    await expect(openLog(log.dir, 'nonsense')).rejects.toMatchObject({ code: 'vkey-invalid' })
    const other = await createKey(newPath(), 'record.example/log')
    await expect(openLog(log.dir, other.vkey)).rejects.toMatchObject({ code: 'log-checkpoint-unsigned' })
    writeFileSync(join(log.dir, 'checkpoint'), 'nonsense')
    await expect(openLog(log.dir, signer.vkey)).rejects.toMatchObject({ code: 'log-checkpoint-malformed' })
  })

  test('a copied folder is the same log', async () => {
    const log = await appendEntries(await newLog(), texts(300), signer)
    const copy = newPath()
    cpSync(log.dir, copy, { recursive: true })
    expect(await openLog(copy, signer.vkey)).toEqual({ ...log, dir: copy })
  })
})

describe('keys', () => {
  test('are read as they were made, and only their owner can read the private one', async () => {
    const folder = newPath()
    const made = await createKey(folder, 'record.example/keys')
    expect(statSync(join(folder, 'private.pem')).mode & 0o777).toBe(0o600)
    expect(readVkey(folder)).toBe(made.vkey)
    expect(readKey(folder).sign('text\n')).toEqual(made.sign('text\n'))
    await expect(createKey(folder, 'record.example/keys')).rejects.toMatchObject({ code: 'key-exists' })
    await expect(createKey(newPath(), 'a name')).rejects.toMatchObject({ code: 'key-name-invalid' })
  })

  test('are refused where they are missing or do not belong together', async () => {
    const folder = newPath()
    expect(() => readKey(folder)).toThrow(expect.objectContaining({ code: 'key-missing' }))
    await createKey(folder, 'record.example/keys')
    writeFileSync(join(folder, 'vkey'), `${signer.vkey}\n`)
    expect(() => readKey(folder)).toThrow(expect.objectContaining({ code: 'key-invalid' }))
    chmodSync(join(folder, 'private.pem'), 0o600)
    writeFileSync(join(folder, 'private.pem'), 'nonsense')
    expect(() => readKey(folder)).toThrow(expect.objectContaining({ code: 'key-invalid' }))
  })
})

// The log's code against the vectors of other implementations: hashes, proofs, notes, paths and whole logs.
import { createPrivateKey } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseCheckpoint } from '../../src/record/checkpoint.ts'
import { verifyConsistency } from '../../src/record/consistency.ts'
import { readEntries } from '../../src/record/entries.ts'
import { verifyInclusion } from '../../src/record/inclusion.ts'
import { parseVkey, signerOf, type Verifier, vkeyOf } from '../../src/record/key.ts'
import { appendEntries, createLog, openLog } from '../../src/record/log.ts'
import { emptyRoot, leafHash, nodeHash, rootOfRun } from '../../src/record/merkle.ts'
import { parseNote, signNote, verifyNote } from '../../src/record/note.ts'
import { formatProof, parseProof, proofLineBytesMax, verifyProof } from '../../src/record/proof.ts'
import { proveConsistency, proveInclusion } from '../../src/record/prove.ts'
import { parseTilePath, tilePath, tileWidth, widthInLog } from '../../src/record/tile.ts'
import { verifyLog } from '../../src/record/verify.ts'

const shared = process.env['KEPT_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const suite = join(shared, 'suites/tlog')
const isAbsent = !existsSync(suite)
const json = (path: string) => JSON.parse(readFileSync(join(suite, path), 'utf8'))
const text = (path: string) => readFileSync(join(suite, path), 'utf8')
const base64 = (value: string) => Buffer.from(value, 'base64')
const notes = isAbsent ? undefined : json('notes.json')

if (isAbsent) {
  test(`SKIPPED: no vectors at ${suite}; set KEPT_SHARED to the folder that has them`, (context) => context.skip())
}

describe.skipIf(isAbsent)('hashes of RFC 6962', () => {
  const vectors = isAbsent ? undefined : json('rfc6962-hashes.json')
  const leaves = (): Buffer[] => vectors.leafInputsHex.map((hex: string) => leafHash(Buffer.from(hex, 'hex')))

  test('leaves and nodes, level by level', () => {
    let level = leaves()
    for (const expected of vectors.nodeHashesByLevelHex) {
      expect(level.map((hash) => hash.toString('hex'))).toEqual(expected)
      level = level.flatMap((hash, i) => (i % 2 === 0 && level[i + 1] ? [nodeHash(hash, level[i + 1]!)] : []))
    }
  })

  test('roots of sizes 0 to 8', () => {
    const roots = vectors.rootHashesBySizeHex.map((_: string, size: number) =>
      size === 0 ? emptyRoot() : rootOfRun(Buffer.concat(leaves().slice(0, size))),
    )
    expect(roots.map((root: Buffer) => root.toString('hex'))).toEqual(vectors.rootHashesBySizeHex)
  })

  test('single hashes', () => {
    const { single } = vectors
    expect(emptyRoot().toString('hex')).toBe(single.emptyRoot)
    expect(leafHash(Buffer.of()).toString('hex')).toBe(single.emptyLeaf)
    expect(leafHash(Buffer.from('L123456')).toString('hex')).toBe(single['leaf L123456'])
    expect(nodeHash(Buffer.from('N123'), Buffer.from('N456')).toString('hex')).toBe(single['node N123,N456'])
  })
})

describe.skipIf(isAbsent)('Merkle proofs, good and bad', () => {
  const files = (kind: string): string[] =>
    isAbsent
      ? []
      : readdirSync(join(suite, 'merkle-rfc6962', kind), { recursive: true })
          .map(String)
          .filter((name) => name.endsWith('.json'))
  // Sizes may need all 64 bits, which JSON.parse would round.
  const read = (kind: string, name: string) =>
    JSON.parse(text(`merkle-rfc6962/${kind}/${name}`).replace(/"(leafIdx|treeSize|size1|size2)": (\d+)/g, '"$1": "$2"'))

  test('98 of each kind', () => {
    expect(files('inclusion')).toHaveLength(98)
    expect(files('consistency')).toHaveLength(98)
  })

  test.each(files('inclusion'))('inclusion %s', (name) => {
    const vector = read('inclusion', name)
    const path = (vector.proof ?? []).map(base64)
    const proof = { index: BigInt(vector.leafIdx), size: BigInt(vector.treeSize), path }
    expect(verifyInclusion(proof, base64(vector.leafHash), base64(vector.root))).toBe(!vector.wantErr)
  })

  test.each(files('consistency'))('consistency %s', (name) => {
    const vector = read('consistency', name)
    const proof = { from: BigInt(vector.size1), to: BigInt(vector.size2), path: (vector.proof ?? []).map(base64) }
    expect(verifyConsistency(proof, base64(vector.root1 ?? ''), base64(vector.root2 ?? ''))).toBe(!vector.wantErr)
  })
})

describe.skipIf(isAbsent)('signed notes', () => {
  const good = (): { vkey: string; text: string; sigLine: string; skey?: string; skeySeedHex?: string }[] =>
    notes.signVerify
  const verifierOf = (vkey: string): Verifier => parseVkey(vkey)!

  test('verify with their keys, and only with them', () => {
    for (const { vkey, text, sigLine } of good()) {
      const note = parseNote(Buffer.from(`${text}\n${sigLine}`))!
      expect(verifyNote(note, [verifierOf(vkey)])).toMatchObject({ kind: 'verified' })
      expect(verifyNote({ ...note, text: `${text}x\n` }, [verifierOf(vkey)]).kind).toBe('signature-wrong')
      expect(verifyNote(note, []).kind).toBe('unsigned')
    }
  })

  test('sign to the same bytes', () => {
    let signed = 0
    for (const { vkey, text, sigLine, skey, skeySeedHex } of good()) {
      const seed = skey ? base64(skey.split('+').slice(4).join('+')).subarray(1) : Buffer.from(skeySeedHex ?? '', 'hex')
      if (seed.length === 0) continue
      const signer = signerOf(vkey.slice(0, vkey.indexOf('+')), privateKeyOf(seed))
      expect(signer.vkey).toBe(vkey)
      expect(signNote(text, [signer])).toBe(`${text}\n${sigLine}`)
      signed += 1
    }
    expect(signed).toBe(2)
  })

  test('malformed ones are not read', () => {
    const { text, sigLine } = good()[0]!
    const whole = `${text}\n${sigLine}`
    const bad = [
      text,
      `${text}\n`,
      whole.slice(0, -1),
      `\x01${whole}`,
      whole.replace('PeterNeumann', 'Peter Neumann'),
      whole.replace('PeterNeumann', 'Peter\u2003Neumann'),
      whole.replace('PeterNeumann', 'Peter+Neumann'),
      `${whole}extra\n`,
      `${whole}\n`,
      whole.replace('AM=\n', 'AM\n'),
      whole.replace('AM=\n', 'AN=\n'),
      `${text}\n${sigLine.repeat(101)}`,
    ]
    for (const note of bad) expect(parseNote(Buffer.from(note)), JSON.stringify(note).slice(0, 200)).toBeUndefined()
    expect(parseNote(Buffer.concat([Buffer.of(0xff), Buffer.from(whole)]))).toBeUndefined()
    expect(parseNote(Buffer.from(`${text}\n${sigLine.repeat(100)}`))).toBeDefined()
  })

  test('a key counts once, and one wrong signature of a known key rejects the note', () => {
    const [first, second] = good()
    const verifiers = [verifierOf(first!.vkey), verifierOf(second!.vkey)]
    const both = parseNote(Buffer.from(`${first!.text}\n${first!.sigLine}${second!.sigLine}${first!.sigLine}`))!
    expect(verifyNote(both, verifiers)).toMatchObject({
      kind: 'verified',
      by: [{ name: 'PeterNeumann' }, { name: 'EnochRoot' }],
    })
    const forged = parseNote(
      Buffer.from(`${first!.text}\n${first!.sigLine}${second!.sigLine.replace('zmZa0S', 'zmZa0T')}`),
    )!
    expect(verifyNote(forged, verifiers)).toMatchObject({ kind: 'signature-wrong', name: 'EnochRoot' })
    expect(verifyNote(forged, verifiers.slice(0, 1)).kind).toBe('verified')
  })

  test('vkeys: good ones, listed bad ones, every proper substring and every single-byte change', () => {
    const vkeys: string[] = [...good().map(({ vkey }) => vkey), notes.realSumdbCheckpoint.vkey, ...notes.cosigVkeys]
    for (const vkey of vkeys) {
      expect(parseVkey(vkey), vkey).toBeDefined()
      for (let i = 0; i < vkey.length; i++) {
        const changed = `${vkey.slice(0, i)}${String.fromCharCode(vkey.charCodeAt(i) + 1)}${vkey.slice(i + 1)}`
        expect(parseVkey(changed), changed).toBeUndefined()
      }
    }
    const vkey = vkeys[0]!
    for (let from = 0; from < vkey.length; from++) {
      for (let to = from; to <= vkey.length; to++) {
        if (to - from < vkey.length) expect(parseVkey(vkey.slice(from, to))).toBeUndefined()
      }
    }
    const bad = notes.badVkeys.filter((item: string) => !item.startsWith('('))
    expect(bad).toHaveLength(2)
    for (const item of bad) expect(parseVkey(item), item).toBeUndefined()
  })

  test('a checkpoint of sum.golang.org', () => {
    const { note, vkey } = notes.realSumdbCheckpoint
    const parsed = parseNote(Buffer.from(note))!
    expect(verifyNote(parsed, [verifierOf(vkey)]).kind).toBe('verified')
    expect(parseCheckpoint(parsed.text)).toMatchObject({ origin: 'go.sum database tree', size: 31700353n })
  })

  test('cosignatures of witnesses', () => {
    const folder = 'skylight-cosignature'
    const keys = ['witness', 'witness2', 'mirror'].flatMap((name) => {
      const file = name === 'mirror' ? 'mirror.v0.json' : 'witness.v0.json'
      return json(`${folder}/${name}/${file}`).verifier_keys.map(verifierOf)
    })
    const paths = readdirSync(join(suite, folder), { recursive: true }).map(String)
    const verdicts = paths
      .filter((path) => path.endsWith('checkpoint'))
      .map((path) => verifyNote(parseNote(readFileSync(join(suite, folder, path)))!, keys))
    expect(verdicts.map(({ kind }) => kind)).toEqual(['verified', 'verified', 'verified'])
    const times = verdicts.flatMap((verdict) => (verdict.kind === 'verified' ? verdict.by : []))
    expect(times.map(({ timeSeconds }) => timeSeconds)).toEqual([0x69546780, 0x69546780, 0x69546780])
  })
})

describe.skipIf(isAbsent)('checkpoints', () => {
  test('texts, good and bad', () => {
    for (const good of [...notes.checkpointText.ok, notes.formatTree.golden])
      expect(parseCheckpoint(good), good).toBeDefined()
    expect(parseCheckpoint(notes.formatTree.golden)).toMatchObject({
      size: BigInt(notes.formatTree.size),
      root: leafHash(Buffer.from(notes.formatTree.leafText)),
    })
    for (const bad of notes.checkpointText.bad) expect(parseCheckpoint(bad), bad).toBeUndefined()
  })
})

describe.skipIf(isAbsent)('paths of tiles and bundles', () => {
  // Upstream writes 0 for the width of a full tile.
  const widthOf = (width: number) => (width === 0 ? tileWidth : width)
  // Two items are numbers only as text: JSON.parse would round them.
  test('tiles', () => {
    for (const { l, n, p, path } of notes.tilePaths) {
      expect(tilePath(l, BigInt(n), widthOf(p))).toBe(path)
      expect(parseTilePath(path)).toEqual({ level: l, index: BigInt(n), width: widthOf(p) })
    }
  })

  test('bundles', () => {
    for (const { seq, size, path } of notes.entriesPaths) {
      const index = Math.floor(seq / tileWidth)
      const width = widthInLog('entries', index, size)
      expect(tilePath('entries', index, width)).toBe(path)
      expect(parseTilePath(path)).toEqual({ level: 'entries', index: BigInt(index), width })
    }
  })

  test('bad ones', () => {
    for (const [level, index] of notes.badIndexPaths) {
      expect(parseTilePath(`tile/${level}/${index}`), `${level} ${index}`).toBeUndefined()
    }
  })
})

describe.skipIf(isAbsent)('the log of 15 entries, at every size', () => {
  const folder = join(suite, 'tessera-testdata-log')
  const vkey = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx'

  test.each(Array.from({ length: 16 }, (_, size) => size))('size %i', async (size) => {
    await inFolder(async (dir) => {
      cpSync(folder, dir, { recursive: true })
      cpSync(join(folder, `checkpoint.${size}`), join(dir, 'checkpoint'))
      const log = await openLog(dir, vkey)
      expect(log.size).toBe(size)
      const verdict = verifyLog(dir, vkey)
      expect(verdict).toMatchObject({ kind: 'verified', figures: { entries: size, signedBy: log.origin } })
      for (const { index, bytes } of readEntries(log)) {
        const proof = { index: BigInt(index), size: BigInt(size), path: proveInclusion(log, index) }
        expect(verifyInclusion(proof, leafHash(bytes), log.root)).toBe(true)
      }
      for (let from = 1; from <= size; from++) {
        const earlier = parseCheckpoint(parseNote(readFileSync(join(folder, `checkpoint.${from}`)))!.text)!
        const proof = { from: BigInt(from), to: BigInt(size), path: proveConsistency(log, from) }
        expect(verifyConsistency(proof, earlier.root, log.root)).toBe(true)
      }
    })
  })
})

describe.skipIf(isAbsent)('logs that Go has checked, read and made again', () => {
  const folder = join(suite, 'generated-checked-with-go')
  const signer = signerOf('record.example/log1', privateKeyOf(Buffer.alloc(32, 7)))

  test.each([0, 1, 2, 3, 255, 256, 257, 511, 512, 513])('size %i', async (size) => {
    const source = join(folder, String(size))
    expect(text('generated-checked-with-go/vkey.txt').trim()).toBe(signer.vkey)
    const given = await openLog(source, signer.vkey)
    expect(verifyLog(source, signer.vkey)).toMatchObject({ kind: 'verified', figures: { entries: size } })
    await inFolder(async (dir) => {
      const log = await createLog(dir, signer)
      const made = await appendEntries(
        log,
        Array.from(readEntries(given), ({ bytes }) => bytes),
        signer,
      )
      expect(made).toEqual({ ...given, dir })
      expect(filesOf(dir)).toEqual(filesOf(source))
    })
  })
})

describe.skipIf(isAbsent)('proof files', () => {
  const signer = signerOf('record.example/log1', privateKeyOf(Buffer.alloc(32, 7)))
  const key = () => parseVkey(signer.vkey)!

  test('hold for each entry, and break by the listed rules', async () => {
    const dir = join(suite, 'generated-checked-with-go/257')
    const log = await openLog(dir, signer.vkey)
    const checkpoint = readFileSync(join(dir, 'checkpoint'), 'utf8')
    for (const { index, bytes } of readEntries(log)) {
      const file = formatProof({ extra: bytes, index: BigInt(index), path: proveInclusion(log, index), checkpoint })
      expect(verifyProof(Buffer.from(file), key())).toMatchObject({
        kind: 'verified',
        index: BigInt(index),
        entry: bytes,
      })
    }
    const path = proveInclusion(log, 3)
    const good = formatProof({ extra: Buffer.from('extra'), index: 3n, path, checkpoint })
    const hash = path[0]!.toString('base64')
    const bad = [
      good.replace('@v1', '@v2'),
      good.replace(/^extra .*$/m, 'extra no base64!'),
      good.replace(/^index .*\n/m, ''),
      good.replace('index 3', 'index three'),
      good.replace('index 3', 'index -3'),
      good.replace('index 3', 'index 03'),
      good.replace(hash, `${hash.slice(1)}!`),
      good.replace(hash, path[0]!.subarray(1).toString('base64')),
      good.replace(/^extra .*$/m, `extra ${Buffer.alloc(proofLineBytesMax).toString('base64')}`),
    ]
    expect(parseProof(Buffer.from(good))).toBeDefined()
    expect(notes.tlogProof.badRules).toHaveLength(8)
    for (const file of bad) {
      expect(file).not.toBe(good)
      expect(verifyProof(Buffer.from(file), key()), file.slice(0, 200)).toEqual({
        kind: 'refused',
        reason: 'proof-malformed',
      })
    }
  })
})

describe.skipIf(isAbsent)('requests to a witness', () => {
  test('signatures and consistency proofs give the listed statuses', () => {
    const file = text('litewitness-add-checkpoint.txt')
    const rawKey = Buffer.from(/hex\): ([0-9a-f]{64})/.exec(file)![1]!, 'hex')
    const name = /^sigsum\.org\S+$/m.exec(file)![0]
    const key = parseVkey(vkeyOf(name, 1, rawKey))!
    const requests = [...file.matchAll(/```\nold (\d+)\n([\s\S]*?)\n\n?(sigsum[\s\S]*?)```\nHTTP (\d+)/g)]
    expect(requests.map(([, , , , status]) => status)).toEqual([
      '200',
      '403',
      '403',
      '422',
      '422',
      '200',
      '409',
      '200',
      '409',
    ])
    let seen = { size: 0n, root: emptyRoot() }
    for (const [, old, proofLines, note, status] of requests) {
      const path = proofLines!.split('\n').filter(Boolean).map(base64)
      const answer = answerOf(seen, key, BigInt(old!), path, note!)
      expect(answer.status).toBe(Number(status))
      seen = answer.seen
    }
  })
})

// What a witness decides (tlog-witness, "add-checkpoint"), as far as signatures and proofs go.
function answerOf(seen: { size: bigint; root: Buffer }, key: Verifier, old: bigint, path: Buffer[], noteText: string) {
  // One of the wrong signatures has stray bits in its base64, which strict reading already rejects.
  const note = parseNote(Buffer.from(noteText))
  const checkpoint = note && parseCheckpoint(note.text)
  if (note === undefined || checkpoint === undefined) return { status: 403, seen }
  if (checkpoint.origin !== key.name || verifyNote(note, [key]).kind !== 'verified') return { status: 403, seen }
  if (old !== seen.size) return { status: 409, seen }
  const holds = verifyConsistency({ from: old, to: checkpoint.size, path }, seen.root, checkpoint.root)
  if (old === 0n ? path.length > 0 : !holds) return { status: 422, seen }
  return { status: 200, seen: { size: checkpoint.size, root: checkpoint.root } }
}

// An Ed25519 key from its 32-byte seed (RFC 8410, section 7).
function privateKeyOf(seed: Buffer) {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

function filesOf(dir: string): Record<string, string> {
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((item) => item.isFile())
  return Object.fromEntries(
    paths
      .map((item) => join(item.parentPath, item.name))
      .sort()
      .map((path) => [path.slice(dir.length + 1), readFileSync(path, 'hex')]),
  )
}

async function inFolder(work: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'kept-tlog-'))
  try {
    await work(dir)
  } finally {
    rmSync(dir, { recursive: true })
  }
}

// The check of a log: what it counts, and that it names the first place that was changed.
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { issue } from '../../src/base/issue.ts'
import { formatCheckpoint } from '../../src/record/checkpoint.ts'
import { createKey } from '../../src/record/key-file.ts'
import { appendEntries, createLog, type LogState } from '../../src/record/log.ts'
import { leafHash } from '../../src/record/merkle.ts'
import { signNote } from '../../src/record/note.ts'
import { verifyLog } from '../../src/record/verify.ts'
import { newPaths } from './folder.ts'

const newPath = newPaths()
const signer = await createKey(newPath(), 'record.example/verify')
let log: LogState
let paths: readonly string[]

beforeAll(async () => {
  log = await createLog(newPath(), signer)
  for (const count of [3, 252, 1, 300, 10]) log = await appendEntries(log, texts(count, log.size), signer)
  paths = readdirSync(log.dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(log.dir.length + 1))
})

describe('figures', () => {
  test('count what was compared', () => {
    const verdict = verifyLog(log.dir, signer.vkey)
    expect(verdict).toMatchObject({
      kind: 'verified',
      figures: { entries: 566, size: 566, tiles: 7, nodes: 1131, unpublished: 0, foreign: 0, signedBy: signer.name },
    })
    // Sizes 3 and 255 at both kinds of tile, 556 at both and at level 1, 256 at level 1.
    expect(verdict).toMatchObject({ figures: { earlierTiles: 7, root: log.root } })
  })

  test('say that no key was given, and count what is no part of the log', async () => {
    const dir = copy()
    writeFileSync(join(dir, 'tile/.DS_Store'), '')
    writeFileSync(join(dir, 'tile/0/003'), Buffer.alloc(8192))
    const verdict = verifyLog(dir)
    expect(verdict).toMatchObject({ kind: 'verified', figures: { unpublished: 1, foreign: 1, signedBy: null } })
  })

  test('every entry is shown once, in order, and may itself be called wrong', () => {
    const seen: string[] = []
    const onEntry = (bytes: Buffer, index: number) => {
      seen.push(bytes.toString())
      return index === 300 ? issue('log-file-missing', { file: 'entry' }) : undefined
    }
    expect(verifyLog(log.dir, signer.vkey, { onEntry })).toMatchObject({ kind: 'wrong', entryIndex: 300 })
    expect(seen).toEqual(texts(301))
  })
})

describe('a change anywhere is found', () => {
  test('any one bit of any file', () => {
    const dir = copy()
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(7), (file, byte, bit) => {
        const path = join(dir, paths[file % paths.length]!)
        const right = readFileSync(path)
        const bytes = Buffer.from(right)
        bytes[byte % bytes.length]! ^= 1 << bit
        writeFileSync(path, bytes)
        const verdict = verifyLog(dir, signer.vkey)
        writeFileSync(path, right)
        expect(verdict).toMatchObject({ kind: 'wrong', issue: { place: { file: path } } })
      }),
      { numRuns: 200 },
    )
  })

  test('a changed entry is named by its index, in a full bundle and in the last one', () => {
    for (const [path, entry] of [
      ['tile/entries/000', 97],
      ['tile/entries/002.p/54', 530],
    ] as const) {
      const dir = copy()
      const bytes = readFileSync(join(dir, path))
      bytes[bytes.indexOf(`{"i":${entry},`) + 12]! ^= 1
      writeFileSync(join(dir, path), bytes)
      const verdict = verifyLog(dir, signer.vkey)
      expect(verdict).toMatchObject({ kind: 'wrong', entryIndex: entry, issue: { code: 'log-entry-wrong' } })
    }
  })

  test('an entry changed together with its tile is found by what stands above', () => {
    const dir = copy()
    const bundle = readFileSync(join(dir, 'tile/entries/000'))
    const changed = Buffer.from('{"i":5,"word":"wörter"}')
    bundle.set(changed, bundle.indexOf('{"i":5,'))
    writeFileSync(join(dir, 'tile/entries/000'), bundle)
    const tile = readFileSync(join(dir, 'tile/0/000'))
    leafHash(changed).copy(tile, 5 * 32)
    writeFileSync(join(dir, 'tile/0/000'), tile)
    for (const folder of ['tile/0/000.p', 'tile/entries/000.p']) rmSync(join(dir, folder), { recursive: true })
    expect(verifyLog(dir, signer.vkey)).toMatchObject({
      kind: 'wrong',
      issue: { code: 'log-subtree-wrong', place: { file: join(dir, 'tile/0/000') } },
    })
  })

  test.each(['tile/0/001', 'tile/entries/001', 'tile/1/000.p/2', 'tile/entries/002.p/54'])('%s is missing', (path) => {
    const dir = copy()
    rmSync(join(dir, path))
    expect(verifyLog(dir, signer.vkey)).toMatchObject({
      issue: { code: 'log-file-missing', place: { file: join(dir, path) } },
    })
  })

  test('a file too short or too long', () => {
    const short = copy()
    truncateSync(join(short, 'tile/0/001'), 8191)
    expect(verifyLog(short, signer.vkey)).toMatchObject({ issue: { code: 'log-tile-length-wrong' } })
    for (const path of ['tile/0/000', 'tile/entries/000', 'tile/0/000.p/3', 'tile/entries/000.p/3']) {
      const long = copy()
      appendFileSync(join(long, path), '\0')
      expect(verifyLog(long, signer.vkey)).toMatchObject({
        kind: 'wrong',
        issue: { place: { file: join(long, path) } },
      })
    }
  })

  test('another root, rightly signed', () => {
    const dir = copy()
    const text = formatCheckpoint(signer.name, log.size, leafHash(log.root))
    writeFileSync(join(dir, 'checkpoint'), signNote(text, [signer]))
    expect(verifyLog(dir, signer.vkey)).toMatchObject({ kind: 'wrong', issue: { code: 'log-root-wrong' } })
  })
})

test('a folder without a log is refused', () => {
  const dir = newPath()
  mkdirSync(dir)
  expect(() => verifyLog(dir, signer.vkey)).toThrow(expect.objectContaining({ code: 'log-missing' }))
  expect(() => verifyLog(log.dir, 'nonsense')).toThrow(expect.objectContaining({ code: 'vkey-invalid' }))
})

function copy(): string {
  const dir = newPath()
  cpSync(log.dir, dir, { recursive: true })
  return dir
}

function texts(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, i) => `{"i":${from + i},"word":"Wörter"}`)
}

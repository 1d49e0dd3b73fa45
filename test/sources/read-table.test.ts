import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openTable } from '../../src/sources/read-table.ts'
import { cellsOf, readTable, readTableAt } from './table-file.ts'

const csv = 'id,name\n1,Māori\n2,b\n'

async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  return readTable(name, content).then(
    (read) => `read ${read.rows.length}`,
    (refused: { code: string; message: string }) => refused.code ?? refused.message,
  )
}

describe('gzip', () => {
  test('is told by its bytes, not by its name', async () => {
    const zipped = gzipSync(csv)
    for (const name of ['a.csv.gz', 'a.csv']) {
      const read = await readTable(name, zipped)
      expect([read.rows.length, read.codes]).toEqual([2, []])
      expect(read.digest).toBe(createHash('sha256').update(zipped).digest('hex'))
    }
    const plain = await readTable('a.csv.gz', csv)
    expect([plain.rows.length, plain.codes]).toEqual([2, ['gzip-not']])
    expect((await readTable('a.json.gz', gzipSync('[{"id": 1}]'))).rows.length).toBe(1)
  })

  test('of several members is one file', async () => {
    const read = await readTable('a.csv.gz', Buffer.concat([gzipSync('id,name\n1,a\n'), gzipSync('2,b\n')]))
    expect(cellsOf(read)).toEqual([
      ['1', 'a'],
      ['2', 'b'],
    ])
  })

  test.each([0.3, 0.9, 0.999])('cut short at %d is refused', async (part) => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `${i},${createHash('md5').update(`${i}`).digest('hex')}`)
    const zipped = gzipSync(`id,name\n${rows.join('\n')}`)
    expect(await refusal('a.csv.gz', zipped.subarray(0, Math.floor(zipped.length * part)))).toBe('gzip-broken')
  })

  test('with a flipped byte is refused', async () => {
    const zipped = gzipSync(csv.repeat(1_000))
    zipped[zipped.length - 6]! ^= 0xff
    expect(await refusal('a.csv.gz', zipped)).toBe('gzip-broken')
  })
})

describe('encodings', () => {
  const swap = (bytes: Buffer) => Buffer.from(bytes).swap16()

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csv}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['UTF-16 BE with a mark', swap(Buffer.from(`\ufeff${csv}`, 'utf16le'))],
    ['UTF-16 LE without', Buffer.from(csv, 'utf16le')],
    ['UTF-16 BE without', swap(Buffer.from(csv, 'utf16le'))],
  ])('%s reads as text', async (_, bytes) => {
    const read = await readTable('a.csv', bytes)
    expect(read.columns).toEqual(['id', 'name'])
    expect(cellsOf(read)).toEqual([
      ['1', 'Māori'],
      ['2', 'b'],
    ])
    expect(read.issues).toEqual([])
  })

  test('JSON with a mark or in UTF-16 reads too', async () => {
    for (const bytes of [Buffer.from('\ufeff[{"a":"é"}]'), Buffer.from('\ufeff[{"a":"é"}]', 'utf16le')]) {
      expect((await readTable('a.json', bytes)).rows).toMatchObject([{ cells: { a: 'é' } }])
    }
  })

  test('windows-1252 is noted at its first line, and a file that mixes it with UTF-8 reads right', async () => {
    const lines = [
      Buffer.from('id,name\n1,Māori\n'),
      Buffer.from('2,caf\xe9 \x80\n', 'latin1'),
      Buffer.from('3,Māori\n4,\n'),
    ]
    const read = await readTable('a.csv', Buffer.concat([...lines, Buffer.from([0x35, 0x2c, 0xe9])]))
    expect(cellsOf(read).map(([, name]) => name)).toEqual(['Māori', 'café €', 'Māori', '', 'é'])
    expect(read.codes).toEqual(['text-not-utf8@3'])
    expect(read.issues[0]!.value).toBe('2,café €')
  })

  test('a declared encoding is used without a note', async () => {
    const read = await readTable('a.csv', Buffer.from('id\ncaf\xe9\n', 'latin1'), { encoding: 'windows-1252' })
    expect([cellsOf(read), read.codes]).toEqual([[['café']], []])
  })

  test('a character cut in two by a chunk is whole', async () => {
    const long = 'é'.repeat(700_000)
    const read = await readTable('a.csv', `id,name\n1,${long}\n2,x${long}\n`)
    expect(cellsOf(read)).toEqual([
      ['1', long],
      ['2', `x${long}`],
    ])
  })
})

describe('what is no table', () => {
  test.each<[string, string | Buffer]>([
    ['a web page', '<!DOCTYPE html><html><body>Not found</body></html>'],
    ['a PDF', '%PDF-1.7 ...'],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1_024, '0'), 'hex')],
    ['Parquet', 'PAR1....'],
    ['a binary file', Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i % 7 === 0 ? 0 : i % 256)))],
    ['gzip inside gzip', gzipSync(gzipSync(csv))],
  ])('%s is refused', async (_, content) => {
    expect(await refusal('a.csv', content)).toBe('format-unknown')
  })

  test('a file that is not there, and a folder', async () => {
    await expect(readTableAt(join(tmpdir(), 'kept-no-such-file.csv'))).rejects.toMatchObject({ code: 'file-missing' })
    await expect(readTableAt(tmpdir())).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  test('random bytes give rows, issues or a refusal, never another error', async () => {
    for (let seed = 0; seed < 60; seed++) {
      const bytes = Buffer.concat(
        Array.from({ length: 40 }, (_, i) => createHash('sha256').update(`${seed} ${i}`).digest()),
      )
      const starts = ['', '{"a":', '[{', 'PK\u0003\u0004', '\u001f\u008b\u0008', '\u00ff\u00fe', 'id,"name\n']
      const content = Buffer.concat([Buffer.from(starts[seed % starts.length]!, 'latin1'), bytes])
      expect(await refusal('a.csv', content)).toMatch(/^(read \d+|[a-z]+(-[a-z]+)+)$/)
    }
  })
})

test('tells its progress in bytes of the file as it stands', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kept-progress-'))
  const path = join(folder, 'a.csv')
  const content = `id,name\n${'1,abcdefgh\n'.repeat(300_000)}`
  await writeFile(path, content)
  const told: [number, number][] = []
  const table = await openTable(path, { onIssue: () => {}, onProgress: (read, total) => told.push([read, total]) })
  for await (const _ of table.rows);
  expect(told.length).toBeGreaterThan(2)
  expect(told.at(-1)).toEqual([content.length, content.length])
  expect(told.map(([read]) => read)).toEqual(told.map(([read]) => read).sort((a, b) => a - b))
  await rm(folder, { recursive: true })
})

const shared = process.env['KEPT_SHARED'] ?? fileURLToPath(new URL('../../../shared/', import.meta.url))
const data = join(shared, 'data')
const reason = existsSync(data) ? '' : ' (SKIPPED: the shared data are not here)'

describe.skipIf(reason !== '')(`published tables${reason}`, () => {
  test.each([
    ['nz_promises_2017_2026.csv', 'csv', 347, 18],
    ['uk_gmpp_infrastructure_2013_2025.csv', 'csv', 525, 17],
    ['uk_councils_net_zero_promises_v0.1.0.csv', 'csv', 490, 13],
    ['uk_councils_net_zero_promises_v0.7.0.csv', 'csv', 497, 14],
    ['us_trumptracker_status_history.csv', 'csv', 127, 6],
    ['us_trumptracker_2018.json', 'json', 174, 9],
    ['canada_departments.json', 'json', 32, 4],
    ['canada_liberal2025_commitments.jsonl', 'json-lines', 299, 11],
    ['armenia-releases.jsonl.gz', 'json-lines', 900, 13],
  ])('%s reads whole and without an issue', async (name, format, rows, columns) => {
    const read = await readTableAt(join(data, name))
    expect([read.format, read.rows.length, read.columns.length, read.codes]).toEqual([format, rows, columns, []])
  })
})

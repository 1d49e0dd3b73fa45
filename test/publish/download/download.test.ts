// The tables to download: the same rows in three formats, the same bytes twice, and nobody's name where none may be.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { makeEditionOf } from '../../../src/cli/make-edition.ts'
import { openDatabase } from '../../../src/engine/duckdb.ts'
import { parseModel } from '../../../src/engine/order.ts'
import { downloadTables } from '../../../src/publish/download/download-table.ts'
import { editionDraft } from '../../../src/publish/download/edition-draft.ts'
import { type Download, inOrder, writeTable } from '../../../src/publish/download/write-table.ts'
import type { About } from '../../../src/publish/edition/about.ts'
import { storeName } from '../../../src/publish/edition/make-edition.ts'
import { openEdition } from '../../../src/publish/edition/store.ts'
import { draftProblem } from '../../../src/record/event.ts'
import { loadKinds } from '../../../src/record/kind.ts'
import { openRecord } from '../../../src/record/record.ts'
import { loadMethod } from '../../../src/score/method.ts'
import { dealRecord } from '../../engine/deals/deal-record.ts'
import { fullRelease } from '../../engine/deals/full-release.ts'
import { type SampleEdition, sampleNow, sampleToday, sharedEdition } from '../sample-record.ts'

const root = mkdtempSync(join(tmpdir(), 'kept-download-'))
let sample: SampleEdition
let first: About
let second: About

async function edition(name: string, record = sample.record, knownAt = sampleNow): Promise<About> {
  const moment = { asOf: sampleToday, knownAt, today: sampleToday, language: 'en' }
  const method = await loadMethod('standard', root)
  return makeEditionOf({ record, method, moment, dir: join(root, name) })
}

beforeAll(async () => {
  sample = await sharedEdition({})
  first = sample.edition.about
  second = await edition('second')
}, 120_000)
afterAll(() => {
  sample.close()
  rmSync(root, { recursive: true })
})

const read = (path: string) => readFileSync(join(sample.dir, path))
const pathOf = (table: Download, extension: string) =>
  table.files.find(({ path }) => path.endsWith(`.${extension}`))!.path
const own = () => first.tables.filter(({ table }) => !table.startsWith('deals/'))
const linesOf = (table: Download): readonly Record<string, unknown>[] =>
  read(pathOf(table, 'jsonl'))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

test('every table has rows in the sample, and the same in CSV, JSON Lines and Parquet', async () => {
  const database = await openDatabase({ temporary: join(root, 'spill') })
  expect(own().map(({ table }) => table)).toEqual((await downloadTables()).map(({ name }) => name))
  for (const table of own()) {
    // The sample has no contracts, so no flags over them.
    expect([table.table, table.rows > 0]).toEqual([table.table, table.table !== 'flags'])
    const header = table.columns.map(({ name }) => name)
    const csv: string[][] = parse(read(pathOf(table, 'csv')))
    expect(csv[0]).toEqual(header)
    const lines = linesOf(table)
    const parquet = await database.rows('SELECT * FROM read_parquet($path)', z.record(z.string(), z.unknown()), {
      path: join(sample.dir, pathOf(table, 'parquet')),
    })
    expect([table.table, csv.length - 1, lines.length, parquet.length]).toEqual([
      table.table,
      ...Array(3).fill(table.rows),
    ])
    if (parquet.length > 0) expect(Object.keys(parquet[0]!)).toEqual(header)
    for (const [i, line] of lines.entries()) {
      for (const [k, name] of header.entries()) {
        const value = line[name]
        if (typeof value === 'string' && !['was', 'now', 'levels'].includes(name))
          expect(csv[i + 1]![k]).toBe(/^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value)
      }
    }
  }
  database.close()
})

test('files are what the edition says of them, and the same bytes twice', () => {
  expect(second.tables).toEqual(first.tables)
  for (const { path, bytes, sha256 } of first.tables.flatMap(({ files }) => files)) {
    const content = read(path)
    expect([path, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([path, bytes, sha256])
  }
})

test('a cell that a spreadsheet would run is text in CSV, and itself elsewhere', async () => {
  const database = await openDatabase({ temporary: join(root, 'spill') })
  const sql = `-- Cells.
-- text: text
-- list: list
-- sum: sum
-- day: day
-- seen: instant
SELECT * FROM (VALUES
  ('=1+1', ['=a', 'b'], CAST(-1.50 AS DECIMAL(38, 6)), DATE '2024-02-29', TIMESTAMP '2024-02-29 10:00:00.5'),
  ('+1', NULL, CAST('12345678901234567890.100000' AS DECIMAL(38, 6)), NULL, NULL),
  ('-1', NULL, CAST(100 AS DECIMAL(38, 6)), NULL, NULL),
  ('@x', NULL, NULL, NULL, NULL),
  (chr(9) || 'x', NULL, NULL, NULL, NULL),
  (chr(13) || 'x', NULL, NULL, NULL, NULL),
  ('a, "b"' || chr(10) || '=c', NULL, NULL, NULL, NULL)) AS v(text, list, sum, day, seen)`
  const table = await inOrder(database, () => writeTable(database, parseModel('cells', sql), root, '.'))
  const csv: string[][] = parse(readFileSync(join(root, 'cells.csv')))
  expect(csv.slice(1).map(([text]) => text)).toEqual(["'=1+1", "'+1", "'-1", "'@x", "'\tx", "'\rx", 'a, "b"\n=c'])
  expect(csv[1]!.slice(1)).toEqual(['["=a","b"]', '-1.5', '2024-02-29', '2024-02-29T10:00:00.500Z'])
  expect(csv.slice(2, 4).map((row) => row[2])).toEqual(['12345678901234567890.1', '100'])
  const [line] = readFileSync(join(root, 'cells.jsonl'), 'utf8').split('\n')
  expect(JSON.parse(line!)).toEqual({
    text: '=1+1',
    list: ['=a', 'b'],
    sum: '-1.5',
    day: '2024-02-29',
    seen: '2024-02-29T10:00:00.500Z',
  })
  expect(table.columns.map(({ type }) => type)).toEqual(['VARCHAR', 'VARCHAR[]', 'DECIMAL(38,6)', 'DATE', 'TIMESTAMP'])
  database.close()
})

test('what law may order erased is marked, is gone where it was, and changes no digest', async () => {
  const erasable = own().flatMap(({ table, columns }) =>
    columns.filter(({ about }) => about.includes('Erasable:')).map(({ name }) => `${table}.${name}`),
  )
  expect(erasable).toEqual(['evidence.quotation', 'findings.replies', 'replies.text', 'tenures.holder'])
  for (const table of own()) {
    const marked = erasable.filter((name) => name.startsWith(`${table.table}.`))
    if (marked.length === 0) {
      expect(table.files.map(({ sha256 }) => sha256)).toContain(table.digest)
      continue
    }
    const lasting = linesOf(table).map((line) => {
      const kept = Object.entries(line).filter(([name]) => !marked.includes(`${table.table}.${name}`))
      return `${JSON.stringify(Object.fromEntries(kept))}\n`
    })
    expect([table.table, createHash('sha256').update(lasting.join('')).digest('hex')]).toEqual([
      table.table,
      table.digest,
    ])
  }
  const holders = linesOf(own().find(({ table }) => table === 'tenures')!).map((row) => row['holder'])
  const texts = linesOf(own().find(({ table }) => table === 'replies')!).map((row) => row['text'])
  expect(holders.some((holder) => holder === null) || texts.some((text) => text === null)).toBe(true)
  // A person's name stands in the column for it and nowhere else.
  for (const holder of holders.filter((one): one is string => typeof one === 'string')) {
    for (const table of own().filter(({ table }) => table !== 'tenures'))
      expect([table.table, read(pathOf(table, 'jsonl')).includes(holder)]).toEqual([table.table, false])
  }
})

test('every unit of every league has its estimate with interval, and its event passes the log', async () => {
  const estimates = linesOf(own().find(({ table }) => table === 'estimates')!)
  const leagues = linesOf(own().find(({ table }) => table === 'leagues')!)
  expect(leagues.reduce((sum, { units }) => sum + Number(units), 0)).toBe(estimates.length)
  expect(estimates.some(({ rate }) => typeof rate === 'number')).toBe(true)
  for (const { rate, rate_lower, rate_upper, dimension, rank_lower } of estimates) {
    if (rate !== null)
      expect([Number(rate_lower) <= Number(rate), Number(rate) <= Number(rate_upper)]).toEqual([true, true])
    if (dimension !== 'body') expect(rank_lower).toBe(null)
  }
  const draft = editionDraft(first)
  expect(draftProblem(await loadKinds(), draft)).toBe(undefined)
  expect(draft.content.tables.map(({ table }) => table)).toEqual(own().map(({ table }) => table))
})

test('contracts are the files of which the log holds the digest', async () => {
  const deals = await dealRecord()
  await deals.importing(`${JSON.stringify(fullRelease('ocds-a-1'))}\n`)
  const contracts = (await edition('contracts', await openRecord(deals.dir), new Date().toISOString())).tables.filter(
    ({ table }) => table.startsWith('deals/'),
  )
  expect(contracts.map(({ table }) => table.split('/').at(-1))).toContain('contract_revisions')
  for (const { table, files, digest, columns } of contracts) {
    expect(files.map(({ path, sha256 }) => [path, sha256])).toEqual([[`downloads/${table}.parquet`, digest]])
    const content = readFileSync(join(root, 'contracts', files[0]!.path))
    expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([files[0]!.bytes, digest])
    expect(columns.every(({ about }) => about.length > 3)).toBe(true)
  }
  deals.close()
})

test('a record that is no example publishes what its bodies were sent, and counts the rest', async () => {
  const settings = { ...sample.record.settings, operator: 'City Monitor' }
  const published = await edition('published', { ...sample.record, settings })
  const rowsOf = (about: About, table: string) => about.tables.find((one) => one.table === table)!.rows
  expect(first.counts.withheld).toBe(0)
  expect(published.counts.withheld).toBeGreaterThan(0)
  expect(rowsOf(published, 'findings')).toBeLessThan(rowsOf(first, 'findings'))
  expect(rowsOf(published, 'deal_measures')).toBeLessThan(rowsOf(first, 'deal_measures'))
  const changed = async (dir: string) => {
    const store = await openEdition(join(dir, storeName))
    const found = { changes: store.count('change'), findings: store.count('change', { kind: 'finding' }) }
    store.close()
    return found
  }
  const [before, after] = await Promise.all([changed(sample.dir), changed(join(root, 'published'))])
  expect([after.changes < before.changes, after.findings < before.findings]).toEqual([true, true])
  expect(rowsOf(published, 'snapshots')).toBe(rowsOf(first, 'snapshots'))
  const judged = (dir: string) =>
    readFileSync(join(dir, 'downloads/estimates.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .reduce((sum, line) => sum + Number((JSON.parse(line) as { judged: number }).judged), 0)
  expect(judged(join(root, 'published'))).toBeLessThan(judged(sample.dir))
})

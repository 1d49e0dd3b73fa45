// Several rebuilds of one record may run at once; whoever opens the tables gets those of their own log.
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { checkDerived, openRecordDerived, rebuildRecord } from '../../src/engine/rebuild-record.ts'
import { appendDrafts, initRecord, type OpenRecord, openRecord } from '../../src/record/record.ts'
import { settingsDefault } from '../../src/record/settings.ts'
import { body } from './stream.ts'

const root = mkdtempSync(join(tmpdir(), 'kept-rebuild-'))
afterAll(() => rmSync(root, { recursive: true }))

let made = 0
async function newRecord(bodies: number): Promise<OpenRecord> {
  made += 1
  const record = await initRecord(join(root, `record-${made}`), {
    ...settingsDefault,
    operator: 'example',
    origin: 'example.org/rebuild',
  })
  return withBodies(record, bodies)
}

function withBodies(record: OpenRecord, bodies: number): Promise<OpenRecord> {
  const drafts = [...Array(bodies).keys()].map((i) => {
    return { kind: 'body', effectiveAt: null, content: body(`b/${record.log.size + i}`) } as const
  })
  return appendDrafts(record, drafts, { role: 'operator', clock: Date.now })
}

async function bodiesIn(record: OpenRecord): Promise<number> {
  const database = await openRecordDerived(record)
  try {
    return (await database.rows('SELECT count(*) AS n FROM event_body', z.object({ n: z.number() })))[0]!.n
  } finally {
    database.close()
  }
}

const derivedFiles = (record: OpenRecord) =>
  readdirSync(record.dir).filter((name) => /^kept\.duckdb\.(?!ask)/.test(name))

test('rebuilding at once succeeds for all, and leaves one complete file', async () => {
  const record = await newRecord(200)
  const rebuilt = await Promise.all([1, 2, 3].map(async () => rebuildRecord(await openRecord(record.dir))))
  expect(new Set(rebuilt.map(({ tables }) => tables.map(({ digest }) => digest).join())).size).toBe(1)
  expect(derivedFiles(record)).toEqual([])
  expect((await checkDerived(record)).kind).toBe('same')
})

test('each opens the tables of the end of the log that it holds, whoever rebuilt last', async () => {
  const earlier = await newRecord(3)
  const later = await withBodies(await openRecord(earlier.dir), 2)
  expect(await bodiesIn(later)).toBe(5)
  expect(await bodiesIn(earlier)).toBe(3)
  await Promise.all([rebuildRecord(later), rebuildRecord(earlier)])
  expect(await Promise.all([bodiesIn(earlier), bodiesIn(later), bodiesIn(earlier), bodiesIn(later)])).toEqual([
    3, 5, 3, 5,
  ])
})

test('a file that cannot be read, or is of another making, is made again', async () => {
  const record = await newRecord(3)
  writeFileSync(join(record.dir, 'kept.duckdb'), 'not a database')
  expect(await bodiesIn(record)).toBe(3)
  const other = await newRecord(4)
  await rebuildRecord(other)
  writeFileSync(join(record.dir, 'kept.duckdb'), '')
  expect((await checkDerived(record)).kind).toBe('stale')
  expect(await bodiesIn(record)).toBe(3)
  expect((await checkDerived(record)).kind).toBe('same')
})

test('what an ended process left is cleared after a day, and not before', async () => {
  const record = await newRecord(1)
  for (const name of ['kept.duckdb.1-1.new', 'kept.duckdb.2-1.new']) writeFileSync(join(record.dir, name), '')
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000)
  utimesSync(join(record.dir, 'kept.duckdb.1-1.new'), yesterday, yesterday)
  await rebuildRecord(record)
  expect(derivedFiles(record)).toEqual(['kept.duckdb.2-1.new'])
})

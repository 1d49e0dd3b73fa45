import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Database, openDatabase } from '../../src/engine/duckdb.ts'
import { loadMacros } from '../../src/engine/load.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-duckdb-'))
let database: Database
beforeAll(async () => {
  database = await openDatabase({ temporary: folder })
  await loadMacros(database)
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const value = async (expression: string, parameters = {}) =>
  (await database.rows(`SELECT ${expression} AS it`, z.object({ it: z.unknown() }), parameters))[0]!.it

test('values come out plain', async () => {
  expect(await value('CAST(9007199254740991 AS BIGINT)')).toBe(9007199254740991)
  expect(await value("CAST('12345678901234567890.123456' AS DECIMAL(38, 6))")).toBe('12345678901234567890.123456')
  expect(await value("DATE '2028-02-29'")).toBe('2028-02-29')
  expect(await value("TIMESTAMP '2026-11-23 10:00:00.5'")).toBe('2026-11-23T10:00:00.500Z')
  expect(await value("{'a': [DATE '2020-01-01', NULL], 'b': MAP {'en': 1}}")).toEqual({
    a: ['2020-01-01', null],
    b: { en: 1 },
  })
  expect(await value(`CAST('{"a":[1]}' AS JSON)`)).toEqual({ a: [1] })
})

test('a whole number that a double cannot hold is no quiet loss', async () => {
  await expect(value('CAST(9007199254740993 AS BIGINT)')).rejects.toThrow('9007199254740993 is no safe whole number')
})

test('a row that does not fit its schema throws', async () => {
  await expect(database.rows("SELECT 'x' AS n", z.object({ n: z.number() }))).rejects.toThrow()
})

test('parameters are values, never SQL', async () => {
  expect(await value('$text', { text: "'; DROP TABLE x; --" })).toBe("'; DROP TABLE x; --")
})

test('many rows come in batches', async () => {
  const sizes: number[] = []
  for await (const batch of database.batches('SELECT range AS n FROM range(10000)', z.object({ n: z.number() }))) {
    sizes.push(batch.length)
  }
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(10_000)
  expect(sizes.length).toBeGreaterThan(1)
})

test.each([
  ['2028', 'year', '2028-01-01', '2028-12-31'],
  ['2028-02', 'month', '2028-02-01', '2028-02-29'],
  ['2027-02', 'month', '2027-02-01', '2027-02-28'],
  ['2028-06-15', 'day', '2028-06-15', '2028-06-15'],
  ['2028-02-31', 'day', null, null],
])('%s of precision %s runs from %s to %s', async (date, precision, first, last) => {
  const partial = `{'date': CAST($date AS VARCHAR), 'precision': CAST($precision AS VARCHAR)}`
  expect(await value(`[first_day(${partial}), final_day(${partial})]`, { date, precision })).toEqual([first, last])
})

test.each([
  ['2030-01-01', '2030-01-01', '2030-01-11', '2030-01-11', 10],
  ['2030-01-11', '2030-01-11', '2030-01-01', '2030-01-01', -10],
  ['2030-01-01', '2030-12-31', '2030-06-01', '2030-06-30', 0],
  ['2030-06-01', '2030-06-30', '2030-07-01', '2030-07-31', 31],
])('from %s–%s to %s–%s is %i days', async (a, b, c, d, days) => {
  expect(await value(`days_moved(DATE '${a}', DATE '${b}', DATE '${c}', DATE '${d}')`)).toBe(days)
})

test('texts come in the language asked for, else English, else the first', async () => {
  const text = (texts: string, language: string) => value(`text_in(MAP ${texts}, $language)`, { language })
  expect(await text("{'en': 'a', 'mi': 'b'}", 'mi')).toBe('b')
  expect(await text("{'mi': 'b', 'en': 'a'}", 'fr')).toBe('a')
  expect(await text("{'mi': 'b', 'cy': 'c'}", 'fr')).toBe('b')
})

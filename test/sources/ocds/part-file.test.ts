// Parts read back through DuckDB as they were written: every type, NULLs, several row groups, texts beyond ASCII.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Database, openDatabase } from '../../../src/engine/duckdb.ts'
import type { DealColumn, DealColumnType } from '../../../src/sources/ocds/deal-table.ts'
import type { Cell } from '../../../src/sources/ocds/part-column.ts'
import { openPart } from '../../../src/sources/ocds/part-file.ts'

const types: readonly DealColumnType[] = ['INTEGER', 'BIGINT', 'BOOLEAN', 'DATE', 'TIMESTAMP', 'VARCHAR']
// `title` stands for the columns whose texts hardly repeat, `status` for those with a dictionary.
const columns: readonly DealColumn[] = [
  ...types.map((type) => ({ name: `c_${type.toLowerCase()}`, type, meaning: '' })),
  { name: 'title', type: 'VARCHAR', meaning: '' },
]

let folder = ''
let database: Database
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kept-part-'))
  database = await openDatabase({ temporary: folder, isOrdered: true })
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const anyRow = z.object({
  c_integer: z.int().nullable(),
  c_bigint: z.string().nullable(),
  c_boolean: z.boolean().nullable(),
  c_date: z.string().nullable(),
  c_timestamp: z.string().nullable(),
  c_varchar: z.string().nullable(),
  title: z.string().nullable(),
})

// DuckDB keeps what it read of a file by its path and second of change, so every part has a path of its own.
let parts = 0

async function readBack(rows: readonly (readonly Cell[])[], groupRows: number) {
  parts += 1
  const path = join(folder, `part-${parts}.parquet`)
  const part = openPart(path, columns, groupRows)
  for (const row of rows) part.add(row)
  expect(part.close()).toBe(rows.length)
  const sql = `SELECT c_integer, CAST(c_bigint AS VARCHAR) AS c_bigint, c_boolean, CAST(c_date AS VARCHAR) AS c_date,
    CAST(epoch_ms(c_timestamp) AS VARCHAR) AS c_timestamp, c_varchar, title FROM read_parquet($path)`
  return database.rows(sql, anyRow, { path })
}

function asRead(row: readonly Cell[]): z.infer<typeof anyRow> {
  const [integer, big, boolean, date, timestamp, text, title] = row
  const day =
    (date as number | null) === null ? null : new Date((date as number) * 86_400_000).toISOString().slice(0, 10)
  return {
    c_integer: integer as number | null,
    c_bigint: big === null ? null : String(big),
    c_boolean: boolean as boolean | null,
    c_date: day,
    c_timestamp: timestamp === null ? null : String(timestamp),
    c_varchar: text as string | null,
    title: title as string | null,
  }
}

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.constantFrom('', 'CAD', 'a'.repeat(70), 'ՀՀ'))
const row = fc.tuple(
  orNull(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  orNull(fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.maxSafeInteger())),
  orNull(fc.boolean()),
  orNull(fc.integer({ min: -700_000, max: 2_900_000 })),
  orNull(fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 })),
  orNull(text),
  orNull(text),
)

describe('a part', () => {
  it('reads back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), fc.constantFrom(8, 16, 64), async (rows, groupRows) => {
        const wellFormed = rows.map((cells) =>
          cells.map((cell) => (typeof cell === 'string' ? cell.toWellFormed() : cell)),
        )
        expect(await readBack(wellFormed, groupRows)).toEqual(wellFormed.map(asRead))
      }),
      { numRuns: 60 },
    )
  })

  it('is a file of no rows where none were added', async () => {
    expect(await readBack([], 8)).toEqual([])
  })

  it('holds more rows than one group, each in its place', async () => {
    const rows = Array.from({ length: 1000 }, (_, i): readonly Cell[] => [
      i,
      i * 1e10,
      i % 2 === 0,
      i,
      i,
      `s${i % 7}`,
      `t${i}`,
    ])
    expect(await readBack(rows, 64)).toEqual(rows.map(asRead))
  })
})

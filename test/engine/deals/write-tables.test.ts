// The tables' bytes depend on their rows alone: not on how many parts they come in, nor on threads.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { writeTables } from '../../../src/engine/deals/write-tables.ts'
import { type DealTableName, dealTables } from '../../../src/sources/ocds/deal-table.ts'
import type { Cell } from '../../../src/sources/ocds/part-column.ts'
import { openPart, processesPerBlock } from '../../../src/sources/ocds/part-file.ts'

const root = mkdtempSync(join(tmpdir(), 'kept-tables-'))
afterAll(() => rmSync(root, { recursive: true }))

const processes = 5 * processesPerBlock + 77

function cell(type: string, row: number, column: number): Cell {
  if ((row * 31 + column * 7) % 11 === 0) return null
  if (type === 'VARCHAR') return `text ${(row * (column + 3)) % 997}`
  return type === 'BOOLEAN' ? row % 3 === 0 : (row * (column + 1)) % 20_011
}

/** Parts of the processes of each range, a few rows a process in every table. */
function partsOf(name: string, ends: readonly number[]): readonly Record<DealTableName, string>[] {
  return ends.map((end, part) => {
    const from = ends[part - 1] ?? 0
    const paths = dealTables.map(({ table, columns }, number) => {
      const path = join(root, `${name}-${table}-${part}.parquet`)
      const file = openPart(path, columns)
      for (let process = from; process < end; process++) {
        for (let i = 0; i < (process + number) % 4; i++) {
          file.add(columns.map(({ type }, column) => (column === 0 ? process : cell(type, process * 4 + i, column))))
        }
      }
      file.close()
      return [table, path] as const
    })
    return Object.fromEntries(paths) as Record<DealTableName, string>
  })
}

it('writes the same tables from one part, two and four', async () => {
  const block = processesPerBlock
  const cuts = [[processes], [2 * block, processes], [block, 2 * block, 4 * block, processes]]
  const written = await Promise.all(
    cuts.map((ends, i) => writeTables(partsOf(`p${i}`, ends), { folder: join(root, `t${i}`), temporary: root })),
  )
  expect(written[0]!.tables).toHaveLength(10)
  expect(written[0]!.tables.every(({ rows }) => rows > processes)).toBe(true)
  expect(written[1]).toEqual(written[0])
  expect(written[2]).toEqual(written[0])
}, 60_000)

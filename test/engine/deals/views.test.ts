// Which datasets of bulk deals count at an instant.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { slicesOf } from '../../../src/engine/deals/slice.ts'
import { activeDatasets, createDealViews } from '../../../src/engine/deals/views.ts'
import { dealTables } from '../../../src/sources/ocds/deal-table.ts'
import { stream } from '../stream.ts'

const opened: { close(): void }[] = []
afterAll(() => {
  for (const one of opened) one.close()
})

type Told = {
  readonly mode: 'adds' | 'replaces' | 'erases'
  readonly replaces?: string
  readonly source?: string
  readonly on: string
}

async function told(datasets: Readonly<Record<string, Told>>) {
  const log = stream()
  for (const [dataset, { mode, replaces, source = 's', on }] of Object.entries(datasets)) {
    const content = {
      dataset,
      source,
      licence: 'CC0-1.0',
      inputDigest: '0'.repeat(64),
      mode,
      tables: [{ table: 'processes', sha256: '1'.repeat(64), rows: 7 }],
    }
    log.add('dataset', replaces === undefined ? content : { ...content, replaces }, on)
  }
  const asked = await log.ask()
  opened.push(asked)
  return async (knownAt: string) =>
    (await activeDatasets(asked.database, `${knownAt}T00:00:00.000Z`)).map(({ dataset }) => dataset)
}

test('those that add stand beside each other, from when they were recorded', async () => {
  const at = await told({ d1: { mode: 'adds', on: '2024-01-01' }, d2: { mode: 'adds', on: '2024-02-01' } })
  expect(await at('2023-01-01')).toEqual([])
  expect(await at('2024-01-15')).toEqual(['d1'])
  expect(await at('2024-03-01')).toEqual(['d1', 'd2'])
})

test('one that replaces takes the place of the one it names', async () => {
  const at = await told({
    d1: { mode: 'adds', on: '2024-01-01' },
    d2: { mode: 'adds', on: '2024-01-02' },
    d3: { mode: 'replaces', replaces: 'd1', on: '2024-02-01' },
  })
  expect(await at('2024-01-15')).toEqual(['d1', 'd2'])
  expect(await at('2024-03-01')).toEqual(['d2', 'd3'])
})

test('one that names none takes the place of all of its source', async () => {
  const at = await told({
    d1: { mode: 'adds', on: '2024-01-01' },
    d2: { mode: 'adds', on: '2024-01-02', source: 't' },
    d3: { mode: 'adds', on: '2024-01-03' },
    d4: { mode: 'replaces', on: '2024-02-01' },
  })
  expect(await at('2024-03-01')).toEqual(['d2', 'd4'])
})

test('what was erased is gone at every instant', async () => {
  const at = await told({
    d1: { mode: 'adds', on: '2024-01-01' },
    d2: { mode: 'erases', replaces: 'd1', on: '2024-02-01' },
    d3: { mode: 'erases', replaces: 'd2', on: '2024-03-01' },
  })
  expect(await at('2024-01-15')).toEqual(['d3'])
  expect(await at('2024-04-01')).toEqual(['d3'])
})

test('the views number the datasets, name their source and are empty where there is no table', async () => {
  const asked = await stream().ask()
  opened.push(asked)
  const dir = mkdtempSync(join(tmpdir(), "kept-views-o'neill-"))
  const pathOf = (dataset: string, table: string) => join(dir, 'deals', dataset, `${table}.parquet`)
  for (const dataset of ['d1', 'd2']) {
    const path = pathOf(dataset, 'processes')
    mkdirSync(dirname(path), { recursive: true })
    const columns = dealTables[0]!.columns.map(
      ({ name, type }) => `CAST(${name === 'process' ? '4' : 'NULL'} AS ${type}) AS "${name}"`,
    )
    await asked.database.run(`COPY (SELECT ${columns.join(', ')}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`)
  }
  await createDealViews(
    asked.database,
    ['d1', 'd2', 'd3'].map((dataset, number) => ({ number, dataset, source: `${dataset}'s`, rows: {} })),
    pathOf,
  )
  expect(await asked.rows('SELECT dataset, source, process FROM bulk_processes ORDER BY ALL')).toEqual([
    { dataset: 0, source: "d1's", process: 4 },
    { dataset: 1, source: "d2's", process: 4 },
  ])
  for (const { table, columns } of dealTables) {
    const described = await asked.rows(`DESCRIBE bulk_${table}`)
    expect(described.map((row) => row['column_name'])).toEqual([
      'dataset',
      'source',
      ...columns.map(({ name }) => name),
    ])
    if (table !== 'processes') expect(await asked.rows(`SELECT 1 AS one FROM bulk_${table}`)).toEqual([])
  }
  rmSync(dir, { recursive: true })
})

test('small datasets share a slice, a large one is cut into ranges of processes', () => {
  const sized = [3, 3, 5, 20, 2].map((processes, number) => ({
    number,
    dataset: `d${number}`,
    source: 's',
    rows: { processes, contract_revisions: processes * 2 },
  }))
  expect(slicesOf(sized, 12)).toEqual([
    { kind: 'datasets', from: 0, to: 1 },
    { kind: 'datasets', from: 2, to: 2 },
    { kind: 'processes', dataset: 3, from: 0, below: 5 },
    { kind: 'processes', dataset: 3, from: 5, below: 10 },
    { kind: 'processes', dataset: 3, from: 10, below: 15 },
    { kind: 'processes', dataset: 3, from: 15, below: 20 },
    { kind: 'datasets', from: 4, to: 4 },
  ])
})

// Figures of contracts enter a public moment only of buyers and suppliers that were sent every dataset in which they are.
import { expect, test } from 'vitest'
import { measureDeals } from '../../../src/engine/deals/measure.ts'
import { bulk, contract, process, revisions } from './bulk.ts'

const sixteen = [...Array(16).keys()]
const tables = (firstBuyer: string) => ({
  processes: sixteen.map((i) => process(i, { buyer: i < 8 ? firstBuyer : 'b/2' })),
  contracts: sixteen.map((i) => contract(i, { award: 0 })),
  awards: sixteen.map((i) => ({ process: i, award: 0 })),
  parties: sixteen.map((i) => ({
    process: i,
    party: 0,
    award: 0,
    role: 'supplier',
    supplier: i % 2 === 0 ? 's/1' : 's/2',
    name: 'S',
  })),
  contract_revisions: sixteen.flatMap((i) =>
    revisions(i, [
      { on: '2020-01-01', end_on: '2020-12-31' },
      { on: '2020-06-01', end_on: i < 8 ? '2020-12-31' : '2021-06-30' },
    ]),
  ),
})

test('units that were not sent a dataset are named and not measured', async () => {
  const one = await bulk([
    { dataset: 'd', source: 's', tables: tables('b/1') },
    { dataset: 'e', source: 't', tables: tables('b/1') },
  ])
  const ask = async (isPublic: boolean, told: readonly (readonly [string, string, string])[]) => {
    await one.database.run(
      `CREATE OR REPLACE TEMP TABLE moment AS SELECT DATE '2024-01-01' AS as_of, TIMESTAMP '2024-01-01' AS known_at,
         DATE '2024-01-01' AS today, 'en' AS language, ${isPublic} AS is_public, 14 AS notice_window_days`,
    )
    const rows = told.map((row) => `('${row.join("','")}')`).join(', ')
    await one.database.run(
      `CREATE OR REPLACE TEMP TABLE dataset_notice AS SELECT dataset, body_id, CAST(admitted_from AS TIMESTAMP) AS admitted_from
       FROM (VALUES ${rows}) v(dataset, body_id, admitted_from)`,
    )
    await measureDeals(one.database, { datasets: one.datasets })
  }
  const told = [
    ['d', 'b/1', '2024-01-01'],
    ['d', 's/1', '2023-01-01'],
    ['d', 'b/2', '2024-01-02'],
    ['e', 'b/2', '2023-01-01'],
  ] as const
  await ask(false, told)
  expect(await one.rows('SELECT count(*) AS n FROM bulk_unit WHERE is_admitted')).toEqual([{ n: 8 }])
  await ask(true, told)
  const admitted = [
    { kind: 'buyer', source: 's', unit_id: 'b/1' },
    { kind: 'buyer', source: 't', unit_id: 'b/2' },
    { kind: 'supplier', source: 's', unit_id: 's/1' },
  ]
  expect(await one.rows('SELECT kind, source, unit_id FROM bulk_unit WHERE is_admitted ORDER BY ALL')).toEqual(admitted)
  expect(await one.rows('SELECT count(*) AS n FROM bulk_unit')).toEqual([{ n: 8 }])
  expect(await one.rows('SELECT DISTINCT kind, source, unit_id FROM bulk_count ORDER BY ALL')).toEqual(admitted)
  for (const table of ['bulk_openness', 'bulk_flag_count']) {
    const others = `SELECT * FROM ${table} WHERE (source, unit_id) NOT IN (('s', 'b/1'), ('t', 'b/2'))`
    expect(await one.rows(others)).toEqual([])
  }
  one.close()
})

test('of two datasets of a source a unit was sent both, or its figures stay out', async () => {
  const one = await bulk([
    { dataset: 'd', source: 's', tables: tables('b/1') },
    { dataset: 'e', source: 's', tables: tables('b/3') },
  ])
  await one.database.run(
    `CREATE OR REPLACE TEMP TABLE moment AS SELECT DATE '2024-01-01' AS as_of, TIMESTAMP '2024-01-01' AS known_at,
       DATE '2024-01-01' AS today, 'en' AS language, TRUE AS is_public, 14 AS notice_window_days`,
  )
  await one.database.run(
    `CREATE TEMP TABLE dataset_notice AS SELECT 'd' AS dataset, body_id, TIMESTAMP '2023-01-01' AS admitted_from
     FROM (VALUES ('b/1'), ('b/2'), ('b/3')) v(body_id)`,
  )
  await measureDeals(one.database, { datasets: one.datasets })
  expect(await one.rows("SELECT unit_id, is_admitted FROM bulk_unit WHERE kind = 'buyer' ORDER BY unit_id")).toEqual([
    { unit_id: 'b/1', is_admitted: true },
    { unit_id: 'b/2', is_admitted: false },
    { unit_id: 'b/3', is_admitted: false },
  ])
  one.close()
})

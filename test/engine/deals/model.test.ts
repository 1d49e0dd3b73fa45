// The models of bulk deals document what they give.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadModels } from '../../../src/engine/order.ts'
import { type Bulk, bulk, contract, process, revisions } from './bulk.ts'

let one: Bulk
beforeAll(async () => {
  one = await bulk([
    {
      dataset: 'd',
      source: 's',
      tables: {
        processes: [process(0)],
        contracts: [contract(0)],
        contract_revisions: revisions(0, [{ on: '2020-01-01', end_on: '2020-12-31' }]),
      },
    },
  ])
})
afterAll(() => one.close())

test('every model of a slice documents exactly the columns that it has', async () => {
  await one.list('2024-01-01', [[0, 0]])
  const models = await loadModels('contract')
  expect(models.length).toBeGreaterThan(10)
  for (const model of models) {
    const columns = await one.rows(`DESCRIBE (${model.sql})`)
    expect([model.name, ...columns.map((column) => column['column_name'])]).toEqual([
      model.name,
      ...model.columns.keys(),
    ])
  }
})

test('every model of all deals documents exactly the columns that it has, and no table of a slice is left', async () => {
  await one.measure('2024-01-01')
  const models = await loadModels('bulk')
  expect(models.length).toBeGreaterThan(4)
  for (const model of models) {
    const columns = await one.rows(`DESCRIBE ${model.name}`)
    expect([model.name, ...columns.map((column) => column['column_name'])]).toEqual([
      model.name,
      ...model.columns.keys(),
    ])
    expect(model.about.length).toBeGreaterThan(20)
  }
  for (const { name } of await loadModels('contract')) {
    await expect(one.rows(`SELECT 1 FROM ${name}`)).rejects.toThrow(name)
  }
})

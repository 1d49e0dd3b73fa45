import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadModels } from '../../src/engine/order.ts'
import { stream } from './stream.ts'

let asked: Awaited<ReturnType<ReturnType<typeof stream>['ask']>>
beforeAll(async () => {
  asked = await stream().ask()
})
afterAll(() => asked.close())

test.each(['stored', 'moment'] as const)('every %s model documents exactly the columns that it has', async (place) => {
  const models = await loadModels(place)
  expect(models.length).toBeGreaterThan(2)
  for (const model of models) {
    const columns = await asked.rows(`DESCRIBE SELECT * FROM ${model.name}`)
    expect([model.name, ...columns.map((column) => column['column_name'])]).toEqual([
      model.name,
      ...model.columns.keys(),
    ])
    expect(model.about.length).toBeGreaterThan(20)
  }
})

test('an empty record gives every table, without rows', async () => {
  for (const model of [...(await loadModels('stored')), ...(await loadModels('moment'))]) {
    expect(await asked.rows(`SELECT 1 AS one FROM ${model.name}`)).toEqual([])
  }
})

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/engine/duckdb.ts'
import { loadModels, modelReads, parseModel, runOrder } from '../../src/engine/order.ts'

let database: Database
beforeAll(async () => {
  database = await openDatabase({ temporary: join(tmpdir(), 'kept-order-tmp') })
})
afterAll(() => database.close())

const names = (models: readonly { readonly name: string }[]) => models.map((model) => model.name)

test('a model runs after what it reads: in FROM, JOIN, a subquery or a WITH', async () => {
  const models = [
    parseModel('a', 'SELECT * FROM b JOIN event_pledge USING (id)'),
    parseModel('b', 'WITH x AS (SELECT * FROM c) SELECT (SELECT max(n) FROM d) FROM x'),
    parseModel('c', 'SELECT 1 AS id WHERE EXISTS (FROM d)'),
    parseModel('d', 'SELECT 1 AS n'),
  ]
  expect(names(await runOrder(database, models))).toEqual(['d', 'c', 'b', 'a'])
  expect(await modelReads(database, models)).toEqual(
    new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c', 'd'])],
      ['c', new Set(['d'])],
      ['d', new Set()],
    ]),
  )
})

test('a name that a WITH defines is no model', async () => {
  const models = [parseModel('a', 'WITH b AS (SELECT 1 AS n) SELECT n FROM b'), parseModel('b', 'SELECT n FROM a')]
  expect(names(await runOrder(database, models))).toEqual(['a', 'b'])
})

test('a circle is named', async () => {
  const models = [
    parseModel('a', 'SELECT * FROM b'),
    parseModel('b', 'SELECT * FROM c'),
    parseModel('c', 'SELECT * FROM a'),
    parseModel('free', 'SELECT 1 AS n'),
  ]
  await expect(runOrder(database, models)).rejects.toThrow('in a circle: a, b, c')
})

test('a file that holds no SELECT, or two, is told by name', async () => {
  await expect(runOrder(database, [parseModel('a', 'DROP TABLE b')])).rejects.toThrow('a.sql is not one SELECT')
  await expect(runOrder(database, [parseModel('a', 'SELECT 1; SELECT 2')])).rejects.toThrow('a.sql is not one SELECT')
})

test('the order of the real models does not depend on the order in which they are found', async () => {
  const models = await loadModels('moment')
  const ordered = names(await runOrder(database, models))
  expect(names(await runOrder(database, models.toReversed()))).toEqual(ordered)
  expect(ordered.indexOf('pledge')).toBeLessThan(ordered.indexOf('commitment'))
})

test('no stored model reads the moment, so that it is of the log alone', async () => {
  const moment = parseModel('moment', 'SELECT 1 AS n')
  const reads = await modelReads(database, [...(await loadModels('stored')), moment])
  for (const [name, read] of reads) expect([name, read.has('moment')]).toEqual([name, false])
})

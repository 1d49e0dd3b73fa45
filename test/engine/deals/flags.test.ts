// The flags of delivery do what their pages and cases say.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sqlFlags } from '../../../src/engine/deals/flag-hit.ts'
import { bulk, type DealRow, type DealRows } from './bulk.ts'

type Case = {
  readonly case: string
  readonly asOf: string
  readonly thresholds?: readonly DealRow[]
  readonly tables: DealRows
}

const folder = new URL('../../../src/engine/flags/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8')
const sections = [
  'Definition',
  'Example',
  'Why it matters',
  'Source',
  'Exclusions',
  'Assumptions',
  'What the data must have',
]

test('there are five', () => {
  expect(sqlFlags().map(({ flag }) => flag)).toEqual([
    'amended-soon-after-award',
    'end-date-moved-repeatedly',
    'overdue-and-silent',
    'paid-over-value',
    'value-just-under-threshold',
  ])
})

describe.each(sqlFlags())('$flag', ({ flag, model }) => {
  const cases = JSON.parse(read(`${flag}/cases.json`)) as readonly Case[]
  const expected = JSON.parse(read(`${flag}/expected.json`)) as Readonly<Record<string, unknown>>

  test('has a page with every section, and documented columns', () => {
    const page = read(`${flag}/flag.md`)
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(sections)
    expect(page).toContain('never an accusation')
    expect([...model.columns.keys()]).toEqual(['dataset', 'process', 'contract', 'value'])
    expect(existsSync(new URL(`${flag}/flag.ts`, folder))).toBe(false)
  })

  test('has an answer for every case, and one that fires', () => {
    expect(Object.keys(expected)).toEqual(cases.map((one) => one.case))
    expect(Object.values(expected).flat().length).toBeGreaterThan(0)
  })

  test.each(cases)('$case', async ({ case: name, asOf, thresholds = [], tables }) => {
    const one = await bulk([{ dataset: 'd', source: 's', tables }])
    await one.database.run(
      'CREATE TEMP TABLE threshold (source VARCHAR, method VARCHAR, category VARCHAR, amount_minor BIGINT, currency VARCHAR, "from" DATE, until DATE)',
    )
    for (const { source, method, category, amount_minor, currency, from, until } of thresholds) {
      await one.database.run(
        'INSERT INTO threshold VALUES ($source, $method, $category, $amount, $currency, $from, $until)',
        {
          source: source!,
          method: method!,
          category: category!,
          amount: amount_minor!,
          currency: currency!,
          from: from!,
          until: until!,
        },
      )
    }
    await one.list(
      asOf,
      (tables.processes ?? []).map((row) => [0, Number(row['process'])] as const),
    )
    const hits = `SELECT process, contract, value FROM flag_hit WHERE flag = '${flag}' ORDER BY ALL`
    expect(await one.rows(hits)).toEqual(expected[name])
    await one.measure(asOf)
    const [counted] = await one.rows(
      `SELECT contracts, processes FROM bulk_flag_count WHERE flag = '${flag}' AND unit_id = 'b/1'`,
    )
    const n = (expected[name] as readonly unknown[]).length
    expect(counted).toEqual(n === 0 ? undefined : { contracts: n, processes: n })
    one.close()
  })
})

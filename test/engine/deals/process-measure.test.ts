// Contracts rolled up to their process, and processes counted by buyer and named supplier.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bulk, bulk, contract, type DealRow, type DealRows, process, revisions } from './bulk.ts'

const first = { on: '2020-01-01', end_on: '2020-12-31', value_minor: 10_000, currency: 'EUR' }
const supplier = (process: number, award: number, id: string | null, over: DealRow = {}): DealRow => ({
  process,
  party: award,
  role: 'supplier',
  award,
  supplier: id,
  name: id === null ? null : `${id} Ltd`,
  type_published: id !== null,
  ...over,
})

async function counted(one: Bulk, measure: string) {
  const rows = await one.rows(
    `SELECT unit_id, coalesce(outcome, reason) AS state, n FROM bulk_count WHERE measure = '${measure}' ORDER BY kind, unit_id, state`,
  )
  return rows.map(({ unit_id, state, n }) => `${unit_id} ${state} ${n}`)
}

/** One process with contracts that ended on these days (null: not known) of a promise for the end of 2020 or another day. */
function ending(ends: readonly (readonly [actual: string | null, promised?: string])[]): DealRows {
  return {
    processes: [process(0)],
    contracts: ends.map(([actual], i) => contract(0, { contract: i, award: i, actual_end_on: actual })),
    contract_revisions: ends.flatMap(([, promised], i) =>
      revisions(0, [{ ...first, end_on: promised ?? first.end_on }], i),
    ),
  }
}

test.each([
  { name: 'all in time', ends: [['2020-12-01'], ['2020-12-31']], on_time: 'yes', slip_days: 0 },
  {
    name: 'one late, the slip of the worst',
    ends: [['2020-12-01'], ['2021-01-10'], ['2021-01-05']],
    on_time: 'no',
    slip_days: 10,
  },
  { name: 'those that can be judged count', ends: [['2020-12-01'], [null]], on_time: 'yes', slip_days: -30 },
  {
    name: 'open while one is open, even with a late one',
    ends: [['2021-06-01'], [null, '2030-01-01']],
    on_time: 'not ended',
    slip_days: null,
  },
  { name: 'none can be judged', ends: [[null], [null]], on_time: 'no actual end', slip_days: null },
] as const)('a process: $name', async ({ ends, on_time, slip_days }) => {
  const one = await bulk([{ dataset: 'd', source: 's', tables: ending(ends) }])
  await one.list('2024-01-01', [[0, 0]])
  expect(await one.rows('SELECT kind, contracts, on_time, slip_days FROM process_measure')).toEqual([
    { kind: 'buyer', contracts: ends.length, on_time, slip_days },
  ])
  one.close()
})

test('a cancelled contract leaves the judgement to the others, and a process of cancelled ones is not judgeable', async () => {
  const cancelled = { ...first, status: 'cancelled' }
  const one = await bulk([
    {
      dataset: 'd',
      source: 's',
      tables: {
        processes: [process(0), process(1)],
        contracts: [contract(0, { actual_end_on: '2020-12-01' }), contract(0, {}, 1), contract(1)],
        contract_revisions: [...revisions(0, [first]), ...revisions(0, [cancelled], 1), ...revisions(1, [cancelled])],
      },
    },
  ])
  await one.measure('2024-01-01')
  expect(await counted(one, 'deals-on-time')).toEqual(['b/1 cancelled 1', 'b/1 yes 1'])
  // What was cancelled need not show anything; the other shows its end, its value and its actual end, and neither the supplier's type nor a final value.
  expect(await one.rows('SELECT unit_id, share, n FROM bulk_openness')).toEqual([
    { unit_id: 'b/1', share: '0.600000000', n: 1 },
  ])
  one.close()
})

test('a supplier has the contracts of its own awards, and counts once for a process', async () => {
  const one = await bulk([
    {
      dataset: 'd',
      source: 's',
      tables: {
        ...ending([['2020-12-01'], ['2021-06-01'], ['2020-12-01']]),
        parties: [
          supplier(0, 0, 'x/a'),
          supplier(0, 1, 'x/b'),
          supplier(0, 2, 'x/a', { party: 7 }),
          supplier(0, 2, 'x/a', { party: 8 }),
          supplier(0, 2, 'x/b', { party: 9 }),
          supplier(0, 1, null, { party: 10 }),
          { process: 0, party: 11, role: 'tenderer', supplier: 'x/c', name: 'C Ltd' },
        ],
      },
    },
  ])
  await one.measure('2024-01-01')
  expect(await counted(one, 'deals-on-time')).toEqual(['b/1 no 1', 'x/a yes 1', 'x/b no 1'])
  expect(await one.rows('SELECT kind, unit_id, name FROM bulk_unit ORDER BY kind, unit_id')).toEqual([
    { kind: 'buyer', unit_id: 'b/1', name: 'Works Department' },
    { kind: 'supplier', unit_id: 'x/a', name: 'x/a Ltd' },
    { kind: 'supplier', unit_id: 'x/b', name: 'x/b Ltd' },
  ])
  one.close()
})

test('a process without a body as its buyer counts for its suppliers alone, and one without contracts for nobody', async () => {
  const one = await bulk([
    {
      dataset: 'd',
      source: 's',
      tables: {
        processes: [process(0, { buyer: null, buyer_reason: 'no identifier' }), process(1)],
        contracts: [contract(0, { actual_end_on: '2020-12-01' })],
        contract_revisions: revisions(0, [first]),
        parties: [supplier(0, 0, 'x/a')],
      },
    },
  ])
  await one.measure('2024-01-01')
  expect(await counted(one, 'deals-on-time')).toEqual(['x/a yes 1'])
  one.close()
})

test('counts bear their sums, quartiles and names', async () => {
  const later = (days: number) => ({
    ...first,
    on: '2020-07-01',
    end_on: new Date(Date.UTC(2020, 11, 31 + days)).toISOString().slice(0, 10),
  })
  const moves = [0, 10, 20, 40, -5]
  const one = await bulk([
    {
      dataset: 'd',
      source: 's',
      tables: {
        processes: moves.map((_, i) =>
          process(i, {
            buyer_name: i === 2 ? 'New Name' : 'Old Name',
            last_release_at: `2023-01-0${i === 2 ? 9 : 1}T00:00:00`,
          }),
        ),
        contracts: moves.map((_, i) => contract(i, { revisions: 2, max_extent_on: i === 1 ? '2020-12-31' : null })),
        contract_revisions: moves.flatMap((days, i) => revisions(i, [first, later(days)])),
      },
    },
  ])
  await one.measure('2024-01-01')
  const held = "WHERE measure = 'end-dates-held'"
  expect(
    await one.rows(
      `SELECT outcome, n, scope_shown_n, extension_days, observed_days FROM bulk_count ${held} ORDER BY outcome`,
    ),
  ).toEqual([
    { outcome: 'no', n: 3, scope_shown_n: 1, extension_days: 70, observed_days: 546 },
    { outcome: 'yes', n: 2, scope_shown_n: 0, extension_days: 0, observed_days: 364 },
  ])
  expect(await one.rows(`SELECT n, min, q1, median, q3, max FROM bulk_spread ${held}`)).toEqual([
    { n: 5, min: -5, q1: 0, median: 10, q3: 20, max: 40 },
  ])
  expect(await one.rows('SELECT name FROM bulk_unit')).toEqual([{ name: 'New Name' }])
  one.close()
})

test('ids that are the same body count as one', async () => {
  const one = await bulk([
    {
      dataset: 'd',
      source: 's',
      tables: {
        processes: [process(0), process(1, { buyer: 'b/old', buyer_name: 'Old' })],
        contracts: [contract(0), contract(1)],
        contract_revisions: [...revisions(0, [first]), ...revisions(1, [first])],
      },
    },
  ])
  await one.database.run("CREATE TEMP TABLE body_alias AS SELECT 'b/old' AS body_id, 'b/1' AS canonical_id")
  await one.measure('2024-01-01')
  expect(await counted(one, 'deals-on-time')).toEqual(['b/1 no actual end 2'])
  one.close()
})

test('of two datasets of one source the newer shows a process again; other sources count beside', async () => {
  const tables = (actual: string): DealRows => ({
    processes: [process(0), process(1, { ocid: `ocds-own-${actual}` })],
    contracts: [contract(0, { actual_end_on: actual }), contract(1)],
    contract_revisions: [...revisions(0, [first]), ...revisions(1, [first])],
  })
  const one = await bulk([
    { dataset: 'd1', source: 's', tables: tables('2021-06-01') },
    { dataset: 'd2', source: 's', tables: tables('2020-12-01') },
    { dataset: 'd3', source: 't', tables: tables('2021-06-01') },
  ])
  await one.measure('2024-01-01')
  const rows = await one.rows(
    "SELECT source, coalesce(outcome, reason) AS state, n FROM bulk_count WHERE measure = 'deals-on-time' ORDER BY ALL",
  )
  expect(rows.map(({ source, state, n }) => `${source} ${state} ${n}`)).toEqual([
    's no actual end 2',
    's yes 1',
    't no 1',
    't no actual end 1',
  ])
  one.close()
})

test.each([
  {
    name: 'found in 100 contracts that never change',
    contracts: 100,
    change: false,
    declared: false,
    state: 'value the same in every release',
  },
  { name: 'not found in 99', contracts: 99, change: false, declared: false, state: 'yes' },
  { name: 'not found where one changes', contracts: 100, change: true, declared: false, state: 'yes' },
  {
    name: 'declared by the source',
    contracts: 2,
    change: true,
    declared: true,
    state: 'value the same in every release',
  },
])('a value that is the same by construction is no evidence: $name', async ({ contracts, change, declared, state }) => {
  const numbers = Array.from({ length: contracts }, (_, i) => i)
  const one = await bulk([
    {
      dataset: 'd',
      source: 's',
      tables: {
        processes: numbers.map((i) => process(i)),
        contracts: numbers.map((i) => contract(i, { revisions: 2 })),
        contract_revisions: numbers.flatMap((i) =>
          revisions(i, [first, { ...first, on: '2020-06-01', value_minor: change && i === 1 ? 9_000 : 10_000 }]),
        ),
      },
    },
  ])
  if (declared) {
    await one.database.run(
      "CREATE TEMP TABLE source_option AS SELECT 's' AS source, 'values' AS option, 'final-in-every-release' AS value",
    )
  }
  await one.measure('2024-01-01', 70)
  expect(await counted(one, 'deals-on-budget')).toEqual([`b/1 ${state} ${contracts}`])
  one.close()
})

test('no datasets give every table, without rows', async () => {
  const one = await bulk([])
  await one.measure('2024-01-01')
  for (const table of ['bulk_unit', 'bulk_count', 'bulk_spread', 'bulk_openness', 'bulk_flag_count']) {
    expect(await one.rows(`SELECT 1 AS one FROM ${table}`)).toEqual([])
  }
  one.close()
})

const day = fc
  .integer({ min: 0, max: 1400 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))
const line = fc.record({
  actual_end_on: fc.option(day),
  supplier: fc.constantFrom('x/a', 'x/b', null),
  ends: fc.array(fc.option(day), { minLength: 1, maxLength: 4 }),
  status: fc.constantFrom('active', 'terminated', 'cancelled', null),
  value_minor: fc.constantFrom(0, 9_000, 10_000, 11_000),
})
const made = fc.array(
  fc.record({ buyer: fc.constantFrom('b/1', 'b/2', null), lines: fc.array(line, { maxLength: 3 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
)

function tablesOf(processes: typeof made extends fc.Arbitrary<infer Made> ? Made : never): DealRows {
  return {
    processes: processes.map(({ buyer }, i) => process(i, { buyer })),
    contracts: processes.flatMap(({ lines }, i) =>
      lines.map(({ actual_end_on, ends }, at) =>
        contract(i, { contract: at, award: at, actual_end_on, revisions: ends.length }),
      ),
    ),
    contract_revisions: processes.flatMap(({ lines }, i) =>
      lines.flatMap(({ ends, status, value_minor }, at) =>
        revisions(
          i,
          ends.map((end_on, k) => ({
            ...first,
            on: `2020-0${k + 1}-01`,
            end_on,
            status,
            value_minor: value_minor + k,
          })),
          at,
        ),
      ),
    ),
    parties: processes.flatMap(({ lines }, i) => lines.map((one, at) => supplier(i, at, one.supplier))),
  }
}

const resultTables = ['bulk_unit', 'bulk_count', 'bulk_spread', 'bulk_openness', 'bulk_flag_count']
async function results(one: Bulk) {
  const all = []
  for (const table of resultTables) {
    all.push(await one.rows(`SELECT COLUMNS(c -> c <> 'unit') FROM ${table} ORDER BY ALL`))
  }
  return all
}

test('where the slices are cut makes no difference, and every process with contracts counts once a measure', async () => {
  await fc.assert(
    fc.asyncProperty(made, fc.integer({ min: 1, max: 9 }), async (processes, rowsMax) => {
      const one = await bulk([
        { dataset: 'd1', source: 's', tables: tablesOf(processes) },
        { dataset: 'd2', source: 't', tables: tablesOf(processes.slice(0, 2)) },
      ])
      await one.measure('2023-01-01')
      const whole = await results(one)
      await one.measure('2023-01-01', rowsMax)
      expect(await results(one)).toEqual(whole)
      const counts = await one.rows(
        "SELECT measure, sum(n)::INTEGER AS n FROM bulk_count WHERE kind = 'buyer' AND source = 's' GROUP BY measure",
      )
      const deals = processes.filter(({ buyer, lines }) => buyer !== null && lines.length > 0).length
      for (const { n } of counts) expect(n).toBe(deals)
      one.close()
    }),
    { numRuns: 12 },
  )
})

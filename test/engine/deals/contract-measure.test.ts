// Every cell of the table of delivery measures, worked out by hand from contracts as the standard's fields give them.
import { describe, expect, test } from 'vitest'
import { bulk, contract, type DealRow, process, revisions } from './bulk.ts'

const eur = { currency: 'EUR' }

type Given = {
  readonly contract?: DealRow
  readonly seen: readonly (DealRow & { readonly on: string | null })[]
  readonly process?: DealRow
  readonly milestones?: readonly DealRow[]
  readonly transactions?: readonly DealRow[]
  readonly amendments?: readonly DealRow[]
  readonly asOf?: string
}

async function measured(given: Given) {
  const one = await bulk([
    {
      dataset: 'd',
      source: 's',
      tables: {
        processes: [process(0, given.process)],
        contracts: [contract(0, { revisions: given.seen.length, ...given.contract })],
        contract_revisions: revisions(0, given.seen),
        milestones: (given.milestones ?? []).map((row, i) => ({
          process: 0,
          contract: 0,
          milestone: i,
          stage: 'implementation',
          ...row,
        })),
        transactions: (given.transactions ?? []).map((row, i) => ({
          process: 0,
          contract: 0,
          transaction: i,
          ...eur,
          ...row,
        })),
        amendments: (given.amendments ?? []).map((row, i) => ({
          process: 0,
          contract: 0,
          amendment: i,
          stage: 'contract',
          ...row,
        })),
      },
    },
  ])
  await one.list(given.asOf ?? '2024-01-01', [[0, 0]])
  const [row] = await one.rows('SELECT * EXCLUDE (unit) FROM contract_measure')
  one.close()
  return row
}

// A year's contract of 2020, promised for the end of the year, worth 100.00.
const first = {
  on: '2020-01-01',
  start_on: '2020-01-01',
  end_on: '2020-12-31',
  value_minor: 10_000,
  ...eur,
  status: 'active',
}

describe('end date, first observed and last', () => {
  test('comes from the first and the last release that have one', async () => {
    const row = await measured({
      seen: [
        { on: '2020-01-01', status: 'active' },
        { ...first, on: '2020-02-01' },
        { on: '2020-06-01', end_on: '2021-03-01' },
        { on: '2020-07-01' },
      ],
    })
    expect(row).toMatchObject({
      first_end_on: '2020-12-31',
      last_end_on: '2021-03-01',
      ends_observed: 2,
      extension_days: 60,
      observed_days: 121,
      end_held: 'no',
      moved_later: 1,
      original_scope: false,
      status: 'active',
    })
  })

  test('of a modified project is the original and the modified period', async () => {
    const row = await measured({
      process: { kind: 'project' },
      contract: { kind: 'project' },
      seen: [
        { on: null, end_on: '2020-12-31' },
        { on: '2021-01-10', end_on: '2021-06-30' },
      ],
    })
    expect(row).toMatchObject({ is_project: true, end_held: 'no', extension_days: 181, observed_days: 0 })
  })

  test('is cut at the moment', async () => {
    const seen = [
      first,
      { ...first, on: '2020-06-01', end_on: '2021-03-01', value_minor: 12_000, status: 'terminated' },
    ]
    expect(await measured({ seen, asOf: '2020-05-31' })).toMatchObject({
      last_end_on: '2020-12-31',
      end_held: 'one observation',
      last_value_minor: 10_000,
      status: 'active',
    })
    expect(await measured({ seen, asOf: '2020-06-01' })).toMatchObject({
      last_end_on: '2021-03-01',
      end_held: 'no',
      last_value_minor: 12_000,
      is_terminated: true,
    })
  })

  test.each([
    { name: 'the same day', end: '2020-12-31', end_held: 'yes', extension_days: 0 },
    { name: 'a day later', end: '2021-01-01', end_held: 'no', extension_days: 1 },
    { name: 'a day earlier', end: '2020-12-30', end_held: 'yes', extension_days: -1 },
  ])('held: $name', async ({ end, end_held, extension_days }) => {
    expect(await measured({ seen: [first, { ...first, on: '2020-06-01', end_on: end }] })).toMatchObject({
      end_held,
      extension_days,
    })
  })

  test.each([
    { end: '2021-12-31', end_held: 'yes' },
    { end: '2022-01-01', end_held: 'no' },
  ])('with the original scope shown, an end of $end counts against it: $end_held', async ({ end, end_held }) => {
    const row = await measured({
      contract: { max_extent_on: '2021-12-31' },
      seen: [first, { ...first, on: '2020-06-01', end_on: end }],
    })
    expect(row).toMatchObject({ end_held, original_scope: true })
  })

  test('counts every later end once, and a return to an earlier one never', async () => {
    const ends = ['2020-12-31', '2021-03-31', '2020-12-31', '2021-03-31', '2021-06-30']
    const row = await measured({ seen: ends.map((end_on, i) => ({ ...first, on: `2020-0${i + 1}-01`, end_on })) })
    expect(row).toMatchObject({ moved_later: 2, ends_observed: 5, extension_days: 181 })
  })

  test('that no release shows comes from the contract as last published', async () => {
    const row = await measured({ contract: { end_on: '2020-12-31', value_minor: 10_000, ...eur }, seen: [] })
    expect(row).toMatchObject({ first_end_on: '2020-12-31', end_held: 'one observation', first_value_minor: 10_000 })
  })
})

describe('actual end, on time and slip', () => {
  test.each([
    { actual: '2020-12-31', on_time: 'yes', slip_days: 0, slip_share: 0 },
    { actual: '2021-01-01', on_time: 'no', slip_days: 1, slip_share: 1 / 365 },
    { actual: '2021-12-31', on_time: 'no', slip_days: 365, slip_share: 1 },
    { actual: '2020-12-01', on_time: 'yes', slip_days: -30, slip_share: -30 / 365 },
  ])('ended $actual: $on_time', async ({ actual, ...expected }) => {
    const row = await measured({ contract: { actual_end_on: actual }, seen: [first] })
    expect(row).toMatchObject({ ...expected, actual_end_basis: 'implementation', length_days: 365 })
  })

  test('is against the first observed end, whatever was promised later', async () => {
    const row = await measured({
      contract: { actual_end_on: '2021-02-01' },
      seen: [first, { ...first, on: '2020-06-01', end_on: '2021-06-30' }],
    })
    expect(row).toMatchObject({ on_time: 'no', slip_days: 32, is_ended_early: true })
  })

  test('comes from the last milestone of delivery or completion where no end is published', async () => {
    const milestones = [
      { type: 'delivery', status: 'met', met_on: '2020-06-01' },
      { type: 'completion', status: 'met', met_on: '2021-01-15' },
      { type: 'payment', status: 'met', met_on: '2022-01-01' },
    ]
    expect(await measured({ seen: [first], milestones })).toMatchObject({
      actual_end_on: '2021-01-15',
      actual_end_basis: 'milestone',
      on_time: 'no',
      slip_days: 15,
    })
    const contract = { actual_end_on: '2020-12-01' }
    expect(await measured({ contract, seen: [first], milestones })).toMatchObject({
      actual_end_on: '2020-12-01',
      actual_end_basis: 'implementation',
    })
  })

  test.each([
    { name: 'a delivery is left', row: { type: 'delivery', status: 'scheduled', due_on: '2021-01-01' } },
    { name: 'a delivery was met without a date', row: { type: 'delivery', status: 'met' } },
    { name: 'the milestone is of another type', row: undefined },
  ])('is none where $name', async ({ row }) => {
    const other = { type: row === undefined ? 'reporting' : 'delivery', status: 'met', met_on: '2020-06-01' }
    expect(await measured({ seen: [first], milestones: row === undefined ? [other] : [other, row] })).toMatchObject({
      actual_end_on: null,
      actual_end_basis: null,
      on_time: 'no actual end',
      slip_days: null,
    })
  })

  test('after the moment is not known yet', async () => {
    const contract = { actual_end_on: '2020-12-01' }
    expect(await measured({ contract, seen: [first], asOf: '2020-11-30' })).toMatchObject({
      actual_end_on: null,
      on_time: 'not ended',
    })
  })

  test.each([
    { name: 'no end date', seen: [{ ...first, end_on: null }], contract: { actual_end_on: '2020-12-01' } },
    { name: 'no actual end', seen: [first] },
    { name: 'not ended', seen: [{ ...first, end_on: '2024-01-02' }] },
    { name: 'status unclear', seen: [{ ...first, status: 'terminated' }] },
    { name: 'status unclear', seen: [{ ...first, status: 'terminated' }], contract: { actual_end_on: '2020-06-01' } },
    { name: 'cancelled', seen: [{ ...first, status: 'cancelled' }], contract: { actual_end_on: '2020-12-01' } },
  ])('not judgeable: $name', async ({ name, ...given }) => {
    expect(await measured(given)).toMatchObject({ on_time: name, slip_days: null, slip_share: null })
  })

  test('of a terminated contract tells lateness, and success where completion was met', async () => {
    const seen = [{ ...first, status: 'terminated' }]
    expect(await measured({ seen, contract: { actual_end_on: '2021-06-01' } })).toMatchObject({ on_time: 'no' })
    const milestones = [{ type: 'completion', status: 'met', met_on: '2020-06-01' }]
    expect(await measured({ seen, milestones })).toMatchObject({ on_time: 'yes', slip_days: -213 })
  })
})

describe('end held', () => {
  const later = { ...first, on: '2020-06-01' }
  test.each([
    { name: 'no end date', seen: [{ ...first, end_on: null }] },
    { name: 'one observation', seen: [first, { ...later, end_on: null }] },
    { name: 'status unclear', seen: [first, { ...later, end_on: '2020-07-01', status: 'terminated' }] },
    { name: 'cancelled', seen: [first, { ...later, status: 'cancelled' }] },
  ])('not judgeable: $name', async ({ name, seen }) => {
    expect(await measured({ seen })).toMatchObject({ end_held: name, extension_days: null, observed_days: null })
  })
})

describe('on budget', () => {
  const worth = (value_minor: number, on = '2020-06-01', currency = 'EUR') => ({ ...first, on, value_minor, currency })
  test.each([
    {
      name: 'the final value',
      contract: { final_value_minor: 10_001, final_currency: 'EUR' },
      on_budget: 'no',
      overrun_bp: 1,
    },
    {
      name: 'the final value, equal',
      contract: { final_value_minor: 10_000, final_currency: 'EUR' },
      on_budget: 'yes',
      overrun_bp: 0,
    },
    { name: 'the last value', seen: [first, worth(15_000)], on_budget: 'no', overrun_bp: 5_000 },
    { name: 'the last value, below', seen: [first, worth(9_000)], on_budget: 'yes', overrun_bp: -1_000 },
    {
      name: 'the final value before the last',
      seen: [first, worth(15_000)],
      contract: { final_value_minor: 10_000, final_currency: 'EUR' },
      on_budget: 'yes',
      overrun_bp: 0,
    },
    {
      name: 'the first value above 0',
      seen: [worth(0, '2019-01-01'), first, worth(11_000)],
      on_budget: 'no',
      overrun_bp: 1_000,
    },
  ])('is told by $name', async ({ seen = [first], contract = {}, on_budget, overrun_bp }) => {
    expect(await measured({ seen, contract })).toMatchObject({ on_budget, overrun_bp })
  })

  test.each([
    { name: 'no value', seen: [worth(0), worth(-5, '2020-07-01')] },
    { name: 'no value', seen: [{ ...first, currency: null }] },
    { name: 'currency changed', seen: [first, worth(9_000, '2020-06-01', 'USD')] },
    { name: 'currency changed', seen: [first], contract: { final_value_minor: 9_000, final_currency: 'USD' } },
    { name: 'one observation', seen: [first] },
    {
      name: 'not ended',
      seen: [
        { ...first, end_on: '2025-01-01' },
        { ...worth(15_000), end_on: '2025-01-01' },
      ],
    },
    {
      name: 'no actual end',
      seen: [
        { ...first, end_on: null },
        { ...worth(15_000), end_on: null },
      ],
    },
    { name: 'status unclear', seen: [first, { ...worth(9_000), status: 'terminated' }] },
    { name: 'cancelled', seen: [first, { ...worth(9_000), status: 'cancelled' }] },
  ])('not judgeable: $name', async ({ name, ...given }) => {
    expect(await measured(given)).toMatchObject({ on_budget: name, overrun_bp: null })
  })

  test('a final value that may be newer than the moment does not count', async () => {
    const contract = { final_value_minor: 12_000, final_currency: 'EUR' }
    expect(await measured({ seen: [first], contract, asOf: '2023-12-31' })).toMatchObject({ final_value_minor: null })
    const ended = { ...contract, actual_end_on: '2020-12-31' }
    expect(await measured({ seen: [first], contract: ended, asOf: '2023-12-31' })).toMatchObject({
      final_value_minor: 12_000,
      on_budget: 'no',
    })
  })

  test('paid is compared with the value in one currency, and cut at the moment', async () => {
    const transactions = [
      { paid_on: '2020-05-01', value_minor: 9_000 },
      { paid_on: '2020-06-01', value_minor: 2_000 },
      { paid_on: '2020-07-01', value_minor: -500 },
    ]
    expect(await measured({ seen: [first], transactions })).toMatchObject({
      payments: 3,
      paid_minor: '10500',
      paid_over_minor: 500,
    })
    expect(await measured({ seen: [first], transactions, asOf: '2020-06-30' })).toMatchObject({ paid_minor: '11000' })
    const mixed = [...transactions, { paid_on: '2020-08-01', value_minor: 1, currency: 'USD' }]
    expect(await measured({ seen: [first], transactions: mixed })).toMatchObject({
      payments: 4,
      paid_minor: null,
      paid_over_minor: null,
    })
  })
})

describe('milestones, amendments and endings', () => {
  test('are counted', async () => {
    const due_on = '2020-06-01'
    const milestones = [
      { status: 'met', due_on, met_on: '2020-06-01' },
      { status: 'met', due_on, met_on: '2020-06-02' },
      { status: 'met', due_on },
      { status: 'met', met_on: '2020-06-02' },
      { status: 'notMet', due_on },
      { status: 'scheduled', due_on },
      { status: 'partiallyMet', due_on },
      { status: 'notMet' },
      { status: 'scheduled', due_on: '2024-01-01' },
      { status: 'met', due_on: '2024-06-01', met_on: '2024-02-01' },
      { met_on: '2020-05-01', due_on },
      { due_on: null },
    ]
    expect(await measured({ seen: [first], milestones })).toMatchObject({
      milestones_met_in_time: 2,
      milestones_met_late: 1,
      milestones_met_undated: 2,
      milestones_not_met: 4,
      milestones_not_due: 3,
    })
  })

  test('amendments come from the list and from tagged releases', async () => {
    const tagged = { ...first, is_amendment: true }
    const row = await measured({
      seen: [first, { ...tagged, on: '2020-03-01' }, { ...tagged, on: '2020-09-01' }],
      amendments: [
        { amended_on: '2020-02-15' },
        { amended_on: null },
        { amended_on: '2020-04-01' },
        { amended_on: '2024-02-01' },
      ],
    })
    expect(row).toMatchObject({ amendments: 3, first_amended_on: '2020-02-15', last_amended_on: '2020-09-01' })
  })

  test('ended early, cancelled and terminated', async () => {
    expect(await measured({ seen: [first], contract: { actual_end_on: '2020-12-30' } })).toMatchObject({
      is_ended_early: true,
      is_cancelled: false,
      is_terminated: false,
    })
    expect(await measured({ seen: [{ ...first, status: 'cancelled' }] })).toMatchObject({
      is_cancelled: true,
      published_bits: null,
      overdue_days: null,
    })
  })

  test('overdue is a matter of the clock', async () => {
    expect(await measured({ seen: [first], asOf: '2021-01-01' })).toMatchObject({ overdue_days: 1 })
    expect(await measured({ seen: [first], asOf: '2020-12-31' })).toMatchObject({ overdue_days: null })
    expect(await measured({ seen: [{ ...first, status: 'terminated' }] })).toMatchObject({ overdue_days: null })
  })
})

import { expect, test } from 'vitest'
import { body, deal, partial, stream } from './stream.ts'

const gbp = (amount: string) => ({ amount, currency: 'GBP' })

test('slip counts for the body that was in charge when the later date was published', async () => {
  const log = stream()
  for (const id of ['b/1', 'b/2']) log.add('body', body(id), '2020-01-01')
  const show = (on: string, lead: string, end?: string) =>
    log.add(
      'deal',
      deal('d/1', { lead, snapshot: on, ...(end === undefined ? {} : { end: partial(end) }) }),
      '2024-01-01',
      on,
    )
  show('2020-01-01', 'b/1', '2025-01-01')
  show('2021-01-01', 'b/1', '2025-01-11')
  show('2022-01-01', 'b/2')
  show('2023-01-01', 'b/2', '2025-02-10')
  const asked = await log.ask({ asOf: '2024-01-01' })
  expect(
    await asked.rows(
      'SELECT body_id, baseline_end_on, inherited, last_end_on, observations, slip_days, observed_days, extended, judgeable FROM deal_spell ORDER BY spell_number',
    ),
  ).toEqual([
    {
      body_id: 'b/1',
      baseline_end_on: '2025-01-01',
      inherited: false,
      last_end_on: '2025-01-11',
      observations: 2,
      slip_days: 10,
      observed_days: 366,
      extended: true,
      judgeable: true,
    },
    {
      body_id: 'b/2',
      baseline_end_on: '2025-01-11',
      inherited: true,
      last_end_on: '2025-02-10',
      observations: 2,
      slip_days: 30,
      observed_days: 730,
      extended: true,
      judgeable: true,
    },
  ])
  expect(
    await asked.row('SELECT body_id, slip_days, observations, snapshots, observed_days, first_end_on FROM deal'),
  ).toEqual({
    body_id: 'b/2',
    slip_days: 40,
    observations: 3,
    snapshots: 4,
    observed_days: 1096,
    first_end_on: '2025-01-01',
  })
  await asked.again({ asOf: '2022-06-01' })
  expect(await asked.rows('SELECT body_id, judgeable, reason FROM deal_spell ORDER BY spell_number')).toEqual([
    { body_id: 'b/1', judgeable: true, reason: null },
    { body_id: 'b/2', judgeable: false, reason: 'no end date' },
  ])
  asked.close()
})

test('a deal that its data cannot judge is not judgeable, with the reason', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  log.add('deal', deal('d/none', { snapshot: 's1' }), '2024-01-01', '2020-01-01')
  log.add(
    'deal',
    deal('d/once', { snapshot: 's1', end: partial('2030'), value: gbp('10') }),
    '2024-01-01',
    '2020-01-01',
  )
  log.add('deal', deal('d/past', { snapshot: 's1', end: partial('2021') }), '2024-01-01', '2020-01-01')
  const asked = await log.ask({ asOf: '2024-01-01' })
  expect(
    await asked.rows(
      `SELECT commitment_id AS deal, on_time_reason AS time, end_held_reason AS held, on_budget_reason AS budget FROM deal ORDER BY 1`,
    ),
  ).toEqual([
    { deal: 'd/none', time: 'no end date', held: 'no end date', budget: 'no value' },
    { deal: 'd/once', time: 'not ended', held: 'one observation', budget: 'not ended' },
    { deal: 'd/past', time: 'no actual end', held: 'one observation', budget: 'no value' },
  ])
  expect(
    await asked.rows(
      "SELECT measure, level, n FROM deal_tally WHERE dimension = 'body' AND measure <> 'openness' ORDER BY 1, 2",
    ),
  ).toEqual([
    { measure: 'deals-on-budget', level: 'not-judgeable', n: 2 },
    { measure: 'deals-on-budget', level: 'open', n: 1 },
    { measure: 'deals-on-time', level: 'not-judgeable', n: 2 },
    { measure: 'deals-on-time', level: 'open', n: 1 },
    { measure: 'end-dates-held', level: 'not-judgeable', n: 3 },
  ])
  asked.close()
})

test('on time, on budget and openness by what was promised first', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  const show = (id: string, on: string, extra: object) =>
    log.add('deal', deal(id, { snapshot: on, ...extra }), '2024-01-01', on)
  show('d/late', '2020-01-01', { end: partial('2021-06-30'), value: gbp('1000000.10') })
  show('d/late', '2021-01-01', { end: partial('2021-12-31'), value: gbp('1500000') })
  show('d/late', '2022-01-01', { actualEnd: partial('2021-07-30'), finalValue: gbp('1100000.11') })
  show('d/good', '2020-01-01', { end: partial('2021'), value: gbp('5') })
  show('d/good', '2022-01-01', { actualEnd: partial('2021-11'), finalValue: gbp('5') })
  show('d/other', '2020-01-01', { dealType: 'contract', end: partial('2021-06-30'), value: gbp('5') })
  show('d/other', '2022-01-01', {
    dealType: 'contract',
    actualEnd: partial('2021'),
    finalValue: { amount: '5', currency: 'EUR' },
    withheld: [{ field: 'value', ground: 'exempt' }],
  })
  const asked = await log.ask({ asOf: '2024-01-01' })
  expect(
    await asked.rows(
      `SELECT commitment_id AS deal, measure, outcome, reason, slip_days, round(overrun, 6) AS overrun FROM deal_measure
       WHERE measure <> 'end-dates-held' ORDER BY 1, 2`,
    ),
  ).toEqual([
    { deal: 'd/good', measure: 'deals-on-budget', outcome: 'yes', reason: null, slip_days: null, overrun: 0 },
    { deal: 'd/good', measure: 'deals-on-time', outcome: 'yes', reason: null, slip_days: 0, overrun: null },
    { deal: 'd/late', measure: 'deals-on-budget', outcome: 'no', reason: null, slip_days: null, overrun: 0.1 },
    { deal: 'd/late', measure: 'deals-on-time', outcome: 'no', reason: null, slip_days: 30, overrun: null },
    {
      deal: 'd/other',
      measure: 'deals-on-budget',
      outcome: null,
      reason: 'currency changed',
      slip_days: null,
      overrun: null,
    },
    {
      deal: 'd/other',
      measure: 'deals-on-time',
      outcome: null,
      reason: 'dates too coarse',
      slip_days: null,
      overrun: null,
    },
  ])
  expect(
    await asked.rows('SELECT commitment_id AS deal, missing, published, expected, share FROM openness ORDER BY 1'),
  ).toEqual([
    { deal: 'd/good', missing: [], published: 4, expected: 4, share: '1.000000000' },
    { deal: 'd/late', missing: [], published: 4, expected: 4, share: '1.000000000' },
    { deal: 'd/other', missing: ['supplier-type'], published: 4, expected: 5, share: '0.800000000' },
  ])
  expect(
    await asked.row("SELECT n, share_sum FROM deal_tally WHERE measure = 'openness' AND dimension = 'body'"),
  ).toEqual({
    n: 3,
    share_sum: '2.800000000',
  })
  asked.close()
})

test('a date given more exactly did not move', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  const show = (on: string, end: string) =>
    log.add('deal', deal('d/1', { snapshot: on, end: partial(end) }), '2024-01-01', on)
  show('2020-01-01', '2030')
  show('2021-01-01', '2030-06')
  show('2022-01-01', '2030')
  const asked = await log.ask()
  expect(await asked.rows('SELECT days_moved, end_number FROM deal_snapshot ORDER BY snapshot_number')).toEqual([
    { days_moved: 0, end_number: 1 },
    { days_moved: 0, end_number: 2 },
    { days_moved: 0, end_number: 3 },
  ])
  expect(await asked.row('SELECT outcome, slip_days FROM deal_measure WHERE judgeable')).toEqual({
    outcome: 'yes',
    slip_days: 0,
  })
  asked.close()
})

test('a body that comes back to a deal has a spell of its own, and a corrected snapshot counts once', async () => {
  const log = stream()
  for (const id of ['b/1', 'b/2']) log.add('body', body(id), '2020-01-01')
  const show = (on: string, lead: string, end: string) =>
    log.add('deal', deal('d/1', { lead, snapshot: on, end: partial(end) }), '2024-01-01', on)
  show('2020-01-01', 'b/1', '2025-01-01')
  const wrong = show('2021-01-01', 'b/2', '2099-01-01')
  show('2022-01-01', 'b/1', '2025-01-02')
  const content = deal('d/1', { lead: 'b/2', snapshot: '2021-01-01', end: partial('2024-12-31') }) as never
  log.add('correction', { corrects: wrong, grade: 'factual', reason: 'slip of the pen', content }, '2024-02-01')
  const asked = await log.ask()
  const spells = 'SELECT body_id, slip_days FROM deal_spell ORDER BY spell_number'
  expect(await asked.rows(spells)).toEqual([
    { body_id: 'b/1', slip_days: 0 },
    { body_id: 'b/2', slip_days: -1 },
    { body_id: 'b/1', slip_days: 2 },
  ])
  asked.close()
})

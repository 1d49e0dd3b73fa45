import { expect, test } from 'vitest'
import { body, due, finding, pledge, stream } from './stream.ts'

test('a verdict counts from the due date on, early delivery waits, and nothing is broken before its date', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  const levels = ['fulfilled', 'not-fulfilled', 'untestable', 'partly'] as const
  for (const level of levels) {
    log.add('pledge', pledge(`src/${level}`, { due: due('2025-06') }), '2020-01-01')
    log.add('finding', finding(`src/${level}`, { fulfilment: level }), '2024-01-01', '2023-12-01')
  }
  const asked = await log.ask({ asOf: '2025-06-29' })
  const states = 'SELECT commitment_id, state FROM commitment ORDER BY 1'
  expect(await asked.rows(states)).toEqual([
    { commitment_id: 'src/fulfilled', state: 'early' },
    { commitment_id: 'src/not-fulfilled', state: 'open' },
    { commitment_id: 'src/partly', state: 'open' },
    { commitment_id: 'src/untestable', state: 'excluded-level' },
  ])
  await asked.again({ asOf: '2025-06-30' })
  expect((await asked.rows(states)).map((row) => row['state'])).toEqual([
    'judged',
    'judged',
    'judged',
    'excluded-level',
  ])
  asked.close()
})

test('the current finding is the latest as of the day, whichever was recorded first', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  log.add('pledge', pledge('src/p', { due: due('2021') }), '2020-01-01')
  log.add('finding', finding('src/p', { fulfilment: 'fulfilled' }), '2024-01-01', '2023-06-01')
  log.add('finding', finding('src/p', { fulfilment: 'not-fulfilled' }), '2024-02-01', '2022-06-01')
  log.add('finding', finding('src/p', { progress: 'started' }), '2024-03-01')
  const asked = await log.ask({ asOf: '2024-06-01' })
  const current = 'SELECT fulfilment, progress, state FROM commitment'
  expect(await asked.rows(current)).toEqual([{ fulfilment: 'fulfilled', progress: null, state: 'judged' }])
  await asked.again({ asOf: '2023-01-01' })
  expect(await asked.rows(current)).toEqual([{ fulfilment: 'not-fulfilled', progress: null, state: 'judged' }])
  await asked.again({ asOf: '2023-01-01', knownAt: '2024-01-15T00:00:00Z' })
  expect(await asked.rows(current)).toEqual([{ fulfilment: null, progress: null, state: 'due-unjudged' }])
  asked.close()
})

test('standings and publishers never mix, and each counts the pledges that it left unjudged', async () => {
  const log = stream()
  for (const id of ['b/1', 'b/2']) log.add('body', body(id), '2020-01-01')
  for (const id of ['p', 'q', 'r']) log.add('pledge', pledge(`src/${id}`, { due: due('2021') }), '2020-01-01')
  log.add('finding', finding('src/p', { fulfilment: 'fulfilled' }), '2022-02-01', '2022-01-01')
  log.add(
    'finding',
    finding('src/p', { fulfilment: 'partly', standing: 'adjudicated', publisher: undefined }),
    '2022-02-01',
    '2022-01-01',
  )
  log.add('finding', finding('src/q', { fulfilment: 'partly' }), '2022-02-01', '2022-01-01')
  const asked = await log.ask({ asOf: '2023-01-01' })
  expect(
    await asked.rows(
      "SELECT standing, publisher, level, n, unit_name FROM tally WHERE dimension = 'body' ORDER BY standing, publisher, level",
    ),
  ).toEqual([
    { standing: 'adjudicated', publisher: null, level: 'due-unjudged', n: 2, unit_name: 'Body b/1' },
    { standing: 'adjudicated', publisher: null, level: 'partly', n: 1, unit_name: 'Body b/1' },
    { standing: 'adopted', publisher: 'Pub', level: 'due-unjudged', n: 1, unit_name: 'Body b/1' },
    { standing: 'adopted', publisher: 'Pub', level: 'fulfilled', n: 1, unit_name: 'Body b/1' },
    { standing: 'adopted', publisher: 'Pub', level: 'partly', n: 1, unit_name: 'Body b/1' },
  ])
  asked.close()
})

test('contested, unscored, inferred and remedied pledges are counted in their level and beside it', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  log.add(
    'pledge',
    pledge('src/c', { due: due('2021', 'term-end'), topics: ['water', 'roads', 'water'] }),
    '2020-01-01',
  )
  log.add('pledge', pledge('src/u', { due: due('2021') }), '2020-01-01')
  log.add('pledge', pledge('src/m', { due: due('2021') }), '2020-01-01')
  const readings = [{ by: 'A' }, { by: 'B', fulfilment: 'partly' as const }]
  log.add('finding', finding('src/c', { fulfilment: 'not-fulfilled', readings }), '2022-02-01', '2022-01-01')
  log.add(
    'finding',
    finding('src/u', { fulfilment: 'not-fulfilled', unscored: 'too early' }),
    '2022-02-01',
    '2022-01-01',
  )
  log.add('finding', finding('src/m', { fulfilment: 'not-fulfilled' }), '2022-02-01', '2022-01-01')
  const delivered = { date: '2022-06', precision: 'month' } as const
  log.add('remedy', { commitment: 'src/m' as never, delivered, fulfilment: 'largely' }, '2022-08-01')
  const asked = await log.ask({ asOf: '2023-01-01' })
  const levels = "SELECT level, is_overlay, n FROM tally WHERE dimension = 'body' ORDER BY is_overlay, level"
  expect(await asked.rows(levels)).toEqual([
    { level: 'due-unjudged', is_overlay: false, n: 1 },
    { level: 'not-fulfilled', is_overlay: false, n: 2 },
    { level: 'contested', is_overlay: true, n: 1 },
    { level: 'inferred-due', is_overlay: true, n: 1 },
    { level: 'remedied', is_overlay: true, n: 1 },
    { level: 'unscored', is_overlay: true, n: 1 },
  ])
  expect(
    await asked.rows("SELECT unit_id, level, n FROM tally WHERE dimension = 'topic' AND NOT is_overlay ORDER BY 1"),
  ).toEqual([
    { unit_id: 'roads', level: 'not-fulfilled', n: 1 },
    { unit_id: 'water', level: 'not-fulfilled', n: 1 },
  ])
  expect(await asked.rows('SELECT level, remedied_level, n FROM remedy_tally')).toEqual([
    { level: 'not-fulfilled', remedied_level: 'largely', n: 1 },
  ])
  expect(await asked.row("SELECT remedied_on FROM commitment WHERE commitment_id = 'src/m'")).toEqual({
    remedied_on: '2022-06-30',
  })
  await asked.again({ asOf: '2022-05-31' })
  expect(await asked.rows('SELECT * FROM remedy_tally')).toEqual([])
  asked.close()
})

test('pledges that nobody is rated by are listed and not counted; one no longer listed is neither kept nor broken', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  log.add('pledge', pledge('src/gone', { due: due('2021') }), '2020-01-01')
  const change = { source: 'src', cause: 'unknown', listed: false, changes: {} } as const
  log.add('pledge-revision', { pledge: 'src/gone' as never, ...change }, '2020-06-01', '2020-06-01')
  log.add('pledge', pledge('src/judged', { due: due('2021') }), '2020-01-01')
  log.add('finding', finding('src/judged', { fulfilment: 'not-fulfilled' }), '2022-02-01', '2022-01-01')
  log.add('pledge-revision', { pledge: 'src/judged' as never, ...change }, '2022-06-01', '2022-06-01')
  log.add('pledge', pledge('src/untestable', { due: due('2021'), testable: false }), '2020-01-01')
  log.add('pledge', pledge('src/undated'), '2020-01-01')
  log.add('pledge', pledge('src/party', { answerable: undefined, due: due('2021') }), '2020-01-01')
  const asked = await log.ask({ asOf: '2023-01-01' })
  expect(await asked.rows('SELECT commitment_id, state FROM commitment ORDER BY 1')).toEqual([
    { commitment_id: 'src/gone', state: 'not-listed' },
    { commitment_id: 'src/judged', state: 'judged' },
    { commitment_id: 'src/party', state: 'unrated' },
    { commitment_id: 'src/undated', state: 'open' },
    { commitment_id: 'src/untestable', state: 'excluded-level' },
  ])
  expect(await asked.rows("SELECT level, n FROM tally WHERE dimension = 'type' ORDER BY 1")).toEqual([
    { level: 'not-fulfilled', n: 1 },
    { level: 'not-listed', n: 1 },
    { level: 'open', n: 1 },
    { level: 'untestable', n: 1 },
  ])
  asked.close()
})

test('the time to delivery ends when the verdict in force was first held', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  const made = { date: '2020-01-01', precision: 'day' } as const
  for (const id of ['done', 'open', 'undated'])
    log.add('pledge', pledge(`src/${id}`, { made, due: due('2020') }), '2020-01-01')
  const found = (id: string, fulfilment: string, effective: string | null) =>
    log.add('finding', finding(`src/${id}`, { fulfilment }), '2022-01-01', effective)
  found('done', 'fulfilled', '2020-02-01')
  found('done', 'reversed', '2020-03-01')
  found('done', 'fulfilled', '2020-04-10')
  found('done', 'fulfilled', '2020-06-01')
  found('undated', 'fulfilled', null)
  const asked = await log.ask({ asOf: '2021-01-01' })
  expect(await asked.rows('SELECT commitment_id, outcome, close, days FROM duration ORDER BY 1')).toEqual([
    { commitment_id: 'src/done', outcome: 'delivered', close: '2020-04-10', days: 100 },
    { commitment_id: 'src/open', outcome: 'censored', close: '2021-01-01', days: 366 },
  ])
  asked.close()
})

// What rates a body enters a public moment only once the body was sent it and its window passed.
import { expect, test } from 'vitest'
import { loadMethod } from '../../src/score/method.ts'
import { scorecard } from '../../src/score/scorecard.ts'
import { body, deal, due, finding, pledge, stream } from './stream.ts'

type Log = ReturnType<typeof stream>
const publicly = { noticeWindowDays: 14 }

function notice(to: string, findings: readonly string[], sentAt: string, extra: object = {}) {
  return {
    body: to as never,
    findings: findings as never,
    channel: 'letter',
    sentAt: sentAt.includes('T') ? sentAt : `${sentAt}T12:00:00Z`,
    windowDays: 14,
    ...extra,
  }
}

/** One body, one pledge that was due, one adopted finding on it that came on 1 January 2024. */
function found(extra: object = {}, ofPledge: object = {}) {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  log.add('body', body('b/2'), '2020-01-01')
  log.add('pledge', pledge('src/p', { due: due('2021'), ...ofPledge }), '2020-01-01')
  const id = log.add('finding', finding('src/p', { fulfilment: 'partly', ...extra }), '2024-01-01', '2023-12-01')
  return { log, id }
}

const shown = 'SELECT event_id FROM finding'
const held = "SELECT way, admitted_from, reason FROM admission WHERE subject = 'finding'"
const closing = '2024-01-24T12:00:00.000Z'

async function at(log: Log, knownAt: string, window = publicly) {
  return log.ask({ public: window, knownAt })
}

/** Whether the finding shows just before its window closes and once it has. */
async function aroundClosing(log: Log, closes: string) {
  const asked = await at(log, new Date(Date.parse(closes) - 1_000).toISOString())
  const before = (await asked.rows(shown)).length
  await asked.again({ knownAt: closes })
  const after = (await asked.rows(shown)).length
  asked.close()
  return [before, after]
}

test('a finding that its body was never sent stays out, and shows to the operator', async () => {
  const { log } = found()
  const asked = await at(log, '2030-01-01')
  expect(await asked.rows(shown)).toEqual([])
  expect(await asked.rows(held)).toEqual([{ way: null, admitted_from: null, reason: 'not-sent' }])
  expect(await asked.rows('SELECT state, fulfilment FROM commitment')).toEqual([
    { state: 'due-unjudged', fulfilment: null },
  ])
  await asked.again({ public: undefined })
  expect(await asked.rows(shown)).toHaveLength(1)
  asked.close()
})

test('it enters at the instant at which the window closes, and not before', async () => {
  const { log, id } = found()
  log.add('notice', notice('b/1', [id], '2024-01-10'), '2024-01-10')
  expect(await aroundClosing(log, closing)).toEqual([0, 1])
  const asked = await at(log, '2024-01-20T00:00:00Z')
  expect(await asked.rows(held)).toEqual([{ way: null, admitted_from: closing, reason: 'window-running' }])
  asked.close()
})

test("the record's own window is the least", async () => {
  const { log, id } = found()
  log.add('notice', notice('b/1', [id], '2024-01-10'), '2024-01-10')
  const asked = await at(log, '2024-01-30T12:00:00Z', { noticeWindowDays: 21 })
  expect(await asked.rows(shown)).toEqual([])
  await asked.again({ knownAt: '2024-01-31T12:00:00Z' })
  expect(await asked.rows(shown)).toHaveLength(1)
  asked.close()
})

test('no setting makes a window shorter than 14 days, and a longer one of the notice holds', async () => {
  const { log, id } = found()
  log.add('notice', notice('b/1', [id], '2024-01-10', { windowDays: 30 }), '2024-01-10')
  expect(await aroundClosing(log, '2024-02-09T12:00:00.000Z')).toEqual([0, 1])
  const asked = await at(log, '2024-02-01', { noticeWindowDays: 0 })
  expect(await asked.rows('SELECT window_days FROM notice_window')).toEqual([{ window_days: 30 }])
  asked.close()
})

test('an extension makes the window longer, and never shorter', async () => {
  const { log, id } = found()
  const sent = log.add('notice', notice('b/1', [id], '2024-01-10'), '2024-01-10')
  const extend = (until: string) =>
    log.add('window-extension', { notice: sent, until: `${until}T12:00:00Z`, reason: 'asked for' }, '2024-01-15')
  extend('2024-01-16')
  expect(await aroundClosing(log, closing)).toEqual([0, 1])
  extend('2024-03-01')
  expect(await aroundClosing(log, '2024-03-01T12:00:00.000Z')).toEqual([0, 1])
})

test('time before the finding was recorded is no time to comment', async () => {
  const { log, id } = found()
  log.add('notice', notice('b/1', [id], '2023-06-01'), '2024-01-10')
  expect(await aroundClosing(log, '2024-01-15T12:00:00.000Z')).toEqual([0, 1])
})

test('a notice to another body or of another finding admits nothing', async () => {
  const { log, id } = found()
  const other = log.add('finding', finding('src/p', { fulfilment: 'fulfilled', publisher: 'Other' }), '2024-01-01')
  log.add('notice', notice('b/2', [id], '2024-01-10'), '2024-01-10')
  log.add('notice', notice('b/1', [other], '2024-01-10'), '2024-01-10')
  const asked = await at(log, '2030-01-01')
  expect(await asked.rows(shown)).toEqual([{ event_id: other }])
  asked.close()
})

test.each(['notice', 'pledge'] as const)('an older id of the body in the %s is the body', async (where) => {
  const { log, id } = found({}, where === 'pledge' ? { answerable: { body: 'old/1' } } : {})
  const same = { use: 'b/1', also: 'old/1', subject: 'body', reason: 'renumbered' } as const
  log.add('same-as', same, '2024-01-05')
  log.add('notice', notice(where === 'notice' ? 'old/1' : 'b/1', [id], '2024-01-10'), '2024-01-10')
  expect(await aroundClosing(log, closing)).toEqual([0, 1])
})

test('a body that took the pledge on later has to be told too', async () => {
  const { log, id } = found()
  log.add('notice', notice('b/1', [id], '2024-01-10'), '2024-01-10')
  const change = { source: 'src', cause: 'publisher-changed', changes: { lead: 'b/2' } } as const
  log.add('pledge-revision', { pledge: 'src/p' as never, ...change }, '2024-03-01', '2024-03-01')
  const asked = await at(log, '2024-02-15')
  expect(await asked.rows(shown)).toHaveLength(1)
  await asked.again({ knownAt: '2024-04-01' })
  expect(await asked.rows(shown)).toEqual([])
  asked.close()
})

test('an override admits the finding that it names at once', async () => {
  const { log, id } = found()
  log.add('override', { finding: id, reason: 'danger to life', label: 'urgent' }, '2024-01-03')
  const asked = await at(log, '2024-01-02')
  expect(await asked.rows(shown)).toEqual([])
  await asked.again({ knownAt: '2024-01-04' })
  expect(await asked.rows(shown)).toEqual([{ event_id: id }])
  expect(await asked.rows(held)).toEqual([{ way: 'override', admitted_from: '2024-01-03T12:00:00.000Z', reason: null }])
  asked.close()
})

test('an adjudicated finding needs both: its publication, and a notice that is open and passed', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  log.add('pledge', pledge('src/p', { due: due('2021') }), '2020-01-01')
  const judged = finding('src/p', { standing: 'adjudicated', publisher: undefined, fulfilment: 'partly' })
  const id = log.add('finding', judged, '2024-01-01', '2023-12-01', true)
  const sent = log.add('notice', notice('b/1', [id], '2024-01-10'), '2024-01-10', null, true)
  log.publish(id, '2024-02-01')
  log.publish(sent, '2024-02-10')
  const asked = await at(log, '2024-01-31')
  expect(await asked.rows(shown)).toEqual([])
  await asked.again({ knownAt: '2024-02-05' })
  expect(await asked.rows(held)).toEqual([{ way: null, admitted_from: null, reason: 'not-sent' }])
  expect(await asked.rows(shown)).toEqual([])
  await asked.again({ knownAt: '2024-02-11' })
  expect(await asked.rows(shown)).toEqual([{ event_id: id }])
  asked.close()
})

test('what is corrected shows as corrected, and what is voided goes: finding or notice', async () => {
  const { log, id } = found()
  const sent = log.add('notice', notice('b/1', [id], '2024-01-10'), '2024-01-10')
  const content = finding('src/p', { fulfilment: 'fulfilled' })
  log.add('correction', { corrects: id, grade: 'verdict-changing', reason: 'misread', content }, '2024-03-01')
  const voided = log.add('void', { voids: sent, reason: 'sent to the wrong address' }, '2024-04-01')
  log.add('void', { voids: voided, reason: 'it did arrive' }, '2024-05-01')
  log.add('void', { voids: id, reason: 'twice' }, '2024-06-01')
  const asked = await at(log, '2024-02-15')
  const states = 'SELECT fulfilment FROM commitment'
  expect(await asked.rows(states)).toEqual([{ fulfilment: 'partly' }])
  const expected = [
    ['2024-03-15', 'fulfilled'],
    ['2024-04-15', null],
    ['2024-05-15', 'fulfilled'],
    ['2024-06-15', null],
  ] as const
  for (const [knownAt, fulfilment] of expected) {
    await asked.again({ knownAt })
    expect(await asked.rows(states)).toEqual([{ fulfilment }])
  }
  // A finding that had been published is told of as void; it is none of what waits.
  expect(await asked.rows('SELECT way, stands FROM admission')).toEqual([{ way: 'notice', stands: false }])
  asked.close()
})

test('nobody has to be sent what rates nobody, and a person who alone held a post is never judged', async () => {
  const log = stream()
  const party = { promiser: { role: 'party' as const }, answerable: undefined, due: due('2021') }
  log.add('pledge', pledge('src/party', party), '2020-01-01')
  log.add('post', { post: 'mayor', name: { en: 'Mayor' } }, '2020-01-01')
  log.add('tenure', { post: 'mayor', tenure: 'mayor-1', holder: 'A. Person' }, '2020-01-01')
  const office = { promiser: { role: 'office' as const, post: 'mayor' }, answerable: undefined, due: due('2021') }
  log.add('pledge', pledge('src/mayor', office), '2020-01-01')
  for (const id of ['party', 'mayor']) {
    const given = log.add('finding', finding(`src/${id}`, { fulfilment: 'partly' }), '2024-01-01', '2023-12-01')
    if (id === 'mayor') log.add('override', { finding: given, reason: 'urgent', label: 'urgent' }, '2024-01-02')
  }
  log.add('finding', finding('src/unknown', { fulfilment: 'partly' }), '2024-01-01', '2023-12-01')
  const asked = await at(log, '2024-02-01')
  expect(
    await asked.rows("SELECT commitment_id, way, reason FROM admission WHERE subject = 'finding' ORDER BY 1"),
  ).toEqual([
    { commitment_id: 'src/mayor', way: null, reason: 'of-a-person' },
    { commitment_id: 'src/party', way: 'nobody-rated', reason: null },
    { commitment_id: 'src/unknown', way: null, reason: 'commitment-unknown' },
  ])
  asked.close()
})

test('the estimate is that of the findings admitted', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  const told: string[] = []
  for (let i = 0; i < 20; i++) {
    log.add('pledge', pledge(`src/${i}`, { due: due('2021') }), '2020-01-01')
    const fulfilment = i < 10 ? 'fulfilled' : 'not-fulfilled'
    const id = log.add('finding', finding(`src/${i}`, { fulfilment }), '2024-01-01', '2023-12-01')
    if (i < 10) told.push(id)
  }
  log.add('notice', notice('b/1', told, '2024-01-10'), '2024-01-10')
  const method = await loadMethod('standard', '.')
  const asked = await log.ask({ knownAt: '2024-03-01' })
  const estimate = async () => {
    const { leagues } = await scorecard(asked.database, method, 'body')
    const { judged, rate, pledges } = leagues.find(({ measure }) => measure === 'pledges-kept')!.units[0]!
    return { judged, rate: rate?.mean ?? null, unjudged: pledges!.unjudged }
  }
  const operators = await estimate()
  expect(operators).toMatchObject({ judged: 20, unjudged: 0 })
  expect(operators.rate).toBeCloseTo(0.5, 1)
  await asked.again({ knownAt: '2024-03-01', public: publicly })
  const published = await estimate()
  // The bounds count what is left out as not judged.
  expect(published).toMatchObject({ judged: 10, unjudged: 10 })
  expect(published.rate).toBeGreaterThan(0.8)
  await asked.again({ knownAt: '2024-01-20', public: publicly })
  expect(await estimate()).toMatchObject({ judged: 0, rate: null })
  expect((await asked.row("SELECT sum(n) AS n FROM tally WHERE standing = 'adopted'"))?.['n'] ?? 0).toBe(0)
  asked.close()
})

test('datasets are sent by their own event, by that of the one before an erasure, or by their source', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  log.add('same-as', { use: 'b/1', also: 'old/1', subject: 'body', reason: 'renumbered' }, '2020-01-01')
  const given = { source: 'src', licence: 'CC0-1.0', inputDigest: 'a'.repeat(64), tables: [] }
  const source = { source: 'src', title: 'S', publisher: 'P', licence: 'CC0-1.0', attribution: 'P' }
  const published = log.add('source', { ...source, mapping: 'a'.repeat(64) }, '2020-01-01')
  const first = log.add('dataset', { ...given, dataset: 'one', mode: 'adds' }, '2024-01-01')
  log.add('notice', notice('old/1', [first], '2024-01-10'), '2024-01-10')
  log.add('notice', notice('s/9', [published], '2024-01-12'), '2024-01-12')
  log.add('dataset', { ...given, dataset: 'two', mode: 'erases', replaces: 'one' }, '2024-02-01')
  log.add('dataset', { ...given, dataset: 'three', mode: 'adds' }, '2024-03-01')
  const asked = await at(log, '2024-06-01')
  expect(await asked.rows('SELECT * FROM dataset_notice ORDER BY body_id, dataset')).toEqual([
    { dataset: 'one', body_id: 'b/1', admitted_from: closing },
    { dataset: 'two', body_id: 'b/1', admitted_from: closing },
    { dataset: 'one', body_id: 's/9', admitted_from: '2024-01-26T12:00:00.000Z' },
    { dataset: 'two', body_id: 's/9', admitted_from: '2024-01-26T12:00:00.000Z' },
  ])
  asked.close()
})

function dealt() {
  const log = stream()
  log.add('body', body('b/1'), '2020-01-01')
  const source = {
    source: 'src',
    title: 'S',
    publisher: 'P',
    licence: 'CC0-1.0',
    attribution: 'P',
    mapping: 'a'.repeat(64),
  }
  const published = log.add('source', source, '2020-01-01')
  const first = log.add(
    'deal',
    deal('src/d', { snapshot: '2022', end: { date: '2023', precision: 'year' } }),
    '2022-01-01',
    '2022-01-01',
  )
  return { log, first, published }
}

const measures = "SELECT count(*) AS n FROM deal_measure WHERE body_id = 'b/1'"
const later = {
  snapshot: '2023',
  end: { date: '2024', precision: 'year' },
  value: { amount: '5', currency: 'GBP' },
} as const

test.each(['first', 'published'] as const)(
  'measures of a deal enter once its body was sent them by its event or its source (%s)',
  async (named) => {
    const made = dealt()
    const { log } = made
    log.add('notice', notice('b/1', [made[named]], '2024-01-10'), '2024-01-10')
    const asked = await at(log, '2024-01-20')
    expect(await asked.row(measures)).toEqual({ n: 0 })
    expect(await asked.rows('SELECT * FROM openness')).toEqual([])
    expect(await asked.rows('SELECT last_end_on FROM deal')).toEqual([{ last_end_on: '2023-12-31' }])
    await asked.again({ knownAt: closing })
    expect(await asked.row(measures)).toEqual({ n: 3 })
    expect(await asked.rows('SELECT * FROM openness')).toHaveLength(1)
    asked.close()
  },
)

test('a later snapshot makes figures of which the earlier notice told nothing', async () => {
  const { log, first, published } = dealt()
  log.add('notice', notice('b/1', [first, published], '2022-02-01'), '2022-02-01')
  log.add('deal', deal('src/d', later), '2024-01-01', '2023-06-01')
  const asked = await at(log, '2023-12-01')
  expect(await asked.row(measures)).toEqual({ n: 3 })
  await asked.again({ knownAt: '2024-02-01' })
  expect(await asked.row(measures)).toEqual({ n: 0 })
  expect(await asked.rows("SELECT way, reason FROM admission WHERE subject = 'deal'")).toEqual([
    { way: null, reason: 'not-sent' },
  ])
  asked.close()
})

test('a deal counts for each body that was in charge and was sent it', async () => {
  const { log, first } = dealt()
  log.add('body', body('b/2'), '2020-01-01')
  log.add('deal', deal('src/d', { ...later, lead: 'b/2' }), '2024-01-01', '2023-06-01')
  log.add('notice', notice('b/1', [first], '2024-01-10'), '2024-01-10')
  const asked = await at(log, '2024-02-01')
  expect(await asked.rows('SELECT measure, body_id FROM deal_measure')).toEqual([
    { measure: 'end-dates-held', body_id: 'b/1' },
  ])
  asked.close()
})

test('what stays out takes with it all that speaks of it, remedies and readings too', async () => {
  const { log, id } = found({ standing: 'adjudicated', publisher: undefined })
  const coding = { commitment: 'src/p' as never, coder: 'c1', fulfilment: 'partly' as const }
  const coded = log.add('coding', coding, '2023-12-01')
  const reply = log.add('reply', { to: id, body: 'b/1' as never, text: 'No.' }, '2024-01-11')
  const delivered = { date: '2023-12-20', precision: 'day' } as const
  const remedy = { commitment: 'src/p' as never, finding: id, delivered, fulfilment: 'fulfilled' as const }
  const remedied = log.add('remedy', remedy, '2024-01-12')
  const appeal = log.add('appeal', { finding: id, body: 'b/1' as never, grounds: 'Wrong.' }, '2024-01-13')
  const decision = { appeal, outcome: 'dismissed' as const, decider: 'd1', reason: 'It holds.' }
  const decided = log.add('decision', decision, '2024-01-14')
  const sent = log.add('notice', notice('b/1', [id], '2024-01-10'), '2024-01-15')
  const asked = await at(log, '2024-01-20')
  const out = 'SELECT event_id FROM withheld_event ORDER BY event_id'
  const all = [id, coded, reply, remedied, appeal, decided, sent].map((event_id) => ({ event_id }))
  expect(await asked.rows(out)).toEqual(all)
  expect(await asked.rows('SELECT * FROM remedy')).toEqual([])
  expect(await asked.rows('SELECT * FROM reading')).toEqual([])
  await asked.again({ knownAt: '2024-02-01' })
  expect(await asked.rows(out)).toEqual([])
  // All come to be seen with the finding, whenever they were recorded.
  const seen = await asked.rows(
    'SELECT event_id, CAST(seen_from AS VARCHAR) AS seen_from FROM seen_from ORDER BY event_id',
  )
  expect(seen).toEqual(all.map(({ event_id }) => ({ event_id, seen_from: '2024-01-24 12:00:00' })))
  expect(await asked.rows('SELECT remedied_fulfilment FROM commitment')).toEqual([{ remedied_fulfilment: 'fulfilled' }])
  expect(await asked.rows('SELECT coder FROM reading')).toEqual([{ coder: 'c1' }])
  await asked.again({ knownAt: '2024-01-20', public: undefined })
  expect(await asked.rows(out)).toEqual([])
  asked.close()
})

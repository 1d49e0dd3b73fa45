import { expect, test } from 'vitest'
import { body, due, pledge, stream } from './stream.ts'

const pledgeRow = (columns: string) => `SELECT ${columns} FROM pledge WHERE commitment_id = 'src/p'`

test('a year as due date is due on its last day', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2024-01-01')
  log.add('pledge', pledge('src/p', { due: due('2030') }), '2024-01-01')
  log.add('pledge', pledge('src/q', { due: due('2028-02') }), '2024-01-01')
  const asked = await log.ask({ asOf: '2030-12-30' })
  expect(await asked.row(pledgeRow('first_due'))).toEqual({ first_due: '2030-12-31' })
  expect(await asked.row("SELECT first_due FROM pledge WHERE commitment_id = 'src/q'")).toEqual({
    first_due: '2028-02-29',
  })
  const state = "SELECT state FROM commitment WHERE commitment_id = 'src/p'"
  expect(await asked.row(state)).toEqual({ state: 'open' })
  await asked.again({ asOf: '2030-12-31' })
  expect(await asked.row(state)).toEqual({ state: 'due-unjudged' })
  asked.close()
})

test('a publisher’s revision is drift and never moves the first due date', async () => {
  const log = stream()
  log.add('pledge', pledge('src/p', { due: due('2030') }), '2024-01-01')
  const revise = (cause: string, changes: object, on: string, effective: string) =>
    log.add('pledge-revision', { pledge: 'src/p', source: 'src', cause, changes } as never, on, effective)
  revise('publisher-changed', { due: due('2035') }, '2025-01-01', '2025-01-01')
  revise('collector-corrected', { due: due('2040'), topics: ['water'] }, '2026-01-01', '2026-01-01')
  const asked = await log.ask({ asOf: '2027-01-01' })
  expect(await asked.row(pledgeRow('first_due, last_due, topics'))).toEqual({
    first_due: '2030-12-31',
    last_due: '2040-12-31',
    topics: ['water'],
  })
  expect(
    await asked.rows("SELECT cause, is_drift, field, was, now FROM revision WHERE field = 'due' ORDER BY 1 DESC"),
  ).toEqual([
    { cause: 'publisher-changed', is_drift: true, field: 'due', was: due('2030'), now: due('2035') },
    { cause: 'collector-corrected', is_drift: false, field: 'due', was: due('2035'), now: due('2040') },
  ])
  await asked.again({ asOf: '2025-06-01' })
  expect(await asked.row(pledgeRow('last_due, topics'))).toEqual({ last_due: '2035-12-31', topics: null })
  await asked.again({ knownAt: '2024-06-01T00:00:00Z' })
  expect(await asked.row(pledgeRow('last_due'))).toEqual({ last_due: '2030-12-31' })
  asked.close()
})

test('a collector’s own slip, mended before the publisher moved anything, was never the first due date', async () => {
  const log = stream()
  log.add('pledge', pledge('src/p', { due: due('2003') }), '2024-01-01')
  const changes = { due: due('2030') }
  log.add(
    'pledge-revision',
    { pledge: 'src/p' as never, source: 'src', cause: 'collector-corrected', changes },
    '2025-01-01',
  )
  const asked = await log.ask()
  expect(await asked.row(pledgeRow('first_due'))).toEqual({ first_due: '2030-12-31' })
  asked.close()
})

test('a due date that a revision first states is the first; one that is taken back stays it', async () => {
  const log = stream()
  log.add('pledge', pledge('src/p'), '2024-01-01')
  const revise = (changes: object, on: string) =>
    log.add('pledge-revision', { pledge: 'src/p', source: 'src', cause: 'publisher-changed', changes } as never, on, on)
  revise({ due: due('2030-06-30') }, '2025-01-01')
  revise({ due: null }, '2026-01-01')
  const asked = await log.ask()
  expect(await asked.row(pledgeRow('first_due, last_due'))).toEqual({ first_due: '2030-06-30', last_due: null })
  expect(await asked.rows('SELECT was, now FROM revision ORDER BY revision_number')).toEqual([
    { was: null, now: due('2030-06-30') },
    { was: due('2030-06-30'), now: null },
  ])
  asked.close()
})

test('revised wording, title, lead and address show; a row that vanished and came back is listed again', async () => {
  const log = stream()
  log.add('body', body('b/2'), '2024-01-01')
  log.add('pledge', pledge('src/p', { documentUrl: 'https://a.example/1' }), '2024-01-01')
  const revise = (extra: object, on: string) =>
    log.add(
      'pledge-revision',
      { pledge: 'src/p', source: 'src', cause: 'unknown', changes: {}, ...extra } as never,
      on,
      on,
    )
  revise({ changes: { wording: { en: 'Other' }, lead: 'b/2', documentUrl: 'https://a.example/2' } }, '2025-01-01')
  revise({ listed: false }, '2026-01-01')
  revise({ listed: true }, '2027-01-01')
  const asked = await log.ask({ asOf: '2026-06-01' })
  expect(await asked.row(pledgeRow('title, wording, rated_body, document_url, listed'))).toEqual({
    title: 'Other',
    wording: 'Other',
    rated_body: 'b/2',
    document_url: 'https://a.example/2',
    listed: false,
  })
  await asked.again({ asOf: '2027-01-01' })
  expect(await asked.row(pledgeRow('listed'))).toEqual({ listed: true })
  expect(await asked.row('SELECT count(*) AS n FROM revision WHERE is_drift')).toEqual({ n: 0 })
  asked.close()
})

test('only leaves are rated, and nobody for what no body took on', async () => {
  const log = stream()
  log.add('body', body('b/1'), '2024-01-01')
  log.add('post', { post: 'mayor', name: { en: 'Mayor' } }, '2024-01-01')
  log.add('post', { post: 'chair', name: { en: 'Chair' } }, '2024-01-01')
  log.add('tenure', { post: 'mayor', tenure: 'm1' }, '2024-01-01')
  log.add('tenure', { post: 'chair', tenure: 'c1' }, '2024-01-01')
  log.add('tenure', { post: 'chair', tenure: 'c2' }, '2024-01-01')
  log.add('pledge', pledge('src/parent'), '2024-01-01')
  log.add('pledge', pledge('src/leaf', { parent: 'src/parent' }), '2024-01-01')
  const { answerable: _, ...bare } = pledge('src/party')
  log.add('pledge', { ...bare, promiser: { role: 'party' } } as never, '2024-01-01')
  log.add(
    'pledge',
    { ...bare, pledge: 'src/mayor', promiser: { role: 'office', post: 'mayor' } } as never,
    '2024-01-01',
  )
  log.add(
    'pledge',
    { ...bare, pledge: 'src/chair', promiser: { role: 'office', post: 'chair' } } as never,
    '2024-01-01',
  )
  const asked = await log.ask()
  expect(await asked.rows('SELECT commitment_id, is_leaf, rated_body, unrated_reason FROM pledge ORDER BY 1')).toEqual([
    { commitment_id: 'src/chair', is_leaf: true, rated_body: null, unrated_reason: 'not-taken-on' },
    { commitment_id: 'src/leaf', is_leaf: true, rated_body: 'b/1', unrated_reason: null },
    { commitment_id: 'src/mayor', is_leaf: true, rated_body: null, unrated_reason: 'post-single-tenure' },
    { commitment_id: 'src/parent', is_leaf: false, rated_body: null, unrated_reason: 'parent-of-leaves' },
    { commitment_id: 'src/party', is_leaf: true, rated_body: null, unrated_reason: 'not-taken-on' },
  ])
  asked.close()
})

test('ids that stand for another are followed to the last; a renamed body stays its own', async () => {
  const log = stream()
  for (const id of ['b/1', 'b/2', 'b/3', 'b/4']) log.add('body', body(id), '2024-01-01')
  const same = (use: string, also: string, subject: 'body' | 'commitment' = 'body') =>
    log.add('same-as', { use, also, subject, reason: 'same' }, '2024-02-01')
  same('b/2', 'b/1')
  same('b/3', 'b/2')
  same('x/2', 'x/1')
  same('x/1', 'x/2')
  same('src/p', 'src/old', 'commitment')
  log.add('succession', { from: ['b/4' as never], to: ['b/3' as never], how: 'renamed' }, '2024-02-01')
  log.add('pledge', pledge('src/p'), '2024-01-01')
  log.add('pledge', pledge('src/old', { title: { en: 'Old' } }), '2024-01-02')
  const asked = await log.ask()
  expect(await asked.rows('SELECT * FROM body_alias ORDER BY 1')).toEqual([
    { body_id: 'b/1', canonical_id: 'b/3' },
    { body_id: 'b/2', canonical_id: 'b/3' },
    { body_id: 'x/2', canonical_id: 'x/1' },
  ])
  expect(await asked.rows('SELECT body_id, name FROM body ORDER BY 1')).toEqual([
    { body_id: 'b/3', name: 'Body b/3' },
    { body_id: 'b/4', name: 'Body b/4' },
  ])
  expect(await asked.rows('SELECT commitment_id, title, rated_body FROM pledge')).toEqual([
    { commitment_id: 'src/p', title: 'Wording of src/p', rated_body: 'b/3' },
  ])
  await asked.again({ knownAt: '2024-01-15T00:00:00Z' })
  expect(await asked.rows('SELECT commitment_id, rated_body FROM pledge ORDER BY 1')).toEqual([
    { commitment_id: 'src/old', rated_body: 'b/1' },
    { commitment_id: 'src/p', rated_body: 'b/1' },
  ])
  asked.close()
})

test('a body is described as it then was, in the language asked for, with why its peers are peers', async () => {
  const log = stream()
  log.add('body', body('b/1', { name: { en: 'First' } }), '2024-01-01', '2010')
  log.add('body', body('b/1', { name: { en: 'Second', mi: 'Tuarua' } }), '2024-01-01', '2020')
  const peerGroups = [{ peerGroup: 'councils', name: 'Councils', why: 'All plan by one law.' }]
  const mapping = '0'.repeat(64)
  const source = { source: 'src', title: 'T', publisher: 'P', licence: 'L', attribution: 'A', mapping, peerGroups }
  log.add('source', source, '2024-01-01')
  const asked = await log.ask({ asOf: '2015-01-01' })
  const row = 'SELECT name, peer_group_name, peer_group_why FROM body'
  expect(await asked.row(row)).toEqual({
    name: 'First',
    peer_group_name: 'Councils',
    peer_group_why: 'All plan by one law.',
  })
  await asked.again({ asOf: '2021-01-01', language: 'mi' })
  expect(await asked.row(row)).toMatchObject({ name: 'Tuarua' })
  await asked.again({ asOf: '2005-01-01', language: 'fr' })
  expect(await asked.row(row)).toMatchObject({ name: 'First' })
  asked.close()
})

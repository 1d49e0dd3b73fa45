import { expect, test } from 'vitest'
import { body, finding, kinds, pledge, stream } from './stream.ts'

const knownTitle = "SELECT title FROM pledge WHERE commitment_id = 'src/p'"

test('every kind has a table, also without events', async () => {
  const log = stream()
  log.add('pledge', pledge('src/p'), '2024-01-01')
  const asked = await log.ask()
  const tables = asked.rebuilt.tables.map((table) => table.name)
  for (const kind of kinds.keys()) expect(tables).toContain(`event_${kind.replaceAll('-', '_')}`)
  asked.close()
})

test('content comes out in the types of its schema', async () => {
  const log = stream()
  log.add(
    'pledge',
    pledge('src/p', {
      topics: ['water', 'roads'],
      target: { quantity: '1234567890123456789.125', unit: 'm' },
      due: { date: '2030', precision: 'year', basis: 'inferred' },
      wording: { en: 'It’s "quoted"\n\\', mi: 'Ā' },
      testable: false,
    }),
    '2024-01-01',
    '2023-05',
  )
  const asked = await log.ask()
  expect(
    await asked.row(`SELECT topics, target, due, wording, testable, effective_from, effective_precision, leaf_index, recorded_at,
      known_to, erased FROM event_pledge`),
  ).toEqual({
    topics: ['water', 'roads'],
    target: { quantity: '1234567890123456789.125', unit: 'm' },
    due: { date: '2030', precision: 'year', basis: 'inferred' },
    wording: { en: 'It’s "quoted"\n\\', mi: 'Ā' },
    testable: false,
    effective_from: '2023-05-01',
    effective_precision: 'month',
    leaf_index: 0,
    recorded_at: '2024-01-01T12:00:00.000Z',
    known_to: null,
    erased: [],
  })
  asked.close()
})

test('a correction stands from when it was recorded; before that the old content does', async () => {
  const log = stream()
  const id = log.add('pledge', pledge('src/p', { title: { en: 'Old' } }), '2024-01-01', '2024-01-01')
  const content = pledge('src/p', { title: { en: 'New' } }) as never
  log.add('correction', { corrects: id, grade: 'factual', reason: 'typo', content }, '2024-03-01')
  const asked = await log.ask()
  expect(await asked.row(knownTitle)).toEqual({ title: 'New' })
  await asked.again({ knownAt: '2024-03-01T11:59:59Z' })
  expect(await asked.row(knownTitle)).toEqual({ title: 'Old' })
  await asked.again({ knownAt: '2023-12-31T00:00:00Z' })
  expect(await asked.rows(knownTitle)).toEqual([])
  expect(
    await asked.rows(
      'SELECT event_id, leaf_index, version_leaf, effective_from FROM event_pledge ORDER BY version_leaf',
    ),
  ).toEqual([
    { event_id: id, leaf_index: 0, version_leaf: 0, effective_from: '2024-01-01' },
    { event_id: id, leaf_index: 0, version_leaf: 1, effective_from: '2024-01-01' },
  ])
  asked.close()
})

test('a void takes the event out, and the void of the void brings it back', async () => {
  const log = stream()
  const id = log.add('pledge', pledge('src/p'), '2024-01-01')
  const voided = log.add('void', { voids: id, reason: 'no pledge' }, '2024-02-01')
  log.add('void', { voids: voided, reason: 'it is one' }, '2024-03-01')
  log.add('void', { voids: log.nextId(), reason: 'names nothing' }, '2024-03-01')
  const asked = await log.ask()
  expect(asked.rebuilt.unmatched).toBe(1)
  expect(await asked.rows(knownTitle)).toHaveLength(1)
  await asked.again({ knownAt: '2024-02-15T00:00:00Z' })
  expect(await asked.rows(knownTitle)).toEqual([])
  await asked.again({ knownAt: '2024-01-15T00:00:00Z' })
  expect(await asked.rows(knownTitle)).toHaveLength(1)
  asked.close()
})

test('a sealed finding is seen from its publication on, with the date that it speaks of', async () => {
  const log = stream()
  log.add('pledge', pledge('src/p'), '2024-01-01')
  const id = log.add('finding', finding('src/p', { progress: 'started' }), '2024-02-01', '2024-01-15', true)
  log.publish(id, '2024-04-01')
  const asked = await log.ask()
  expect(await asked.row('SELECT event_id, progress, effective_from, recorded_at FROM finding')).toEqual({
    event_id: id,
    progress: 'started',
    effective_from: '2024-01-15',
    recorded_at: '2024-02-01T12:00:00.000Z',
  })
  expect(await asked.row('SELECT event_id, kind FROM sealed_event')).toEqual({ event_id: id, kind: 'finding' })
  await asked.again({ knownAt: '2024-03-31T00:00:00Z' })
  expect(await asked.rows('SELECT * FROM finding')).toEqual([])
  asked.close()
})

test('an erasable field shows while its private part is there, and is named once it is gone', async () => {
  const log = stream()
  const tenure = { post: 'mayor', tenure: 't1', holder: 'A. Person' }
  const kept = log.add('tenure', tenure, '2024-01-01')
  const gone = log.add('tenure', { ...tenure, tenure: 't2' }, '2024-01-01')
  const ordered = log.add('tenure', { ...tenure, tenure: 't3' }, '2024-01-01')
  log.add('erasure', { erases: ordered, fields: ['holder'], ground: 'order' }, '2024-02-01')
  log.parts.splice(
    log.parts.findIndex((part) => part.event === gone),
    1,
  )
  const asked = await log.ask()
  expect(await asked.rows('SELECT event_id, holder, erased FROM event_tenure ORDER BY tenure')).toEqual([
    { event_id: kept, holder: 'A. Person', erased: [] },
    { event_id: gone, holder: null, erased: ['holder'] },
    { event_id: ordered, holder: null, erased: ['holder'] },
  ])
  asked.close()
})

test('a sealed event’s erasable field comes back with its publication', async () => {
  const log = stream()
  const coding = { commitment: 'src/p' as never, coder: 'c1', progress: 'started', note: 'private words' } as const
  const id = log.add('coding', coding, '2024-01-01', null, true)
  log.publish(id, '2024-02-01')
  const asked = await log.ask()
  expect(await asked.row('SELECT event_id, note, erased FROM event_coding')).toEqual({
    event_id: id,
    note: 'private words',
    erased: [],
  })
  asked.close()
})

test('a private value that is not the one logged is refused', async () => {
  const log = stream()
  log.add('tenure', { post: 'mayor', tenure: 't1', holder: 'A. Person' }, '2024-01-01')
  const part = log.parts[0] as unknown as { fields: { holder: { value: string } } }
  part.fields.holder.value = 'B. Person'
  await expect(log.ask()).rejects.toMatchObject({ code: 'private-altered' })
})

test('the same log gives the same digests, another log others', async () => {
  const log = stream()
  for (let i = 0; i < 3_000; i++) log.add('pledge', pledge(`src/p${i}`), '2024-01-01')
  log.add('body', body('b/1'), '2024-01-01')
  const first = await log.ask()
  first.close()
  const second = await log.ask()
  second.close()
  expect(second.rebuilt.tables).toEqual(first.rebuilt.tables)
  expect(first.rebuilt.tables.find((table) => table.name === 'event_pledge')?.rows).toBe(3_000)
  log.add('body', body('b/2'), '2024-01-01')
  const third = await log.ask()
  third.close()
  const changed = third.rebuilt.tables.filter((table, i) => table.digest !== first.rebuilt.tables[i]!.digest)
  expect(changed.map((table) => table.name)).toEqual(['event_body'])
})

test('an entry that is no event of a known kind stops the load', async () => {
  const log = stream()
  log.entries.push({ index: 0, bytes: Buffer.from('{"kind":"pledge"}') })
  await expect(log.ask()).rejects.toThrow('entry 0 is no event')
})

// What an edition says of commitments, changes, contracts and sources, against the events that it came from.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonical } from '../../../src/base/canonical.ts'
import type { Commitment } from '../../../src/publish/document/commitment.ts'
import { events } from '../../../src/record/record.ts'
import { attacks, homes, hostileIds } from '../sample-draft.ts'
import { type SampleEdition, sampleEdition, sharedEdition } from '../sample-record.ts'

let now: SampleEdition
beforeAll(async () => {
  now = await sharedEdition({ contracts: true })
}, 120_000)
afterAll(() => now.close())

const of = (id: string): Commitment => now.edition.get('commitment', id)!
const changes = () => now.edition.list('change', { limit: 10_000 }).rows

test('a pledge has its words by language, who made it and who took it on, and where it stands', () => {
  const one = of(homes)
  expect(one.title['zh-Hans']).toBe('新建一千套住房')
  expect(one.pledge).toMatchObject({
    wordingIs: 'verbatim',
    promiser: { role: 'government', body: { id: 'gov/xa', name: { 'zh-Hans': '示例国政府' } } },
    answerable: { body: { id: 'gov/housing' }, since: '2020-05-07' },
    contributing: [{ id: 'gov/transport' }, { id: 'council/oak' }, { id: 'unknown/body' }],
    made: '2020-05-07',
    target: { quantity: '1000', unit: 'homes' },
    document: { title: `Manifesto ${attacks.single}`, locator: `page 7 ${attacks.image}`, published: '2023-11' },
  })
  expect(one.pledge?.wording['en']).toContain('by 2026')
  expect(one.due).toEqual({ first: '2024-12-31', last: '2027-06-30', basis: 'stated' })
  expect(one.parent?.id).toBe('sample/programme')
  expect(of('sample/programme').parts.map(({ id }) => id)).toEqual([homes, 'sample/lanes'])
  expect(of('sample/mayor-bridge').pledge?.promiser.post?.['en']).toBe('Mayor of Oak')
  expect(one.standings.map(({ standing }) => standing)).toEqual(['adjudicated', 'adopted', 'computed'])
})

test('revisions say what was and what is, as the log wrote it, and which of them are drift', () => {
  const due = of(homes).revisions.filter(({ field }) => field === 'due')
  expect(due.map(({ isDrift, cause }) => [isDrift, cause])).toEqual([
    [true, 'publisher-changed'],
    [true, 'new-document'],
  ])
  expect(due[0]).toMatchObject({ from: '2024-02-20', was: { date: '2024', precision: 'year', basis: 'stated' } })
  expect(of(homes).revisions.find(({ field }) => field === 'target')?.isDrift).toBe(false)
})

test('a finding stands with its evidence, readings, replies, appeal, decision and corrections', () => {
  const finding = of(homes).findings.find(({ standing, isCurrent }) => standing === 'adjudicated' && isCurrent)!
  expect(finding).toMatchObject({
    fulfilment: 'partly',
    isContested: true,
    from: '2026-02-15',
    reason: 'external-shock',
  })
  expect(finding.criterion?.['zh-Hans']).toBe('一千套封顶住房')
  expect(finding.evidence.map(({ evidence, quotation }) => [evidence, quotation])).toEqual([
    ['count-2024', `612 homes were completed. ${attacks.script}`],
    ['letter', null],
    ['audit', null],
  ])
  expect(finding.replies.map(({ text }) => text)).toEqual([
    `We had a flood. ${attacks.script}\n\nSecond paragraph.`,
    null,
    '我们正在追赶进度。',
    'Opened reply',
  ])
  expect(finding.appeals).toMatchObject([
    { body: { id: 'gov/housing' }, decision: { outcome: 'partly-upheld', outside: true } },
  ])
  expect(finding.corrections).toMatchObject([{ grade: 'verdict-changing' }])
  expect(Object.keys(finding.corrections[0]!.before)).toEqual(['reason', 'readings', 'evidence'])
  expect(finding.corrections[0]!.before['reason']).toBeNull()
})

test('a correction of a pledge says what it said before, and a finding taken back what it had held', () => {
  const wells = of('sample/wells')
  expect(wells.title['en']).toBe('Dig twelve wells')
  expect(wells.corrections).toMatchObject([
    { grade: 'void', before: { fulfilment: 'not-fulfilled', publisher: 'The Monitor' } },
    { grade: 'factual', before: { title: { en: 'Dig ten wells' } } },
  ])
  expect(of('sample/treaty').findings).toEqual([])
  expect(of('sample/treaty').corrections).toMatchObject([{ grade: 'void', before: { progress: 'stalled' } }])
})

test('a deal shows its snapshots with exact sums, and which body each end date counts for', () => {
  const { deal, links } = of('works/bridge')
  expect(deal!.snapshots.map(({ end, value, body }) => [end, value?.amount, body?.id])).toEqual([
    ['2022-03-31', '100000000', 'gov/works'],
    ['2023-03-31', '120000000', 'gov/works'],
    ['2024-06-30', '155000000.5', 'gov/transport'],
    ['2025-12-31', '190000000', 'gov/transport'],
    ['2026-02-28', '201000000', 'gov/transport'],
  ])
  expect(deal!.measures.filter(({ measure }) => measure === 'end-dates-held').map(({ body }) => body?.id)).toEqual([
    'gov/works',
    'gov/transport',
  ])
  expect(links).toMatchObject([{ id: 'sample/lanes' }])
  expect(of('sample/lanes').links).toMatchObject([{ id: 'works/bridge' }])
  expect(of('sample/lanes').standings[0]).toMatchObject({ remediedOn: '2026-02-28', remediedFulfilment: 'largely' })
})

test('event, leaf and time of change are those of the log', () => {
  const log = [...events(now.record)]
  for (const row of now.edition.list('commitment', { limit: 1_000 }).rows) {
    const { event, leaf, changedAt } = of(row.id)
    expect(log[leaf]).toMatchObject({ id: event, kind: row.kind })
    expect(log.some(({ recordedAt }) => recordedAt === changedAt)).toBe(true)
  }
  expect(of(homes).changedAt).toBe('2026-04-01T09:00:00.000Z')
})

test('every open event is a change, sealed ones are none, and an opened one stands where it was opened', () => {
  const log = [...events(now.record)]
  const shown = new Map(changes().map((one) => [one.id, one]))
  for (const { index, kind, ...event } of log) {
    const change = shown.get(String(index))
    if ('sealed' in event) expect(change).toBeUndefined()
    else if (kind === 'publication') expect(change).toMatchObject({ kind: 'reply', body: { id: 'gov/xa' } })
    else expect(change).toMatchObject({ kind, event: event.id, recordedAt: event.recordedAt })
  }
  expect(shown.size).toBe(log.filter((event) => !('sealed' in event)).length)
})

test('changes lead to what they are about, and say no verdict of what was taken back', () => {
  const voided = changes().filter(({ what }) => what['state'] === 'void')
  expect(voided.map(({ kind, subject }) => [kind, subject?.id])).toEqual([
    ['finding', 'sample/wells'],
    ['finding', 'sample/treaty'],
  ])
  expect(changes().filter(({ kind }) => kind === 'decision')).toMatchObject([
    { subject: { kind: 'commitment', id: homes }, body: { id: 'gov/housing' }, what: { outcome: 'partly-upheld' } },
  ])
  for (const { subject } of changes()) {
    if (subject !== null && subject.kind !== 'supplier') expect(now.edition.get(subject.kind, subject.id)).toBeDefined()
  }
})

test('what was erased, and what is still sealed, is nowhere in the edition', () => {
  const kinds = ['commitment', 'body', 'change', 'source', 'process', 'supplier', 'finding'] as const
  const all = kinds.flatMap((kind) =>
    [...now.edition.ids(kind)].map((id) => canonical(now.edition.get(kind, id) as never)),
  )
  const text = all.join('\n')
  for (const gone of [
    'Erased Person',
    'Erased reply',
    'Erased quotation',
    'Opened since.',
    'Sealed reply',
    'Sealed note',
    'Quentin',
  ])
    expect(text).not.toContain(gone)
  expect(text).toContain('Robin Example')
})

test('contracts are lines with their buyer, named suppliers alone, sums and flags', () => {
  const { edition } = now
  expect(edition.count('process')).toBe(60)
  expect(edition.get('process', 'ocds-sample-000')).toMatchObject({
    buyer: { id: 'council/ash', name: { en: 'Ash Council' } },
    suppliers: [],
    suppliersUnnamed: 1,
    firstValue: { amount: '1000.00', currency: 'GBP' },
    lastValue: { amount: '1500.50', currency: 'GBP' },
    onTime: 'no',
    onBudget: 'no',
  })
  expect(edition.get('process', 'ocds-sample-003')?.flags).toEqual(['end-date-moved-repeatedly'])
  expect(edition.count('process', { supplier: 'GB-COH/01234561' })).toBe(7)
  expect(edition.get('source', 'contracts')).toMatchObject({ processes: 60, changedAt: '2026-08-01T09:00:00.000Z' })
})

test('an edition says what it counts, and when anything was recorded last', () => {
  const { about } = now.edition
  expect(about.recordedAt).toBe('2026-10-20T09:00:00.000Z')
  expect(about.counts).toMatchObject({ processes: 60, evidence: 3, replies: 5, erased: 4, pledges: 171, deals: 45 })
})

test('before a correction, a reply and a revision were known there is none of them', async () => {
  const moment = { asOf: '2024-02-01', knownAt: '2024-02-01T00:00:00.000Z' }
  const then = await sampleEdition(moment, now)
  const one = then.edition.get('commitment', homes)!
  expect(one.pledge?.wording['en']).toContain('We will build')
  expect([one.findings, one.revisions]).toEqual([[], []])
  expect(one.changedAt).toBe('2024-01-06T09:00:00.000Z')
  expect(then.edition.get('commitment', hostileIds.deal)).toBeUndefined()
  expect(then.edition.list('change', { limit: 1, isDescending: true }).rows[0]?.day).toBe('2024-01-06')
  expect(then.edition.count('process')).toBe(0)
  expect(then.edition.about.recordedAt).toBe('2024-01-06T09:00:00.000Z')
  then.close()
}, 60_000)

// A server whose log grows: each answer is wholly of one edition, and none fails meanwhile.
import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { editionMaker } from '../../src/cli/edition-maker.ts'
import { type EditionWanted, openEditions } from '../../src/publish/editions.ts'
import { appendDrafts, events, initRecord, type OpenRecord } from '../../src/record/record.ts'
import { settingsDefault } from '../../src/record/settings.ts'
import { loadMethod } from '../../src/score/method.ts'
import { newPaths } from '../record/folder.ts'
import { draftOf, due, finding, homes, pledge } from './sample-draft.ts'
import { sampleNow } from './sample-record.ts'
import { type ServedSample, servedSample } from './served-sample.ts'

const newPath = newPaths()
let sample: ServedSample | undefined
afterEach(async () => {
  await sample?.close()
  sample = undefined
})

async function grow(record: OpenRecord, locator: string): Promise<OpenRecord> {
  const one = draftOf(finding('sample/ash-1', { fulfilment: 'partly', criterion: locator }, '2026-03'))
  return appendDrafts(record, [one], { role: 'operator', clock: () => Date.parse(sampleNow) - 1_000 })
}

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 60_000
  while (!isSo()) {
    if (Date.now() > end) throw new Error('It did not come to be so in a minute')
    await setTimeout(20)
  }
}

// The footer says how long the log is by now.
const withoutSize = (page: string) => page.replace(/[\d,]+ entries in the log/, '')

const without = { contracts: false }

const paths = [
  'index.html',
  'commitments/sample/ash-1.html',
  'zh-Hans/bodies/council/ash.html',
  'feeds/changes.atom',
  'changes.html?kind=finding',
  'api/v1/edition',
  'api/v1/commitments?limit=5',
]

it('answers wholly from one edition or the next', async () => {
  sample = await servedSample({ refreshMilliseconds: 300 }, without)
  const { base, shown, failures } = sample
  const earlier = async () => (await fetch(`${base}commitments/sample/ash-1.html?as-of=2026-01-31`)).text()
  const before = await earlier()
  const seen = new Map<string, string>()
  const statuses = new Set<number>()
  let isOver = false
  const asking = Promise.all(
    paths.map(async (path) => {
      while (!isOver) {
        const answer = await fetch(base + path)
        statuses.add(answer.status)
        const body = await answer.text()
        const key = `${path} ${answer.headers.get('etag')}`
        expect(seen.get(key) ?? body, `${key} differs from itself`).toBe(body)
        seen.set(key, body)
        // The edition is made in this process too.
        await setTimeout(120)
      }
    }),
  )
  await setTimeout(500)
  await grow(sample.record, 'one')
  await until(() => shown.length > 1)
  await setTimeout(500)
  isOver = true
  await asking
  expect([[...statuses], failures]).toEqual([[200], []])
  // A day before the finding is as it was.
  expect(withoutSize(await earlier())).toBe(withoutSize(before))
  const editionsOf = (path: string) => [...seen.keys()].filter((key) => key.startsWith(`${path} `)).length
  expect(editionsOf('commitments/sample/ash-1.html')).toBeGreaterThanOrEqual(2)
  expect(editionsOf('commitments/sample/ash-1.html')).toBeLessThanOrEqual(3)
  const last = (await (await fetch(`${base}api/v1/edition`)).json()) as { edition: { edition: string } }
  expect(JSON.stringify(last)).toContain(shown.at(-1))
}, 120_000)

it('keeps the last edition where the next cannot be made, and shows it once it can', async () => {
  let isBroken = false
  const made = { make: undefined as ReturnType<typeof editionMaker> | undefined }
  sample = await servedSample(
    {
      refreshMilliseconds: 300,
      make: (wanted) => {
        if (isBroken) throw new Error('The disk is full')
        return made.make!(wanted)
      },
    },
    without,
  )
  made.make = editionMaker(sample.record.dir, () => {})
  const { base, shown, failures } = sample
  const page = async () => {
    const answer = await fetch(`${base}commitments/sample/ash-1.html`)
    return [answer.status, answer.headers.get('etag'), await answer.text()] as const
  }
  const before = await page()
  isBroken = true
  await grow(sample.record, 'four')
  await until(() => failures.length > 1)
  expect(await page()).toEqual(before)
  // What only a reader asked for fails for that reader alone, and says no more than that.
  const failed = await fetch(`${base}index.html?as-of=2023-06-01`)
  expect(failed.status).toBe(500)
  expect(await failed.text()).not.toMatch(/disk|Error:|\.ts:|node:/)
  isBroken = false
  await until(() => shown.length === 2)
  expect((await page())[1]).not.toBe(before[1])
}, 120_000)

it('an answer that was begun on an edition can be ended on it', async () => {
  sample = await servedSample({}, without)
  const { record } = sample
  const editions = await openEditions({
    dir: record.dir,
    method: await loadMethod('standard', record.dir),
    clock: () => Date.parse(sampleNow),
    make: editionMaker(record.dir, () => {}),
  })
  const begun = editions.current()
  await grow(record, 'five')
  expect(await editions.refresh()).toBe(true)
  expect(editions.current().id).not.toBe(begun.id)
  expect(begun.edition.get('commitment', homes)?.id).toBe(homes)
  editions.close()
  expect(() => begun.edition.count('area')).toThrow()
}, 120_000)

it('a finding enters with the day on which its window has passed, though nothing was recorded', async () => {
  const dir = newPath()
  let record = await initRecord(dir, { ...settingsDefault, operator: 'City Monitor', origin: 'example.org/city' })
  const at = (instant: string) => ({ role: 'operator', clock: () => Date.parse(instant) }) as const
  const add = async (instant: string, given: Parameters<typeof draftOf>[0]) => {
    record = await appendDrafts(record, [draftOf(given)], at(instant))
  }
  await add('2026-01-02T09:00:00Z', ['body', { body: 'council/ash', name: { en: 'Ash' }, bodyType: 'council' }, '2010'])
  await add('2026-01-02T09:00:00Z', pledge('sample/homes', 'council/ash', { due: due('2024') }) as never)
  await add('2026-01-02T09:00:00Z', finding('sample/homes', { fulfilment: 'partly' }, '2025'))
  const sent = [...events(record)].at(-1)!.id
  await add('2026-01-03T09:00:00Z', [
    'notice',
    { body: 'council/ash', findings: [sent], channel: 'letter', sentAt: '2026-01-03T09:00:00Z', windowDays: 21 },
  ])
  let now = '2026-01-24T12:00:00Z'
  const editions = await openEditions({
    dir,
    method: await loadMethod('standard', dir),
    clock: () => Date.parse(now),
    make: editionMaker(dir, () => {}),
  })
  const newest = () => editions.current().edition.list('change', { isDescending: true, limit: 2 }).rows
  expect(newest().map(({ kind }) => kind)).toEqual(['pledge', 'body'])
  const findings = () => editions.current().edition.get('commitment', 'sample/homes')?.findings.length
  expect(findings()).toBe(0)
  now = '2026-01-25T00:00:05Z'
  expect([await editions.refresh(), findings()]).toEqual([true, 1])
  // Whoever follows the changes finds it on top, and not below what was seen before.
  expect(newest().map(({ kind, shownAt }) => [kind, shownAt])).toEqual([
    ['notice', '2026-01-24T09:00:00.000Z'],
    ['finding', '2026-01-24T09:00:00.000Z'],
  ])
  expect(newest()[1]!.recordedAt).toBe('2026-01-02T09:00:00.000Z')
  editions.close()
}, 120_000)

it('an edition that is made already is given while another is being made', async () => {
  sample = await servedSample({}, without)
  const { record } = sample
  const maker = editionMaker(record.dir, () => {})
  let isStuck = false
  let release = () => {}
  const stuck = new Promise<void>((resolve) => {
    release = resolve
  })
  const options = {
    dir: record.dir,
    method: await loadMethod('standard', record.dir),
    clock: () => Date.parse(sampleNow),
    make: async (wanted: EditionWanted) => {
      if (isStuck) await stuck
      return maker(wanted)
    },
  }
  const earlier = await openEditions(options)
  await earlier.at({ asOf: '2025-01-01', knownAt: null })
  earlier.close()
  const editions = await openEditions(options)
  isStuck = true
  const making = editions.at({ asOf: '2025-02-01', knownAt: null })
  const asked = { asOf: '2025-01-01', knownAt: null }
  const given = await Promise.race([Promise.all([editions.at(asked), editions.at(asked)]), setTimeout(5_000, 'waits')])
  release()
  await making
  expect(given).not.toBe('waits')
  // Both readers share one.
  expect(given[0]).toBe(given[1])
  editions.close()
}, 120_000)

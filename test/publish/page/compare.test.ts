import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadLocale } from '../../../src/page/locale.ts'
import type { Edition } from '../../../src/publish/edition/store.ts'
import { loadRoutes } from '../../../src/publish/route.ts'
import { makeSite, type Site } from '../../../src/publish/site.ts'
import type { OpenRecord } from '../../../src/record/record.ts'
import { sampleEdition } from '../sample-record.ts'
import { faultsOf } from '../validate.ts'

let edition: Edition
let close: () => void
let record: OpenRecord
let site: Site
beforeAll(async () => {
  ;({ edition, close, record } = await sampleEdition())
  const locales = await Promise.all(['en', 'zh-Hans'].map(loadLocale))
  site = makeSite({ edition, locales, routes: await loadRoutes(), isStatic: false, live: null, proof: () => undefined })
}, 60_000)
afterAll(() => close())

function ask(path: string, query: readonly (readonly [string, string])[]): string {
  const answer = site.answer(path, {
    query: new URLSearchParams(query.map(([name, value]): [string, string] => [name, value])),
  })
  expect(answer?.status).toBe(200)
  return String(answer?.body)
}

function peersAndOthers(): { readonly peers: readonly string[]; readonly other: string } {
  const { rows } = edition.list('body', { limit: 500 })
  const peers = rows.filter(({ peerGroup }) => peerGroup?.id === 'councils').map(({ id }) => id)
  return { peers, other: rows.find(({ peerGroup }) => peerGroup?.id !== 'councils')!.id }
}

test('peers share an axis and have no ranks; bodies that are no peers share none', async () => {
  const { peers, other } = peersAndOthers()
  const ofPeers = ask('compare.html', [
    ['body', peers[0]!],
    ['body', peers[1]!],
  ])
  expect(ofPeers).toContain('class="dots"')
  expect(ofPeers).toContain('All are in one peer group')
  const mixed = ask('compare.html', [
    ['body', peers[0]!],
    ['body', other],
  ])
  expect(mixed).not.toContain('class="dots"')
  expect(mixed).toContain('These bodies are not peers.')
  expect(await faultsOf(ofPeers)).toEqual([])
  expect(await faultsOf(mixed)).toEqual([])
})

test('no more than six bodies stand side by side, and it says so', () => {
  const { peers } = peersAndOthers()
  const body = ask(
    'compare.html',
    peers.slice(0, 8).map((id) => ['body', id] as const),
  )
  expect(body).toContain('Up to 6 bodies')
  expect(body.match(/aria-label="Remove /g)).toHaveLength(6)
})

test('the years of a body count every commitment that has fallen due once in each stream', () => {
  const { peers } = peersAndOthers()
  const id = peers[0]!
  const body = ask('compare.html', [['body', id]])
  const { rows } = edition.list('commitment', { where: { body: id }, limit: 1_000 })
  const due = rows.filter(({ due: { first } }) => first !== null && first <= edition.about.asOf)
  const years = [...body.matchAll(/<th scope="row">(\d{4})<\/th><td class="number">(\d+)<\/td>/g)]
  const streams = new Set(due.flatMap(({ standings }) => standings.map((now) => `${now.standing} ${now.publisher}`)))
  streams.delete('null null')
  expect(due.length).toBeGreaterThan(0)
  expect(years.reduce((sum, [, , n]) => sum + Number(n), 0)).toBe(due.length * Math.max(1, streams.size))
})

test('two days stand side by side, and a day that is none or lies ahead is named', async () => {
  const { peers } = peersAndOthers()
  const earlier = await sampleEdition({ asOf: '2025-01-01' }, { record })
  const days = ['2025-01-01', edition.about.asOf, '2025-02-30', '2031-01-01'] as const
  const beside = new Map([
    [days[0], earlier.edition],
    [days[1], edition],
  ])
  const of = (from: string, to: string) => {
    const query = new URLSearchParams([
      ['body', peers[0]!],
      ['from', from],
      ['to', to],
    ])
    return String(site.answer('compare.html', { query, beside })?.body)
  }
  const both = of(days[1], days[0])
  expect(both).toContain('as-of=2025-01-01')
  expect(both).toContain(`as-of=${days[1]}`)
  expect(await faultsOf(both)).toEqual([])
  const rows = [...both.slice(both.indexOf('id="moments"')).matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row)
  const judged = rows
    .slice(1)
    .map((row) => [...row.matchAll(/<td class="number"[^>]*>([\d,]*)<\/td>/g)].map(([, n]) => n))
  expect(rows[0]).toMatch(/Judged, 1 Jan 2025.*Judged, /s)
  const own = edition.get('body', peers[0]!)!.axes.filter(({ figures }) => figures.judged > 0)
  expect(judged.map(([, now]) => now)).toEqual(expect.arrayContaining(own.map(({ figures }) => String(figures.judged))))
  expect(judged.some(([before, now]) => before !== now)).toBe(true)
  expect(of(days[2], days[0])).toContain('2025-02-30 is none')
  expect(of(days[3], days[0])).toContain('lies after the day of this edition')
  expect(of(days[2], '')).not.toContain('as-of=')
  earlier.close()
}, 60_000)

test('topics and types are valid pages in both languages', async () => {
  const paths = [...site.paths()].filter((path) => /(^|\/)(topics|types|areas)(\/|\.html)/.test(path))
  expect(paths.length).toBeGreaterThan(6)
  for (const path of paths) expect([path, await faultsOf(ask(path, []))]).toEqual([path, []])
}, 60_000)

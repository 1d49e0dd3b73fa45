import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadLocale } from '../../../src/page/locale.ts'
import type { Edition } from '../../../src/publish/edition/store.ts'
import { loadRoutes } from '../../../src/publish/route.ts'
import { makeSite, type Site } from '../../../src/publish/site.ts'
import { sampleEdition } from '../sample-record.ts'
import { faultsOf } from '../validate.ts'

let edition: Edition
let close: () => void
let site: Site
beforeAll(async () => {
  ;({ edition, close } = await sampleEdition())
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

test('two days lead to both moments, and a day that is none is named', () => {
  const { peers } = peersAndOthers()
  const chosen = ['body', peers[0]!] as const
  const body = ask('compare.html', [chosen, ['from', '2025-01-01'], ['to', '2026-01-01']])
  expect(body).toContain('as-of=2025-01-01')
  expect(body).toContain('as-of=2026-01-01')
  const broken = ask('compare.html', [chosen, ['from', '2025-02-30']])
  expect(broken).toContain('2025-02-30 is none')
  expect(broken).not.toContain('as-of=')
})

test('topics and types are valid pages in both languages', async () => {
  const paths = [...site.paths()].filter((path) => /(^|\/)(topics|types|areas)(\/|\.html)/.test(path))
  expect(paths.length).toBeGreaterThan(6)
  for (const path of paths) expect([path, await faultsOf(ask(path, []))]).toEqual([path, []])
}, 60_000)

// The pages on the record itself (method, data, verify, about) are valid in every language and say what they must.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadLocale } from '../../src/page/locale.ts'
import type { About } from '../../src/publish/edition/about.ts'
import type { Edition } from '../../src/publish/edition/store.ts'
import { loadRoutes } from '../../src/publish/route.ts'
import { makeSite, type Site } from '../../src/publish/site.ts'
import { smallEdition } from './small-edition.ts'
import { faultsOf } from './validate.ts'

const tables: About['tables'] = [
  {
    table: 'findings',
    about: 'Every finding <b>.',
    rows: 1234,
    digest: 'cd'.repeat(32),
    columns: [{ name: 'finding_id', type: 'VARCHAR', about: 'Event of the finding.' }],
    files: [{ path: 'downloads/findings.csv', mediaType: 'text/csv', bytes: 4321, sha256: 'ab'.repeat(32) }],
  },
]

const ofContracts = { ...tables[0]!, table: 'deals/ef/processes' }

let site: Site
let close: () => void
beforeAll(async () => {
  const small = await smallEdition()
  close = small.close
  const about: About = {
    ...small.edition.about,
    agreement: { kind: 'alpha', alpha: 0.814, lower: 0.7, upper: 0.9, units: 41 },
    tables: [...tables, ofContracts],
  }
  const edition: Edition = { ...small.edition, about }
  const locales = await Promise.all(['en', 'zh-Hans'].map(loadLocale))
  site = makeSite({ edition, locales, routes: await loadRoutes(), isStatic: true, live: null, proof: () => undefined })
})
afterAll(() => close())

const body = (path: string) => String(site.answer(path)!.body)

it.each(['method', 'data', 'data/findings', 'verify', 'about'])('%s is valid in both languages', async (name) => {
  for (const path of [`${name}.html`, `zh-Hans/${name}.html`])
    expect([path, await faultsOf(body(path))]).toEqual([path, []])
})

it('every word that a script looks up is in the page', () => {
  for (const [page, script] of [
    ['verify', 'verify.js'],
    ['method', 'weigh.js'],
  ] as const) {
    const given = [...body(`${page}.html`).matchAll(/data-word="([^"]+)"/g)].map((match) => match[1]!)
    const code = scriptText(script)
    for (const word of given) expect(code, word).toContain(`'${word}'`)
    for (const [, reason] of code.matchAll(/(?:refused\(|reason: )'([a-z0-9-]+)'/g)) expect(given).toContain(reason)
  }
})

it('shows what was published beside the reader’s own weights, and no rank', () => {
  const page = body('method.html')
  expect(page).toContain('data-counts="6 0 0 6 0"')
  const weigh = page.slice(page.indexOf('id="weigh"'))
  expect(weigh).not.toMatch(/rank(?!,| |\.)/)
  expect(page).toContain('0.81')
})

it('names every table with its columns and digests, every source with its licence, and how to cite', () => {
  const page = body('data.html')
  expect(page).toContain('href="./downloads/findings.csv"')
  expect(page).toContain('CC-BY-4.0')
  expect(page).toMatch(/edition [0-9a-z]+, as of/)
  const table = body('zh-Hans/data/findings.html')
  for (const digest of ['ab', 'cd']) expect(table).toContain(digest.repeat(32))
  expect(table).toContain('<span lang="en">Every finding &lt;b&gt;.</span>')
  expect(body('data/deals/ef/processes.html')).toContain('deals/ef/processes')
  expect(site.answer('data/nothing.html')).toBeUndefined()
})

it('gives the key and the command that checks a proof without a browser', () => {
  expect(body('verify.html')).toContain('kept verify --proof FILE.tlog-proof --key')
})

function scriptText(name: string): string {
  return readFileSync(new URL(`../../src/page/asset/${name}`, import.meta.url), 'utf8')
}

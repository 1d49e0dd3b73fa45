// Commitments, search and changes as lists: found by what was asked, shareable by address, clean on bad questions.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attacks } from '../sample-draft.ts'
import { type SampleSite, sampleSite } from '../sample-site.ts'
import { faultsOf } from '../validate.ts'

let sample: SampleSite
beforeAll(async () => {
  sample = await sampleSite()
}, 60_000)
afterAll(() => sample.close())

const ok = (address: string) => {
  const { status, body } = sample.ask(address)
  expect([address, status]).toEqual([address, 200])
  return body
}
const rowsOf = (body: string) => [...body.matchAll(/<tr><th scope="row"><a href="[^"]*">(.*?)<\/a>/g)].length

test.each([
  'commitments.html',
  'commitments-2.html',
  'commitments.html?state=due-unjudged&kind=pledge&sort=-due',
  'commitments.html?topic=nowhere',
  'search.html',
  'search.html?q=homes',
  `search.html?q=${encodeURIComponent(attacks.script)}`,
  'changes.html',
  'changes/2024-01-05.html',
  'changes/2024-01-05/2.html',
])('%s is valid HTML in both languages, and lets nothing through', async (address) => {
  for (const prefix of ['', 'zh-Hans/']) {
    const body = ok(prefix + address)
    expect(await faultsOf(body)).toEqual([])
    for (const attack of [attacks.script, attacks.image, attacks.ending]) expect(body).not.toContain(attack)
  }
})

test('filters narrow the list and stay in the links of its order and pages', () => {
  const { edition } = sample
  const body = ok('commitments.html?body=gov%2Ftransport&sort=-due')
  expect(rowsOf(body)).toBe(edition.count('commitment', { body: 'gov/transport' }))
  expect(body).toContain('<option value="gov/transport" selected>Ministry of Transport')
  expect(body).toContain('commitments.html?body=gov%2Ftransport&amp;sort=due')
  expect(rowsOf(ok('commitments.html?topic=nowhere'))).toBe(0)
})

test('questions that cannot be meant get 400 or 404', () => {
  expect(sample.ask('commitments.html?sort=rank').status).toBe(400)
  expect(sample.ask('commitments.html?page=-1').status).toBe(400)
  expect(sample.ask(`commitments.html?topic=${'a'.repeat(10_000)}`).status).toBe(400)
  expect(sample.ask('commitments-999999.html').status).toBe(404)
  expect(sample.ask(`search.html?q=${'a'.repeat(10_000)}`).status).toBe(400)
  expect(sample.ask('changes/2024-13-99.html').status).toBe(404)
  expect(sample.ask('changes/today.html').status).toBe(404)
  expect(sample.ask('changes/2024-01-05/9999.html').status).toBe(404)
})

test('search finds commitments and bodies with their kind, and says what to try where there is nothing', () => {
  const body = ok('search.html?q=thousand+homes')
  expect(body).toMatch(/<span class="meta">Pledge<\/span> <a href="\.\/commitments\/sample\/homes\.html">/)
  expect(ok('search.html?q=ministry')).toMatch(/<span class="meta">Body<\/span>/)
  const nothing = ok('search.html?q=zzzzqqqq')
  expect(nothing).toContain('Nothing on record resembles')
  expect(nothing).toContain('Try fewer words')
})

test('a static edition says where search and filters run, and asks nothing itself', () => {
  const here = sample.other({ isStatic: true, live: 'https://kept.example/' })
  for (const path of ['search.html', 'commitments.html']) {
    const body = String(here.answer(path)!.body)
    expect(body).toContain('href="https://kept.example/')
    expect(body).not.toContain('<form')
  }
  expect(String(sample.other({ isStatic: true }).answer('search.html')!.body)).toContain('kept serve --record')
})

test('every day with changes has its page, and the many of one source stand together', () => {
  const latest = ok('changes.html')
  const [newest] = sample.edition
    .facet('change', 'day')
    .map(({ value }) => value)
    .sort()
    .reverse()
  expect(latest).toContain(`href="./changes/${newest}.html"`)
  const day = ok('changes/2024-01-05.html')
  expect(day).toMatch(/<summary>Pledge: \d+ entries from Pledges of the sample/)
  expect(day).toContain('href="../changes/2024-01-05/2.html" rel="next"')
})

test('a change names standing and publisher, and never a verdict before its date', () => {
  const finding = ok('changes/2026-03-01.html').replaceAll(/<[^>]*>/g, '')
  expect(finding).toMatch(/A finding on A thousand new homes \(.*Adjudicated by this record/)
  expect(finding).toMatch(/Shown, never scored/)
})

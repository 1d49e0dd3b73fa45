import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLocale } from '../../../src/page/locale.ts'
import { loadRoutes } from '../../../src/publish/route.ts'
import { makeSite, type Site } from '../../../src/publish/site.ts'
import { idPath } from '../../../src/publish/site-path.ts'
import { type SampleEdition, sampleEdition } from '../sample-record.ts'
import { faultsOf } from '../validate.ts'

let sample: SampleEdition
let site: Site
beforeAll(async () => {
  sample = await sampleEdition()
  const locales = await Promise.all(['en', 'zh-Hans'].map(loadLocale))
  const own = { edition: sample.edition, locales, routes: await loadRoutes(), live: null, proof: () => undefined }
  site = makeSite({ ...own, isStatic: false })
}, 120_000)
afterAll(() => sample.close())

function page(path: string, query = ''): string {
  const answer = site.answer(path, { query: new URLSearchParams(query) })
  if (answer === undefined) throw new Error(`No page at ${path}`)
  return String(answer.body)
}

test('the front ranks where the data tell bodies apart, and nowhere else', () => {
  expect(page('index.html')).toContain('Rank range')
  const onTime = page('measures/deals-on-time.html')
  expect(onTime).toContain('do not tell the bodies apart')
  expect(onTime).not.toContain('Rank range')
})

test('no list of what fell due or is due next states a level without saying on whose word', () => {
  const bodies = [...sample.edition.ids('body')].map((id) => `bodies/${idPath(id)}.html`)
  const lines = ['index.html', ...bodies].flatMap((path) => page(path).match(/<li>(?:(?!<li>)[\s\S])*?<\/li>/g) ?? [])
  const stated = lines.filter((line) => /mark m-(fulfilled|largely|partly|not-fulfilled|reversed)/.test(line))
  expect(stated.length).toBeGreaterThan(0)
  for (const line of stated) expect(line).toContain('class="standing standing-')
})

test('the front asks for a measure by name alone', () => {
  expect(page('index.html', 'measure=openness')).toContain('measures/openness.html" aria-current="true"')
  expect(site.answer('index.html', { query: new URLSearchParams('measure=none-such') })).toBeUndefined()
})

test('what changed lately stands once, and says what happened to it', () => {
  const text = page('index.html')
  const lately = text.slice(text.indexOf('<h2>Changed lately'), text.indexOf('All changes'))
  const things = [...lately.matchAll(/<li><a href="([^"]+)">/g)].map(([, href]) => href)
  expect(things.length).toBeGreaterThan(1)
  expect(new Set(things).size).toBe(things.length)
  expect(lately).toMatch(/<p class="small muted">[a-z\d][^<]* · /i)
  expect(lately).not.toMatch(/<p class="small muted">(Deal|Pledge|Finding|Correction) /)
})

test('a list of bodies leaves out what a body has none of', () => {
  expect(page('bodies.html')).not.toContain('>0</td>')
})

describe('the page of a body', () => {
  test('names the standing of each figure, and what nothing can be judged of', () => {
    const text = page('bodies/council/ash.html')
    expect(text).toContain('Adopted from The Monitor')
    expect(text).toContain('Not drawn, as nothing can be judged')
  })

  test('filters its commitments, and finds nothing by what is not there', () => {
    expect(page('bodies/council/ash.html', 'state=open')).toContain('1 commitment<')
    expect(page('bodies/council/ash.html', 'state=none-such')).toContain('Nothing matches')
    expect(site.answer('bodies/council/ash.html', { query: new URLSearchParams('page=x') })?.status).toBe(400)
  })

  test('gives persons as holders of posts alone, without a figure', () => {
    const text = page('bodies/council/ash.html')
    const posts = text.slice(text.indexOf('id="posts"'))
    expect(posts).toContain('Kim Example')
    expect(text.slice(0, text.indexOf('id="posts"'))).not.toContain('Kim Example')
  })
})

test.each([
  'index.html',
  'bodies.html',
  'bodies/gov/transport.html',
  'measures/openness.html',
  'zh-Hans/bodies/council/ash.html',
])('%s is valid HTML and lets no text of the record become markup', async (path) => {
  const text = page(path)
  expect(text).not.toContain('<script>alert')
  expect(text).not.toContain('<img')
  expect(await faultsOf(text)).toEqual([])
})

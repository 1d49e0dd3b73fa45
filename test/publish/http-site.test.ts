// The site over editions that come and go while it waits for others.
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { html } from '../../src/base/html.ts'
import { loadLocale } from '../../src/page/locale.ts'
import type { Edition } from '../../src/publish/edition/store.ts'
import type { Editions, OpenEdition } from '../../src/publish/editions.ts'
import { httpSite } from '../../src/publish/http-site.ts'
import { defineFile, definePage, loadRoutes, type Route } from '../../src/publish/route.ts'
import { council, type SmallEdition, smallEdition } from './small-edition.ts'

const opened: SmallEdition[] = []
afterEach(() => {
  for (const one of opened.splice(0)) one.close()
})

async function open(): Promise<SmallEdition> {
  const one = await smallEdition()
  opened.push(one)
  return one
}

const shownAs = (edition: Edition): OpenEdition => ({ id: 'x', dir: '/nowhere', edition, proof: () => undefined })

async function siteOf(
  editions: Pick<Editions, 'current' | 'at'>,
  faults: unknown[] = [],
  routes?: readonly Route[],
): Promise<Hono> {
  return httpSite({
    editions: { ...editions, refresh: async () => false, close: () => {} },
    locales: await Promise.all(['en', 'zh-Hans'].map(loadLocale)),
    routes: routes ?? (await loadRoutes()),
    logDir: '/nowhere',
    api: new Hono(),
    onFault: (error) => void faults.push(error),
  })
}

test('a comparison that waited for a day longer than its edition was shown is made of the next one', async () => {
  const [before, next, past] = [await open(), await open(), await open()]
  const faults: unknown[] = []
  let current = shownAs(before.edition)
  const made = shownAs(past.edition)
  const site = await siteOf(
    {
      current: () => current,
      async at({ asOf }) {
        if (asOf === before.edition.about.asOf) return current
        if (current.edition === before.edition) {
          current = shownAs(next.edition)
          before.edition.close()
        }
        return made
      },
    },
    faults,
  )
  const { asOf } = before.edition.about
  const answer = await site.request(`/compare.html?body=${council.id}&from=${asOf}&to=2020-01-01`)
  expect([answer.status, faults]).toEqual([200, []])
})

test('a file is made once whatever is asked of it, but for a moment; a page answers each question', async () => {
  const [now, past] = [await open(), await open()]
  const made: string[] = []
  const note = (what: string, moment: string | null) => void made.push(`${what} ${moment}`)
  const routes = [
    defineFile({
      path: 'all.json',
      languages: 'one',
      mediaType: 'application/json',
      file: ({ moment }) => {
        note('file', moment.asOf)
        return JSON.stringify(moment)
      },
    }),
    definePage({
      path: 'page.html',
      page: ({ query }) => {
        note('page', query.get('q'))
        return { title: 'A', main: html`<h1>A</h1>` }
      },
    }),
  ]
  const current = shownAs(now.edition)
  const site = await siteOf({ current: () => current, at: async () => shownAs(past.edition) }, [], routes)
  const ask = async (path: string) => (await site.request(path)).text()
  const newest = await ask('/all.json?1')
  for (const query of ['', '?2', '?as-of=', '?q=%3F']) expect(await ask(`/all.json${query}`)).toBe(newest)
  const other = await ask('/all.json?as-of=2020-01-01')
  expect(other).not.toBe(newest)
  expect(await ask('/all.json?as%2Dof=2020-01-01')).toBe(other)
  expect((await site.request('/all.json?as-of=tomorrow')).status).toBe(400)
  for (const query of ['', '?q=1', '?q=2', '']) await ask(`/page.html${query}`)
  expect(made).toEqual(['file null', 'file 2020-01-01', 'file 2020-01-01', 'page null', 'page 1', 'page 2'])
})

test('an answer that did not change says what the whole one varies by', async () => {
  const { edition } = await open()
  const current = shownAs(edition)
  const site = await siteOf({ current: () => current, at: async () => current })
  const whole = await site.request('/about.html')
  const again = await site.request('/about.html', { headers: { 'if-none-match': whole.headers.get('etag')! } })
  expect([again.status, again.headers.get('vary')]).toEqual([304, whole.headers.get('vary')])
})

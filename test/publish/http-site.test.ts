// The site over editions that come and go while it waits for others.
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { loadLocale } from '../../src/page/locale.ts'
import type { Edition } from '../../src/publish/edition/store.ts'
import type { Editions, OpenEdition } from '../../src/publish/editions.ts'
import { httpSite } from '../../src/publish/http-site.ts'
import { loadRoutes } from '../../src/publish/route.ts'
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

async function siteOf(editions: Pick<Editions, 'current' | 'at'>, faults: unknown[] = []): Promise<Hono> {
  return httpSite({
    editions: { ...editions, refresh: async () => false, close: () => {} },
    locales: await Promise.all(['en', 'zh-Hans'].map(loadLocale)),
    routes: await loadRoutes(),
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

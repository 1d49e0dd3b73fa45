// Pages as they would stand in a language written from right to left: Arabic with the English messages for words.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeLocale } from '../../src/page/locale.ts'
import { readMessages } from '../../src/page/message.ts'
import { loadAssets } from '../../src/publish/asset-file.ts'
import { loadRoutes } from '../../src/publish/route.ts'
import { makeSite, type Site } from '../../src/publish/site.ts'
import { type SampleEdition, sharedEdition } from '../publish/sample-record.ts'
import { browserPath, launch } from './browser.ts'
import { pagesOfEveryRoute } from './shown-site.ts'

const base = 'http://right-to-left.test/'

describe.skipIf(browserPath === undefined)('pages from right to left', () => {
  let sample: SampleEdition
  let site: Site
  let browser: Browser

  beforeAll(async () => {
    sample = await sharedEdition({ contracts: true })
    site = makeSite({
      edition: sample.edition,
      locales: [makeLocale('ar', await readMessages('en'))],
      routes: await loadRoutes(),
      isStatic: false,
      live: null,
      proof: () => undefined,
    })
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    sample.close()
  })

  it.each([360, 1440])('at %i px nothing is wider than the window, and reading begins at the right', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    await answerFrom(page, site)
    const faults: string[] = []
    for (const path of await pagesOfEveryRoute()) {
      const response = await page.goto(base + path)
      if (response?.status() !== 200) faults.push(`${path}: status ${response?.status()}`)
      const { styled, direction, scrollWidth, edges } = await page.evaluate<Measured>(measure)
      if (!styled) faults.push(`${path}: has no style`)
      if (direction !== 'rtl') faults.push(`${path}: runs ${direction}`)
      if (scrollWidth > width) faults.push(`${path}: ${scrollWidth} px wide in ${width}`)
      for (const { what, left, right } of edges)
        if (left < right) faults.push(`${path}: ${what} begins ${right} px from the right and ${left} px from the left`)
    }
    expect(faults).toEqual([])
    await context.close()
  })
})

type Measured = {
  readonly styled: boolean
  readonly direction: string
  readonly scrollWidth: number
  /** How far the first of a row stands from either side of what holds it. */
  readonly edges: readonly { readonly what: string; readonly left: number; readonly right: number }[]
}

// Written for the browser, whose types are not those of the tests.
const measure = `({
  styled: document.styleSheets[0]?.cssRules.length > 20,
  direction: getComputedStyle(document.body).direction,
  scrollWidth: document.documentElement.scrollWidth,
  edges: ['.masthead .name a', 'nav.sections li a', 'main h1', 'main thead th'].flatMap((what) => {
    const element = document.querySelector(what)
    if (element === null) return []
    const holder = element.closest('table, main, header').getBoundingClientRect()
    const range = document.createRange()
    range.selectNodeContents(element)
    const own = range.getBoundingClientRect()
    if (own.width === 0) return []
    return [{ what, left: Math.round(own.left - holder.left), right: Math.round(holder.right - own.right) }]
  }),
})`

async function answerFrom(page: Page, site: Site): Promise<void> {
  const assets = new Map([...loadAssets().values()].map((asset) => [asset.path, asset]))
  await page.route(`${base}**`, (route) => {
    const { pathname, searchParams } = new URL(route.request().url())
    const path = decodeURIComponent(pathname.slice(1))
    const asset = assets.get(path)
    if (asset !== undefined) return route.fulfill({ contentType: asset.mediaType, body: asset.bytes })
    const answer = site.answer(path, { query: searchParams })
    if (answer === undefined) return route.fulfill({ status: 404 })
    return route.fulfill({ status: answer.status, contentType: answer.mediaType, body: Buffer.from(answer.body) })
  })
}

// Every kind of page in a real browser: accessible, light, still, private, readable at every width and in both languages.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedSample, servedSample } from '../publish/served-sample.ts'
import { browserPath, launch } from './browser.ts'
import { languages, pagesOfEveryRoute } from './shown-site.ts'

const widths = [360, 768, 1440]
// Up to 768 px a page is laid out as on a telephone; what axe finds there it finds at 360 px.
const axeWidths = new Set([360, 1440])
const bytesMax = 100_000

describe.skipIf(browserPath === undefined)('pages in a browser', () => {
  let site: ServedSample
  let browser: Browser
  let paths: readonly string[]

  beforeAll(async () => {
    site = await servedSample()
    browser = await launch()
    paths = (await pagesOfEveryRoute()).flatMap((path) =>
      languages.map((language, i) => (i === 0 ? path : `${language}/${path}`)),
    )
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it('are many', () => expect(paths.length).toBeGreaterThan(60))

  it.each(widths)(
    'at %i px: no fault of axe, no shift, nothing wider than the window, below 100 kB, nothing foreign',
    async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 900 } })
      expect(await faultsAt(context, site.base, paths, width)).toEqual([])
      expect(await context.cookies()).toEqual([])
      await context.close()
    },
  )

  it('in the dark have no fault of axe', async () => {
    const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 1024, height: 900 } })
    const page = await context.newPage()
    const faults: string[] = []
    for (const path of paths.filter((_, i) => i % 4 === 0)) {
      await page.goto(site.base + path)
      faults.push(...(await axeFaults(page, path)))
    }
    expect(faults).toEqual([])
    await context.close()
  })

  it('say the same without JavaScript', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const page = await plain.newPage()
    for (const path of paths) {
      const response = await page.goto(site.base + path)
      expect(response!.status(), path).toBe(200)
      expect((await page.locator('main').innerText()).length, path).toBeGreaterThan(20)
      expect(await page.locator('h1').count(), path).toBe(1)
    }
    await plain.close()
  })

  it('can be walked with the keyboard alone, and the focus shows', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${site.base}index.html`)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toMatchObject({ href: '#main' })
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#main')
    await page.goto(`${site.base}index.html`)
    const links = await page.locator('header a, header input, header button').count()
    const seen = new Set<string>()
    for (let i = 0; i <= links; i++) {
      await page.keyboard.press('Tab')
      const now = await focused(page)
      expect(now.outline, now.html).toBe(true)
      seen.add(now.html)
    }
    expect(seen.size).toBeGreaterThanOrEqual(links)
    // To a body and into one of its tables, without a mouse.
    await page.goto(`${site.base}bodies.html`)
    await page.locator('main a[href*="bodies/"]').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/bodies\/.+\.html/)
    await context.close()
  })

  it('print without navigation, in dark letters on white', async () => {
    const context = await browser.newContext({ colorScheme: 'dark' })
    const page = await context.newPage()
    for (const path of paths.filter((one) => /index|bodies\/|commitments\/|method/.test(one)).slice(0, 12)) {
      await page.goto(site.base + path)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('header nav').first().isVisible(), path).toBe(false)
      const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
      expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'], path).toContain(background)
      expect((await page.pdf()).length, path).toBeGreaterThan(1_000)
      await page.emulateMedia({ media: null })
    }
    await context.close()
  })
})

/** All pages in one window, one after the other. */
async function faultsAt(
  context: BrowserContext,
  base: string,
  paths: readonly string[],
  width: number,
): Promise<readonly string[]> {
  const page = await context.newPage()
  const faults: string[] = []
  let path = ''
  let bytes = 0
  const fault = (text: string) => void faults.push(`${path}: ${text}`)
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') fault(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => fault(error.message))
  page.on('dialog', (dialog) => {
    fault(`a dialog came up: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(base)) fault(`asks ${request.url()}`)
  })
  await page.addInitScript(watchShifts)
  // The sheet and the scripts are kept from page to page, as a reader's browser keeps them; a first visit brings them once.
  const assets = new Map<string, number>()
  page.on('requestfinished', async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes()
    if (request.url().includes('/assets/')) assets.set(request.url(), responseBodySize + responseHeadersSize)
    else bytes += responseBodySize + responseHeadersSize
  })
  for (path of paths) {
    bytes = 0
    const response = await page.goto(base + path, { waitUntil: 'load' })
    if (response?.status() !== 200) fault(`status ${response?.status()}`)
    if ((await response?.headerValue('set-cookie')) != null) fault('sets a cookie')
    const measured = await page.evaluate<{ shift: number; width: number; language: string }>(measure)
    if (measured.shift > 0) fault(`shifts by ${measured.shift}`)
    if (measured.width > width) fault(`${measured.width} px wide in ${width}`)
    if (!path.startsWith(measured.language) && measured.language !== 'en') fault(`is in ${measured.language}`)
    if (axeWidths.has(width)) faults.push(...(await axeFaults(page, path)))
    const sum = bytes + [...assets.values()].reduce((total, one) => total + one, 0)
    if (sum > bytesMax) fault(`${sum} bytes`)
  }
  return faults
}

// Written for the browser, whose types are not those of the tests.
const watchShifts = `window.shiftSum = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shiftSum += entry.value
}).observe({ type: 'layout-shift', buffered: true })`

const measure = `({
  shift: window.shiftSum,
  width: document.documentElement.scrollWidth,
  language: document.documentElement.lang,
})`

const focus = `(() => {
  const element = document.activeElement
  const style = getComputedStyle(element)
  return {
    href: element.getAttribute('href'),
    html: element.outerHTML.slice(0, 300),
    outline: (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
  }
})()`

async function axeFaults(page: Page, path: string): Promise<readonly string[]> {
  // No page holds a frame, so that the rules can run in the page itself, which is quick.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.map(({ id, nodes }) => `${path}: axe ${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes.length})`)
}

function focused(page: Page): Promise<{ href: string | null; html: string; outline: boolean }> {
  return page.evaluate(focus)
}

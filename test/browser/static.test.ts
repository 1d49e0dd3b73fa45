// The static edition behind a plain file server, in a real browser: under the policy that its own pages carry.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tightSheet } from '../../src/publish/asset-file.ts'
import { browserPath, launch } from './browser.ts'
import { type ExportedSite, exportedSample, pagesOfEveryRoute } from './shown-site.ts'

describe.skipIf(browserPath === undefined)('the static edition in a browser', () => {
  let site: ExportedSite
  let browser: Browser

  beforeAll(async () => {
    site = await exportedSample()
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it('shows every kind of page with its style, and nothing breaks its policy', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const faults: string[] = []
    let path = ''
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${path}: ${message.text()}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${path}: ${response.url()} is ${response.status()}`)
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(site.base)) faults.push(`${path}: asks ${request.url()}`)
    })
    for (path of await pagesOfEveryRoute()) {
      // Loaded with its style and scripts; an island asks for nothing until a reader does.
      await page.goto(site.base + path, { waitUntil: 'load' })
      const styled = await page.evaluate<boolean>(isStyled)
      if (!styled) faults.push(`${path}: has no style`)
    }
    expect(faults).toEqual([])
    expect(await context.cookies()).toEqual([])
    await context.close()
  })

  it('has no page of 100 kB or more, though no server packs them', () => {
    const pages = readdirSync(site.dir, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(200)
    expect(pages.filter((path) => statSync(join(site.dir, path)).size >= 100_000)).toEqual([])
  })

  it('has a sheet that says what the written one says, in less', async () => {
    const page = await browser.newPage()
    const written = readFileSync('src/page/asset/style.css', 'utf8')
    const rules = (sheet: string) => page.evaluate<readonly string[]>(`${rulesOf}(${JSON.stringify(sheet)})`)
    expect(await rules(tightSheet(written))).toEqual(await rules(written))
    await page.close()
  })

  it('opens at its folder', async () => {
    const page = await browser.newPage()
    await page.goto(site.base)
    expect(await page.locator('h1').count()).toBe(1)
    await page.close()
  })
})

// Written for the browser, whose types are not those of the tests.
const isStyled = 'document.styleSheets.length > 0 && document.styleSheets[0].cssRules.length > 20'

// As the browser reads them; custom properties it keeps letter for letter, so white space that means nothing is evened.
const rulesOf = `((text) => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return [...sheet.cssRules].map(({ cssText }) =>
    cssText.replace(/\\s+/g, ' ').replaceAll(', ', ',').replace(/([ (,])0\\./g, '$1.'))
})`

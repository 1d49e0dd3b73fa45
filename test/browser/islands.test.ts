// What runs in pages: the check of a proof, and a reader's own weights.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { browserPath, launch } from './browser.ts'
import { type ExportedSite, exportedSample } from './shown-site.ts'

describe.skipIf(browserPath === undefined)('islands', () => {
  let site: ExportedSite
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    site = await exportedSample()
    browser = await launch()
  })
  beforeEach(async () => {
    context = await browser.newContext()
    page = await context.newPage()
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it('a proof of the edition is verified, and its entry is shown', async () => {
    await page.goto(`${site.base}verify.html`)
    await page.setInputFiles('#verify-file', join(site.dir, 'proofs/7.tlog-proof'))
    const result = page.locator('#verify-result')
    await result.locator('.verdict-head').waitFor()
    expect(await result.getAttribute('class')).toBe('verdict verified')
    expect(await result.innerText()).toContain('7.tlog-proof')
    expect(await result.locator('pre').innerText()).toContain('"')
  })

  it.each([
    ['the entry', (text: string) => text.replace(/^extra (.)/m, (_, first) => `extra ${first === 'e' ? 'f' : 'e'}`)],
    ['the index', (text: string) => text.replace(/^index 7$/m, 'index 6')],
    ['the signature', (text: string) => text.replace(/(.)(.)=*\n$/, (_, last) => `${last === 'A' ? 'B' : 'A'}A==\n`)],
  ])('a proof with %s altered is refused, and nothing of it is shown', async (_, alter) => {
    const good = readFileSync(join(site.dir, 'proofs/7.tlog-proof'), 'utf8')
    const bad = alter(good)
    expect(bad).not.toBe(good)
    await page.goto(`${site.base}verify.html`)
    await page.setInputFiles('#verify-file', {
      name: 'bad.tlog-proof',
      mimeType: 'text/plain',
      buffer: Buffer.from(bad),
    })
    const result = page.locator('#verify-result')
    await result.locator('.verdict-head').waitFor()
    expect(await result.getAttribute('class')).toBe('verdict refused')
    expect(await result.locator('pre').count()).toBe(0)
  })

  it('sliders answer to the keyboard, tell it in the address, and go back', async () => {
    await page.goto(`${site.base}method.html`)
    const slider = page.locator('#weigh-partly')
    const before = await yours(page)
    await slider.focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Home')
    expect(await slider.getAttribute('aria-valuetext')).toBe('0%')
    expect(await yours(page)).not.toEqual(before)
    await page.waitForURL(/#weights=\d+-\d+-0-0-0$/)
    const address = page.url()
    const set = await yours(page)

    const other = await context.newPage()
    await other.goto(address)
    expect(await yours(other)).toEqual(set)

    await page.locator('#weigh-form button').focus()
    await page.keyboard.press('Enter')
    expect(await yours(page)).toEqual(before)
    expect(new URL(page.url()).hash).toBe('#weigh')
  })

  it('an address with weights that are none changes nothing', async () => {
    await page.goto(`${site.base}method.html`)
    const before = await yours(page)
    await page.goto(`${site.base}method.html#weights=900-1-2-3-4`)
    await page.reload()
    expect(await yours(page)).toEqual(before)
  })

  it.each([
    ['verify.html', '#verify-file'],
    ['method.html', '#weigh-partly'],
  ])('%s says so where there is no JavaScript, and no field seems to work', async (path, field) => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const still = await plain.newPage()
    await still.goto(site.base + path)
    const said = still.locator('noscript')
    expect(await said.isVisible()).toBe(true)
    expect(await said.innerText()).toContain('JavaScript')
    expect(await still.locator(field).isDisabled()).toBe(true)
    await plain.close()
  })
})

function yours(page: Page): Promise<string[]> {
  return page.locator('td[data-yours]').allInnerTexts()
}

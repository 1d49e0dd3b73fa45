// Every link inside the site leads somewhere, served and exported alike, and every page is valid HTML.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadLocale } from '../../src/page/locale.ts'
import { loadAssets } from '../../src/publish/asset-file.ts'
import { loadRoutes } from '../../src/publish/route.ts'
import { makeSite, type Site } from '../../src/publish/site.ts'
import { type SampleEdition, sampleEdition } from './sample-record.ts'
import { faultsOf } from './validate.ts'

const languages = ['en', 'zh-Hans']

describe('the site of the sample record', () => {
  let sample: SampleEdition
  beforeAll(async () => {
    sample = await sampleEdition()
  })
  afterAll(() => sample.close())

  const siteOf = async (isStatic: boolean): Promise<Site> => {
    const { edition } = sample
    const locales = await Promise.all(languages.map(loadLocale))
    return makeSite({ edition, locales, routes: await loadRoutes(), isStatic, live: null, proof: () => 'proof' })
  }

  it.each([
    ['served', false],
    ['exported', true],
  ])('has no broken link when %s', async (_, isStatic) => {
    const site = await siteOf(isStatic)
    const paths = new Set(site.paths())
    expect(paths.size).toBeGreaterThan(200)
    const { tables } = sample.edition.about
    const files = new Set([
      ...[...loadAssets().values()].map(({ path }) => path),
      ...tables.flatMap(({ files: own }) => own.map(({ path }) => path)),
      'log/checkpoint',
    ])
    const broken = new Set<string>()
    let links = 0
    for (const path of paths) {
      if (!path.endsWith('.html')) continue
      const answer = site.answer(path)
      if (answer === undefined) {
        broken.add(`${path} is listed and not there`)
        continue
      }
      const page = String(answer.body)
      const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!))
      for (const link of linksIn(page)) {
        links += 1
        if (/^[a-z]+:/.test(link)) continue
        const url = new URL(link, `http://site/${path}`)
        const target = decodeURIComponent(url.pathname.slice(1))
        if (target === path && url.hash !== '' && !ids.has(url.hash.slice(1)))
          broken.add(`${path} → ${link}: no such place`)
        if (files.has(target) || (!isStatic && target.startsWith('api/v1/'))) continue
        if (
          url.search === ''
            ? paths.has(target)
            : !isStatic && site.answer(target, { query: url.searchParams })?.status === 200
        )
          continue
        broken.add(`${path} → ${link}`)
      }
    }
    expect(links).toBeGreaterThan(5_000)
    expect([...broken].slice(0, 40)).toEqual([])
  })

  it('is valid HTML, page by page', async () => {
    const site = await siteOf(false)
    const faults: string[] = []
    const pages = [...site.paths()].filter((path) => path.endsWith('.html'))
    // A page has the same markup in each language, and a commitment's is like another's: some of every kind are enough.
    for (const [i, path] of pages.entries()) {
      if ((path.startsWith('zh-Hans/') && i % 8 > 0) || (path.includes('commitments/') && i % 3 > 0)) continue
      faults.push(...(await faultsOf(String(site.answer(path)!.body))).map((fault) => `${path} ${fault}`))
    }
    expect(faults.slice(0, 20)).toEqual([])
  })

  it('comes out of the same edition byte for byte', async () => {
    const [one, other] = [await siteOf(true), await siteOf(true)]
    for (const path of one.paths())
      expect(String(one.answer(path)!.body) === String(other.answer(path)!.body), path).toBe(true)
  })
})

function linksIn(page: string): readonly string[] {
  return [...page.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map((match) =>
    match[1]!.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'"),
  )
}

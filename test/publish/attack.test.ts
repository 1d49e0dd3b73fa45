// The sample's hostile texts and ids stay text in all that the site gives: pages, cards, feeds, badges and data.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadLocale } from '../../src/page/locale.ts'
import { loadRoutes } from '../../src/publish/route.ts'
import { makeSite, type Site } from '../../src/publish/site.ts'
import { type SampleEdition, sharedEdition } from './sample-record.ts'
import { type XmlNode, xmlTree } from './xml-tree.ts'

let sample: SampleEdition
beforeAll(async () => {
  sample = await sharedEdition({ contracts: true })
}, 120_000)
afterAll(() => sample.close())

async function siteOf(isStatic: boolean): Promise<Site> {
  const locales = await Promise.all(['en', 'zh-Hans'].map(loadLocale))
  const live = isStatic ? 'https://kept.example.org/' : null
  const { edition } = sample
  return makeSite({ edition, locales, routes: await loadRoutes(), isStatic, live, proof: () => 'proof' })
}

it.each([
  ['served', false],
  ['exported', true],
])('no page has markup that a text brought in when %s', async (_, isStatic) => {
  const site = await siteOf(isStatic)
  const faults = new Set<string>()
  let pages = 0
  for (const path of site.paths()) {
    if (!path.endsWith('.html')) continue
    pages += 1
    for (const fault of faultsOf(String(site.answer(path)!.body))) faults.add(`${path}: ${fault}`)
  }
  expect(pages).toBeGreaterThan(500)
  expect([...faults].slice(0, 20)).toEqual([])
})

it('what a reader asks for stays text', async () => {
  const site = await siteOf(false)
  const text = `"><script>alert(1)</script><img src=x onerror=alert(2)>' onmouseover='x`
  for (const path of [
    'search.html',
    'commitments.html',
    'compare.html',
    'bodies.html',
    'suppliers.html',
    'contracts.html',
  ]) {
    for (const name of ['q', 'state', 'body', 'with', 'type', 'topic', 'source', 'sort', 'page', 'a', 'b']) {
      const found = site.answer(path, { query: new URLSearchParams([[name, text]]) })
      expect([path, name, faultsOf(String(found?.body ?? ''))]).toEqual([path, name, []])
    }
  }
})

it('feeds and badges are well-formed, and nothing in them can run', async () => {
  const site = await siteOf(true)
  const read = new Set<string>()
  for (const path of site.paths()) {
    if (!/\.(atom|svg)$/.test(path)) continue
    const tree = xmlTree(String(site.answer(path)!.body))
    for (const { name, attributes } of elementsIn(tree)) {
      expect([path, name]).not.toEqual([path, expect.stringMatching(/^(script|foreignObject|image|use|a|b|i|img)$/i)])
      for (const [attribute, value] of Object.entries(attributes)) {
        expect([path, attribute]).not.toEqual([path, expect.stringMatching(/^on|^style$/i)])
        if (/href|src/.test(attribute)) expect(value).not.toMatch(/^\s*(javascript|data|vbscript):/i)
      }
    }
    read.add(path.replace(/^.*\./, ''))
  }
  expect([...read].sort()).toEqual(['atom', 'svg'])
})

it('files of data can be read as what they say they are', async () => {
  const site = await siteOf(true)
  let files = 0
  for (const path of site.paths()) {
    if (!path.endsWith('.json')) continue
    expect(() => JSON.parse(String(site.answer(path)!.body)), path).not.toThrow()
    files += 1
  }
  expect(files).toBeGreaterThan(200)
})

const hasAddress = new Set(['href', 'src', 'action', 'formaction', 'poster', 'data', 'srcset', 'xlink:href', 'content'])

function faultsOf(page: string): readonly string[] {
  const faults: string[] = []
  for (const [, inside, script] of page.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)) {
    if (/ type="application\/ld\+json"/.test(inside!)) {
      if (script!.includes('<')) faults.push(`a sign in JSON-LD that can end it: ${script}`)
      JSON.parse(script!)
    } else if (!/ src="[./]*assets\/[a-z-]+\.[0-9a-f]{12}\.js"/.test(inside!) || script !== '')
      faults.push(`<script${inside}>`)
  }
  const markup = page.replace(/<script\b[^>]*>.*?<\/script>/gs, '')
  // Whatever follows a sign that opens an element is one.
  for (const [tag, name] of markup.matchAll(/<(?!\/|!doctype html>)([^\s>]*)[^>]*>?/g)) {
    if (!elements.has(name!)) faults.push(`an element that no page has: ${tag.slice(0, 120)}`)
    const rest = tag
      .replace(/\/>$/, '>')
      .replace(/ [a-z][\w:-]*="[^"]*"/gi, '')
      .replace(
        / (hidden|open|checked|selected|disabled|required|async|defer|download|reversed|allowfullscreen|novalidate|multiple|autofocus)(?=[ >])/g,
        '',
      )
    if (rest !== `<${name}>`) faults.push(`an attribute without quotes: ${tag.slice(0, 120)}`)
    for (const [, attribute, value] of tag.matchAll(/ ([a-z][\w:-]*)="([^"]*)"/gi)) {
      if (/^on/i.test(attribute!) || attribute === 'style' || attribute === 'srcdoc')
        faults.push(`${attribute} in ${tag.slice(0, 120)}`)
      if (hasAddress.has(attribute!) && /^[\s\0]*(javascript|vbscript|data):/i.test(value!))
        faults.push(`${attribute}=${value}`)
    }
  }
  return faults
}

// All that pages are made of: a text that became an element would be another one.
const elements = new Set(
  `html head meta title link body main header footer nav section article aside div span p a ul ol li dl dt dd h1 h2 h3 h4 h5 h6
   table caption thead tbody tfoot tr th td colgroup col form fieldset legend label input select option optgroup button textarea
   figure figcaption details summary blockquote q cite code pre kbd time bdi del ins em strong small abbr sup sub template output
   b noscript hr br iframe svg g path line rect circle text polyline polygon tspan defs clipPath desc mark wbr dialog progress meter data`
    .split(/\s+/)
    .filter((name) => name !== ''),
)

function* elementsIn(element: XmlNode): Generator<XmlNode> {
  yield element
  for (const one of element.children) yield* elementsIn(one)
}

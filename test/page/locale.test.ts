// Every language says all that every other says, and a page says nothing but messages and data.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeLocale } from '../../src/page/locale.ts'
import { messageLanguages, readMessages } from '../../src/page/message.ts'
import { loadDocuments } from '../../src/publish/document-kinds.ts'
import type { Edition } from '../../src/publish/edition/store.ts'
import { loadRoutes } from '../../src/publish/route.ts'
import { makeSite } from '../../src/publish/site.ts'
import { type SampleEdition, sharedEdition } from '../publish/sample-record.ts'
import { marks, type Piece, plain, unmarked } from './pseudo.ts'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const english = await readMessages('en')
const others = (await messageLanguages()).filter((language) => language !== 'en')

describe.each(others)('%s', (language) => {
  it('says what English says, with the same variables', async () => {
    const own = await readMessages(language)
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort())
    const differing = [...english].filter(([key, text]) => variables(text).join() !== variables(own.get(key)!).join())
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('leaves nothing in English', async () => {
    const own = await readMessages(language)
    const same = [...english].filter(([key, text]) => own.get(key) === text && /[a-z]{3} [a-z]{3} [a-z]{3}/i.test(text))
    expect(same.map(([key]) => key)).toEqual([])
  })
})

describe('messages', () => {
  it('can be read, and have a form for every number', async () => {
    for (const language of ['en', ...others]) {
      for (const [key, text] of await readMessages(language)) {
        for (const { options } of choices(elementsOf(text, language)))
          expect([key, Object.keys(options)]).toEqual([key, expect.arrayContaining(['other'])])
      }
    }
  })

  it('are used, each of them, and none is asked for that is not there', () => {
    const code = sourceFiles().map((path) => readFileSync(path, 'utf8'))
    const all = code.join('\n')
    const families = familiesIn(all)
    const named = new Set([...all.matchAll(/['"`]?\b([A-Za-z][\w-]*)\b['"`]?/g)].map((match) => match[1]!))
    const isUsed = (key: string) => {
      if (all.includes(`'${key}'`)) return true
      return families.some(
        ({ before, after }) =>
          key.startsWith(before) &&
          key.endsWith(after) &&
          // A family that is a whole area says little: its members are named somewhere too.
          (!before.endsWith('.') || named.has(key.slice(before.length, key.length - after.length))),
      )
    }
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([])
    const areas = new Set([...english.keys()].map((key) => key.split('.')[0]!))
    const asked = [...all.matchAll(/(?:say|sayHtml)\(\s*'([a-z-]+)\.([\w-]+)'/g)].filter(([, area]) => areas.has(area!))
    expect(asked.length).toBeGreaterThan(500)
    expect(asked.map(([, area, name]) => `${area}.${name}`).filter((key) => !english.has(key))).toEqual([])
  })
})

describe('pages', () => {
  let sample: SampleEdition
  beforeAll(async () => {
    sample = await sharedEdition({ contracts: true })
  })
  afterAll(() => sample.close())

  it.each([
    ['static', true],
    ['served', false],
  ])('say nothing that is neither a message nor data when %s', async (_, isStatic) => {
    const { edition } = sample
    const marked = new Map([...english].map(([key, text]) => [key, `${marks[0]}${text}${marks[1]}`]))
    const locale = makeLocale('en', marked)
    const options = { edition, locales: [locale], routes: await loadRoutes(), live: null, proof: () => 'proof' }
    const site = makeSite({ ...options, isStatic })
    const isData = dataOf(edition)
    const found = new Map<string, string>()
    for (const path of site.paths()) {
      // Pages of flags are their documentation, which is in English and says so.
      if (!path.endsWith('.html') || path.startsWith('flags/')) continue
      const page = String(site.answer(path)!.body)
      // As words of their own: the letters may stand in a key or a hash.
      expect(page, path).not.toMatch(/>([^<]*[\s(⟦])?(undefined|NaN|\[object)(?![\w+/=])/)
      for (const piece of unmarked(page)) if (!isData(piece)) found.set(`${piece.where}: ${piece.text}`, path)
    }
    expect([...found].slice(0, 150)).toEqual([])
  })
})

type Choice = { readonly options: Readonly<Record<string, { readonly value: readonly Element[] }>> }
type Element = { readonly type: number; readonly value?: unknown; readonly options?: Choice['options'] }

function elementsOf(text: string, language: string): readonly Element[] {
  return new IntlMessageFormat(text, language).getAst() as readonly Element[]
}

function* choices(elements: readonly Element[]): Generator<Choice> {
  for (const { options } of elements) {
    if (options === undefined) continue
    yield { options }
    for (const { value } of Object.values(options)) yield* choices(value)
  }
}

/** Names of variables with how each is used, in the order of names. */
function variables(text: string): readonly string[] {
  const names = new Set<string>()
  const read = (elements: readonly Element[]) => {
    for (const { type, value, options } of elements) {
      if (type > 0 && typeof value === 'string') names.add(value)
      if (options !== undefined) for (const one of Object.values(options)) read(one.value)
    }
  }
  read(elementsOf(text, 'en'))
  return [...names].sort()
}

function sourceFiles(): readonly string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('locale/'))
    .map((path) => join(source, path))
}

type Family = { readonly before: string; readonly after: string }

/** Keys that are put together: a template, or a name that data give. */
function familiesIn(code: string): readonly Family[] {
  const templates = [...code.matchAll(/`([a-z-]+\.[\w-]*)\$\{[^`]+\}([\w-]*)`/g)].map(([, before, after]) => {
    return { before: before!, after: after! }
  })
  const finds = [...code.matchAll(/find\('([a-z-]+)', (?:`([\w-]*)\$\{|(\w))/g)].map(([, area, before]) => {
    return { before: `${area}.${before ?? ''}`, after: '' }
  })
  // Of the API's document, where `say` looks in the area `api`.
  const described = [...code.matchAll(/say\(`([a-z]+-)\$\{/g)].map(([, before]) => {
    return { before: `api.${before}`, after: '' }
  })
  const words = [...code.matchAll(/wordOf\([\w.]+, '([\w-]+)'/g)].map(([, group]) => {
    return { before: `word.${group}-`, after: '' }
  })
  // A name that is put together first, and looked up by itself.
  const events = [{ before: 'changes.event-', after: '' }]
  return [...events, ...templates, ...finds, ...described, ...words]
}

// Signs between things, and figures with their units.
const sign = /^[\s\d.,:;·•|/()[\]×+−–—…%£$€¥‰≥≤<>=?"'“”#&*↑↓→←-]*$/u
const date = /^(\d{1,2} )?((Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec) )?\d{4}(, \d\d:\d\d UTC)?$/
const money = /^−?(£|€|US\$|CA\$|[A-Z]{3} )[\d,.]+$/
/** Named alike in every language. */
const names = new Set<string>([
  'Kept',
  'CSV',
  'JSON',
  'Atom',
  'Parquet',
  'JSON Lines',
  'SHA-256',
  'English',
  '简体中文',
  'method.yaml',
])

/** Whether a text is what the record says, or a date, sum, sign or name. */
function dataOf(edition: Edition): (piece: Piece) => boolean {
  const texts = new Set<string>()
  const gather = (value: unknown): void => {
    if (typeof value === 'string') texts.add(plain(value))
    else if (typeof value === 'object' && value !== null) {
      for (const own of Object.values(value)) gather(own)
    }
  }
  gather(edition.about)
  for (const kind of kinds) for (const id of edition.ids(kind)) gather(edition.get(kind, id))
  for (const { table } of edition.about.tables) names.add(table)
  const long = [...texts].filter((text) => text.length > 12).join('\n')
  const isKnown = (text: string): boolean =>
    sign.test(text) ||
    date.test(text) ||
    money.test(text) ||
    names.has(text) ||
    (texts.has(text) && !vocabulary.has(text)) ||
    (text.length > 12 && long.includes(text))
  const areKnown = (parts: readonly string[]) => parts.every((part) => isKnown(part.trim()))
  return ({ where, text }) => {
    const core = text.replace(/^[ ·:;,→]+|[ ·:;,→]+$/g, '').replace(/ \([\d,]+\)$/, '')
    const inner = core.replace(/^\( ?·? ?|\)$/g, '')
    if (where === 'bdi' || isKnown(core) || isKnown(inner) || areKnown(core.split(/ · | → |: |[(),;]/))) return true
    // An identifier with its scheme, a method with its version.
    return core.split(' ').length === 2 && areKnown(core.split(' '))
  }
}

/** Names of the domain that have a word in every language: none may stand on a page as it is in the data. */
const vocabulary = new Set(
  [...english.keys()]
    .map(
      (key) =>
        /^word\.(?:level|progress|state|standing|event|reason|cause|mode|subject|how|grade|outcome|candidate)-([a-z-]+)$/.exec(
          key,
        )?.[1],
    )
    .filter((name) => name !== undefined),
)

const kinds = [...(await loadDocuments()).keys()]

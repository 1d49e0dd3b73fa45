// The fast check of entries takes nothing that parsing would refuse, takes nearly all that is real, and never takes long.
import { isUtf8 } from 'node:buffer'
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canonical, type Json, parseCanonical } from '../../src/base/canonical.ts'
import { plainEntries } from '../../src/record/entry-pattern.ts'
import { type Draft, draftProblem, eventChecker, eventHead, makeEvent, type OpenEvent } from '../../src/record/event.ts'
import { type Kind, loadKinds } from '../../src/record/kind.ts'
import { plainContent } from '../../src/record/plain-content.ts'
import { jsonTextPattern, stringPattern } from '../../src/record/string-pattern.ts'
import { importFiles } from '../../src/sources/import.ts'
import { emptyKnown } from '../../src/sources/known.ts'
import { loadSource } from '../../src/sources/source.ts'

const kinds = await loadKinds()
const without = new Set(['corrects', 'voids', 'erases', 'finding', 'notice', 'to', 'appeal'])
const plainEntry = plainEntries(kinds, without)
const schemaProblem = eventChecker(kinds)
const named = [...kinds.values()].map((kind) => [kind.kind, kind] as const)

describe.each(named)('entries of the kind %s', (_, kind) => {
  const event = eventOf(kind)

  it('are taken only where parsing takes them, as they are and changed in any way', () => {
    fc.assert(
      fc.property(event, fc.array(change, { maxLength: 2 }), fc.nat(), (made, changes, at) => {
        const text = changes.reduce((before, one) => one(before, at), canonical(made as Json))
        mustHold(Buffer.from(text))
      }),
      { numRuns: 150 },
    )
  })

  it('are taken only where they are UTF-8', () => {
    fc.assert(
      fc.property(event, fc.nat(), fc.nat(255), (made, at, byte) => {
        const bytes = Buffer.from(canonical(made as Json))
        bytes[at % bytes.length] = byte
        mustHold(bytes)
      }),
      { numRuns: 100 },
    )
  })

  it('cost no more than their length, however they were made to mislead', () => {
    const [made] = fc.sample(event, { numRuns: 1, seed: 7 }) as [OpenEvent]
    for (const path of textsIn(made as unknown as Json)) {
      for (const piece of ['a', '/', 'a/', 'aA-', '\n', '"', '\\', ',', 'é', '😀', ' ', '0']) {
        for (const units of [199, 1_000, 65_000]) {
          const long = replaced(made as unknown as Json, path, piece.repeat(units / piece.length))
          const text = canonical(long)
          for (const bytes of [Buffer.from(text), Buffer.from(text.replace(/Z"\}$/, 'Y"}'))]) {
            const start = performance.now()
            mustHold(bytes)
            expect(performance.now() - start, `${path.join('.')} ${piece} ${units}`).toBeLessThan(500)
          }
        }
      }
    }
  })
})

describe('entries that are taken', () => {
  it('are those whose strings are no longer than the schema allows', () => {
    const pledge = (units: number) => entryOf('link', { pledge: 'a/b', deal: 'a/c', reason: 'x'.repeat(units) })
    expect(plainEntry(pledge(1_000))?.kind.kind).toBe('link')
    for (const units of [1, 1_999, 2_000, 2_001, 30_000]) mustHold(pledge(units))
  })

  it('have whole numbers in their one form', () => {
    const table = { table: 't', sha256: '0'.repeat(64), rows: 77777 }
    const about = { edition: 'e', size: 0, root: '', method: 'm', asOf: { date: '2026', precision: 'year' } }
    const text = entryOf('edition', { ...about, tables: [table] }).toString()
    const taken = (number: string) => plainEntry(Buffer.from(text.replace('77777', number))) !== undefined
    for (const number of ['0', '7', '10', '999999999999999']) expect(taken(number), number).toBe(true)
    for (const number of ['', '00', '07', '-0', '-7', '1.0', '1e3', '1E3', '9007199254740993', '"7"', 'null']) {
      expect(taken(number), number).toBe(false)
    }
  })

  it('have a list that is long enough', () => {
    const reading = { by: 'one' }
    const finding = (count: number) =>
      entryOf('finding', { commitment: 'a/b', standing: 'adopted', readings: Array(count).fill(reading) })
    expect([0, 1, 2, 3].map((count) => plainEntry(finding(count)) !== undefined)).toEqual([false, false, true, true])
  })

  it('have objects all of whose fields may lack, with commas in their places', () => {
    const places = (json: string) =>
      entryOf('body', { body: 'A/b', name: { en: 'B' }, bodyType: 'council', places: [] })
        .toString()
        .replace('"places":[]', `"places":[${json}]`)
    const taken = ['{}', '{"code":"c"}', '{"code":"c","scheme":"s"}', '{"name":"n"}', '{"name":"n","scheme":"s"},{}']
    const refused = [
      '{,}',
      '{,"code":"c"}',
      '{"code":"c",}',
      '{"code":"c""name":"n"}',
      '{"name":"n","code":"c"}',
      '{},',
    ]
    for (const json of taken) expect(plainEntry(Buffer.from(places(json))), json).toBeDefined()
    for (const json of refused) expect(plainEntry(Buffer.from(places(json))), json).toBeUndefined()
  })

  it('are nearly all that the examples come to', async () => {
    const drafts = await exampleDrafts()
    const entries = drafts.map((draft) => Buffer.from(makeEvent(draft, making).entry))
    const taken = entries.filter((bytes) => plainEntry(bytes) !== undefined)
    for (const bytes of entries) mustHold(bytes)
    expect(taken.length / entries.length).toBeGreaterThan(0.99)
  })
})

describe('contents', () => {
  it('pass at once only where no text is too short or too long', () => {
    const link = (units: number) => ({ pledge: 'a/b', deal: 'a/c', reason: 'x'.repeat(units) })
    const kind = kinds.get('link')!
    const taken = [0, 1, 1_900, 2_001].map((units) => plainContent(kind, link(units)) !== undefined)
    expect(taken).toEqual([false, true, true, false])
    expect(draftProblem(kinds, { kind: 'link', effectiveAt: null, content: link(2_001) as never })).toContain('reason')
  })

  it.each(named)('of the kind %s pass at once only where the schema takes them', (_, kind) => {
    const arbitrary = fc.tuple(anyOf(kind.content), fc.string(), fc.jsonValue(), fc.boolean())
    fc.assert(
      fc.property(arbitrary, ([content, key, value, isChanged]) => {
        const given = isChanged ? { ...(content as object), [key]: value } : content
        const plain = plainContent(kind, given)
        const isValid = kind.content.safeParse(given).success
        if (plain !== undefined) expect([isValid, plain]).toEqual([true, canonical(given as Json)])
        const draft = { kind: kind.kind, effectiveAt: null, content: given } as unknown as Draft
        if (!isValid) {
          expect(draftProblem(kinds, draft)).toBeDefined()
          expect(() => makeEvent(draft, making)).toThrow(expect.objectContaining({ code: 'event-invalid' }))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a pattern for strings', () => {
  it('has one form for each character', () => {
    const form = new RegExp(`^${jsonTextPattern}$`)
    const hex = Array.from({ length: 0x110 }, (_, code) => code.toString(16).padStart(4, '0'))
    const escapes = [...hex, ...hex.map((digits) => digits.toUpperCase()), 'd83d\\ude00', 'd800', 'dfff'].map(
      (u) => `\\u${u}`,
    )
    const short = Array.from({ length: 0x110 }, (_, code) => `\\${String.fromCharCode(code)}`)
    const raw = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
    const wrong = [...escapes, ...short, ...raw, '😀', '\ude00\ud83d', '\\\\n', '\\\\\\'].filter(
      (text) => form.test(`a${text}b`) !== (parseCanonical(`"a${text}b"`) !== undefined),
    )
    expect(wrong).toEqual([])
  })

  it.each([
    [/^[^\s/][^\s]{0,199}$/, ['a', 'é-1', 'a'.repeat(200)], ['', ' ', 'a b', 'a'.repeat(201), 'a"', 'a\\', '\0']],
    [/^\S+(-\D)*$/, ['x', 'a-b'], ['', '"', '\\n', 'a\n']],
    [/^(a|b)\.[^c]$/, ['a.d', 'b. '], ['a', 'a.', 'axd', 'a.c', 'a."']],
  ])(
    '%s takes what the pattern takes, without quotes, backslashes and control characters',
    (pattern, taken, refused) => {
      const form = new RegExp(`^${stringPattern(pattern)}$`)
      for (const text of taken) expect(form.test(text), text).toBe(true)
      for (const text of refused) expect(form.test(text), text).toBe(false)
    },
  )

  it.each([
    /^a|b$/,
    /a/,
    /^a/,
    /^a\$/,
    /^.$/,
    /^(?=a)a$/,
    /^(a)\1$/,
    /^\bz$/,
    /^a$/i,
    /^\s$/,
    /^["a]$/,
    /^[\S]$/,
    /^\u0022$/,
  ])('is not made of %s', (pattern) => expect(stringPattern(pattern)).toBeUndefined())
})

const making = {
  kinds,
  nextId: () => '01jd0000000000000000000001' as never,
  recordedAt: '2026-11-24T10:00:00.000Z',
  actor: { role: 'importer', id: '0123456789abcdef' },
  random: (bytes: number) => Buffer.alloc(bytes, 1),
} as const

function mustHold(bytes: Buffer): void {
  const plain = plainEntry(bytes)
  if (plain === undefined) return
  const text = bytes.toString()
  expect(isUtf8(bytes)).toBe(true)
  const event = parseCanonical(text) as unknown as OpenEvent | undefined
  expect(event, text).toBeDefined()
  expect(schemaProblem(event), text).toBeUndefined()
  expect(event).toMatchObject({ id: plain.id, kind: plain.kind.kind })
  const fields = Object.keys(event!.content)
  expect(fields.filter((field) => without.has(field) || plain.kind.erasable.includes(field))).toEqual([])
}

function entryOf(kind: string, content: Json): Buffer {
  const { actor, recordedAt } = making
  return Buffer.from(canonical({ id: making.nextId(), kind, recordedAt, actor, effectiveAt: null, content } as Json))
}

function eventOf(kind: Kind): fc.Arbitrary<unknown> {
  return anyOf(z.strictObject({ ...eventHead, kind: z.literal(kind.kind), content: kind.logged }))
}

function anyOf(schema: unknown): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodLiteral) return fc.constant(schema.value)
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodNullable) return fc.option(anyOf(schema.def.innerType))
  if (schema instanceof z.ZodExactOptional) return anyOf(schema.def.innerType)
  if (schema instanceof z.ZodNumber)
    return fc.integer({ min: schema.minValue ?? 0, max: schema.maxValue ?? 2 ** 53 - 1 })
  if (schema instanceof z.ZodArray) return fc.array(anyOf(schema.def.element), { minLength: 1, maxLength: 3 })
  if (schema instanceof z.ZodRecord) {
    return fc.dictionary(anyOf(schema.def.keyType) as fc.Arbitrary<string>, anyOf(schema.def.valueType), {
      maxKeys: 2,
      noNullPrototype: true,
    })
  }
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape)
    const requiredKeys = shape.filter(([, field]) => !(field instanceof z.ZodExactOptional)).map(([key]) => key)
    const model = Object.fromEntries(shape.map(([key, field]) => [key, anyOf(field)]))
    return fc.record(model, { requiredKeys, noNullPrototype: true })
  }
  if (schema instanceof z.ZodString) {
    const pattern = (schema.def.checks ?? []).map((check) => check._zod.def as { readonly pattern?: RegExp })
    const form = pattern.find((check) => check.pattern !== undefined)?.pattern
    return form === undefined ? freeText : fc.stringMatching(form).filter((text) => text.isWellFormed())
  }
  return fc.jsonValue()
}

const freeText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({
    unit: fc.constantFrom('\n', '\0', '\x1f', '\x7f', '"', '\\', '/', '\u2028', 'u', 'a', '😀'),
    minLength: 1,
  }),
  fc.constant('","kind":"pledge","recordedAt":"2026-11-24T10:00:00Z"}'),
)

// Each changes a text somewhere; `at` says where.
const change = fc.oneof(
  fc.constantFrom(
    around(/[,:[{]/g, (found) => `${found} `),
    around(/\\[bfnrt]/g, () => '\\u000a'),
    around(/[a-z]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`),
    around(/\//g, () => '\\/'),
    around(/[a-z]/g, () => '\\ud800'),
    around(/[a-z]/g, () => '\\u001F'),
    around(/\d+/g, (found) => `${found}.0`),
    around(/\d+/g, (found) => `${found}e0`),
    around(/\d+/g, (found) => `0${found}`),
    around(/\d+/g, (found) => `-${found}`),
    around(/\{/g, () => '{"a":1,'),
    around(/\}/g, () => ',"zz":null}'),
    around(/"\w+":"[^"]*"/g, (found) => `${found},${found}`),
    around(/("\w+":"[^"]*"),("\w+":"[^"]*")/g, (found) => found.split(',').reverse().join(',')),
    around(/"[a-z-]+"/g, () => '"other"'),
    around(/"[^"]*"/g, () => '""'),
    around(/"[^"]*"/g, () => 'null'),
    around(/,?"\w+":"[^"]*"/g, () => ''),
  ),
  fc
    .string({ unit: fc.constantFrom(...'{}[]",:\\ \n\0aé0-/z'), maxLength: 2 })
    .map((text) => (before: string, at: number) => {
      const from = at % before.length
      return before.slice(0, from) + text + before.slice(from + 1)
    }),
)

function around(pattern: RegExp, turn: (found: string) => string): (text: string, at: number) => string {
  return (text, at) => {
    const found = [...text.matchAll(pattern)]
    const match = found[at % found.length]
    return match === undefined
      ? text
      : text.slice(0, match.index) + turn(match[0]) + text.slice(match.index + match[0].length)
  }
}

type Path = readonly (string | number)[]

function textsIn(value: Json, path: Path = []): readonly Path[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => textsIn(item as Json, [...path, key]))
}

function replaced(value: Json, [key, ...rest]: Path, text: string): Json {
  if (key === undefined) return text
  const copy = structuredClone(value) as { [key: string]: Json }
  copy[key] = replaced(copy[key]!, rest, text)
  return copy
}

async function exampleDrafts(): Promise<readonly Draft[]> {
  const folder = new URL('../../examples/', import.meta.url)
  const drafts: Draft[] = []
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const inside = new URL(`${entry.name}/`, folder)
    const files = readdirSync(inside).filter((file) => file.endsWith('.csv'))
    const imported = await importFiles(
      files.map((file) => new URL(file, inside).pathname),
      {
        sources: [await loadSource(entry.name)],
        known: emptyKnown(),
        today: '2026-11-24',
        onIssue: () => {},
        onProgress: () => {},
      },
    )
    drafts.push(...imported.drafts)
  }
  return drafts
}

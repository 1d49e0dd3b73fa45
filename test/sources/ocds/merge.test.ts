// Merging: the standard's text where its cases leave off, and the laws that hold for any releases.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../../../src/sources/ocds/json-value.ts'
import { compiledRelease, type MergeNote } from '../../../src/sources/ocds/merge.ts'
import { inMergeOrder } from '../../../src/sources/ocds/merge-order.ts'
import { mergeRules } from '../../../src/sources/ocds/merge-rules.ts'
import { ocdsRules } from '../../../src/sources/ocds/ocds-rules.ts'
import { versionedRelease } from '../../../src/sources/ocds/versioned.ts'

function releasesOf(...fields: readonly JsonObject[]): readonly JsonObject[] {
  return fields.map((one, i) => ({ ocid: 'o', id: String(i), date: `2020-01-0${i + 1}`, tag: ['tender'], ...one }))
}

function merged(...fields: readonly JsonObject[]): unknown {
  const { ocid: _, id: _id, date: _date, tag: _tag, ...rest } = compiledRelease(releasesOf(...fields), ocdsRules)
  return rest
}

function versioned(...fields: readonly JsonObject[]): JsonObject {
  return versionedRelease(releasesOf(...fields), ocdsRules)
}

describe('compiledRelease', () => {
  it('has the identity of the last release', () => {
    const [release] = releasesOf({})
    expect(JSON.stringify(compiledRelease([release!], ocdsRules))).toBe(
      '{"ocid":"o","id":"o-2020-01-01","date":"2020-01-01","tag":["compiled"]}',
    )
  })

  it('removes what a later release says is null: values, objects and lists', () => {
    expect(merged({ tender: { id: 't', value: { amount: 1 } } }, { tender: null })).toEqual({})
    expect(merged({ awards: [{ id: 1 }] }, { awards: null }, { awards: [{ id: 2, title: null }] })).toEqual({
      awards: [{ id: 2 }],
    })
    expect(merged({ tender: { title: 'x' } }, { tender: { title: null } })).toEqual({ tender: {} })
    expect(merged({ awards: [{ id: 1, title: 'x', status: 's' }] }, { awards: [{ id: 1, title: null }] })).toEqual({
      awards: [{ id: 1, status: 's' }],
    })
  })

  it('takes 1 and "1" for one id, written as at first, and null for none', () => {
    expect(merged({ awards: [{ id: 1, a: 1 }] }, { awards: [{ id: '1', a: 2 }] })).toEqual({
      awards: [{ id: 1, a: 2 }],
    })
    expect(merged({ x: [{ id: null, a: 1 }] }, { x: [{ id: null, a: 2 }] })).toEqual({ x: [{ a: 1 }, { a: 2 }] })
  })

  it('keeps an object in which everything is null, and none that is empty', () => {
    expect(merged({ a: { b: null }, c: { d: {} }, e: { f: [] }, g: {} })).toEqual({ a: {} })
  })

  it('merges fields of extensions by the generic rule', () => {
    expect(
      merged(
        { extra: { deep: [{ id: 'a', x: 1 }], words: ['a'], mixed: [{ id: 1 }, 'x'] } },
        { extra: { deep: [{ id: 'a', y: 2 }, { id: 'b' }], words: ['b'], mixed: [{ id: 2 }, 'y'] } },
      ),
    ).toEqual({ extra: { deep: [{ id: 'a', x: 1, y: 2 }, { id: 'b' }], words: ['b'], mixed: [{ id: 2 }, 'y'] } })
  })

  it('tells repeated ids, appended objects and changed kinds', () => {
    const notes: MergeNote[] = []
    const releases = releasesOf(
      {
        awards: [
          { id: 1, a: 1, b: 1 },
          { id: 1, b: 2 },
        ],
        buyer: { name: 'x' },
        x: [{ a: 1 }],
      },
      { buyer: [{ name: 'x' }], x: [{ a: 1 }] },
    )
    const compiled = compiledRelease(releases, ocdsRules, { onNote: (note) => notes.push(note) })
    expect(compiled).toMatchObject({ awards: [{ id: 1, a: 1, b: 2 }], buyer: [{ name: 'x' }], x: [{ a: 1 }, { a: 1 }] })
    expect(notes).toEqual([
      { what: 'id-repeated', field: 'awards', release: 0 },
      { what: 'type-changed', field: 'buyer', release: 1 },
      { what: 'id-missing', field: 'x', release: 1 },
    ])
  })

  it('takes names as they are: __proto__, those of every object, whole numbers', () => {
    const first = JSON.parse('{"__proto__":{"a":1},"constructor":{"b":1},"toString":"x","7":1,"z":1}')
    const second = JSON.parse(
      '{"__proto__":{"c":2},"constructor":{"d":null},"hasOwnProperty":[{"id":1}],"toString":null}',
    )
    expect(JSON.stringify(merged(first, second))).toBe(
      '{"7":1,"__proto__":{"a":1,"c":2},"constructor":{"b":1},"z":1,"hasOwnProperty":[{"id":1}]}',
    )
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
  })

  it('finds ids in long lists as in short ones', () => {
    const list = (from: number, to: number, field: string) =>
      Array.from({ length: to - from }, (_, i) => ({ id: from + i, [field]: 1 }))
    const compiled = merged({ awards: list(0, 40, 'a') }, { awards: list(20, 60, 'b') }) as { awards: JsonObject[] }
    expect(compiled.awards.map(({ id }) => id)).toEqual(Array.from({ length: 60 }, (_, i) => i))
    expect(compiled.awards.filter(({ a, b }) => a === 1 && b === 1)).toHaveLength(20)
  })

  it('tells numbers that may have lost digits, in lists that are replaced too', () => {
    const told = (value: JsonValue) => {
      let count = 0
      compiledRelease(releasesOf({ value }), ocdsRules, { onLongNumber: () => count++ })
      return count
    }
    expect([1, -5, 2500.5, 0.1234, 9007199254740991, 'text', [1, 2.5]].map(told)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect([9007199254740992, 1 / 3, Number.POSITIVE_INFINITY, 1e300, [[1e20]]].map(told)).toEqual([1, 1, 1, 1, 1])
  })
})

describe('versionedRelease', () => {
  it('gives every value in a removed object a version that is null', () => {
    const { tender } = versioned({ tender: { title: 'x', items: [{ id: 1, a: 1 }] } }, { tender: null }) as {
      tender: JsonObject
    }
    expect((tender['title'] as JsonObject[]).map(({ value }) => value)).toEqual(['x', null])
    const [item] = tender['items'] as JsonObject[]
    expect(item!['id']).toBe(1)
    expect((item!['a'] as JsonObject[]).map(({ value, releaseID }) => [releaseID, value])).toEqual([
      ['0', 1],
      ['1', null],
    ])
  })

  it('adds a version only where the value changed, whatever the order of its fields', () => {
    const { x } = versioned({ x: [1, { a: 1, b: 2 }] }, { x: [1, { b: 2, a: 1 }] }, { x: [1] }) as { x: JsonObject[] }
    expect(x.map(({ releaseID }) => releaseID)).toEqual(['0', '2'])
  })

  it('lets an object take the place of null, and tells a change of kind', () => {
    const notes: MergeNote[] = []
    const releases = releasesOf({ a: null, b: 'x' }, { a: { c: 1 }, b: { c: 1 } })
    const result = versionedRelease(releases, ocdsRules, { onNote: (note) => notes.push(note) })
    expect(result).toMatchObject({ a: { c: [{ value: 1 }] }, b: [{ value: 'x' }, { value: { c: 1 } }] })
    // Null is no kind of value.
    expect(notes.map(({ what, field }) => [what, field])).toEqual([['type-changed', 'b']])
  })
})

describe('mergeRules', () => {
  it('follows $ref and joined branches, ends on recursion, and reads the older mergeStrategy', () => {
    const rules = mergeRules({
      properties: {
        id: { mergeStrategy: 'ocdsOmit' },
        tags: { type: 'array', mergeStrategy: 'overwrite', items: { type: 'object', properties: { id: {} } } },
        node: { $ref: '#/definitions/Node' },
        either: { anyOf: [{ type: 'string' }, { $ref: '#/definitions/Node' }] },
        plain: { type: 'object', properties: { a: { type: 'string' } } },
      },
      definitions: {
        Node: {
          properties: {
            words: { type: ['array', 'null'], items: { type: 'string' } },
            node: { $ref: '#/definitions/Node' },
          },
        },
      },
    })
    expect([...rules.fields.keys()]).toEqual(['id', 'tags', 'node', 'either'])
    expect(rules.fields.get('id')!.omit).toBe(true)
    expect(rules.fields.get('tags')!.whole).toBe(true)
    const inner = rules.fields.get('node')!.fields.get('node')!.fields.get('node')!
    expect(inner.fields.get('words')!.whole).toBe(true)
    expect(rules.fields.get('either')!.fields.get('words')!.whole).toBe(true)
  })
})

describe('inMergeOrder', () => {
  const order = (...releases: readonly JsonObject[]) => {
    const { merged, setAside, undated } = inMergeOrder(releases, (release) => release)
    const ids = (list: readonly JsonObject[]) => list.map(({ id }) => id)
    return { merged: ids(merged), setAside: ids(setAside), undated: ids(undated) }
  }

  it('orders by instant, not by text', () => {
    const { merged } = order(
      { id: 'b', date: '2019-12-31T21:00:00Z' },
      { id: 'a', date: '2020-01-01T01:00:00+05:00' },
      { id: 'c', date: '2020-01-01' },
    )
    expect(merged).toEqual(['a', 'b', 'c'])
  })

  it('orders releases of one instant by amendment number, those about the same thing alone', () => {
    const date = '2020-01-01'
    expect(
      order({ id: 'A-2', date }, { id: 'B-1', date }, { id: 'A-10', date }, { id: 'A-0', date }, { id: 'B-0', date })
        .merged,
    ).toEqual(['A-0', 'B-0', 'A-2', 'A-10', 'B-1'])
    const amended = (id: string, number: JsonValue) => ({
      id,
      date,
      contracts: [{ id: 1, amendments: [{ id: number }] }],
    })
    expect(order(amended('x', '2'), amended('y', 1), { id: 'z', date }).merged).toEqual(['z', 'y', 'x'])
  })

  it('puts releases without a readable date first', () => {
    expect(order({ id: 1, date: '2020-01-01' }, { id: 2, date: 'soon' }, { id: 3 })).toEqual({
      merged: [2, 3, 1],
      setAside: [],
      undated: [2, 3],
    })
  })
})

const value: fc.Arbitrary<JsonValue> = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b', true))
// Objects of one shape, so that no field changes its kind; lists have ids, as the laws on lists need.
const content: fc.Arbitrary<JsonObject> = fc.record(
  {
    title: fc.oneof(value, fc.constant(null)),
    words: fc.array(value, { maxLength: 2 }),
    tender: fc.record(
      { id: value, status: fc.oneof(value, fc.constant(null)), period: fc.record({ a: value }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    ),
    awards: fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 3 }), status: value }), {
      selector: ({ id }) => id,
      maxLength: 3,
    }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>
const contents = fc.array(content, { minLength: 1, maxLength: 5 })

describe('laws of merging', () => {
  it('the compiled release has the last values of the versioned one', () => {
    fc.assert(
      fc.property(contents, (all) => {
        expect(withoutEmpty(merged(...all))).toEqual(withoutEmpty(lastValues(versioned(...all))))
      }),
    )
  })

  it('merging the outcome with the last release again changes nothing, and so does merging in two steps', () => {
    fc.assert(
      fc.property(contents, (all) => {
        const once = merged(...all)
        expect(merged(...all, all.at(-1)!)).toEqual(once)
        expect(merged(once as JsonObject)).toEqual(withoutEmpty(once))
      }),
    )
  })

  it('the outcome does not depend on the order in which releases of different dates stand', () => {
    const shuffled = contents.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all.keys()], { minLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, ([all, places]) => {
        const releases = releasesOf(...all)
        const { merged: ordered } = inMergeOrder(
          places.map((place) => releases[place]!),
          (release) => release,
        )
        expect(ordered).toEqual(releases)
      }),
    )
  })

  it('leaves the releases as they are, and gives the same when it may consume them', () => {
    fc.assert(
      fc.property(contents, (all) => {
        const releases = releasesOf(...all)
        const before = JSON.stringify(releases)
        const kept = JSON.stringify(compiledRelease(releases, ocdsRules))
        expect(JSON.stringify(releases)).toBe(before)
        expect(JSON.stringify(compiledRelease(JSON.parse(before), ocdsRules, { consume: true }))).toBe(kept)
      }),
    )
  })
})

function lastValues(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const last = value.at(-1)
    const isHistory = typeof last === 'object' && last !== null && 'releaseID' in last
    return isHistory ? (last as JsonObject)['value']! : value.map(lastValues)
  }
  if (typeof value !== 'object' || value === null) return value
  const { ocid: _, ...fields } = value as JsonObject
  return Object.fromEntries(
    Object.entries(fields)
      .map(([key, field]) => [key, lastValues(field)] as const)
      .filter(([, field]) => field !== null),
  )
}

// An object whose fields were all removed stays in the compiled release.
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([key, field]) => [key, withoutEmpty(field)] as const)
  return Object.fromEntries(fields.filter(([, field]) => JSON.stringify(field) !== '{}'))
}

import Database from 'libsql'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { attacks, homes, hostileIds } from '../sample-draft.ts'
import { type SampleEdition, sampleEdition } from '../sample-record.ts'

let sample: SampleEdition
beforeAll(async () => {
  sample = await sampleEdition()
}, 120_000)
afterAll(() => sample.close())

const ids = (text: string, limit = 5) => sample.edition.search(text, limit).map(({ id }) => id)

test.each([
  ['the words', 'thousand new homes', homes],
  ['typos', 'thosand new hoems', homes],
  ['a beginning', 'thous hom', homes],
  ['Chinese', '新建一千套', homes],
  ['two signs', '北桥', 'works/bridge'],
  ['one sign', '桥', 'works/bridge'],
  ['Arabic', 'منزل جديد', homes],
  ['an id', 'sample/wells', 'sample/wells'],
  ['a body', 'Ministry of Tranport', 'gov/transport'],
])('search by %s', (_, text, id) => {
  expect(ids(text)).toContain(id)
})

test('a body comes before the commitments that name it, and an exact name first', () => {
  expect(ids('Oak Council', 1)).toEqual(['council/oak'])
  expect(ids('Cycle lanes', 1)).toEqual(['sample/lanes'])
})

test.each([
  ['nothing', ''],
  ['signs alone', '"\'*():^-+{}[]'],
  ['operators', 'AND OR NOT NEAR("a" "b", 5) words:* -- ;'],
  ['an open quote', '"homes'],
  ['an embedded zero', 'homes\u0000 OR 1'],
  ['10 kB', 'lorem ipsum '.repeat(850)],
  ['10 kB without a space', 'x'.repeat(10_000)],
  ...Object.entries(attacks).map(([name, text]) => [name, text] as [string, string]),
] satisfies [string, string][])('search takes %s as words alone', (_, text) => {
  expect(() => sample.edition.search(text, 20)).not.toThrow()
})

test('the row of a document that is its own row is found too', () => {
  const { edition } = sample
  expect(edition.row('source', 'works')?.title).toBe('Major works')
  expect(edition.row('source', 'none')).toBeUndefined()
})

test('filters, orders and cursors give every document once', () => {
  const { edition } = sample
  for (const where of [{}, { body: 'council/oak' }, { kind: 'pledge', topic: ['housing', 'water'] }]) {
    for (const sort of ['name', 'due', 'changed']) {
      for (const isDescending of [false, true]) {
        const seen: string[] = []
        let after: Parameters<typeof edition.list>[1]['after'] | null
        do {
          const page = edition.list('commitment', { where, sort, isDescending, limit: 7, after: after ?? 0 })
          seen.push(...page.rows.map(({ id }) => id))
          after = page.next
        } while (after !== null)
        expect(new Set(seen).size).toBe(seen.length)
        expect(seen).toHaveLength(edition.count('commitment', where))
      }
    }
  }
})

test('values that no document has give nothing, and counts of a facet add up', () => {
  const { edition } = sample
  expect(edition.list('commitment', { where: { topic: 'no such topic' }, limit: 5 })).toEqual({
    rows: [],
    total: 0,
    next: null,
  })
  expect(edition.count('commitment', { topic: [] })).toBe(0)
  const kinds = edition.facet('commitment', 'kind')
  expect(kinds.reduce((sum, { n }) => sum + n, 0)).toBe(edition.count('commitment'))
  expect(edition.facet('commitment', 'kind', { body: 'council/oak' })).toEqual([{ value: 'pledge', n: 16 }])
})

test('a document is found by its id and by the path of its page', () => {
  const { edition } = sample
  expect(edition.get('commitment', hostileIds.pledge)?.title['en']).toContain(attacks.formula)
  expect(edition.get('change', '0')).toMatchObject({ kind: 'source' })
  expect(edition.at('commitment', '../etc')).toBeUndefined()
})

test('filters in every combination do not leave a statement each behind', () => {
  const { edition } = sample
  const some = (facet: string) => edition.facet('commitment', facet).map(({ value }) => value)
  const [bodies, topics, states] = [some('body'), some('topic'), some('state')]
  const ask = (body: number, topic: number, state: number) => {
    const where = { body: bodies.slice(0, body), topic: topics.slice(0, topic), state: states.slice(0, state) }
    edition.list('commitment', { where, limit: 1 })
    edition.row('source', 'works')
  }
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  for (let body = 1; body <= bodies.length; body++)
    for (let topic = 1; topic <= topics.length; topic++)
      for (let state = 1; state <= states.length; state++) ask(body, topic, state)
  expect(prepare.mock.calls.length).toBeGreaterThan(300)
  prepare.mockClear()
  ask(1, 1, 1)
  const again = prepare.mock.calls.map(([sql]) => sql)
  prepare.mockRestore()
  // The list of the first combination was let go; what is asked for again and again was not.
  expect(again.some((sql) => sql.includes('ORDER BY'))).toBe(true)
  expect(again.some((sql) => sql.includes('"source"'))).toBe(false)
})

test('a facet counts what the list with one value more has', () => {
  const { edition } = sample
  for (const where of [
    { kind: 'pledge' },
    { kind: ['pledge', 'deal'], topic: ['housing', 'water'] },
    { body: 'none' },
  ]) {
    for (const facet of ['type', 'state', 'standing', 'source']) {
      const counted = edition.facet('commitment', facet, where)
      for (const { value, n } of counted) expect(n).toBe(edition.count('commitment', { ...where, [facet]: value }))
      const all = edition.facet('commitment', facet).map(({ value }) => value)
      const others = all.filter((value) => !counted.some((one) => one.value === value))
      for (const value of others) expect(edition.count('commitment', { ...where, [facet]: value })).toBe(0)
    }
  }
})

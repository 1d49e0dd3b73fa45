// Profiles of the sample: everything that is held of a body is there, and counts agree with each other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body } from '../../../src/publish/document/body.ts'
import type { Edition } from '../../../src/publish/edition/store.ts'
import { type SampleEdition, sampleEdition } from '../sample-record.ts'

let sample: SampleEdition
let edition: Edition
let bodies: readonly Body[]

beforeAll(async () => {
  sample = await sampleEdition()
  edition = sample.edition
  bodies = [...edition.ids('body')].map((id) => edition.get('body', id)!)
}, 120_000)
afterAll(() => sample.close())

describe('a body of the sample', () => {
  it('counts every commitment once, as the list of its commitments does', () => {
    for (const { id, counts } of bodies) {
      const n = counts.reduce((sum, one) => sum + one.n, 0)
      expect([id, n]).toEqual([id, edition.count('commitment', { body: id })])
    }
  })

  it('has a flow that ends where its counts stand', () => {
    for (const { counts, flow } of bodies) {
      for (const { kind, points } of flow) {
        const states: Record<string, number> = {}
        for (const one of counts) if (one.kind === kind) states[one.state] = (states[one.state] ?? 0) + one.n
        expect(points.at(-1)).toEqual({ day: edition.about.asOf, states })
        expect(points.map(({ day }) => day)).toEqual([...new Set(points.map(({ day }) => day))].sort())
        expect(points.length).toBeLessThanOrEqual(24)
      }
    }
  })

  it('has its names in all languages, what it is part of and what came before it', () => {
    const housing = edition.get('body', 'gov/housing')!
    expect(housing.name).toMatchObject({ en: 'Ministry of Housing', 'zh-Hans': '住房部' })
    expect(housing.parent).toMatchObject({ id: 'gov/xa', name: { 'zh-Hans': '示例国政府' } })
    expect(housing.before).toMatchObject([{ id: 'gov/works', how: 'split' }])
    expect(edition.get('body', 'gov/works')!.after.map(({ id }) => id)).toEqual(['gov/housing', 'gov/transport'])
    expect(edition.get('body', 'council/ash')).toMatchObject({
      identifiers: [{ scheme: 'council', id: 'ash' }],
      places: [{ scheme: 'XA-LAU', code: 'E00' }],
      url: 'https://ash.example/',
    })
  })

  it('lists tenures without the name that was erased', () => {
    const [post] = edition.get('body', 'council/oak')!.posts
    expect(post).toMatchObject({ post: 'mayor-oak', name: { 'zh-Hans': '橡市市长' } })
    expect(post!.tenures).toMatchObject([
      { tenure: 'oak-1', holder: null, start: '2016-05', end: '2020-05' },
      { tenure: 'oak-2', start: '2020-05', end: null },
    ])
  })

  it('has its replies with the commitment they speak of', () => {
    const replies = edition.get('body', 'gov/housing')!.replies
    expect(replies.find(({ language }) => language === 'zh-Hans')).toMatchObject({
      text: '我们正在追赶进度。',
      commitment: { id: 'sample/homes', name: { en: 'A thousand new homes', 'zh-Hans': '新建一千套住房' } },
    })
  })

  it('has one slip and one overrun a deal', () => {
    for (const { id, counts, slipDays, overruns } of bodies) {
      const deals = counts.filter(({ kind }) => kind === 'deal').reduce((sum, one) => sum + one.n, 0)
      expect(overruns.length).toBeLessThanOrEqual(deals)
      expect(slipDays).toEqual([...slipDays].sort((a, b) => a - b))
      const onBudget = edition.get('body', id)!.axes.find(({ head }) => head.measure === 'deals-on-budget')
      expect(overruns.length).toBe(onBudget?.figures.judged ?? 0)
    }
  })
})

describe('topics and areas of the sample', () => {
  it('count as the lists filtered by them do', () => {
    for (const kind of ['topic', 'area'] as const) {
      const values = new Map(edition.facet('commitment', kind).map(({ value, n }) => [value, n]))
      for (const id of edition.ids(kind)) {
        const n = edition.get(kind, id)!.counts.reduce((sum, one) => sum + one.n, 0)
        expect([id, n]).toEqual([id, values.get(id) ?? 0])
        values.delete(id)
      }
      expect([...values]).toEqual([])
    }
  })

  it('name the bodies, and of an area those that lie there', () => {
    expect(edition.get('topic', 'transport')!.bodies.map(({ id }) => id)).toContain('gov/transport')
    expect(edition.get('area', 'XA-LAU/E00')).toMatchObject({ name: 'ash district', bodies: [{ id: 'council/ash' }] })
  })
})

describe('flags', () => {
  it('are all there with their pages, whether they show or not', () => {
    expect(edition.count('flag', { family: 'delivery' })).toBe(5)
    expect(edition.count('flag', { family: 'reference' })).toBe(11)
    const flag = edition.get('flag', 'paid-over-value')!
    expect(flag.title).toBe('Paid over value')
    expect(flag.markdown).toContain('never an accusation')
  })
})

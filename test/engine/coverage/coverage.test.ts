// Coverage: what is there, what can fire, and what is missing where it cannot.
import { describe, expect, it } from 'vitest'
import { coverageCounter } from '../../../src/engine/coverage/coverage.ts'
import { deliveryFlagNeeds, measureNeeds } from '../../../src/engine/coverage/delivery-needs.ts'
import { distinct } from '../../../src/engine/coverage/distinct.ts'
import { holds, parseNeed, severalReleases } from '../../../src/engine/coverage/need.ts'
import { countPaths, pathCounts } from '../../../src/engine/coverage/path-count.ts'
import { loadFlags } from '../../../src/engine/flags/flag.ts'

async function cover(...releases: readonly object[]) {
  const counter = await coverageCounter()
  for (const release of releases) counter.add(release)
  const coverage = counter.finish()
  return { ...coverage, of: (name: string) => coverage.supports.find((support) => support.name === name)! }
}

const bids = (status: string) => ({
  details: [{ status, tenderers: [{ id: 'A' }], value: { amount: 1, currency: 'USD' } }],
})
const awards = [{ status: 'active', suppliers: [{ id: 'A' }] }]

describe('coverage', () => {
  it('names what is missing, from the top', async () => {
    const { of } = await cover({ ocid: '1', awards }, { ocid: '2', bids: { details: [] } })
    expect(of('price-close-to-winner')).toMatchObject({ verdict: 'cannot', releases: 0, missing: 'no bids' })
    expect(of('heterogeneous-supplier')).toMatchObject({ missing: 'no awards/items' })
    expect(of('paid-over-value').missing).toBe('no contracts')
  })

  it('names the words that stand where others are wanted', async () => {
    const { of } = await cover({ ocid: '1', awards, bids: bids('qualified') }, { ocid: '2', bids: bids('Lost') })
    expect(of('excessive-unsuccessful-bids').missing).toBe('no bids/details/status=valid, only Lost, qualified')
    expect(of('identical-bid-prices').verdict).toBe('can')
  })

  it('wants all of it in one release', async () => {
    const apart = await cover({ ocid: '1', awards }, { ocid: '2', bids: bids('valid') })
    expect(apart.of('price-close-to-winner')).toMatchObject({
      verdict: 'cannot',
      missing: 'never all it needs in one release',
    })
    const together = await cover({ ocid: '1', awards, bids: bids('valid') }, { ocid: '2' })
    expect(together.of('price-close-to-winner')).toMatchObject({ verdict: 'can', releases: 1 })
    expect(together.of('price-close-to-winner').needs[0]).toEqual({ need: 'bids/details/status=valid', releases: 1 })
  })

  it('takes values of the wrong type for none', async () => {
    const { of } = await cover({ ocid: '1', tender: { numberOfTenderers: '1', procurementMethod: 'open' } })
    expect(of('single-bid').missing).toBe('no tender/numberOfTenderers:number')
  })

  it('knows whether there are several releases of a process', async () => {
    const release = { ocid: '1', contracts: [{ period: { endDate: '2024-01-01' } }] }
    expect((await cover(release, { ...release, ocid: '2' })).of('end date extended').missing).toBe(
      'one release a process',
    )
    const twice = await cover(release, release)
    expect(twice.of('end date extended')).toMatchObject({ verdict: 'can', releases: 2 })
    expect(twice).toMatchObject({ releases: 2, processes: 1 })
  })

  it('has every flag, the five of delivery and the three measures, with needs that can be read', async () => {
    const { supports } = await cover()
    expect(supports.filter(({ kind }) => kind === 'flag')).toHaveLength((await loadFlags()).length)
    expect(Object.keys(deliveryFlagNeeds)).toHaveLength(5)
    expect(Object.keys(measureNeeds)).toHaveLength(3)
    for (const needs of [...Object.values(deliveryFlagNeeds), ...Object.values(measureNeeds)])
      for (const need of needs.flat()) if (need !== severalReleases) expect(parseNeed(need).text).toBe(need)
    expect(supports.every(({ verdict }) => verdict === 'cannot')).toBe(true)
  })
})

describe('needs', () => {
  it.each([
    ['a/b', { a: [{ b: null }, { b: 'x' }] }, true],
    ['a/b', { a: { b: '' } }, false],
    ['a:number', { a: 1 }, true],
    ['a:number', { a: '1' }, false],
    ['a:date', { a: ['x', '2024-05-01'] }, true],
    ['a:instant', { a: '2024-05-01' }, false],
    ['a=x|y', { a: ['z', 'y'] }, true],
    ['a=x|y', { a: 'z' }, false],
    ['a/b/c', { a: [[{ b: [{ c: 0 }] }]] }, true],
    ['a/b', { a: 5 }, false],
  ])('%s of %j: %s', (need, value, held) => {
    expect(holds(value, parseNeed(need))).toBe(held)
  })

  it('are refused where nothing reads them', () => {
    expect(() => parseNeed('a:money')).toThrow('no need')
  })
})

describe('paths', () => {
  it('count releases, times and objects; what says nothing is not there', () => {
    const counts = pathCounts()
    countPaths(counts, { a: [{ b: 1 }, { b: null }, { b: 2, c: [] }, {}], d: { e: { f: '' } }, g: false })
    countPaths(counts, { a: { b: 0 } })
    expect(
      Object.fromEntries([...counts.paths].map(([path, { releases, times }]) => [path, [releases, times]])),
    ).toEqual({
      a: [2, 3],
      'a/b': [2, 3],
      g: [1, 1],
    })
  })
})

describe('distinct', () => {
  it('is exact for few and near for many', () => {
    const ocids = distinct()
    for (let i = 0; i < 300_000; i++) ocids.add(`ocds-${i % 150_000}`)
    expect(ocids.count()).toBe(150_000)
    for (let i = 0; i < 500_000; i++) ocids.add(`ocds-${i}`)
    expect(Math.abs(ocids.count() / 500_000 - 1)).toBeLessThan(0.005)
  })
})

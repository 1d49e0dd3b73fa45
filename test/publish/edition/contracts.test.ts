// Profiles out of contracts: buyers without an event of their own, suppliers that are legal entities, flags by buyer.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Edition } from '../../../src/publish/edition/store.ts'
import { appendDrafts, openRecord } from '../../../src/record/record.ts'
import { runKept } from '../../cli/run-kept.ts'
import { newPaths } from '../../record/folder.ts'
import { type SampleEdition, sampleEdition } from '../sample-record.ts'

const newPath = newPaths()
const person = 'Wilhelmina Kanarienvogel'
const source = `
source: city
title: Contracts of the city
publisher: City
licence: CC0-1.0
attribution: City
language: en
jurisdiction: GB
ocds: { currency: GBP, values: final-in-every-release }
`

// Eight processes: seven by a company, one by a person; the person's lies just under a limit of the law.
const releases = Array.from({ length: 8 }, (_, i) => {
  const supplier = { id: 's', name: i === 7 ? person : 'Bridge Builders Ltd' }
  return {
    ocid: `ocds-city-${i}`,
    id: `${i}-1`,
    date: '2022-01-10T00:00:00Z',
    tag: ['award', 'contract'],
    buyer: { id: 'b', name: 'City Council' },
    parties: [
      { id: 'b', name: 'City Council', roles: ['buyer'], identifier: { scheme: 'GB-LAE', id: 'CTY' } },
      { ...supplier, roles: ['supplier'] },
    ],
    tender: { procurementMethod: 'limited', mainProcurementCategory: 'goods', title: `Bridge ${i}` },
    awards: [{ id: 'a', status: 'active', suppliers: [supplier] }],
    contracts: [
      {
        id: 'c',
        awardID: 'a',
        status: 'active',
        dateSigned: '2022-01-10',
        period: { startDate: '2022-02-01', endDate: '2022-06-30' },
        value: { amount: i === 7 ? 138_000 : 50_000 + i, currency: 'GBP' },
        implementation: { endDate: i === 6 ? '2022-07-30' : '2022-06-30' },
      },
    ],
  }
})

let cwd: string
let made: SampleEdition
let edition: Edition
const supplierId = () => [...edition.ids('supplier')][0]!

async function editionOn(asOf: string): Promise<SampleEdition> {
  const dir = join(cwd, 'record')
  return sampleEdition({ asOf }, { record: await openRecord(dir) })
}

beforeAll(async () => {
  cwd = newPath()
  mkdirSync(cwd)
  writeFileSync(join(cwd, 'source.yaml'), source)
  writeFileSync(join(cwd, 'releases.json'), JSON.stringify({ version: '1.1', releases }))
  await runKept(cwd, ['init', 'record', '--operator', 'example', '--origin', 'kept.example.org/city'])
  const paths = ['--source', join(cwd, 'source.yaml'), '--record', 'record']
  const { err } = await runKept(cwd, ['import', join(cwd, 'releases.json'), ...paths])
  expect(err).toBe('')
  made = await editionOn('2026-11-23')
  edition = made.edition
}, 120_000)
afterAll(() => made.close())

test('a buyer that is only met in contracts is a body, and says so', () => {
  const buyer = edition.get('body', 'GB-LAE/CTY')!
  expect(buyer).toMatchObject({
    name: { und: 'City Council' },
    bodyType: 'buyer',
    identifiers: [{ scheme: 'GB-LAE', id: 'CTY' }],
    isMetInContracts: true,
    processes: 8,
    counts: [],
  })
  const onTime = buyer.axes.find(({ head }) => head.measure === 'deals-on-time')!
  expect(onTime.figures).toMatchObject({ judged: 8, levels: { yes: 7, no: 1 } })
  expect(edition.get('league', onTime.head.league)!.units).toEqual([onTime.figures])
})

test('a flag says in how many of the processes looked at it shows, beside the body and on its own page', () => {
  const hit = { source: 'city', hits: 1, processes: 8 }
  expect(edition.get('body', 'GB-LAE/CTY')!.flags).toEqual([{ flag: 'value-just-under-threshold', ...hit }])
  expect(edition.get('flag', 'value-just-under-threshold')).toMatchObject({
    hitsAll: 1,
    buyersAll: 1,
    hits: [{ ...hit, unit: 'GB-LAE/CTY', name: 'City Council' }],
  })
})

test('suppliers are legal entities with what shows them to be, without rank or mark; a person is nowhere', () => {
  expect([...edition.ids('supplier')].length).toBe(1)
  const supplier = edition.get('supplier', supplierId())!
  expect(supplier).toMatchObject({
    name: 'Bridge Builders Ltd',
    source: 'city',
    processes: 7,
    flags: [],
    debarments: [],
  })
  expect(supplier.evidence).toMatch(/^form/)
  expect(supplier.axes.length).toBeGreaterThan(0)
  for (const { head, figures } of supplier.axes) expect([head.isOrdered, figures.rank]).toEqual([false, null])
  expect(edition.about.counts).toMatchObject({ suppliers: 1, suppliersNamed: 1 })
  const all = (['body', 'supplier', 'flag', 'league'] as const).flatMap((kind) =>
    [...edition.ids(kind)].map((id) => edition.get(kind, id)),
  )
  expect(JSON.stringify(all)).not.toContain('Kanarienvogel')
})

test('a debarment shows inside its dates and never outside them', async () => {
  const debarment = {
    list: 'bank',
    entry: 'e1',
    name: 'Bridge Builders Ltd',
    authority: 'The Bank',
    from: '2024-01-01',
    to: '2025-12-31',
    seen: '2025-12-31',
    dates: 'stated',
    matchedBy: 'name',
  } as const
  const content = {
    use: supplierId(),
    also: 'bank/e1',
    subject: 'supplier',
    reason: 'Same address',
    debarment,
  } as const
  await appendDrafts(await openRecord(join(cwd, 'record')), [{ kind: 'same-as', effectiveAt: null, content }], {
    role: 'operator',
    clock: () => Date.UTC(2026, 10, 24),
  })
  for (const [asOf, shown] of [
    ['2023-12-31', 0],
    ['2024-01-01', 1],
    ['2025-12-31', 1],
    ['2026-01-01', 0],
  ] as const) {
    const other = await editionOn(asOf)
    expect([asOf, other.edition.get('supplier', supplierId())!.debarments.length]).toEqual([asOf, shown])
    other.close()
  }
}, 60_000)

test('nothing of contracts shows before they were published', async () => {
  const early = await editionOn('2022-01-09')
  expect(early.edition.count('body')).toBe(0)
  expect(early.edition.count('supplier')).toBe(0)
  early.close()
}, 60_000)

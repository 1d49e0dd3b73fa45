// Contracts the whole way: a source of one's own, releases as published, figures, one process, flags, verification.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newPaths } from '../record/folder.ts'
import { runKept } from './run-kept.ts'

const newPath = newPaths()
let cwd: string

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
const canary = 'Wilhelmina Kanarienvogel'

// Eight processes of one buyer: seven ended on the day, one a month late; the last was extended, and lies just under a limit.
const releases = Array.from({ length: 8 }, (_, i) => {
  const first = {
    ocid: `ocds-city-${i}`,
    id: `${i}-1`,
    date: '2022-01-10T00:00:00Z',
    tag: ['award', 'contract'],
    buyer: { id: 'b', name: 'City Council' },
    parties: [
      { id: 'b', name: 'City Council', roles: ['buyer'], identifier: { scheme: 'GB-LAE', id: 'CTY' } },
      { id: 's', name: i === 7 ? canary : 'Bridge Builders Ltd', roles: ['supplier'] },
    ],
    tender: { procurementMethod: 'limited', mainProcurementCategory: 'goods', title: `Bridge ${i}` },
    awards: [{ id: 'a', status: 'active', suppliers: [{ id: 's', name: i === 7 ? canary : 'Bridge Builders Ltd' }] }],
    contracts: [
      {
        id: 'c',
        awardID: 'a',
        status: 'active',
        dateSigned: '2022-01-10',
        period: { startDate: '2022-02-01', endDate: '2022-06-30' },
        value: { amount: i === 7 ? 138_000 : 50_000 + i, currency: 'GBP' },
      },
    ],
  }
  const ended = i === 6 ? '2022-07-30' : '2022-06-30'
  const last = {
    ...first,
    id: `${i}-2`,
    date: '2022-08-01T00:00:00Z',
    tag: ['implementation'],
    contracts: [
      {
        ...first.contracts[0],
        period: { startDate: '2022-02-01', endDate: i === 7 ? '2022-12-31' : '2022-06-30' },
        ...(i === 7 ? {} : { implementation: { endDate: ended } }),
      },
    ],
  }
  return [first, last]
}).flat()

const run = (...argv: readonly string[]) => runKept(cwd, argv)

beforeAll(async () => {
  cwd = newPath()
  mkdirSync(cwd)
  writeFileSync(join(cwd, 'source.yaml'), source)
  writeFileSync(join(cwd, 'releases.json'), JSON.stringify({ version: '1.1', releases }, null, 2))
  await run('init', 'record', '--operator', 'City Monitor', '--origin', 'kept.example.org/city')
  const imported = await run(
    'import',
    join(cwd, 'releases.json'),
    '--source',
    join(cwd, 'source.yaml'),
    '--record',
    'record',
  )
  expect(imported.err).toBe('')
  expect(imported.out).toContain('Appended 2 events.')
})

describe('contracts', () => {
  it('are judged by the process, and named where nothing can be', async () => {
    const { out } = await run('score', '--record', 'record', '--format', 'json')
    const leagues = JSON.parse(out).leagues
    const of = (measure: string) => leagues.find((league: { measure: string }) => league.measure === measure).units[0]
    expect(of('deals-on-time')).toMatchObject({ unit: 'GB-LAE/CTY', judged: 7, levels: { yes: 6, no: 1 } })
    expect(of('end-dates-held')).toMatchObject({ judged: 8, levels: { yes: 7, no: 1 }, rank: null })
    expect(of('deals-on-budget')).toMatchObject({
      judged: 0,
      deals: { notJudgeable: { 'value the same in every release': 8 } },
    })
  })

  it('name a supplier only where it is shown to be a legal entity', async () => {
    const { out } = await run('score', '--record', 'record', '--by', 'supplier', '--format', 'csv')
    expect(out).toMatch(/^deals-on-time,supplier,.*,name-gb\/bridge-builders-ltd[^,]*,Bridge Builders Ltd,7,/m)
    expect(out).not.toContain('Kanarienvogel')
  })

  it('are shown promised against actual', async () => {
    const { out } = await run('show', 'ocds-city-6', '--record', 'record')
    expect(out).toContain('on time     no: promised 2022-06-30, ended 2022-07-30 (30 days late)')
    const extended = (await run('show', 'bridge 7', '--record', 'record')).out
    expect(extended).toContain('1 not named')
    expect(extended).toContain('extended by 184 days; the source does not show the original scope')
    expect(extended).not.toContain('Kanarienvogel')
    const early = await run('show', 'ocds-city-6', '--record', 'record', '--as-of', '2022-03-01')
    expect(early.out).toContain('on time     not judgeable: not ended')
  })

  it('show a buyer that has no event of its own', async () => {
    const { out } = await run('show', 'City Council', '--record', 'record')
    expect(out).toMatch(/^City Council\nGB-LAE\/CTY · buyer/)
    expect(out).toContain('6 yes · 1 no')
  })

  it('have flags, those of delivery by the thresholds of their law', async () => {
    const { out } = await run('flags', '--record', 'record', '--format', 'json')
    const { delivery, counts } = JSON.parse(out)
    expect(counts).toMatchObject({ releases: 8, faults: 0 })
    expect(delivery).toContainEqual({
      flag: 'value-just-under-threshold',
      source: 'city',
      buyer: 'GB-LAE/CTY',
      name: 'City Council',
      contracts: 1,
      processes: 1,
    })
    expect(out).not.toContain('Kanarienvogel')
    expect((await run('flags', 'releases.json', '--record', 'record')).code).toBe(2)
  })

  it('are verified file by file', async () => {
    const held = await run('verify', 'record')
    expect(held.out).toContain('Bulk deals  1 datasets, 10 tables')
    const { dataset } = JSON.parse(
      (
        await run(
          'import',
          join(cwd, 'releases.json'),
          '--source',
          join(cwd, 'source.yaml'),
          '--record',
          'record',
          '--json',
        )
      ).out,
    )
    expect(dataset).toBeUndefined()
    const [folder] = readdirSync(join(cwd, 'record', 'deals'))
    const path = join(cwd, 'record', 'deals', folder!, 'awards.parquet')
    const bytes = readFileSync(path)
    bytes[20]! ^= 1
    writeFileSync(path, bytes)
    const wrong = await run('verify', 'record')
    expect(wrong.code).toBe(1)
    expect(wrong.out).toContain('awards.parquet')
  })
})

// Importing contracts: what adds, what replaces, what changes nothing; OCDS 1.0, exact sums, projects.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkDatasets } from '../../../src/record/dataset-files.ts'
import { openRecord } from '../../../src/record/record.ts'
import { type DealRecord, dealRecord } from './deal-record.ts'

let record: DealRecord
beforeEach(async () => {
  record = await dealRecord()
})
afterEach(() => record.close())

const lines = (...releases: readonly object[]) => releases.map((one) => `${JSON.stringify(one)}\n`).join('')

function release(ocid: string, id: string, date: string, contract: object) {
  return {
    ocid,
    id,
    date,
    tag: ['contract'],
    buyer: { id: 'GB-GOR-D1', name: 'Office of Examples' },
    awards: [{ id: 1, suppliers: { id: 'GB-COH-01234567', name: 'Widgets Ltd' } }],
    contracts: [contract],
  }
}

const first = release('ocds-1', 'a', '2020-01-01T00:00:00Z', { id: 1, awardID: '1', period: { endDate: '2020-06-30' } })
const later = release('ocds-1', 'b', '2020-02-01T00:00:00Z', { id: '1', awardID: 1, period: { endDate: '2020-09-30' } })
const other = release('ocds-2', 'c', '2020-03-01T00:00:00Z', { id: 'x', awardID: 'none' })

describe('importing again', () => {
  it('adds nothing for the same bytes', async () => {
    await record.importing(lines(first))
    const again = await record.importing(lines(first))
    expect(again).toMatchObject({ drafts: [], unchanged: [expect.any(String)] })
    expect(again.dataset).toBeUndefined()
  })

  it('adds where no process is known, and replaces where one is, merged from all raw inputs', async () => {
    const one = await record.importing(lines(first))
    const two = await record.importing(lines(other))
    expect([one.dataset!.mode, two.dataset!.mode]).toEqual(['adds', 'adds'])
    const three = await record.importing(lines(later))
    expect(three.dataset).toMatchObject({ mode: 'replaces', replaces: one.dataset!.dataset })
    expect(three.dataset!.inputs).toHaveLength(2)
    expect(await record.rows('contracts')).toMatchObject([{ end_on: '2020-09-30', revisions: 2, award: 0 }])
    expect((await record.rows('contract_revisions')).map(({ end_on }) => end_on)).toEqual(['2020-06-30', '2020-09-30'])
    expect(await checkDatasets(await openRecord(record.dir))).toMatchObject({ kind: 'same', datasets: 3 })
  })

  it('replaces all of the source where processes of several datasets are met', async () => {
    await record.importing(lines(first))
    await record.importing(lines(other))
    const all = await record.importing(lines(later, { ...other, id: 'd', date: '2020-04-01T00:00:00Z' }))
    expect(all.dataset).toMatchObject({ mode: 'replaces' })
    expect(all.dataset!.replaces).toBeUndefined()
    expect(all.dataset!.inputs).toHaveLength(3)
    expect(all.figures).toMatchObject({ processes: 2, releases: 4 })
  })

  it('keeps nothing in a dry run', async () => {
    const dry = await record.importing(lines(first), { dryRun: true })
    expect(dry.figures).toMatchObject({ processes: 1, contracts: 1, suppliersNamed: 1 })
    expect(readdirSync(join(record.dir, 'deals'))).toEqual([])
    expect(existsSync(join(record.dir, 'private', 'raw'))).toBe(false)
  })

  it('leaves no temporary folder, and keeps raw input and quarantine private', async () => {
    const { dataset } = await record.importing(`${lines(first)}{"ocid": "ocds-3", broken}\n`)
    expect(readdirSync(join(record.dir, 'private', 'import'))).toEqual([])
    expect(readdirSync(join(record.dir, 'private', 'raw'))).toEqual([dataset!.inputDigest])
    const bad = readFileSync(join(record.dir, 'private', 'quarantine', `${dataset!.dataset}.jsonl`), 'utf8')
    expect(JSON.parse(bad)).toMatchObject({ line: 2, text: '{"ocid": "ocds-3", broken}' })
  })

  it('gives the same dataset for the same input in another record', async () => {
    const text = lines(first, later, other)
    const here = await record.importing(text)
    const elsewhere = await dealRecord()
    try {
      expect((await elsewhere.importing(text)).dataset).toEqual(here.dataset)
    } finally {
      elsewhere.close()
    }
  })
})

describe('what publishers write', () => {
  it('takes 1 and "1" as one id, an object as a list, and tells a dangling award', async () => {
    await record.importing(lines(first, later, other))
    expect(await record.rows('contracts')).toMatchObject([
      { process: 0, contract_id: '1', award: 0, revisions: 2 },
      { process: 1, contract_id: 'x', award: null },
    ])
    const codes = record.issues.map(({ code }) => code)
    for (const code of ['release-id-number', 'release-list-single', 'award-dangling', 'release-date-bare']) {
      expect(codes).toContain(code)
    }
  })

  it('keeps sums exact: beyond a double, in text, in currencies without minor units', async () => {
    const value = (amount: string, currency: string) => `{"amount": ${amount}, "currency": "${currency}"}`
    const contracts = [
      value('12345678901234.565', 'GBP'),
      value('"1,234,567.89"', 'EUR'),
      value('1500', 'JPY'),
      value('0.1', 'KWD'),
      value('0', 'GBP'),
      value('-5', 'GBP'),
      value('5', 'XXY'),
    ].map((sum, i) => `{"id": "${i}", "value": ${sum}}`)
    await record.importing(
      `{"ocid": "o", "id": "1", "date": "2020-01-01T00:00:00Z", "tag": [], "contracts": [${contracts.join(',')}]}\n`,
    )
    expect((await record.rows('contracts')).map(({ value_minor, currency }) => [value_minor, currency])).toEqual([
      [1_234_567_890_123_457, 'GBP'],
      [123_456_789, 'EUR'],
      [1_500, 'JPY'],
      [100, 'KWD'],
      [0, 'GBP'],
      [-500, 'GBP'],
      [null, null],
    ])
    const codes = record.issues.map(({ code }) => code)
    for (const code of ['amount-grouped', 'amount-zero', 'amount-negative', 'currency-unknown'])
      expect(codes).toContain(code)
  })

  it('reads OCDS 1.0: payments with an amount, one amendment as an object, parties inline', async () => {
    const older = {
      ocid: 'old-1',
      id: '1',
      date: '2016-01-01T00:00:00Z',
      tag: ['implementation'],
      buyer: { identifier: { scheme: 'GB-GOR', id: 'D9' }, name: 'Old Office' },
      awards: [{ id: 'a', suppliers: [{ identifier: { scheme: 'GB-COH', id: '07654321' }, name: 'Old Widgets' }] }],
      contracts: [
        {
          id: 'c',
          awardID: 'a',
          amendment: { date: '2016-02-01T00:00:00Z', rationale: 'More of it' },
          implementation: {
            endDate: '2016-12-01T00:00:00Z',
            finalValue: { amount: 20, currency: 'GBP' },
            transactions: [{ id: 't', date: '2016-03-01T00:00:00Z', amount: { amount: 12.5, currency: 'GBP' } }],
          },
        },
      ],
    }
    await record.importing(lines(older))
    expect(await record.rows('processes')).toMatchObject([{ buyer: 'GB-GOR/D9', buyer_name: 'Old Office' }])
    expect(await record.rows('transactions')).toMatchObject([{ value_minor: 1_250, paid_on: '2016-03-01' }])
    expect(await record.rows('amendments')).toMatchObject([{ stage: 'contract', has_rationale: true }])
    expect(await record.rows('contracts')).toMatchObject([
      { actual_end_on: '2016-12-01', final_value_minor: 2_000, has_implementation: true, last_news_on: '2016-03-01' },
    ])
    expect(await record.rows('parties')).toMatchObject([
      { role: 'buyer' },
      { role: 'supplier', supplier: 'GB-COH/07654321' },
    ])
  })

  it('reads a project: the whole as one contract row, its contracting processes with their modifications', async () => {
    const project = {
      id: 'oc4ids-x-1',
      updated: '2019-01-01T00:00:00Z',
      title: 'Road',
      status: 'completed',
      period: { startDate: '2016-01-01T00:00:00Z', endDate: '2018-06-30T00:00:00Z' },
      budget: { amount: { amount: 400, currency: 'GBP' } },
      publicAuthority: { id: 'GB-GOR-X1', name: 'Roads Office' },
      parties: [
        {
          id: 'GB-GOR-X1',
          name: 'Roads Office',
          identifier: { scheme: 'GB-GOR', id: 'X1' },
          roles: ['publicAuthority'],
        },
      ],
      completion: { endDate: '2018-12-10T00:00:00Z', finalValue: { amount: 421, currency: 'GBP' } },
      contractingProcesses: [
        {
          id: 'p1',
          summary: {
            status: 'closed',
            suppliers: [{ name: 'Concrete Builders Ltd' }],
            contractValue: { amount: 290, currency: 'GBP' },
            contractPeriod: { startDate: '2017-07-07T00:00:00Z', endDate: '2018-07-01T00:00:00Z' },
            finalValue: { amount: 352, currency: 'GBP' },
            modifications: [
              {
                id: '2',
                date: '2018-05-01T00:00:00Z',
                oldContractValue: { amount: 290, currency: 'GBP' },
                newContractValue: { amount: 352, currency: 'GBP' },
              },
              {
                id: '1',
                date: '2018-04-01T00:00:00Z',
                oldContractPeriod: { endDate: '2018-07-01T00:00:00Z' },
                newContractPeriod: { endDate: '2018-12-01T00:00:00Z' },
              },
            ],
          },
        },
      ],
    }
    const earlier = { ...project, updated: '2017-01-01T00:00:00Z', period: { endDate: '2018-01-31T00:00:00Z' } }
    await record.importing(JSON.stringify({ projects: [project, earlier] }))
    expect(await record.rows('processes')).toMatchObject([
      { kind: 'project', ocid: 'oc4ids-x-1', buyer: 'GB-GOR/X1', releases: 2, title: 'Road' },
    ])
    expect(await record.rows('contracts')).toMatchObject([
      {
        contract: 0,
        kind: 'project',
        end_on: '2018-06-30',
        actual_end_on: '2018-12-10',
        value_minor: 40_000,
        final_value_minor: 42_100,
        revisions: 2,
      },
      {
        contract: 1,
        kind: 'contract',
        award: 0,
        end_on: '2018-12-01',
        value_minor: 35_200,
        final_value_minor: 35_200,
        revisions: 3,
        amendments: 2,
      },
    ])
    expect(
      (await record.rows('contract_revisions')).map(({ contract, end_on, value_minor }) => [
        contract,
        end_on,
        value_minor,
      ]),
    ).toEqual([
      [0, '2018-01-31', 40_000],
      [0, '2018-06-30', 40_000],
      [1, '2018-07-01', 29_000],
      [1, '2018-12-01', 29_000],
      [1, '2018-12-01', 35_200],
    ])
  })
})

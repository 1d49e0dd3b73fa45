// Debarment lists as they are published: what is taken in, with which dates, and that persons leave nothing but a count.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../../src/base/issue.ts'
import { readDebarmentList } from '../../../src/sources/debarment/read-list.ts'
import { rowsXml, workbook } from '../workbook-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-debarment-'))
let count = 0

async function read(name: string, text: string | Buffer, list?: string) {
  const issues: Issue[] = []
  count += 1
  const path = join(folder, `${count}-${name}`)
  writeFileSync(path, text)
  const found = await readDebarmentList(path, { list, today: '2026-11-24', onIssue: (one) => issues.push(one) })
  return { ...found, issues }
}

const header =
  '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","dataset","first_seen","last_seen","last_change"'
const row = (cells: Readonly<Record<string, string>>) =>
  header
    .split(',')
    .map((column) => `"${(cells[column.slice(1, -1)] ?? '').replaceAll('"', '""')}"`)
    .join(',')
const seen = { first_seen: '2022-02-24T00:00:00', last_seen: '2026-09-28T06:00:00' }

describe('targets.simple.csv', () => {
  it('takes in organisations, legal entities that show it, and no one else', async () => {
    const { entries, passed, kind, list } = await read(
      'targets.simple.csv',
      [
        header,
        row({
          id: 'NK-1',
          schema: 'Company',
          name: 'Acme Ltd',
          aliases: 'Acme Holdings Ltd;Canary Persona;ACME',
          countries: 'gb;us',
          identifiers: '01234567;X-9',
          dataset: 'Some List;Other List',
          ...seen,
        }),
        row({ id: 'NK-2', schema: 'Person', name: 'Canary Persona', birth_date: '1970-01-01', ...seen }),
        row({ id: 'NK-3', schema: 'LegalEntity', name: 'Canary Persona', ...seen }),
        row({ id: 'NK-4', schema: 'LegalEntity', name: 'Beta LLC', ...seen }),
        row({ id: 'NK-5', schema: 'Vessel', name: 'Canary Star', ...seen }),
        row({ id: 'NK-6', schema: 'Company', name: 'Canary Persona, sole trader', ...seen }),
        row({ id: 'NK-7', schema: 'Organization', name: 'A Party of Engineers', ...seen }),
      ].join('\n'),
    )
    expect([kind, list]).toEqual(['opensanctions', 'opensanctions'])
    expect(entries.map(({ entry, name }) => [entry, name])).toEqual([
      ['NK-1', 'Acme Ltd'],
      ['NK-4', 'Beta LLC'],
      ['NK-7', 'A Party of Engineers'],
    ])
    expect(passed).toEqual({ persons: 1, unproven: 2, others: 1, undated: 0 })
    expect(entries[0]).toEqual({
      list: 'opensanctions',
      entry: 'NK-1',
      name: 'Acme Ltd',
      aliases: ['Acme Holdings Ltd'],
      identifiers: [
        { country: 'GB', number: '01234567' },
        { country: 'GB', number: 'X-9' },
        { country: 'US', number: '01234567' },
        { country: 'US', number: 'X-9' },
      ],
      authority: 'Some List; Other List',
      from: '2022-02-24',
      to: null,
      seen: '2026-09-28',
      dates: 'seen',
      url: 'https://www.opensanctions.org/entities/NK-1/',
    })
    expect(JSON.stringify(entries)).not.toContain('Canary')
  })

  it('leaves out what was never seen, and tells no value of any row', async () => {
    const { entries, passed, issues } = await read(
      'targets.simple.csv',
      [header, row({ id: 'NK-1', schema: 'Company', name: 'Acme Ltd' }), '"NK-9","Person","Canary Persona"', ''].join(
        '\n',
      ),
    )
    expect(entries).toEqual([])
    expect(passed.undated).toBe(1)
    expect(issues.map(({ code }) => code).sort()).toEqual(['debarment-undated', 'row-too-short'])
    expect(JSON.stringify(issues)).not.toContain('Canary')
  })
})

describe('FollowTheMoney', () => {
  const line = (value: object) => JSON.stringify(value)
  const acme = {
    id: 'NK-1',
    schema: 'Company',
    datasets: ['wb'],
    first_seen: '2022-01-01T00:00:00',
    last_seen: '2026-10-01T00:00:00',
    properties: {
      name: ['Acme Ltd'],
      alias: ['Canary Persona', 'Acme Works Ltd'],
      jurisdiction: ['gb'],
      registrationNumber: ['01234567'],
      phone: ['1'],
    },
  }
  const sanction = (id: string, entity: string, properties: object = {}) => ({
    id,
    schema: 'Sanction',
    properties: { entity: [entity], authority: ['A Bank'], ...properties },
  })

  it('joins sanctions to their entities, wherever they stand', async () => {
    const { entries, passed } = await read(
      'entities.ftm.json',
      [
        line(
          sanction('s-1', 'NK-1', {
            startDate: ['2021-03-01'],
            endDate: ['2024-02-29'],
            sourceUrl: ['https://bank.example/1'],
          }),
        ),
        line(acme),
        line({ id: 'NK-2', schema: 'Person', properties: { name: ['Canary Persona'] } }),
        line(sanction('s-2', 'NK-2', { startDate: ['2021'] })),
        line({ id: 'a-1', schema: 'Address', properties: { full: ['Canary Street 1'] } }),
      ].join('\n'),
    )
    expect(passed).toEqual({ persons: 1, unproven: 0, others: 1, undated: 0 })
    expect(entries).toEqual([
      {
        list: 'opensanctions',
        entry: 'NK-1',
        name: 'Acme Ltd',
        aliases: ['Acme Works Ltd'],
        identifiers: [{ country: 'GB', number: '01234567' }],
        authority: 'A Bank',
        from: '2021-03-01',
        to: '2024-02-29',
        seen: '2026-10-01',
        dates: 'stated',
        url: 'https://bank.example/1',
      },
    ])
  })

  it('reads months and years to the narrower side, and gives two sanctions two entries', async () => {
    const { entries } = await read(
      'entities.ftm.json',
      [
        line(acme),
        line(sanction('s-1', 'NK-1', { startDate: ['2021-02'], endDate: ['2024'] })),
        line(sanction('s-2', 'NK-1')),
        line({ ...acme, id: 'NK-3' }),
      ].join('\n'),
    )
    expect(entries.map(({ entry, from, to, dates }) => [entry, from, to, dates])).toEqual([
      ['s-1', '2021-02-28', '2024-01-01', 'stated'],
      ['s-2', '2022-01-01', null, 'seen'],
    ])
  })
})

describe('the World Bank’s list', () => {
  const firms = [
    {
      SUPP_ID: 1,
      SUPP_NAME: 'ACME LTD.*3',
      COUNTRY_NAME: 'Kenya',
      DEBAR_FROM_DATE: '2020-01-15',
      DEBAR_TO_DATE: '2999-12-31',
      INELIGIBLY_STATUS: 'Permanent',
      DEBAR_REASON: 'Procurement Guidelines',
      SUPP_TYPE_CODE: 'F',
    },
    {
      SUPP_ID: 2,
      SUPP_NAME: 'MR. CANARY PERSONA',
      DEBAR_FROM_DATE: '2020-01-15',
      DEBAR_TO_DATE: '2024-01-15',
      SUPP_TYPE_CODE: 'I',
    },
    { SUPP_ID: 3, SUPP_NAME: 'CANARY PERSONA', DEBAR_FROM_DATE: '2020-01-15', DEBAR_TO_DATE: '2024-01-15' },
    {
      SUPP_ID: 4,
      SUPP_NAME: 'Beta S.A. de C.V.',
      DEBAR_FROM_DATE: '2020-01-15',
      DEBAR_TO_DATE: '2024-01-14',
      DEBAR_REASON: 'Cross Debarment: ADB',
    },
    { SUPP_ID: 5, SUPP_NAME: 'Gamma Inc', DEBAR_FROM_DATE: 'soon', DEBAR_TO_DATE: '2024-01-14' },
  ]

  it('is read from the site’s JSON', async () => {
    const { entries, passed, kind } = await read('wb.json', JSON.stringify({ response: { ZPROCSUPP: firms } }))
    expect(kind).toBe('world-bank')
    expect(entries.map(({ entry, name, from, to, authority }) => [entry, name, from, to, authority])).toEqual([
      ['1', 'ACME LTD.', '2020-01-15', null, 'World Bank Group'],
      ['4', 'Beta S.A. de C.V.', '2020-01-15', '2024-01-14', 'World Bank Group, cross debarment of ADB'],
    ])
    expect(passed).toEqual({ persons: 1, unproven: 1, others: 0, undated: 1 })
    expect(entries[0]!.seen).toBe('2026-11-24')
  })

  it('is read from a table copied from its page, and from a spreadsheet under a title', async () => {
    const csv = await read(
      'wb.csv',
      'Firm Name,Address,Country,From Date,To Date,Grounds\n"Acme, Ltd.",1 Road,Kenya,15-JAN-2020,Ongoing,x\nCanary Persona,2 Road,Kenya,15-JAN-2020,14-JAN-2023,x\n',
    )
    expect(csv.entries.map(({ name, from, to }) => [name, from, to])).toEqual([['Acme, Ltd.', '2020-01-15', null]])
    expect(csv.entries[0]!.entry).toMatch(/^acme-ltd-2020-01-15$/)
    const xlsx = await read(
      'wb.xlsx',
      workbook([
        {
          name: 'List',
          xml: rowsXml([
            ['World Bank Listing of Ineligible Firms'],
            ['Firm Name', 'Address', 'Country', 'From Date', 'To Date', 'Grounds'],
            ['Acme Ltd', '1 Road', 'Kenya', '15-JAN-2020', '14-JAN-2030', 'x'],
          ]),
        },
      ]),
    )
    expect(xlsx.entries.map(({ name, to }) => [name, to])).toEqual([['Acme Ltd', '2030-01-14']])
  })
})

it('refuses other tables', async () => {
  await expect(read('x.csv', 'a,b\n1,2\n')).rejects.toThrow('no debarment list')
  await expect(read('x.json', '[{"a":1}]')).rejects.toThrow('no debarment list')
})

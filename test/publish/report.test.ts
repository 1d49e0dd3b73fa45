// A report has what fell due, was made or was judged in its period, with replies beside findings, in four forms.
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadLocale } from '../../src/page/locale.ts'
import type { Edition } from '../../src/publish/edition/store.ts'
import { bodiesNamed, makeReport, type Report } from '../../src/publish/report.ts'
import { reportCsv } from '../../src/publish/report-csv.ts'
import { reportHtml } from '../../src/publish/report-html.ts'
import { parsePeriod, touches } from '../../src/publish/report-period.ts'
import { council, hostile, pledgeId, smallEdition } from './small-edition.ts'
import { faultsOf } from './validate.ts'

let edition: Edition
let close: () => void
beforeAll(async () => {
  ;({ edition, close } = await smallEdition())
})
afterAll(() => close())

function reportOn(id: string, period: string): Report {
  const body = edition.get('body', id)!
  return makeReport({ edition, body, period: parsePeriod(period)!, proof: (leaf) => `proof of ${leaf}\n` })
}

describe('a period', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2024-Q4', '2024-10-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2024-02-29', '2024-02-29', '2024-02-29'],
    ['2023-07..2024-06', '2023-07-01', '2024-06-30'],
    ['2023..2024-Q2', '2023-01-01', '2024-06-30'],
  ])('%s runs from %s to %s', (text, from, to) => {
    expect(parsePeriod(text)).toEqual({ text, from, to })
  })

  it.each(['', '24', '2024-Q5', '2024-13', '2023-02-29', '2025..2024', '2023..2024..2025', '2024..', 'last year'])(
    'is not %j',
    (text) => expect(parsePeriod(text)).toBeUndefined(),
  )

  it('is touched by a month or year that has a day in it', () => {
    const period = parsePeriod('2024-Q2')!
    for (const day of ['2024', '2024-06', '2024-06-30', '2024-04-01T00:00:00.000Z'])
      expect(touches(period, day)).toBe(true)
    for (const day of ['2023', '2024-07', '2024-03-31', null, 'soon']) expect(touches(period, day)).toBe(false)
  })
})

describe('a report', () => {
  const because = (report: Report) =>
    Object.fromEntries(report.commitments.map(({ because: why, commitment }) => [commitment.id, why]))

  it('has what fell due, was made or had a finding in the period, and why', () => {
    expect(because(reportOn(council.id, '2025'))).toEqual({ [pledgeId]: ['due'], 'works/bridge': ['due'] })
    expect(because(reportOn(council.id, '2022'))).toEqual({ [pledgeId]: ['made'] })
    expect(because(reportOn(council.id, '2026-Q1'))).toEqual({ [pledgeId]: ['finding'] })
    expect(because(reportOn(council.id, '2026-06'))).toEqual({})
  })

  it('has a proof of every event that it shows, once', () => {
    const report = reportOn(council.id, '2025')
    expect(report.proofs.map(({ leaf, what }) => [leaf, what])).toEqual([
      [3, 'commitment'],
      [5, 'finding'],
      [7, 'finding'],
      [8, 'reply'],
      [9, 'finding'],
    ])
  })

  it.each(['en', 'zh-Hans'])('is one valid page that loads nothing, in %s', async (language) => {
    const locale = await loadLocale(language)
    for (const id of [council.id, hostile.id]) {
      const page = reportHtml(reportOn(id, '2025'), { locale, proofFolder: null })
      expect(await faultsOf(page)).toEqual([])
      expect(page).not.toMatch(/<script|<link|<[^>]*\ssrc=|@import|url\(/)
      expect(page.indexOf('class="reply"') > page.indexOf('class="card"')).toBe(page.includes('class="card"'))
      for (const [, anchor] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${anchor}"`)
    }
    expect(reportHtml(reportOn(council.id, '2025'), { locale, proofFolder: null })).toContain('proof of 7')
    expect(reportHtml(reportOn(council.id, '2025'), { locale, proofFolder: 'a.proofs' })).not.toContain('proof of 7')
  })

  it('says of each level in its summary on whose word it is', async () => {
    const page = reportHtml(reportOn(council.id, '2025'), { locale: await loadLocale('en'), proofFolder: null })
    const cells = page.match(/<td[^>]*><div>[\s\S]*?<\/td>/g) ?? []
    expect(cells.length).toBeGreaterThan(0)
    for (const cell of cells.filter((one) => one.includes('m-partly'))) expect(cell).toContain('The Monitor')
    expect(cells.some((cell) => cell.includes('m-partly'))).toBe(true)
  })

  it('is a table without formulas, a line for each stream', () => {
    const rows: readonly Record<string, string>[] = parse(reportCsv(reportOn(hostile.id, '2025')), { columns: true })
    expect(rows.map((row) => row['commitment_id'])).toHaveLength(2)
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    const [first] = parse(reportCsv(reportOn(council.id, '2025')), { columns: true }) as Record<string, string>[]
    expect(first).toMatchObject({ because: 'due', fulfilment: 'partly', standing: 'adopted', publisher: 'The Monitor' })
  })

  it('finds its body by id, by whole name, else by a part of it', () => {
    expect(bodiesNamed(edition, council.id)).toHaveLength(1)
    expect(bodiesNamed(edition, '甲市议会')).toMatchObject([{ id: council.id }])
    expect(bodiesNamed(edition, 'council of')).toMatchObject([{ id: council.id }])
    expect(bodiesNamed(edition, 'o').length).toBe(2)
    expect(bodiesNamed(edition, 'nobody')).toEqual([])
  })
})

// The publishers' whole files, read by the presets: figures worked out from the files by other means.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/base/issue.ts'
import type { Draft } from '../../src/record/event.ts'
import { importFiles } from '../../src/sources/import.ts'
import { emptyKnown, type Known } from '../../src/sources/known.ts'
import { loadSource } from '../../src/sources/source.ts'

const shared = process.env['KEPT_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const data = join(shared, 'data')
const isThere = existsSync(data)
if (!isThere)
  console.warn(`SKIPPED: the publishers' files are not in ${data}; set KEPT_SHARED to the folder that has data/`)

async function read(source: string, file: string, known: Known = emptyKnown()) {
  const issues: Issue[] = []
  const imported = await importFiles([join(data, file)], {
    sources: [await loadSource(source)],
    known,
    today: '2026-11-24',
    onIssue: (issue) => issues.push(issue),
    onProgress: () => {},
  })
  const of = <K extends Draft['kind']>(kind: K) =>
    imported.drafts.filter((draft): draft is Extract<Draft, { kind: K }> => draft.kind === kind)
  const codes: Record<string, number> = {}
  for (const { code } of issues) codes[code] = (codes[code] ?? 0) + 1
  return { of, codes, issues, rows: imported.files[0]!.rows, known }
}

describe.skipIf(!isThere)('the publishers’ whole files', () => {
  it('New Zealand: 347 promises, 70 contested, no ministry rated, one verdict before its date kept and not scored', async () => {
    const { of, codes } = await read('nz-promises', 'nz_promises_2017_2026.csv')
    expect(of('pledge')).toHaveLength(347)
    expect(of('finding')).toHaveLength(347)
    expect(of('finding').filter(({ content }) => content.readings !== undefined)).toHaveLength(70)
    expect(of('body').filter(({ content }) => content.bodyType !== 'party-in-government')).toEqual([])
    expect(
      of('finding').find(({ content }) => content.commitment === 'nz-promises/climate-national-10000-ev-chargers')!
        .content,
    ).toMatchObject({
      fulfilment: 'not-fulfilled',
      unscored: 'not fulfilled before its due date',
      sourceVerdict: { value: 'not-delivered' },
    })
    const levels: Record<string, number> = {}
    for (const { content } of of('finding'))
      levels[content.fulfilment ?? content.progress!] = (levels[content.fulfilment ?? content.progress!] ?? 0) + 1
    expect(levels).toEqual({
      fulfilled: 138,
      partly: 89,
      largely: 50,
      'not-fulfilled': 45,
      superseded: 14,
      started: 11,
    })
    expect(codes).toEqual({ 'verdict-before-due': 4 })
  })

  it('UK: 525 snapshots in 12 releases, withheld cells are no dates and no sums', async () => {
    const { of, codes, issues, rows } = await read('uk-gmpp', 'uk_gmpp_infrastructure_2013_2025.csv')
    expect(rows).toBe(525)
    expect(of('deal')).toHaveLength(525)
    expect(new Set(of('deal').map(({ content }) => content.snapshot)).size).toBe(12)
    const amounts = of('deal').flatMap(({ content }) => content.value?.amount ?? [])
    expect(amounts.filter((amount) => /^(0|22000000|35000000|43000000)\.00$/.test(amount))).toEqual([])
    const withheld = (field: string) =>
      of('deal').filter(({ content }) => content.withheld?.some((one) => one.field === field))
    expect(
      of('succession')
        .map(({ content }) => content.how)
        .sort(),
    ).toEqual(['merged', 'merged', 'split', 'transferred'])
    const deals = new Set(of('deal').map(({ content }) => content.deal)).size
    // By id or by name alone there are 196 keys; the aliases bring the names that drifted together.
    expect(deals).toBe(149)
    expect(codes).toEqual({ 'date-unreadable': 1 })
    expect(issues.map(({ value }) => value)).toEqual(['1/012/2014'])
    const ranges = of('deal').filter(({ content }) => content.endLow !== undefined || content.endHigh !== undefined)
    expect(ranges).toHaveLength(8)
    expect(withheld('value')).toHaveLength(57 + 8 + 4 + 8)
    expect(of('deal').filter(({ content }) => /^[A-Za-z]+_\d{4}_/.test(content.title['en-GB']!))).toEqual([])
  })

  it('Canada: 299 commitments, 201 of them parts of 43, 92 with two departments, 32 departments', async () => {
    const known = emptyKnown()
    const departments = await read('canada-2025', 'canada_departments.json', known)
    expect(departments.of('body')).toHaveLength(32 + 1)
    const { of, codes } = await read('canada-2025', 'canada_liberal2025_commitments.jsonl', known)
    expect(of('pledge')).toHaveLength(299)
    const parts = of('pledge').filter(({ content }) => content.parent !== undefined)
    expect(parts).toHaveLength(201)
    expect(new Set(parts.map(({ content }) => content.parent)).size).toBe(43)
    expect(of('pledge').filter(({ content }) => content.contributing !== undefined)).toHaveLength(92)
    expect(of('finding')).toEqual([])
    expect(codes).toEqual({})
  })

  it('TrumpTracker: a status history with reversals; what cannot be attached is an issue', async () => {
    const known = emptyKnown()
    const promises = await read('trumptracker', 'us_trumptracker_2018.json', known)
    expect(promises.of('pledge').length + promises.of('candidate').length).toBe(174)
    expect(promises.of('candidate')).toHaveLength(5)
    const { of, codes, issues, rows } = await read('trumptracker', 'us_trumptracker_status_history.csv', known)
    expect(rows).toBe(127)
    expect(of('finding').length + codes['title-unknown']! + codes['row-excluded']!).toBe(127)
    // By title alone 64 of the 82 changes attach; with the titles that drifted all do but those of private conduct.
    expect(codes['row-excluded']).toBe(7)
    expect(issues.filter(({ code }) => code === 'title-unknown').map(({ place }) => place.row)).toEqual([18])
    for (const file of ['us_trumptracker_2018.json', 'us_trumptracker_status_history.csv']) {
      const again = await read('trumptracker', file, known)
      expect(again.of('finding'), `${file} read again`).toEqual([])
    }
    const nafta = of('finding').filter(({ content }) => content.commitment.includes('renegotiate-nafta'))
    expect(nafta.map(({ content }) => content.sourceVerdict!.value)).toEqual(['Broken', 'Achieved'])
  })

  it('UK councils: of 7 changed rows 3 are the collector’s corrections; 2030 and 2030.0 are one year', async () => {
    const known = emptyKnown()
    const first = await read('uk-councils-net-zero', 'uk_councils_net_zero_promises_v0.1.0.csv', known)
    expect(first.of('pledge').length + first.of('candidate').length).toBe(490)
    expect(first.issues.filter(({ code }) => code !== 'row-excluded').map(({ value }) => value)).toEqual(['2045/6'])
    const { of, codes } = await read('uk-councils-net-zero', 'uk_councils_net_zero_promises_v0.7.0.csv', known)
    expect(codes).toEqual({ 'row-excluded': 48 })
    // 20 councils were abolished and lose their type in the later release; what the earlier one told of them stays.
    expect(of('body').map(({ content }) => content.body)).toEqual(['GB-GSS/E06000064'])
    const causes: Record<string, number> = {}
    for (const { content } of of('pledge-revision')) causes[content.cause] = (causes[content.cause] ?? 0) + 1
    expect(causes).toEqual({ 'new-document': 7, 'collector-corrected': 5, unknown: 1 })
    const changed = of('pledge-revision').filter(
      ({ content }) => 'due' in content.changes || 'wording' in content.changes,
    )
    expect(changed).toHaveLength(7)
    expect(changed.filter(({ content }) => content.cause === 'collector-corrected')).toHaveLength(3)
    expect(of('pledge-revision').filter(({ content }) => content.listed === false)).toHaveLength(1)
    expect(of('pledge')).toHaveLength(13)
  })
})

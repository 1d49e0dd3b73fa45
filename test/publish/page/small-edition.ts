// A small edition made by hand, of flags, suppliers, processes and areas, and the site over it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadLocale } from '../../../src/page/locale.ts'
import type { Axis } from '../../../src/publish/document/figure.ts'
import type { Process } from '../../../src/publish/document/process.ts'
import type { About } from '../../../src/publish/edition/about.ts'
import { type Edition, openEdition, writeEdition } from '../../../src/publish/edition/store.ts'
import { loadRoutes } from '../../../src/publish/route.ts'
import { makeSite } from '../../../src/publish/site.ts'

export const hostile = `<script>alert("'1'")</script>`
export const suppliersInAll = 401
export const processesInAll = 101

export type SmallEdition = {
  readonly edition: Edition
  /** Status and body of a path with its query. */
  readonly ask: (address: string, isStatic?: boolean) => Promise<{ readonly status: number; readonly body: string }>
  readonly close: () => void
}

export async function smallEdition(): Promise<SmallEdition> {
  const dir = mkdtempSync(join(tmpdir(), 'kept-small-'))
  const path = join(dir, 'edition.sqlite')
  const writer = await writeEdition(path)
  for (const id of ['single-bid', 'paid-over-value'])
    writer.put('flag', {
      id,
      title: id === 'single-bid' ? 'Single bid received' : 'Paid over value',
      markdown: readFileSync(new URL(`../../../src/engine/flags/${id}/flag.md`, import.meta.url), 'utf8'),
      family: id === 'single-bid' ? 'reference' : 'delivery',
      hitsAll: id === 'single-bid' ? 0 : 3,
      buyersAll: id === 'single-bid' ? 0 : 1,
      hits: id === 'single-bid' ? [] : [{ source: 'town', unit: 'GB-X/1', name: hostile, hits: 3, processes: 12 }],
    })
  for (let i = 0; i < suppliersInAll; i++)
    writer.put('supplier', {
      id: `GB-COH/${i}`,
      // The one with the best record comes last by name.
      name: i === 0 ? 'Zenith Ltd' : `Firm ${String(i).padStart(3, '0')} ${hostile}`,
      source: 'town',
      evidence: 'register GB-COH',
      axes: [supplierAxis(`GB-COH/${i}`, i === 0 ? 0.99 : 0.5)],
      processes: i === 0 ? 90 : 1,
      flags: [{ flag: 'paid-over-value', source: 'town', hits: 1, processes: 1 }],
      debarments: [],
    })
  for (let i = 0; i < processesInAll; i++) writer.put('process', processOf(i))
  writer.put('area', { id: 'GSS/E1', name: `Northtown ${hostile}`, scheme: 'GSS', code: 'E1', counts: [], bodies: [] })
  writer.put('map', {
    id: 'wards',
    title: 'Wards',
    width: 100,
    height: 50,
    paths: [
      { area: 'GSS/E1', name: null, d: 'M0 0L50 0L50 50Z' },
      { area: 'GSS/E2', name: 'Southtown', d: 'M50 0L100 0L100 50Z' },
      { area: 'GSS/E3', name: 'Broken', d: '"><script>' },
    ],
  })
  writer.finish(about)
  const edition = await openEdition(path)
  const locales = await Promise.all(['en', 'zh-Hans'].map(loadLocale))
  const routes = await loadRoutes()
  const live = 'https://kept.example/'
  const sites = [false, true].map((isStatic) =>
    makeSite({ edition, locales, routes, isStatic, live: isStatic ? live : null, proof: () => undefined }),
  )
  return {
    edition,
    async ask(address, isStatic = false) {
      const [at, query] = address.split('?') as [string, string | undefined]
      const answer = sites[isStatic ? 1 : 0]!.answer(at, { query: new URLSearchParams(query) })
      return { status: answer?.status ?? 404, body: String(answer?.body ?? '') }
    },
    close() {
      edition.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function processOf(i: number): Process {
  return {
    id: `ocds-${String(i).padStart(3, '0')}`,
    title: i === 0 ? hostile : null,
    source: 'town',
    buyer: { id: 'GB-X/1', name: { en: `Town ${hostile}` } },
    suppliers: i % 2 === 0 ? [{ id: 'GB-COH/0', name: 'Zenith Ltd' }] : [],
    suppliersUnnamed: i % 2,
    contracts: 1,
    firstEnd: '2024-01-01',
    lastEnd: '2024-03-01',
    firstValue: { amount: '1000', currency: 'GBP' },
    lastValue: { amount: '1500', currency: 'GBP' },
    onTime: 'no-actual-end',
    endHeld: 'no',
    onBudget: 'no',
    flags: i < 3 ? ['paid-over-value'] : [],
  }
}

function supplierAxis(unit: string, mean: number): Axis {
  return {
    head: {
      league: 'end-dates-held/supplier/computed/town',
      measure: 'end-dates-held',
      dimension: 'supplier',
      peerGroup: { id: null, name: 'suppliers named in town', why: null },
      standing: 'computed',
      publisher: null,
      source: 'town',
      reliability: null,
      isOrdered: false,
      fit: null,
      unitCount: suppliersInAll,
    },
    figures: {
      unit,
      name: unit,
      judged: 12,
      crude: mean,
      rate: { mean, lower: mean - 0.1, upper: Math.min(1, mean + 0.1) },
      isFew: false,
      bounds: null,
      rank: null,
      levels: {},
      pledges: null,
      deals: null,
      caseMix: null,
    },
  }
}

const about: About = {
  edition: '0123456789abcdef',
  asOf: '2026-11-24',
  knownAt: '2026-11-24T12:00:00.000Z',
  recordedAt: null,
  checkpoint: { origin: 'example.org/small', size: 1, root: 'AAAA', note: 'note', vkey: 'key' },
  operator: 'example',
  isExample: true,
  isSmallTeam: false,
  noticeWindowDays: 21,
  timeZone: 'UTC',
  languages: ['en', 'zh-Hans'],
  method: { method: 'standard', version: '1', digest: '0', yaml: '' },
  agreement: null,
  counts: {
    bodies: 0,
    pledges: 0,
    deals: 0,
    processes: processesInAll,
    suppliers: suppliersInAll,
    suppliersNamed: suppliersInAll,
    findings: 0,
    evidence: 0,
    replies: 0,
    erased: 0,
    withheld: 0,
  },
  tables: [],
}

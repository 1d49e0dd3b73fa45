// A small edition written by hand, with hostile text and every kind of document: made in milliseconds.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadLocale } from '../../src/page/locale.ts'
import type { Body } from '../../src/publish/document/body.ts'
import type { Change } from '../../src/publish/document/change.ts'
import type { Commitment, StandingNow } from '../../src/publish/document/commitment.ts'
import type { Axis, Figures } from '../../src/publish/document/figure.ts'
import type { Finding } from '../../src/publish/document/finding.ts'
import { findingsOf } from '../../src/publish/document/finding-row.ts'
import type { About } from '../../src/publish/edition/about.ts'
import { type Edition, openEdition, writeEdition } from '../../src/publish/edition/store.ts'
import { loadRoutes } from '../../src/publish/route.ts'
import { makeSite, type Site } from '../../src/publish/site.ts'
import { attacks, hostileIds } from './sample-draft.ts'

export const council = { id: 'x-council/a', name: { en: 'Council of A', 'zh-Hans': '甲市议会' } }
export const hostile = { id: hostileIds.body, name: { en: `Body ${attacks.script}${attacks.image}` } }
export const pledgeId = 'sample/homes'
export const leagueId = 'pledges-kept/body/councils/adopted/The Monitor'
export const changesCount = 60

const standardMethod = new URL('../../src/score/methods/standard.yaml', import.meta.url)

export type SmallEdition = { readonly edition: Edition; readonly close: () => void }

export async function smallEdition(): Promise<SmallEdition> {
  const dir = mkdtempSync(join(tmpdir(), 'kept-small-'))
  const path = join(dir, 'edition.sqlite')
  const writer = await writeEdition(path)
  for (const one of commitments()) {
    writer.put('commitment', one)
    for (const own of findingsOf(one)) writer.put('finding', own)
  }
  for (const one of [bodyOf(council), bodyOf(hostile)]) writer.put('body', one)
  writer.put('league', { head: axis.head, units: [figures('Council of A', council.id), figures('B', hostile.id)] })
  const suppliers = {
    ...axis.head,
    league: 'deals-on-time/supplier/works',
    dimension: 'supplier',
    isOrdered: false,
  } as const
  writer.put('league', { head: suppliers, units: [{ ...figures('Builders Ltd', 'GB-COH/1'), rank: null }] })
  writer.put('source', {
    id: 'sample',
    title: 'Promises',
    publisher: 'The Monitor',
    licence: 'CC-BY-4.0',
    attribution: 'The Monitor, 2026',
    url: 'https://example.org/promises',
    peerGroups: [],
    pledges: 3,
    deals: 1,
    processes: 1,
    changedAt: '2026-11-01T00:00:00.000Z',
  })
  writer.put('supplier', {
    id: 'GB-COH/1',
    name: 'Builders Ltd',
    source: 'sample',
    evidence: 'GB-COH',
    axes: [],
    processes: 1,
    flags: [],
    debarments: [],
  })
  writer.put('process', {
    id: 'ocds-1/a&b',
    title: attacks.script,
    source: 'sample',
    buyer: council,
    suppliers: [{ id: 'GB-COH/1', name: 'Builders Ltd' }],
    suppliersUnnamed: 1,
    contracts: 1,
    firstEnd: '2025-01-01',
    lastEnd: '2025-06-01',
    firstValue: { amount: '10.00', currency: 'GBP' },
    lastValue: { amount: '12.00', currency: 'GBP' },
    onTime: 'no',
    endHeld: 'no',
    onBudget: 'no-final-value',
    flags: ['end-date-moved-repeatedly', 'single-bid'],
  })
  for (const [id, family] of [
    ['end-date-moved-repeatedly', 'delivery'],
    ['single-bid', 'reference'],
  ] as const)
    writer.put('flag', {
      id,
      title: id,
      markdown: `# ${id} (\`${id}\`${family === 'reference' ? ', R018' : ''})\n\nSee also R024.`,
      family,
      hitsAll: 1,
      buyersAll: 0,
      hits: [],
    })
  writer.put('topic', { id: 'housing', name: 'housing', counts: [], bodies: [] })
  writer.put('area', { id: 'code/1', name: 'A', scheme: 'code', code: '1', counts: [], bodies: [] })
  for (let i = 0; i < changesCount; i++) writer.put('change', change(i))
  writer.finish(aboutSmall)
  const edition = await openEdition(path)
  return {
    edition,
    close() {
      edition.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The site over it, as files or as served. */
export async function smallSite(edition: Edition, live: string | null = null): Promise<Site> {
  return makeSite({
    edition,
    locales: await Promise.all(['en', 'zh-Hans'].map(loadLocale)),
    routes: await loadRoutes(),
    isStatic: true,
    live,
    proof: () => undefined,
  })
}

const estimate = { mean: 0.62, lower: 0.48, upper: 0.75 }

function figures(name: string, unit: string): Figures {
  return {
    unit,
    name,
    judged: 12,
    crude: 0.6,
    rate: estimate,
    isFew: false,
    bounds: { unjudged: 2, ifNoneKept: estimate, ifAllKept: estimate },
    rank: { mean: 1.5, lower: 1, upper: 2, quarters: null },
    levels: { fulfilled: 6, 'not-fulfilled': 6 },
    pledges: null,
    deals: null,
    caseMix: null,
  }
}

export const axis: Axis = {
  head: {
    league: leagueId,
    measure: 'pledges-kept',
    dimension: 'body',
    peerGroup: { id: 'councils', name: 'Councils', why: 'alike' },
    standing: 'adopted',
    publisher: 'The Monitor',
    source: null,
    reliability: 0.8,
    isOrdered: true,
    fit: null,
    unitCount: 2,
  },
  figures: figures('Council of A', council.id),
}

function bodyOf(own: typeof council | typeof hostile): Body {
  const tenure = (name: string, holder: string | null) => {
    return { tenure: name, holder, start: '2022-05', end: null }
  }
  return {
    ...own,
    bodyType: 'council',
    jurisdiction: 'GB',
    identifiers: [{ scheme: 'x-council', id: 'a' }],
    parent: own === council ? hostile : null,
    places: [{ name: 'A', scheme: null, code: '1' }],
    url: 'https://example.org/a',
    peerGroup: { id: 'councils', name: 'Councils', why: 'alike' },
    isMetInContracts: false,
    axes: own === council ? [axis] : [],
    counts: [],
    processes: 1,
    flow: [],
    delivery: [],
    slipDays: [],
    overruns: [],
    flags: [],
    replies: [],
    posts:
      own === council
        ? [{ post: 'post-1', name: { en: 'Leader' }, tenures: [tenure('t1', 'A. Holder'), tenure('t2', null)] }]
        : [],
    before: [],
    after: [],
  }
}

const now: StandingNow = {
  standing: 'adopted',
  publisher: 'The Monitor',
  state: 'judged',
  progress: null,
  fulfilment: 'partly',
  isContested: false,
  unscored: null,
  reason: null,
  remediedOn: null,
  remediedFulfilment: null,
  finding: 'f1',
}

export function finding(own: Partial<Finding>): Finding {
  return {
    event: 'f1',
    leaf: 7,
    standing: 'adopted',
    publisher: 'The Monitor',
    source: 'sample',
    from: '2026-03',
    basis: 'stated',
    recordedAt: '2026-04-01T09:00:00.000Z',
    progress: null,
    fulfilment: 'partly',
    sourceVerdict: { scale: 'stars', value: '3' },
    unscored: null,
    reason: null,
    criterion: null,
    isContested: false,
    readings: [],
    evidence: [],
    isCurrent: true,
    override: null,
    replies: [
      {
        event: 'r1',
        leaf: 8,
        body: council,
        text: attacks.ending,
        language: 'en',
        recordedAt: '2026-04-02T09:00:00.000Z',
      },
    ],
    appeals: [],
    corrections: [],
    ...own,
  }
}

function commitments(): readonly Commitment[] {
  const computed = finding({ event: 'f2', leaf: 9, standing: 'computed', publisher: null })
  const earlier = finding({ event: 'f0', leaf: 5, fulfilment: null, progress: 'started', isCurrent: false })
  const adjudicated = finding({
    event: 'f3',
    leaf: 11,
    standing: 'adjudicated',
    publisher: null,
    fulfilment: 'not-fulfilled',
    isContested: true,
  })
  const held = { standing: 'adjudicated', publisher: null, fulfilment: 'not-fulfilled', finding: 'f3' } as const
  const words = {
    ...commitment('sample/words', { en: attacks.script }, hostile, [adjudicated]),
    standings: [{ ...now, ...held, isContested: true }],
  }
  return [
    commitment(pledgeId, { en: 'Build 1,000 homes', 'zh-Hans': '建一千套住房' }, council, [
      earlier,
      finding({}),
      computed,
    ]),
    commitment(hostileIds.pledge, { en: attacks.ending + attacks.single }, hostile, []),
    words,
    {
      ...commitment('works/bridge', { en: 'Bridge' }, council, []),
      kind: 'deal',
      pledge: null,
      standings: [{ ...now, standing: null, publisher: null, state: 'open', fulfilment: null, finding: null }],
      deal: {
        type: 'project',
        snapshots: [],
        firstEnd: null,
        lastEnd: null,
        actualEnd: null,
        slipDays: null,
        firstValue: null,
        value: null,
        finalValue: null,
        measures: [],
      },
    },
  ]
}

function commitment(
  id: string,
  title: Record<string, string>,
  body: Commitment['body'],
  findings: Finding[],
): Commitment {
  return {
    id,
    kind: 'pledge',
    source: 'sample',
    title,
    body,
    unratedReason: null,
    peerGroup: 'councils',
    topics: ['housing'],
    places: [],
    jurisdiction: 'GB',
    term: null,
    due: { first: '2025-12-31', last: '2025-12-31', basis: 'stated' },
    parent: null,
    parts: [],
    isListed: true,
    isTestable: true,
    standings: [findings.length > 0 ? now : { ...now, state: 'due-unjudged', fulfilment: null, finding: null }],
    pledge: {
      wording: title,
      wordingIs: 'verbatim',
      type: 'outcome',
      promiser: { role: 'office', body: null, post: { en: 'Leader' } },
      answerable: body === null ? null : { body, since: '2022' },
      lead: body,
      contributing: [],
      made: '2022-05',
      target: null,
      document: { title: 'Manifesto', url: 'javascript:alert(3)', locator: 'p. 3', published: '2022' },
    },
    deal: null,
    findings,
    revisions: [
      {
        event: 'v1',
        leaf: 6,
        from: null,
        recordedAt: '2026-03-01T00:00:00.000Z',
        cause: 'publisher-changed',
        isDrift: true,
        field: 'due',
        was: { date: '2025' },
        now: [1, 'two', null],
      },
    ],
    corrections: [],
    criteria: [],
    links: [],
    event: 'e1',
    leaf: 3,
    changedAt: '2026-04-02T09:00:00.000Z',
  }
}

function change(index: number): Change {
  const day = `2026-0${1 + Math.floor(index / 20)}-0${1 + (index % 9)}`
  const about =
    index % 2 === 0
      ? { id: pledgeId, name: { en: 'Build 1,000 homes' } }
      : { id: hostileIds.pledge, name: { en: attacks.ending } }
  return {
    id: String(index),
    event: `e${index}`,
    kind: 'finding',
    recordedAt: `${day}T09:00:00.000Z`,
    shownAt: `${day}T09:00:00.000Z`,
    day,
    subject: { kind: 'commitment', ...about },
    body: index % 2 === 0 ? council : hostile,
    what: { fulfilment: 'partly' },
  }
}

export const aboutSmall: About = {
  edition: '0123456789abcdef',
  asOf: '2026-11-24',
  knownAt: '2026-11-24T12:00:00.000Z',
  recordedAt: '2026-11-20T00:00:00.000Z',
  checkpoint: { origin: 'example.org/sample', size: changesCount, root: 'AAAA', note: 'note', vkey: 'vkey' },
  operator: 'A civic group',
  isExample: false,
  isSmallTeam: false,
  noticeWindowDays: 21,
  timeZone: 'UTC',
  languages: ['en', 'zh-Hans'],
  method: { method: 'standard', version: '1', digest: 'd', yaml: readFileSync(standardMethod, 'utf8') },
  agreement: null,
  counts: {
    bodies: 2,
    pledges: 3,
    deals: 1,
    processes: 1,
    suppliers: 1,
    suppliersNamed: 1,
    findings: 4,
    evidence: 0,
    replies: 4,
    erased: 0,
    withheld: 0,
  },
  tables: [],
}

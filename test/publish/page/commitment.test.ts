// The page of a commitment: what it holds, what it never says, and that nothing in the record gets into its markup.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idPath } from '../../../src/publish/site-path.ts'
import { attacks, homes, hostileIds } from '../sample-draft.ts'
import { type SampleSite, sampleSite } from '../sample-site.ts'
import { faultsOf } from '../validate.ts'

let sample: SampleSite
beforeAll(async () => {
  sample = await sampleSite()
}, 60_000)
afterAll(() => sample.close())

const page = (id: string, prefix = '') => {
  const { status, body } = sample.ask(`${prefix}commitments/${idPath(id)}.html`)
  expect(status).toBe(200)
  return body
}
/** The text of one section, without markup. */
const section = (body: string, id: string) => {
  const found = new RegExp(`<section id="${id}">(.*?)</section>\n*(?=<section id=|</main>)`, 's').exec(body)?.[1]
  return found === undefined ? undefined : textOf(found)
}
const textOf = (markup: string) => markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const told = [homes, 'sample/lanes', 'sample/future', 'sample/gone', 'sample/mayor-bridge', 'sample/fair']
const all = [...told, hostileIds.pledge, hostileIds.deal, 'works/bridge', 'sample/ash-1']

test.each(all)('%s is valid HTML in both languages, and no text of it is markup', async (id) => {
  for (const prefix of ['', 'zh-Hans/']) {
    const body = page(id, prefix)
    expect(await faultsOf(body)).toEqual([])
    for (const attack of [attacks.script, attacks.image, attacks.ending, attacks.single])
      expect(body).not.toContain(attack)
    expect(body).not.toMatch(/(href|src|action)="javascript:/)
  }
})

test('an id that is not there has no page', () => {
  for (const id of ['sample/none', '../../etc/passwd', 'sample/homes.html', '%00'])
    expect(sample.ask(`commitments/${id}.html`).status).toBe(404)
})

test('the words stand verbatim, marked as such, with where they stand', () => {
  const words = section(page(homes), 'words')!
  expect(words).toContain('We aim to build 1,000 homes by 2026.')
  expect(words).toContain('Verbatim')
  expect(words).toContain('page 7')
  expect(page(homes)).toContain('href="https://gov.example/manifesto.pdf#page=7" rel="noopener nofollow"')
  expect(section(page('sample/lanes'), 'words')).toContain('Paraphrased')
})

test('each stream of findings stands apart with its standing, and both axes', () => {
  const stands = page(homes)
    .match(/<article class="card">.*?<\/article>/gs)!
    .map(textOf)
  expect(stands).toHaveLength(3)
  expect(stands[0]).toMatch(/Adjudicated by this record.*Fulfilment\s+Partly fulfilled.*Progress/)
  expect(stands[1]).toMatch(/Adopted from The Monitor.*Fulfilment\s+Not fulfilled/)
  expect(stands[2]).toMatch(/Computed from published data.*Due date passed, not judged.*Progress\s+Not checked/)
  expect(stands[2]).not.toMatch(/Not fulfilled/)
})

test('nothing is broken before its date, whoever says so', () => {
  const { edition } = sample
  const hostile = edition.get('commitment', hostileIds.pledge)!
  expect(hostile.findings.some(({ fulfilment }) => fulfilment === 'not-fulfilled')).toBe(true)
  const body = page(hostileIds.pledge)
  expect(body).toContain('never scored')
  expect(body).not.toMatch(/m-not-fulfilled|m-reversed/)
  for (const id of edition.ids('commitment')) {
    const { due } = edition.get('commitment', id)!
    if (due.first === null || due.first <= edition.about.asOf) continue
    expect(page(id)).not.toMatch(/m-not-fulfilled|m-reversed/)
  }
})

test('replies, appeal, decision and correction stand beside the finding, and what was erased is said to be', () => {
  const [, adjudicated] = page(homes).match(/<article class="finding.*?<\/article>/gs)!
  const [held, answers] = adjudicated!.split('<div class="answers">').map(textOf)
  expect(held).toMatch(/Partly fulfilled.*Coder B.*Not fulfilled.*The number was the pledge/)
  expect(held).toMatch(/612 homes were completed.*stats\.example.*table 3.*Independent.*31 May 2024.*a1a1a1/)
  expect(answers).toMatch(/Reply of Ministry of Housing.*We had a flood/)
  expect(answers).toMatch(/erased, as the law demands/)
  expect(answers).toMatch(/Appeal of Ministry of Housing.*The flood counts.*outside the record’s team.*partly upheld/)
  expect(answers).toMatch(/Correction that changed the verdict.*By decision of the panel/)
  expect(page(homes)).not.toContain('Erased quotation')
})

test('only what the publisher or a new document moved is drift; the collector’s corrections stand apart', () => {
  const body = page(homes)
  const drift = section(body, 'drift')!
  expect(drift).toMatch(/deleted: will \(end of change\) inserted: aim to \(end of change\)/)
  expect(drift).toMatch(/Due date · A new document changed it/)
  expect(drift).not.toMatch(/Topics/)
  expect(section(body, 'collector')).toMatch(/Topics.*inserted: planning/)
  expect(section(page('sample/ash-1'), 'drift')).toBeUndefined()
})

test('who is rated, or why nobody is', () => {
  expect(section(page(homes), 'facts')).toMatch(/Counts for Ministry of Housing/)
  expect(section(page('sample/mayor-bridge'), 'facts')).toMatch(/Counts for Nobody\. .*never took on/)
  // A body that is only mentioned has no page to link to.
  expect(page(homes)).toContain('unknown/body')
  expect(page(homes)).not.toContain('bodies/unknown/body.html')
})

test('a deal shows promised against actual, each snapshot, what is withheld, and what its data can judge', () => {
  const body = page('works/bridge')
  expect(body).toMatch(/<svg class="chart" role="img" aria-label="\d+ snapshots\. End first promised: 31 Mar 2022\./)
  expect(section(body, 'snapshots')).toMatch(/2020-21.*365 days later.*£120,000,000/)
  expect(section(body, 'withheld')).toMatch(/Final value.*Commercially sensitive/)
  expect(section(body, 'measures')).toMatch(/Deals on budget.*over the first value/)
})

test('the proof of the current finding and the one command that checks it', () => {
  const { edition } = sample
  const [newest] = [...edition.get('commitment', homes)!.findings]
    .filter(({ isCurrent }) => isCurrent)
    .sort((a, b) => b.leaf - a.leaf)
  const body = page(homes)
  expect(body).toContain(`href="../../proofs/${newest!.leaf}.tlog-proof" download`)
  expect(textOf(body)).toContain(`kept verify --proof ${newest!.leaf}.tlog-proof --key`)
  expect(textOf(body)).toContain(edition.about.checkpoint.vkey)
})

test('a static page does not change with the day alone', () => {
  const path = 'commitments/works/bridge.html'
  const { edition, other } = sample
  const later = { ...edition, about: { ...edition.about, asOf: '2027-11-25' } }
  const [now, then] = [edition, later].map((one) => other({ edition: one, isStatic: true }).answer(path)!.body)
  expect(then).toBe(now)
})

test('the Chinese page is Chinese around the record’s own words', () => {
  const body = page(homes, 'zh-Hans/')
  expect(body).toContain('<html lang="zh-Hans"')
  expect(textOf(body)).toContain('我们力争在2026年底前建成1000套住房。')
  expect(textOf(body)).toMatch(/本记录认定|由本记录认定/)
})

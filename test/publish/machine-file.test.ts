// Files for machines: feeds, documents, reviews, Popolo, flags, badges and cards, out of hostile data.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadLocale } from '../../src/page/locale.ts'
import { badge } from '../../src/publish/badge.ts'
import { embedSnippet } from '../../src/publish/embed-snippet.ts'
import { tagUri } from '../../src/publish/feed.ts'
import type { Site } from '../../src/publish/site.ts'
import { viewOf } from '../../src/publish/site.ts'
import { idPath } from '../../src/publish/site-path.ts'
import { attacks, hostileIds } from './sample-draft.ts'
import { council, leagueId, pledgeId, type SmallEdition, smallEdition, smallSite } from './small-edition.ts'
import { faultsOf } from './validate.ts'
import { child, xmlTree } from './xml-tree.ts'

let small: SmallEdition
let site: Site
let live: Site

beforeAll(async () => {
  small = await smallEdition()
  site = await smallSite(small.edition)
  live = await smallSite(small.edition, 'https://kept.example/record/')
})
afterAll(() => small.close())

const text = (path: string, from = site) => String(from.answer(path)!.body)
const json = (path: string, from = site) => JSON.parse(text(path, from))

describe('Atom feeds', () => {
  it.each([
    'feeds/changes.atom',
    'zh-Hans/feeds/changes.atom',
    `bodies/${idPath(hostileIds.body)}.atom`,
    `commitments/${idPath(hostileIds.pledge)}.atom`,
  ])('%s has what Atom 1.0 demands', (path) => {
    const feed = xmlTree(text(path))
    expect([feed.name, feed.attributes['xmlns']]).toEqual(['feed', 'http://www.w3.org/2005/Atom'])
    const entries = feed.children.filter(({ name }) => name === 'entry')
    expect(entries.length).toBe(path.includes('changes') ? 50 : 30)
    for (const one of [feed, ...entries]) {
      expect(child(one, 'id')!.text).toMatch(/^tag:example\.org,\d{4}-\d{2}-\d{2}:sample\//)
      expect(child(one, 'title')!.text).not.toBe('')
      expect(Date.parse(child(one, 'updated')!.text)).toBeGreaterThan(0)
      expect(one.children.filter(({ name }) => ['id', 'title', 'updated'].includes(name))).toHaveLength(3)
    }
    expect(child(feed, 'author')).toBeDefined()
    const times = entries.map((entry) => child(entry, 'id')!.text)
    expect(new Set(times).size).toBe(entries.length)
    expect(child(feed, 'updated')!.text).toBe(child(entries[0]!, 'updated')!.text)
  })

  it('carry hostile titles as text', () => {
    const feed = xmlTree(text(`commitments/${idPath(hostileIds.pledge)}.atom`))
    expect(child(child(feed, 'entry')!, 'title')!.text).toContain(attacks.ending)
  })

  it('link from their own place, or to the address where the record is served', () => {
    const hrefs = (from: Site) =>
      xmlTree(text(`zh-Hans/commitments/${pledgeId}.atom`, from))
        .children.filter(({ name }) => name === 'link')
        .map(({ attributes }) => attributes['href'])
    expect(hrefs(site)).toEqual([
      '../../../zh-Hans/commitments/sample/homes.html',
      '../../../zh-Hans/commitments/sample/homes.atom',
    ])
    expect(hrefs(live)).toEqual([
      'https://kept.example/record/zh-Hans/commitments/sample/homes.html',
      'https://kept.example/record/zh-Hans/commitments/sample/homes.atom',
    ])
  })

  it('are the same as JSON Feed', () => {
    const atom = xmlTree(text('feeds/changes.atom'))
    const feed = json('feeds/changes.json')
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
    const ids = atom.children.filter(({ name }) => name === 'entry').map((entry) => child(entry, 'id')!.text)
    expect(feed.items.map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(json(`bodies/${council.id}.feed.json`).items).toHaveLength(30)
  })

  it('name entries by tags that RFC 4151 allows, whatever the origin', () => {
    expect(tagUri('Kept.Example/a b', '2026-01-01', 'entry/1')).toBe('tag:kept.example,2026-01-01:a%20b/entry/1')
    expect(tagUri('记录', '2026-01-01', 'entry/1')).toMatch(/^tag:invalid,2026-01-01:[\w%/]+$/)
  })
})

describe('documents as files', () => {
  it.each([
    ['commitments/sample/homes.json', '../../edition.json', pledgeId],
    [`bodies/${council.id}.json`, '../../edition.json', council.id],
  ])('%s name the licence and link to the edition, without its values', (path, edition, id) => {
    const file = json(path)
    expect(file).toMatchObject({ edition, licences: [{ licence: 'CC-BY-4.0' }], data: { id } })
    expect(text(path)).not.toContain(small.edition.about.edition)
    expect(text(path)).not.toContain(small.edition.about.knownAt)
  })

  it('come of leagues, and nothing comes of what is not there', () => {
    expect(json(`leagues/${idPath(leagueId)}.json`).data.units).toHaveLength(2)
    expect(site.answer('commitments/none.json')).toBeUndefined()
    expect(site.answer('commitments/works/bridge.claimreview.json')).toBeUndefined()
  })
})

describe('ClaimReview', () => {
  it('comes of findings that were judged, and of none that was computed', () => {
    expect(json('commitments/sample/homes.claimreview.json')).toEqual([
      {
        '@context': 'https://schema.org',
        '@type': 'ClaimReview',
        url: '../../commitments/sample/homes.html',
        datePublished: '2026-04-01',
        author: { '@type': 'Organization', name: 'The Monitor' },
        claimReviewed: 'Build 1,000 homes',
        inLanguage: 'en',
        itemReviewed: {
          '@type': 'Claim',
          author: { '@type': 'Organization', name: 'Council of A' },
          datePublished: '2022-05',
        },
        reviewRating: {
          '@type': 'Rating',
          ratingValue: 2,
          bestRating: 4,
          worstRating: 1,
          alternateName: 'Partly fulfilled',
        },
      },
    ])
  })

  it('is by the operator where the record judged itself, and says where readings differ', () => {
    const [review] = json('commitments/sample/words.claimreview.json')
    expect(review.author.name).toBe('A civic group')
    expect(review.reviewRating).toMatchObject({
      ratingValue: 1,
      alternateName: 'Not fulfilled (coders’ readings differ)',
    })
  })

  it('is a file of a static edition only where there is one', () => {
    const paths = [...site.paths()].filter((path) => path.endsWith('.claimreview.json'))
    expect(paths).toEqual(['commitments/sample/homes.claimreview.json', 'commitments/sample/words.claimreview.json'])
  })
})

describe('Popolo', () => {
  const date = z.string().regex(/^\d{4}(-\d{2}){0,2}$/)
  // After popoloproject.com's JSON Schemas: what each class may have here, and nothing else.
  const popolo = z.object({
    organizations: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string().min(1),
        other_names: z.array(z.strictObject({ name: z.string(), note: z.string() })),
        identifiers: z.array(z.strictObject({ identifier: z.string(), scheme: z.string() })),
        classification: z.string(),
        parent_id: z.string().optional(),
        links: z.array(z.strictObject({ url: z.url() })),
      }),
    ),
    posts: z.array(z.strictObject({ id: z.string(), label: z.string(), organization_id: z.string() })),
    memberships: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        person: z.strictObject({ name: z.string() }),
        organization_id: z.string(),
        post_id: z.string(),
        start_date: date.optional(),
        end_date: date.optional(),
      }),
    ),
  })

  it('has its shape, and no list of persons; an erased holder is absent', () => {
    const file = json('popolo.json')
    const { organizations, memberships } = popolo.parse(file)
    expect(Object.keys(file)).not.toContain('persons')
    expect(organizations.find(({ id }) => id === council.id)).toMatchObject({
      other_names: [{ name: '甲市议会', note: 'zh-Hans' }],
      parent_id: hostileIds.body,
    })
    expect(memberships.map(({ person }) => person.name)).toEqual(['A. Holder'])
  })
})

describe('flags of processes', () => {
  it('stand in the shape of Cardinal, by its codes where it has them, and mark nobody', () => {
    const file = json('flags/ocds.json')
    expect(Object.keys(file)).toEqual(['OCID', 'Meta'])
    expect(file.OCID).toEqual({ 'ocds-1/a&b': { 'end-date-moved-repeatedly': 1, R018: 1 } })
    expect(file.Meta.note).toContain('never an accusation')
  })
})

describe('badges', () => {
  it('say in words what is held, with the interval and the standing', () => {
    const svg = xmlTree(text(`badges/bodies/${council.id}.svg`))
    expect(svg.attributes).toMatchObject({
      role: 'img',
      'aria-label': 'Council of A: Pledges kept 62% (48% – 75%) · Adopted from The Monitor',
    })
    expect(text('badges/commitments/sample/homes.svg')).toContain('Partly fulfilled · Adopted from The Monitor')
    expect(text('zh-Hans/badges/commitments/sample/homes.svg')).toContain('一千套')
  })

  it('are well formed and the same twice, whatever the words', () => {
    for (const label of [...Object.values(attacks), '\u0000\u0007\uD800', '字'.repeat(300), '']) {
      const made = badge({ label, value: label, language: 'en' })
      expect(xmlTree(made).children.map(({ name }) => name)).toEqual(['title', 'rect', 'path', 'rect', 'g'])
      expect(badge({ label, value: label, language: 'en' })).toBe(made)
    }
    const hostile = xmlTree(text(`badges/commitments/${idPath(hostileIds.pledge)}.svg`))
    expect(hostile.attributes['aria-label']).toContain(attacks.ending)
  })
})

describe('cards', () => {
  it.each([
    [`embed/bodies/${council.id}.html`, 'Adopted from The Monitor'],
    [`embed/bodies/${idPath(hostileIds.body)}.html`, 'Too few judged for a rate'],
    ['embed/commitments/sample/homes.html', 'Partly fulfilled'],
    [`embed/commitments/${idPath(hostileIds.pledge)}.html`, 'Due date passed, not judged'],
    [`zh-Hans/embed/bodies/${council.id}.html`, '记录'],
  ])('%s may be framed, is valid and small', async (path, said) => {
    const answer = site.answer(path)!
    expect(answer.isEmbed).toBe(true)
    expect(answer.body).toContain(said)
    expect(answer.body).not.toContain('<script')
    expect(answer.body.length).toBeLessThan(4_000)
    expect(await faultsOf(String(answer.body))).toEqual([])
  })

  it('are offered as HTML to copy, safely', async () => {
    const en = await loadLocale('en')
    const options = { edition: small.edition, locales: [en], isStatic: true, proof: () => undefined, routes: [] }
    const view = viewOf({ ...options, live: 'https://kept.example/' }, en, 'data.html', {})
    const { card, badge: image } = embedSnippet(view, 'body', hostileIds.body, attacks.image)
    expect(card).toContain(`src="https://kept.example/embed/bodies/${idPath(hostileIds.body)}.html"`)
    expect(card).toContain('title="&quot;&gt;&lt;img src=x')
    expect(image).toContain('.svg" alt="&quot;')
  })
})

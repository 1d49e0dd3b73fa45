// The API answers, pages, refuses and describes itself.
import { Validator } from '@seriousme/openapi-schema-validator'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/base/refusal.ts'
import { loadLocale } from '../../../src/page/locale.ts'
import { makeApi } from '../../../src/publish/make-api.ts'
import { answerName, type OpenApi, openApi } from '../../../src/publish/rest/open-api.ts'
import { problemDocument } from '../../../src/publish/rest/problem.ts'
import { parameterNames } from '../../../src/publish/rest/question.ts'
import { type Endpoint, loadEndpoints } from '../../../src/publish/rest/resource.ts'
import { hostileIds } from '../sample-draft.ts'
import { changesCount, council, leagueId, pledgeId, type SmallEdition, smallEdition } from '../small-edition.ts'
import { ajvOf } from './ajv.ts'

let small: SmallEdition
let app: Hono
const moments: unknown[] = []

beforeAll(async () => {
  small = await smallEdition()
  app = await makeApi(async (moment) => {
    moments.push(moment)
    if (moment.asOf === '2099-01-01') throw new Refusal('edition-later', { day: '2099-01-01', newest: '2026-11-24' })
    if (moment.asOf === '1999-01-01') throw new Refusal('edition-busy')
    if (moment.asOf === '1998-01-01') throw new Error('secret /path')
    return small.edition
  })
})
afterAll(() => small.close())

const get = (path: string, init?: RequestInit) => app.request(`/api/v1/${path}`, init)
type Unit = { readonly unit: string; readonly rank: unknown }
type Line = { readonly id: string; readonly replies: readonly unknown[]; readonly figures: Unit }
type Units = { readonly units: readonly Unit[] }
type Answered<Data> = { readonly data: Data; readonly next: string | null; readonly total: number }
const jsonOf = async <Data = readonly Line[]>(path: string) => (await (await get(path)).json()) as Answered<Data>
const documentOf = async () => (await (await get('openapi.json')).json()) as OpenApi

describe('answers', () => {
  it('name edition, checkpoint and licences, and set no cookie', async () => {
    const response = await get('bodies')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await response.json()).toMatchObject({
      edition: {
        edition: small.edition.about.edition,
        asOf: '2026-11-24',
        knownAt: '2026-11-24T12:00:00.000Z',
        checkpoint: { origin: 'example.org/sample', size: changesCount, root: 'AAAA' },
        licences: [{ licence: 'CC-BY-4.0', attribution: 'The Monitor, 2026' }],
      },
      total: 2,
      next: null,
    })
  })

  it('come for ids that need escapes, by id and by path', async () => {
    const byId = await jsonOf<Line>(`commitments/${encodeURIComponent(hostileIds.pledge)}`)
    expect(byId.data.id).toBe(hostileIds.pledge)
    const byPath = await jsonOf<Line>('commitments/sample/homes')
    expect(byPath.data.id).toBe(pledgeId)
    expect((await jsonOf<Units>(`leagues/${encodeURIComponent(leagueId)}`)).data.units).toHaveLength(2)
  })

  it('filter by every value of a facet that is repeated, and are empty for values that nothing has', async () => {
    expect((await jsonOf('findings?standing=adopted&standing=computed')).total).toBe(3)
    expect((await jsonOf('findings?standing=adopted&standing=computed&current=no')).total).toBe(1)
    expect(await jsonOf("findings?standing=' OR 1=1 --")).toMatchObject({ data: [], total: 0, next: null })
    expect((await jsonOf('deals')).data.map(({ id }) => id)).toEqual(['works/bridge'])
  })

  it('give replies with the finding', async () => {
    const { data } = await jsonOf(`findings?commitment=${pledgeId}&current=yes`)
    expect(data.map(({ replies }) => replies.length)).toEqual([1, 1])
  })

  it('give the estimates of one body, and no rank to any supplier', async () => {
    const { data } = await jsonOf(`estimates?body=${council.id}`)
    expect(data).toMatchObject([{ figures: { unit: council.id }, head: { league: leagueId } }])
    const suppliers = await jsonOf('estimates?dimension=supplier')
    expect(suppliers.data.map(({ figures }) => figures.rank)).toEqual([null])
  })

  it('pass the moment on as it was asked for', async () => {
    moments.length = 0
    await get('edition?as-of=2024-02-29&known-at=2024-03-01T10:00:00%2B02:00')
    await get('edition?known-at=2024-03-01')
    expect(moments).toEqual([
      { asOf: '2024-02-29', knownAt: '2024-03-01T08:00:00.000Z' },
      { asOf: null, knownAt: '2024-03-01T23:59:59.999Z' },
    ])
  })

  it('say that nothing changed', async () => {
    const etag = (await get('bodies?limit=1')).headers.get('etag')!
    const again = await get('bodies?limit=1', { headers: { 'if-none-match': `"other", W/${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const packed = await get('bodies?limit=1', { headers: { 'accept-encoding': 'gzip' } })
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding'])
    const known = { 'if-none-match': packed.headers.get('etag')!, 'accept-encoding': 'gzip' }
    expect((await get('bodies?limit=1', { headers: known })).status).toBe(304)
    expect((await get('bodies?limit=2', { headers: { 'if-none-match': etag } })).status).toBe(200)
  })
})

describe('pages', () => {
  it.each([
    'changes?limit=7',
    'changes?limit=7&sort=leaf',
    'estimates?limit=1',
    'findings?limit=1',
    'bodies?limit=1&sort=-name',
  ])('of %s hold everything once, by next and by Link', async (path) => {
    const whole = await jsonOf(path.replace(/limit=\d/, 'limit=200'))
    const gathered: unknown[] = []
    let query = path
    for (;;) {
      const response = await get(query)
      const { data, next } = (await response.json()) as { data: unknown[]; next: string | null }
      gathered.push(...data)
      const link = response.headers.get('link')
      expect(link === null).toBe(next === null)
      if (next === null) break
      query = `${path.split('?')[0]}${/^<(.*)>; rel="next"$/.exec(link!)![1]}`
      expect(query).toContain(`after=${next}`)
    }
    expect(gathered).toEqual(whole.data)
  })

  it('of a league hold its units', async () => {
    const first = await jsonOf<Units>(`leagues/${encodeURIComponent(leagueId)}?limit=1`)
    const second = await jsonOf<Units>(`leagues/${encodeURIComponent(leagueId)}?limit=1&after=${first.next}`)
    expect([...first.data.units, ...second.data.units].map(({ unit }) => unit)).toEqual([council.id, hostileIds.body])
    expect(second.next).toBeNull()
  })
})

describe('what cannot be answered', () => {
  it.each([
    ['nothing', 404, 'no-such-address', undefined],
    ['', 404, 'no-such-address', undefined],
    ['../passwd', 404, 'no-such-address', undefined],
    ['bodies/..%2f..%2fetc', 404, 'not-found', undefined],
    ['bodies/%E0%A4%A', 404, 'not-found', undefined],
    ['bodies/%00', 404, 'not-found', undefined],
    [`deals/${pledgeId}`, 404, 'not-found', undefined],
    ['bodies?colour=red', 400, 'unknown-parameter', 'colour'],
    ['bodies?verdict=partly', 400, 'unknown-parameter', 'verdict'],
    ['edition?limit=1', 400, 'unknown-parameter', 'limit'],
    ['openapi.json?x=1', 400, 'unknown-parameter', undefined],
    ['bodies?__proto__=1', 400, 'unknown-parameter', '__proto__'],
    ['bodies?limit=1&limit=2', 400, 'repeated-parameter', 'limit'],
    ['bodies?limit=0', 400, 'broken-value', 'limit'],
    ['bodies?limit=201', 400, 'broken-value', 'limit'],
    ['bodies?limit=1e2', 400, 'broken-value', 'limit'],
    ['bodies?limit=', 400, 'broken-value', 'limit'],
    ['bodies?sort=constructor', 400, 'broken-value', 'sort'],
    ['bodies?as-of=2025-02-29', 400, 'broken-value', 'as-of'],
    ['bodies?as-of=', 400, 'broken-value', 'as-of'],
    ['bodies?known-at=yesterday', 400, 'broken-value', 'known-at'],
    ['bodies?as-of=2099-01-01', 400, 'moment-later', undefined],
    ['bodies?as-of=1999-01-01', 503, 'busy', undefined],
    ['bodies?as-of=1998-01-01', 500, 'server-fault', undefined],
    ['bodies?after=x', 400, 'broken-cursor', 'after'],
    ['bodies?after=W10', 400, 'broken-cursor', 'after'],
    ['search', 400, 'broken-value', 'q'],
    ['search?q=%00', 400, 'broken-value', 'q'],
  ] as const)('%s is told so', async (path, status, kind, parameter) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const problem = problemDocument.parse(await response.json())
    expect(problem).toMatchObject({ status, type: `/api.html#problem-${kind}` })
    expect(problem.parameter).toBe(parameter)
    expect(problem.detail).not.toContain('secret')
  })

  it('is a query that is too long, or a filter given too often', async () => {
    expect((await get(`bodies?type=${'x'.repeat(10_240)}`)).status).toBe(414)
    expect((await get(`bodies?${'type=a&'.repeat(51)}`)).status).toBe(400)
  })

  it('is a cursor of another list, order, filter or moment', async () => {
    const { next } = await jsonOf('changes?limit=1')
    for (const path of [
      'bodies',
      'changes?sort=leaf',
      'changes?kind=finding',
      'changes?as-of=2025-01-01',
      'estimates',
    ]) {
      const response = await get(`${path}${path.includes('?') ? '&' : '?'}after=${next}`)
      expect([path, response.status]).toEqual([path, 400])
    }
    expect((await get(`changes?limit=9&after=${next}`)).status).toBe(200)
  })

  it('names the parameters that there are', async () => {
    const { detail } = (await (await get('bodies?colour=red')).json()) as { detail: string }
    expect(detail).toContain('type, jurisdiction, group, area, sort, limit, after, as-of, known-at')
  })

  it('is anything but reading', async () => {
    const response = await get('bodies', { method: 'POST' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect((await get('bodies', { method: 'OPTIONS' })).status).toBe(204)
    const head = await get('bodies', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })
})

describe('the OpenAPI document', () => {
  it('is valid, with every endpoint and parameter, in words', async () => {
    const document = await documentOf()
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    const endpoints = await loadEndpoints()
    expect(Object.keys(document.paths)).toEqual(endpoints.map(({ path }) => `/${path}`))
    for (const endpoint of endpoints) {
      const { parameters, summary } = document.paths[`/${endpoint.path}`]!.get
      const query = parameters.filter((one) => one.in === 'query').map((one) => one.name)
      expect(query).toEqual(parameterNames(endpoint))
      expect(summary).not.toMatch(/^operation-/)
      for (const { description } of parameters) expect(description).not.toMatch(/^(param|facet)-/)
    }
  })

  it.each(['en', 'zh-Hans'])('has every word it uses in %s', async (language) => {
    const { find } = await loadLocale(language)
    const text = JSON.stringify(openApi(await loadEndpoints(), find))
    expect(text).not.toMatch(/"(param|facet|operation|response|problem|header)-/)
  })

  it('describes every answer', async () => {
    const document = await documentOf()
    const ajv = ajvOf(document)
    for (const endpoint of await loadEndpoints()) {
      const validate = ajv.getSchema(`openapi#/components/schemas/${answerName(endpoint)}`)!
      const paths = pathsOf(endpoint)
      expect([endpoint.name, paths.length > 0]).toEqual([endpoint.name, true])
      for (const path of paths) {
        const answer = await jsonOf(path)
        expect([path, validate(answer), validate.errors]).toEqual([path, true, null])
      }
      const { example } = document.paths[`/${endpoint.path}`]!.get.responses[200].content['application/json']
      if (example !== undefined) expect([endpoint.name, validate(example)]).toEqual([endpoint.name, true])
    }
    // The check can fail.
    const validate = ajv.getSchema('openapi#/components/schemas/BodiesAnswer')!
    expect(validate({ ...(await jsonOf('bodies')), extra: 1 })).toBe(false)
  })
})

function pathsOf({ path, isSearch }: Endpoint): readonly string[] {
  if (isSearch === true) return [`${path}?q=homes`]
  if (!path.includes('{id}')) return [path]
  const kind = { leagues: 'league', findings: 'finding', changes: 'change', deals: 'deal' }[path.split('/')[0]!]
  const ids = kindIds(kind ?? path.split('/')[0]!)
  return ids.map((id) => path.replace('{id}', encodeURIComponent(id)))
}

function kindIds(name: string): readonly string[] {
  if (name === 'deal') return ['works/bridge']
  const singular: Readonly<Record<string, string>> = { bodies: 'body', processes: 'process' }
  return [...small.edition.ids((singular[name] ?? name.replace(/s$/, '')) as 'body')]
}

// The REST API over editions: a Hono app that answers all below /api.
import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { Refusal } from '../base/refusal.ts'
import { loadLocale } from '../page/locale.ts'
import { codeDigest } from './code-digest.ts'
import type { Edition } from './edition/store.ts'
import type { MomentAsked } from './editions.ts'
import { writeCursor } from './rest/cursor.ts'
import { noteOf } from './rest/envelope.ts'
import { openApi } from './rest/open-api.ts'
import { isProblem, type Problem, problemKinds, quoted } from './rest/problem.ts'
import { queryCharsMax, readQuestion } from './rest/question.ts'
import { CursorError, type Endpoint, loadEndpoints } from './rest/resource.ts'

/** Gives the edition of a moment, null being the newest. Throws the Refusals `edition-later` and `edition-busy`. */
export type EditionFor = (moment: MomentAsked) => Promise<Edition>

/** An answer is its edition's, as this code words it. */
const madeBy = ['base', 'publish/api', 'publish/document', 'publish/rest']
const root = '/api/v1'
const newest: MomentAsked = { asOf: null, knownAt: null }

/**
 * Answers GET and HEAD, from any origin and without cookies. Every answer names licences, checkpoint and edition; every
 * error is a problem document, and a fault of the API itself is told to `onFault` alone. The same edition gives the same bytes, and its ETag.
 */
export async function makeApi(editionFor: EditionFor, onFault: (error: unknown) => void = () => {}): Promise<Hono> {
  const endpoints = await loadEndpoints()
  const { find } = await loadLocale('en')
  const sayProblem = (problem: Problem) => ({ ...problem, title: find('api', `problem-${problem.problem}`)! })
  const app = new Hono()
  app.use('*', async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(safeHeaders)) context.res.headers.set(name, value)
  })
  app.use('*', compress())
  const problem = (context: Context, given: Problem) => answerProblem(context, sayProblem(given))
  app.use('*', async (context, next) => {
    const { method, url } = context.req
    if (method === 'OPTIONS') return context.body(null, 204)
    if (method !== 'GET' && method !== 'HEAD') {
      context.header('allow', safeHeaders['access-control-allow-methods'])
      return problem(context, { problem: 'method-not-allowed', detail: 'The API is only read: GET, HEAD and OPTIONS.' })
    }
    const { length } = new URL(url).search
    if (length > queryCharsMax) {
      const detail = `The query has ${length} characters; ${queryCharsMax} is the most that is read.`
      return problem(context, { problem: 'address-too-long', detail })
    }
    await next()
    return undefined
  })
  app.get(`${root}/openapi.json`, async (context) => {
    if ([...new URL(context.req.url).searchParams.keys()].length > 0) {
      return problem(context, { problem: 'unknown-parameter', detail: 'This address knows no parameters.' })
    }
    const edition = await editionFor(newest)
    return answerJson(context, edition, () => JSON.stringify(openApi(endpoints, find, edition), null, 2))
  })
  for (const endpoint of endpoints) {
    app.get(`${root}/${endpoint.path.replace('{id}', ':id{.+}')}`, async (context) => {
      const answered = await ask(endpoint, context, editionFor)
      return answered instanceof Response ? answered : problem(context, answered)
    })
  }
  app.notFound((context) => {
    const known = [...new Set(endpoints.map(({ path }) => path.split('/')[0]!)), 'openapi.json'].join(', ')
    return problem(context, { problem: 'no-such-address', detail: `The API has nothing here. It has: ${known}.` })
  })
  app.onError((error, context) => {
    if (error instanceof Refusal && error.code === 'edition-later') {
      return problem(context, { problem: 'moment-later', detail: `${error.why} ${error.remedy}` })
    }
    if (error instanceof Refusal && error.code === 'edition-busy') {
      context.header('retry-after', '15')
      return problem(context, { problem: 'busy', detail: `${error.why} ${error.remedy}` })
    }
    onFault(error)
    // What went wrong inside is not the reader's to know, and may hold paths of the server.
    return problem(context, { problem: 'server-fault', detail: 'Something went wrong here. It is not your request.' })
  })
  return app
}

const safeHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'If-None-Match, Accept',
  'access-control-expose-headers': 'ETag, Link',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
} as const

async function ask(endpoint: Endpoint, context: Context, editionFor: EditionFor): Promise<Response | Problem> {
  const url = new URL(context.req.url)
  const id = context.req.param('id') ?? ''
  const asked = readQuestion(endpoint, id, url.searchParams)
  if (isProblem(asked)) return asked
  const edition = await editionFor(asked.moment)
  try {
    const answer = endpoint.answer(edition, asked.question)
    if (answer === undefined) {
      const detail = `This edition has nothing with the id ${quoted(id)} here.`
      return { problem: 'not-found', detail }
    }
    const next = answer.next === null ? null : writeCursor(asked.list, answer.next)
    if (next !== null) {
      url.searchParams.set('after', next)
      context.header('link', `<?${url.searchParams}>; rel="next"`)
    }
    return answerJson(context, edition, () => {
      const around = { edition: noteOf(edition), data: answer.data }
      return JSON.stringify(
        endpoint.isList ? { ...around, next, total: answer.total } : endpoint.isPaged ? { ...around, next } : around,
      )
    })
  } catch (error) {
    if (error instanceof CursorError) {
      return { problem: 'broken-cursor', detail: 'after is no cursor of this list.', parameter: 'after' }
    }
    throw error
  }
}

function answerJson(context: Context, edition: Edition, body: () => string): Response {
  const { pathname, search } = new URL(context.req.url)
  const digest = createHash('sha256')
    .update(`${edition.about.edition} ${pathname}${search} ${codeDigest(madeBy)}`)
    .digest('base64url')
  const etag = `"${digest.slice(0, 22)}"`
  context.header('etag', etag)
  // Kept by anyone, and asked for again: an edition may be replaced at any time.
  context.header('cache-control', 'public, no-cache')
  if (fitsEtag(context.req.header('if-none-match'), etag)) return context.body(null, 304)
  return context.body(body(), 200, { 'content-type': 'application/json; charset=utf-8' })
}

function fitsEtag(given: string | undefined, etag: string): boolean {
  if (given === undefined) return false
  return given.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}

function answerProblem(context: Context, { problem, title, detail, parameter }: Problem & { readonly title: string }) {
  const { pathname, search } = new URL(context.req.url)
  const instance = `${pathname}${search}`
  const place = pathname.indexOf(root)
  const status = problemKinds[problem]
  const body = {
    type: `${place < 0 ? '' : pathname.slice(0, place)}/api.html#problem-${problem}`,
    title,
    status,
    detail,
    instance: instance.length > 500 ? `${instance.slice(0, 500)}…` : instance,
    ...(parameter === undefined ? {} : { parameter }),
  }
  context.header('cache-control', 'no-store')
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json; charset=utf-8' })
}

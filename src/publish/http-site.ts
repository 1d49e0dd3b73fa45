// The site over HTTP: every path of the routes, with the headers that keep readers safe and answers cheap.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import type { Locale } from '../page/locale.ts'
import { parseTilePath } from '../record/tile.ts'
import { type AnswerMemory, answerMemory } from './answer-memory.ts'
import { type Asset, loadAssets } from './asset-file.ts'
import { codeDigest } from './code-digest.ts'
import type { Edition } from './edition/store.ts'
import type { Editions, MomentAsked, OpenEdition } from './editions.ts'
import { errorPage } from './error-page.ts'
import {
  encoded,
  forever,
  type Headers,
  has,
  noStore,
  revalidate,
  send,
  sendAnswer,
  sendFile,
  takesGzip,
  unchanged,
} from './http-answer.ts'
import { readMoment } from './moment-query.ts'
import type { Route } from './route.ts'
import { makeSite, type Site } from './site.ts'

export type HttpSiteOptions = {
  readonly editions: Editions
  readonly locales: readonly Locale[]
  readonly routes: readonly Route[]
  /** Folder of the log, whose checkpoint and tiles anyone may fetch. */
  readonly logDir: string
  /** The API, which answers all below /api/. */
  readonly api: Hono
  /** Told of faults of the site itself, of which readers learn no more than that there was one. */
  readonly onFault?: (error: unknown) => void
  /** Room for pages that were asked for before. */
  readonly memoryBytes?: number
}

/** Longest path and query that are read. */
const urlCharsMax = 4_096
const memoryBytesDefault = 64 * 2 ** 20

export function httpSite(options: HttpSiteOptions): Hono {
  const { api } = options
  const app = new Hono()
  const sites = new WeakMap<OpenEdition, OpenSite>()
  const siteOf = (open: OpenEdition) => {
    let site = sites.get(open)
    if (site === undefined) {
      site = openSite(options, open)
      sites.set(open, site)
    }
    return site
  }
  app.all('/api/*', (context) => api.fetch(context.req.raw))
  app.on(['GET', 'HEAD'], '*', (context) => {
    const known = context.req.url.includes('?') ? undefined : remembered(context, siteOf(options.editions.current()))
    return known ?? answer(context, options, siteOf)
  })
  app.onError((error, context) => {
    options.onFault?.(error)
    return sendAnswer(context, errorPage(options, { status: 500, path: '' }), noStore)
  })
  app.all('*', (context) => {
    return sendAnswer(context, errorPage(options, { status: 405, path: '' }), { ...noStore, allow: 'GET, HEAD' })
  })
  return app
}

type OpenSite = {
  readonly site: Site
  readonly etag: string
  /** Pages without a question and files, by encoding and path: those of the edition shown alone. */
  readonly memory: AnswerMemory
}

function openSite(options: HttpSiteOptions, { id, edition, proof }: OpenEdition): OpenSite {
  const languages = options.locales.map(({ language }) => language).join('_')
  // Weak: compressed and plain, an answer is the same. A page is its edition's, in the code and the languages of this server.
  const etag = `W/"${id}-${languages}-${codeDigest(['base', 'page', 'publish']).slice(0, 12)}"`
  const site = makeSite({ ...options, edition, proof, isStatic: false, live: null })
  return { site, etag, memory: answerMemory(options.memoryBytes ?? memoryBytesDefault) }
}

function remembered(context: Context, { memory, etag }: OpenSite): Response | undefined {
  const sent = memory.find(memoryKey(context))
  if (sent === undefined) return undefined
  return has(context, etag) ? unchanged(etag, sent.isEmbed) : send(sent)
}

function memoryKey(context: Context): string {
  const { url } = context.req
  const question = url.indexOf('?')
  const path = url.slice(url.indexOf('/', 8), question < 0 ? url.length : question)
  return (takesGzip(context) ? 'gzip ' : 'plain ') + path
}

async function answer(
  context: Context,
  options: HttpSiteOptions,
  siteOf: (open: OpenEdition) => OpenSite,
): Promise<Response> {
  const wanted = wantedPath(context.req.url)
  const fail = (status: number, more: Headers = noStore) =>
    sendAnswer(context, errorPage(options, { status, path: wanted?.path ?? '' }), more)
  if (wanted === undefined) return fail(400)
  if (context.req.url.length > urlCharsMax) return fail(414)
  const { path, query } = wanted
  const asset = assetAt(path)
  if (asset !== undefined) {
    const { mediaType, bytes } = asset
    const sent = encoded({ status: 200, mediaType, body: bytes, isEmbed: false }, takesGzip(context), forever)
    // Its name changes with its bytes, so that one is compressed once an edition and not once a reader.
    siteOf(options.editions.current()).memory.keep(memoryKey(context), sent)
    return send(sent)
  }
  if (path.startsWith('log/')) return logFile(context, options.logDir, path.slice(4)) ?? fail(404)
  const moment = readMoment(query)
  if (moment === undefined) return fail(400)
  // Questions are endless: a page that answers one, or is of another moment, is made anew. A file answers none.
  const isLasting = query === noQuery || (isNewest(moment) && isFile(path))
  if (isLasting && query !== noQuery) {
    const known = remembered(context, siteOf(options.editions.current()))
    if (known !== undefined) return known
  }
  const days = siteOf(options.editions.current()).site.daysBeside(path, query)
  let taken = await take(options.editions, moment, days)
  // An edition may be shown no more, and be closed, while others are made. All are there by now: taken again, all are open.
  if (days.length > 0) taken = await take(options.editions, moment, days)
  if (taken === 'later') return fail(400)
  if (taken === 'busy') return fail(503, { ...noStore, 'retry-after': '15' })
  const { open, beside } = taken
  const { site, etag, memory } = siteOf(open)
  if (path.startsWith('downloads/')) return download(context, open, path.slice(10), etag) ?? fail(404)
  const found = site.answer(path, { query, moment, beside })
  if (found === undefined) return fail(404)
  if (found.status !== 200) return sendAnswer(context, found, noStore)
  if (has(context, etag)) return unchanged(etag, found.isEmbed)
  const sent = encoded(found, takesGzip(context), { ...revalidate, etag })
  if (isLasting) memory.keep(memoryKey(context), sent)
  return send(sent)
}

function isNewest({ asOf, knownAt }: MomentAsked): boolean {
  return asOf === null && knownAt === null
}

// Pages end in `.html`, that of a folder in nothing.
function isFile(path: string): boolean {
  return !/(^|\/|\.html)$/.test(path)
}

type Taken = { readonly open: OpenEdition; readonly beside: ReadonlyMap<string, Edition> }

async function take(
  editions: Editions,
  moment: MomentAsked,
  days: readonly string[],
): Promise<Taken | 'busy' | 'later'> {
  const open = isNewest(moment) ? editions.current() : await editions.at(moment)
  if (open === 'busy' || open === 'later') return open
  const beside = new Map<string, Edition>()
  for (const asOf of days) {
    const other = await editions.at({ asOf, knownAt: moment.knownAt })
    if (other === 'busy') return 'busy'
    if (other !== 'later') beside.set(asOf, other.edition)
  }
  return { open, beside }
}

/** Undefined where the path is not one: broken escapes, or steps out of a folder. */
function wantedPath(url: string): { readonly path: string; readonly query: URLSearchParams } | undefined {
  const start = url.indexOf('/', 8)
  const question = url.indexOf('?', start)
  const raw = question < 0 ? url.slice(start + 1) : url.slice(start + 1, question)
  try {
    const path = raw.includes('%') ? decodeURIComponent(raw) : raw
    if (path.includes('\0') || path.split('/').includes('..')) return undefined
    return { path, query: question < 0 ? noQuery : new URLSearchParams(url.slice(question)) }
  } catch {
    return undefined
  }
}

const noQuery = new URLSearchParams()

let assetsByPath: ReadonlyMap<string, Asset> | undefined

function assetAt(path: string): Asset | undefined {
  assetsByPath ??= new Map([...loadAssets().values()].map((asset) => [asset.path, asset]))
  return assetsByPath.get(path)
}

function logFile(context: Context, dir: string, path: string): Response | undefined {
  const isTile = path.startsWith('tile/') && parseTilePath(path) !== undefined
  if (path !== 'checkpoint' && !isTile) return undefined
  const file = join(dir, path)
  if (!existsSync(file)) return undefined
  const mediaType = isTile ? 'application/octet-stream' : 'text/plain; charset=utf-8'
  return sendFile(context, file, mediaType, isTile ? forever : { 'cache-control': 'public, max-age=5' })
}

function download(context: Context, { dir, edition }: OpenEdition, name: string, etag: string): Response | undefined {
  const file = edition.about.tables.flatMap(({ files }) => files).find(({ path }) => path === `downloads/${name}`)
  if (file === undefined) return undefined
  if (has(context, etag)) return unchanged(etag, false)
  return sendFile(context, join(dir, file.path), file.mediaType, {
    ...revalidate,
    etag,
    'access-control-allow-origin': '*',
  })
}

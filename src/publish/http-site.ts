// The site over HTTP: every path of the routes, with the headers that keep readers safe and answers cheap.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import type { Locale } from '../page/locale.ts'
import { parseTilePath } from '../record/tile.ts'
import { type Asset, loadAssets } from './asset-file.ts'
import type { Editions, OpenEdition } from './editions.ts'
import { errorPage } from './error-page.ts'
import { readMoment } from './moment-query.ts'
import type { Route } from './route.ts'
import { type Answer, makeSite, policy, type Site } from './site.ts'

export type HttpSiteOptions = {
  readonly editions: Editions
  readonly locales: readonly Locale[]
  readonly routes: readonly Route[]
  /** Folder of the log, whose checkpoint and tiles anyone may fetch. */
  readonly logDir: string
  /** The API, which answers all below /api/. */
  readonly api: Hono
}

/** Longest path and query that are read. */
const urlCharsMax = 4_096

export function httpSite(options: HttpSiteOptions): Hono {
  const { api } = options
  const app = new Hono()
  const sites = new WeakMap<OpenEdition, Site>()
  const siteOf = (open: OpenEdition) => {
    let site = sites.get(open)
    if (site === undefined) {
      const { edition, proof } = open
      site = makeSite({ ...options, edition, proof, isStatic: false, live: null })
      sites.set(open, site)
    }
    return site
  }
  app.all('/api/*', (context) => api.fetch(context.req.raw))
  app.on(['GET', 'HEAD'], '*', (context) => answer(context, options, siteOf))
  app.all('*', (context) => {
    context.header('allow', 'GET, HEAD')
    return send(context, errorPage(options, { status: 405, path: '' }), noStore)
  })
  return app
}

const noStore = 'no-store'
const revalidate = 'public, max-age=60'
const forever = 'public, max-age=31536000, immutable'

async function answer(
  context: Context,
  options: HttpSiteOptions,
  siteOf: (open: OpenEdition) => Site,
): Promise<Response> {
  const wanted = wantedPath(context.req.url)
  const fail = (status: number, path = wanted?.path ?? '') =>
    send(context, errorPage(options, { status, path }), noStore)
  if (wanted === undefined) return fail(400)
  if (context.req.url.length > urlCharsMax) return fail(414)
  const { path, query } = wanted
  const asset = assetAt(path)
  if (asset !== undefined) return sendBytes(context, asset.bytes, asset.mediaType, forever)
  if (path.startsWith('log/')) return logFile(context, options.logDir, path.slice(4)) ?? fail(404)
  const moment = readMoment(query)
  if (moment === undefined) return fail(400)
  let open = options.editions.current()
  if (moment.asOf !== null || moment.knownAt !== null) {
    const other = await options.editions.at(moment)
    if (other === 'later') return fail(400)
    if (other === 'busy') {
      context.header('retry-after', '15')
      return fail(503)
    }
    open = other
  }
  const etag = `"${open.id}"`
  if (context.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers: { etag } })
  if (path.startsWith('downloads/')) return download(context, open, path.slice(10), etag) ?? fail(404)
  const found = siteOf(open).answer(path, { query, moment })
  if (found === undefined) return fail(404)
  if (found.status === 200) context.header('etag', etag)
  return send(context, found, found.status === 200 ? revalidate : noStore)
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
  return sendFile(context, file, mediaType, isTile ? forever : 'public, max-age=5')
}

function download(context: Context, { dir, edition }: OpenEdition, name: string, etag: string): Response | undefined {
  const file = edition.about.tables.flatMap(({ files }) => files).find(({ path }) => path === `downloads/${name}`)
  if (file === undefined) return undefined
  context.header('etag', etag)
  context.header('access-control-allow-origin', '*')
  return sendFile(context, join(dir, file.path), file.mediaType, revalidate)
}

function sendFile(context: Context, file: string, mediaType: string, cache: string): Response {
  setHeaders(context, false, cache)
  context.header('content-type', mediaType)
  context.header('content-length', String(statSync(file).size))
  if (context.req.method === 'HEAD') return context.body(null)
  return context.body(Readable.toWeb(createReadStream(file)) as ReadableStream)
}

function sendBytes(context: Context, bytes: Buffer, mediaType: string, cache: string): Response {
  return send(context, { status: 200, mediaType, body: bytes, isEmbed: false }, cache)
}

/** Shorter bodies are not worth compressing. */
const gzipCharsMin = 1_024

function send(context: Context, { status, mediaType, body, isEmbed }: Answer, cache: string): Response {
  setHeaders(context, isEmbed, cache)
  context.header('content-type', mediaType)
  const isText = /^(text|application\/(json|.*\+json|.*xml)|image\/svg)/.test(mediaType)
  if (isText) context.header('vary', 'Accept-Encoding')
  if (isText && body.length >= gzipCharsMin && context.req.header('accept-encoding')?.includes('gzip') === true) {
    context.header('content-encoding', 'gzip')
    return context.body(new Uint8Array(gzipSync(body, { level: 5 })), status as 200)
  }
  return context.body(typeof body === 'string' ? body : new Uint8Array(body), status as 200)
}

function setHeaders(context: Context, isEmbed: boolean, cache: string): void {
  for (const [name, value] of isEmbed ? embedHeaders : pageHeaders) context.header(name, value)
  context.header('cache-control', cache)
}

const everyHeader: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()'],
]
const pageHeaders = [
  ...everyHeader,
  ['content-security-policy', `${policy(false)}; frame-ancestors 'none'`],
  ['cross-origin-opener-policy', 'same-origin'],
] as const
const embedHeaders = [...everyHeader, ['content-security-policy', `${policy(true)}; frame-ancestors *`]] as const

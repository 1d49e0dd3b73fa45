// The site over HTTP: every path of the routes, with the headers that keep readers safe and answers cheap.

import { createReadStream, existsSync, statSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import type { Locale } from '../page/locale.ts'
import { parseTilePath } from '../record/tile.ts'
import { type Asset, loadAssets } from './asset-file.ts'
import { codeDigest } from './code-digest.ts'
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
  /** Told of faults of the site itself, of which readers learn no more than that there was one. */
  readonly onFault?: (error: unknown) => void
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
  app.onError((error, context) => {
    options.onFault?.(error)
    return send(context, errorPage(options, { status: 500, path: '' }), noStore)
  })
  app.all('*', (context) => {
    return send(context, errorPage(options, { status: 405, path: '' }), { ...noStore, allow: 'GET, HEAD' })
  })
  return app
}

type Headers = Readonly<Record<string, string>>

const noStore: Headers = { 'cache-control': 'no-store' }
const revalidate: Headers = { 'cache-control': 'public, max-age=60' }
const forever: Headers = { 'cache-control': 'public, max-age=31536000, immutable' }

async function answer(
  context: Context,
  options: HttpSiteOptions,
  siteOf: (open: OpenEdition) => Site,
): Promise<Response> {
  const wanted = wantedPath(context.req.url)
  const fail = (status: number, more: Headers = noStore) =>
    send(context, errorPage(options, { status, path: wanted?.path ?? '' }), more)
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
    if (other === 'busy') return fail(503, { ...noStore, 'retry-after': '15' })
    open = other
  }
  const etag = etagOf(open, options.locales)
  if (path.startsWith('downloads/')) return download(context, open, path.slice(10), etag) ?? fail(404)
  const found = siteOf(open).answer(path, { query, moment })
  if (found === undefined) return fail(404)
  if (found.status !== 200) return send(context, found, noStore)
  return has(context, etag) ? unchanged(etag, found.isEmbed) : send(context, found, { ...revalidate, etag })
}

// Weak: compressed and plain, an answer is the same. A page is its edition's, in the code and the languages of this server.
function etagOf({ id }: OpenEdition, locales: readonly Locale[]): string {
  const languages = locales.map(({ language }) => language).join()
  return `W/"${id}-${languages.replaceAll(',', '_')}-${codeDigest(['base', 'page', 'publish']).slice(0, 12)}"`
}

/** Whether the reader has it already. */
function has(context: Context, etag: string): boolean {
  const given = headerOf(context, 'if-none-match')
  if (given === undefined) return false
  const plain = etag.replace('W/', '')
  return given.split(',').some((one) => one.trim() === '*' || one.trim().replace('W/', '') === plain)
}

function unchanged(etag: string, isEmbed: boolean): Response {
  return new Response(null, {
    status: 304,
    headers: { ...(isEmbed ? embedHeaders : pageHeaders), ...revalidate, etag },
  })
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

function sendFile(context: Context, file: string, mediaType: string, more: Headers): Response {
  const headers = {
    ...pageHeaders,
    ...more,
    'content-type': mediaType,
    'content-length': String(statSync(file).size),
  }
  const body = context.req.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(file)) as ReadableStream)
  return new Response(body, { headers })
}

function sendBytes(context: Context, bytes: Buffer, mediaType: string, more: Headers): Response {
  return send(context, { status: 200, mediaType, body: bytes, isEmbed: false }, more)
}

/** Shorter bodies are not worth compressing. */
const gzipCharsMin = 1_024

// Headers are given as one plain object: setting them one by one costs more than the page.
function send(context: Context, { status, mediaType, body, isEmbed }: Answer, more: Headers): Response {
  const headers: Record<string, string> = {
    ...(isEmbed ? embedHeaders : pageHeaders),
    ...more,
    'content-type': mediaType,
  }
  if (isText(mediaType)) {
    headers['vary'] = 'Accept-Encoding'
    if (body.length >= gzipCharsMin && takesGzip(headerOf(context, 'accept-encoding'))) {
      headers['content-encoding'] = 'gzip'
      return new Response(new Uint8Array(gzipSync(body, { level: 5 })), { status, headers })
    }
  }
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { status, headers })
}

function takesGzip(accepted: string | undefined): boolean {
  return accepted !== undefined && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)
}

function isText(mediaType: string): boolean {
  return /^(text|application\/(json|.*\+json|.*xml)|image\/svg)/.test(mediaType)
}

// Node has parsed the headers already; asking the request for them would make a whole object of them.
function headerOf({ env, req }: Context, name: 'accept-encoding' | 'if-none-match'): string | undefined {
  const incoming = (env as { readonly incoming?: IncomingMessage } | undefined)?.incoming
  return incoming === undefined ? req.header(name) : (incoming.headers[name] as string | undefined)
}

const everyHeader: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
}
const pageHeaders: Headers = {
  ...everyHeader,
  'content-security-policy': `${policy(false)}; frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
}
const embedHeaders: Headers = { ...everyHeader, 'content-security-policy': `${policy(true)}; frame-ancestors *` }

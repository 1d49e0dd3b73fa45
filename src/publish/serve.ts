// Serves one record over HTTP: pages and files of its newest edition.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { loadLocale } from '../page/locale.ts'
import { loadAssets } from './asset-file.ts'
import { storeName } from './edition/make-edition.ts'
import { openEdition } from './edition/store.ts'
import { loadRoutes } from './route.ts'
import { makeSite, policy } from './site.ts'

export type Serving = {
  /** Makes an edition in a folder that is not there yet. */
  readonly make: (dir: string) => Promise<void>
  readonly port: number
  readonly host: string
}

export async function serveRecord({
  make,
  port,
  host,
}: Serving): Promise<{ readonly port: number; readonly close: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), 'kept-edition-'))
  await make(join(dir, 'edition'))
  const edition = await openEdition(join(dir, 'edition', storeName))
  const site = makeSite({
    edition,
    locales: await Promise.all(['en', 'zh-Hans'].map(loadLocale)),
    routes: await loadRoutes(),
    isStatic: false,
    live: null,
    proof: () => undefined,
  })
  const app = new Hono()
  const assets = new Map([...loadAssets().values()].map((asset) => [asset.path, asset]))
  app.get('*', (context) => {
    const path = decodeURI(new URL(context.req.url).pathname).slice(1)
    const asset = assets.get(path)
    if (asset !== undefined) return context.body(new Uint8Array(asset.bytes), 200, { 'content-type': asset.mediaType })
    const answer = site.answer(path, { query: new URL(context.req.url).searchParams })
    if (answer === undefined) return context.text('Not found', 404)
    return context.body(typeof answer.body === 'string' ? answer.body : new Uint8Array(answer.body), 200, {
      'content-type': answer.mediaType,
      'content-security-policy': policy(answer.isEmbed),
    })
  })
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) =>
      resolve({ port: address.port, close: () => void server.close() }),
    )
  })
}

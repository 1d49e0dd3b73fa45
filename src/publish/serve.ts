// Serves one record over HTTP: pages and files of its newest edition.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { loadLocale } from '../page/locale.ts'
import type { OpenRecord } from '../record/record.ts'
import type { Method } from '../score/method.ts'
import { loadAssets } from './asset-file.ts'
import { makeEdition, storeName } from './edition/make-edition.ts'
import { openEdition } from './edition/store.ts'
import { loadRoutes } from './route.ts'
import { makeSite, policy } from './site.ts'

export type Serving = {
  readonly record: OpenRecord
  readonly method: Method
  readonly port: number
  readonly host: string
  readonly clock: () => number
  readonly onStage: (stage: string) => void
}

export async function serveRecord({
  record,
  method,
  port,
  host,
  clock,
  onStage,
}: Serving): Promise<{ readonly port: number; readonly close: () => void }> {
  const now = new Date(clock()).toISOString()
  const dir = mkdtempSync(join(tmpdir(), 'kept-edition-'))
  await makeEdition({
    record,
    moment: { asOf: now.slice(0, 10), knownAt: now, today: now.slice(0, 10), language: record.settings.languages[0]! },
    method,
    dir: join(dir, 'edition'),
    onStage,
  })
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

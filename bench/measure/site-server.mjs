// A process that serves an edition's site at one port, without a memory at another, and a fixed string at a third; tells all
// three, and its peak memory at the end.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { loadLocale } from '../../dist/page/locale.js'
import { openEdition } from '../../dist/publish/edition/store.js'
import { httpSite } from '../../dist/publish/http-site.js'
import { proofMaker } from '../../dist/publish/proof-maker.js'
import { loadRoutes } from '../../dist/publish/route.js'

const [folder, charsOfFixed] = process.argv.slice(2)
const edition = await openEdition(join(folder, 'edition', 'edition.sqlite'))
const { size, note } = edition.about.checkpoint
const logDir = join(folder, 'record', 'log')
const open = {
  id: edition.about.edition,
  dir: join(folder, 'edition'),
  edition,
  proof: proofMaker({ dir: logDir, size }, note),
}
if (!existsSync(logDir)) throw new Error(`${logDir} is not there`)
const options = {
  api: new Hono(),
  editions: { current: () => open, at: async () => open, refresh: async () => false, close: () => {} },
  locales: [await loadLocale('en')],
  routes: await loadRoutes(),
  logDir,
}
const text = 'k'.repeat(Number(charsOfFixed))
const fixed = new Hono()
fixed.get('*', (context) => context.body(text, 200, { 'content-type': 'text/html; charset=utf-8' }))
const listening = (fetch) =>
  new Promise((done) => serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => done(port)))
process.send({
  site: await listening(httpSite(options).fetch),
  anew: await listening(httpSite({ ...options, memoryBytes: 0 }).fetch),
  fixed: await listening(fixed.fetch),
})
process.on('message', () => {
  process.send({ peak: Math.round(process.resourceUsage().maxRSS / 1024) }, () => process.exit(0))
})

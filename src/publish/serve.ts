// Serves one record over HTTP, and switches whole to the next edition when the log has grown.
import { type ServerType, serve } from '@hono/node-server'
import { Refusal } from '../base/refusal.ts'
import { loadLocale } from '../page/locale.ts'
import type { Method } from '../score/method.ts'
import { type EditionWanted, openEditions } from './editions.ts'
import { httpSite } from './http-site.ts'
import { makeApi } from './make-api.ts'
import { loadRoutes } from './route.ts'

export type Serving = {
  /** Folder of the record. */
  readonly dir: string
  readonly logDir: string
  readonly method: Method
  /** Languages of the pages, the default first. */
  readonly languages: readonly string[]
  /** 0 takes any that is free. */
  readonly port: number
  readonly host: string
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Makes an edition in a folder that is not there yet, and tells its id. */
  readonly make: (wanted: EditionWanted) => Promise<string>
  /** How often to look whether the log has grown. */
  readonly refreshMilliseconds: number
  /** Told of every edition that is shown from then on, and of a failure to make one: the last one stays. */
  readonly onShown: (edition: string) => void
  readonly onFailure: (error: unknown) => void
  /** Told of faults while answering; readers are told no more than that there was one. */
  readonly onFault: (error: unknown) => void
}

export type Served = { readonly port: number; readonly close: () => Promise<void> }

export async function serveRecord(serving: Serving): Promise<Served> {
  const { dir, logDir, method, clock, make, languages, refreshMilliseconds, onShown, onFailure, onFault } = serving
  const editions = await openEditions({ dir, method, clock, make })
  onShown(editions.current().id)
  const api = await makeApi(async (moment) => {
    const open = await editions.at(moment)
    if (open === 'busy') throw new Refusal('edition-busy')
    if (open === 'later') {
      throw new Refusal('edition-later', { day: moment.asOf!, newest: editions.current().edition.about.asOf })
    }
    return open.edition
  }, onFault)
  const app = httpSite({
    api,
    editions,
    locales: await Promise.all(languages.map(loadLocale)),
    routes: await loadRoutes(),
    logDir,
    onFault,
  })
  let isRefreshing = false
  const timer = setInterval(async () => {
    if (isRefreshing) return
    isRefreshing = true
    try {
      if (await editions.refresh()) onShown(editions.current().id)
    } catch (error) {
      onFailure(error)
    } finally {
      isRefreshing = false
    }
  }, refreshMilliseconds)
  timer.unref()
  const { server, port } = await listening(serving, app.fetch)
  return {
    port,
    close: async () => {
      clearInterval(timer)
      await ended(server)
      editions.close()
    },
  }
}

// Answers at work are ended, those of readers who never come to their end are cut off.
async function ended(server: ServerType): Promise<void> {
  const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMilliseconds)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(cut)
}

const graceMilliseconds = 3_000

function listening(
  { port, host }: Pick<Serving, 'port' | 'host'>,
  fetch: Parameters<typeof serve>[0]['fetch'],
): Promise<{ readonly server: ServerType; readonly port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, (address) => resolve({ server, port: address.port }))
    server.on('error', reject)
  })
}

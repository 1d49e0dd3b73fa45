// The site of the sample record for a browser: served, and exported behind a plain file server.
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { exportEdition } from '../../src/publish/export.ts'
import { fillPath, loadRoutes, type Params } from '../../src/publish/route.ts'
import { sharedEdition } from '../publish/sample-record.ts'

export const languages = ['en', 'zh-Hans']

type ShownSite = {
  /** `http://127.0.0.1:PORT/`. */
  readonly base: string
  readonly close: () => Promise<void>
}

export type ExportedSite = ShownSite & { readonly dir: string }

/** The sample record as `kept export` writes it, behind a server that knows nothing but files. */
export async function exportedSample(): Promise<ExportedSite> {
  const { dir: editionDir, record, close } = await sharedEdition({ contracts: true })
  const folder = mkdtempSync(join(tmpdir(), 'kept-exported-'))
  const dir = join(folder, 'site')
  await exportEdition({ editionDir, logDir: record.log.dir, target: dir, languages, live: null, threads: 1 })
  const server = createServer((request, response) => {
    const path = join(dir, decodeURIComponent(new URL(request.url!, 'http://x').pathname))
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path
    if (!existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    dir,
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      close()
      rmSync(folder, { recursive: true })
    },
  }
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Paths of pages, some of every route: the first, the last and some between of those with many. */
export async function pagesOfEveryRoute(): Promise<readonly string[]> {
  const { edition, close } = await sharedEdition({ contracts: true })
  const routes = (await loadRoutes()).filter(({ kind }) => kind === 'page')
  const paths = routes.flatMap(({ path, all }) => {
    const params: readonly Params[] = all === undefined ? [{}] : [...all(edition)]
    const some = new Set([0, Math.floor(params.length / 2), params.length - 1].map((i) => params[i]))
    return [...some].flatMap((one) => (one === undefined ? [] : [fillPath(path, one)]))
  })
  close()
  return paths
}

// The style sheet and the scripts of the pages: named after their digest, so that they can be kept for a year.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'

export type Asset = { readonly path: string; readonly mediaType: string; readonly bytes: Buffer }

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** All assets by their plain name. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  loaded ??= readAssets()
  return loaded
}

let loaded: ReadonlyMap<string, Asset> | undefined

function readAssets(): ReadonlyMap<string, Asset> {
  const folder = new URL('../page/asset/', import.meta.url)
  return new Map(
    readdirSync(folder)
      .filter((name) => mediaTypes[extname(name)] !== undefined)
      .sort()
      .map((name) => {
        const bytes = readFileSync(new URL(name, folder))
        const extension = extname(name)
        const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
        const path = `assets/${name.slice(0, -extension.length)}.${digest}${extension}`
        return [name, { path, mediaType: mediaTypes[extension]!, bytes }]
      }),
  )
}

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
        const extension = extname(name)
        const read = readFileSync(new URL(name, folder))
        const bytes = extension === '.css' ? Buffer.from(tightSheet(read.toString('utf8'))) : read
        const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
        const path = `assets/${name.slice(0, -extension.length)}.${digest}${extension}`
        return [name, { path, mediaType: mediaTypes[extension]!, bytes }]
      }),
  )
}

/**
 * A style sheet without its comments and without the white space that only people need. Strings stay as they are, so long as
 * each stands on one line, as CSS has it, and holds no comment.
 */
export function tightSheet(sheet: string): string {
  return sheet
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(tightLine)
    .join('')
    .replaceAll(';}', '}')
    .replace(/([;{(])([\w-]+): /g, '$1$2:')
}

function tightLine(line: string): string {
  const isSelector = /[{,]$/.test(line)
  const parts = line.split(/("[^"]*")/).map((part, i) => (i % 2 === 1 ? part : tightPart(part, isSelector)))
  return /[;{},:(]$/.test(line) ? parts.join('').replace(/ \{$/, '{') : `${parts.join('')} `
}

// A sign between selectors needs no space; in a value, as that of `calc()`, it may. A share needs no zero before its point.
function tightPart(part: string, isSelector: boolean): string {
  const joined = isSelector ? part.replace(/ ([>+~]) /g, '$1') : part
  return joined
    .replace(/, ?(?=.)/g, ',')
    .replace(/([ (,])0\.(?=\d)/g, '$1.')
    .replace(' !important', '!important')
}

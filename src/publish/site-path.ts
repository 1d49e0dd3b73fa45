// Paths of the site: how ids become file names, and how one page links to another.
import { createHash } from 'node:crypto'

/**
 * The path of an id, good as a file name everywhere and as a URL without escapes: letters of ASCII, digits, `-`, `_` and
 * inner dots stay, `/` parts folders, every other byte of its UTF-8 becomes `~hh`. Parts too long for a file name are cut
 * and told apart by a hash.
 */
export function idPath(id: string): string {
  let path = known.get(id)
  if (path === undefined) {
    path = id.split('/').map(partPath).join('/')
    if (known.size >= knownMax) known.clear()
    known.set(id, path)
  }
  return path
}

// A page names the same ids again and again.
const known = new Map<string, string>()
const knownMax = 10_000

const partCharsMax = 120

function partPath(part: string): string {
  if (part === '') return '~'
  const safe = part.replace(/[^A-Za-z0-9_.-]/gu, escaped).replace(/^\.|\.$/g, '~2e')
  if (safe.length <= partCharsMax) return safe
  return `${safe.slice(0, partCharsMax - 18)}~~${createHash('sha256').update(part).digest('hex').slice(0, 16)}`
}

function escaped(char: string): string {
  return [...Buffer.from(char)].map((byte) => `~${byte.toString(16).padStart(2, '0')}`).join('')
}

/** The way from the page at `from` to `to`, both from the root of the site: relative, so that the site can lie anywhere. */
export function relativePath(from: string, to: string): string {
  const depth = from.split('/').length - 1
  return depth === 0 ? `./${to}` : `${'../'.repeat(depth)}${to}`
}

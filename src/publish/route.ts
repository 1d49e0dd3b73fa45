// What the site is made of: pages and files, found by their place, served and exported by the same routes.
import { readdir } from 'node:fs/promises'
import type { Html } from '../base/html.ts'
import type { Locale } from '../page/locale.ts'
import type { Edition } from './edition/store.ts'

export type Params = Readonly<Record<string, string>>

/** What a page or file is made from. */
export type View = {
  readonly edition: Edition
  readonly locale: Locale
  /** Languages of the site, the default first. */
  readonly languages: readonly string[]
  /** This page's path within its language: `bodies/GB-GOV/DBT.html`. */
  readonly path: string
  /** Relative link to a path of the same language; keeps the moment asked for. */
  readonly link: (path: string) => string
  /** The same page, or the path given, in another language. */
  readonly linkIn: (language: string, path?: string) => string
  /** Relative link to what has no language: `assets/…`, `downloads/…`, `proofs/…`, `log/…`, `api/…`. */
  readonly linkRoot: (path: string) => string
  /** Relative link to an asset by its plain name: the name with its digest stands in the page. */
  readonly asset: (name: string) => string
  /** Filters and the like; empty in a static edition. */
  readonly query: URLSearchParams
  /** The moment asked for, where it is not the edition's own. */
  readonly moment: { readonly asOf: string | null; readonly knownAt: string | null }
  /** Editions of other days that the page asked for, by day; none of a day that this edition does not reach. */
  readonly beside: ReadonlyMap<string, Edition>
  readonly isStatic: boolean
  /** Address at which this record is served, ending in `/`, where the static edition knows one: search and filters run there. */
  readonly live: string | null
  /** The proof file of the entry at an index of the log, undefined beyond its end. */
  readonly proof: (leaf: number) => string | undefined
}

export type Page = {
  readonly title: string
  readonly description?: string
  readonly main: Html
  /** Names of scripts that better the page: `verify` is asset/verify.js. */
  readonly islands?: readonly string[]
  /** Feeds of this page: paths as for `link`. */
  readonly feeds?: readonly { readonly title: string; readonly path: string }[]
  /** JSON-LD; written so that no text in it can end the script. */
  readonly data?: unknown
  /** Which part of the site is marked in the navigation. */
  readonly section?: string
  /** Status other than 200, such as 400 for a broken question. */
  readonly status?: number
  /** Only for a page that stands alone in another site: no header and footer, and it may be framed. */
  readonly isEmbed?: boolean
}

export type PageRoute = {
  readonly kind: 'page'
  /** Pattern: `bodies/{id}.html`; `{id}` and `{path}` may hold slashes, `{page}` is a number from 2, all others are one part. */
  readonly path: string
  /** All params for which a static edition has a page; one page without params where absent. */
  readonly all?: (edition: Edition) => Iterable<Params>
  /** Undefined: there is no such page (404). */
  readonly page: (view: View, params: Params) => Page | undefined
  /** Days whose editions the page shows beside its own, where the record is served. */
  readonly daysBeside?: (query: URLSearchParams) => readonly string[]
}

export type FileRoute = {
  readonly kind: 'file'
  readonly path: string
  readonly all?: (edition: Edition) => Iterable<Params>
  /** Each language has its own, or one stands for all at the root. */
  readonly languages: 'each' | 'one'
  readonly mediaType: string
  readonly file: (view: View, params: Params) => string | Buffer | undefined
  /** Whether another site may frame it. */
  readonly isEmbed?: boolean
  /** Whether an earlier export's file says the same and may stay, so that a second export rewrites only what changed. */
  readonly isAsGood?: (before: string, now: string) => boolean
}

export type Route = PageRoute | FileRoute

export function definePage(route: Omit<PageRoute, 'kind'>): PageRoute {
  return Object.freeze({ kind: 'page', ...route })
}

export function defineFile(route: Omit<FileRoute, 'kind'>): FileRoute {
  return Object.freeze({ kind: 'file', ...route })
}

/** All routes: one file each in page/ and file/; those without params come first, so that they win. */
export async function loadRoutes(): Promise<readonly Route[]> {
  loading ??= loadAll()
  return loading
}

let loading: Promise<readonly Route[]> | undefined

async function loadAll(): Promise<readonly Route[]> {
  const routes: Route[] = []
  for (const place of ['page', 'file']) {
    const folder = new URL(`./${place}/`, import.meta.url)
    const files = (await readdir(folder)).filter((file) => /^[a-z-]+\.(ts|js)$/.test(file)).sort()
    for (const file of files) {
      const { default: own } = (await import(new URL(file, folder).href)) as { default: Route | readonly Route[] }
      routes.push(...(Array.isArray(own) ? own : [own as Route]))
    }
  }
  const variables = ({ path }: Route) => path.split('{').length
  return routes.sort((a, b) => variables(a) - variables(b) || (a.path < b.path ? -1 : 1))
}

/** Reads a path by a pattern. */
export function pathMatcher(pattern: string): (path: string) => Params | undefined {
  const names: string[] = []
  const source = pattern
    .split(/(\{\w+\})/)
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1]
      if (name === undefined) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      names.push(name)
      return name === 'id' || name === 'path' ? '(.+)' : name === 'page' ? '([2-9]|[1-9][0-9]{1,6})' : '([^/]+)'
    })
    .join('')
  const expression = new RegExp(`^${source}$`)
  return (path) => {
    const found = expression.exec(path)
    return found === null ? undefined : Object.fromEntries(names.map((name, i) => [name, found[i + 1]!]))
  }
}

/** The path of a pattern with its params. */
export function fillPath(pattern: string, params: Params): string {
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => params[name]!)
}

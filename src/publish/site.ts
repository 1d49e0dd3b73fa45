// The whole site over one edition: a path goes in, a page or file comes out. Serving and exporting both ask here.
import { layout } from '../page/layout.ts'
import type { Locale } from '../page/locale.ts'
import { loadAssets } from './asset-file.ts'
import type { Edition } from './edition/store.ts'
import { fillPath, type Page, type PageRoute, type Params, pathMatcher, type Route, type View } from './route.ts'
import { relativePath } from './site-path.ts'

export type Answer = {
  readonly status: number
  readonly mediaType: string
  readonly body: string | Buffer
  /** Whether another site may frame it. */
  readonly isEmbed: boolean
  /** Whether an earlier export's file says the same and may stay. */
  readonly isAsGood?: (before: string, now: string) => boolean
}

export type Asked = {
  readonly query?: URLSearchParams
  readonly moment?: View['moment']
  readonly beside?: View['beside']
}

export type Site = {
  /** Undefined where the site has nothing at the path, which stands without a leading slash. */
  readonly answer: (path: string, asked?: Asked) => Answer | undefined
  /** Days whose editions a page needs beside its own. */
  readonly daysBeside: (path: string, query: URLSearchParams) => readonly string[]
  /** Every path of a static edition, language by language. */
  readonly paths: () => Iterable<string>
}

export type SiteOptions = {
  readonly edition: Edition
  /** The default first. */
  readonly locales: readonly Locale[]
  readonly routes: readonly Route[]
  readonly isStatic: boolean
  readonly live: string | null
  /** The proof file of the entry at an index of the log, undefined beyond its end. */
  readonly proof: (leaf: number) => string | undefined
}

export function makeSite(options: SiteOptions): Site {
  const { edition, locales, routes } = options
  const matchers = routes.map((route) => ({ route, match: pathMatcher(route.path) }))
  const defaultLocale = locales[0]!
  const besides = routes.filter((route) => route.kind === 'page' && route.daysBeside !== undefined) as PageRoute[]
  const placeOf = (path: string) => {
    const locale = locales.find(({ language }, i) => i > 0 && path.startsWith(`${language}/`)) ?? defaultLocale
    const own = locale === defaultLocale ? path : path.slice(locale.language.length + 1)
    return { locale, own: own === '' ? 'index.html' : own }
  }
  return {
    answer(path, asked = {}) {
      const { locale, own } = placeOf(path)
      for (const { route, match } of matchers) {
        const params = match(own)
        if (params === undefined) continue
        if (route.kind === 'file' && route.languages === 'one' && locale !== defaultLocale) return undefined
        const answer = answerOf(route, params, viewOf(options, locale, own, asked))
        if (answer !== undefined) return answer
      }
      return undefined
    },
    daysBeside(path, query) {
      const { own } = placeOf(path)
      return besides.find((route) => route.path === own)?.daysBeside?.(query) ?? []
    },
    *paths() {
      for (const locale of locales) {
        for (const route of routes) {
          if (route.kind === 'file' && route.languages === 'one' && locale !== defaultLocale) continue
          const prefix = locale === defaultLocale ? '' : `${locale.language}/`
          const all: Iterable<Params> = route.all === undefined ? [{}] : route.all(edition)
          for (const params of all) yield prefix + fillPath(route.path, params)
        }
      }
    },
  }
}

function answerOf(route: Route, params: Params, view: View): Answer | undefined {
  if (route.kind === 'file') {
    const body = route.file(view, params)
    if (body === undefined) return undefined
    const { mediaType, isEmbed = false, isAsGood } = route
    return { status: 200, mediaType, body, isEmbed, ...(isAsGood === undefined ? {} : { isAsGood }) }
  }
  const page = route.page(view, params)
  if (page === undefined) return undefined
  return {
    status: page.status ?? 200,
    mediaType: 'text/html; charset=utf-8',
    body: renderPage(page, view),
    isEmbed: page.isEmbed === true,
  }
}

/** The page in its frame. */
export function renderPage(page: Page, view: View): string {
  const { about } = view.edition
  return layout({
    locale: view.locale,
    languages: view.languages,
    title: page.title,
    description: page.description ?? null,
    main: page.main,
    section: page.section ?? null,
    operator: about.operator,
    isExample: about.isExample,
    isEmbed: page.isEmbed === true,
    isStatic: view.isStatic,
    live: view.live,
    edition: { asOf: about.asOf, size: about.checkpoint.size },
    moment: view.moment,
    present: relativePath(view.path, view.path),
    islands: page.islands ?? [],
    feeds: (page.feeds ?? []).map(({ title, path }) => ({ title, href: view.link(path) })),
    data: page.data === undefined ? null : JSON.stringify(page.data).replaceAll('<', '\\u003c'),
    link: view.link,
    linkIn: view.linkIn,
    linkRoot: view.linkRoot,
    asset: view.asset,
    policy: view.isStatic ? policy(page.isEmbed === true) : null,
  })
}

/** The content security policy: own styles and scripts alone, nothing inline, nothing from elsewhere. */
export function policy(isEmbed: boolean): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ...(isEmbed ? [] : ["frame-src 'self'"]),
  ].join('; ')
}

export function viewOf(options: SiteOptions, locale: Locale, path: string, asked: Asked): View {
  const { edition, locales, isStatic, live, proof } = options
  const assets = loadAssets()
  const prefixOf = (language: string) => (language === locales[0]!.language ? '' : `${language}/`)
  const ownPrefix = prefixOf(locale.language)
  // The way up from the page is the same for each of its links.
  const up = relativePath(ownPrefix + path, '')
  const moment = asked.moment ?? { asOf: null, knownAt: null }
  const suffix = momentQuery(moment)
  const withMoment = (href: string) => {
    if (suffix === '') return href
    const [before, fragment] = href.split('#') as [string, string | undefined]
    return `${before}${before.includes('?') ? '&' : '?'}${suffix}${fragment === undefined ? '' : `#${fragment}`}`
  }
  return {
    edition,
    locale,
    languages: locales.map(({ language }) => language),
    path,
    link: (to) => withMoment(up + ownPrefix + to),
    linkIn: (language, to = path) => withMoment(up + prefixOf(language) + to),
    linkRoot: (to) => up + to,
    asset: (name) => {
      const asset = assets.get(name)
      if (asset === undefined) throw new Error(`No asset ${name}`)
      return up + asset.path
    },
    query: asked.query ?? new URLSearchParams(),
    moment,
    beside: asked.beside ?? noneBeside,
    isStatic,
    live,
    proof,
  }
}

const noneBeside: View['beside'] = new Map()

function momentQuery({ asOf, knownAt }: View['moment']): string {
  const query = new URLSearchParams()
  if (asOf !== null) query.set('as-of', asOf)
  if (knownAt !== null) query.set('known-at', knownAt)
  return query.toString()
}

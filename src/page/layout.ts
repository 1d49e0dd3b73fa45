// The frame of every page: head, header, navigation, footer.
import { type Html, html, nothing, trusted } from '../base/html.ts'
import type { Locale } from './locale.ts'
import type { MessageKey } from './message.ts'

export type Frame = {
  readonly locale: Locale
  readonly languages: readonly string[]
  readonly title: string
  readonly description: string | null
  readonly main: Html
  readonly section: string | null
  readonly operator: string
  readonly isExample: boolean
  readonly isEmbed: boolean
  readonly isStatic: boolean
  /** Where search runs, if a static edition knows it. */
  readonly live: string | null
  /** Day of the edition, and how many entries its log has. */
  readonly edition: { readonly asOf: string; readonly size: number }
  /** Said where the page speaks of another moment than the edition's own. */
  readonly moment: { readonly asOf: string | null; readonly knownAt: string | null }
  /** The same page without a moment asked for. */
  readonly present: string
  readonly islands: readonly string[]
  readonly feeds: readonly { readonly title: string; readonly href: string }[]
  /** JSON-LD as text in which nothing can end the script. */
  readonly data: string | null
  readonly link: (path: string) => string
  readonly linkIn: (language: string) => string
  readonly linkRoot: (path: string) => string
  readonly asset: (name: string) => string
  /** The policy as a meta element, where the pages are files and no header can be sent. */
  readonly policy: string | null
}

// Grouped by what a reader is after: who and what, seen from aside, and how it is known.
const groups = [
  ['overview', 'bodies', 'commitments', 'contracts', 'suppliers'],
  ['topics', 'areas', 'flags', 'compare', 'changes'],
  ['method', 'data', 'verify', 'about'],
] as const

export function layout(frame: Frame): string {
  const { locale, isEmbed } = frame
  return html`<!doctype html>
<html lang="${locale.language}" dir="${locale.direction}">
${head(frame)}
<body${isEmbed ? html` class="embed"` : nothing}>
${isEmbed ? nothing : html`<a class="skip" href="#main">${locale.say('common.skip')}</a>`}
${isEmbed ? nothing : header(frame)}
<main id="main" tabindex="-1">
${frame.isExample ? html`<p class="example-note">${locale.say('common.exampleRecord')}</p>` : nothing}
${isEmbed ? nothing : momentNote(frame)}
${frame.main}
</main>
${isEmbed ? nothing : remembered('footer', frame, footer)}
</body>
</html>
`.markup
}

function head(frame: Frame): Html {
  const { title, description, policy, asset, islands, feeds, data, locale, languages, linkIn, isEmbed } = frame
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${policy === null ? nothing : html`<meta http-equiv="Content-Security-Policy" content="${policy}">`}
<title>${title} · ${locale.say('common.siteName')}</title>
${description === null ? nothing : html`<meta name="description" content="${description}">`}
<link rel="icon" type="image/svg+xml" href="${asset('icon.svg')}">
<link rel="stylesheet" href="${asset('style.css')}">
${isEmbed ? nothing : languages.map((language) => html`<link rel="alternate" hreflang="${language}" href="${linkIn(language)}">`)}
${feeds.map(({ title: name, href }) => html`<link rel="alternate" type="application/atom+xml" title="${name}" href="${href}">`)}
${islands.map((name) => html`<script type="module" src="${asset(`${name}.js`)}"></script>`)}
${data === null ? nothing : html`<script type="application/ld+json">${trusted(data)}</script>`}
</head>`
}

function header(frame: Frame): Html {
  return html`<header class="site">
<div class="masthead">
${remembered('masthead', frame, masthead)}
${languageSwitch(frame)}
</div>
${remembered('sections', frame, sections)}
</header>`
}

const written = new Map<string, Html>()

/** Most pages share their frame: what depends on these alone is written once. Forgets all where questions bring too many. */
function remembered(part: string, frame: Frame, write: (frame: Frame) => Html): Html {
  const { locale, section, operator, isStatic, live, edition, link, linkRoot } = frame
  // The links of the frame differ by the way up and by the moment, and these two tell both.
  const ways = [link('index.html'), linkRoot('')]
  const key = [part, locale.language, section, operator, isStatic, live, edition.asOf, edition.size, ...ways].join('\n')
  let known = written.get(key)
  if (known === undefined) {
    known = write(frame)
    if (written.size >= 500) written.clear()
    written.set(key, known)
  }
  return known
}

function masthead(frame: Frame): Html {
  const { locale, operator, link } = frame
  return html`<p class="name"><a href="${link('index.html')}">${locale.say('common.siteName')}</a> <bdi>${locale.say('layout.tagline', { operator })}</bdi></p>
${search(frame)}`
}

function sections({ locale, link, section }: Frame): Html {
  const item = (name: (typeof groups)[number][number]) => {
    const current = name === section ? html` aria-current="page"` : nothing
    const path = name === 'overview' ? 'index.html' : `${name}.html`
    return html`<li><a href="${link(path)}"${current}>${locale.say(`layout.nav-${name}` as MessageKey)}</a></li>`
  }
  return html`<nav class="sections" aria-label="${locale.say('layout.navigation')}">
${groups.map((group) => html`<ul>${group.map(item)}</ul>\n`)}</nav>`
}

// A static edition cannot search: the page it links to says where search runs.
function search({ locale, link, isStatic, live }: Frame): Html {
  if (isStatic) {
    const href = live === null ? link('search.html') : `${live}search.html`
    return html`<p class="search"><a href="${href}">${locale.say('layout.search')}</a></p>`
  }
  return html`<form class="search" role="search" action="${link('search.html').split('?')[0]}" method="get">
<input type="search" name="q" maxlength="200" aria-label="${locale.say('layout.searchLabel')}"> <button>${locale.say('layout.search')}</button>
</form>`
}

const languageNames = new Map<string, string>()

/** The language's name in itself. */
function nameOf(language: string): string {
  let name = languageNames.get(language)
  if (name === undefined) {
    name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
    languageNames.set(language, name)
  }
  return name
}

function languageSwitch({ locale, languages, linkIn }: Frame): Html {
  if (languages.length < 2) return nothing
  const item = (language: string) => {
    const current = language === locale.language ? html` aria-current="true"` : nothing
    return html`<li><a href="${linkIn(language)}" lang="${language}" hreflang="${language}"${current}>${nameOf(language)}</a></li>`
  }
  return html`<nav class="languages" aria-label="${locale.say('layout.languages')}"><ul>${languages.map(item)}</ul></nav>`
}

function momentNote({ locale, moment: { asOf, knownAt }, present }: Frame): Html {
  if (asOf === null && knownAt === null) return nothing
  const parts = [
    asOf === null ? nothing : html`${locale.say('layout.momentAsOf', { day: locale.date(asOf) })} `,
    knownAt === null ? nothing : html`${locale.say('layout.momentKnownAt', { instant: locale.instant(knownAt) })} `,
  ]
  return html`<p class="moment-note">${parts}<a href="${present}">${locale.say('layout.momentNow')}</a></p>`
}

// A static page does not say of which day it is, so that the next export rewrites only what changed; edition.json does.
function footer({ locale, edition, isStatic, link, linkRoot }: Frame): Html {
  const item = (href: string, key: MessageKey) => html`<li><a href="${href}">${locale.say(key)}</a></li>`
  return html`<footer class="site">
${isStatic ? nothing : html`<p>${locale.say('layout.asOf', { day: locale.date(edition.asOf) })} · ${locale.say('layout.entries', { count: edition.size })}</p>`}
<nav aria-label="${locale.say('layout.footer')}"><ul>
${item(linkRoot('edition.json'), 'layout.linkEdition')}
${item(linkRoot('log/checkpoint'), 'layout.linkCheckpoint')}
${item(link('feeds/changes.atom'), 'layout.linkFeedAtom')}
${item(link('feeds/changes.json'), 'layout.linkFeedJson')}
${item(link('data.html'), 'layout.nav-data')}
${item(link('method.html'), 'layout.nav-method')}
</ul></nav>
<p>${locale.say('layout.licence')}</p>
<p>${locale.say('layout.promise')}</p>
</footer>`
}

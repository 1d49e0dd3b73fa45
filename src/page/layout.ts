// The frame of every page: head, header, navigation, footer.
import { type Html, html, nothing, trusted } from '../base/html.ts'
import type { Locale } from './locale.ts'

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
  /** Said where the page speaks of another moment than the edition's own. */
  readonly moment: { readonly asOf: string | null; readonly knownAt: string | null }
  readonly islands: readonly string[]
  readonly feeds: readonly { readonly title: string; readonly href: string }[]
  /** JSON-LD as text in which nothing can end the script. */
  readonly data: string | null
  readonly link: (path: string) => string
  readonly linkIn: (language: string) => string
  readonly asset: (name: string) => string
  /** The policy as a meta element, where the pages are files and no header can be sent. */
  readonly policy: string | null
}

export function layout(frame: Frame): string {
  const { locale, isEmbed } = frame
  return html`<!doctype html>
<html lang="${locale.language}" dir="${locale.direction}">
${head(frame)}
<body>
${isEmbed ? nothing : html`<a class="skip" href="#main">${locale.say('common.skip')}</a>`}
${frame.isExample ? html`<p class="example-note">${locale.say('common.exampleRecord')}</p>` : nothing}
<main id="main">
${frame.main}
</main>
</body>
</html>
`.markup
}

function head({ title, description, policy, asset, islands, feeds, data, locale }: Frame): Html {
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${policy === null ? nothing : html`<meta http-equiv="Content-Security-Policy" content="${policy}">`}
<title>${title} · ${locale.say('common.siteName')}</title>
${description === null ? nothing : html`<meta name="description" content="${description}">`}
<link rel="stylesheet" href="${asset('style.css')}">
${feeds.map(({ title: name, href }) => html`<link rel="alternate" type="application/atom+xml" title="${name}" href="${href}">`)}
${islands.map((name) => html`<script type="module" src="${asset(`${name}.js`)}"></script>`)}
${data === null ? nothing : html`<script type="application/ld+json">${trusted(data)}</script>`}
</head>`
}

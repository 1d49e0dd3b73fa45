// The page that stands where nothing can be shown: what went wrong, and where to go on.
import { html } from '../base/html.ts'
import type { Locale } from '../page/locale.ts'
import type { MessageKey } from '../page/message.ts'
import type { Editions } from './editions.ts'
import { type Answer, renderPage, viewOf } from './site.ts'

const worded = [400, 404, 405, 414, 500, 503]

export type ErrorAt = { readonly status: number; readonly path: string }

/** In the language that the path begins with. */
export function errorPage(
  { editions, locales }: { readonly editions: Editions; readonly locales: readonly Locale[] },
  { status, path }: ErrorAt,
): Answer {
  const locale = locales.find(({ language }, i) => i > 0 && path.startsWith(`${language}/`)) ?? locales[0]!
  const own = locale === locales[0] ? path : path.slice(locale.language.length + 1)
  const { edition, proof } = editions.current()
  const view = viewOf({ edition, locales, routes: [], isStatic: false, live: null, proof }, locale, own, {})
  const code = worded.includes(status) ? status : 400
  const title = locale.say(`error.title${code}` as MessageKey)
  const main = html`<h1>${title}</h1>
<p>${locale.say(`error.remedy${code}` as MessageKey)}</p>
<p><a href="${view.link('index.html')}">${locale.say('error.front')}</a> · <a href="${view.link('search.html')}">${locale.say('error.search')}</a></p>`
  return {
    status,
    mediaType: 'text/html; charset=utf-8',
    body: renderPage({ title, main }, view),
    isEmbed: false,
  }
}

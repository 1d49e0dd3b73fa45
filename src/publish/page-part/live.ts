// Where the record is served: a static edition sends its readers there for what it cannot answer.
import { type Html, html } from '../../base/html.ts'
import type { View } from '../route.ts'

/** A link to the page at `path` where it is served; undefined where the static edition knows no such place. */
export function liveLink({ live, locale, languages }: View, path: string): Html | undefined {
  if (live === null || !/^https?:\/\//.test(live)) return undefined
  const address = `${live}${locale.language === languages[0] ? '' : `${locale.language}/`}${path}`
  return html`<a href="${address}" rel="noopener nofollow">${live}</a>`
}

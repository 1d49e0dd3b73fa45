// Links that lead out of the site.
import { type Fill, type Html, html, nothing } from '../../base/html.ts'

/** A link where the address is one of the web; else the text alone, as an address of another kind could run a script. */
export function external(address: string | null, text: Fill = address): Html {
  if (address === null || !web.test(address)) return html`${text}`
  // On paper an address follows its link, but not where the link is the address.
  const mark = text === address ? html` class="bare"` : nothing
  return html`<a href="${address}" rel="noopener nofollow"${mark}>${text}</a>`
}

const web = /^https?:\/\/[^\s]+$/

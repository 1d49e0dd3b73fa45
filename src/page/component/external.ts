// Links that lead out of the site.
import { type Fill, type Html, html } from '../../base/html.ts'

/** A link where the address is one of the web; else the text alone, as an address of another kind could run a script. */
export function external(address: string | null, text: Fill = address): Html {
  return address !== null && web.test(address)
    ? html`<a href="${address}" rel="noopener nofollow">${text}</a>`
    : html`${text}`
}

const web = /^https?:\/\/[^\s]+$/

// A list of facts: what it is on the left, the fact on the right.
import { type Fill, type Html, html } from '../../base/html.ts'

/** Facts without a value are left out. */
export function facts(pairs: readonly (readonly [name: Fill, fact: Fill])[]): Html {
  const shown = pairs.filter(([, fact]) => fact !== null && fact !== undefined && fact !== false && fact !== '')
  return html`<dl class="facts">${shown.map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl>`
}

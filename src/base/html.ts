// Writes HTML and SVG: everything put into a template is escaped unless it came out of a template itself.

/** Markup that is safe to send: made by `html`, or vouched for with `trusted`. */
export type Html = { readonly markup: string }

/** What may stand in a template: nothing is written for null, undefined and false. */
export type Fill = Html | string | number | null | undefined | false | readonly Fill[]

/** Escapes text, also for an attribute in either kind of quotes. Attributes must stand in quotes. */
export function html(parts: TemplateStringsArray, ...fills: readonly Fill[]): Html {
  let markup = parts[0]!
  for (let i = 0; i < fills.length; i++) markup += written(fills[i]) + parts[i + 1]!
  return { markup }
}

/** Vouches for markup that was not made by `html`. Never for anything that a source or a reader gave. */
export function trusted(markup: string): Html {
  return { markup }
}

/** One piece of markup after another. */
export function joined(pieces: readonly Fill[], between: Fill = ''): Html {
  const gap = written(between)
  return { markup: pieces.map(written).join(gap) }
}

export const nothing: Html = { markup: '' }

function written(fill: Fill): string {
  if (typeof fill === 'string') return escapeText(fill)
  if (typeof fill === 'number') return String(fill)
  if (fill === null || fill === undefined || fill === false) return ''
  if ('markup' in fill) return fill.markup
  let markup = ''
  for (const one of fill) markup += written(one)
  return markup
}

const special = /[&<>"']/
const specials = /[&<>"']/g
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it must stand in HTML. */
export function escapeText(text: string): string {
  return special.test(text) ? text.replace(specials, (one) => escapes[one]!) : text
}

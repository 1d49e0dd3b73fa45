// Links to the pages of a long list.
import { type Html, html, nothing } from '../../base/html.ts'
import type { Locale } from '../locale.ts'

export type Pager = {
  readonly locale: Locale
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
}

export function pager({ locale, page, pages, href }: Pager): Html {
  if (pages <= 1) return nothing
  const to = (target: number, label: string, rel: string) =>
    target < 1 || target > pages ? nothing : html`<a href="${href(target)}" rel="${rel}">${label}</a>`
  return html`<nav class="pager" aria-label="${locale.say('common.pages')}">
${to(page - 1, locale.say('common.previousPage'), 'prev')}
<span>${locale.say('common.pageOf', { page: locale.number(page), pages: locale.number(pages) })}</span>
${to(page + 1, locale.say('common.nextPage'), 'next')}
</nav>`
}

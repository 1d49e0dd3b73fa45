// A form of filters over a list: one choice each, sent by GET, so that what is shown has an address.
import { type Html, html, nothing } from '../../base/html.ts'
import type { Locale } from '../locale.ts'

export type FilterField = {
  /** Name in the query. */
  readonly name: string
  readonly label: string
  /** With how many rows each would leave. */
  readonly options: readonly { readonly value: string; readonly label: string; readonly n: number | null }[]
  /** Null where it is not filtered by. */
  readonly chosen: string | null
}

export type FilterForm = {
  readonly locale: Locale
  readonly action: string
  readonly fields: readonly FilterField[]
  /** Kept as they are: the order, the moment. */
  readonly hidden: readonly (readonly [name: string, value: string])[]
  /** Link to the list without filters; null where there are none. */
  readonly clear: string | null
}

export function filterForm({ locale, action, fields, hidden, clear }: FilterForm): Html {
  return html`<form class="filter" method="get" action="${action}" aria-label="${locale.say('list.filter')}">
${fields.map((field) => fieldOf(locale, field))}
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button>${locale.say('list.apply')}</button>
${clear === null ? nothing : html`<a href="${clear}">${locale.say('list.clear')}</a>`}
</form>`
}

function fieldOf(locale: Locale, { name, label, options, chosen }: FilterField): Html {
  const known = chosen === null || options.some(({ value }) => value === chosen)
  return html`<label>${label}
<select name="${name}"><option value="">${locale.say('list.all')}</option>
${known ? nothing : html`<option value="${chosen}" selected>${chosen}</option>`}
${options.map(
  ({ value, label: text, n }) =>
    html`<option value="${value}"${value === chosen ? html` selected` : nothing}>${text}${n === null ? nothing : ` (${locale.number(n)})`}</option>`,
)}</select></label>
`
}

// Tables: dense, with figures set right, scrolling by themselves where the page is narrow.
import { type Fill, type Html, html, nothing } from '../../base/html.ts'

export type Column = {
  readonly head: Fill
  /** Figures stand right, in figures of one width. */
  readonly isNumber?: boolean
  /** Short cells that do not break, such as days. */
  readonly isWhole?: boolean
  /** Names the row: a header of it. */
  readonly isRowHead?: boolean
  /** Link that sorts by this column, and whether it is sorted so now. */
  readonly sort?: { readonly href: string; readonly now: 'ascending' | 'descending' | null }
}

export type Table = {
  /** Says what the table holds; may be hidden from sight where a heading says it. */
  readonly caption: Fill
  readonly isCaptionHidden?: boolean
  /** On a telephone each row is a block of text, its cells named by their heads, where these are text. */
  readonly isStacked?: boolean
  /** As wide as the page, with columns that do not wait for the cells below: the row's head and the whole ones of set width. */
  readonly isFixed?: boolean
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Fill[])[]
}

export function table({ caption, isCaptionHidden, isStacked = false, isFixed = false, columns, rows }: Table): Html {
  const forms = [isStacked ? 'stack' : '', isFixed ? 'fixed' : ''].filter((form) => form !== '')
  const form = forms.length === 0 ? nothing : html` class="${forms.join(' ')}"`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table${form}>
<caption${isCaptionHidden === true ? html` class="hidden"` : nothing}>${caption}</caption>
<thead><tr>${columns.map(headCell)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell, i) => bodyCell(cell, columns[i]!, isStacked))}</tr>\n`)}</tbody>
</table></div>`
}

function headCell({ head, sort, ...column }: Column): Html {
  const mark = markOf(column)
  if (sort === undefined) return html`<th scope="col"${mark}>${head}</th>`
  const now = sort.now === null ? nothing : html` aria-sort="${sort.now}"`
  return html`<th scope="col"${mark}${now}><a href="${sort.href}">${head}</a></th>`
}

function bodyCell(cell: Fill, column: Column, isStacked: boolean): Html {
  if (column.isRowHead === true) return html`<th scope="row">${cell}</th>`
  const name = isStacked && typeof column.head === 'string' ? html` data-name="${column.head}"` : nothing
  return html`<td${markOf(column)}${name}>${cell}</td>`
}

function markOf({ isNumber, isWhole }: Pick<Column, 'isNumber' | 'isWhole'>): Fill {
  if (isNumber === true) return html` class="number"`
  return isWhole === true ? html` class="nowrap"` : nothing
}

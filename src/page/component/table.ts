// Tables: dense, with figures set right, scrolling by themselves where the page is narrow.
import { type Fill, type Html, html, nothing } from '../../base/html.ts'

export type Column = {
  readonly head: Fill
  /** Figures stand right, in figures of one width. */
  readonly isNumber?: boolean
  /** Names the row: a header of it. */
  readonly isRowHead?: boolean
  /** Link that sorts by this column, and whether it is sorted so now. */
  readonly sort?: { readonly href: string; readonly now: 'ascending' | 'descending' | null }
}

export type Table = {
  /** Says what the table holds; may be hidden from sight where a heading says it. */
  readonly caption: Fill
  readonly isCaptionHidden?: boolean
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Fill[])[]
}

export function table({ caption, isCaptionHidden, columns, rows }: Table): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption${isCaptionHidden === true ? html` class="hidden"` : nothing}>${caption}</caption>
<thead><tr>${columns.map(headCell)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell, i) => bodyCell(cell, columns[i]!))}</tr>\n`)}</tbody>
</table></div>`
}

function headCell({ head, isNumber, sort }: Column): Html {
  const mark = isNumber === true ? html` class="number"` : nothing
  if (sort === undefined) return html`<th scope="col"${mark}>${head}</th>`
  const now = sort.now === null ? nothing : html` aria-sort="${sort.now}"`
  return html`<th scope="col"${mark}${now}><a href="${sort.href}">${head}</a></th>`
}

function bodyCell(cell: Fill, { isNumber, isRowHead }: Column): Html {
  if (isRowHead === true) return html`<th scope="row">${cell}</th>`
  return isNumber === true ? html`<td class="number">${cell}</td>` : html`<td>${cell}</td>`
}

// A chart with its caption, its text alternative and the data behind it.
import { type Fill, type Html, html } from '../../base/html.ts'

export type Figure = {
  /** The SVG itself has `role="img"` and its text alternative as `aria-label`. */
  readonly chart: Html
  readonly caption: Fill
  /** The words that open the table. */
  readonly dataLabel: string
  /** The table of the data that the chart draws. */
  readonly data: Html
}

export function figure({ chart, caption, dataLabel, data }: Figure): Html {
  return html`<figure class="chart"><figcaption>${caption}</figcaption>${chart}
<details><summary>${dataLabel}</summary>${data}</details></figure>`
}

// A league as dots with intervals on one axis from 0 to 100 %: a table whose one column is drawn.
import { escapeText, type Html, html, nothing, trusted } from '../../base/html.ts'
import { type Estimate, fewMark } from '../component/rate.ts'
import type { Locale } from '../locale.ts'

export type DotRow = {
  /** Plain text. */
  readonly name: string
  readonly href: string | null
  readonly estimate: Estimate
  readonly isFew: boolean
  readonly judged: number
  /** The 95 % range of ranks; null where bodies are not told apart. */
  readonly rank: { readonly lower: number; readonly upper: number } | null
}

export type IntervalDots = {
  readonly locale: Locale
  readonly caption: string
  /** What a row is: "Body". */
  readonly unit: string
  readonly rows: readonly DotRow[]
}

/** The rows in the order given; a column of rank ranges only where a row has one. */
export function intervalDots({ locale, caption, unit, rows }: IntervalDots): Html {
  const hasRanks = rows.some(({ rank }) => rank !== null)
  const number = (key: 'chart.judged' | 'chart.rank') => html`<th scope="col" class="number">${locale.say(key)}</th>`
  return html`<table class="dots">
<caption>${caption}</caption>
<thead><tr><th scope="col">${unit}</th><th scope="col" class="plot">${axisHead}<span class="hidden">${locale.say('chart.drawn')}</span></th><th scope="col" class="number">${locale.say('chart.rate')}</th><th scope="col" class="number">${locale.say('common.interval95')}</th>${number('chart.judged')}${hasRanks ? number('chart.rank') : nothing}</tr></thead>
<tbody>
${trusted(bodyRows(locale, rows, hasRanks))}</tbody>
</table>`
}

const axisHead = html`<span class="axis-head" aria-hidden="true"><span>0</span><span>25</span><span>50</span><span>75</span><span>100%</span></span>`

// Written as plain strings: a league may have a thousand rows, and the front shows several.
function bodyRows(locale: Locale, rows: readonly DotRow[], hasRanks: boolean): string {
  const percent = percentWriter(locale)
  const few = ` ${fewMark(locale).markup}`
  const rankText = rangeWriter(locale)
  let markup = ''
  for (const { name, href, estimate, isFew, judged, rank } of rows) {
    const text = escapeText(name)
    const named = href === null ? text : `<a href="${escapeText(href)}">${text}</a>`
    markup += `<tr${isFew ? ' class="few-row"' : ''}><th scope="row">${named}</th><td class="plot">${dot(estimate)}</td>`
    markup += `<td class="number"><b>${percent(estimate.mean)}</b></td><td class="number interval">${percent(estimate.lower)} – ${percent(estimate.upper)}</td>`
    markup += `<td class="number">${locale.number(judged)}${isFew ? few : ''}</td>`
    if (hasRanks) markup += `<td class="number">${rank === null ? '' : rankText(rank)}</td>`
    markup += '</tr>\n'
  }
  return markup
}

/** The drawing of one row, hidden from screen readers: the figures stand beside it. */
export function dot({ mean, lower, upper }: Estimate): string {
  const at = (share: number) => `${Math.round(share * 1000) / 10}%`
  return `<svg width="100%" height="16" aria-hidden="true"><line class="whisker" x1="${at(lower)}" x2="${at(upper)}" y1="8" y2="8"/><circle class="dot" cx="${at(mean)}" cy="8" r="5"/></svg>`
}

/** A range of ranks: one number where both ends are the same. */
export function rankRange(locale: Locale, rank: NonNullable<DotRow['rank']>): string {
  return rangeWriter(locale)(rank)
}

function rangeWriter(locale: Locale): (rank: NonNullable<DotRow['rank']>) => string {
  return ({ lower, upper }) =>
    lower === upper ? locale.number(lower) : `${locale.number(lower)}–${locale.number(upper)}`
}

const percents = new WeakMap<Locale, string[]>()

// Formatting costs a microsecond, and there are a thousand and one per cents of one decimal.
function percentWriter(locale: Locale): (share: number) => string {
  let written = percents.get(locale)
  if (written === undefined) {
    written = Array.from({ length: 1001 }, (_, i) => escapeText(locale.percent(i / 1000)))
    percents.set(locale, written)
  }
  const known = written
  return (share) => known[Math.round(share * 1000)] ?? escapeText(locale.percent(share))
}

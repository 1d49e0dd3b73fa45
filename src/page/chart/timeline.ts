// A deal on one axis of time: the end as each snapshot promised it, and the end that came.
import { type Html, html, nothing } from '../../base/html.ts'
import type { Locale } from '../locale.ts'
import { fixed, percent } from './plot.ts'
import { timeTicks } from './time-ticks.ts'

export type Promised = {
  /** What names the snapshot: the day on which it was published. */
  readonly name: string
  /** `YYYY-MM-DD`; null where the snapshot gives none. */
  readonly end: string | null
  /** The value that it gives, as text. */
  readonly value: string | null
}

export type Timeline = {
  readonly locale: Locale
  /** The text alternative. */
  readonly label: string
  readonly start: string | null
  /** In the order of publication. */
  readonly promised: readonly Promised[]
  readonly actualEnd: string | null
  /** Day of the edition; null where it is not drawn. */
  readonly today: string | null
}

const rowHeight = 26
// Shares of the width left of the axis for snapshots' names, and right of it for their values.
const nameShare = 0.2
const valueShare = 0.2

/** One row a snapshot; undefined where no day is known at all. */
export function timeline({ locale, label, start, promised, actualEnd, today }: Timeline): Html | undefined {
  const days = [start, actualEnd, today, ...promised.map(({ end }) => end)].flatMap((day) =>
    day === null ? [] : [Date.parse(day)],
  )
  const ends = promised.filter(({ end }) => end !== null)
  if (ends.length === 0 && actualEnd === null) return undefined
  const from = Math.min(...days)
  const to = Math.max(...days, from + 86_400_000)
  const x = (day: string) => percent((Date.parse(day) - from) / (to - from))
  const height = Math.max(1, promised.length) * rowHeight
  const middle = (row: number) => row * rowHeight + rowHeight / 2
  const upright = (className: string, day: string) =>
    html`<line class="${className}" x1="${x(day)}" x2="${x(day)}" y1="0" y2="${height}"/>`
  return html`<svg class="chart" role="img" aria-label="${label}" width="100%" height="${height + 24}">
${promised.map(({ name, value }, row) => html`<text class="faint" x="0" y="${middle(row) + 4}">${name}</text>${value === null ? nothing : html`<text class="faint aside" x="100%" y="${middle(row) + 4}" text-anchor="end">${value}</text>`}`)}
<svg class="open-frame" x="${percent(nameShare)}" width="${percent(1 - nameShare - valueShare)}" height="${height + 24}">
${promised.map((_, row) => html`<line class="axis" x1="0" x2="100%" y1="${middle(row)}" y2="${middle(row)}"/>`)}
${today === null ? nothing : upright('today', today)}
${actualEnd === null ? nothing : upright('actual-line', actualEnd)}
${moves(promised, x, middle)}
${promised.map(({ end }, row) => (end === null ? nothing : html`<circle class="promised" cx="${x(end)}" cy="${middle(row)}" r="5"/>`))}
${actualEnd === null ? nothing : html`<rect class="actual" x="${x(actualEnd)}" y="${height - rowHeight / 2 - 5}" width="10" height="10" transform="translate(-5 0)"/>`}
<line class="axis-strong" x1="0" x2="100%" y1="${height}" y2="${height}"/>
${timeTicks(locale, from, to).map(({ at, text }) => html`<text class="tick" x="${percent(at)}" y="${height + 18}" text-anchor="${fixed(at) < 0.08 ? 'start' : fixed(at) > 0.92 ? 'end' : 'middle'}">${text}</text>`)}
</svg>
</svg>`
}

// From one promised end to the next: down, and across where it moved.
function moves(
  promised: readonly Promised[],
  x: (day: string) => string,
  middle: (row: number) => number,
): readonly Html[] {
  const lines: Html[] = []
  let last: { readonly row: number; readonly end: string } | undefined
  for (const [row, { end }] of promised.entries()) {
    if (end === null) continue
    if (last !== undefined)
      lines.push(
        html`<line class="moved" x1="${x(last.end)}" x2="${x(end)}" y1="${middle(last.row)}" y2="${middle(row)}"/>`,
      )
    last = { row, end }
  }
  return lines
}

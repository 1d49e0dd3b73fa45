// Bars from left to right, one a row, with name above and value at the end.
import { type Html, html } from '../../base/html.ts'
import { percent } from './plot.ts'

export type Bar = {
  readonly name: string
  readonly value: number
  /** The value as text. */
  readonly text: string
  /** Class that colours it, such as `c-fulfilled`. */
  readonly className?: string
}

export type Bars = {
  /** The text alternative. */
  readonly label: string
  readonly bars: readonly Bar[]
  /** The value at the full width; the greatest unless told. */
  readonly top?: number
}

const rowHeight = 40
// Room for the value beyond the longest bar.
const barShare = 0.82

export function bars({ label, bars: all, top = Math.max(...all.map(({ value }) => value), 0) }: Bars): Html {
  const width = (value: number) => percent(top === 0 ? 0 : (barShare * value) / top)
  return html`<svg class="chart" role="img" aria-label="${label}" width="100%" height="${all.length * rowHeight}">
${all.map(({ name, value, text, className }, row) => {
  const y = row * rowHeight
  return html`<text x="0" y="${y + 14}">${name}</text><rect class="${className ?? 'bar'}" x="0" y="${y + 20}" width="${width(value)}" height="12"/><text class="faint" x="${width(value)}" dx="6" y="${y + 31}">${text}</text>
`
})}</svg>`
}

// The frame of a chart: as wide as its place, so high as told, with text that keeps its size; one axis below, lines across.
import { type Html, html, nothing } from '../../base/html.ts'

export type Tick = {
  /** From 0 at the left or bottom to 1. */
  readonly at: number
  readonly text: string
}

export type Plot = {
  /** The text alternative: what the chart shows, in a sentence or two. */
  readonly label: string
  /** Pixels of the drawing itself, without the axis below. */
  readonly height: number
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  /** Shapes in a square of 1,000 by 1,000 that is stretched over the drawing: from top left. */
  readonly shapes: Html
  /** What must not be stretched, placed by per cent across and pixels down. */
  readonly over?: Html
}

/** Side of the square in which shapes are drawn. */
export const side = 1000

const axisHeight = 24
// The label of the topmost line stands above it.
const headHeight = 16

/** The chart as SVG. */
export function plot({ label, height, xTicks, yTicks, shapes, over = nothing }: Plot): Html {
  const y = (at: number) => fixed(headHeight + height * (1 - at))
  return html`<svg class="chart" role="img" aria-label="${label}" width="100%" height="${headHeight + height + axisHeight}">
${yTicks.map(({ at }) => html`<line class="axis" x1="0" x2="100%" y1="${y(at)}" y2="${y(at)}"/>`)}
<svg y="${headHeight}" width="100%" height="${height}" viewBox="0 0 ${side} ${side}" preserveAspectRatio="none">${shapes}</svg>
${over}
<line class="axis-strong" x1="0" x2="100%" y1="${y(0)}" y2="${y(0)}"/>
${yTicks.map(({ at, text }) => html`<text class="tick" x="0" y="${fixed(headHeight + height * (1 - at) - 4)}">${text}</text>`)}
${xTicks.map((tick) => xTick(tick, headHeight + height))}
</svg>`
}

function xTick({ at, text }: Tick, bottom: number): Html {
  const anchor = at < 0.06 ? 'start' : at > 0.94 ? 'end' : 'middle'
  return html`<line class="axis-strong" x1="${percent(at)}" x2="${percent(at)}" y1="${bottom}" y2="${bottom + 5}"/><text class="tick" x="${percent(at)}" y="${bottom + 19}" text-anchor="${anchor}">${text}</text>`
}

/** A share as per cent with two decimals, as attributes take it. */
export function percent(share: number): string {
  return `${fixed(100 * share)}%`
}

/** Two decimals at most, the same on every machine. */
export function fixed(value: number): number {
  return Math.round(value * 100) / 100
}

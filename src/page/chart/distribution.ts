// How values spread: a histogram with the median and the middle half marked.
import { scaleLinear } from 'd3-scale'
import { type Html, html } from '../../base/html.ts'
import { fixed, percent, plot, side } from './plot.ts'

export type Distribution = {
  /** The text alternative. */
  readonly label: string
  /** Sorted, one number each. */
  readonly values: readonly number[]
  /** Writes a value below the axis; short. */
  readonly format: (value: number) => string
  readonly height?: number
}

const bins = 24
// A handful of far values would press all others into one bar: what lies beyond these quantiles is counted in the end bars.
const cutLow = 0.01
const cutHigh = 0.99

/** The histogram; needs at least one value. */
export function distribution({ label, values, format, height = 140 }: Distribution): Html {
  const low = Math.min(0, quantile(values, cutLow))
  const high = Math.max(quantile(values, cutHigh), low + 1e-9)
  const x = scaleLinear([low, high], [0, 1]).nice(bins)
  const [from, to] = x.domain() as [number, number]
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of values)
    counts[Math.min(bins - 1, Math.max(0, Math.floor(((value - from) / (to - from)) * bins)))]! += 1
  const top = Math.max(...counts)
  const width = side / bins
  const bars = counts.map((n, i) =>
    n === 0
      ? null
      : html`<rect class="bar" x="${fixed(i * width + 3)}" y="${fixed(side * (1 - n / top))}" width="${fixed(width - 6)}" height="${fixed((side * n) / top)}"/>`,
  )
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => clamp(x(quantile(values, share)))) as [
    number,
    number,
    number,
  ]
  return plot({
    label,
    height,
    xTicks: x.ticks(5).map((value) => ({ at: x(value), text: format(value) })),
    yTicks: [],
    shapes: html`<rect class="box" x="${fixed(q1 * side)}" y="0" width="${fixed(Math.max(2, (q3 - q1) * side))}" height="${side}"/>${bars}`,
    over: html`<line class="median" x1="${percent(median)}" x2="${percent(median)}" y1="10" y2="${16 + height}"/>`,
  })
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}

/** A quantile of sorted values, between the two nearest. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (above - below) * (place - Math.floor(place))
}

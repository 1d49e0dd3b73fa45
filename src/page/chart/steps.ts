// A curve that rises in steps, with the band of its intervals: cumulative incidence.

import { scaleLinear } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import { type Html, html } from '../../base/html.ts'
import type { Locale } from '../locale.ts'
import { fixed, plot, side } from './plot.ts'

export type Step = {
  readonly days: number
  readonly probability: number
  readonly lower: number
  readonly upper: number
}

export type Steps = {
  readonly locale: Locale
  /** The text alternative. */
  readonly label: string
  /** In the order of days. */
  readonly points: readonly Step[]
  readonly height?: number
}

const yearDays = 365.25

/** The curve over years from 0 to just beyond its last step, on an axis from 0 to 100 %. */
export function steps({ locale, label, points, height = 220 }: Steps): Html {
  // A little beyond the last step, so that it shows.
  const years = Math.max(1, (1.04 * (points.at(-1)?.days ?? 0)) / yearDays)
  const x = scaleLinear([0, years], [0, side])
  const y = scaleLinear([0, 1], [side, 0])
  const end = { ...(points.at(-1) ?? { probability: 0, lower: 0, upper: 0 }), days: years * yearDays }
  const all: readonly Step[] = [{ days: 0, probability: 0, lower: 0, upper: 0 }, ...points, end]
  const across = ({ days }: Step) => fixed(x(days / yearDays))
  const curve = line<Step>(across, ({ probability }) => fixed(y(probability))).curve(curveStepAfter)
  const band = area<Step>(
    across,
    ({ lower }) => fixed(y(lower)),
    ({ upper }) => fixed(y(upper)),
  ).curve(curveStepAfter)
  return plot({
    label,
    height,
    xTicks: x.ticks(6).map((year) => {
      return {
        at: year / years,
        text: locale.say('chart.years', { years: locale.number(year, year % 1 === 0 ? 0 : 1) }),
      }
    }),
    yTicks: [0.25, 0.5, 0.75, 1].map((at) => ({ at, text: locale.percent(at, 0) })),
    shapes: html`<path class="band" d="${band(all) ?? ''}"/><path class="line" vector-effect="non-scaling-stroke" d="${curve(all) ?? ''}"/>`,
  })
}

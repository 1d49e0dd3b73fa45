// How many commitments stood in each state on each day: layers over time.
import { scaleLinear, scaleUtc } from 'd3-scale'
import { area, curveStepAfter, stack } from 'd3-shape'
import { type Html, html } from '../../base/html.ts'
import type { Locale } from '../locale.ts'
import { fixed, plot, side } from './plot.ts'
import { timeTicks } from './time-ticks.ts'

export type FlowPoint = { readonly day: string; readonly states: Readonly<Record<string, number>> }

export type StackedFlow = {
  readonly locale: Locale
  /** The text alternative. */
  readonly label: string
  /** States from the lowest layer up; each is coloured by its class. */
  readonly states: readonly string[]
  /** In the order of days. */
  readonly points: readonly FlowPoint[]
  readonly height?: number
}

/** The layers; a state holds until the next day given. */
export function stackedFlow({ locale, label, states, points, height = 220 }: StackedFlow): Html {
  const days = points.map(({ day }) => Date.parse(day))
  const from = days[0] ?? 0
  const span = Math.max((days.at(-1) ?? 0) - from, dayMilliseconds)
  // A state holds until the next day given; the last day gets a little width of its own, so that it shows.
  const to = from + span * 1.02
  const x = scaleUtc([from, to], [0, side])
  const layers = stack<FlowPoint>()
    .keys([...states])
    .value(({ states: own }, state) => own[state] ?? 0)(points)
  const top = Math.max(1, ...points.map(({ states: own }) => states.reduce((sum, state) => sum + (own[state] ?? 0), 0)))
  const y = scaleLinear([0, top], [side, 0])
  const shape = area<[number, number]>(
    (_, i) => fixed(x(days[i] ?? to)),
    ([low]) => fixed(y(low)),
    ([, high]) => fixed(y(high)),
  ).curve(curveStepAfter)
  const drawn = layers.map((layer) => {
    const own = layer as unknown as [number, number][]
    return { key: layer.key, d: shape([...own, own.at(-1) ?? [0, 0]]) ?? '' }
  })
  return plot({
    label,
    height,
    xTicks: timeTicks(locale, from, to),
    yTicks: y
      .ticks(4)
      .filter((n) => n > 0 && Number.isInteger(n))
      .map((n) => ({ at: n / top, text: locale.number(n) })),
    shapes: html`${drawn.map(({ key, d }) => html`<path class="area c-${classOf(key)}" vector-effect="non-scaling-stroke" d="${d}"/>`)}`,
  })
}

const dayMilliseconds = 86_400_000

function classOf(state: string): string {
  return state.toLowerCase().replace(/[^a-z]+/g, '-')
}

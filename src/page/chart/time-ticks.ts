// Ticks of an axis of time: years where it is long, months where it is short.
import { scaleUtc } from 'd3-scale'
import type { Locale } from '../locale.ts'
import type { Tick } from './plot.ts'

/** About five ticks between two instants in milliseconds, written by the locale. */
export function timeTicks(locale: Locale, from: number, to: number): readonly Tick[] {
  const found = scaleUtc([from, to], [0, 1]).ticks(5)
  const isYearly = found.every((day) => day.getUTCMonth() === 0 && day.getUTCDate() === 1)
  const isDaily = found.some((day) => day.getUTCDate() !== 1)
  const chars = isYearly ? 4 : isDaily ? 10 : 7
  return found.map((day) => {
    return { at: (day.getTime() - from) / (to - from), text: locale.date(day.toISOString().slice(0, chars)) }
  })
}

// Agreement of coders: Krippendorff's alpha with a bootstrap interval.
import assert from 'node:assert/strict'
import { quantile } from './quantile.ts'
import { index, stream } from './random.ts'

/** How far apart two values are. Ordinal: by rank, the values being ordered as numbers; ratio: values are not negative. */
export type Scale = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** What each coder said of one unit; null where a coder said nothing. */
export type Reading = readonly (number | null)[]

export type Agreement =
  | {
      readonly kind: 'alpha'
      readonly alpha: number
      readonly lower: number
      readonly upper: number
      readonly units: number
      readonly resamplesWithoutVariation: number
    }
  /** `no-pairs`: no unit has two readings. `no-variation`: all readings are one value, so chance cannot be told from agreement. */
  | { readonly kind: 'undefined'; readonly reason: 'no-pairs' | 'no-variation' }

export type AgreementOptions = {
  readonly scale: Scale
  readonly seed: string
  /** Bootstrap samples; 2,000 unless told. */
  readonly resamples?: number
}

/**
 * Alpha = 1 − observed / expected disagreement over pairable values (Krippendorff 2011, "Computing Krippendorff's
 * alpha-reliability"); missing readings are allowed. The 95 % interval resamples whole units with replacement (Zapf et
 * al. 2016) and takes the quantiles at 2.5 and 97.5 %; samples that come out without variation have no alpha, are left
 * out and counted. The order of the units does not matter; `units` counts those with at least two readings.
 */
export function agreement(readings: readonly Reading[], options: AgreementOptions): Agreement {
  const values = [...new Set(readings.flat().filter((value) => value !== null))].sort((a, b) => a - b)
  assert(options.scale !== 'ratio' || values.every((value) => value >= 0), 'values on a ratio scale are not negative')
  const units = pairable(readings, values)
  if (units.length === 0) return { kind: 'undefined', reason: 'no-pairs' }
  const alphaOf = makeAlpha(values, options.scale)
  const alpha = alphaOf(units)
  if (alpha === null) return { kind: 'undefined', reason: 'no-variation' }
  const from = stream(options.seed, 'agreement')
  const alphas: number[] = []
  const resamples = options.resamples ?? resamplesDefault
  for (let i = 0; i < resamples; i++) {
    const again = alphaOf(units.map(() => units[index(from, units.length)]!))
    if (again !== null) alphas.push(again)
  }
  const sorted = Float64Array.from(alphas.length > 0 ? alphas : [alpha]).sort()
  return {
    kind: 'alpha',
    alpha,
    lower: quantile(sorted, 0.025),
    upper: quantile(sorted, 0.975),
    units: units.length,
    resamplesWithoutVariation: resamples - alphas.length,
  }
}

const resamplesDefault = 2_000

/** How many readings of a unit gave each value, by the value's place in the list of all values. */
type Unit = Float64Array

// In an order of their own, so that the resamples do not depend on the order given.
function pairable(readings: readonly Reading[], values: readonly number[]): readonly Unit[] {
  const place = new Map(values.map((value, i) => [value, i]))
  const units = readings.map((reading) => {
    const unit = new Float64Array(values.length)
    for (const value of reading) if (value !== null) unit[place.get(value)!]!++
    return unit
  })
  return units.filter((unit) => unit.reduce((sum, count) => sum + count, 0) >= 2).sort(byCounts)
}

function byCounts(a: Unit, b: Unit): number {
  const at = a.findIndex((count, i) => count !== b[i])
  return at === -1 ? 0 : a[at]! - b[at]!
}

// Coincidences: within a unit of m readings each ordered pair weighs 1/(m − 1), so that each reading weighs 1.
function makeAlpha(values: readonly number[], scale: Scale): (units: readonly Unit[]) => number | null {
  const size = values.length
  const coincidences = new Float64Array(size * size)
  const sums = new Float64Array(size)
  return (units) => {
    coincidences.fill(0)
    sums.fill(0)
    for (const unit of units) addUnit(unit, coincidences, sums)
    const readings = sums.reduce((sum, count) => sum + count, 0)
    const distance = distances(values, sums, scale)
    let observed = 0
    let expected = 0
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        if (i === j) continue
        observed += coincidences[i * size + j]! * distance(i, j)
        expected += sums[i]! * sums[j]! * distance(i, j)
      }
    }
    return expected === 0 ? null : 1 - ((readings - 1) * observed) / expected
  }
}

function addUnit(unit: Unit, coincidences: Float64Array, sums: Float64Array): void {
  let readings = 0
  for (let i = 0; i < unit.length; i++) readings += unit[i]!
  for (let i = 0; i < unit.length; i++) {
    if (unit[i] === 0) continue
    sums[i] = sums[i]! + unit[i]!
    for (let j = 0; j < unit.length; j++) {
      const pairs = unit[i]! * (unit[j]! - (i === j ? 1 : 0))
      coincidences[i * unit.length + j] = coincidences[i * unit.length + j]! + pairs / (readings - 1)
    }
  }
}

// Squared differences; the ordinal one is the number of readings from the middle of one value's to the middle of the other's.
function distances(values: readonly number[], sums: Float64Array, scale: Scale): (i: number, j: number) => number {
  switch (scale) {
    case 'nominal':
      return () => 1
    case 'interval':
      return (i, j) => (values[i]! - values[j]!) ** 2
    case 'ratio':
      return (i, j) => ((values[i]! - values[j]!) / (values[i]! + values[j]!)) ** 2
    case 'ordinal': {
      const middles = new Float64Array(sums.length)
      let below = 0
      for (let i = 0; i < sums.length; i++) {
        middles[i] = below + sums[i]! / 2
        below += sums[i]!
      }
      return (i, j) => (middles[i]! - middles[j]!) ** 2
    }
  }
}

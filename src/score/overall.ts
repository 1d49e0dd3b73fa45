// An overall index over several axes: only ever with its weights, its rank ranges and its sensitivity beside it.
import assert from 'node:assert/strict'
import { type Estimate, rateEstimator } from './estimate.ts'
import type { BodyCounts } from './posterior.ts'
import { quantile } from './quantile.ts'
import { type RankRange, rangesOf } from './rank.ts'
import { countRanks } from './rank-count.ts'
import { type RateModel, rateSource } from './rate.ts'
import { type Sensitivity, sensitivity } from './sensitivity.ts'

/** One axis of the profile. The fits of all axes have as many draws, and seeds of their own: the axes are drawn independently. */
export type Axis = {
  readonly name: string
  /** Not negative; weights are taken relative to their sum. */
  readonly weight: number
  readonly model: RateModel
  readonly bodies: readonly BodyCounts[]
}

export type Overall = {
  /** Weights as used, summing to 1. */
  readonly weights: readonly { readonly name: string; readonly weight: number }[]
  /** Bodies judged on every axis, sorted by key. */
  readonly bodies: readonly { readonly key: string; readonly estimate: Estimate }[]
  /** Bodies that miss an axis and so have no index, sorted. */
  readonly leftOut: readonly string[]
  /** Share of the spread of the index that is not posterior uncertainty: v/(v + mean posterior variance), v over means. */
  readonly reliability: number
  /** In the order of `bodies`; null where the reliability is below `reliabilityMin`. */
  readonly ranks: readonly RankRange[] | null
  /** Under equal weights, and without each axis in turn. */
  readonly sensitivity: Sensitivity
}

/** The weighted mean of the axes' rates, from joint draws. Asserts a weight above 0, equal draws and seeds that differ. */
export function overall(axes: readonly Axis[], reliabilityMin = 0.5): Overall {
  const weightSum = axes.reduce((sum, axis) => sum + axis.weight, 0)
  assert(weightSum > 0 && axes.every((axis) => axis.weight >= 0), 'weights are not negative, and one is above 0')
  const draws = axes[0]!.model.fit.concentration.length
  assert(
    axes.every((axis) => axis.model.fit.concentration.length === draws),
    'all axes have as many draws',
  )
  assert(new Set(axes.map((axis) => axis.model.fit.seed)).size === axes.length, 'each axis has a seed of its own')
  const weights = axes.map((axis) => axis.weight / weightSum)
  const byKey = axes.map((axis) => new Map(axis.bodies.map((body) => [body.key, body])))
  const everyone = [...new Set(byKey.flatMap((bodies) => [...bodies.keys()]))].sort()
  const keys = everyone.filter((key) => byKey.every((bodies) => bodies.has(key)))
  const means = axisMeans(axes, byKey, keys)
  const sources = keys.map((key) => indexSource(axes, weights, byKey, key))
  const own = keys.map((_, b) => ownDraws(sources[b]!(), draws))
  const estimates = own.map(({ lower, upper }, b) => ({ mean: weigh(weights, means[b]!), lower, upper }))
  const reliability = reliabilityOf(
    estimates,
    own.map((body) => body.variance),
  )
  return {
    weights: axes.map((axis, a) => ({ name: axis.name, weight: weights[a]! })),
    bodies: keys.map((key, b) => ({ key, estimate: estimates[b]! })),
    leftOut: everyone.filter((key) => byKey.some((bodies) => !bodies.has(key))),
    reliability,
    ranks:
      reliability < reliabilityMin
        ? null
        : indexRanks(
            keys,
            sources.map((source) => source()),
            axes[0]!.model.fit.seed,
            draws,
          ),
    sensitivity: weightSensitivity(axes, weights, keys, means),
  }
}

type Bodies = readonly ReadonlyMap<string, BodyCounts>[]
type IndexSource = (from: number, to: number, out: Float64Array, offset: number, stride: number) => void

function axisMeans(axes: readonly Axis[], byKey: Bodies, keys: readonly string[]): readonly (readonly number[])[] {
  const estimators = axes.map((axis) => rateEstimator(axis.model))
  return keys.map((key) => estimators.map((estimate, a) => estimate(byKey[a]!.get(key)!.counts).mean))
}

// Makes sources that start at the first draw, so that intervals and ranks read the same draws.
function indexSource(axes: readonly Axis[], weights: readonly number[], byKey: Bodies, key: string): () => IndexSource {
  return () => {
    const sources = axes.map((axis, a) => rateSource(axis.model, byKey[a]!.get(key)!))
    return (from, to, out, offset, stride) => {
      const rates = new Float64Array(to - from)
      for (let i = 0, at = offset; i < rates.length; i++, at += stride) out[at] = 0
      sources.forEach((source, a) => {
        source(from, to, rates, 0, 1)
        for (let i = 0, at = offset; i < rates.length; i++, at += stride) out[at] = out[at]! + weights[a]! * rates[i]!
      })
    }
  }
}

function ownDraws(source: IndexSource, draws: number) {
  const values = new Float64Array(draws)
  source(0, draws, values, 0, 1)
  const mean = values.reduce((sum, value) => sum + value, 0) / draws
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws - 1)
  values.sort()
  return { lower: quantile(values, 0.025), upper: quantile(values, 0.975), variance }
}

function weigh(weights: readonly number[], means: readonly number[]): number {
  return weights.reduce((sum, weight, a) => sum + weight * means[a]!, 0)
}

function reliabilityOf(estimates: readonly Estimate[], variances: readonly number[]): number {
  if (estimates.length < 2) return 0
  const mean = estimates.reduce((sum, estimate) => sum + estimate.mean, 0) / estimates.length
  const between = estimates.reduce((sum, estimate) => sum + (estimate.mean - mean) ** 2, 0) / (estimates.length - 1)
  const within = variances.reduce((sum, variance) => sum + variance, 0) / variances.length
  return between + within === 0 ? 0 : between / (between + within)
}

function indexRanks(
  keys: readonly string[],
  sources: readonly IndexSource[],
  seed: string,
  draws: number,
): readonly RankRange[] {
  const counts = countRanks({
    bodies: keys.length,
    draws,
    seed,
    fill: (from, to, block) => {
      for (let b = 0; b < sources.length; b++) sources[b]!(from, to, block, b, sources.length)
    },
  })
  const ranges = rangesOf(counts, keys, keys)
  return keys.map((key) => ranges.get(key)!)
}

function weightSensitivity(
  axes: readonly Axis[],
  weights: readonly number[],
  keys: readonly string[],
  means: readonly (readonly number[])[],
): Sensitivity {
  const without = axes
    .map((axis, a) => ({
      about: 'weights',
      name: `without ${axis.name}`,
      method: weights.map((w, i) => (i === a ? 0 : w)),
    }))
    .filter(({ method }) => method.some((weight) => weight > 0))
  const equal = { about: 'weights', name: 'equal weights', method: axes.map(() => 1) }
  return sensitivity<readonly number[]>(weights, [equal, ...without], (chosen) => {
    const sum = chosen.reduce((all, weight) => all + weight, 0)
    return keys.map((key, b) => ({ key, rate: weigh(chosen, means[b]!) / sum }))
  })
}

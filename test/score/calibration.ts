// Simulated leagues whose truth is known, fitted as real ones are, to see whether intervals and ranks hold what they say.
import { rateEstimator } from '../../src/score/estimate.ts'
import { type BodyCounts, fitGroup } from '../../src/score/posterior.ts'
import { median } from '../../src/score/quantile.ts'
import { gamma, index, type Stream, stream, uniform } from '../../src/score/random.ts'
import { rankRanges } from '../../src/score/rank.ts'
import { drawRates, type RateModel, rateModel } from '../../src/score/rate.ts'

/** How a league's bodies come about: from the model's own prior, or all leagues with one M and π. */
export type World =
  | { readonly kind: 'prior'; readonly levels: 2 | 4 }
  | { readonly kind: 'fixed'; readonly concentration: number; readonly shares: readonly number[] }

export type Calibration = {
  readonly bodies: number
  /** Share of bodies whose true rate lies in their 95 % interval. */
  readonly rateCoverage: number
  /** Share of bodies whose true rank lies in their 95 % rank range. */
  readonly rankCoverage: number
  /** Among bodies given a chance of the top quarter above one half: the mean chance, and the share that was in it. */
  readonly topChance: { readonly said: number; readonly was: number; readonly bodies: number }
  /** Where the truth stood among the posterior's draws, from 0 to 1; one of each a league. Uniform if calibrated. */
  readonly placeOfRate: Float64Array
  readonly placeOfRank: Float64Array
  readonly placeOfConcentration: Float64Array
}

/** Simulates and fits that many leagues of 4 to 20 bodies with 6 to 60 judged commitments each. */
export async function calibrate(world: World, leagues: number, seed: string): Promise<Calibration> {
  const tally = { bodies: 0, rates: 0, ranks: 0, likely: 0, said: 0, was: 0 }
  const places = { rate: new Float64Array(leagues), rank: new Float64Array(leagues), m: new Float64Array(leagues) }
  for (let i = 0; i < leagues; i++) {
    const from = stream(seed, 'world', i)
    const truth = simulate(world, from)
    const fit = fitGroup(truth.bodies, { seed: `${seed} ${i}`, draws: 1_000 })
    const model = rateModel(fit, truth.credits)
    const estimate = rateEstimator(model)
    const ranges = await rankRanges(model, truth.bodies)
    truth.bodies.forEach((body, b) => {
      const { lower, upper } = estimate(body.counts)
      const rank = rankOf(truth.rates, b)
      const { top } = ranges[b]!.quarters ?? { top: 0 }
      tally.bodies++
      if (lower <= truth.rates[b]! && truth.rates[b]! <= upper) tally.rates++
      if (ranges[b]!.lower <= rank && rank <= ranges[b]!.upper) tally.ranks++
      if (top <= 0.5) return
      tally.likely++
      tally.said += top
      if (rank <= Math.floor(truth.bodies.length / 4)) tally.was++
    })
    placesOf(truth, model, index(from, truth.bodies.length), from, places, i)
  }
  return {
    bodies: tally.bodies,
    rateCoverage: tally.rates / tally.bodies,
    rankCoverage: tally.ranks / tally.bodies,
    topChance: { said: tally.said / tally.likely, was: tally.was / tally.likely, bodies: tally.likely },
    placeOfRate: places.rate,
    placeOfRank: places.rank,
    placeOfConcentration: places.m,
  }
}

type Truth = {
  readonly bodies: readonly BodyCounts[]
  readonly rates: readonly number[]
  readonly credits: readonly number[]
  readonly concentration: number
}

function simulate(world: World, from: Stream): Truth {
  const levels = world.kind === 'prior' ? world.levels : world.shares.length
  const credits = levels === 2 ? [1, 0] : [1, 0.75, 0.5, 0]
  const sizes = Array.from({ length: 4 + index(from, 17) }, () => Math.round(6 * 10 ** uniform(from)))
  // M/(M + n₀) is uniform under the prior.
  const u = uniform(from)
  const concentration = world.kind === 'prior' ? (median(sizes) * u) / (1 - u) : world.concentration
  const shares = world.kind === 'prior' ? dirichlet(from, new Array<number>(levels).fill(0.5)) : world.shares
  const chances = sizes.map(() =>
    dirichlet(
      from,
      shares.map((share) => concentration * share),
    ),
  )
  const bodies = sizes.map((size, b) => ({ key: `body ${b}`, counts: multinomial(from, size, chances[b]!) }))
  const rates = chances.map((chance) =>
    Math.min(
      1,
      chance.reduce((sum, p, k) => sum + p * credits[k]!, 0),
    ),
  )
  return { bodies, rates, credits, concentration }
}

// A gamma of a tiny shape underflows; then the mass is on one level, as the limit has it.
function dirichlet(from: Stream, shapes: readonly number[]): readonly number[] {
  const parts = shapes.map((shape) => gamma(from, shape))
  const sum = parts.reduce((all, part) => all + part, 0)
  if (sum > 0) return parts.map((part) => part / sum)
  const only = pick(from, shapes)
  return shapes.map((_, k) => (k === only ? 1 : 0))
}

function multinomial(from: Stream, size: number, chances: readonly number[]): readonly number[] {
  const counts = chances.map(() => 0)
  for (let i = 0; i < size; i++) counts[pick(from, chances)]!++
  return counts
}

function pick(from: Stream, weights: readonly number[]): number {
  let left = uniform(from) * weights.reduce((sum, weight) => sum + weight, 0)
  for (let k = 0; k < weights.length - 1; k++) {
    left -= weights[k]!
    if (left < 0) return k
  }
  return weights.length - 1
}

function rankOf(rates: readonly number[], b: number): number {
  return 1 + rates.filter((rate, other) => rate > rates[b]! || (rate === rates[b]! && other < b)).length
}

// Ranks of the truth among the draws (Talts et al. 2018), ties broken at random so that the place is uniform.
function placesOf(
  truth: Truth,
  model: RateModel,
  b: number,
  from: Stream,
  places: { readonly rate: Float64Array; readonly rank: Float64Array; readonly m: Float64Array },
  i: number,
): void {
  const all = truth.bodies.map((body) => drawRates(model, body))
  const ranks = all[b]!.map((_, d) =>
    rankOf(
      all.map((rates) => rates[d]!),
      b,
    ),
  )
  places.rate[i] = place(all[b]!, truth.rates[b]!, from)
  places.rank[i] = place(ranks, rankOf(truth.rates, b), from)
  places.m[i] = place(model.fit.concentration, truth.concentration, from)
}

function place(draws: Float64Array, value: number, from: Stream): number {
  const below = draws.filter((draw) => draw < value).length
  const level = draws.filter((draw) => draw === value).length
  return (below + uniform(from) * (level + 1)) / (draws.length + 1)
}

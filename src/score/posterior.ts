// How the bodies of a peer group relate: the joint posterior of the group's outcome shares and of how alike its bodies are.
import assert from 'node:assert/strict'
import { Refusal } from '../base/refusal.ts'
import { countLikelihood } from './likelihood.ts'
import { type Chain, metropolis } from './metropolis.ts'
import { effectiveDraws, splitRHat } from './mixing.ts'
import { median, quantile } from './quantile.ts'
import { normal, stream } from './random.ts'

/** A body and its judged commitments, counted by outcome level (whole numbers, in the order of the method's levels). */
export type BodyCounts = {
  readonly key: string
  readonly counts: readonly number[]
}

/**
 * Posterior draws of the hyperparameters of: counts of body b ~ Multinomial(p_b), p_b ~ Dirichlet(M·π),
 * π ~ Dirichlet(½, …, ½), M ~ n₀/(M + n₀)² with n₀ the median count.
 */
export type GroupFit = {
  readonly seed: string
  readonly levels: number
  /** Bodies with at least one judged commitment. */
  readonly bodies: number
  /** False for a group of one body: the same prior, and nothing to borrow from. */
  readonly pooled: boolean
  /** n₀: the median number of judged commitments over bodies that have any. */
  readonly typicalCount: number
  /** Draws of M: how many commitments the group's common shares weigh in each body's estimate. */
  readonly concentration: Float64Array
  /** Draws of π, draw after draw: `concentration.length` × `levels`. */
  readonly shares: Float64Array
  readonly concentrationSummary: { readonly median: number; readonly lower: number; readonly upper: number }
  readonly mixing: {
    /** The largest split R-hat over ln M and every ln π_k. */
    readonly rHat: number
    /** The smallest effective number of draws over the same. */
    readonly drawsEffective: number
    /** Share of Metropolis proposals accepted, one figure a chain. */
    readonly accepted: readonly number[]
    /** Metropolis steps from one kept draw to the next. */
    readonly thin: number
  }
}

export type FitOptions = {
  readonly seed: string
  /** Draws kept over both chains, rounded up to an even number; 10,000 unless told. */
  readonly draws?: number
}

/**
 * Fits a peer group: seeded adaptive Metropolis on (ln M, log-ratios of π), two chains from dispersed starts, run longer
 * until split R-hat < 1.01 and the effective draws are at least a twentieth of those kept (and 200).
 * The result depends on the counts and the seed, not on the order of the bodies; bodies with nothing judged add nothing.
 * Prior: Christiansen & Morris 1997; Tak, Kelly & Morris 2017. Jacobian of the log-ratios: Π π_k.
 * Asserts at least two levels, one judged commitment, and whole counts; throws Refusal `posterior-not-mixed`.
 */
export function fitGroup(bodies: readonly BodyCounts[], options: FitOptions): GroupFit {
  const draws = 2 * Math.ceil((options.draws ?? drawsDefault) / 2)
  const counts = judgedCounts(bodies)
  assert(draws >= 400, 'at least 400 draws are kept')
  const typicalCount = median(counts.map(total))
  const lnDensity = hyperDensity(counts, typicalCount)
  for (let thin = thinFirst; thin <= thinMax; thin *= 2) {
    const plan = { burnIn: Math.max(burnInMin, (draws * thin) / 10), kept: draws / 2, thin }
    const chains = [0, 1].map((chain) => {
      const from = stream(options.seed, 'group', thin, chain)
      return metropolis(
        lnDensity.at,
        dispersedStart(counts, typicalCount, () => normal(from)),
        plan,
        from,
      )
    })
    const fit = readChains(chains, lnDensity.reference, counts[0]!.length)
    if (fit.rHat >= rHatLimit || fit.drawsEffective < Math.max(200, draws / 20)) continue
    return {
      seed: options.seed,
      levels: counts[0]!.length,
      bodies: counts.length,
      pooled: counts.length > 1,
      typicalCount,
      concentration: fit.concentration,
      shares: fit.shares,
      concentrationSummary: summary(fit.concentration),
      mixing: { rHat: fit.rHat, drawsEffective: fit.drawsEffective, accepted: chains.map((c) => c.accepted), thin },
    }
  }
  throw new Refusal('posterior-not-mixed', { bodies: counts.length, limit: rHatLimit })
}

const drawsDefault = 10_000
const thinFirst = 10
const thinMax = 320
const burnInMin = 3_000
const rHatLimit = 1.01

/** The number of judged commitments in a body's counts. */
export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

function judgedCounts(bodies: readonly BodyCounts[]): readonly (readonly number[])[] {
  const levels = bodies[0]?.counts.length ?? 0
  assert(levels >= 2, 'a group has a body, and its counts at least two levels')
  for (const { counts } of bodies) {
    assert(counts.length === levels, 'every body counts the same levels')
    assert(
      counts.every((count) => Number.isSafeInteger(count) && count >= 0),
      'counts are whole and not negative',
    )
  }
  const judged = bodies.map((body) => body.counts).filter((counts) => total(counts) > 0)
  assert(judged.length > 0, 'a group has at least one judged commitment')
  return judged
}

type HyperDensity = {
  /** ln of the posterior density, up to a constant, at (ln M, ln-ratio of each level but the reference). */
  readonly at: (state: Float64Array) => number
  /** The level that the log-ratios stand against: the commonest. */
  readonly reference: number
}

function hyperDensity(counts: readonly (readonly number[])[], typicalCount: number): HyperDensity {
  const levels = counts[0]!.length
  const likelihood = countLikelihood(counts)
  const reference = commonestLevel(counts)
  const lnShares = new Float64Array(levels)
  const at = (state: Float64Array): number => {
    const lnM = state[0]!
    const concentration = Math.exp(lnM)
    readShares(state, 0, reference, lnShares)
    // Prior of M with the Jacobian of ln M, then Dirichlet(½) with the Jacobian of the log-ratios: Π π_k^(−½ + 1).
    let sum = lnM - 2 * Math.log(concentration + typicalCount)
    for (let k = 0; k < levels; k++) sum += 0.5 * lnShares[k]!
    return sum + likelihood(concentration, lnShares)
  }
  return { at, reference }
}

function commonestLevel(counts: readonly (readonly number[])[]): number {
  const sums = counts[0]!.map((_, k) => counts.reduce((sum, body) => sum + body[k]!, 0))
  return sums.indexOf(Math.max(...sums))
}

// ln π from the log-ratios that follow ln M in the state at `offset`.
function readShares(states: Float64Array, offset: number, reference: number, lnShares: Float64Array): void {
  let largest = 0
  for (let k = 0, i = offset + 1; k < lnShares.length; k++) {
    const ratio = k === reference ? 0 : states[i++]!
    lnShares[k] = ratio
    if (ratio > largest) largest = ratio
  }
  let sum = 0
  for (let k = 0; k < lnShares.length; k++) sum += Math.exp(lnShares[k]! - largest)
  const lnSum = largest + Math.log(sum)
  for (let k = 0; k < lnShares.length; k++) lnShares[k] = lnShares[k]! - lnSum
}

// Around n₀ and the pooled shares, wide enough that chains that agree have found the same place.
function dispersedStart(
  counts: readonly (readonly number[])[],
  typicalCount: number,
  noise: () => number,
): Float64Array {
  const reference = commonestLevel(counts)
  const sums = counts[0]!.map((_, k) => counts.reduce((sum, body) => sum + body[k]!, 0.5))
  const ratios = sums.filter((_, k) => k !== reference).map((sum) => Math.log(sum / sums[reference]!) + 0.5 * noise())
  return Float64Array.from([Math.log(typicalCount) + 1.5 * noise(), ...ratios])
}

function readChains(chains: readonly Chain[], reference: number, levels: number) {
  const kept = chains[0]!.states.length / levels
  const concentration = new Float64Array(chains.length * kept)
  const shares = new Float64Array(chains.length * kept * levels)
  const watched = Array.from({ length: levels + 1 }, () => chains.map(() => new Float64Array(kept)))
  const lnShares = new Float64Array(levels)
  chains.forEach((chain, c) => {
    for (let i = 0; i < kept; i++) {
      const lnM = chain.states[i * levels]!
      readShares(chain.states, i * levels, reference, lnShares)
      concentration[c * kept + i] = Math.exp(lnM)
      watched[levels]![c]![i] = lnM
      for (let k = 0; k < levels; k++) {
        shares[(c * kept + i) * levels + k] = Math.exp(lnShares[k]!)
        watched[k]![c]![i] = lnShares[k]!
      }
    }
  })
  const rHat = Math.max(...watched.map(splitRHat))
  return { concentration, shares, rHat, drawsEffective: Math.min(...watched.map(effectiveDraws)) }
}

function summary(draws: Float64Array) {
  const sorted = Float64Array.from(draws).sort()
  return { median: quantile(sorted, 0.5), lower: quantile(sorted, 0.025), upper: quantile(sorted, 0.975) }
}

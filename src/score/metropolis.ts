// Draws from a density known up to a constant, by random-walk Metropolis that adapts only while it burns in.
import { normal, type Stream, uniform } from './random.ts'

export type Plan = {
  /** Steps thrown away, during which the proposal learns. */
  readonly burnIn: number
  /** States kept. */
  readonly kept: number
  /** Steps from one kept state to the next. */
  readonly thin: number
}

export type Chain = {
  /** Kept states, one after the other: `kept` × the number of coordinates. */
  readonly states: Float64Array
  /** Share of proposals accepted after burn-in. */
  readonly accepted: number
}

/**
 * Runs one chain. The proposal is normal with the covariance of the burn-in so far (Haario, Saksman & Tamminen 2001)
 * times a scale that steers the acceptance to 0.3 (Robbins & Monro 1951); after burn-in both are frozen, so the kept
 * states come from a plain Metropolis chain. A density that is NaN counts as zero.
 */
export function metropolis(
  lnDensity: (at: Float64Array) => number,
  start: Float64Array,
  plan: Plan,
  from: Stream,
): Chain {
  const size = start.length
  const states = new Float64Array(plan.kept * size)
  const proposal = makeProposal(size)
  let at = Float64Array.from(start)
  let next = new Float64Array(size)
  let density = lnDensity(at)
  let accepted = 0
  const step = (): boolean => {
    propose(proposal, at, next, from)
    const candidate = lnDensity(next)
    if (!(Math.log(uniform(from)) < candidate - density)) return false
    density = candidate
    ;[at, next] = [next, at]
    return true
  }
  for (let i = 0; i < plan.burnIn; i++) learn(proposal, at, step(), i, plan.burnIn)
  for (let kept = 0; kept < plan.kept; kept++) {
    for (let i = 0; i < plan.thin; i++) if (step()) accepted++
    states.set(at, kept * size)
  }
  return { states, accepted: accepted / (plan.kept * plan.thin) }
}

type Proposal = {
  lnScale: number
  seen: number
  readonly mean: Float64Array
  /** Sum of products of deviations, size × size. */
  readonly products: Float64Array
  /** Lower triangular root of the proposal's covariance. */
  readonly root: Float64Array
  readonly noise: Float64Array
}

function makeProposal(size: number): Proposal {
  const root = new Float64Array(size * size)
  for (let i = 0; i < size; i++) root[i * size + i] = 0.3
  return {
    lnScale: 0,
    seen: 0,
    mean: new Float64Array(size),
    products: new Float64Array(size * size),
    root,
    noise: new Float64Array(size),
  }
}

function propose(proposal: Proposal, at: Float64Array, next: Float64Array, from: Stream): void {
  const { root, noise } = proposal
  const size = at.length
  const scale = Math.exp(proposal.lnScale)
  for (let i = 0; i < size; i++) {
    noise[i] = normal(from)
    let move = 0
    for (let j = 0; j <= i; j++) move += root[i * size + j]! * noise[j]!
    next[i] = at[i]! + scale * move
  }
}

// The first fifth of the burn-in only finds the density's bulk; from there on its covariance is learned.
function learn(proposal: Proposal, at: Float64Array, accepted: boolean, i: number, burnIn: number): void {
  proposal.lnScale += ((accepted ? 1 : 0) - acceptanceAim) * Math.min(1, 3 / Math.sqrt(i + 1))
  if (i < burnIn / 5) return
  remember(proposal, at)
  if (proposal.seen % refreshEvery !== 0 || proposal.seen < 50 * at.length) return
  if (proposal.seen - refreshEvery < 50 * at.length) proposal.lnScale = Math.log(2.38 / Math.sqrt(at.length))
  factor(proposal, at.length)
}

const acceptanceAim = 0.3
const refreshEvery = 100

function remember(proposal: Proposal, at: Float64Array): void {
  const { mean, products } = proposal
  const size = at.length
  proposal.seen++
  const before = Float64Array.from(at, (value, i) => value - mean[i]!)
  for (let i = 0; i < size; i++) mean[i] = mean[i]! + before[i]! / proposal.seen
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      products[i * size + j] = products[i * size + j]! + before[i]! * (at[j]! - mean[j]!)
    }
  }
}

// Cholesky; a little is added to the diagonal so that a coordinate that hardly moved stays mobile.
function factor(proposal: Proposal, size: number): void {
  const { products, root, seen } = proposal
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = products[i * size + j]! / (seen - 1) + (i === j ? 1e-6 : 0)
      for (let k = 0; k < j; k++) sum -= root[i * size + k]! * root[j * size + k]!
      root[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / root[j * size + j]!
    }
  }
}

// The rat tumour estimates by numerical integration: no sampling, no random numbers and no special functions.
import type { Estimate } from '../../src/score/estimate.ts'
import { lnPolya } from './polya.ts'
import { ratTumour } from './rat-tumour.ts'

type Cell = { readonly a: number; readonly b: number; readonly weight: number }

// The posterior of (ln M, π) on a grid: weights by the density itself, no sampling and no special function.
const cells: readonly Cell[] = (() => {
  const typicalCount = 20
  const out: (Omit<Cell, 'weight'> & { readonly ln: number })[] = []
  for (let lnM = Math.log(2); lnM < Math.log(3000); lnM += 0.08) {
    for (let share = 0.06; share < 0.28; share += 0.0035) {
      const m = Math.exp(lnM)
      // In (ln M, π): M·n₀/(M + n₀)² and Dirichlet(½, ½), with no Jacobian for π.
      const prior = lnM - 2 * Math.log(m + typicalCount) - 0.5 * Math.log(share * (1 - share))
      const ln = ratTumour.reduce((sum, { counts }) => sum + lnPolya(counts, m, [share, 1 - share]), prior)
      out.push({ a: m * share, b: m * (1 - share), ln })
    }
  }
  const top = Math.max(...out.map((cell) => cell.ln))
  return out.map(({ a, b, ln }) => ({ a, b, weight: Math.exp(ln - top) })).filter((cell) => cell.weight > 1e-7)
})()

const known = new Map<string, Estimate>()

// The rate's density on the logit scale, each Beta of the grid normalised by its own sum there.
/** Mean and equal-tailed 95 % interval of the tumour rate of a group with these counts. */
export function gridEstimate(counts: readonly number[]): Estimate {
  const name = counts.join(' ')
  const before = known.get(name)
  if (before !== undefined) return before
  const step = 0.02
  const logits = Array.from({ length: 800 }, (_, i) => -14 + i * step)
  const density = new Float64Array(logits.length)
  const softplus = logits.map((z) => Math.log1p(Math.exp(z)))
  let whole = 0
  let mean = 0
  const own = new Float64Array(logits.length)
  for (const { a, b, weight } of cells) {
    const up = a + counts[0]!
    const all = a + b + counts[0]! + counts[1]!
    const top = up * Math.log(up / all) + (all - up) * Math.log(1 - up / all)
    let sum = 0
    for (let i = 0; i < logits.length; i++) {
      own[i] = Math.exp(up * logits[i]! - all * softplus[i]! - top)
      sum += own[i]!
    }
    for (let i = 0; i < logits.length; i++) density[i]! += (weight * own[i]!) / sum
    mean += (weight * up) / all
    whole += weight
  }
  const bound = (p: number) => {
    let cumulated = 0
    let i = 0
    while (cumulated + density[i]! / whole < p) cumulated += density[i++]! / whole
    const z = logits[i]! + step * ((p - cumulated) / (density[i]! / whole) - 0.5)
    return 1 / (1 + Math.exp(-z))
  }
  const estimate = { mean: mean / whole, lower: bound(0.025), upper: bound(0.975) }
  known.set(name, estimate)
  return estimate
}

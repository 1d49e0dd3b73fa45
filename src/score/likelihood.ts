// The Dirichlet-multinomial likelihood of many bodies at once, in time that grows with the distinct counts and not with the bodies.
import { type OfLn, tabulated } from './rising-table.ts'
import { lnRising } from './special.ts'

/** ln likelihood of all counts, up to a constant, at M and ln π; `-Infinity` or NaN outside the possible. */
export type CountLikelihood = (concentration: number, lnShares: Float64Array) => number

/**
 * Prepares Σ_b [ Σ_k ln (Mπ_k)↑N_bk − ln M↑n_b ], where x↑m = x(x+1)…(x+m−1). Every factor x + j occurs once for each
 * body whose count exceeds j, so each sum over bodies becomes Σ_j #{b : N_bk > j} · ln(x + j); stretches of j with the
 * same number of bodies are taken in one step. The order of the bodies leaves no trace. Where the distinct counts are
 * many, each of these functions of one number is tabulated as far as it is asked for.
 */
export function countLikelihood(counts: readonly (readonly number[])[]): CountLikelihood {
  const perLevel = counts[0]!.map((_, k) => rising(stretches(counts.map((body) => body[k]!))))
  const overall = rising(stretches(counts.map((body) => body.reduce((sum, count) => sum + count, 0))))
  return (concentration, lnShares) => {
    let sum = -overall(concentration, 0)
    for (let k = 0; k < perLevel.length; k++) sum += perLevel[k]!(concentration, lnShares[k]!)
    return sum
  }
}

/** Σ over the stretches of bodies · ln (x + from)↑length at x = M · exp(lnShare). */
type Rising = (concentration: number, lnShare: number) => number

function rising(parts: readonly Stretch[]): Rising {
  if (parts.length === 0) return () => 0
  if (parts.length < tabulatedFrom) {
    return (concentration, lnShare) => risingSum(parts, concentration * Math.exp(lnShare))
  }
  const table: OfLn = tabulated((lnX) => risingSum(parts, Math.exp(lnX)))
  return (concentration, lnShare) => table(Math.log(concentration) + lnShare)
}

// A table costs some dozens of evaluations, and a chain makes 100,000.
const tabulatedFrom = 200

/** `bodies` bodies have a count above each of j = `from` … `from + length − 1`. */
type Stretch = { readonly from: number; readonly length: number; readonly bodies: number }

function stretches(counts: readonly number[]): readonly Stretch[] {
  const sorted = Float64Array.from(counts).sort()
  const out: Stretch[] = []
  let from = 0
  for (let i = 0; i < sorted.length; i++) {
    if (sorted[i]! === from) continue
    out.push({ from, length: sorted[i]! - from, bodies: sorted.length - i })
    from = sorted[i]!
  }
  return out
}

function risingSum(parts: readonly Stretch[], x: number): number {
  let sum = 0
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    sum += part.bodies * (part.length === 1 ? Math.log(x + part.from) : lnRising(x + part.from, part.length))
  }
  return sum
}

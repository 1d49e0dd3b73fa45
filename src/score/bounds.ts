// Bounds from commitments that fell due and were not judged: the estimate if all were kept, and if none was.
import assert from 'node:assert/strict'
import { type Estimate, rateEstimator } from './estimate.ts'
import type { RateModel } from './rate.ts'

export type Bounds = {
  /** Due and not judged. */
  readonly unjudged: number
  readonly ifNoneKept: Estimate
  readonly ifAllKept: Estimate
}

/**
 * Makes the bounds of any body of the group from its counts and its number of due, unjudged commitments. They are added
 * to its counts at the level of least or of greatest credit, while its peers stay as judged: the draws of (M, π) are
 * those of the fit. So none kept ≤ estimate ≤ all kept always, with equality where nothing is unjudged. `credits` are
 * those of the model, in the order of its levels; an `estimate` at hand shares what it has worked out.
 */
export function boundsEstimator(
  model: RateModel,
  credits: readonly number[],
  estimate = rateEstimator(model),
): (counts: readonly number[], unjudged: number) => Bounds {
  const worst = credits.indexOf(Math.min(...credits))
  const best = credits.indexOf(Math.max(...credits))
  const raised = (counts: readonly number[], level: number, by: number) =>
    counts.map((count, k) => (k === level ? count + by : count))
  return (counts, unjudged) => {
    assert(Number.isSafeInteger(unjudged) && unjudged >= 0, 'the number of unjudged commitments is whole')
    return {
      unjudged,
      ifNoneKept: estimate(raised(counts, worst, unjudged)),
      ifAllKept: estimate(raised(counts, best, unjudged)),
    }
  }
}

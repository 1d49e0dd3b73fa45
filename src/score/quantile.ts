// Quantiles of samples.

/**
 * The quantile at `p` in [0, 1] of a sample sorted ascending and not empty, by linear interpolation between order
 * statistics: type 7 of Hyndman & Fan (1996), R's default.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p
  const below = Math.floor(place)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (place - below) * (high - low)
}

/** The median of a sample in any order; the sample stays as it is. */
export function median(sample: ArrayLike<number>): number {
  return quantile(Float64Array.from(sample).sort(), 0.5)
}

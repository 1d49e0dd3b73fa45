// Quartiles and Tukey's fences, computed so that the same values give the same bits in any order.

export type Fence = { readonly q1: number; readonly q3: number; readonly fence: number }

/**
 * Quantile of sorted values by the median-unbiased rule, type 8 of Hyndman and Fan (1996): between the two values around
 * place (n + 1/3)·share + 1/3, counted from 1. NaN where there is no value.
 */
export function quantile(sorted: Float64Array, share: number): number {
  const count = sorted.length
  if (count === 0 || !(share >= 0 && share <= 1)) return Number.NaN
  const place = (count + 1 / 3) * share + 1 / 3
  const below = Math.floor(place)
  if (below <= 0 || share === 0) return sorted[0]!
  if (below >= count || share === 1) return sorted[count - 1]!
  const low = sorted[below - 1]!
  return low + (place - below) * (sorted[below]! - low)
}

/** Q1 − 1.5·(Q3 − Q1): values at or below it are low outliers (Tukey 1977). */
export function lowerFence(values: Iterable<number>): Fence {
  const { q1, q3 } = quartiles(values)
  return { q1, q3, fence: oneAndAHalf(q1, q1 - q3) }
}

/** Q3 + 1.5·(Q3 − Q1): values at or above it are high outliers. */
export function upperFence(values: Iterable<number>): Fence {
  const { q1, q3 } = quartiles(values)
  return { q1, q3, fence: oneAndAHalf(q3, q3 - q1) }
}

/** The values rising, −0 as 0: the two are one value, and must not show which of them came first. */
export function sortedValues(values: Iterable<number>): Float64Array {
  return Float64Array.from(values, (value) => value + 0).sort()
}

function quartiles(values: Iterable<number>): { readonly q1: number; readonly q3: number } {
  const sorted = sortedValues(values)
  return { q1: quantile(sorted, 0.25), q3: quantile(sorted, 0.75) }
}

// base + 1.5·step rounded once and not twice (Knuth's exact sums): a value that lies on the fence is on it.
function oneAndAHalf(base: number, step: number): number {
  const product = exactSum(step, step / 2)
  const sum = exactSum(base, product.sum)
  return sum.sum + (sum.error + product.error) + 0
}

function exactSum(left: number, right: number): { readonly sum: number; readonly error: number } {
  const sum = left + right
  const part = sum - left
  return { sum, error: left - (sum - part) + (right - part) }
}

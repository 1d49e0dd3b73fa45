// How well chains of a sampler have mixed: split R-hat and effective sample size.

/** A scalar's draws, one array a chain, all of one length of at least 8. */
export type Chains = readonly Float64Array[]

/**
 * Split R-hat (Gelman et al., Bayesian Data Analysis, 3rd ed., 11.4): each chain is cut in two, and the spread between
 * the pieces is held against the spread within them. 1 is perfect; a constant counts as mixed.
 */
export function splitRHat(chains: Chains): number {
  const { within, total } = spread(chains.flatMap(halves))
  return within === 0 ? (total === 0 ? 1 : Number.POSITIVE_INFINITY) : Math.sqrt(total / within)
}

/**
 * Effective number of independent draws over all chains (ibid. 11.5), with autocorrelations summed in pairs while a
 * pair is positive (Geyer 1992). At most the number of draws; a constant counts in full.
 */
export function effectiveDraws(chains: Chains): number {
  const pieces = chains.flatMap(halves)
  const length = pieces[0]!.length
  const draws = pieces.length * length
  const { within, total } = spread(pieces)
  if (total === 0) return draws
  const correlation = (lag: number) => 1 - (within - meanOf(pieces.map((piece) => autocovariance(piece, lag)))) / total
  let time = 1
  for (let lag = 1; lag + 1 < length; lag += 2) {
    const pair = correlation(lag) + correlation(lag + 1)
    if (!(pair > 0)) break
    time += 2 * pair
  }
  return Math.min(draws, draws / time)
}

function halves(chain: Float64Array): readonly Float64Array[] {
  const half = Math.floor(chain.length / 2)
  return [chain.subarray(0, half), chain.subarray(chain.length - half)]
}

// Mean variance within pieces, and the estimate of the whole variance that mixed chains would share.
function spread(pieces: Chains): { readonly within: number; readonly total: number } {
  const length = pieces[0]!.length
  const within = meanOf(pieces.map((piece) => (autocovariance(piece, 0) * length) / (length - 1)))
  const means = pieces.map(meanOf)
  const grand = meanOf(means)
  const between = means.reduce((sum, mean) => sum + (mean - grand) ** 2, 0) / (means.length - 1)
  return { within, total: (within * (length - 1)) / length + between }
}

function autocovariance(piece: Float64Array, lag: number): number {
  const mean = meanOf(piece)
  let sum = 0
  for (let i = lag; i < piece.length; i++) sum += (piece[i]! - mean) * (piece[i - lag]! - mean)
  return sum / piece.length
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum / values.length
}

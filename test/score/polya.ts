// The probability of one body's counts under the model, term by term, as the oracle of the fast likelihood.

/** ln of the Dirichlet-multinomial probability of `counts`, without the multinomial coefficient. */
export function lnPolya(counts: readonly number[], concentration: number, shares: readonly number[]): number {
  const rising = (x: number, m: number) =>
    Array.from({ length: m }, (_, j) => Math.log(x + j)).reduce((a, b) => a + b, 0)
  return counts.reduce(
    (sum, count, k) => sum + rising(concentration * shares[k]!, count),
    -rising(
      concentration,
      counts.reduce((a, b) => a + b, 0),
    ),
  )
}

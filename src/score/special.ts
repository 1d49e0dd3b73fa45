// Special functions of the gamma family, to about 13 significant digits.

/** ln Γ(x) for x > 0: shifted to x ≥ 10 by the recurrence, then Stirling's series (DLMF 5.11.1). */
export function lnGamma(x: number): number {
  let shift = 1
  while (x < 10) shift *= x++
  return (x - 0.5) * Math.log(x) - x + halfLnTwoPi + stirlingRest(x) - Math.log(shift)
}

/**
 * ln of the rising factorial x(x+1)…(x+m−1) = ln Γ(x+m) − ln Γ(x), for x > 0 and a whole m ≥ 0. Free of the cancellation
 * that a difference of two ln Γ has when x is large.
 */
export function lnRising(x: number, m: number): number {
  let sum = 0
  let rest = m
  while (rest > 0 && (rest <= 8 || x < 10)) {
    sum += Math.log(x)
    x++
    rest--
  }
  if (rest === 0) return sum
  const end = x + rest
  return sum + (x - 0.5) * Math.log1p(rest / x) + rest * (Math.log(end) - 1) + stirlingRest(end) - stirlingRest(x)
}

/** ln B(a, b) for a, b > 0. */
export function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b)
}

/** P(X ≤ x) for X ~ Beta(a, b): the regularised incomplete beta function, by its continued fraction (DLMF 8.17.22). */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  return betaCdfGiven(x, a, b, betaTerm(x, a, b, lnBeta(a, b)))
}

/** x^a (1−x)^b / B(a, b) for 0 < x < 1, from a ln B(a, b) at hand: the density is this divided by x(1−x). */
export function betaTerm(x: number, a: number, b: number, lnB: number): number {
  return Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lnB)
}

/** As `betaCdf` for 0 < x < 1, from `betaTerm` at hand. */
export function betaCdfGiven(x: number, a: number, b: number, term: number): number {
  // The fraction converges fast below the mean; above it, the upper tail is that of the mirrored distribution.
  if (x * (a + b + 2) < a + 1) return (term * betaFraction(x, a, b)) / a
  return 1 - (term * betaFraction(1 - x, b, a)) / b
}

const halfLnTwoPi = 0.5 * Math.log(2 * Math.PI)

// What Stirling's series adds to (x − ½) ln x − x + ½ ln 2π; the first omitted term is below 2e-14 from x = 10 on.
function stirlingRest(x: number): number {
  const r = 1 / (x * x)
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188))))) / x
}

// Evaluated by the modified Lentz algorithm; the number of terms grows as √max(a, b).
function betaFraction(x: number, a: number, b: number): number {
  const sum = a + b
  let c = 1
  let d = 1 / nonZero(1 - (sum * x) / (a + 1))
  let value = d
  for (let m = 1; m <= fractionTermsMax; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (sum + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    const step = d * c
    value *= step
    if (Math.abs(step - 1) < 1e-13) break
  }
  return value
}

const fractionTermsMax = 100_000

function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}

// A sum of logarithms of rising factorials as a function of one number, tabulated where it is asked for.

/** A function of x > 0 given ln x. */
export type OfLn = (lnX: number) => number

/**
 * The same function by Chebyshev interpolation in ln x, made when an interval of width 1 is first entered: `nodes`
 * evaluations there, and then some 20 multiplications a call. For `exact` = Σ_j c_j ln(x + j) with j ≥ 0 each term is
 * analytic in ln x up to a distance of π from the real axis, so the error of 18 nodes on half a unit to either side is
 * below 12.6^−18 of the sum of the |c_j|: nothing but rounding (Trefethen, Approximation Theory and Approximation
 * Practice, theorem 8.2). Beyond e^±700 and where `lnX` is no number, `exact` answers itself.
 */
export function tabulated(exact: OfLn): OfLn {
  const known = new Map<number, Float64Array>()
  return (lnX) => {
    if (!(Math.abs(lnX) < lnMax)) return exact(lnX)
    const interval = Math.floor(lnX)
    let coefficients = known.get(interval)
    if (coefficients === undefined) {
      coefficients = interpolate(exact, interval)
      known.set(interval, coefficients)
    }
    return clenshaw(coefficients, 2 * (lnX - interval) - 1)
  }
}

const nodes = 18
const lnMax = 700

// Coefficients of the polynomial through the Chebyshev points of [start, start + 1].
function interpolate(exact: OfLn, start: number): Float64Array {
  const angles = Array.from({ length: nodes }, (_, i) => (Math.PI * (i + 0.5)) / nodes)
  const values = angles.map((angle) => exact(start + (1 + Math.cos(angle)) / 2))
  return Float64Array.from({ length: nodes }, (_, k) => {
    const sum = values.reduce((all, value, i) => all + value * Math.cos(k * angles[i]!), 0)
    return ((k === 0 ? 1 : 2) * sum) / nodes
  })
}

function clenshaw(coefficients: Float64Array, at: number): number {
  let next = 0
  let afterNext = 0
  for (let k = nodes - 1; k > 0; k--) {
    const here = coefficients[k]! + 2 * at * next - afterNext
    afterNext = next
    next = here
  }
  return coefficients[0]! + at * next - afterNext
}

// The distribution of a weighted mean of Dirichlet shares, by inverting a characteristic function.
import { betaCdf } from './special.ts'

/**
 * P(Σ v_c p_c ≤ x) for p ~ Dirichlet(`parameters`), places v from 0 to 1 ascending and 0 < x < 1; to about 1e-9 where the
 * parameters sum to 4 or more. With two classes it is the beta distribution function.
 *
 * p_c = G_c/ΣG with independent gammas, so the event is Σ (v_c − x)G_c ≤ 0, and its probability by Gil-Pelaez (1951) and
 * Imhof (1961) is ½ − 1/π ∫ sin θ(u)·ρ(u)/u du over u > 0, θ = Σ α_c atan((v_c − x)u), ln ρ = −½ Σ α_c ln(1 + (v_c − x)²u²).
 * With u = exp(t − e^−t) over the scale of the sum the trapezoid rule converges exponentially (Takahasi & Mori 1974): the
 * step is halved until that changes little, and what is left is about the square of the change.
 */
export function dirichletMeanCdf(x: number, parameters: Float64Array, places: Float64Array): number {
  if (parameters.length === 2) return betaCdf(x, parameters[1]!, parameters[0]!)
  const offsets = places.map((place) => place - x)
  let square = 0
  for (let c = 0; c < parameters.length; c++) square += parameters[c]! * offsets[c]! * offsets[c]!
  const scale = 1 / Math.sqrt(square)
  let step = stepFirst
  let integral = step * sumOf(parameters, offsets, scale, firstNode, step)
  while (step > stepMin) {
    const finer = integral / 2 + (step / 2) * sumOf(parameters, offsets, scale, firstNode + step / 2, step)
    const change = Math.abs(finer - integral)
    integral = finer
    step /= 2
    if (change < changeMax) break
  }
  return Math.min(1, Math.max(0, 0.5 - integral / Math.PI))
}

const stepFirst = 1 / 6
const stepMin = 1 / 5_000
const changeMax = 1e-7
// Before it u is below 1e-10 of the scale.
const firstNode = -3
const lnSizeMin = -25

// The integrand at t = start, start + step, … until it is nothing.
function sumOf(parameters: Float64Array, offsets: Float64Array, scale: number, start: number, step: number): number {
  let sum = 0
  for (let i = 0; ; i++) {
    const t = start + i * step
    const fall = Math.exp(-t)
    const u = scale * Math.exp(t - fall)
    let angle = 0
    let lnSize = 0
    for (let c = 0; c < parameters.length; c++) {
      const w = offsets[c]! * u
      angle += parameters[c]! * Math.atan(w)
      lnSize -= 0.5 * parameters[c]! * Math.log1p(w * w)
    }
    if (lnSize < lnSizeMin) return sum
    sum += Math.sin(angle) * Math.exp(lnSize) * (1 + fall)
  }
}

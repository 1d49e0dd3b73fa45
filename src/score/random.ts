// Seeded random numbers: a stream for each purpose, and the distributions that the score draws from.
import { createHash } from 'node:crypto'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** A deterministic source of 32-bit words; each call of a function below advances it. */
export type Stream = ReturnType<typeof xoroshiro128plusFromState>

/**
 * A stream (xoroshiro128+, period 2^128 − 1) whose state is the first half of the SHA-256 of its name, so that streams
 * with different names are independent for every practical purpose and never depend on the order of their making.
 */
export function stream(...name: readonly (string | number)[]): Stream {
  const digest = createHash('sha256').update(JSON.stringify(name)).digest()
  return xoroshiro128plusFromState([0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)))
}

/** Uniform on the 2^52 midpoints of (0, 1): symmetric around ½, never 0 and never 1. */
export function uniform(from: Stream): number {
  // The lowest bits of xoroshiro128+ are its weakest, so both words give up six.
  return ((from.next() >>> 6) * 2 ** 26 + (from.next() >>> 6) + 0.5) * 2 ** -52
}

/** A whole number from 0 to `below` − 1, each equally likely up to a bias of `below` · 2^-52. */
export function index(from: Stream, below: number): number {
  return Math.floor(uniform(from) * below)
}

/** Standard normal, by the ziggurat of 128 layers (Marsaglia & Tsang 2000) on 48 bits; layer and sign have bits of their own. */
export function normal(from: Stream): number {
  for (;;) {
    const word = from.next()
    const layer = (word >>> 7) & 127
    const u = ((word >>> 16) * 2 ** 32 + (from.next() >>> 0)) * 2 ** -48
    const x = u * edge[layer]!
    // 1 or −1 without a branch, which would be guessed wrong half the time.
    const sign = ((word >>> 5) & 2) - 1
    if (x < edge[layer + 1]!) return sign * x
    if (layer === 0) return sign * tail(from)
    const low = height[layer]!
    if (low + uniform(from) * (height[layer + 1]! - low) < Math.exp(-0.5 * x * x)) return sign * x
  }
}

/**
 * Gamma with the given shape and scale 1 (Marsaglia & Tsang 2000, "A simple method for generating gamma variables");
 * a shape below 1 by their boost, gamma(shape + 1) · U^(1/shape), which may underflow to 0 for tiny shapes.
 */
export function gamma(from: Stream, shape: number): number {
  if (shape < 1) return gamma(from, shape + 1) * Math.exp(Math.log(uniform(from)) / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(from)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    const u = ((from.next() >>> 0) + 0.5) * 2 ** -32
    const square = x * x
    if (u < 1 - 0.0331 * square * square) return d * v
    if (Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return d * v
  }
}

// The ziggurat's layers have equal area `layerArea` under exp(-x²/2); layer 0 is the base strip with the tail beyond `tailStart`.
const layers = 128
const tailStart = 3.442619855899
const layerArea = 9.91256303526217e-3
const edge = new Float64Array(layers + 1)
const height = new Float64Array(layers + 1)
edge[0] = layerArea / Math.exp(-0.5 * tailStart * tailStart)
edge[1] = tailStart
for (let i = 1; i < layers; i++) {
  height[i] = Math.exp(-0.5 * edge[i]! * edge[i]!)
  edge[i + 1] = i + 1 === layers ? 0 : Math.sqrt(-2 * Math.log(layerArea / edge[i]! + height[i]!))
}
height[layers] = 1

// Marsaglia's method for the normal's tail beyond `tailStart`.
function tail(from: Stream): number {
  for (;;) {
    const x = -Math.log(uniform(from)) / tailStart
    if (-2 * Math.log(uniform(from)) >= x * x) return tailStart + x
  }
}

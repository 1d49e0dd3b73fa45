// Ranks many bodies in many draws and counts how often each body had each rank.
import { index, type Stream, stream } from './random.ts'

export type RankInput = {
  readonly bodies: number
  readonly draws: number
  readonly seed: string
  /** Number of the segment where the draws of a large league come in several, each with streams of its own. */
  readonly segment?: number
  /** Writes the values (0 to 1, higher is better) of draws `from` … `to` − 1, draw after draw, into the block. */
  readonly fill: (from: number, to: number, block: Float64Array) => void
}

export type RankCounts = {
  readonly bodies: number
  readonly draws: number
  /** How many ranks one step of the table spans: 1, unless there are too many bodies to count each rank. */
  readonly stepWidth: number
  readonly steps: number
  /** bodies × steps: in how many draws the body's rank fell on the step. */
  readonly table: Uint16Array | Uint32Array
  /** In how many draws the body stood among the first, and the last, ⌊bodies / 4⌋. */
  readonly top: Uint32Array
  readonly bottom: Uint32Array
  /** Sum of the body's ranks over all draws. */
  readonly rankSum: Float64Array
}

/** Rank 1 is the highest value. Values closer than 2^-32 are ties, put in random order. Adds to `counts` where given. */
export function countRanks(input: RankInput, counts = noCounts(input.bodies, input.draws)): RankCounts {
  const { bodies, draws } = input
  const block = new Float64Array(blockDraws * bodies)
  const rows = Math.min(draws, rowsAtOnce(bodies))
  const ranks = new Uint32Array(rows * bodies)
  const sorter = makeSorter(bodies)
  const ties = input.segment === undefined ? stream(input.seed, 'ties') : stream(input.seed, 'ties', input.segment)
  let row = 0
  for (let from = 0; from < draws; from += blockDraws) {
    const to = Math.min(draws, from + blockDraws)
    input.fill(from, to, block)
    for (let d = 0; d < to - from; d++) {
      rankDraw(sorter, block, d * bodies, ties)
      const { order } = sorter
      const offset = row * bodies
      for (let r = 0; r < bodies; r++) ranks[offset + order[r]!] = r
      row++
      if (row < rows && from + d + 1 < draws) continue
      tally(counts, ranks, row)
      row = 0
    }
  }
  return counts
}

/** Counts of no draw yet, with room for `draws`. */
export function noCounts(bodies: number, draws: number): RankCounts {
  const stepWidth = Math.max(1, Math.ceil((bodies * bodies) / cellsMax))
  const steps = Math.ceil(bodies / stepWidth)
  return {
    bodies,
    draws,
    stepWidth,
    steps,
    table: draws < 2 ** 16 ? new Uint16Array(bodies * steps) : new Uint32Array(bodies * steps),
    top: new Uint32Array(bodies),
    bottom: new Uint32Array(bodies),
    rankSum: new Float64Array(bodies),
  }
}

/** Adds the counts of other draws of the same bodies. */
export function addCounts(counts: RankCounts, more: RankCounts): void {
  add(counts.table, more.table)
  add(counts.top, more.top)
  add(counts.bottom, more.bottom)
  add(counts.rankSum, more.rankSum)
}

type Numbers = Uint16Array | Uint32Array | Float64Array

function add(sums: Numbers, more: Numbers): void {
  for (let i = 0; i < sums.length; i++) sums[i] = sums[i]! + more[i]!
}

// 220 MB at two bytes a cell.
const cellsMax = 110_000_000
// A block is written column by column; with this many rows the lines being written fit a first-level cache.
const blockDraws = 64

// A body's row of the table comes into the cache once for this many draws; 30 MB of ranks.
function rowsAtOnce(bodies: number): number {
  return Math.max(blockDraws, Math.floor(8_000_000 / bodies))
}

type Sorter = {
  readonly size: number
  keys: Uint32Array
  keysNext: Uint32Array
  order: Uint32Array
  orderNext: Uint32Array
  /** Where each digit's run begins, for each of the three passes. */
  readonly starts: readonly [Uint32Array, Uint32Array, Uint32Array]
}

const digitBits = 11
const digits = 2 ** digitBits

function makeSorter(size: number): Sorter {
  const column = () => new Uint32Array(size)
  return {
    size,
    keys: column(),
    keysNext: column(),
    order: column(),
    orderNext: column(),
    starts: [new Uint32Array(digits), new Uint32Array(digits), new Uint32Array(digits)],
  }
}

// Puts the bodies in order of the draw's values: radix sort as 32-bit numbers, highest first, in three passes from the lowest digit.
function rankDraw(sorter: Sorter, block: Float64Array, offset: number, ties: Stream): void {
  const { size, keys, order, starts } = sorter
  const [low, middle, high] = starts
  for (const start of starts) start.fill(0)
  for (let b = 0; b < size; b++) {
    const key = ((1 - block[offset + b]!) * 0xffff_ffff) >>> 0
    keys[b] = key
    order[b] = b
    low[key & (digits - 1)]!++
    middle[(key >>> digitBits) & (digits - 1)]!++
    high[key >>> (2 * digitBits)]!++
  }
  for (let pass = 0; pass < starts.length; pass++) sortPass(sorter, starts[pass]!, pass * digitBits)
  shuffleTies(sorter, ties)
}

function sortPass(sorter: Sorter, starts: Uint32Array, shift: number): void {
  const { size, keys, keysNext, order, orderNext } = sorter
  let sum = 0
  for (let digit = 0; digit < digits; digit++) {
    const count = starts[digit]!
    starts[digit] = sum
    sum += count
  }
  for (let i = 0; i < size; i++) {
    const key = keys[i]!
    const digit = (key >>> shift) & (digits - 1)
    const at = starts[digit]!
    starts[digit] = at + 1
    keysNext[at] = key
    orderNext[at] = order[i]!
  }
  sorter.keys = keysNext
  sorter.keysNext = keys
  sorter.order = orderNext
  sorter.orderNext = order
}

function shuffleTies(sorter: Sorter, ties: Stream): void {
  const { size, keys, order } = sorter
  for (let i = 1; i < size; i++) {
    if (keys[i] !== keys[i - 1]) continue
    const start = i - 1
    while (i < size && keys[i] === keys[start]) i++
    for (let left = i - 1; left > start; left--) {
      const other = start + index(ties, left - start + 1)
      const held = order[left]!
      order[left] = order[other]!
      order[other] = held
    }
  }
}

// Body by body, so that the body's row of the table stays in cache.
function tally(counts: RankCounts, ranks: Uint32Array, rows: number): void {
  const { bodies, steps, stepWidth, table, top, bottom, rankSum } = counts
  const quarter = Math.floor(bodies / 4)
  for (let b = 0; b < bodies; b++) {
    let sum = 0
    for (let d = 0; d < rows; d++) {
      const rank = ranks[d * bodies + b]!
      const cell = b * steps + (stepWidth === 1 ? rank : Math.floor(rank / stepWidth))
      table[cell] = table[cell]! + 1
      sum += rank + 1
      if (rank < quarter) top[b]!++
      else if (rank >= bodies - quarter) bottom[b]!++
    }
    rankSum[b] = rankSum[b]! + sum
  }
}

// Ranks of 10,000 bodies in 10,000 draws, against one sort of the same number of doubles in pieces of 10,000.
// Baseline: Float64Array.prototype.sort of 10,000 uniform doubles, 10,000 times. Run: node bench/ranks.mjs [bodies] [draws]
import { rateModel, rateSource } from '../dist/score/rate.js'
import { fitGroup } from '../dist/score/posterior.js'
import { rankRanges } from '../dist/score/rank.js'
import { countRanks } from '../dist/score/rank-count.js'
import { gamma, index, stream, uniform } from '../dist/score/random.js'

const [bodyCount = 10_000, draws = 10_000] = process.argv.slice(2).map(Number)
const bodies = league(bodyCount)
const model = rateModel(fitGroup(bodies, { seed: 'bench', draws }), [1, 0.75, 0.5, 0, 0])

const baselineSeconds = timed(sortAll)
const sortSeconds = timed(() => countRanks({ bodies: bodyCount, draws, seed: 'bench', fill: fillUniform }))
const drawSeconds = timed(drawAll)
const wholeSeconds = timed(() => rankRanges(model, bodies))
const peakMegabytes = process.resourceUsage().maxRSS / 1024

console.log(`ranks of ${bodyCount} bodies in ${draws} draws`)
console.log(`  baseline: Float64Array sort   ${baselineSeconds.toFixed(1)} s`)
console.log(`  ranking and counting alone    ${sortSeconds.toFixed(1)} s  (ratio ${(sortSeconds / baselineSeconds).toFixed(2)})`)
console.log(`  drawing the rates alone       ${drawSeconds.toFixed(1)} s`)
console.log(`  rank ranges, drawing included ${wholeSeconds.toFixed(1)} s  (ratio ${(wholeSeconds / baselineSeconds).toFixed(2)})`)
console.log(`  peak memory                   ${peakMegabytes.toFixed(0)} MiB`)

// 100 judged commitments a body over five levels, bodies spread as M = 12.5 spreads them.
function league(size) {
  const from = stream('bench', 'league')
  return Array.from({ length: size }, (_, b) => {
    const shares = [5, 2, 2, 3, 0.5].map((shape) => gamma(from, shape))
    const sum = shares.reduce((all, share) => all + share, 0)
    const counts = [0, 0, 0, 0, 0]
    for (let i = 0; i < 100; i++) {
      let left = uniform(from) * sum
      const level = shares.findIndex((share) => (left -= share) < 0)
      counts[level === -1 ? 4 : level]++
    }
    return { key: `body ${b}`, counts }
  })
}

function sortAll() {
  const from = stream('bench', 'baseline')
  const pool = Float64Array.from({ length: 2 * bodyCount }, () => uniform(from))
  for (let d = 0; d < draws; d++) {
    const start = index(from, bodyCount)
    pool.slice(start, start + bodyCount).sort()
  }
}

function fillUniform(from, to, block) {
  const source = stream('bench', 'fill', from)
  const cells = (to - from) * bodyCount
  for (let i = 0; i < cells; i++) block[i] = (source.next() >>> 0) * 2 ** -32
}

function drawAll() {
  const block = new Float64Array(64 * bodyCount)
  const sources = bodies.map((body) => rateSource(model, body))
  for (let from = 0; from < draws; from += 64) {
    for (let b = 0; b < bodyCount; b++) sources[b](from, Math.min(draws, from + 64), block, b, bodyCount)
  }
}

function timed(run) {
  const start = performance.now()
  run()
  return (performance.now() - start) / 1000
}

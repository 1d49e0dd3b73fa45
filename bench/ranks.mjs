// Rank ranges of 10,000 bodies from 10,000 draws in one thread, drawing included, against sorting as many doubles.
import { fitGroup } from '../dist/score/posterior.js'
import { gamma, index, stream, uniform } from '../dist/score/random.js'
import { rankRanges } from '../dist/score/rank.js'
import { rateModel } from '../dist/score/rate.js'
import { printRatio } from './measure/alternate.mjs'

const bodyCount = 10_000
const draws = 10_000

export async function bench() {
  const bodies = league()
  const model = rateModel(fitGroup(bodies, { seed: 'bench', draws }), [1, 0.75, 0.5, 0, 0])
  return printRatio({
    name: `rank ranges of ${bodyCount} bodies from ${draws} draws`,
    a: { name: 'draw, rank, count in one thread', run: () => rankRanges(model, bodies, { threads: 1 }) },
    b: { name: `Float64Array.sort of ${bodyCount} uniform doubles, ${draws} times`, run: sortAll },
    rounds: 2,
    ratioMax: 5,
  })
}

// 100 judged commitments a body over five levels, the bodies spread as M = 12.5 spreads them.
function league() {
  const from = stream('bench', 'league')
  return Array.from({ length: bodyCount }, (_, b) => {
    const shares = [5, 2, 2, 3, 0.5].map((shape) => gamma(from, shape))
    const sum = shares.reduce((all, share) => all + share, 0)
    const counts = [0, 0, 0, 0, 0]
    for (let i = 0; i < 100; i++) {
      let level = 0
      for (let left = uniform(from) * sum; level < 4 && left > shares[level]; level++) left -= shares[level]
      counts[level]++
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

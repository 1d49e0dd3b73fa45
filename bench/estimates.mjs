// Estimates of 20,000 buyers with rank ranges and of 500,000 suppliers with intervals, against the same in one thread.
import { estimateLeague } from '../dist/score/league.js'
import { gamma, stream, uniform } from '../dist/score/random.js'
import { printRatio } from './measure/alternate.mjs'

const buyers = 20_000
const suppliers = 500_000
const rates = Number(process.env.KEPT_RATES ?? 3)
const method = {
  judgedMin: 6,
  judgedFew: 10,
  reliabilityMin: 0.5,
  quartersFrom: 8,
  draws: 10_000,
  seed: 'bench',
}

export async function bench() {
  const made = Array.from({ length: rates }, (_, i) => ({
    buyers: league(buyers, 0.45, 5_000_000, `buyers ${i}`),
    suppliers: league(suppliers, 0.9, 1_000_000, `suppliers ${i}`),
  }))
  const judged = made[0].buyers.map(({ levels }) => levels[0] + levels[1]).sort((a, b) => b - a)
  console.log(
    `${rates} rates; judged deals of the largest buyers ${judged.slice(0, 3).join(', ')}, of the median one ${judged[buyers / 2]}`,
  )
  return printRatio({
    name: `${rates} rates of ${buyers} buyers with ranks and of ${suppliers} suppliers without`,
    a: { name: 'all processors', run: () => estimateAll(made, undefined) },
    b: { name: 'one thread', run: () => estimateAll(made, 1) },
    rounds: 2,
    ratioMax: 0.8,
  })
}

async function estimateAll(made, threads) {
  for (const [i, { buyers, suppliers }] of made.entries()) {
    const credits = [1, 0]
    const ranked = await estimateLeague(buyers, { method, credits, ranked: true, name: `buyers ${i}`, threads })
    const listed = await estimateLeague(suppliers, { method, credits, ranked: false, name: `suppliers ${i}` })
    if (!ranked.isOrdered || ranked.units.some(({ rank }) => rank === null))
      throw new Error('not all buyers are ranked')
    if (listed.units.some(({ rate }) => rate === null)) throw new Error('not all suppliers have an interval')
  }
}

// At least six deals judged each and a few with millions (Pareto), spread as M = 8 spreads them.
function league(size, shape, judgedMax, name) {
  const from = stream('bench', name)
  return Array.from({ length: size }, (_, i) => {
    const judged = Math.min(judgedMax, Math.floor(6 * uniform(from) ** (-1 / shape)))
    const kept = gamma(from, 5)
    const yes = binomial(from, judged, kept / (kept + gamma(from, 3)))
    return { key: `unit ${i}`, levels: [yes, judged - yes], unjudged: 0 }
  })
}

// Exact for small numbers; of large ones the normal limit is near enough for made-up data.
function binomial(from, n, p) {
  if (n < 100) return Array.from({ length: n }, () => uniform(from)).filter((u) => u < p).length
  const noise = Array.from({ length: 12 }, () => uniform(from)).reduce((sum, u) => sum + u, -6)
  return Math.min(n, Math.max(0, Math.round(n * p + noise * Math.sqrt(n * p * (1 - p)))))
}

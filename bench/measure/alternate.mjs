// Measures two ways in turn in one process and prints their ratio, with what is needed to judge it.
import { cpus, totalmem } from 'node:os'

/**
 * Runs A, then B, several rounds; prints the median of the ratios A / B, the spread, the peak memory and the machine.
 * `prepare` runs before each measurement and is not timed; what it returns goes to the measured function.
 */
export async function printRatio({ name, a, b, rounds, ratioMax }) {
  const timings = []
  for (let round = 0; round <= rounds; round++) {
    const timing = { a: await time(a, round), b: await time(b, round) }
    // The first round warms up.
    if (round > 0) timings.push(timing)
  }
  const ratios = timings.map((timing) => timing.a / timing.b).sort(ascending)
  console.log(`${name}: ${median(ratios).toFixed(2)} times the baseline (at most ${ratioMax})`)
  console.log(`  ${a.name}: ${shown(timings.map((timing) => timing.a))}`)
  console.log(`  baseline, ${b.name}: ${shown(timings.map((timing) => timing.b))}`)
  console.log(`  ${rounds} rounds in turn, ratios ${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)}`)
  console.log(`  peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB; ${machine()}`)
  return median(ratios)
}

async function time({ prepare, run }, round) {
  const prepared = await prepare?.(round)
  const start = performance.now()
  await run(prepared)
  return performance.now() - start
}

export function machine() {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${cpu.model}, ${memory} GiB`
}

function shown(times) {
  return `median ${median([...times].sort(ascending)).toFixed(0)} ms`
}

export function median(sorted) {
  return sorted[Math.floor(sorted.length / 2)]
}

function ascending(left, right) {
  return left - right
}

// Commitment pages over HTTP with 64 connections, against the same server answering a fixed string of their length.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { loadLocale } from '../dist/page/locale.js'
import { openEdition } from '../dist/publish/edition/store.js'
import { loadRoutes } from '../dist/publish/route.js'
import { makeSite } from '../dist/publish/site.js'
import { machine, median } from './measure/alternate.mjs'
import { madeEdition, madeRecord } from './measure/made-record.mjs'

const pledges = 20_000
const bodies = 200
const connections = 64
const rounds = 5
const secondsARound = 4
const pathsAsked = 5_000

/**
 * Prints the share of the fixed string's requests a second that the pages reach; at least a third is wanted. The server
 * remembers what it was asked for, as `kept serve` does; beside it stands one without a memory, which makes each page anew.
 */
export async function bench() {
  const { folder, record } = await madeRecord(pledges, bodies)
  try {
    await madeEdition(record, join(folder, 'edition'))
    const { paths, chars } = await somePages(folder)
    const server = fork(fileURLToPath(new URL('./measure/site-server.mjs', import.meta.url)), [folder, String(chars)])
    const [ports] = await once(server, 'message')
    const rates = []
    for (let round = 0; round <= rounds; round++) {
      const rate = {
        site: await load(ports.site, paths),
        anew: await load(ports.anew, paths),
        fixed: await load(ports.fixed, paths),
      }
      // The first round warms up.
      if (round > 0) rates.push(rate)
    }
    server.send('end')
    const [{ peak }] = await once(server, 'message')
    const ratios = rates.map(({ site, fixed }) => site / fixed).sort((a, b) => a - b)
    const anew = rates.map((rate) => rate.anew / rate.fixed).sort((a, b) => a - b)
    console.log(`serve: ${median(ratios).toFixed(2)} of the baseline's requests/s (at least 0.33)`)
    console.log(
      `  ${pathsAsked} commitment pages of ${chars} characters: ${shown(rates.map(({ site }) => site))} requests/s`,
    )
    console.log(
      `  each made anew: ${shown(rates.map((rate) => rate.anew))} requests/s, ${median(anew).toFixed(2)} of the baseline's`,
    )
    console.log(`  baseline, a fixed string of that length: ${shown(rates.map(({ fixed }) => fixed))} requests/s`)
    console.log(
      `  ${connections} connections, ${rounds} rounds in turn, ratios ${ratios[0].toFixed(2)} to ${ratios.at(-1).toFixed(2)}`,
    )
    console.log(`  peak memory of the server ${peak} MB; ${machine()}`)
    return median(ratios)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function somePages(folder) {
  const edition = await openEdition(join(folder, 'edition', 'edition.sqlite'))
  const locales = [await loadLocale('en')]
  const site = makeSite({
    edition,
    locales,
    routes: await loadRoutes(),
    isStatic: false,
    live: null,
    proof: () => undefined,
  })
  const all = [...edition.ids('commitment')]
  const paths = Array.from({ length: pathsAsked }, (_, i) => `/commitments/${all[(i * 7919) % all.length]}.html`)
  const lengths = paths.slice(0, 200).map((path) => site.answer(path.slice(1)).body.length)
  edition.close()
  return { paths, chars: Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length) }
}

async function load(port, paths) {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: secondsARound,
    requests: paths.map((path) => ({ path })),
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were no pages, ${result.errors} failed`)
  return result.requests.average
}

function shown(rates) {
  return Math.round(median([...rates].sort((a, b) => a - b)))
}

// The front page of a record with 1,000 bodies as HTML, against reading what stands on it out of the edition.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { loadLocale } from '../dist/page/locale.js'
import { openEdition } from '../dist/publish/edition/store.js'
import { loadRoutes } from '../dist/publish/route.js'
import { makeSite } from '../dist/publish/site.js'
import { machine, median } from './measure/alternate.mjs'
import { madeEdition, madeRecord } from './measure/made-record.mjs'

const pledges = 20_000
const bodies = 1_000
const rounds = 300
const millisecondsMax = 5

/** Prints how many times as long as the reading the page takes, and its milliseconds: at most 5 are wanted. */
export async function bench() {
  const { folder, record } = await madeRecord(pledges, bodies)
  try {
    await madeEdition(record, join(folder, 'edition'))
    const edition = await openEdition(join(folder, 'edition', 'edition.sqlite'))
    const locales = [await loadLocale('en')]
    const options = { edition, locales, routes: await loadRoutes(), live: null, proof: () => undefined }
    const site = makeSite({ ...options, isStatic: false })
    const leagues = [...edition.ids('league')]
    const page = []
    const reading = []
    for (let round = 0; round < rounds + 50; round++) {
      const [ofPage, ofReading] = [
        time(() => Buffer.from(site.answer('index.html').body)),
        time(() => leagues.map((id) => edition.get('league', id))),
      ]
      // The first rounds warm up.
      if (round >= 50) {
        page.push(ofPage)
        reading.push(ofReading)
      }
    }
    const bytes = Buffer.byteLength(site.answer('index.html').body)
    edition.close()
    for (const times of [page, reading]) times.sort((a, b) => a - b)
    const ratio = median(page) / median(reading)
    console.log(
      `front: ${ratio.toFixed(2)} times the baseline; median ${median(page).toFixed(2)} ms (at most ${millisecondsMax})`,
    )
    console.log(`  front page of ${bodies} bodies, ${bytes} bytes: 95 of 100 within ${at(page, 0.95).toFixed(2)} ms`)
    console.log(`  baseline, reading its leagues out of the edition: median ${median(reading).toFixed(2)} ms`)
    console.log(
      `  ${rounds} rounds in turn; peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB; ${machine()}`,
    )
    return ratio
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function time(run) {
  const start = performance.now()
  run()
  return performance.now() - start
}

function at(sorted, share) {
  return sorted[Math.floor(sorted.length * share)]
}

// Compiled releases of real publishers, scaled up with ocids of their own, and cases that make every flag fire.
import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'

const shared = process.env.KEPT_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const bidStatus = { qualified: 'valid', 'not-qualified': 'disqualified' }

/** Path of a file of at least so many MB, made once and kept in the system's folder for temporary files. */
export async function compiledReleases(megabytes) {
  const path = join(tmpdir(), `kept-bench-compiled-${megabytes}.jsonl`)
  if (existsSync(path) && statSync(path).size >= megabytes * 1e6) return path
  const texts = (await latestReleases()).map(([ocid, release]) => JSON.stringify({ ...release, ocid: `@${ocid}` }))
  const fd = openSync(`${path}.part`, 'w')
  let bytes = 0
  for (let copy = 0; bytes < megabytes * 1e6; copy++) {
    const real = texts.map((text) => text.replace('"ocid":"@', `"ocid":"${copy}-`))
    const cases = firing(copy).map((release) => JSON.stringify(release))
    bytes += writeSync(fd, `${[...real, ...cases].join('\n')}\n`)
  }
  closeSync(fd)
  renameSync(`${path}.part`, path)
  return path
}

// The last release of each process stands for its compiled one.
async function latestReleases() {
  const data = join(shared, 'data')
  const latest = new Map()
  for (const file of readdirSync(data)
    .filter((name) => /-releases\.jsonl(\.gz)?$/.test(name))
    .sort()) {
    const raw = createReadStream(join(data, file))
    const lines = createInterface({ input: file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw })
    for await (const line of lines) {
      const release = JSON.parse(line)
      for (const bid of release.bids?.details ?? []) bid.status = bidStatus[bid.status] ?? bid.status
      latest.set(release.ocid, release)
    }
  }
  return [...latest]
}

function firing(copy) {
  const bid = (id, amount, status = 'valid', date = '2024-01-10T00:00:00Z') => ({
    status,
    date,
    tenderers: [{ id }],
    value: { amount, currency: 'AMD' },
  })
  const won = (id, ...items) => [
    { status: 'active', suppliers: [{ id }], items: items.map((code) => ({ classification: { id: code } })) },
  ]
  const tender = (more) => ({
    procurementMethod: 'open',
    tenderPeriod: { startDate: '2024-01-01T00:00:00Z', endDate: '2024-03-01T00:00:00Z' },
    procuringEntity: { id: `entity-${copy}` },
    ...more,
  })
  const release = (name, more) => ({ ocid: `${copy}-case-${name}`, tender: tender({}), ...more })
  const short = { startDate: '2024-01-01T00:00:00Z', endDate: '2024-01-05T00:00:00+04:00' }
  const few = [
    release('short', { tender: tender({ tenderPeriod: short }) }),
    release('single', { tender: tender({ numberOfTenderers: 1 }) }),
    release('late', { bids: { details: [bid('W', 1, 'valid', '2024-03-02T00:00:00Z')] }, awards: won('W') }),
    release('lowest', { bids: { details: [bid('A', 1, 'disqualified'), bid('B', 2)] }, awards: won('B') }),
    release('same', { bids: { details: [bid('C', 5), bid('D', 5)] } }),
    release('far', { bids: { details: [bid(`W${copy}`, 10), bid(`L${copy}`, 90_000)] }, awards: won(`W${copy}`) }),
    release('close', { bids: { details: [bid(`W${copy}`, 1e6), bid(`L${copy}`, 1e6 + 1)] }, awards: won(`W${copy}`) }),
    release('disqualified', {
      buyer: { id: `buyer-${copy}` },
      bids: { details: [bid('E', 3, 'disqualified'), bid('F', 4, 'disqualified'), bid('G', 5)] },
      awards: won('G'),
    }),
  ]
  // Ordinary competitions, which set the quartiles, one tenderer that always loses, and suppliers of one kind and of many.
  for (let i = 0; i < 40; i++) {
    const winner = `winner-${copy}-${i % 20}`
    few.push(
      release(`usual-${i}`, {
        bids: {
          details: [bid(winner, 100), bid('always-second', 120 + (i % 5)), bid(`winner-${copy}-${(i + 1) % 20}`, 130)],
        },
        awards: [...won(winner, '10000000')],
      }),
    )
    few.push(release(`alone-${i}`, { bids: { details: [bid(winner, 100)] }, awards: won(winner, '10000000') }))
    few.push(release(`steady-${i}`, { awards: won(`steady-${copy}-${i % 2}`, '10000000') }))
    if (i < 20) few.push(release(`varied-${i}`, { awards: won('varied', `${10 + i}000000`) }))
  }
  return few
}

// `kept flags` and `kept coverage`: what they print, and whom they never name.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runKept } from './run-kept.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-cli-flags-'))
afterAll(() => rmSync(folder, { recursive: true }))

const canary = 'Canary Person'
const bid = (id: string, status: string) => ({
  status,
  tenderers: [{ id, name: canary }],
  value: { amount: 5, currency: 'USD' },
})
const releases = [
  { ocid: 'a', buyer: { id: 'B1' }, tender: { numberOfTenderers: 1, procurementMethod: 'open' } },
  {
    ocid: 'b',
    buyer: { id: 'B1' },
    tender: { procuringEntity: { id: 'P1' } },
    bids: { details: [bid(canary, 'valid'), bid('Other', 'disqualified')] },
    awards: [{ status: 'active', suppliers: [{ id: canary, name: canary }] }],
  },
]

beforeAll(() => {
  const lines = [...releases.map((release) => JSON.stringify(release)), `{"ocid":"${canary}`]
  writeFileSync(join(folder, 'in.jsonl'), `${lines.join('\n')}\n`)
  writeFileSync(join(folder, 'flags.yaml'), 'only: [R018, R038]\nR038: { threshold: 0.5 }\n')
  writeFileSync(join(folder, 'wrong.yaml'), 'R018: { threshold: 1 }\n')
})

describe('kept flags', () => {
  it('prints a table with the caveat, and names no tenderer', async () => {
    const { out, err, code } = await runKept(folder, ['flags', 'in.jsonl', '--issues', 'issues.jsonl'])
    expect(code).toBe(0)
    expect(out).toContain('A flag is a pattern worth a look, never an accusation.')
    expect(out).toMatch(/^single-bid +R018 +1 /m)
    expect(out).toMatch(/^identical-bid-prices +R028 +1 +· +· +2$/m)
    expect(out).toMatch(/^ {2}b +identical-bid-prices, all-except-winner-disqualified$/m)
    expect(out).toContain('1 broken lines')
    expect(`${out}${err}${readFileSync(join(folder, 'issues.jsonl'), 'utf8')}`).not.toContain(canary)
  })

  it('prints JSON without tenderers', async () => {
    const { out } = await runKept(folder, ['flags', 'in.jsonl', '--format', 'json', '--settings', 'flags.yaml'])
    expect(out).not.toContain(canary)
    expect(JSON.parse(out)).toMatchObject({
      counts: { releases: 2, faults: 1 },
      currency: null,
      flags: [
        { flag: 'single-bid', processes: 1 },
        { flag: 'excessive-disqualified-bids', buyers: 1, procuringEntities: 1, tenderers: 0 },
      ],
      processes: { a: { 'single-bid': 1 } },
      buyers: { B1: { 'excessive-disqualified-bids': 0.5 } },
      procuringEntities: { P1: { 'excessive-disqualified-bids': 0.5 } },
    })
  })

  it('prints the exchange format, and says that it stays on this machine', async () => {
    const { out, err } = await runKept(folder, [
      'flags',
      'in.jsonl',
      '--format',
      'cardinal',
      '--only',
      'single-bid,R028',
    ])
    expect(JSON.parse(out)).toEqual({
      OCID: { a: { R018: 1 }, b: { R028: 1 } },
      Tenderer: { [canary]: { R028: 1 }, Other: { R028: 1 } },
    })
    expect(err).toContain('never part of an edition')
  })

  it('refuses settings and flags that are not there, and a file without releases ends with 1', async () => {
    expect((await runKept(folder, ['flags', 'in.jsonl', '--only', 'R999'])).code).toBe(2)
    const wrong = await runKept(folder, ['flags', 'in.jsonl', '--settings', 'wrong.yaml'])
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('R018 has no setting threshold; it has procurement_methods')
    writeFileSync(join(folder, 'none.jsonl'), '[]\n')
    expect((await runKept(folder, ['flags', 'none.jsonl'])).code).toBe(1)
    expect((await runKept(folder, ['flags', 'absent.jsonl'])).code).toBe(2)
    expect((await runKept(folder, ['flags'])).err).toContain('neither a file nor a record')
  })
})

describe('kept coverage', () => {
  it('says what can fire and why the rest cannot, without a value of the data', async () => {
    const { out, code } = await runKept(folder, ['coverage', 'in.jsonl', '--fields'])
    expect(code).toBe(0)
    expect(out).toMatch(/^single-bid +R018 +can fire +1 releases \(50 %\) have all it needs$/m)
    expect(out).toMatch(/^short-submission-period +R003 +cannot fire +no tender\/tenderPeriod$/m)
    expect(out).toMatch(/^bids\/details\/tenderers\/id +1 +50 % +2 +100 %$/m)
    expect(out).not.toContain(canary)
  })

  it('prints JSON', async () => {
    const { out } = await runKept(folder, ['coverage', 'in.jsonl', '--json'])
    expect(JSON.parse(out)).toMatchObject({ releases: 2, processes: 2, faults: 1 })
  })
})

describe('kept coverage of releases that are not compiled', () => {
  it('judges delivery from all releases of a process together', async () => {
    const contract = { id: 'c', dateSigned: '2020-01-01', period: { endDate: '2020-06-30' } }
    const lines = [
      { ocid: 'a', id: '1', date: '2020-01-01T00:00:00Z', awards: [{ id: 'w', date: '2020-01-01' }] },
      { ocid: 'a', id: '2', date: '2020-01-20T00:00:00Z', tag: ['contractAmendment'], contracts: [contract] },
    ]
    writeFileSync(join(folder, 'several.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    const { out } = await runKept(folder, ['coverage', 'several.jsonl'])
    expect(out).toMatch(/^amended-soon-after-award +can fire/m)
    expect(out).toMatch(/^end-date-moved-repeatedly +can fire/m)
    expect(out).toMatch(/^value-just-under-threshold +cannot fire/m)
  })
})

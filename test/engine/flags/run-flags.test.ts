// Runs over files: broken lines, bytes, ranges and threads make no difference to what is found.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Issue } from '../../../src/base/issue.ts'
import { cardinalJson } from '../../../src/engine/flags/finding.ts'
import { loadFlags } from '../../../src/engine/flags/flag.ts'
import { type Gathered, gatherer, mergeGathered } from '../../../src/engine/flags/gather.ts'
import { finishFlags, type PassedLine, runFlags } from '../../../src/engine/flags/run-flags.ts'
import { flagSettings } from '../../../src/engine/flags/setting.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-run-flags-'))
afterAll(() => rmSync(folder, { recursive: true }))
const flags = await loadFlags()
const settings = flagSettings({ R048: { minimum_contracting_processes: 2 }, R025: { percentile: 50 } }, flags)

let files = 0
function file(content: string | Buffer): string {
  files += 1
  const path = join(folder, `${files}.jsonl`)
  writeFileSync(path, content)
  return path
}

async function run(paths: readonly string[], rangeBytes?: number, document: object = {}) {
  const issues: Issue[] = []
  const passed: PassedLine[] = []
  const found = await runFlags(
    paths.map((path, i) => ({ name: `file ${i}`, path })),
    {
      settings: flagSettings(document, flags),
      ...(rangeBytes === undefined ? {} : { rangeBytes }),
      onIssue: (issue) => issues.push(issue),
      onQuarantine: (line) => passed.push(line),
    },
  )
  return { found, json: cardinalJson(found.findings), issues, passed }
}

const single = (ocid: string, more = '') =>
  `{"ocid":${JSON.stringify(ocid)},"tender":{"numberOfTenderers":1,"procurementMethod":"open"${more}}}`

describe('runFlags', () => {
  it('tells, counts and passes over lines that are no release', async () => {
    const latin = Buffer.concat([Buffer.from('{"ocid":"'), Buffer.from([0xe9]), Buffer.from('"}')])
    const parts = [single('a'), '', '{"ocid":', '[1]', '{"ocid":5}', latin, '  \t\r', single('é')]
    const content = Buffer.concat(parts.flatMap((part) => [Buffer.from(part), Buffer.from('\n')]))
    for (const rangeBytes of [1_000, 1, 13]) {
      const { found, json, issues, passed } = await run([file(single('first')), file(content)], rangeBytes)
      expect(JSON.parse(json)).toEqual({ OCID: { first: { R018: 1 }, a: { R018: 1 }, é: { R018: 1 } } })
      expect(found.counts).toEqual({ releases: 3, cancelled: 0, excluded: 0, faults: 4 })
      expect(issues.map(({ place }) => `${place.file}:${place.line}`)).toEqual(
        [3, 4, 5, 6].map((line) => `file 1:${line}`),
      )
      expect(issues.map(({ message }) => /it is [^;]+|its [^;]+/.exec(message)![0])).toEqual([
        'it is not JSON',
        'it is no JSON object',
        'its ocid is missing or no text',
        'it is not UTF-8',
      ])
      expect(passed.slice(0, 3).map(({ text }) => text)).toEqual(['{"ocid":', '[1]', '{"ocid":5}'])
      expect(issues.every(({ value }) => value === undefined)).toBe(true)
    }
  })

  it('reads escapes, letters beyond ASCII and both in one line alike; a byte order mark is none of the data', async () => {
    const plain = '{"ocid":"Ж€😀","tender":{"numberOfTenderers":1,"procurementMethod":"open"}}'
    const escaped = plain.replace('Ж€😀', '\\u0416\\u20ac\\ud83d\\ude00')
    const both = plain.replace('Ж€', '\\u0416€')
    for (const line of [plain, escaped, both, `\ufeff${plain}`]) {
      const { json } = await run([file(`${line}\n`)])
      expect(JSON.parse(json)).toEqual({ OCID: { 'Ж€😀': { R018: 1 } } })
    }
  })

  it('compares settings with letters beyond ASCII', async () => {
    const line = single('a', ',"procurementMethodDetails":"Rémunération"')
    const document = { exclusions: { procurement_method_details: 'Rémunération' } }
    expect((await run([file(line)], undefined, document)).found.counts.excluded).toBe(1)
  })

  it('takes the later of two lines with one ocid, whatever the ranges', async () => {
    const line = (amount: number) =>
      `{"ocid":"a","awards":[{"status":"active","suppliers":[{"id":"W"}]}],"bids":{"details":[{"status":"valid","tenderers":[{"id":"W"}],"value":{"amount":10,"currency":"USD"}},{"status":"valid","tenderers":[{"id":"L"}],"value":{"amount":${amount},"currency":"USD"}}]}}`
    for (const rangeBytes of [10_000, 7]) {
      const { json } = await run([file(`${line(11)}\n${line(12)}\n`)], rangeBytes, {
        R024: { threshold: 1 },
        only: 'R024',
      })
      expect((JSON.parse(json) as { OCID: object }).OCID).toEqual({ a: { R024: 0.2 } })
    }
  })

  it('is empty for an empty file', async () => {
    expect((await run([file('')])).json).toBe('{}')
  })
})

describe('what is gathered', () => {
  const id = fc.constantFrom('A', 'B', 'C', 'D')
  const bid = fc.record({
    status: fc.constantFrom('valid', 'disqualified', 'pending', 'withdrawn'),
    date: fc.constantFrom('2024-05-03T00:00:00Z', '2024-04-01T00:00:00Z'),
    tenderers: fc.array(fc.record({ id }), { minLength: 1, maxLength: 2 }),
    value: fc.record({ amount: fc.integer({ min: 0, max: 5 }), currency: fc.constantFrom('USD', 'EUR') }),
  })
  const award = fc.record({
    status: fc.constantFrom('active', 'active', 'active', 'cancelled', 'pending'),
    suppliers: fc.array(fc.record({ id }), { minLength: 1, maxLength: 2 }),
    items: fc.array(fc.record({ classification: fc.record({ id: fc.constantFrom('10', '20', '30') }) })),
  })
  const release = fc.record({
    ocid: fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'),
    buyer: fc.record({ id }),
    tender: fc.constant({
      numberOfTenderers: 1,
      procurementMethod: 'open',
      tenderPeriod: { endDate: '2024-05-01T00:00:00Z' },
    }),
    bids: fc.record({ details: fc.array(bid, { maxLength: 4 }) }),
    awards: fc.array(award, { maxLength: 2 }),
  })

  function gather(lines: readonly { readonly json: unknown; readonly at: number }[]): Gathered {
    const own = gatherer([], flags, settings)
    for (const { json, at } of lines) own.take(json, { text: JSON.stringify(json), at, isBytes: false })
    return own.finish()
  }
  const findings = (gathered: Gathered) => cardinalJson(finishFlags(flags, settings, gathered).findings)

  it('comes out the same however the releases are split, mixed and put together', () => {
    const parts = fc.array(fc.tuple(release, fc.integer({ min: 0, max: 3 }), fc.integer()), { maxLength: 40 })
    fc.assert(
      fc.property(parts, fc.boolean(), (list, isLeftFirst) => {
        const lines = list.map(([json], at) => ({ json, at, part: list[at]![1], order: list[at]![2] }))
        const whole = findings(gather(lines))
        const [a, b, c, d] = [0, 1, 2, 3].map((part) =>
          gather(lines.filter((line) => line.part === part).sort((x, y) => x.order - y.order)),
        ) as [Gathered, Gathered, Gathered, Gathered]
        if (isLeftFirst) {
          mergeGathered(a, b, flags)
          mergeGathered(a, c, flags)
          mergeGathered(a, d, flags)
          expect(findings(a)).toBe(whole)
        } else {
          mergeGathered(d, c, flags)
          mergeGathered(a, b, flags)
          mergeGathered(d, a, flags)
          expect(findings(d)).toBe(whole)
        }
      }),
    )
  })
})

describe('threads', () => {
  const dist = fileURLToPath(new URL('../../../dist/engine/flags/', import.meta.url))

  it.skipIf(!existsSync(join(dist, 'flag-worker.js')))('give the same findings, and the same broken lines', () => {
    const lines = Array.from({ length: 2_000 }, (_, i) => (i % 100 === 7 ? 'broken' : single(`é ${i}`)))
    const path = file(`${lines.join('\n')}\n`)
    const script = `
      const { runFlags } = await import(${JSON.stringify(`${dist}run-flags.js`)})
      const { loadFlags } = await import(${JSON.stringify(`${dist}flag.js`)})
      const { flagSettings } = await import(${JSON.stringify(`${dist}setting.js`)})
      const { cardinalJson } = await import(${JSON.stringify(`${dist}finding.js`)})
      const lines = []
      const run = await runFlags([{ name: 'f', path: ${JSON.stringify(path)} }], {
        settings: flagSettings({}, await loadFlags()), threads: Number(process.argv[2]), rangeBytes: 5000,
        onIssue: (issue) => lines.push(issue.place.line) })
      console.log(JSON.stringify([cardinalJson(run.findings), lines, run.counts]))`
    const program = join(folder, 'threads.mjs')
    writeFileSync(program, script)
    const ran = ['1', '2', '3'].map((threads) =>
      execFileSync(process.execPath, [program, threads], { encoding: 'utf8' }),
    )
    expect(new Set(ran).size).toBe(1)
    const [json, broken] = JSON.parse(ran[0]!) as [string, readonly number[]]
    expect(broken).toEqual(Array.from({ length: 20 }, (_, i) => i * 100 + 8))
    expect(Object.keys((JSON.parse(json) as { OCID: object }).OCID)).toHaveLength(1_980)
  })
})

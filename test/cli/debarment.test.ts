// Debarment from list to statement: screening, a person's word, what is shown and when, and no person anywhere.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/engine/duckdb.ts'
import { appendDrafts, openRecord } from '../../src/record/record.ts'
import { dealTables } from '../../src/sources/ocds/deal-table.ts'
import { newPaths } from '../record/folder.ts'
import { runKept } from './run-kept.ts'

const newPath = newPaths()
let cwd: string
const canaries = [
  'Canary Persona',
  'Pérsona Canario',
  'canary@example.org',
  '+1 555 0100',
  'Canary Street 7',
  '1970-01-02',
]

type Rows = readonly Readonly<Record<string, string | number | boolean | null>>[]

async function writeDataset(dataset: string, tables: Readonly<Record<string, Rows>>): Promise<void> {
  const folder = join(cwd, 'deals', dataset)
  mkdirSync(folder, { recursive: true })
  const database = await openDatabase({ temporary: join(cwd, 'tmp') })
  for (const { table, columns } of dealTables.filter(({ table }) => tables[table] !== undefined)) {
    const path = join(folder, `${table}.parquet`)
    await database.run(`CREATE TABLE ${table} (${columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')})`)
    for (const row of tables[table]!) {
      const names = Object.keys(row)
      const values = names.map((name) => `$${name}`).join(', ')
      await database.run(
        `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${values})`,
        row,
      )
    }
    await database.run(`COPY ${table} TO '${path}' (FORMAT parquet)`)
  }
  database.close()
  const record = await openRecord(cwd)
  const sha256 = 'a'.repeat(64)
  await appendDrafts(
    record,
    [
      {
        kind: 'dataset',
        effectiveAt: null,
        content: {
          dataset,
          source: 'city',
          licence: 'CC0-1.0',
          inputDigest: sha256,
          mode: dataset === 'd2' ? 'replaces' : 'adds',
          tables: Object.entries(tables).map(([table, rows]) => ({ table, sha256, rows: rows.length })),
        },
      },
    ],
    { role: 'importer', clock: () => Date.UTC(2026, 10, 1) },
  )
}

const acme = { supplier: 'GB-COH/01234567', name: 'Acme Works Ltd', evidence: 'scheme GB-COH' }
const beta = { supplier: 'name-ca/betacorp-inc', name: 'Betacorp Inc.', evidence: 'form Inc' }
const unnamed = { supplier: null, name: null, evidence: null }

function tablesOf(
  awards: readonly (readonly [day: string | null, status: string, party: typeof acme | typeof unnamed])[],
) {
  return {
    processes: awards.map((_, process) => ({
      process,
      kind: 'process',
      ocid: `ocds-x-${process}`,
      buyer: 'XX-GOV/city',
      buyer_name: 'City',
    })),
    awards: awards.map(([awarded_on, status], process) => ({ process, award: 0, status, awarded_on, suppliers: 1 })),
    parties: awards.map(([, , party], process) => ({ process, party: 0, role: 'supplier', award: 0, ...party })),
  }
}

const header =
  '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","dataset","first_seen","last_seen","last_change"'

function csv(rows: readonly (readonly string[])[]): string {
  return `${header}\n${rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`
}

const firm = (id: string, name: string, numbers: string, from = '2020-06-01', seen = '2026-10-01') => [
  id,
  'Company',
  name,
  'Canary Persona;Pérsona Canario',
  '',
  'gb',
  'Canary Street 7',
  numbers,
  'Canary Persona',
  '+1 555 0100',
  'canary@example.org',
  'A Development Bank',
  `${from}T00:00:00`,
  `${seen}T00:00:00`,
  '',
]
const person = [
  'P-1',
  'Person',
  'Canary Persona',
  'Pérsona Canario',
  '1970-01-02',
  'gb',
  'Canary Street 7',
  '01234567',
  '',
  '+1 555 0100',
  'canary@example.org',
  'A Development Bank',
  '2020-01-01',
  '2026-10-01',
  '',
]

async function screen(text: string, ...more: readonly string[]) {
  writeFileSync(join(cwd, 'targets.simple.csv'), text)
  const ran = await runKept(cwd, ['debarment', 'screen', 'targets.simple.csv', ...more])
  expect(ran.err).toBe('')
  expect(ran.code).toBe(0)
  return ran.out
}

async function shown(...more: readonly string[]) {
  const { out, err } = await runKept(cwd, ['debarment', 'list', '--json', ...more])
  expect(err).toBe('')
  return (JSON.parse(out) as { awards: readonly Record<string, unknown>[] }).awards
}

beforeAll(async () => {
  cwd = newPath()
  await runKept(join(cwd, '..'), ['init', cwd.split('/').at(-1)!, '--example'])
  const of = (party: typeof acme) =>
    [
      ['2020-05-31', 'active', party],
      ['2020-06-01', 'active', party],
      ['2021-01-01', 'cancelled', party],
      ['2026-10-01', 'active', party],
      ['2026-10-02', 'active', party],
      [null, 'active', party],
    ] as const
  await writeDataset('d1', tablesOf([...of(acme), ...of(beta), ['2021-01-01', 'active', unnamed]]))
})

describe('kept debarment', () => {
  it('counts what a list holds and finds nothing where nothing is', async () => {
    const out = await screen(csv([person, firm('E-9', 'Zeta Ltd', '')]))
    expect(out).toContain('Read 1 legal entities of opensanctions.')
    expect(out).toContain('1 persons')
    expect(out).toContain('Compared with 2 named suppliers.')
    expect(await shown()).toEqual([])
    expect((await runKept(cwd, ['debarment', 'list'])).out).toContain('No award is known')
  })

  it('shows a dry run and records nothing', async () => {
    const out = await screen(csv([firm('E-1', 'Acme Works Ltd', '1234567')]), '--dry-run')
    expect(out).toContain('nothing was recorded')
    expect(out).toContain('1 new')
    expect(await shown()).toEqual([])
  })

  it('records a match by number, and shows the awards inside its dates', async () => {
    const list = csv([person, firm('E-1', 'Acme Works Ltd', '1234567'), firm('E-2', 'BETACORP INC', '')])
    const out = await screen(list)
    expect(out).toMatch(/Matched by register number: +1 new, 0 known/)
    expect(out).toMatch(/Candidates by name: +1 open, 0 rejected/)
    const awards = await shown()
    expect(awards.map(({ supplier, ocid, awardedOn, statement }) => [supplier, ocid, awardedOn, statement])).toEqual([
      ['GB-COH/01234567', 'ocds-x-1', '2020-06-01', 'on the list at award'],
      ['GB-COH/01234567', 'ocds-x-3', '2026-10-01', 'on the list at award'],
    ])
    expect(awards[0]!['debarment']).toEqual({
      list: 'opensanctions',
      entry: 'E-1',
      name: 'Acme Works Ltd',
      authority: 'A Development Bank',
      from: '2020-06-01',
      seen: '2026-10-01',
      dates: 'seen',
      matchedBy: 'identifier',
      url: 'https://www.opensanctions.org/entities/E-1/',
    })
    expect(await screen(list)).toMatch(/0 new, 1 known\n/)
    expect(await shown('--as-of', '2020-12-31')).toHaveLength(1)
  })

  it('shows a match by name only after a person confirmed it', async () => {
    const { candidate } = (
      JSON.parse(await screen(csv([firm('E-2', 'BETACORP INC', '')]), '--json')) as {
        candidates: readonly { candidate: string; state: string }[]
      }
    ).candidates.find(({ state }) => state === 'open')!
    expect((await shown()).filter(({ supplier }) => supplier === beta.supplier)).toEqual([])
    expect((await runKept(cwd, ['verify', '--log-only'])).code).toBe(0)
    const confirmed = await runKept(cwd, ['debarment', 'confirm', candidate, '--reason', 'same registration'])
    expect([confirmed.err, confirmed.code]).toEqual(['', 0])
    expect((await shown()).filter(({ supplier }) => supplier === beta.supplier)).toHaveLength(2)
    const { out } = await runKept(cwd, ['debarment', 'list'])
    expect(out).toContain('Betacorp Inc. (name-ca/betacorp-inc): on the list at award')
    expect(out).not.toMatch(/score|risk|rank/i)
    const again = await runKept(cwd, ['debarment', 'confirm', candidate, '--reason', 'x'])
    expect(again.code).toBe(2)
    // What the list says may change; who it is stays confirmed.
    expect(await screen(csv([firm('E-2', 'BETACORP INC', '', '2020-06-02')]))).toContain('1 of them with new dates')
    expect((await shown()).filter(({ supplier }) => supplier === beta.supplier)).toHaveLength(1)
    // Undone: all of its events are voided, and it is not asked about again.
    const rejected = await runKept(cwd, ['debarment', 'reject', candidate, '--reason', 'another firm'])
    expect(rejected.out).toContain('2 events no longer count')
    expect((await shown()).filter(({ supplier }) => supplier === beta.supplier)).toEqual([])
    expect(await screen(csv([firm('E-2', 'BETACORP INC', '')]))).toContain('0 open, 1 rejected earlier')
  })

  it('says what to do about a candidate or a list that is not there', async () => {
    const missing = await runKept(cwd, ['debarment', 'confirm', '../../etc', '--reason', 'x'])
    expect(missing.code).toBe(2)
    expect(missing.err).toContain('there is no candidate')
    writeFileSync(join(cwd, 'other.csv'), 'a,b\n1,2\n')
    expect((await runKept(cwd, ['debarment', 'screen', 'other.csv'])).err).toContain('no debarment list')
  })

  it('reads the datasets that count: a replaced one no more', async () => {
    await writeDataset('d2', tablesOf([['2022-01-01', 'active', acme]]))
    expect((await shown()).map(({ ocid, awardedOn }) => [ocid, awardedOn])).toEqual([['ocds-x-0', '2022-01-01']])
  })

  it('leaves no person in the record, its private part, its log or any output', async () => {
    const outs = [
      await screen(csv([person, firm('E-1', 'Acme Works Ltd', '1234567')]), '--json'),
      await screen(csv([person, firm('E-1', 'Acme Works Ltd', '1234567')]), '--issues', 'issues.jsonl'),
      JSON.stringify(await shown()),
    ]
    const files = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter(
      (file) => !file.endsWith('targets.simple.csv') && statSync(join(cwd, file)).isFile(),
    )
    expect(files.some((file) => file.startsWith('private/debarment/'))).toBe(true)
    for (const canary of canaries) {
      for (const out of outs) expect(out).not.toContain(canary)
      for (const file of files) {
        expect(readFileSync(join(cwd, file)).includes(canary), `${canary} in ${file}`).toBe(false)
      }
    }
    for (const file of files.filter((one) => one.startsWith('private/debarment/'))) {
      expect(statSync(join(cwd, file)).mode & 0o077).toBe(0)
    }
  })
})

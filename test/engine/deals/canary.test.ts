// Persons planted in every field of a release, in several spellings, come out nowhere but in private/.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dealTables } from '../../../src/sources/ocds/deal-table.ts'
import { type DealRecord, dealRecord, type Row } from './deal-record.ts'
import { contact, fullRelease, person } from './full-release.ts'

const spellings: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `Agreement with ${name.toUpperCase()}, of Anytown`,
  (name) => `https://example.org/${encodeURIComponent(name)}/x.pdf`,
  (name) =>
    `1234-${name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')}-offer`,
  (name) => name.split(' ').reverse().join(', '),
]

// Every place of a text in a JSON value.
function leaves(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => leaves(one, [...path, i]))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]))
  return [path]
}

function planted(release: object, path: readonly (string | number)[], text: string): object {
  const copy = structuredClone(release) as never
  let at: Record<string | number, unknown> = copy
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  at[path[path.length - 1]!] = text
  return copy
}

// What of a person must not be seen, in text that is folded alike.
const traces = ['quixwright', 'vantongeren', 'ypsilanty', '8812345', '1632960983', '960985', 'zofie']
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const found = (text: string) =>
  traces.filter(
    (trace) =>
      folded(text).includes(trace) ||
      folded(text)
        .replace(/[^a-z0-9]/g, '')
        .includes(trace),
  )

let record: DealRecord
const tables = new Map<string, readonly Row[]>()
const plain = fullRelease('ocds-plain-0')
beforeAll(async () => {
  record = await dealRecord()
  const lines: string[] = [JSON.stringify(plain)]
  let number = 0
  for (const path of leaves(plain)) {
    for (const who of [person.name, contact.name, person.id]) {
      const spelling = spellings[number % spellings.length]!
      number += 1
      lines.push(JSON.stringify(planted(fullRelease(`ocds-planted-${number}`), path, spelling(who))))
    }
  }
  lines.push(`{"ocid": "ocds-broken", "buyer": {"name": "${person.name}"`)
  await record.importing(`${lines.join('\n')}\n`)
  for (const { table } of dealTables) tables.set(table, await record.rows(table))
}, 60_000)
afterAll(() => record.close())

describe('a person in any field of a release', () => {
  it('is in no table', () => {
    expect(tables.get('processes')!.length).toBeGreaterThan(400)
    for (const [table, rows] of tables) {
      const seen = rows.flatMap((row) =>
        Object.entries(row).flatMap(([column, cell]) =>
          typeof cell === 'string' && found(cell).length > 0 ? [`${table}.${column}: ${cell}`] : [],
        ),
      )
      expect(seen).toEqual([])
    }
  })

  it('is in no issue and in no file of the record but those in private/', () => {
    expect(record.issues.length).toBeGreaterThan(10)
    expect(record.issues.map((issue) => JSON.stringify(issue)).filter((text) => found(text).length > 0)).toEqual([])
    const files = readdirSync(record.dir, { recursive: true, encoding: 'utf8' })
      .map((file) => join(record.dir, file))
      .filter((path) => statSync(path).isFile())
    const holding = files.filter(
      (path) => found(readFileSync(path, 'latin1')).length > 0 || found(readFileSync(path, 'utf8')).length > 0,
    )
    expect(holding.length).toBeGreaterThan(0)
    expect(holding.map((path) => relative(record.dir, path).split('/')[0])).toEqual(holding.map(() => 'private'))
  })

  it('leaves a process that names nobody in its texts as it is', () => {
    const [process] = tables.get('processes')!
    expect(process).toMatchObject({
      ocid: 'ocds-plain-0',
      title: 'Chairs for offices',
      buyer: 'GB-GOR/D10',
      buyer_name: 'Department for Made Up Things',
      method_details: 'Open procedure',
      classification: 'CPV:39112000',
    })
    const parties = tables.get('parties')!.filter((party) => party['process'] === 0)
    expect(parties.filter(({ role }) => role === 'supplier')).toEqual([
      expect.objectContaining({ name: null, supplier: null, evidence: null, body: null }),
      expect.objectContaining({ name: 'Widgets Limited', supplier: 'GB-COH/01234567', evidence: 'scheme GB-COH' }),
    ])
  })

  it('has its process under an id that says nothing', () => {
    const ids = tables.get('processes')!.map(({ ocid }) => String(ocid))
    expect(ids.filter((id) => id.startsWith('scrubbed-')).length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

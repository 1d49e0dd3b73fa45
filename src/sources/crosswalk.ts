// A crosswalk: the CSV file by which an operator says which body a source's buyer is, where no identifier tells it.
import { basename } from 'node:path'
import type { BodyId } from '../base/id.ts'
import { type Issue, issue } from '../base/issue.ts'
import { Refusal } from '../base/refusal.ts'
import { bodyRef } from '../record/field.ts'
import { foldText } from './expression.ts'
import { openTable } from './read-table.ts'
import type { Cell } from './row.ts'

export type Crosswalk = {
  /** By the buyer's id in the source first; then by its name, with case, accents and punctuation out of the way. */
  readonly bodyOf: (id: string | undefined, name: string | undefined) => BodyId | undefined
  /** The bodies that it names, each once, in the file's order. */
  readonly bodies: readonly { readonly body: BodyId; readonly name: string }[]
  /** Rows whose `body` is still empty. */
  readonly unfilled: number
}

export type CrosswalkRow = {
  readonly id: string
  readonly name: string
  readonly body: string
  readonly bodyName: string
}

/** For sources without a crosswalk. */
export const emptyCrosswalk: Crosswalk = crosswalkOf([], () => {})

const columns = ['id', 'name', 'body', 'bodyName'] as const

/** Reads a crosswalk: CSV with the columns id, name, body, bodyName. Rows without a body are passed over and counted. */
export async function loadCrosswalk(path: string, onIssue: (issue: Issue) => void): Promise<Crosswalk> {
  const file = basename(path)
  const table = await openTable(path, { format: 'csv', onIssue })
  const missing = columns.filter((column) => !table.columns.includes(column))
  if (missing.length > 0) throw new Refusal('crosswalk-columns', { path, missing: missing.join(', ') })
  const rows: PlacedRow[] = []
  for await (const batch of table.rows) {
    for (const { row, line, cells } of batch) {
      const [id, name, body, bodyName] = columns.map((column) => textOf(cells[column]))
      const place = { file, row, ...(line === undefined ? {} : { line }) }
      rows.push({ id: id!, name: name!, body: body!, bodyName: bodyName!, place })
    }
  }
  return crosswalkOf(rows, onIssue)
}

type PlacedRow = CrosswalkRow & {
  readonly place: { readonly file: string; readonly row: number; readonly line?: number }
}

function crosswalkOf(rows: readonly PlacedRow[], onIssue: (issue: Issue) => void): Crosswalk {
  const byId = new Map<string, BodyId>()
  const byName = new Map<string, BodyId>()
  const bodies = new Map<BodyId, string>()
  let unfilled = 0
  for (const { id, name, body: text, bodyName, place } of rows) {
    if (text === '') {
      unfilled += 1
      continue
    }
    const read = bodyRef.safeParse(text)
    if (!read.success) {
      onIssue(issue('crosswalk-body', { ...place, column: 'body' }, { value: text }))
      continue
    }
    const body = read.data
    const folded = foldText(name)
    const other =
      (id === '' ? undefined : byId.get(id)) ?? (id === '' && folded !== '' ? byName.get(folded) : undefined)
    if (other !== undefined && other !== body) {
      onIssue(issue('crosswalk-repeated', place, { value: id === '' ? name : id, params: { first: other } }))
      continue
    }
    if (id !== '' && !byId.has(id)) byId.set(id, body)
    if (folded !== '' && !byName.has(folded)) byName.set(folded, body)
    if (!bodies.has(body)) bodies.set(body, bodyName === '' ? name : bodyName)
  }
  return {
    bodyOf: (id, name) => byId.get(id?.trim() ?? '') ?? (name === undefined ? undefined : byName.get(foldText(name))),
    bodies: [...bodies].map(([body, name]) => ({ body, name })),
    unfilled,
  }
}

/**
 * The rows that a crosswalk still lacks, as CSV to be filled in: one a buyer that no identifier tells, those with most
 * processes first. Buyers with the same id are one; without an id, those whose names fold to the same text.
 */
export function draftCrosswalk(
  parties: Iterable<{ readonly id?: string | undefined; readonly name?: string | undefined }>,
): string {
  const counted = new Map<string, { readonly id: string; readonly name: string; count: number }>()
  for (const party of parties) {
    const id = party.id?.trim() ?? ''
    const name = party.name?.replace(/\s+/g, ' ').trim() ?? ''
    if (id === '' && name === '') continue
    const key = id === '' ? `name ${foldText(name)}` : `id ${id}`
    const found = counted.get(key)
    if (found === undefined) counted.set(key, { id, name, count: 1 })
    else found.count += 1
  }
  const rows = [...counted.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  return `${columns.join(',')}\n${rows.map(({ id, name }) => `${quoted(id)},${quoted(name)},,\n`).join('')}`
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell.trim() : ''
}

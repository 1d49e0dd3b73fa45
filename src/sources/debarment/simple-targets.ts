// Reads OpenSanctions' `targets.simple.csv`: one row a target, cells of many values with semicolons between them.
import { issue } from '../../base/issue.ts'
import type { Table } from '../read-table.ts'
import type { Cell } from '../row.ts'
import type { DebarmentEntry, GateRow } from './entry.ts'
import type { ListReading } from './read-list.ts'

/**
 * The file has no columns for the dates of a debarment: an entry holds from the day on which it was first seen on the list to
 * the day on which it was last seen.
 */
export async function simpleTargetEntries(table: Table, reading: ListReading): Promise<readonly DebarmentEntry[]> {
  const { gate, onIssue } = reading
  const entries: DebarmentEntry[] = []
  for await (const rows of table.rows) {
    for (const { row, cells } of rows) {
      const text = (column: string) => textOf(cells[column])
      const admitted = gate.admit({
        is: whatIs(text('schema')),
        name: text('name'),
        aliases: many(text('aliases')),
        countries: many(text('countries')),
      })
      if (admitted === undefined) continue
      const from = dayOf(text('first_seen'))
      const seen = dayOf(text('last_seen'))
      if (from === undefined || seen === undefined) {
        gate.undated()
        onIssue(issue('debarment-undated', { file: reading.list, row }))
        continue
      }
      const numbers = many(text('identifiers'))
      entries.push({
        ...admitted,
        list: reading.list,
        entry: text('id'),
        identifiers: many(text('countries')).flatMap((country) =>
          numbers.map((number) => ({ country: country.slice(0, 2).toUpperCase(), number })),
        ),
        authority: many(text('dataset')).join('; ') || 'OpenSanctions',
        from,
        to: null,
        seen,
        dates: 'seen',
        url: entityUrl(text('id')),
      })
    }
  }
  return entries
}

/** What a schema of FollowTheMoney is; a LegalEntity can be a person. */
export function whatIs(schema: string): GateRow['is'] {
  if (schema === 'Company' || schema === 'Organization' || schema === 'PublicBody') return 'entity'
  if (schema === 'LegalEntity') return 'unsaid'
  return schema === 'Person' ? 'person' : 'other'
}

export function entityUrl(id: string): string | null {
  return /^[\w.~-]+$/.test(id) ? `https://www.opensanctions.org/entities/${id}/` : null
}

/** The day of a text that begins with one. */
export function dayOf(text: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0]
}

function many(text: string): readonly string[] {
  return text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell.trim() : ''
}

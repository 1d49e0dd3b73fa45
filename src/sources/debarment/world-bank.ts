// Reads the World Bank's list of ineligible firms and individuals, as it is exported: XLSX, CSV or the site's JSON.
import { slug } from '../../base/id.ts'
import { issue } from '../../base/issue.ts'
import { parseDate } from '../../base/time.ts'
import { foldText } from '../expression.ts'
import type { Table } from '../read-table.ts'
import type { Cell } from '../row.ts'
import type { DebarmentEntry } from './entry.ts'
import type { ListReading } from './read-list.ts'

type Column = 'id' | 'name' | 'type' | 'country' | 'from' | 'to' | 'status' | 'grounds' | 'refreshed'

// Names of the site's JSON, of its exports, and of tables copied from its page; folded.
const namesOf: Readonly<Record<Column, readonly string[]>> = {
  id: ['supp id', 'supplier id'],
  name: ['supp name', 'firm name', 'firm', 'name of firm', 'supplier name'],
  type: ['supp type code', 'type', 'entity type'],
  country: ['country name', 'country'],
  from: ['debar from date', 'from date', 'ineligibility period from date', 'ineligible from', 'from'],
  to: ['debar to date', 'to date', 'ineligibility period to date', 'ineligible to', 'to'],
  status: ['ineligibly status', 'ineligibility status'],
  grounds: ['debar reason', 'grounds'],
  refreshed: ['last refresh date'],
}

/** Which column of a table holds what. */
export function worldBankColumns(columns: readonly string[]): Readonly<Partial<Record<Column, string>>> {
  const found: Partial<Record<Column, string>> = {}
  for (const [column, names] of Object.entries(namesOf) as [Column, readonly string[]][]) {
    const name = columns.find((one) => names.includes(foldText(one)))
    if (name !== undefined) found[column] = name
  }
  return found
}

const listUrl = 'https://www.worldbank.org/en/projects-operations/procurement/debarred-firms'
const endless = /^(?:permanent|ongoing|indefinite|)$/i

/** Individuals stand in the same list, mostly unmarked: only names that show a legal form are taken in. */
export async function worldBankEntries(table: Table, reading: ListReading): Promise<readonly DebarmentEntry[]> {
  const columns = worldBankColumns(table.columns)
  const { gate, onIssue } = reading
  const entries: DebarmentEntry[] = []
  for await (const rows of table.rows) {
    for (const { row, cells } of rows) {
      const text = (column: Column) => textOf(cells[columns[column] ?? ''])
      const isPerson = /^(?:i|individual|person)$/i.test(text('type'))
      const admitted = gate.admit({
        is: isPerson ? 'person' : 'unsaid',
        name: text('name'),
        aliases: [],
        countries: [text('country')],
      })
      if (admitted === undefined) continue
      const from = dayIn(text('from'))
      const to = endless.test(text('to')) ? null : dayIn(text('to'))
      if (from === undefined || to === undefined) {
        gate.undated()
        onIssue(issue('debarment-undated', { file: reading.list, row }))
        continue
      }
      entries.push({
        ...admitted,
        list: reading.list,
        entry: text('id') || slug(`${foldText(admitted.name)} ${from}`.replaceAll(' ', '-')),
        identifiers: [],
        authority: crossDebarred(text('grounds')),
        from,
        // 2999 is the list's way to write that there is no end.
        to: to === null || to >= '2900' ? null : to,
        seen: dayIn(text('refreshed')) ?? reading.today,
        dates: 'stated',
        url: listUrl,
      })
    }
  }
  return entries
}

// The bank adopts debarments of other development banks, and says whose.
function crossDebarred(grounds: string): string {
  const bank = /^cross[- ]debarment:?\s*([A-Z]{2,6})\b/i.exec(grounds)?.[1]
  return bank === undefined ? 'World Bank Group' : `World Bank Group, cross debarment of ${bank.toUpperCase()}`
}

function dayIn(text: string): string | undefined {
  const reading = parseDate(text.replace(/[T ]\d{2}:\d{2}.*$/, ''), [
    'ISO',
    'DD-MMM-YYYY',
    'D-MMM-YYYY',
    'D MMM YYYY',
    'MMMM D, YYYY',
  ])
  return reading.kind === 'date' && reading.precision === 'day' ? reading.date : undefined
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : ''
}

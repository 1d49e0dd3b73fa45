// Opens a debarment list, tells its kind by its columns, and reads its legal entities.
import type { Issue } from '../../base/issue.ts'
import { Refusal } from '../../base/refusal.ts'
import { allJurisdictions } from '../jurisdiction.ts'
import { openTable, type Table } from '../read-table.ts'
import { type DebarmentEntry, type Gate, legalEntityGate, type Passed } from './entry.ts'
import { followTheMoneyEntries } from './follow-the-money.ts'
import { simpleTargetEntries } from './simple-targets.ts'
import { worldBankColumns, worldBankEntries } from './world-bank.ts'

export type ListOptions = {
  /** Id of the list; by its kind where left out. */
  readonly list?: string | undefined
  /** Day on which the list was taken, where it does not say so itself: YYYY-MM-DD. */
  readonly today: string
  readonly onIssue: (issue: Issue) => void
}

export type DebarmentList = {
  readonly kind: 'opensanctions' | 'world-bank'
  readonly list: string
  readonly entries: readonly DebarmentEntry[]
  readonly passed: Passed
  /** SHA-256 of the file. */
  readonly digest: string
}

/**
 * Reads a list: OpenSanctions as CSV or FollowTheMoney JSON lines, or the World Bank's as XLSX, CSV or JSON. Rows of persons
 * are counted and forgotten, and no issue carries a value, because a value can be a person's name.
 */
export async function readDebarmentList(path: string, options: ListOptions): Promise<DebarmentList> {
  const onIssue = ({ value: _, ...rest }: Issue) => options.onIssue(rest)
  const gate = legalEntityGate(await allJurisdictions())
  const { table, kind } = await openList(path, onIssue)
  try {
    const list = options.list ?? (kind === 'world-bank' ? 'world-bank' : 'opensanctions')
    const entries = await readerOf(kind)(table, { list, today: options.today, gate, onIssue })
    return {
      kind: kind === 'world-bank' ? kind : 'opensanctions',
      list,
      entries,
      passed: gate.passed(),
      digest: table.digest(),
    }
  } finally {
    await table.close()
  }
}

export type ListReading = {
  readonly list: string
  readonly today: string
  readonly gate: Gate
  readonly onIssue: (issue: Issue) => void
}

type ListKind = 'follow-the-money' | 'simple-targets' | 'world-bank'

function readerOf(kind: ListKind): (table: Table, reading: ListReading) => Promise<readonly DebarmentEntry[]> {
  switch (kind) {
    case 'follow-the-money':
      return followTheMoneyEntries
    case 'simple-targets':
      return simpleTargetEntries
    case 'world-bank':
      return worldBankEntries
  }
}

// A title may stand above the header of a spreadsheet.
const headerRowsTried = 5

async function openList(path: string, onIssue: (issue: Issue) => void): Promise<{ table: Table; kind: ListKind }> {
  for (let headerRow = 1; headerRow <= headerRowsTried; headerRow++) {
    const table = await openAny(path, headerRow, onIssue)
    const kind = kindOf(table.columns)
    if (kind !== undefined) return { table, kind }
    await table.close()
    if (table.format === 'json' || table.format === 'json-lines') break
  }
  throw new Refusal('debarment-list-unknown', { path })
}

// The World Bank's site wraps its rows; every other JSON has one list of objects.
async function openAny(path: string, headerRow: number, onIssue: (issue: Issue) => void): Promise<Table> {
  try {
    return await openTable(path, headerRow === 1 ? { onIssue } : { onIssue, headerRow })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'json-no-array') throw error
  }
  return openTable(path, { onIssue, path: 'response.ZPROCSUPP' })
}

function kindOf(columns: readonly string[]): ListKind | undefined {
  const has = (...names: readonly string[]) => names.every((name) => columns.includes(name))
  if (has('id', 'schema', 'properties')) return 'follow-the-money'
  if (has('id', 'schema', 'name', 'aliases')) return 'simple-targets'
  const world = worldBankColumns(columns)
  return world.name !== undefined && world.from !== undefined ? 'world-bank' : undefined
}

// Visits the processes of an input in a worker, and writes their rows as parts.
import { join } from 'node:path'
import { emptyCrosswalk, loadCrosswalk } from '../crosswalk.ts'
import { loadJurisdiction } from '../jurisdiction.ts'
import type { DealRows } from './deal-row.ts'
import type { DealSource } from './deal-source.ts'
import { type DealTableName, dealTables } from './deal-table.ts'
import { flattener } from './flatten.ts'
import { issueTally, type TalliedIssue } from './issue-tally.ts'
import type { Cell } from './part-column.ts'
import { openPart, type PartFile } from './part-file.ts'
import type { ProcessVisitor, VisitorContext } from './process-range.ts'

/** What a worker is told: structured-cloneable. */
export type DealVisiting = {
  readonly source: DealSource
  /** Folder for parts, private to the record. */
  readonly folder: string
  readonly scrubKey: Uint8Array
  /** Kind of each input file, by its number. */
  readonly kinds: readonly ('releases' | 'projects')[]
}

export type DealParts = {
  /** Paths of the parts by table. */
  readonly parts: Readonly<Record<DealTableName, string>>
  readonly tally: readonly TalliedIssue[]
  readonly releases: number
  /** One more than the number of the last process. */
  readonly processes: number
  /** Texts left out because they name someone. */
  readonly withheld: number
}

export async function open(options: unknown, context: VisitorContext): Promise<ProcessVisitor<DealParts>> {
  const { source, folder, scrubKey, kinds } = options as DealVisiting
  const tally = issueTally()
  const files = new Map<DealTableName, PartFile>()
  const parts: { [table: string]: string } = {}
  const rows: { [table: string]: (row: readonly Cell[]) => void } = {}
  for (const { table, columns } of dealTables) {
    const path = join(folder, `${table}-${context.worker}.parquet`)
    const file = openPart(path, columns)
    files.set(table, file)
    parts[table] = path
    rows[table] = file.add
  }
  const flat = flattener({
    source,
    rows: rows as unknown as DealRows,
    tally,
    jurisdiction: await loadJurisdiction(source.jurisdiction ?? 'international'),
    // What is wrong with the crosswalk is told once, before the workers start.
    crosswalk: source.crosswalk === undefined ? emptyCrosswalk : await loadCrosswalk(source.crosswalk, () => {}),
    scrubKey,
  })
  let releases = 0
  let processes = 0
  return {
    visit(group) {
      releases += group.releases.length
      processes = group.number + 1
      flat.flatten(group, kinds[group.releases[0]!.file] === 'projects' ? 'project' : 'process')
    },
    close() {
      for (const file of files.values()) file.close()
      const { withheld } = flat.counts()
      return { parts: parts as DealParts['parts'], tally: tally.result(), releases, processes, withheld }
    },
  }
}

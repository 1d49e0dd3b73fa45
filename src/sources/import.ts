// Imports outside files: reads their rows, makes claims, compares them with the record, and gives the events to append.
import { basename } from 'node:path'
import { commitmentId } from '../base/id.ts'
import { type Issue, issue } from '../base/issue.ts'
import { Refusal } from '../base/refusal.ts'
import { partialDate } from '../base/time.ts'
import type { Draft, EffectiveAt } from '../record/event.ts'
import { loadKinds } from '../record/kind.ts'
import { chooseTable } from './choose-table.ts'
import type { Claim } from './claim.ts'
import type { Known } from './known.ts'
import { openTable } from './read-table.ts'
import { type Reconciling, reconcile, vanished } from './reconcile.ts'
import { fitsName, type Source } from './source.ts'
import { sourceDrafts } from './source-drafts.ts'
import { readerOf, type TableReader } from './table.ts'

export type ImportedFile = {
  readonly file: string
  readonly source: string
  readonly table: string
  /** SHA-256 of the file's bytes. */
  readonly digest: string
  readonly rows: number
  readonly kept: number
  readonly unchanged: number
  readonly refused: number
}

export type Imported = {
  readonly files: readonly ImportedFile[]
  readonly drafts: readonly Draft[]
  readonly issues: number
}

export type Importing = {
  /** Sources to choose from; the one named by --source, or the presets. */
  readonly sources: readonly Source[]
  readonly known: Known
  /** Release date given by the operator; else the source's `releases:` by file name; else unknown. */
  readonly released?: string
  /** The clock's day, YYYY-MM-DD. */
  readonly today: string
  readonly onIssue: (issue: Issue) => void
  readonly onProgress: (file: string, bytesRead: number, bytesTotal: number) => void
}

/** Reads files in their order, each as the next release of its table. Nothing is appended here. */
export async function importFiles(files: readonly string[], importing: Importing): Promise<Imported> {
  const drafts: Draft[] = []
  const done: ImportedFile[] = []
  let issues = 0
  const onIssue = (one: Issue): void => {
    issues += 1
    importing.onIssue(one)
  }
  for (const file of files) {
    const result = await importFile(file, { ...importing, onIssue })
    for (const draft of result.drafts) drafts.push(draft)
    done.push(result.imported)
  }
  return { files: done, drafts, issues }
}

async function importFile(
  file: string,
  importing: Importing,
): Promise<{ readonly imported: ImportedFile; readonly drafts: Draft[] }> {
  const { known, onIssue } = importing
  const { source, table } = await chooseTable(file, importing.sources, (path) => columnsOf(file, path))
  const released = releaseOf(file, source, importing.released)
  const reader = readerOf({ file: source.file, table, released, today: importing.today, onIssue })
  const opened = await openTable(file, {
    ...(table.path === undefined ? {} : { path: table.path }),
    onIssue,
    onProgress: (read, total) => importing.onProgress(file, read, total),
  })
  if (opened.columns.length > 0) checkColumns(file, opened.columns, reader, onIssue)
  const claims: Claim[] = []
  let rows = 0
  let refusedRows = 0
  for await (const batch of opened.rows) {
    for (const row of batch) {
      rows += 1
      const place = { file: basename(file), row: row.row, ...(row.line === undefined ? {} : { line: row.line }) }
      const made = reader.claims({ cells: row.cells, place })
      if (made.length === 0) refusedRows += 1
      claims.push(...made)
    }
  }
  checkCount(file, rows, table.rows, onIssue)
  const reconciling: Reconciling = {
    known,
    kinds: await loadKinds(),
    source: source.file.source,
    causes: table.causes,
    released,
    today: importing.today,
    onIssue,
  }
  // A file without rows says nothing, not even that its source is read here.
  const drafts = rows === 0 ? [] : [...fresh(sourceDrafts(source), reconciling)]
  const reconciled = reconcile(claims, reconciling)
  for (const draft of reconciled.drafts) drafts.push(draft)
  if (table.vanished === 'no-longer-listed' && rows > 0) {
    const ids = new Set([...reader.keys].map((key) => commitmentId(source.file.source, key)))
    for (const draft of vanished(ids, reconciling)) drafts.push(draft)
  }
  const imported: ImportedFile = {
    file,
    source: source.file.source,
    table: table.table,
    digest: opened.digest(),
    rows,
    kept: drafts.length,
    unchanged: reconciled.unchanged,
    refused: refusedRows + reconciled.refused,
  }
  return { imported, drafts }
}

/** What a source.yaml itself comes to and the record does not hold yet. */
export function freshSource(
  source: Source,
  importing: Pick<Importing, 'known' | 'today' | 'onIssue'> & { readonly kinds: Reconciling['kinds'] },
): readonly Draft[] {
  return fresh(sourceDrafts(source), { ...importing, source: source.file.source, causes: undefined, released: null })
}

function fresh(drafts: readonly Draft[], reconciling: Reconciling): readonly Draft[] {
  const place = { file: 'source.yaml' }
  return reconcile(
    drafts.map((draft) => ({ kind: 'claim', draft, place })),
    reconciling,
  ).drafts
}

async function columnsOf(file: string, path: string | undefined): Promise<readonly string[] | undefined> {
  try {
    const opened = await openTable(file, { ...(path === undefined ? {} : { path }), onIssue: () => {} })
    await opened.close()
    return opened.columns
  } catch (error) {
    // No list of rows at this path: it is another table. A file that is broken is told as such.
    if (error instanceof Refusal && /^json-(no-array|array-ambiguous)$/.test(error.code)) return undefined
    throw error
  }
}

function checkColumns(
  file: string,
  columns: readonly string[],
  reader: TableReader,
  onIssue: (issue: Issue) => void,
): void {
  const place = { file: basename(file) }
  for (const column of columns) {
    if (!reader.used.has(column) && !reader.ignored.has(column)) onIssue(issue('column-unknown', { ...place, column }))
  }
  const there = new Set(columns)
  for (const column of reader.required) {
    if (!there.has(column)) onIssue(issue('column-missing', { ...place, column }))
  }
}

function checkCount(
  file: string,
  count: number,
  expected: { readonly min: number; readonly max: number } | undefined,
  onIssue: (issue: Issue) => void,
): void {
  if (expected === undefined) return
  const place = { file: basename(file) }
  if (count < expected.min) onIssue(issue('rows-too-few', place, { params: { count, min: expected.min } }))
  if (count > expected.max) onIssue(issue('rows-too-many', place, { params: { count, max: expected.max } }))
}

function releaseOf(file: string, source: Source, given: string | undefined): EffectiveAt | null {
  const byName = Object.entries(source.file.releases ?? {}).find(([pattern]) => fitsName(file, pattern))?.[1]
  const date = partialDate(given ?? byName ?? '')
  return date === undefined ? null : { date: date.date, precision: date.precision, basis: 'source-release' }
}

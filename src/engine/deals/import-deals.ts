// Imports contracts: releases of OCDS and projects of OC4IDS become the ten tables and the event that commits to them.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Issue } from '../../base/issue.ts'
import { Refusal } from '../../base/refusal.ts'
import { tablePath } from '../../record/dataset-files.ts'
import { syncFolder } from '../../record/durable.ts'
import type { Draft } from '../../record/event.ts'
import type { DatasetContent } from '../../record/kinds/dataset.ts'
import type { OpenRecord } from '../../record/record.ts'
import { loadCrosswalk } from '../../sources/crosswalk.ts'
import { type DealSource, dealSource } from '../../sources/ocds/deal-source.ts'
import { gatherIssues } from '../../sources/ocds/gather-issues.ts'
import { publicIssue } from '../../sources/ocds/public-issue.ts'
import { openQuarantine, type Quarantine } from '../../sources/ocds/quarantine.ts'
import { type OpenedInput, openReleases, type ReleaseFile } from '../../sources/ocds/release-file.ts'
import { visitDeals } from '../../sources/ocds/visit-deals.ts'
import type { Source } from '../../sources/source.ts'
import { openDatabase } from '../duckdb.ts'
import { keepQuarantine, keepRaw, openTemporary, rawPath, scrubKey } from './import-folder.ts'
import { activeDatasets, inputsOf } from './known-datasets.ts'
import { type WrittenTables, writeTables } from './write-tables.ts'

export type DealImporting = {
  readonly record: OpenRecord
  readonly source: Source
  /** Read and report, and keep nothing. */
  readonly dryRun: boolean
  readonly workers?: number
  readonly onIssue: (issue: Issue) => void
  readonly onProgress: (what: string, done: number, total: number) => void
}

export type DealFigures = {
  readonly releases: number
  readonly processes: number
  readonly contracts: number
  /** Different legal entities among suppliers and tenderers. */
  readonly suppliersNamed: number
  /** Suppliers that are counted only: rows of suppliers without a name. */
  readonly suppliersUnnamed: number
  /** Texts left out because they name someone. */
  readonly textsWithheld: number
  readonly quarantined: number
}

export type ImportedDeals = {
  readonly source: string
  /** Files whose bytes an active dataset of the source is made from already. */
  readonly unchanged: readonly string[]
  /** Undefined where nothing is new. */
  readonly dataset?: DatasetContent
  readonly figures?: DealFigures
  /** What is to be appended: the dataset's event. */
  readonly drafts: readonly Draft[]
}

/**
 * Reads files of one source into a dataset. Where processes of it are in the source's active datasets already, their raw
 * inputs are read again and merged with the new ones, and the dataset replaces them; otherwise it adds. The tables are in
 * their place when this returns; they count once the event is appended.
 */
export async function importDeals(files: readonly string[], importing: DealImporting): Promise<ImportedDeals> {
  const { record, source } = importing
  const temporary = openTemporary(record.dir)
  const job: Job = { ...importing, deals: dealSource(source)!, temporary: temporary.path }
  if (job.deals.crosswalk !== undefined) await loadCrosswalk(job.deals.crosswalk, importing.onIssue)
  const opened: OpenedInput[] = []
  try {
    const active = activeDatasets(record, source.file.source)
    const known = new Set(active.flatMap(inputsOf))
    const unchanged: string[] = []
    const added: Input[] = []
    for (const path of files) {
      const input = await openInput(path, basename(path), job)
      opened.push(input.opened)
      if (known.has(input.opened.digest) || added.some(({ digest }) => digest === input.opened.digest))
        unchanged.push(path)
      else added.push({ ...input, digest: input.opened.digest, path })
    }
    if (added.length === 0) return { source: source.file.source, unchanged, drafts: [] }
    const made = await makeDataset(added, active, job, opened)
    if (!importing.dryRun) await putInPlace(made, added, job)
    const draft: Draft = { kind: 'dataset', effectiveAt: null, content: made.content }
    return { source: source.file.source, unchanged, dataset: made.content, figures: made.figures, drafts: [draft] }
  } finally {
    for (const input of opened) input.close()
    temporary.close()
  }
}

type Job = DealImporting & { readonly deals: DealSource; readonly temporary: string }
type Input = OneInput & { readonly digest: string; readonly path: string }
type OneInput = {
  readonly opened: OpenedInput
  readonly issues: readonly Issue[]
  readonly quarantine: Quarantine
}
type Made = {
  readonly content: DatasetContent
  readonly figures: DealFigures
  readonly written: WrittenTables
  readonly quarantined: readonly Quarantine[]
}

// What opening tells is held back until it is known that the file is new.
async function openInput(path: string, name: string, job: Job): Promise<OneInput> {
  const gathered = gatherIssues()
  openedCount += 1
  const quarantine = openQuarantine(join(job.temporary, 'quarantine'), `opened-${openedCount}`)
  const opened = await openReleases(path, {
    spool: join(job.temporary, 'spool'),
    onIssue: (issue) => gathered.add(publicIssue(issue)),
    onQuarantine: quarantine.add,
    onProgress: (read, total) => job.onProgress(`Opening ${name}`, read, total),
  })
  quarantine.close()
  return { opened, issues: gathered.issues(), quarantine }
}

let openedCount = 0

async function makeDataset(
  added: readonly Input[],
  active: readonly DatasetContent[],
  job: Job,
  opened: OpenedInput[],
): Promise<Made> {
  const first = await readInputs(added, job)
  const overlapping = await overlappingOf(first.written, active, job)
  const digests = added.map(({ digest }) => digest)
  if (overlapping.length === 0) return { ...first, content: contentOf(first.written, digests, { mode: 'adds' }, job) }
  // A dataset names one that it replaces, or none and replaces all of its source: then all of it must be in it.
  const replaced = overlapping.length === 1 ? overlapping : active
  const earlier: Input[] = []
  for (const digest of new Set(replaced.flatMap(inputsOf))) {
    const path = rawPath(job.record.dir, digest)
    const again = existsSync(path) ? await openInput(path, `earlier input ${digest.slice(0, 8)}`, job) : undefined
    if (again !== undefined) opened.push(again.opened)
    if (again?.opened.digest !== digest) throw new Refusal('ocds-raw-missing', { source: job.source.file.source, path })
    earlier.push({ ...again, digest, path })
  }
  const inputs = [...earlier, ...added]
  const whole = await readInputs(inputs, job)
  const mode = { mode: 'replaces', ...(replaced.length === 1 ? { replaces: replaced[0]!.dataset } : {}) } as const
  return {
    ...whole,
    content: contentOf(
      whole.written,
      inputs.map(({ digest }) => digest),
      mode,
      job,
    ),
  }
}

async function readInputs(inputs: readonly Input[], job: Job): Promise<Omit<Made, 'content'>> {
  const folder = join(job.temporary, 'parts')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  rmSync(tablesFolder(job), { recursive: true, force: true })
  const quarantine = openQuarantine(join(job.temporary, 'quarantine'), 'lines')
  for (const { issues } of inputs) for (const issue of issues) job.onIssue(issue)
  const read = await visitDeals(filesOf(inputs), {
    source: job.deals,
    folder,
    scrubKey: scrubKey(job.record.dir),
    ...(job.workers === undefined ? {} : { workers: job.workers }),
    onIssue: job.onIssue,
    onQuarantine: quarantine.add,
    onProgress: (done, total) => job.onProgress('Reading releases', done, total),
  })
  quarantine.close()
  const written = await writeTables(read.parts, {
    folder: tablesFolder(job),
    temporary: job.temporary,
    onTable: (done, total) => job.onProgress('Writing tables', done, total),
  })
  rmSync(folder, { recursive: true, force: true })
  const figures = await figuresOf(written, job)
  const quarantined = inputs.reduce((sum, input) => sum + input.quarantine.count(), quarantine.count())
  return {
    written,
    quarantined: [...inputs.map((input) => input.quarantine), quarantine],
    figures: { ...figures, releases: read.releases, textsWithheld: read.withheld, quarantined },
  }
}

function filesOf(inputs: readonly Input[]): readonly ReleaseFile[] {
  return inputs.flatMap(({ opened }) => opened.files)
}

function tablesFolder(job: Job): string {
  return join(job.temporary, 'tables')
}

function contentOf(
  { digest, tables }: WrittenTables,
  inputs: readonly string[],
  mode: Pick<DatasetContent, 'mode'> & { readonly replaces?: string },
  { source }: Job,
): DatasetContent {
  const isOne = inputs.length === 1
  const inputDigest = isOne
    ? inputs[0]!
    : createHash('sha256')
        .update(inputs.map((one) => `${one}\n`).join(''))
        .digest('hex')
  return {
    dataset: digest,
    source: source.file.source,
    licence: source.file.licence,
    inputDigest,
    ...(isOne ? {} : { inputs: [...inputs] }),
    ...mode,
    tables: [...tables],
  }
}

const count = z.object({ count: z.int() })

async function overlappingOf(
  { tables: _ }: WrittenTables,
  active: readonly DatasetContent[],
  job: Job,
): Promise<readonly DatasetContent[]> {
  if (active.length === 0) return []
  const database = await openDatabase({ temporary: job.temporary })
  try {
    const overlapping: DatasetContent[] = []
    for (const dataset of active) {
      const [found] = await database.rows(
        `SELECT CAST(count(*) AS INTEGER) AS count FROM read_parquet($new) AS n SEMI JOIN read_parquet($old) AS o USING (kind, ocid)`,
        count,
        {
          new: join(tablesFolder(job), 'processes.parquet'),
          old: tablePath(job.record.dir, dataset.dataset, 'processes'),
        },
      )
      if (found!.count > 0) overlapping.push(dataset)
    }
    return overlapping
  } finally {
    database.close()
  }
}

async function figuresOf({ tables }: WrittenTables, job: Job) {
  const database = await openDatabase({ temporary: job.temporary })
  const rowsOf = (name: string) => tables.find(({ table }) => table === name)!.rows
  try {
    const [suppliers] = await database.rows(
      `SELECT CAST(count(DISTINCT supplier) AS INTEGER) AS named,
         CAST(count(*) FILTER (WHERE supplier IS NULL AND role = 'supplier') AS INTEGER) AS unnamed
       FROM read_parquet($parties)`,
      z.object({ named: z.int(), unnamed: z.int() }),
      { parties: join(tablesFolder(job), 'parties.parquet') },
    )
    return {
      processes: rowsOf('processes'),
      contracts: rowsOf('contracts'),
      suppliersNamed: suppliers!.named,
      suppliersUnnamed: suppliers!.unnamed,
    }
  } finally {
    database.close()
  }
}

// Raw inputs and quarantine first, then the tables by one rename: a crash leaves files that the next import finds equal.
async function putInPlace(made: Made, added: readonly Input[], job: Job): Promise<void> {
  const { dir } = job.record
  for (const { digest, path } of added) keepRaw(dir, digest, path)
  if (made.figures.quarantined > 0)
    keepQuarantine(
      dir,
      made.content.dataset,
      made.quarantined.map(({ path }) => path),
    )
  const deals = join(dir, 'deals')
  mkdirSync(deals, { recursive: true })
  const place = join(deals, made.content.dataset)
  await syncFolder(tablesFolder(job))
  if (!existsSync(place)) renameSync(tablesFolder(job), place)
  await syncFolder(deals)
}

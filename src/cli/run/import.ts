// Runs `kept import`.
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Issue } from '../../base/issue.ts'
import type { ImportedDeals } from '../../engine/deals/import-deals.ts'
import { appendDrafts, events, openRecord } from '../../record/record.ts'
import { type Imported, importFiles } from '../../sources/import.ts'
import { knownFrom } from '../../sources/known.ts'
import { holdsReleases } from '../../sources/ocds/recognise.ts'
import { loadSource, presetIds, type Source } from '../../sources/source.ts'
import { type KeptContext, todayOf } from '../context.ts'
import { issueTable } from '../issue-table.ts'
import { progressOn } from '../progress.ts'
import { columns } from '../text-table.ts'
import { dealsText, importDealFiles } from './import-deals.ts'

type Flags = {
  readonly record: string
  readonly source?: string
  readonly released?: string
  readonly dryRun: boolean
  readonly issues?: string
  readonly json: boolean
}

export default async function run(this: KeptContext, flags: Flags, ...files: readonly string[]): Promise<void> {
  const issues: Issue[] = []
  const progress = progressOn(this)
  const record = await openRecord(resolve(this.cwd, flags.record))
  progress.say('Reading what the record holds')
  const known = knownFrom(events(record))
  const names = flags.source === undefined ? await presetIds() : [flags.source]
  const sources = await Promise.all(names.map((name) => loadSource(name)))
  const onIssue = (issue: Issue): void => void issues.push(issue)
  const today = todayOf(this)
  const { ofTables, ofDeals } = await sorted(files, sources)
  const imported = await importFiles(ofTables, {
    sources,
    known,
    today,
    ...(flags.released === undefined ? {} : { released: flags.released }),
    onIssue,
    onProgress: (file, read, total) => progress.part(`Reading ${file}`, read, total),
  })
  const { dryRun } = flags
  const onProgress = progress.part
  const deals = await importDealFiles(ofDeals, { record, sources, known, today, dryRun, onIssue, onProgress })
  const drafts = [...imported.drafts, ...deals.drafts]
  if (!flags.dryRun && drafts.length > 0) {
    await appendDrafts(record, drafts, {
      role: 'importer',
      clock: this.clock,
      onAppended: (count) => progress.part('Appending events', count, drafts.length),
    })
  }
  progress.done()
  if (flags.issues !== undefined) {
    await writeFile(resolve(this.cwd, flags.issues), issues.map((issue) => `${JSON.stringify(issue)}\n`).join(''))
  }
  const outcome: Outcome = { imported, deals: deals.imported, events: drafts.length }
  this.print(flags.json ? asJson(outcome, issues, flags.dryRun) : asText(outcome, issues, flags))
}

type Outcome = {
  readonly imported: Imported
  readonly deals: readonly ImportedDeals[]
  readonly events: number
}

// By their content; a source that is given decides where it describes one kind only.
async function sorted(files: readonly string[], sources: readonly Source[]) {
  const ofTables: string[] = []
  const ofDeals: string[] = []
  const given = sources.length === 1 ? sources[0] : undefined
  for (const file of files) {
    const isDeals = given === undefined ? await holdsReleases(file) : given.file.ocds !== undefined
    if (isDeals) ofDeals.push(file)
    else ofTables.push(file)
  }
  return { ofTables, ofDeals }
}

function asText({ imported, deals, events: count }: Outcome, issues: readonly Issue[], flags: Flags): string {
  const rows = imported.files.map((file) => [
    file.file,
    `${file.source}/${file.table}`,
    String(file.rows),
    String(file.kept),
    String(file.unchanged),
    String(file.refused),
  ])
  const head = ['file', 'read as', 'rows', 'new events', 'unchanged', 'refused']
  const done = flags.dryRun
    ? `Dry run: nothing was appended; ${count} events would be.`
    : count === 0
      ? 'Nothing new: the record is as it was.'
      : `Appended ${count} events.`
  return [
    ...(rows.length === 0 ? [] : [columns([head, ...rows], 'llrrrr'), '']),
    ...dealsText(deals),
    done,
    ...issueTable(issues, flags.issues),
  ].join('\n')
}

function asJson({ imported, deals, events }: Outcome, issues: readonly Issue[], dryRun: boolean): string {
  const ofDeals = deals.map(({ drafts: _, ...rest }) => rest)
  return JSON.stringify({ dryRun, events, files: imported.files, deals: ofDeals, issues }, null, 2)
}

// Runs `kept import`.
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Issue } from '../../base/issue.ts'
import { appendDrafts, events, openRecord } from '../../record/record.ts'
import { type Imported, importFiles } from '../../sources/import.ts'
import { knownFrom } from '../../sources/known.ts'
import { loadSource, presetIds } from '../../sources/source.ts'
import { type KeptContext, todayOf } from '../context.ts'
import { issueTable } from '../issue-table.ts'
import { progressOn } from '../progress.ts'
import { columns } from '../text-table.ts'

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
  const imported = await importFiles(files, {
    sources: await Promise.all(names.map((name) => loadSource(name))),
    known,
    today: todayOf(this),
    ...(flags.released === undefined ? {} : { released: flags.released }),
    onIssue: (issue) => issues.push(issue),
    onProgress: (file, read, total) => progress.part(`Reading ${file}`, read, total),
  })
  if (!flags.dryRun && imported.drafts.length > 0) {
    await appendDrafts(record, imported.drafts, {
      role: 'importer',
      clock: this.clock,
      onAppended: (count) => progress.part('Appending events', count, imported.drafts.length),
    })
  }
  progress.done()
  if (flags.issues !== undefined) {
    await writeFile(resolve(this.cwd, flags.issues), issues.map((issue) => `${JSON.stringify(issue)}\n`).join(''))
  }
  this.print(flags.json ? asJson(imported, issues, flags.dryRun) : asText(imported, issues, flags))
}

function asText(imported: Imported, issues: readonly Issue[], flags: Flags): string {
  const rows = imported.files.map((file) => [
    file.file,
    `${file.source}/${file.table}`,
    String(file.rows),
    String(file.kept),
    String(file.unchanged),
    String(file.refused),
  ])
  const head = ['file', 'read as', 'rows', 'new events', 'unchanged', 'refused']
  const count = imported.drafts.length
  const done = flags.dryRun
    ? `Dry run: nothing was appended; ${count} events would be.`
    : count === 0
      ? 'Nothing new: the record is as it was.'
      : `Appended ${count} events.`
  return [columns([head, ...rows], 'llrrrr'), '', done, ...issueTable(issues, flags.issues)].join('\n')
}

function asJson(imported: Imported, issues: readonly Issue[], dryRun: boolean): string {
  return JSON.stringify({ dryRun, events: imported.drafts.length, files: imported.files, issues }, null, 2)
}

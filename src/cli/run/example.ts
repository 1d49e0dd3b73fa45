// Runs `kept example`: the main job on the bundled examples.
import { existsSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Issue } from '../../base/issue.ts'
import { appendDrafts, events, initRecord, type OpenRecord, openRecord } from '../../record/record.ts'
import { isRecord, settingsDefault } from '../../record/settings.ts'
import { scorecardHead, scorecardLeagues, scorecardTables } from '../../score/scorecard.ts'
import { importFiles } from '../../sources/import.ts'
import { knownFrom } from '../../sources/known.ts'
import { loadSource } from '../../sources/source.ts'
import { type KeptContext, todayOf } from '../context.ts'
import { withQuestion } from '../question.ts'
import { scoreText } from './score.ts'

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url))

export default async function run(
  this: KeptContext,
  flags: { readonly asOf?: string },
  dir = 'kept-example',
): Promise<void> {
  const path = resolve(this.cwd, dir)
  const record = isRecord(path)
    ? await openRecord(path)
    : await initRecord(path, { ...settingsDefault, operator: 'example', origin: 'example.kept.invalid/example' })
  this.print(
    `Kept, on real examples: UK major projects and New Zealand government pledges (sources and licences in ${relative(this.cwd, examples) || examples}).\n`,
  )
  await importExamples(this, record)
  await withQuestion(this, { ...flags, record: path }, scorecardTables, async ({ database, method, moment }) => {
    this.print('')
    const head = await scorecardHead(database, method, 'body')
    const leagues = scorecardLeagues(database, method, 'body')
    const about = { asOf: moment.asOf, operator: 'example' }
    for await (const part of scoreText(head, leagues, about)) this.print(part)
  })
  const shown = relative(this.cwd, path) || '.'
  this.print(`\nThe record is in ${shown}. Try next:`)
  this.print(`  npx kept show "Department for Transport" --record ${shown}      one body, axis by axis`)
  this.print(`  npx kept show crossrail --record ${shown}                       one project through its snapshots`)
  this.print(`  npx kept score --by topic --record ${shown}                     what was kept, topic by topic`)
  this.print(`  npx kept score --as-of 2021-12-31 --record ${shown}             what was so then`)
  this.print(`  npx kept verify ${shown}                                        check every entry, tile and table`)
  this.print('  npx kept source new FILE                                       draft a source for a table of your own')
}

/** Each folder of examples is named after the preset that reads its tables. */
async function importExamples(context: KeptContext, record: OpenRecord): Promise<void> {
  const sources = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  let current = record
  for (const { name } of sources) {
    const folder = join(examples, name)
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.csv'))
      .map((file) => join(folder, file))
    if (files.length === 0 || !existsSync(folder)) continue
    const issues: Issue[] = []
    const imported = await importFiles(files, {
      sources: [await loadSource(name)],
      known: knownFrom(events(current)),
      today: todayOf(context),
      onIssue: (issue) => issues.push(issue),
      onProgress: () => {},
    })
    if (imported.drafts.length > 0)
      current = await appendDrafts(current, imported.drafts, { role: 'importer', clock: context.clock })
    for (const file of imported.files) {
      context.print(
        `  ${name}: ${file.rows} rows read, ${file.kept} new events, ${file.unchanged} unchanged, ${issues.length} issues told`,
      )
    }
  }
}

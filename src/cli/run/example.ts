// Runs `kept example`: the main job on the bundled examples.
import { readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Issue } from '../../base/issue.ts'
import type { Draft } from '../../record/event.ts'
import { appendDrafts, events, initRecord, type OpenRecord, openRecord } from '../../record/record.ts'
import { isRecord, settingsDefault } from '../../record/settings.ts'
import { scorecardHead, scorecardLeagues, scorecardTables } from '../../score/scorecard.ts'
import { type Importing, importFiles } from '../../sources/import.ts'
import { knownFrom } from '../../sources/known.ts'
import { loadSource } from '../../sources/source.ts'
import { type KeptContext, todayOf } from '../context.ts'
import { withQuestion } from '../question.ts'
import { type DealsImporting, importDealFiles } from './import-deals.ts'
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
    : await initRecord(path, {
        ...settingsDefault,
        operator: 'example',
        origin: 'example.kept.invalid/example',
        languages: ['en', 'zh-Hans'],
      })
  this.print(
    `Kept, on real examples: UK major projects, New Zealand government pledges and Canadian federal contracts (sources and licences in ${relative(this.cwd, examples) || examples}).\n`,
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
  this.print(`  npx kept serve --record ${shown}                                all of it as pages, data and an API`)
  this.print(`  npx kept export site --record ${shown}                          the same as files for any web server`)
  this.print(`  npx kept show "Department for Transport" --record ${shown}      one body, axis by axis`)
  this.print(`  npx kept show crossrail --record ${shown}                       one project through its snapshots`)
  this.print(`  npx kept show "Parks Canada" --record ${shown}                  one buyer, from its contracts`)
  this.print(`  npx kept score --by supplier --record ${shown}                  delivery records of legal entities`)
  this.print(
    `  npx kept flags --record ${shown}                                patterns worth a look, never an accusation`,
  )
  this.print(`  npx kept score --by topic --record ${shown}                     what was kept, topic by topic`)
  this.print(`  npx kept score --as-of 2021-12-31 --record ${shown}             what was so then`)
  this.print(`  npx kept verify ${shown}                                        check every entry, tile and table`)
  this.print('  npx kept source new FILE                                       draft a source for a table of your own')
}

/** Each folder of examples is named after the preset that reads its files. */
async function importExamples(context: KeptContext, record: OpenRecord): Promise<void> {
  const folders = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  let current = record
  for (const { name } of folders) {
    const files = readdirSync(join(examples, name)).map((file) => join(examples, name, file))
    const source = await loadSource(name)
    const issues: Issue[] = []
    const about = {
      sources: [source],
      known: knownFrom(events(current)),
      today: todayOf(context),
      onIssue: (issue: Issue) => void issues.push(issue),
      onProgress: () => {},
    }
    const { drafts, told } =
      source.file.ocds === undefined
        ? await tablesOf(files, about)
        : await dealsOf(files, { ...about, record: current })
    if (drafts.length > 0) current = await appendDrafts(current, drafts, { role: 'importer', clock: context.clock })
    for (const line of told) context.print(`  ${name}: ${line}, ${issues.length} issues told`)
  }
}

type Read = { readonly drafts: readonly Draft[]; readonly told: readonly string[] }

async function tablesOf(files: readonly string[], importing: Importing): Promise<Read> {
  const { drafts, files: read } = await importFiles(files, importing)
  const told = read.map(({ rows, kept, unchanged }) => `${rows} rows read, ${kept} new events, ${unchanged} unchanged`)
  return { drafts, told }
}

async function dealsOf(files: readonly string[], importing: Omit<DealsImporting, 'dryRun'>): Promise<Read> {
  const { drafts, imported } = await importDealFiles(files, { ...importing, dryRun: false })
  const told = imported.map(({ figures }) =>
    figures === undefined
      ? 'nothing new'
      : `${figures.releases} releases read, ${figures.processes} processes, ${figures.contracts} contracts, ${figures.suppliersNamed} suppliers named`,
  )
  return { drafts, told }
}

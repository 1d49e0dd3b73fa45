// Runs `kept flags`.
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseDocument } from 'yaml'
import type { Issue } from '../../base/issue.ts'
import { Refusal } from '../../base/refusal.ts'
import { cardinalJson } from '../../engine/flags/finding.ts'
import { type Flag, loadFlags } from '../../engine/flags/flag.ts'
import { type FlagRun, runFlags } from '../../engine/flags/run-flags.ts'
import { chosenFlags, type FlagSettings, flagSettings } from '../../engine/flags/setting.ts'
import type { KeptContext } from '../context.ts'
import { type DeliveryFlags, deliveryFlags, deliveryTable } from '../delivery-flag-text.ts'
import { flagJson, flagTable } from '../flag-text.ts'
import { issueTable } from '../issue-table.ts'
import { type Progress, progressOn } from '../progress.ts'
import { rawInputs } from '../raw-input.ts'
import { type ReleaseLines, withReleases } from '../release-input.ts'

type Flags = {
  readonly record?: string
  readonly merge: boolean
  readonly format: 'table' | 'json' | 'cardinal'
  readonly settings?: string
  readonly only?: string
  readonly asOf?: string
  readonly knownAt?: string
  readonly issues?: string
}

export default async function run(this: KeptContext, flags: Flags, ...names: readonly string[]): Promise<void> {
  const known = await loadFlags()
  const settings = settingsOf(this, flags, known)
  const { record } = flags
  if (record !== undefined && names.length > 0) throw new Refusal('flags-input', { given: 'both files and a record' })
  if (record === undefined && names.length === 0)
    throw new Refusal('flags-input', { given: 'neither a file nor a record' })
  const issues: Issue[] = []
  const progress = progressOn(this)
  const input = {
    names: record === undefined ? names : await rawInputs(resolve(this.cwd, record)),
    isMerged: flags.merge || record !== undefined,
    progress,
    // What is wrong with the inputs of a record was told when they were imported.
    onIssue: (issue: Issue) => {
      if (record === undefined) issues.push(issue)
    },
  }
  const delivery = record === undefined ? undefined : await deliveryFlags(this, { ...flags, record })
  await withReleases(this, input, async (files, setAside) => {
    const computed = await compute(files, settings, input)
    const counts = { ...computed.counts, faults: computed.counts.faults + setAside }
    const found = { ...computed, counts }
    progress.done()
    if (flags.issues !== undefined) {
      await writeFile(resolve(this.cwd, flags.issues), issues.map((issue) => `${JSON.stringify(issue)}\n`).join(''))
    }
    const { releases, cancelled, excluded } = counts
    if (releases + cancelled + excluded === 0 && delivery === undefined) this.process.exitCode = 1
    print(this, flags, { found, delivery }, issues)
  })
}

function compute(
  files: readonly ReleaseLines[],
  settings: FlagSettings,
  { progress, onIssue }: { readonly progress: Progress; readonly onIssue: (issue: Issue) => void },
): Promise<FlagRun> {
  return runFlags(files, {
    settings,
    onIssue,
    onProgress: (done, total) => progress.part('Computing flags', done, total),
  })
}

type Outcome = { readonly found: FlagRun; readonly delivery: DeliveryFlags | undefined }

function print(context: KeptContext, flags: Flags, { found, delivery }: Outcome, issues: readonly Issue[]): void {
  switch (flags.format) {
    case 'cardinal':
      context.print(cardinalJson(found.findings))
      context.warn(
        'This output has the ids of tenderers, who may be natural persons: it is for this machine and never part of an edition.',
      )
      if (issues.length > 0) context.warn(issueTable(issues, flags.issues).join('\n'))
      return
    case 'json':
      context.print(
        JSON.stringify({ ...flagJson(found), ...(delivery === undefined ? {} : { delivery }), issues }, null, 2),
      )
      return
    case 'table':
      context.print([...flagTable(found), ...deliveryTable(delivery), ...issueTable(issues, flags.issues)].join('\n'))
  }
}

function settingsOf(context: KeptContext, flags: Flags, known: readonly Flag[]): FlagSettings {
  const path = flags.settings
  const settings = flagSettings(path === undefined ? {} : yamlIn(resolve(context.cwd, path), path), known, path)
  if (flags.only === undefined) return settings
  return { ...settings, codes: chosenFlags(flags.only.split(','), known).map(({ code }) => code) }
}

function yamlIn(path: string, name: string): unknown {
  const document = parseDocument(readFileSync(path, 'utf8'))
  const broken = document.errors[0]
  if (broken === undefined) return document.toJS()
  throw new Refusal('flag-settings-invalid', { path: name, problem: broken.message.split('\n')[0]!.replace(/\.$/, '') })
}

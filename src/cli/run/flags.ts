// Runs `kept flags`.
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseDocument } from 'yaml'
import type { Issue } from '../../base/issue.ts'
import { Refusal } from '../../base/refusal.ts'
import { cardinalJson } from '../../engine/flags/finding.ts'
import { type Flag, loadFlags } from '../../engine/flags/flag.ts'
import { type FlagFile, type FlagRun, runFlags } from '../../engine/flags/run-flags.ts'
import { chosenFlags, type FlagSettings, flagSettings } from '../../engine/flags/setting.ts'
import type { KeptContext } from '../context.ts'
import { flagJson, flagTable } from '../flag-text.ts'
import { issueTable } from '../issue-table.ts'
import { progressOn } from '../progress.ts'
import { spooled } from '../spooled.ts'

type Flags = {
  readonly format: 'table' | 'json' | 'cardinal'
  readonly settings?: string
  readonly only?: string
  readonly issues?: string
}

export default async function run(this: KeptContext, flags: Flags, ...names: readonly string[]): Promise<void> {
  const known = await loadFlags()
  const settings = settingsOf(this, flags, known)
  if (!names.includes('-')) return compute(this, flags, settings, filesOf(this, names))
  await spooled(process.stdin, (path) => compute(this, flags, settings, filesOf(this, names, path)))
}

function filesOf(context: KeptContext, names: readonly string[], pipe = ''): readonly FlagFile[] {
  return names.map((name) => ({ name, path: name === '-' ? pipe : resolve(context.cwd, name) }))
}

async function compute(
  context: KeptContext,
  flags: Flags,
  settings: FlagSettings,
  files: readonly FlagFile[],
): Promise<void> {
  const issues: Issue[] = []
  const progress = progressOn(context)
  const found = await runFlags(files, {
    settings,
    onIssue: (issue) => issues.push(issue),
    onProgress: (done, total) => progress.part('Reading releases', done, total),
  })
  progress.done()
  if (flags.issues !== undefined) {
    await writeFile(resolve(context.cwd, flags.issues), issues.map((issue) => `${JSON.stringify(issue)}\n`).join(''))
  }
  const { releases, cancelled, excluded } = found.counts
  if (releases + cancelled + excluded === 0) context.process.exitCode = 1
  print(context, flags, found, issues)
}

function print(context: KeptContext, flags: Flags, found: FlagRun, issues: readonly Issue[]): void {
  switch (flags.format) {
    case 'cardinal':
      context.print(cardinalJson(found.findings))
      context.warn(
        'This output has the ids of tenderers, who may be natural persons: it is for this machine and never part of an edition.',
      )
      if (issues.length > 0) context.warn(issueTable(issues, flags.issues).join('\n'))
      return
    case 'json':
      context.print(JSON.stringify({ ...flagJson(found), issues }, null, 2))
      return
    case 'table':
      context.print([...flagTable(found), ...issueTable(issues, flags.issues)].join('\n'))
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

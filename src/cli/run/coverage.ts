// Runs `kept coverage`.
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Issue } from '../../base/issue.ts'
import { type CoverageRun, runCoverage } from '../../engine/coverage/run-coverage.ts'
import type { KeptContext } from '../context.ts'
import { issueTable } from '../issue-table.ts'
import { progressOn } from '../progress.ts'
import { withReleases } from '../release-input.ts'
import { columns } from '../text-table.ts'

type Flags = { readonly fields: boolean; readonly merge: boolean; readonly issues?: string; readonly json: boolean }

export default async function run(this: KeptContext, flags: Flags, name: string): Promise<void> {
  const issues: Issue[] = []
  const progress = progressOn(this)
  const onIssue = (issue: Issue) => void issues.push(issue)
  await withReleases(this, { names: [name], isMerged: flags.merge, progress, onIssue }, async (files, setAside) => {
    const counted = await runCoverage(files, {
      onIssue,
      onProgress: (done, total) => progress.part('Reading releases', done, total),
    })
    const coverage = { ...counted, faults: counted.faults + setAside }
    progress.done()
    if (flags.issues !== undefined) {
      await writeFile(resolve(this.cwd, flags.issues), issues.map((issue) => `${JSON.stringify(issue)}\n`).join(''))
    }
    if (coverage.releases === 0) this.process.exitCode = 1
    this.print(
      flags.json
        ? JSON.stringify({ ...coverage, issues }, null, 2)
        : [...asText(coverage, flags.fields), ...issueTable(issues, flags.issues)].join('\n'),
    )
  })
}

const titles = { flag: 'Flags', 'delivery flag': 'Flags of delivery', measure: 'Measures' } as const

function asText(coverage: CoverageRun, hasFields: boolean): readonly string[] {
  const { releases, processes, faults } = coverage
  const lines = [
    `${releases} releases of ${processes} processes; ${faults} broken lines passed over.`,
    'What cannot fire finds nothing, whatever happened: its zero is no finding.',
  ]
  for (const kind of ['flag', 'delivery flag', 'measure'] as const) {
    const rows = coverage.supports
      .filter((support) => support.kind === kind)
      .map((support) => [
        support.name,
        support.code ?? '',
        support.verdict === 'can' ? yes[kind] : no[kind],
        support.verdict === 'can'
          ? `${support.releases} releases (${share(support.releases, releases)}) have all it needs`
          : support.missing!,
      ])
    lines.push('', titles[kind], columns(rows, 'llll', '  '))
  }
  if (hasFields) lines.push(...fieldText(coverage))
  else lines.push('', `${coverage.fields.length} fields: --fields lists how often each is there.`)
  return lines
}

const yes = { flag: 'can fire', 'delivery flag': 'can fire', measure: 'can be judged' } as const
const no = { flag: 'cannot fire', 'delivery flag': 'cannot fire', measure: 'cannot be judged' } as const

function fieldText({ fields, releases, uncounted }: CoverageRun): readonly string[] {
  const rows = fields.map(({ path, releases: count, times, of }) => [
    path,
    String(count),
    share(count, releases),
    String(times),
    share(times, of),
  ])
  const more = uncounted === 0 ? [] : [`${uncounted} values at further paths were not counted.`]
  return ['', columns([['field', 'releases', 'share', 'times', 'of its objects'], ...rows], 'lrrrr'), ...more]
}

function share(part: number, of: number): string {
  const percent = of === 0 ? 0 : (100 * part) / of
  return percent > 0 && percent < 1 ? '<1 %' : `${Math.floor(percent)} %`
}

// Runs `kept debarment screen`.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Issue } from '../../base/issue.ts'
import { datasetFolders, namedSuppliers } from '../../engine/debarment/supplier-award.ts'
import { supplierDebarments } from '../../engine/debarment/supplier-debarment.ts'
import { rebuildRecord } from '../../engine/rebuild-record.ts'
import { appendDrafts } from '../../record/record.ts'
import { type Candidate, candidateStore } from '../../sources/debarment/candidate-store.ts'
import { type Decision, decide, pairKey } from '../../sources/debarment/decide.ts'
import { matchSuppliers } from '../../sources/debarment/match.ts'
import { type DebarmentList, readDebarmentList } from '../../sources/debarment/read-list.ts'
import { allJurisdictions } from '../../sources/jurisdiction.ts'
import { type KeptContext, todayOf } from '../context.ts'
import { progressOn } from '../progress.ts'
import { withQuestion } from '../question.ts'
import { columns } from '../text-table.ts'

type Flags = {
  readonly record: string
  readonly list?: string
  readonly dryRun: boolean
  readonly issues?: string
  readonly json: boolean
}

export default async function run(this: KeptContext, flags: Flags, file: string): Promise<void> {
  const issues: Issue[] = []
  const progress = progressOn(this)
  progress.say('Reading the list')
  const list = await readDebarmentList(resolve(this.cwd, file), {
    list: flags.list,
    today: todayOf(this),
    onIssue: (issue) => issues.push(issue),
  })
  progress.done()
  if (flags.issues !== undefined) {
    writeFileSync(resolve(this.cwd, flags.issues), issues.map((issue) => `${JSON.stringify(issue)}\n`).join(''))
  }
  await withQuestion(this, flags, ['supplier_debarment'], async ({ record, moment, database }) => {
    const folders = await datasetFolders(database, record.dir, moment.knownAt)
    const suppliers = await namedSuppliers(database, folders)
    const jurisdictions = await allJurisdictions()
    const store = candidateStore(record.dir)
    const logged = (await supplierDebarments(database)).filter(({ is_current }) => is_current)
    const decision = decide(
      matchSuppliers(list.entries, suppliers, { jurisdictions }),
      store.all(),
      new Map(logged.map(({ supplier, entry, debarment }) => [pairKey(supplier, entry), debarment])),
    )
    database.close()
    if (!flags.dryRun) {
      if (decision.drafts.length > 0) {
        await rebuildRecord(await appendDrafts(record, decision.drafts, { role: 'operator', clock: this.clock }))
      }
      for (const one of decision.candidates) store.keep(one)
    }
    const told = { ...flags, suppliers: suppliers.length, issues: issues.length }
    this.print(flags.json ? screeningJson(list, decision, told) : screeningText(list, decision, told))
  })
}

type Told = { readonly dryRun: boolean; readonly suppliers: number; readonly issues: number }

function screeningJson(list: DebarmentList, { counts, candidates }: Decision, told: Told): string {
  const { kind, digest, entries, passed } = list
  return JSON.stringify(
    {
      dryRun: told.dryRun,
      list: { list: list.list, kind, digest, entries: entries.length, leftOut: passed },
      suppliers: told.suppliers,
      issues: told.issues,
      ...counts,
      candidates,
    },
    null,
    2,
  )
}

function screeningText(list: DebarmentList, { counts, candidates }: Decision, told: Told): string {
  const { persons, unproven, others, undated } = list.passed
  const lines = [
    `Read ${list.entries.length} legal entities of ${list.list}.`,
    `Left out and not kept: ${persons} persons, ${unproven} without a sign of a legal entity, ${others} other things, ${undated} without dates.`,
    `Compared with ${told.suppliers} named suppliers${told.dryRun ? '; nothing was recorded' : ''}.`,
    '',
    `Matched by register number:  ${counts.matched} new, ${counts.known} known${counts.updated > 0 ? `, ${counts.updated} of them with new dates` : ''}`,
    `Candidates by name:          ${counts.open} open, ${counts.rejected} rejected earlier`,
  ]
  if (told.issues > 0) lines.push(`Issues:                      ${told.issues}; write them with --issues FILE`)
  const open = candidates.filter(({ state }) => state === 'open')
  if (open.length === 0) return lines.join('\n')
  return [
    ...lines,
    '',
    columns([['candidate', 'supplier', 'on the list', 'alike', 'dates'], ...open.map(rowOf)], 'lllrl'),
    '',
    'Check each against the list’s own notice, then: kept debarment confirm CANDIDATE --reason …, or reject.',
  ].join('\n')
}

function rowOf({ candidate, supplierName, similarity, debarment: is }: Candidate): readonly string[] {
  const dates = `${is.from} – ${is.to ?? `seen ${is.seen}`}`
  return [candidate, supplierName, `${is.name}, ${is.list}`, similarity.toFixed(2), dates]
}

// Runs `kept verify`.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Issue } from '../../base/issue.ts'
import { Refusal } from '../../base/refusal.ts'
import { type EventChecks, type EventFigures, eventChecks } from '../../record/check-events.ts'
import { checkDatasets, type DatasetCheck } from '../../record/dataset-files.ts'
import { parseVkey } from '../../record/key.ts'
import { readVkey } from '../../record/key-file.ts'
import { loadKinds } from '../../record/kind.ts'
import { privateStore } from '../../record/private-store.ts'
import { verifyProof } from '../../record/proof.ts'
import { openRecord } from '../../record/record.ts'
import { isRecord } from '../../record/settings.ts'
import { type LogFigures, verifyLog } from '../../record/verify.ts'
import type { KeptContext } from '../context.ts'
import { progressOn } from '../progress.ts'

type Flags = { readonly proof?: string; readonly key?: string; readonly logOnly: boolean; readonly json: boolean }

export default async function run(this: KeptContext, flags: Flags, dir = '.'): Promise<void> {
  if (flags.proof !== undefined) return checkProof(this, flags)
  const path = resolve(this.cwd, dir)
  if (!isRecord(path)) throw new Refusal('record-missing', { dir })
  const vkey = flags.key ?? readVkey(join(path, 'keys'))
  const progress = progressOn(this)
  progress.say('Checking the log')
  const checks = flags.logOnly ? undefined : eventChecks(await loadKinds(), privateStore(path))
  const verdict = verifyLog(join(path, 'log'), vkey, checks === undefined ? {} : { onEntry: checks.check })
  if (verdict.kind === 'wrong') return wrong(this, flags, verdict.issue)
  const events = checks?.finish()
  if (events?.issue !== undefined) return wrong(this, flags, events.issue)
  progress.say('Hashing bulk deals')
  const datasets = flags.logOnly ? undefined : await checkDatasets(await openRecord(path))
  progress.say('Making the derived tables again')
  const tables = flags.logOnly ? undefined : await checkTables(path)
  progress.done()
  const isWrong = datasets?.kind === 'differ' || tables?.kind === 'differ'
  if (isWrong) this.process.exitCode = 1
  this.print(
    flags.json
      ? JSON.stringify(
          {
            verified: !isWrong,
            log: figuresJson(verdict.figures),
            events: eventsJson(events?.figures),
            datasets,
            tables,
          },
          null,
          2,
        )
      : [...logText(verdict.figures), ...eventsText(events?.figures, checks), ...dealsText(datasets, tables)].join(
          '\n',
        ),
  )
}

function wrong(context: KeptContext, flags: Flags, issue: Issue): void {
  progressOn(context).done()
  context.process.exitCode = 1
  if (flags.json) {
    context.print(JSON.stringify({ verified: false, issue }, null, 2))
    return
  }
  const { file, row, column } = issue.place
  context.print(
    `WRONG  ${file}${row === undefined ? '' : `, entry ${row}`}${column === undefined ? '' : `, ${column}`}`,
  )
  context.print(`  what  ${issue.message}`)
  if (issue.value !== undefined) context.print(`  is    ${issue.value}`)
  context.print(`  do    ${issue.hint}`)
}

type Tables =
  | { readonly kind: 'same'; readonly tables: number; readonly rows: number }
  | { readonly kind: 'differ'; readonly table: string }
  | { readonly kind: 'not-built' }

async function checkTables(path: string): Promise<Tables> {
  if (!existsSync(join(path, 'kept.duckdb'))) return { kind: 'not-built' }
  const { checkDerived } = await import('../../engine/rebuild-record.ts')
  const checked = await checkDerived(await openRecord(path))
  if (checked.kind === 'differ') return checked
  if (checked.kind === 'stale') return { kind: 'not-built' }
  return { kind: 'same', tables: checked.tables.length, rows: checked.tables.reduce((sum, { rows }) => sum + rows, 0) }
}

function logText(figures: LogFigures): readonly string[] {
  return [
    `Log         ${figures.origin}`,
    `  entries   ${figures.entries}, each hashed and compared with its leaf`,
    `  tiles     ${figures.tiles} of this size and ${figures.earlierTiles} of earlier sizes, ${figures.nodes} hashes of the tree`,
    `  root      ${figures.root.toString('base64')}`,
    `  signature good, by ${figures.signedBy}`,
    ...(figures.unpublished > 0 ? [`  unpublished tiles of an append that was cut off: ${figures.unpublished}`] : []),
  ]
}

function eventsText(figures: EventFigures | undefined, checks: EventChecks | undefined): readonly string[] {
  if (figures === undefined || checks === undefined) return []
  const kinds = [...figures.byKind].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`)
  return [
    `Events      ${figures.events}, each canonical and by its schema`,
    `  kinds     ${kinds.join(', ')}`,
    `  sealed    ${figures.sealed}, of which ${figures.opened} opened by publication and matching their seal`,
    `  erasable  ${figures.salted} values: ${figures.erased} erased, ${figures.notHeld} not held in this copy, the rest matching`,
  ]
}

function dealsText(datasets: DatasetCheck | undefined, tables: Tables | undefined): readonly string[] {
  if (datasets?.kind === 'differ') {
    return [
      `\nWRONG  ${datasets.file}: the log commits to it, and ${datasets.found === 'nothing' ? 'it is not there' : 'its bytes are others'}`,
      '  do    Bring the file back from a copy of the record, or import the source again.',
    ]
  }
  if (datasets === undefined || datasets.datasets === 0) return tablesText(tables)
  const erased = datasets.erased > 0 ? `, ${datasets.erased} erased` : ''
  return [
    `Bulk deals  ${datasets.datasets} datasets, ${datasets.tables} tables with ${datasets.rows} rows, each file hashed and the same${erased}`,
    ...tablesText(tables),
  ]
}

function tablesText(tables: Tables | undefined): readonly string[] {
  switch (tables?.kind) {
    case undefined:
      return ['\nGOOD  the log holds.']
    case 'same':
      return [
        `Tables      ${tables.tables} with ${tables.rows} rows, made again from the log and the same`,
        '\nGOOD  the record holds.',
      ]
    case 'not-built':
      return [
        'Tables      not built at this size of the log yet; `kept rebuild` makes them',
        '\nGOOD  the record holds.',
      ]
    case 'differ':
      return [
        `\nWRONG  the derived table ${tables.table} does not come out of the log again`,
        '  do    Run `kept rebuild`, and find out who wrote to kept.duckdb.',
      ]
  }
}

function figuresJson(figures: LogFigures): object {
  return { ...figures, root: figures.root.toString('base64') }
}

function eventsJson(figures: EventFigures | undefined): object | undefined {
  return figures && { ...figures, byKind: Object.fromEntries(figures.byKind) }
}

function checkProof(context: KeptContext, flags: Flags): void {
  const file = flags.proof!
  const verifier = flags.key === undefined ? undefined : parseVkey(flags.key)
  if (verifier === undefined) throw new Refusal('vkey-invalid', { vkey: flags.key ?? '(none given: use --key)' })
  const verdict = verifyProof(readFileSync(resolve(context.cwd, file)), verifier)
  if (verdict.kind === 'refused') throw new Refusal('proof-wrong', { file, reason: verdict.reason })
  const event = Buffer.from(verdict.entry).toString('utf8')
  if (flags.json) {
    const { index, checkpoint } = verdict
    context.print(
      JSON.stringify(
        {
          verified: true,
          index: Number(index),
          size: Number(checkpoint.size),
          origin: checkpoint.origin,
          event: JSON.parse(event),
        },
        null,
        2,
      ),
    )
    return
  }
  context.print(`GOOD  entry ${verdict.index} of ${verdict.checkpoint.size} in the log ${verdict.checkpoint.origin}`)
  context.print(`      signed by ${verdict.by.map(({ name }) => name).join(', ')}`)
  context.print(event)
}

// Runs `kept report`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Refusal } from '../../base/refusal.ts'
import { loadLocale } from '../../page/locale.ts'
import type { Body } from '../../publish/document/body.ts'
import { storeName } from '../../publish/edition/make-edition.ts'
import { type Edition, openEdition } from '../../publish/edition/store.ts'
import { momentOf } from '../../publish/editions.ts'
import { proofMaker } from '../../publish/proof-maker.ts'
import { bodiesNamed, makeReport, type Report } from '../../publish/report.ts'
import { reportCsv } from '../../publish/report-csv.ts'
import { reportHtml } from '../../publish/report-html.ts'
import { type Period, parsePeriod } from '../../publish/report-period.ts'
import { openRecord } from '../../record/record.ts'
import { loadMethod } from '../../score/method.ts'
import { findBrowser, printPdf } from '../browser.ts'
import { type KeptContext, todayOf } from '../context.ts'
import { languagesOf } from '../languages.ts'
import { makeEditionOf } from '../make-edition.ts'
import { progressOn } from '../progress.ts'
import { temporaryFolder } from '../temporary-folder.ts'

type Flags = {
  readonly record: string
  readonly period: string
  readonly format: 'html' | 'pdf' | 'csv' | 'json'
  readonly output?: string
  readonly language?: string
  readonly browser?: string
}

export default async function run(this: KeptContext, flags: Flags, wanted: string): Promise<void> {
  const period = parsePeriod(flags.period)
  if (period === undefined) throw new Refusal('period-invalid', { period: flags.period })
  if (flags.format === 'pdf' && flags.output === undefined) throw new Refusal('report-output-missing')
  const today = todayOf(this)
  if (period.from > today) throw new Refusal('period-ahead', { period: flags.period, from: period.from })
  const browser = flags.format === 'pdf' ? findBrowser(flags.browser, this) : undefined
  const record = await openRecord(resolve(this.cwd, flags.record))
  const [language] = await languagesOf(flags.language, record.settings.languages)
  const folder = temporaryFolder(record.dir)
  const progress = progressOn(this)
  try {
    const dir = join(folder.path, 'edition')
    const moment = { ...momentOf(record, today), asOf: period.to < today ? period.to : today }
    const method = await loadMethod(record.settings.method, record.dir)
    const onStage = (stage: string) => progress.say(`Making the edition: ${stage}`)
    await makeEditionOf({ record, method, moment, dir, onStage })
    progress.done()
    const edition = await openEdition(join(dir, storeName))
    try {
      const report = reportOf(edition, wanted, period, record.log.dir)
      const locale = await loadLocale(language!)
      const { output, format } = flags
      const proofFolder = output !== undefined && (format === 'pdf' || format === 'csv') ? `${output}.proofs` : null
      const form = { locale, proofFolder: proofFolder === null ? null : basename(proofFolder) }
      const path = output === undefined ? undefined : resolve(this.cwd, output)
      if (format === 'pdf') await printPdf(browser!, reportHtml(report, form), path!, folder.path)
      else write(this, path, format === 'html' ? reportHtml(report, form) : textOf(format, report))
      if (proofFolder !== null) writeProofs(report, resolve(this.cwd, proofFolder))
      if (output !== undefined) this.print(told(report, output, proofFolder))
    } finally {
      edition.close()
    }
  } finally {
    progress.done()
    folder.remove()
  }
}

function reportOf(edition: Edition, wanted: string, period: Period, logDir: string): Report {
  const { size, note } = edition.about.checkpoint
  return makeReport({
    edition,
    body: bodyOf(edition, wanted),
    period,
    proof: proofMaker({ dir: logDir, size }, note),
  })
}

function bodyOf(edition: Edition, wanted: string): Body {
  const found = bodiesNamed(edition, wanted)
  if (found.length === 0) throw new Refusal('report-body-unknown', { body: wanted, day: edition.about.asOf })
  if (found.length > 1) {
    const names = found.slice(0, namedMax).map(({ id, name }) => `${id} (${name})`)
    throw new Refusal('report-body-several', { body: wanted, count: found.length, bodies: names.join('; ') })
  }
  return edition.get('body', found[0]!.id)!
}

const namedMax = 10

function textOf(format: 'csv' | 'json', report: Report): string {
  return format === 'csv' ? reportCsv(report) : `${JSON.stringify(report, null, 2)}\n`
}

function write(context: KeptContext, path: string | undefined, text: string): void {
  if (path === undefined) context.process.stdout.write(text)
  else writeFileSync(path, text)
}

function writeProofs({ proofs }: Report, dir: string): void {
  mkdirSync(dir, { recursive: true })
  for (const { leaf, text } of proofs) if (text !== null) writeFileSync(join(dir, `${leaf}.tlog-proof`), text)
}

function told({ commitments, proofs, about }: Report, output: string, proofFolder: string | null): string {
  const beside = proofFolder === null ? '' : `; ${proofs.length} proofs in ${proofFolder}`
  return `${output}: ${commitments.length} commitments as of ${about.asOf}${beside}`
}

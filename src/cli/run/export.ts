// Runs `kept export`.
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { editionId } from '../../publish/edition/edition-id.ts'
import { momentOf } from '../../publish/editions.ts'
import { exportEdition } from '../../publish/export.ts'
import { checkTarget } from '../../publish/export-manifest.ts'
import { publishedIn } from '../../publish/published.ts'
import { openRecord } from '../../record/record.ts'
import { loadMethod } from '../../score/method.ts'
import { type KeptContext, todayOf } from '../context.ts'
import { editionMaker } from '../edition-maker.ts'
import { languagesOf } from '../languages.ts'
import { progressOn } from '../progress.ts'

export type ExportFlags = {
  readonly record: string
  readonly live?: string
  readonly languages?: string
  readonly threads?: number
  readonly json: boolean
}

export default async function run(this: KeptContext, flags: ExportFlags, dir: string): Promise<void> {
  const record = await openRecord(resolve(this.cwd, flags.record))
  const target = resolve(this.cwd, dir)
  // Before anything is made: a folder that cannot be taken is told at once.
  checkTarget(target)
  const method = await loadMethod(record.settings.method, record.dir)
  const progress = progressOn(this)
  const moment = momentOf(record, todayOf(this))
  const make = editionMaker(record.dir, (stage) => progress.say(`Making the edition: ${stage}`))
  const published = publishedIn(record.dir)
  const made = await published.ensure(editionId(record, moment, method), (folder) => make({ moment, dir: folder }))
  const exported = await exportEdition({
    editionDir: made.dir,
    logDir: record.log.dir,
    target,
    languages: await languagesOf(flags.languages, record.settings.languages),
    live: flags.live === undefined ? null : flags.live.replace(/\/?$/, '/'),
    threads: flags.threads ?? Math.min(cpus().length, 4),
    ...(this.isTerminal
      ? { onProgress: (done: number, total: number) => progress.part('Writing pages', done, total) }
      : {}),
  })
  progress.done()
  if (flags.json) {
    this.print(JSON.stringify({ edition: made.edition, dir: target, ...exported }, null, 2))
    return
  }
  const { files, written, unchanged, removed, bytes } = exported
  this.print(
    `Edition ${made.edition} is in ${dir}: ${files} files of ${(bytes / 1e6).toFixed(1)} MB; ${written} written, ${unchanged} as they were, ${removed} taken away.`,
  )
  this.print(`Look at it with any web server, for example: npx http-server ${join(dir)}`)
}

// Runs `kept serve`.
import { join, resolve } from 'node:path'
import { serveRecord } from '../../publish/serve.ts'
import { readSettings } from '../../record/settings.ts'
import { loadMethod } from '../../score/method.ts'
import type { KeptContext } from '../context.ts'
import { editionMaker } from '../edition-maker.ts'
import { failureText } from '../failure.ts'
import { languagesOf } from '../languages.ts'
import { progressOn } from '../progress.ts'

export type ServeFlags = {
  readonly record: string
  readonly port: number
  readonly host: string
  readonly languages?: string
}

export default async function run(this: KeptContext, flags: ServeFlags): Promise<void> {
  const dir = resolve(this.cwd, flags.record)
  const settings = readSettings(dir)
  const progress = progressOn(this)
  const served = await serveRecord({
    dir,
    logDir: join(dir, 'log'),
    method: await loadMethod(settings.method, dir),
    languages: await languagesOf(flags.languages, settings.languages),
    port: flags.port,
    host: flags.host,
    clock: this.clock,
    make: editionMaker(dir, (stage) => progress.say(`Making the edition: ${stage}`)),
    refreshMilliseconds: 2_000,
    onShown: (edition) => {
      progress.done()
      this.warn(`Edition ${edition} is shown`)
    },
    onFailure: (error) => this.warn(`${failureText(error)}\nThe last edition stays.`),
    onFault: (error) => this.warn(failureText(error)),
  })
  this.print(`The record is at http://${flags.host.includes(':') ? `[${flags.host}]` : flags.host}:${served.port}/`)
  // An edition that is being made is given up: the next start makes it.
  const stop = () => void served.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

// Runs `kept serve`.
import { resolve } from 'node:path'
import { serveRecord } from '../../publish/serve.ts'
import { openRecord } from '../../record/record.ts'
import { loadMethod } from '../../score/method.ts'
import type { KeptContext } from '../context.ts'
import { makeEditionOf } from '../make-edition.ts'
import { progressOn } from '../progress.ts'

export default async function run(
  this: KeptContext,
  flags: { readonly record: string; readonly port: number; readonly host: string },
): Promise<void> {
  const record = await openRecord(resolve(this.cwd, flags.record))
  const method = await loadMethod(record.settings.method, record.dir)
  const progress = progressOn(this)
  const now = new Date(this.clock()).toISOString()
  const today = now.slice(0, 10)
  const moment = { asOf: today, knownAt: now, today, language: record.settings.languages[0]! }
  const onStage = (stage: string) => progress.say(`Making the edition: ${stage}`)
  const { port } = await serveRecord({
    make: async (dir) => void (await makeEditionOf({ record, method, moment, dir, onStage })),
    port: flags.port,
    host: flags.host,
  })
  progress.done()
  this.print(`The record is at http://${flags.host}:${port}/`)
}

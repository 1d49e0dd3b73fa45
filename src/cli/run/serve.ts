// Runs `kept serve`.
import { resolve } from 'node:path'
import { serveRecord } from '../../publish/serve.ts'
import { openRecord } from '../../record/record.ts'
import { loadMethod } from '../../score/method.ts'
import type { KeptContext } from '../context.ts'
import { progressOn } from '../progress.ts'

export default async function run(
  this: KeptContext,
  flags: { readonly record: string; readonly port: number; readonly host: string },
): Promise<void> {
  const record = await openRecord(resolve(this.cwd, flags.record))
  const method = await loadMethod(record.settings.method, record.dir)
  const progress = progressOn(this)
  const { port } = await serveRecord({
    record,
    method,
    port: flags.port,
    host: flags.host,
    clock: this.clock,
    onStage: (stage) => progress.say(`Making the edition: ${stage}`),
  })
  progress.done()
  this.print(`The record is at http://${flags.host}:${port}/`)
}

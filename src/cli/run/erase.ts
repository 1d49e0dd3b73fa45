// Runs `kept erase`.
import { resolve } from 'node:path'
import type { EventId } from '../../base/id.ts'
import { Refusal } from '../../base/refusal.ts'
import { rebuildRecord } from '../../engine/rebuild-record.ts'
import { eraseFields, finishErasures } from '../../record/erase.ts'
import { openRecord } from '../../record/record.ts'
import type { KeptContext } from '../context.ts'

type Flags = {
  readonly record: string
  readonly field?: readonly string[]
  readonly ground?: string
  readonly finish: boolean
}

export default async function run(this: KeptContext, flags: Flags, event?: string): Promise<void> {
  const record = await openRecord(resolve(this.cwd, flags.record))
  if (flags.finish) {
    const count = finishErasures(record)
    await rebuildRecord(record)
    this.print(
      count === 0 ? 'No erasure was left unfinished.' : `Deleted ${count} values whose erasure had been cut off.`,
    )
    return
  }
  if (event === undefined || flags.ground === undefined) throw new Refusal('erasure-incomplete')
  const erasing = { event: event as EventId, fields: flags.field ?? [], ground: flags.ground }
  const after = await eraseFields(record, erasing, { role: 'operator', clock: this.clock })
  await rebuildRecord(after)
  this.print(`Erased from event ${event}. The log keeps its salted hash; the derived tables were made anew without it.`)
  this.print('Delete it from backups too: Kept cannot reach those.')
}

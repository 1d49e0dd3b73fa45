// Runs `kept rebuild`.
import { resolve } from 'node:path'
import { rebuildRecord } from '../../engine/rebuild-record.ts'
import { openRecord } from '../../record/record.ts'
import type { KeptContext } from '../context.ts'
import { progressOn } from '../progress.ts'
import { columns } from '../text-table.ts'

export default async function run(
  this: KeptContext,
  flags: { readonly record: string; readonly json: boolean },
): Promise<void> {
  const record = await openRecord(resolve(this.cwd, flags.record))
  const progress = progressOn(this)
  const rebuilt = await rebuildRecord(record, { onStage: (stage) => progress.say(`Making ${stage}`) })
  progress.done()
  if (flags.json) {
    this.print(JSON.stringify(rebuilt, null, 2))
    return
  }
  const rows = rebuilt.tables
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows, digest }) => [name, String(rows), digest.slice(-16)])
  this.print(columns([['table', 'rows', 'digest'], ...rows], 'lrl'))
  this.print(`\n${rebuilt.events} events made ${rebuilt.tables.length} tables; the same log makes the same digests.`)
}

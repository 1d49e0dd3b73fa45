// Runs `kept proof`.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '../../base/refusal.ts'
import { readEntry } from '../../record/entries.ts'
import { formatProof } from '../../record/proof.ts'
import { proveInclusion } from '../../record/prove.ts'
import { events, openRecord } from '../../record/record.ts'
import type { KeptContext } from '../context.ts'

export default async function run(
  this: KeptContext,
  flags: { readonly record: string; readonly output?: string },
  event: string,
): Promise<void> {
  const record = await openRecord(resolve(this.cwd, flags.record))
  let index = -1
  for (const one of events(record)) if (one.id === event) index = one.index
  if (index < 0) throw new Refusal('event-missing', { event })
  const proof = formatProof({
    extra: readEntry(record.log, index),
    index: BigInt(index),
    path: proveInclusion(record.log, index),
    checkpoint: record.log.note,
  })
  if (flags.output === undefined) {
    this.process.stdout.write(proof)
    return
  }
  writeFileSync(resolve(this.cwd, flags.output), proof)
  this.print(`Proof of entry ${index} of ${record.log.size} in ${flags.output}. Anyone checks it with:`)
  this.print(`  kept verify --proof ${flags.output} --key "${record.log.vkey}"`)
}

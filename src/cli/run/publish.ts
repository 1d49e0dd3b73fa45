// Runs `kept publish`.
import { resolve } from 'node:path'
import type { EventId } from '../../base/id.ts'
import { Refusal } from '../../base/refusal.ts'
import type { PublicationContent } from '../../record/kinds/publication.ts'
import { appendDrafts, openRecord } from '../../record/record.ts'
import type { KeptContext } from '../context.ts'

export default async function run(this: KeptContext, flags: { readonly record: string }, event: string): Promise<void> {
  const record = await openRecord(resolve(this.cwd, flags.record))
  const part = record.private.sealed(event as EventId)
  if (part === undefined) throw new Refusal('sealed-missing', { event })
  const value = part.value as unknown as Pick<PublicationContent, 'content' | 'effectiveAt'>
  const content: PublicationContent = {
    opens: part.event,
    salt: part.salt,
    content: value.content,
    effectiveAt: value.effectiveAt,
  }
  await appendDrafts(record, [{ kind: 'publication', effectiveAt: null, content }], {
    role: 'operator',
    clock: this.clock,
  })
  this.print(`Published ${event}: its content and salt are in the log now.`)
}

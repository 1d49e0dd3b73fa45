// Runs `kept debarment confirm` and `kept debarment reject`.
import type { EventId } from '../../base/id.ts'
import { Refusal } from '../../base/refusal.ts'
import { supplierDebarments } from '../../engine/debarment/supplier-debarment.ts'
import { rebuildRecord } from '../../engine/rebuild-record.ts'
import type { Draft } from '../../record/event.ts'
import { appendDrafts } from '../../record/record.ts'
import { type Candidate, candidateStore } from '../../sources/debarment/candidate-store.ts'
import { sameAsDraft } from '../../sources/debarment/decide.ts'
import { entryId } from '../../sources/debarment/match.ts'
import type { KeptContext } from '../context.ts'
import { withQuestion } from '../question.ts'

type Flags = { readonly record: string; readonly reason: string }

/** Records that the candidate is the supplier. */
export async function confirm(this: KeptContext, flags: Flags, id: string): Promise<void> {
  await settle(this, flags, id, 'confirmed', ({ supplier, debarment }, logged) =>
    logged.length > 0 ? [] : [sameAsDraft(supplier, debarment, flags.reason)],
  )
  this.print(`Confirmed ${id}; \`kept debarment list\` shows the awards inside its dates.`)
}

/** Records that it is not; what stood in the log of it is voided. */
export async function reject(this: KeptContext, flags: Flags, id: string): Promise<void> {
  const voided = await settle(this, flags, id, 'rejected', (_, logged) =>
    logged.map(
      (event): Draft => ({ kind: 'void', effectiveAt: null, content: { voids: event, reason: flags.reason } }),
    ),
  )
  this.print(voided === 0 ? `Rejected ${id}.` : `Rejected ${id}; ${voided} events no longer count.`)
}

// The log first: were it cut off before the candidate is kept, the next screening would find the event and go on.
async function settle(
  context: KeptContext,
  flags: Flags,
  id: string,
  state: 'confirmed' | 'rejected',
  draftsOf: (candidate: Candidate, logged: readonly EventId[]) => readonly Draft[],
): Promise<number> {
  return withQuestion(context, { record: flags.record }, ['supplier_debarment'], async ({ record, database }) => {
    const store = candidateStore(record.dir)
    const candidate = store.get(id)
    if (candidate.state === state) throw new Refusal('candidate-settled', { id, state })
    const logged = (await supplierDebarments(database))
      .filter(({ supplier, entry }) => supplier === candidate.supplier && entry === entryId(candidate.debarment))
      .map(({ event_id }) => event_id as EventId)
    database.close()
    const drafts = draftsOf(candidate, logged)
    if (drafts.length > 0) {
      await rebuildRecord(await appendDrafts(record, drafts, { role: 'decider', clock: context.clock }))
    }
    store.keep({ ...candidate, state, reason: flags.reason })
    return drafts.length
  })
}

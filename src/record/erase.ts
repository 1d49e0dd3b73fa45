// Erases what law orders erased: an erasure event is logged, then the salt and the value are deleted.
import type { EventId } from '../base/id.ts'
import { Refusal } from '../base/refusal.ts'
import type { ErasureContent } from './kinds/erasure.ts'
import { type Appending, appendDrafts, events, type OpenRecord } from './record.ts'

export type Erasing = {
  readonly event: EventId
  /** Fields to erase; all erasable ones where empty. */
  readonly fields: readonly string[]
  /** The law or order that asks for it. */
  readonly ground: string
}

/**
 * Erases fields of one event. The hash stays in the log and can no longer be opened, so the log still verifies.
 * Refuses where there is no such event, or a field is not erasable or not there.
 */
export async function eraseFields(record: OpenRecord, erasing: Erasing, appending: Appending): Promise<OpenRecord> {
  const event = find(record, erasing.event)
  const kind = record.kinds.get(event.kind)!
  const content = 'sealed' in event ? Object.keys(record.private.erasable(event.id) ?? {}) : Object.keys(event.content)
  const there = kind.erasable.filter((field) => content.includes(field))
  const fields = erasing.fields.length === 0 ? there : erasing.fields
  const wrong = fields.find((field) => !there.includes(field))
  if (wrong !== undefined || fields.length === 0) {
    throw new Refusal('field-not-erasable', {
      event: erasing.event,
      field: wrong ?? 'any field',
      kind: event.kind,
      erasable: there.join(', ') || 'none',
    })
  }
  const content_: ErasureContent = { erases: erasing.event, fields: [...fields], ground: erasing.ground }
  const after = await appendDrafts(record, [{ kind: 'erasure', effectiveAt: null, content: content_ }], appending)
  after.private.erase(erasing.event, fields)
  return after
}

/** Carries out erasures that were logged but cut off before the deletion. Gives how many fields it deleted. */
export function finishErasures(record: OpenRecord): number {
  let deleted = 0
  for (const { event, fields } of erasures(record)) {
    const held = record.private.erasable(event)
    const left = fields.filter((field) => held?.[field] !== undefined)
    if (left.length === 0) continue
    record.private.erase(event, left)
    deleted += left.length
  }
  return deleted
}

/** The erasures that the log orders, in order. */
export function* erasures(
  record: Pick<OpenRecord, 'log'>,
): Generator<{ readonly event: EventId; readonly fields: readonly string[] }> {
  for (const event of events(record)) {
    if (event.kind !== 'erasure' || 'sealed' in event) continue
    const { erases, fields } = event.content as unknown as ErasureContent
    if (erases !== undefined) yield { event: erases, fields: fields ?? [] }
  }
}

function find(record: OpenRecord, id: EventId) {
  for (const event of events(record)) if (event.id === id) return event
  throw new Refusal('event-missing', { event: id })
}

// Checks what the entries of a log say: canonical JSON, the schema of their kind, what they refer to, and what is erased.
import { isUtf8 } from 'node:buffer'
import { type Json, parseCanonical } from '../base/canonical.ts'
import type { EventId } from '../base/id.ts'
import { type Issue, issue } from '../base/issue.ts'
import { plainEntries } from './entry-pattern.ts'
import {
  contentProblem,
  eventChecker,
  type LoggedEvent,
  type OpenEvent,
  type Salted,
  type SealedEvent,
  saltedDigest,
} from './event.ts'
import type { Kind } from './kind.ts'
import type { CorrectionContent } from './kinds/correction.ts'
import type { ErasureContent } from './kinds/erasure.ts'
import type { PublicationContent } from './kinds/publication.ts'
import type { PrivateStore } from './private-store.ts'

export type EventFigures = {
  readonly events: number
  readonly byKind: ReadonlyMap<string, number>
  /** Events logged sealed, and how many of them a publication has opened. */
  readonly sealed: number
  readonly opened: number
  /** Erasable values logged as salted hashes: found and matching, erased by an erasure event, not held in this copy. */
  readonly salted: number
  readonly erased: number
  readonly notHeld: number
}

export type EventChecks = {
  /** To be given each entry in order; gives the first problem in it, or undefined. */
  readonly check: (bytes: Buffer, index: number) => Issue | undefined
  /** To be called once after the last entry. */
  readonly finish: () => { readonly figures: EventFigures; readonly issue: Issue | undefined }
}

const place = { file: 'log' }

export function eventChecks(kinds: ReadonlyMap<string, Kind>, held: PrivateStore): EventChecks {
  const schemaProblem = eventChecker(kinds)
  const plainEntry = plainEntries(kinds, new Set(references))
  const byKind = new Map<string, number>()
  const ids = new Map<string, Kind>()
  const sealed = new Map<EventId, SealedEvent>()
  const salted: { readonly event: EventId; readonly field: string; readonly digest: string }[] = []
  const ordered = new Map<EventId, Set<string>>()
  let opened = 0

  function check(bytes: Buffer, index: number): Issue | undefined {
    const plain = plainEntry(bytes)
    return plain === undefined ? checkParsed(bytes, index) : count(plain.id, plain.kind, index)
  }

  function checkParsed(bytes: Buffer, index: number): Issue | undefined {
    const text = bytes.toString('utf8')
    const at = { ...place, row: index }
    const event = isUtf8(bytes) ? (parseCanonical(text) as LoggedEvent | undefined) : undefined
    if (event === undefined) return issue('event-not-canonical', at, { value: text })
    const problem = schemaProblem(event)
    if (problem !== undefined) return issue('event-schema', at, { value: text, params: { problem } })
    const kind = kinds.get(event.kind)!
    const repeated = count(event.id, kind, index)
    if (repeated !== undefined) return repeated
    if ('sealed' in event) {
      sealed.set(event.id, event)
      return undefined
    }
    collectSalted(event, kind)
    if (event.kind === 'erasure') orderErasure(event)
    if (event.kind === 'publication') return checkPublication(event, at)
    return checkReference(event, at) ?? (event.kind === 'correction' ? checkCorrection(event, at) : undefined)
  }

  function count(id: EventId, kind: Kind, index: number): Issue | undefined {
    if (ids.has(id)) return issue('event-repeated', { ...place, row: index }, { value: id })
    ids.set(id, kind)
    byKind.set(kind.kind, (byKind.get(kind.kind) ?? 0) + 1)
    return undefined
  }

  function collectSalted(event: OpenEvent, kind: Kind): void {
    for (const field of kind.erasable) {
      const value = event.content[field] as { readonly salted: string } | undefined
      if (value !== undefined) salted.push({ event: event.id, field, digest: value.salted })
    }
  }

  function orderErasure(event: OpenEvent): void {
    const { erases, fields } = event.content as unknown as ErasureContent
    if (erases === undefined) return
    const all = ordered.get(erases) ?? new Set()
    for (const field of fields ?? []) all.add(field)
    ordered.set(erases, all)
  }

  function checkPublication(event: OpenEvent, at: { readonly file: string; readonly row: number }): Issue | undefined {
    const { opens, salt, content, effectiveAt } = event.content as unknown as PublicationContent
    const closed = sealed.get(opens)
    if (closed === undefined) return issue('publication-dangling', at, { value: opens })
    if (saltedDigest(Buffer.from(salt, 'base64'), { content, effectiveAt } as Json) !== closed.sealed) {
      return issue('publication-differs', at, { value: opens })
    }
    opened += 1
    const open = {
      id: closed.id,
      kind: closed.kind,
      recordedAt: closed.recordedAt,
      actor: closed.actor,
      effectiveAt,
      content,
    }
    const problem = schemaProblem(open)
    if (problem !== undefined) return issue('event-schema', at, { value: opens, params: { problem } })
    collectSalted(open as unknown as OpenEvent, kinds.get(closed.kind)!)
    return undefined
  }

  function checkReference(event: OpenEvent, at: { readonly file: string; readonly row: number }): Issue | undefined {
    for (const field of references) {
      const id = event.content[field]
      if (typeof id === 'string' && eventIdForm.test(id) && !ids.has(id)) {
        return issue('reference-dangling', at, { value: id, params: { field } })
      }
    }
    return undefined
  }

  // A correction gives the whole content anew but for erasable fields: those stay with the event that it corrects.
  function checkCorrection(event: OpenEvent, at: { readonly file: string; readonly row: number }): Issue | undefined {
    const { corrects, content } = event.content as unknown as CorrectionContent
    if (content === undefined) return undefined
    const problem = contentProblem(ids.get(corrects)!, content)
    return problem === undefined ? undefined : issue('event-schema', at, { value: event.id, params: { problem } })
  }

  function finish() {
    let erased = 0
    let notHeld = 0
    let wrong: Issue | undefined
    for (const { event, field, digest } of salted) {
      const value: Salted | undefined = held.erasable(event)?.[field]
      const isOrdered = ordered.get(event)?.has(field) === true
      if (value === undefined) {
        if (isOrdered) erased += 1
        else notHeld += 1
        if (!isOrdered && held.isHeld) wrong ??= issue('salted-missing', { ...place, column: field }, { value: event })
        continue
      }
      if (isOrdered) wrong ??= issue('erasure-unfinished', { ...place, column: field }, { value: event })
      if (saltedDigest(Buffer.from(value.salt, 'base64'), value.value) !== digest) {
        wrong ??= issue('salted-differs', { ...place, column: field }, { value: event })
      }
    }
    const figures = { events: ids.size, byKind, sealed: sealed.size, opened, salted: salted.length, erased, notHeld }
    return { figures, issue: wrong }
  }
  return { check, finish }
}

/** Fields of contents that name an earlier event. */
const references = ['corrects', 'voids', 'erases', 'finding', 'notice', 'to', 'appeal'] as const
const eventIdForm = /^[0-9a-hjkmnp-tv-z]{26}$/

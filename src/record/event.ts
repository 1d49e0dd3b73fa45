// One immutable line of the record: made from a draft, logged in the open or sealed, read back and checked.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonical, type Json } from '../base/canonical.ts'
import type { EventId } from '../base/id.ts'
import { Refusal } from '../base/refusal.ts'
import { entryBytesMax } from './bundle.ts'
import { effectiveAt, eventRef, instant, sha256 } from './field.ts'
import type { Contents, Kind, KindName } from './kind.ts'
import { plainContent } from './plain-content.ts'

export type EffectiveAt = z.infer<typeof effectiveAt>

const actor = z.strictObject({
  role: z.enum(['operator', 'importer', 'coder', 'editor', 'decider', 'body', 'clock']),
  /** Random, chosen once by whoever holds the role; never a name. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
})
export type Actor = z.infer<typeof actor>

/** An event before it is logged: its content in the open, erasable fields and all. */
export type Draft<K extends KindName = KindName> = {
  [Name in K]: {
    readonly kind: Name
    /** When it was so; null where that is not known. */
    readonly effectiveAt: EffectiveAt | null
    readonly content: Contents[Name]
    /** Log only a hash now; a later publication opens it. */
    readonly sealed?: boolean
  }
}[K]

export type OpenEvent = {
  readonly id: EventId
  readonly kind: string
  readonly effectiveAt: EffectiveAt | null
  readonly recordedAt: string
  readonly actor: Actor
  readonly content: { readonly [field: string]: Json | undefined }
}

/** Says that something of this kind was recorded at this time, and nothing else. */
export type SealedEvent = {
  readonly id: EventId
  readonly kind: string
  readonly recordedAt: string
  readonly actor: Actor
  readonly sealed: string
}

export type LoggedEvent = OpenEvent | SealedEvent

/** What stays in private/: the salt (base64, 32 bytes) and the value behind each salted hash of one event. */
export type PrivatePart =
  | { readonly event: EventId; readonly holds: 'erasable'; readonly fields: { readonly [field: string]: Salted } }
  | { readonly event: EventId; readonly holds: 'sealed'; readonly salt: string; readonly value: Json }

export type Salted = { readonly salt: string; readonly value: Json }

export type MadeEvent = { readonly id: EventId; readonly entry: string; readonly parts: readonly PrivatePart[] }

export type Making = {
  readonly kinds: ReadonlyMap<string, Kind>
  readonly nextId: () => EventId
  /** UTC instant at which Kept knows. */
  readonly recordedAt: string
  readonly actor: Actor
  /** Gives that many random bytes. */
  readonly random: (bytes: number) => Uint8Array
}

/**
 * What keeps a draft from becoming an event, or undefined: its content breaks the schema of its kind, or its entry would be
 * longer than a log can hold.
 */
export function draftProblem(kinds: ReadonlyMap<string, Kind>, draft: Draft): string | undefined {
  const kind = kinds.get(draft.kind)
  if (kind === undefined) return `no kind of event is called ${draft.kind}`
  const plain = plainContent(kind, draft.content)
  if (plain === undefined) {
    const checked = kind.content.safeParse(draft.content)
    if (!checked.success) return firstProblem(checked.error)
  }
  const bytes = Buffer.byteLength(plain ?? JSON.stringify(draft.content)) + headBytesMax
  return bytes > entryBytesMax
    ? `its entry would be about ${bytes} bytes long, and a log takes ${entryBytesMax}`
    : undefined
}

/** Room for id, kind, times and actor of an entry. */
const headBytesMax = 400

/** Checks a draft against its kind and gives the log entry (canonical JSON) and what stays private. */
export function makeEvent(draft: Draft, making: Making): MadeEvent {
  const kind = making.kinds.get(draft.kind)
  if (kind === undefined) throw new Refusal('event-kind-unknown', { kind: draft.kind })
  const plain = draft.sealed === true ? undefined : plainContent(kind, draft.content)
  if (plain !== undefined) return plainEvent(draft, plain, making)
  const checked = kind.content.safeParse(draft.content)
  if (!checked.success) throw new Refusal('event-invalid', { kind: draft.kind, where: firstProblem(checked.error) })
  const id = making.nextId()
  const head = { id, kind: draft.kind, recordedAt: making.recordedAt, actor: making.actor }
  const content = draft.content as OpenEvent['content']
  if (draft.sealed === true) return sealEvent(kind, { ...head, effectiveAt: draft.effectiveAt, content }, making)
  if (kind.erasable.length === 0) {
    return { id, entry: canonical({ ...head, effectiveAt: draft.effectiveAt, content }), parts: [] }
  }
  const { logged, fields } = saltErasable(kind, content, making.random)
  const entry = canonical({ ...head, effectiveAt: draft.effectiveAt, content: logged })
  const parts: PrivatePart[] = Object.keys(fields).length === 0 ? [] : [{ event: id, holds: 'erasable', fields }]
  return { id, entry, parts }
}

// Its content is canonical JSON already, and the keys around it stand in their order.
function plainEvent(draft: Draft, content: string, making: Making): MadeEvent {
  const id = making.nextId()
  const start = `{"actor":${canonical(making.actor)},"content":${content},"effectiveAt":${canonical(draft.effectiveAt)}`
  const end = `,"id":${canonical(id)},"kind":${canonical(draft.kind)},"recordedAt":${canonical(making.recordedAt)}}`
  return { id, entry: start + end, parts: [] }
}

function sealEvent(kind: Kind, event: OpenEvent, making: Making): MadeEvent {
  if (!kind.sealable) throw new Refusal('event-not-sealable', { kind: kind.kind })
  const { logged, fields } = saltErasable(kind, event.content, making.random)
  const value = { content: logged, effectiveAt: event.effectiveAt } as Json
  const salt = Buffer.from(making.random(32))
  const { id, recordedAt, actor: by } = event
  const entry = canonical({ id, kind: kind.kind, recordedAt, actor: by, sealed: saltedDigest(salt, value) })
  const parts: PrivatePart[] = [{ event: id, holds: 'sealed', salt: salt.toString('base64'), value }]
  if (Object.keys(fields).length > 0) parts.push({ event: id, holds: 'erasable', fields })
  return { id, entry, parts }
}

function saltErasable(
  kind: Kind,
  content: OpenEvent['content'],
  random: (bytes: number) => Uint8Array,
): { readonly logged: OpenEvent['content']; readonly fields: { readonly [field: string]: Salted } } {
  const logged: { [field: string]: Json | undefined } = { ...content }
  const fields: { [field: string]: Salted } = {}
  for (const field of kind.erasable) {
    const value = content[field]
    if (value === undefined) continue
    const salt = Buffer.from(random(32))
    fields[field] = { salt: salt.toString('base64'), value }
    logged[field] = { salted: saltedDigest(salt, value) }
  }
  return { logged, fields }
}

/** `SHA-256(32 random bytes ‖ canonical value)`, in hexadecimal. */
export function saltedDigest(salt: Uint8Array, value: Json): string {
  return createHash('sha256').update(salt).update(canonical(value)).digest('hex')
}

const head = { id: eventRef, kind: z.string(), recordedAt: instant, actor }
const sealedEvent = z.strictObject({ ...head, sealed: sha256 })
/** What stands around the content of an event in the open. */
export const eventHead = { ...head, effectiveAt: effectiveAt.nullable() }

/** Checks events read from the log against the schema of their kind; gives the first problem, or undefined. */
export function eventChecker(kinds: ReadonlyMap<string, Kind>): (event: unknown) => string | undefined {
  const schemas = new Map(
    [...kinds].map(([name, kind]) => [name, z.strictObject({ ...eventHead, content: kind.logged })]),
  )
  return (event) => {
    const { kind: name, sealed } = (event ?? {}) as { readonly kind?: string; readonly sealed?: unknown }
    const kind = kinds.get(name ?? '')
    if (kind === undefined) return `no kind of event is called ${JSON.stringify(name)}`
    if (sealed !== undefined && !kind.sealable) return `an event of kind ${name} cannot be sealed`
    const result = (sealed === undefined ? schemas.get(kind.kind)! : sealedEvent).safeParse(event)
    return result.success ? undefined : firstProblem(result.error)
  }
}

/** What is wrong with the content that a correction gives for an event of this kind; erasable fields have no place in it. */
export function contentProblem(kind: Kind, content: unknown): string | undefined {
  const shape = Object.entries(kind.content.shape).filter(([field]) => !kind.erasable.includes(field))
  const result = z.strictObject(Object.fromEntries(shape)).safeParse(content)
  return result.success ? undefined : firstProblem(result.error)
}

export function firstProblem(error: z.ZodError): string {
  const first = error.issues[0]!
  return first.path.length === 0 ? first.message : `${first.path.join('.')}: ${first.message}`
}

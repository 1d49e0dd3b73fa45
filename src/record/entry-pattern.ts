// Knows a plain entry by its bytes alone: one regular expression for each kind says canonical form and schema at once.
import { isAscii, isUtf8 } from 'node:buffer'
import type { EventId } from '../base/id.ts'
import { eventHead } from './event.ts'
import type { Kind } from './kind.ts'
import { contentPattern } from './plain-content.ts'
import { type Limits, valuePattern } from './schema-pattern.ts'

export type PlainEntry = { readonly kind: Kind; readonly id: EventId }

/**
 * Gives kind and id of an entry that is canonical JSON, holds to the schema of its kind, is not sealed and has none of the
 * fields in `without` (top-level fields of contents). Says undefined where it is not sure: then parsing must decide.
 *
 * It can be sure because canonical JSON leaves one way to write a value: keys in their order, no space, one escape for a
 * character. Two or more keys of a text map, numbers with a fraction and free JSON are what it leaves to parsing.
 */
export function plainEntries(
  kinds: ReadonlyMap<string, Kind>,
  without: ReadonlySet<string>,
): (bytes: Buffer) => PlainEntry | undefined {
  const patterns = new Map<string, EntryPattern | undefined>()

  function patternOf(kind: Kind): EntryPattern | undefined {
    if (!patterns.has(kind.kind)) patterns.set(kind.kind, entryPattern(kind, without))
    return patterns.get(kind.kind)
  }

  return (bytes) => {
    if (!isAscii(bytes) && !isUtf8(bytes)) return undefined
    const text = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8')
    const at = text.lastIndexOf(beforeKind)
    if (at === -1) return undefined
    const from = at + beforeKind.length
    const kind = kinds.get(text.slice(from, text.indexOf('"', from)))
    if (kind === undefined) return undefined
    const pattern = patternOf(kind)
    if (pattern === undefined || text.length > pattern.unitsMax || !pattern.form.test(text)) return undefined
    // What follows an id is ASCII, so it stands as far from the end in bytes. A slice of the text would keep the text.
    const idEnd = bytes.length - (text.length - at)
    return { kind, id: bytes.toString('latin1', idEnd - idUnits, idEnd) as EventId }
  }
}

// After the content come only effectiveAt, id, kind and recordedAt: the last one found is the event's own.
const beforeKind = '","kind":"'
const idUnits = 26

type EntryPattern = {
  readonly form: RegExp
  /** A text of no more UTF-16 units than this has no string that is longer than the schema allows. */
  readonly unitsMax: number
}

function entryPattern(kind: Kind, without: ReadonlySet<string>): EntryPattern | undefined {
  const limits: Limits = { unitsMax: Number.POSITIVE_INFINITY }
  const content = contentPattern(kind, without, limits)
  const { actor, effectiveAt, id, recordedAt } = eventHead
  const [by, at, own, known] = [actor, effectiveAt, id, recordedAt].map((schema) => valuePattern(schema, limits))
  if (content === undefined || by === undefined || at === undefined || own === undefined || known === undefined) {
    return undefined
  }
  const members = [
    `"actor":${by}`,
    `"content":${content}`,
    `"effectiveAt":${at}`,
    `"id":${own}`,
    `"kind":"${kind.kind}"`,
    `"recordedAt":${known}`,
  ]
  return { form: new RegExp(`^\\{${members.join(',')}\\}$`), unitsMax: limits.unitsMax }
}

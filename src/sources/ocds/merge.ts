// Merges the releases of one process into its compiled release, by the merging section of OCDS 1.1.
import type { JsonObject, JsonValue } from './json-value.ts'
import { isJsonObject } from './json-value.ts'
import type { MergeRules } from './merge-rules.ts'

/** What is worth knowing about a merge: where it happened and in which of the releases. */
export type MergeNote = {
  /**
   * `id-repeated`: two objects of one list have the same id, and were merged. `id-missing`: objects without an id were
   * appended to a list that held some. `type-changed`: an object or list took the place of another kind of value.
   */
  readonly what: 'id-repeated' | 'id-missing' | 'type-changed'
  readonly field: string
  /** Place of the release among those merged, from 0. */
  readonly release: number
}

export type Merging = {
  /**
   * The releases may be taken apart and become part of the result: faster, and they are of no use afterwards. Otherwise
   * they stay as they are, and only literal values are shared with the result.
   */
  readonly consume?: boolean
  readonly onNote?: ((note: MergeNote) => void) | undefined
  /** Told where a number of the result may have had more digits in the source than it has now. */
  readonly onLongNumber?: (() => void) | undefined
}

/**
 * Merges releases of one ocid that are in merge order into a compiled release: `ocid`, `id` (ocid and date), `date` of
 * the last release, `tag` compiled, then the fields in order of their first appearance. A field that is null in a later
 * release is gone; empty objects and empty lists of objects add nothing. Takes at least one release.
 */
export function compiledRelease(releases: readonly JsonObject[], rules: MergeRules, options: Merging = {}): JsonObject {
  const { consume = false, onNote, onLongNumber } = options
  const merging: State = { consume, onNote, onLongNumber, release: 0, byId: new Map() }
  const last = releases[releases.length - 1]!
  const output = identityOf(last)
  for (const release of releases) {
    for (const key in release) {
      if (key === 'ocid' || key === 'id' || key === 'date' || key === 'tag') continue
      mergeField(output, key, release[key]!, rules.fields.get(key), merging)
    }
    merging.release += 1
  }
  return output
}

export type Fields = { [key: string]: JsonValue }
type State = {
  readonly consume: boolean
  readonly onNote: Merging['onNote']
  readonly onLongNumber: Merging['onLongNumber']
  release: number
  /** Long lists of the output by the ids of their objects. */
  readonly byId: Map<readonly JsonValue[], Map<string, Fields>>
}

function identityOf(last: JsonObject): Fields {
  const { ocid, date } = last
  if (ocid === undefined)
    return typeof date === 'string' ? { id: date, date, tag: ['compiled'] } : { tag: ['compiled'] }
  if (typeof date !== 'string') return { ocid, id: String(ocid), tag: ['compiled'] }
  return { ocid, id: `${ocid}-${date}`, date, tag: ['compiled'] }
}

function mergeField(output: Fields, key: string, value: JsonValue, rule: MergeRules | undefined, merging: State): void {
  if (rule?.omit) return
  if (value === null) {
    remove(output, key)
    return
  }
  const held = own(output, key)
  if (held === undefined) {
    const added = adopted(value, rule, key, merging)
    if (added !== undefined) set(output, key, added)
    return
  }
  if (held === value) return
  if (typeof value === 'number') tellLong(value, merging)
  const merged = typeof value === 'object' ? mergedValue(held, value, rule, key, merging) : value
  if (merged !== held) set(output, key, merged)
}

function mergedValue(
  held: JsonValue,
  value: object & JsonValue,
  rule: MergeRules | undefined,
  key: string,
  merging: State,
): JsonValue {
  if (Array.isArray(value)) {
    if (isLiteral(value, rule)) return literal(value, merging)
    if (merging.byId.has(held as JsonValue[]) || isObjects(held)) {
      mergeList(held as Fields[], value, rule, key, merging)
      return held
    }
  } else if (isJsonObject(held)) {
    mergeObject(held as Fields, value as JsonObject, rule, merging)
    return held
  }
  const added = adopted(value, rule, key, merging)
  if (added !== undefined) merging.onNote?.({ what: 'type-changed', field: key, release: merging.release })
  return added ?? held
}

function mergeObject(output: Fields, input: JsonObject, rule: MergeRules | undefined, merging: State): void {
  for (const key in input) mergeField(output, key, input[key]!, rule?.fields.get(key), merging)
}

function mergeList(
  output: Fields[],
  input: readonly Fields[],
  rule: MergeRules | undefined,
  key: string,
  merging: State,
): void {
  if (input.length > 1 && hasRepeatedId(input)) noteOf('id-repeated', key, merging)
  for (const item of input) {
    const id = idOf(item)
    const same = id === undefined ? undefined : withId(output, id, merging)
    if (same !== undefined) {
      const first = same['id']!
      mergeObject(same, item, rule, merging)
      // 1 stays 1 where a later release writes "1".
      if (same['id'] !== first) same['id'] = first
      continue
    }
    const added = adoptedObject(item, rule, merging)
    if (added === undefined) continue
    if (id === undefined) noteOf('id-missing', key, merging)
    else merging.byId.get(output)?.set(id, added)
    output.push(added)
  }
}

/** A value as it stands in the output when there was none: without nulls, dropped fields and what is empty. */
function adopted(
  value: JsonValue | undefined,
  rule: MergeRules | undefined,
  key: string,
  merging: State,
): JsonValue | undefined {
  if (value === null || rule?.omit) return undefined
  if (typeof value === 'number') tellLong(value, merging)
  if (typeof value !== 'object') return value
  if (!Array.isArray(value)) return adoptedObject(value as Fields, rule, merging)
  if (isLiteral(value, rule)) return literal(value, merging)
  return value.length === 0 ? undefined : adoptedList(value, rule, key, merging)
}

function adoptedObject(input: Fields, rule: MergeRules | undefined, merging: State): Fields | undefined {
  let copy: Fields | undefined = merging.consume ? undefined : {}
  let isEmpty = true
  for (const key in input) {
    const value = input[key]!
    if (typeof value === 'string' && rule === undefined) {
      // The most frequent case, without a call.
      isEmpty = false
      if (copy !== undefined) set(copy, key, value)
      continue
    }
    // An object in which everything is null is there, and empty; one that is empty itself says nothing.
    if (value === null) isEmpty = false
    const kept = adopted(value, rule?.fields.get(key), key, merging)
    if (kept === undefined) {
      copy ??= fieldsBefore(input, key)
      continue
    }
    isEmpty = false
    if (copy !== undefined) set(copy, key, kept)
    // The input has a field of its own by this name, so that assigning is safe even for `__proto__`.
    else if (kept !== value) input[key] = kept
  }
  return isEmpty ? undefined : (copy ?? input)
}

function adoptedList(
  input: Fields[],
  rule: MergeRules | undefined,
  key: string,
  merging: State,
): JsonValue | undefined {
  const isRepeated = input.length > 1 && hasRepeatedId(input)
  if (isRepeated) {
    const output: Fields[] = []
    mergeList(output, input, rule, key, { ...merging, byId: new Map(), onNote: undefined })
    noteOf('id-repeated', key, merging)
    return output
  }
  const output = merging.consume ? input : []
  let length = 0
  for (const item of input) {
    const kept = adoptedObject(item, rule, merging)
    if (kept !== undefined) output[length++] = kept
  }
  output.length = length
  return length === 0 ? undefined : output
}

function literal(list: JsonValue[], merging: State): JsonValue {
  if (merging.onLongNumber !== undefined) tellLongWithin(list, merging)
  return list
}

function tellLongWithin(value: JsonValue, merging: State): void {
  if (typeof value === 'number') tellLong(value, merging)
  else if (Array.isArray(value)) for (const held of value) tellLongWithin(held, merging)
  else if (isJsonObject(value)) for (const held of Object.values(value)) tellLongWithin(held, merging)
}

// Whole numbers that a double holds and up to four decimals are written as they were read, but for zeros at their end.
function tellLong(value: number, merging: State): void {
  if (Number.isSafeInteger(value) || merging.onLongNumber === undefined) return
  const scaled = value * 10_000
  if (Math.abs(scaled) > Number.MAX_SAFE_INTEGER || Math.round(scaled) / 10_000 !== value) merging.onLongNumber()
}

/** True for lists that are replaced as a whole: by rule, or because they hold anything but objects. */
export function isLiteral(list: readonly JsonValue[], rule: MergeRules | undefined): boolean {
  if (rule?.whole) return true
  for (const item of list) if (!isJsonObject(item)) return true
  return false
}

function isObjects(value: JsonValue): boolean {
  return Array.isArray(value) && !isLiteral(value, undefined)
}

/** What tells the objects of a list apart, as text: 1 and "1" are the same id. One that is no plain value is none. */
export function idOf(item: JsonObject): string | undefined {
  const id = item['id']
  if (typeof id === 'string') return id
  return typeof id === 'number' || typeof id === 'boolean' ? String(id) : undefined
}

// Past this length a list is looked up by a map, not from its start.
const listScannedMax = 16

function withId(list: Fields[], id: string, merging: State): Fields | undefined {
  if (list.length <= listScannedMax) {
    for (const item of list) if (idOf(item) === id) return item
    return undefined
  }
  let byId = merging.byId.get(list)
  if (byId === undefined) {
    byId = new Map()
    for (const item of list) {
      const other = idOf(item)
      if (other !== undefined && !byId.has(other)) byId.set(other, item)
    }
    merging.byId.set(list, byId)
  }
  return byId.get(id)
}

function hasRepeatedId(list: readonly JsonObject[]): boolean {
  if (list.length > listScannedMax) {
    const ids = list.map(idOf).filter((id) => id !== undefined)
    return new Set(ids).size < ids.length
  }
  for (let i = 1; i < list.length; i++) {
    const id = idOf(list[i]!)
    if (id === undefined) continue
    for (let j = 0; j < i; j++) if (idOf(list[j]!) === id) return true
  }
  return false
}

function noteOf(what: MergeNote['what'], field: string, merging: State): void {
  merging.onNote?.({ what, field, release: merging.release })
}

/** A field of the object itself, whatever its name: `constructor` and `__proto__` too. */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  if (key === '__proto__') return Object.hasOwn(object, key) ? object[key] : undefined
  const value = object[key]
  // No value of JSON is a function: it is one that every object inherits.
  return typeof value === 'function' ? undefined : value
}

export function set(object: Fields, key: string, value: JsonValue): void {
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

function remove(object: Fields, key: string): void {
  if (Object.hasOwn(object, key)) delete object[key]
}

function fieldsBefore(object: JsonObject, end: string): Fields {
  const before: Fields = {}
  for (const key in object) {
    if (key === end) break
    set(before, key, object[key]!)
  }
  return before
}

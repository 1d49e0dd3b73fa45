// Merges the releases of one process into its versioned release: every value that each field had, and from which release.

import { isJsonObject, type JsonObject, type JsonValue } from './json-value.ts'
import { type Fields, idOf, isLiteral, type Merging, own, set } from './merge.ts'
import type { MergeRules } from './merge-rules.ts'

/**
 * Merges releases of one ocid that are in merge order. Every value becomes a list of versioned values in that order,
 * but for `ocid` and for the ids of objects in lists that merge by id. The releases stay as they are; literal values are
 * shared with the result. Takes at least one release.
 */
export function versionedRelease(
  releases: readonly JsonObject[],
  rules: MergeRules,
  options: Merging = {},
): JsonObject {
  const output: Fields = fieldsThere({ ocid: releases[releases.length - 1]!['ocid'] })
  const histories = new WeakSet<readonly JsonValue[]>()
  for (const [place, release] of releases.entries()) {
    const { ocid: _, id, date, tag, ...fields } = release
    const version = fieldsThere({ releaseID: id, releaseDate: date, releaseTag: tag })
    mergeObject(output, fields as JsonObject, rules, { version, histories, place, onNote: options.onNote })
  }
  return output
}

function fieldsThere(fields: { readonly [name: string]: JsonValue | undefined }): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, JsonValue] => field[1] !== undefined),
  )
}

type State = {
  readonly version: JsonObject
  /** The lists of the output that hold versioned values, to be told from lists of objects. */
  readonly histories: WeakSet<readonly JsonValue[]>
  readonly place: number
  readonly onNote: Merging['onNote']
}

function mergeObject(output: Fields, input: JsonObject, rule: MergeRules | undefined, merging: State): void {
  for (const key in input) {
    const ruled = rule?.fields.get(key)
    const value = input[key]
    if (ruled?.omit || value === undefined) continue
    const held = own(output, key)
    const merged = mergedValue(held, value, ruled, key, merging)
    if (merged !== undefined && merged !== held) set(output, key, merged)
  }
}

function mergedValue(
  held: JsonValue | undefined,
  value: JsonValue,
  rule: MergeRules | undefined,
  key: string,
  merging: State,
): JsonValue | undefined {
  if (isSilent(value, rule)) return held
  const isNested = Array.isArray(value) ? !isLiteral(value, rule) : isJsonObject(value)
  const history = Array.isArray(held) && merging.histories.has(held) ? (held as JsonValue[]) : undefined
  if (!isNested) {
    if (history !== undefined || held === undefined) return literal(history, value, merging)
    if (value === null) return closed(held, merging)
    note('type-changed', key, merging)
    return literal(undefined, value, merging)
  }
  if (history?.some((version) => (version as JsonObject)['value'] !== null)) {
    // A history of literal values goes on as one: the object or list is a value like them.
    note('type-changed', key, merging)
    return literal(history, value, merging)
  }
  const kept = history === undefined ? held : undefined
  const merged = Array.isArray(value)
    ? mergedList(kept, value, rule, key, merging)
    : mergedObject(kept, value as JsonObject, rule, key, merging)
  return merged ?? held
}

// Empty objects, and empty lists that merge by id, say nothing.
function isSilent(value: JsonValue, rule: MergeRules | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0 && rule?.whole !== true
  return isJsonObject(value) && Object.keys(value).length === 0
}

function mergedObject(
  held: JsonValue | undefined,
  input: JsonObject,
  rule: MergeRules | undefined,
  key: string,
  merging: State,
): JsonValue | undefined {
  const output: Fields = isJsonObject(held) ? (held as Fields) : {}
  mergeObject(output, input, rule, merging)
  if (output === held) return held
  if (Object.keys(output).length === 0) return undefined
  if (held !== undefined) note('type-changed', key, merging)
  return output
}

function mergedList(
  held: JsonValue | undefined,
  input: readonly JsonObject[],
  rule: MergeRules | undefined,
  key: string,
  merging: State,
): JsonValue | undefined {
  const output: Fields[] = Array.isArray(held) ? (held as Fields[]) : []
  const seen = new Set<string>()
  for (const item of input) {
    const id = idOf(item)
    if (id !== undefined && seen.has(id)) note('id-repeated', key, merging)
    if (id !== undefined) seen.add(id)
    const same = id === undefined ? undefined : output.find((other) => idOf(other) === id)
    const { id: given, ...fields } = item
    const target: Fields = same ?? (id === undefined ? {} : { id: given! })
    // An id that cannot tell objects apart is a value as others are.
    mergeObject(target, id === undefined && given !== undefined ? item : fields, rule, merging)
    if (same !== undefined || Object.keys(target).length === 0) continue
    if (id === undefined && merging.place > 0 && output.length > 0) note('id-missing', key, merging)
    output.push(target)
  }
  if (output === held) return held
  if (output.length === 0) return undefined
  if (held !== undefined) note('type-changed', key, merging)
  return output
}

// The text's condition: a value is added when it differs from the most recent one.
function literal(history: JsonValue[] | undefined, value: JsonValue, merging: State): JsonValue {
  const versions = history ?? []
  const last = versions[versions.length - 1] as JsonObject | undefined
  if (last === undefined || !isSame(last['value']!, value)) versions.push({ ...merging.version, value })
  merging.histories.add(versions)
  return versions
}

// Null in place of an object or of a list of objects removes all that is in it: each value gets a version that is null.
function closed(held: JsonValue, merging: State): JsonValue {
  if (Array.isArray(held)) {
    if (merging.histories.has(held)) return literal(held as JsonValue[], null, merging)
    for (const item of held) closeFields(item as Fields, idOf(item as JsonObject), merging)
  } else closeFields(held as Fields, undefined, merging)
  return held
}

function closeFields(fields: Fields, id: string | undefined, merging: State): void {
  for (const [key, value] of Object.entries(fields)) if (key !== 'id' || id === undefined) closed(value!, merging)
}

function isSame(one: JsonValue, other: JsonValue): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  return keys.every(
    (key) => Object.hasOwn(other, key) && isSame((one as JsonObject)[key]!, (other as JsonObject)[key]!),
  )
}

function note(what: 'id-repeated' | 'id-missing' | 'type-changed', field: string, merging: State): void {
  merging.onNote?.({ what, field, release: merging.place })
}

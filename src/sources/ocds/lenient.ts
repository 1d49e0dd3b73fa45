// Reads the shapes that publishers give to lists, ids and texts, where the standard has one shape only.
import { isJsonObject, type JsonObject } from './json-value.ts'

/**
 * The objects of what should be an array of objects. One object in place of an array counts as one; everything else in it or
 * in place of it counts as none. `listFault` says what was out of shape.
 */
export function objects(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.every(isJsonObject) ? value : value.filter(isJsonObject)
  return isJsonObject(value) ? [value] : []
}

/** `single`: an object where an array should be; `members`: an array with members that are no objects; `other`: neither. Null is no fault. */
export function listFault(value: unknown): 'single' | 'members' | 'other' | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return value.every(isJsonObject) ? undefined : 'members'
  return isJsonObject(value) ? 'single' : 'other'
}

/** An id as text, without spaces around it: `1` and `"1"` are the same id. Undefined for empty texts and all that is no text or number. */
export function identifier(value: unknown): string | undefined {
  return text(value)
}

/** A text without spaces around it; a number as its digits. Undefined for empty texts and everything else. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  if (typeof value !== 'string') return undefined
  const trimmed = value.trim()
  return trimmed === '' ? undefined : trimmed
}

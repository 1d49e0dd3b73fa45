// Finds the ocid of a release in the bytes of its line, without parsing the line.

/** The value lies between `from` and `to`, without its quotes, and is plain. `none`: the object has no ocid. */
export type OcidFound =
  | { readonly kind: 'at'; readonly from: number; readonly to: number }
  | { readonly kind: 'none' }
  /** The line must be parsed to know: escapes in a name or in the value, a value that is no text, or no object at all. */
  | { readonly kind: 'unsure' }

/**
 * True where the line begins with its ocid, as those of most publishers do; the value then lies in `ocidSpan`.
 * Kept free of allocation: it runs once a line over the whole input.
 */
export function beginsWithOcid(bytes: Uint8Array, from: number, to: number): boolean {
  let at = skipSpace(bytes, from, to)
  if (bytes[at] !== brace) return false
  at = skipSpace(bytes, at + 1, to)
  return isOcidName(bytes, at) && valueSpan(bytes, at + nameBytes, to)
}

/** Where the last value lay that `beginsWithOcid` or `ocidNamedAt` was true for. */
export const ocidSpan = { from: 0, to: 0 }

/** True where the name at `at`, the bytes `"ocid"`, is followed by a plain text value. */
export function ocidNamedAt(bytes: Uint8Array, at: number, to: number): boolean {
  return valueSpan(bytes, at + nameBytes, to)
}

/** Walks the whole line: the last ocid of the object itself, as JSON.parse takes it, not one of an object inside. */
export function topLevelOcid(bytes: Uint8Array, from: number, to: number): OcidFound {
  let at = skipSpace(bytes, from, to)
  if (bytes[at] !== brace) return { kind: 'unsure' }
  let depth = 0
  let found: OcidFound = { kind: 'none' }
  // A text is a name where the last sign before it was a brace or a comma of the object itself.
  let isName = false
  for (; at < to; at++) {
    const byte = bytes[at]!
    if (byte === quote) {
      const end = textEnd(bytes, at + 1, to)
      if (end < 0) return { kind: 'unsure' }
      if (isName && depth === 1) {
        if (bytes.subarray(at, end).includes(backslash)) return { kind: 'unsure' }
        if (isOcidName(bytes, at)) {
          if (!valueSpan(bytes, at + nameBytes, to)) return { kind: 'unsure' }
          found = { kind: 'at', ...ocidSpan }
        }
      }
      isName = false
      at = end
    } else if (byte === brace || byte === bracket) {
      depth += 1
      isName = byte === brace
    } else if (byte === braceEnd || byte === bracketEnd) {
      depth -= 1
    } else if (byte === comma) isName = depth === 1
  }
  return depth === 0 ? found : { kind: 'unsure' }
}

const brace = 0x7b
const braceEnd = 0x7d
const bracket = 0x5b
const bracketEnd = 0x5d
const comma = 0x2c
const colon = 0x3a
const quote = 0x22
const backslash = 0x5c
const nameBytes = 6

function isOcidName(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === quote &&
    bytes[at + 1] === 0x6f &&
    bytes[at + 2] === 0x63 &&
    bytes[at + 3] === 0x69 &&
    bytes[at + 4] === 0x64 &&
    bytes[at + 5] === quote
  )
}

function valueSpan(bytes: Uint8Array, from: number, to: number): boolean {
  let at = skipSpace(bytes, from, to)
  if (bytes[at] !== colon) return false
  at = skipSpace(bytes, at + 1, to)
  if (bytes[at] !== quote) return false
  const start = at + 1
  for (at = start; at < to; at++) {
    const byte = bytes[at]!
    if (byte === quote) {
      ocidSpan.from = start
      ocidSpan.to = at
      return at > start
    }
    // Escapes, and what is beyond ASCII and may be no UTF-8, are left to the parser.
    if (byte === backslash || byte >= 0x80 || byte < 0x20) return false
  }
  return false
}

function textEnd(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!
    if (byte === backslash) at += 1
    else if (byte === quote) return at
  }
  return -1
}

function skipSpace(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d)) at += 1
  return at
}

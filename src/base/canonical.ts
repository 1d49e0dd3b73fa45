// Canonical JSON (RFC 8785): one byte sequence for one value, so that a hash speaks for the value.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * Serialises a value by RFC 8785: object keys sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Keys whose value is `undefined` are left out.
 * Throws a TypeError on what JSON cannot carry without loss: NaN, infinities, lone surrogates, functions, BigInts.
 */
export function canonical(value: Json): string {
  switch (typeof value) {
    case 'string':
      return text(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`canonical JSON has no number ${value}`)
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? array(value) : object(value as { readonly [key: string]: Json | undefined })
    default:
      throw new TypeError(`canonical JSON has no ${typeof value}`)
  }
}

/** True where the text is exactly the canonical form of the JSON value it holds. */
export function isCanonical(json: string): boolean {
  try {
    return canonical(JSON.parse(json) as Json) === json
  } catch {
    return false
  }
}

// Built by hand and not by sorting into a new object: integer-like keys would move to the front and `__proto__` be lost.
function object(value: { readonly [key: string]: Json | undefined }): string {
  const keys = Object.keys(value)
  if (!isSorted(keys)) keys.sort(byCodeUnits)
  let out = '{'
  for (const key of keys) {
    const member = value[key]
    if (member === undefined) continue
    if (out.length > 1) out += ','
    out += `${text(key)}:${canonical(member)}`
  }
  return `${out}}`
}

function array(value: readonly Json[]): string {
  let out = '['
  for (let i = 0; i < value.length; i++) {
    const item = value[i]
    if (item === undefined) throw new TypeError('canonical JSON has no undefined in an array')
    out += i === 0 ? canonical(item) : `,${canonical(item)}`
  }
  return `${out}]`
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('canonical JSON has no lone surrogates')
  return JSON.stringify(value)
}

function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) {
    if (byCodeUnits(keys[i - 1]!, keys[i]!) > 0) return false
  }
  return true
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

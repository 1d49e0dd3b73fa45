// Canonical JSON (RFC 8785): one byte sequence for one value, so that a hash speaks for the value.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * Serialises a value by RFC 8785: object keys sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Keys whose value is `undefined` are left out.
 * Throws a TypeError on what JSON cannot carry without loss: NaN, infinities, lone surrogates, functions, BigInts.
 */
export function canonical(value: Json): string {
  const ordered = inOrder(value)
  if (ordered === odd) return write(value)
  const json = JSON.stringify(ordered)
  // So JSON.stringify writes a lone surrogate, which canonical JSON does not have; a text may also just hold these signs.
  return json.includes('\\ud') ? write(value) : json
}

/** True where the text is exactly the canonical form of the JSON value it holds. */
export function isCanonical(json: string): boolean {
  return parseCanonical(json) !== undefined
}

/** The value of a text that is exactly its canonical form; undefined for every other text. */
export function parseCanonical(json: string): Json | undefined {
  try {
    const value = JSON.parse(json) as Json
    return canonical(value) === json ? value : undefined
  } catch {
    return undefined
  }
}

// Stands for a value that JSON.stringify would not write as RFC 8785 asks, however its keys are ordered.
const odd = Symbol('odd')

// The value with all keys in order, itself where they are already: JSON.stringify then does the rest in one go.
function inOrder(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : odd
    case 'object':
      if (value === null) return null
      return Array.isArray(value) ? arrayInOrder(value) : objectInOrder(value as { readonly [key: string]: unknown })
    default:
      return odd
  }
}

function arrayInOrder(value: readonly unknown[]): unknown {
  let copy: unknown[] | undefined
  for (let i = 0; i < value.length; i++) {
    const item = inOrder(value[i])
    if (item === odd) return odd
    if (item !== value[i]) copy ??= value.slice()
    if (copy !== undefined) copy[i] = item
  }
  return copy ?? value
}

function objectInOrder(value: { readonly [key: string]: unknown }): unknown {
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return odd
  const keys = Object.keys(value)
  const isOrdered = isSorted(keys)
  if (!isOrdered) keys.sort(byCodeUnits)
  let copy: { [key: string]: unknown } | undefined
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    const member = value[key]
    const item = member === undefined ? undefined : inOrder(member)
    if (item === odd) return odd
    if (copy === undefined && !(isOrdered && item === member)) {
      copy = {}
      for (let k = 0; k < i; k++) if (!place(copy, keys[k]!, value[keys[k]!])) return odd
    }
    if (copy !== undefined && !place(copy, key, item)) return odd
  }
  return copy ?? value
}

// A new object moves integer-like keys to the front, and takes __proto__ for something else: these are written by hand.
function place(copy: { [key: string]: unknown }, key: string, item: unknown): boolean {
  const first = key.charCodeAt(0)
  if ((first >= 0x30 && first <= 0x39) || key === '__proto__') return false
  copy[key] = item
  return true
}

// The same by hand, for every value, at about one and a half times the cost.
function write(value: Json): string {
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

function object(value: { readonly [key: string]: Json | undefined }): string {
  const keys = Object.keys(value)
  if (!isSorted(keys)) keys.sort(byCodeUnits)
  let out = '{'
  for (const key of keys) {
    const member = value[key]
    if (member === undefined) continue
    if (out.length > 1) out += ','
    out += `${text(key)}:${write(member)}`
  }
  return `${out}}`
}

function array(value: readonly Json[]): string {
  let out = '['
  for (let i = 0; i < value.length; i++) {
    const item = value[i]
    if (item === undefined) throw new TypeError('canonical JSON has no undefined in an array')
    out += i === 0 ? write(item) : `,${write(item)}`
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

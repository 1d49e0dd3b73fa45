// How a number stands in a line of JSON, which JSON.parse does not tell: 1 and 1.0 are the same to it.

/**
 * The text of the number under a key of an object at the top of the line, the last where keys are repeated, as JSON.parse
 * has it; undefined where there is none. `json` must be valid.
 */
export function numberText(json: string, object: string, key: string): string | undefined {
  const plain = plainText(json, key)
  if (plain !== undefined) return plain
  const outer = lastValue(json, skipSpace(json, 0), object)
  const inner = outer === undefined ? undefined : lastValue(json, outer.from, key)
  if (inner === undefined) return undefined
  const text = json.slice(inner.from, inner.to)
  return /^[-\d]/.test(text) ? text : undefined
}

// A key that stands once and unescaped needs no walk through the line.
function plainText(json: string, key: string): string | undefined {
  const quoted = `"${key}"`
  const at = json.indexOf(quoted)
  if (at < 0 || json[at - 1] === '\\' || json.indexOf(quoted, at + 1) >= 0) return undefined
  number.lastIndex = at + quoted.length
  return number.exec(json)?.[1]
}

const number = /\s*:\s*(-?\d[\d.eE+-]*)/y
const scalar = /[^\s,\]}]+/y
const stringEnd = /[^"\\]*(?:\\.[^"\\]*)*"/y
const bracket = /["[\]{}]/g

type Span = { readonly from: number; readonly to: number }

function lastValue(json: string, start: number, key: string): Span | undefined {
  if (json[start] !== '{') return undefined
  let found: Span | undefined
  let at = skipSpace(json, start + 1)
  while (json[at] === '"') {
    const keyEnd = endOfValue(json, at)
    const name = JSON.parse(json.slice(at, keyEnd)) as string
    const from = skipSpace(json, skipSpace(json, keyEnd) + 1)
    const to = endOfValue(json, from)
    if (name === key) found = { from, to }
    at = skipSpace(json, to)
    if (json[at] === ',') at = skipSpace(json, at + 1)
  }
  return found
}

function endOfValue(json: string, from: number): number {
  if (json[from] === '"') return endOfString(json, from)
  if (json[from] !== '{' && json[from] !== '[') {
    scalar.lastIndex = from
    scalar.test(json)
    return scalar.lastIndex
  }
  let depth = 0
  bracket.lastIndex = from
  for (let match = bracket.exec(json); match !== null; match = bracket.exec(json)) {
    if (match[0] === '"') bracket.lastIndex = endOfString(json, match.index)
    else depth += match[0] === '{' || match[0] === '[' ? 1 : -1
    if (depth === 0) break
  }
  return bracket.lastIndex
}

function endOfString(json: string, from: number): number {
  stringEnd.lastIndex = from + 1
  stringEnd.test(json)
  return stringEnd.lastIndex
}

function skipSpace(json: string, from: number): number {
  let at = from
  while (json[at] === ' ' || json[at] === '\t' || json[at] === '\r' || json[at] === '\n') at += 1
  return at
}

// Regular expressions for what stands between the quotes of a string in canonical JSON (RFC 8785).

// What a string does not hold as it is: quote, backslash and control characters are escaped; surrogates come in pairs.
const never = '"\\\\\\x00-\\x1f\\ud800-\\udfff'
const plain = `[^${never}]`
const pair = '[\\ud800-\\udbff][\\udc00-\\udfff]'
const escaped = '\\\\(?:["\\\\bfnrt]|u00(?:0[0-7bef]|1[\\da-f]))'

/** Any string. Each character fits one branch alone, so that a mismatch costs no more than the length. */
export const jsonTextPattern = `${plain}*(?:(?:${pair}|${escaped})${plain}*)*`

/**
 * The strings that a pattern takes whole, but for those with escapes or surrogates. Undefined where the pattern has flags,
 * is not anchored at both ends, or has what this does not read: look-around, references, `.`, a choice outside parentheses.
 */
export function stringPattern({ source, flags }: RegExp): string | undefined {
  const parts = source.match(part) ?? []
  if (flags !== '' || parts.join('') !== source) return undefined
  if (parts[0] !== '^' || parts.at(-1) !== '$') return undefined
  let depth = 0
  let out = ''
  for (const one of parts.slice(1, -1)) {
    if (one === '(' || one === '(?:') depth += 1
    if (one === ')') depth -= 1
    if ((one === '|' && depth === 0) || one === '^' || one === '$') return undefined
    const kept = /^(?:\((?:\?:)?|[)|*+?]|\{.*)$/.test(one) ? one : atom(one)
    if (kept === undefined) return undefined
    out += kept === '(' ? '(?:' : kept
  }
  return out
}

const part =
  /\[\^?(?:[^\]\\]|\\(?:[dDsSwW]|[^\w]))*\]|\\(?:[dDsSwW]|[^\w])|\(\?:|\((?!\?)|[)|^$*+?]|\{\d+(?:,\d*)?\}|[\w\s"#%&',/:;<=>@`~!-]/g

// A part that stands for one character, kept from those that a string does not hold as they are.
function atom(one: string): string | undefined {
  if (one.startsWith('[^')) return `[^${never}${one.slice(2)}`
  if (/^\\[DSW]$/.test(one)) return `[^${never}${one.toLowerCase()}]`
  const form = new RegExp(one)
  return hostile.some((character) => form.test(character)) ? undefined : one
}

const hostile = ['"', '\\', '\ud800', '\udfff', ...Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))]

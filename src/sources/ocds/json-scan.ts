// Steps over JSON values in a window of bytes that grows as chunks arrive, without parsing them.

/** `more`: the window ends first; give a further chunk and ask again. `broken`: `fault` says how, `at` where. */
export type Step = 'done' | 'more' | 'broken'

export type ScanFault = 'line-end' | 'brackets' | 'comma' | 'deep'

/** Brackets may be nested to this depth; the standard needs about fifteen. */
export const nestingMax = 1_000

/**
 * A place `at` in a window of bytes, and the line it stands on, counted from 1. Strings and brackets are followed, and what
 * must stand beside them, so that an unclosed one is found where the next value begins; the rest of the grammar is for JSON.parse. A step that
 * needs more leaves `at` before the token that is not whole yet, so that chunks may be cut anywhere.
 */
export class JsonScan {
  bytes: Buffer = Buffer.alloc(0)
  at = 0
  end = 0
  line = 1
  /** True when no chunk will follow. */
  last = false
  fault: ScanFault = 'brackets'
  /** Places of the line ends passed since this was last emptied; all are outside of strings. */
  breaks: number[] = []
  private depth = 0
  private readonly closers = new Uint8Array(nestingMax + 1)

  /** Puts a chunk behind the window and lets go of what stands before `keep`; gives by how much places move. */
  append(chunk: Buffer, keep: number): number {
    this.bytes = keep === this.end ? chunk : Buffer.concat([this.bytes.subarray(keep, this.end), chunk])
    this.at -= keep
    this.end = this.bytes.length
    for (let i = 0; i < this.breaks.length; i++) this.breaks[i]! -= keep
    return keep
  }

  /** Goes to a place on a known line and forgets the value that it was in. */
  jump(at: number, line: number): void {
    this.at = at
    this.line = line
    this.depth = 0
    this.breaks = []
  }

  /** The byte behind white space, without going there; undefined where the window ends first. */
  peek(from = this.at): number | undefined {
    const at = this.behindSpace(from)
    return at < this.end ? this.bytes[at] : undefined
  }

  behindSpace(from: number): number {
    const { bytes, end } = this
    let at = from
    while (at < end && isSpace(bytes[at]!)) at += 1
    return at
  }

  /** Goes on to a place, counting the line ends on the way. */
  pass(to: number): void {
    const { bytes } = this
    for (let at = this.at; at < to; at++) {
      if (bytes[at] !== lineFeed) continue
      this.line += 1
      this.breaks.push(at)
    }
    this.at = to
  }

  /** Steps over the value that begins at `at`, or goes on inside it. */
  value(): Step {
    if (this.depth === 0) {
      const first = this.bytes[this.at]!
      if (first === quote) return this.string()
      if (first !== openBrace && first !== openBracket) return this.scalar()
      this.closers[0] = first + 2
      this.depth = 1
      this.at += 1
    }
    return this.inside()
  }

  /** The place behind the string that begins at a place; 0 where the window ends first, -1 where a line does. */
  behindString(from: number): number {
    const { bytes, end } = this
    for (let at = from + 1; at < end; at++) {
      const sign = bytes[at]!
      // Most letters need one comparison.
      if (sign > backslash || (sign !== quote && sign !== backslash && sign !== lineFeed)) continue
      if (sign === quote) return at + 1
      if (sign === backslash && bytes[at + 1] !== lineFeed) at += 1
      else {
        this.at = at
        return -1
      }
    }
    return 0
  }

  // Walks to the bracket that closes the value.
  private inside(): Step {
    const { bytes, end, closers } = this
    let at = this.at
    let depth = this.depth
    for (;;) {
      while (at < end && structure[bytes[at]!] === 0) at += 1
      if (at >= end) break
      const sign = bytes[at]!
      if (sign === quote) {
        const behind = this.behindString(at)
        if (behind === 0) break
        if (behind < 0) return this.broken('line-end', this.at)
        const next = behind < end ? bytes[behind]! : 0
        if (next !== comma && next !== colon && next !== closeBrace && next !== closeBracket) {
          const after = this.peek(behind)
          if (after === undefined && !this.last) break
          if (after !== undefined && mayFollow[after] === 0) return this.broken('comma', behind)
        }
        at = behind
      } else if (sign === lineFeed) {
        this.line += 1
        this.breaks.push(at)
        at += 1
      } else if (sign === openBrace || sign === openBracket) {
        if (!mayOpen(this.before(at), closers[depth - 1]!)) return this.broken('brackets', at)
        if (depth > nestingMax) return this.broken('deep', at)
        closers[depth] = sign + 2
        depth += 1
        at += 1
      } else {
        if (closers[depth - 1] !== sign) return this.broken('brackets', at)
        depth -= 1
        at += 1
        if (depth > 0) continue
        this.at = at
        this.depth = 0
        return 'done'
      }
    }
    this.at = at
    this.depth = depth
    return 'more'
  }

  private string(): Step {
    const behind = this.behindString(this.at)
    if (behind === 0) return 'more'
    if (behind < 0) return this.broken('line-end', this.at)
    this.at = behind
    return 'done'
  }

  private scalar(): Step {
    const { bytes, end } = this
    let at = this.at
    while (at < end && endsScalar[bytes[at]!] === 0) at += 1
    if (at >= end && !this.last) return 'more'
    if (at === this.at) return this.broken('brackets', at)
    this.at = at
    return 'done'
  }

  // The last byte before a place that is no white space; 0 where the window begins first.
  private before(place: number): number {
    let at = place - 1
    while (at >= 0 && isSpace(this.bytes[at]!)) at -= 1
    return at >= 0 ? this.bytes[at]! : 0
  }

  private broken(fault: ScanFault, at: number): Step {
    this.fault = fault
    this.at = at
    return 'broken'
  }
}

// In an object a value stands behind a colon, in an array behind a comma or at its beginning.
function mayOpen(before: number, closer: number): boolean {
  if (before === 0) return true
  return closer === closeBrace ? before === colon : before === comma || before === openBracket
}

export function isSpace(sign: number): boolean {
  return sign === 0x20 || sign === lineFeed || sign === 0x0d || sign === 0x09
}

export const lineFeed = 0x0a
export const quote = 0x22
export const comma = 0x2c
export const colon = 0x3a
export const openBracket = 0x5b
const backslash = 0x5c
export const closeBracket = 0x5d
export const openBrace = 0x7b
export const closeBrace = 0x7d

function table(...signs: readonly number[]): Uint8Array {
  const of = new Uint8Array(256)
  for (const sign of signs) of[sign] = 1
  return of
}

const structure = table(quote, lineFeed, openBrace, openBracket, closeBrace, closeBracket)
const mayFollow = table(comma, colon, closeBrace, closeBracket)
const endsScalar = table(0x20, 0x09, 0x0d, lineFeed, comma, closeBrace, closeBracket, openBrace, openBracket, quote)

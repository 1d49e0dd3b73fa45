// Splits a JSON array into the bytes of its elements, a chunk at a time.
import { Refusal } from '../base/refusal.ts'
import type { ArrayPlace } from './json-array.ts'
import { jsonFault } from './json-fault.ts'

/** `long` elements exceeded the limit and carry only their beginning. Lines and columns count from 1. */
export type JsonElement = {
  readonly bytes: Buffer
  readonly line: number
  readonly column: number
  readonly long: boolean
}

/**
 * Yields the elements of the array at a place in batches, one for each chunk. Brackets and strings are followed, the rest
 * of the grammar is for JSON.parse to check. Reads to the end of the text, so that its digest is complete.
 * Throws the Refusals `json-cut-short` where the array does not end and `json-broken` where commas are wrong.
 */
export async function* jsonElements(
  chunks: AsyncIterable<Buffer>,
  place: ArrayPlace,
  options: { readonly file: string; readonly bytesMax: number },
): AsyncGenerator<readonly JsonElement[]> {
  const splitter = new ElementSplitter(place, options)
  let skip = place.byte + 1
  for await (const chunk of chunks) {
    const content = chunk.subarray(Math.min(skip, chunk.length))
    skip -= chunk.length - content.length
    if (content.length > 0) yield splitter.take(content)
  }
  splitter.end()
}

const between = 0
const inValue = 1
const inString = 2
const afterEscape = 3
const done = 4

class ElementSplitter {
  private readonly file: string
  private readonly bytesMax: number
  private readonly top: boolean
  private state = between
  private depth = 0
  private comma = true
  private first = true
  private line: number
  private column: number
  private parts: Buffer[] = []
  private length = 0
  private start = { line: 0, column: 0 }

  constructor(place: ArrayPlace, options: { readonly file: string; readonly bytesMax: number }) {
    this.file = options.file
    this.bytesMax = options.bytesMax
    this.top = place.top
    this.line = place.line
    this.column = place.column
  }

  take(chunk: Buffer): JsonElement[] {
    const elements: JsonElement[] = []
    let from = 0
    for (let i = 0; i < chunk.length; i++) {
      const sign = chunk[i]!
      // Bytes that continue a character are no column of their own.
      if ((sign & 0xc0) !== 0x80) this.column += 1
      if (sign === lineFeed) {
        this.line += 1
        this.column = 0
      }
      if (this.state === inString) {
        if (sign === quote) this.state = inValue
        else if (sign === backslash) this.state = afterEscape
      } else if (this.state === afterEscape) this.state = inString
      else if (this.state === inValue) {
        if (sign === quote) this.state = inString
        else if (sign === openBrace || sign === openBracket) this.depth += 1
        else if (this.depth > 0 && (sign === closeBrace || sign === closeBracket)) this.depth -= 1
        else if (this.depth === 0 && (sign === comma || sign === closeBracket)) {
          this.keep(chunk.subarray(from, i))
          elements.push(this.element())
          this.separate(sign)
        }
      } else if (sign > 0x20) {
        if (this.state === done) this.trailing()
        else if (this.begin(sign)) from = i
      }
    }
    if (this.state !== between && this.state !== done) this.keep(chunk.subarray(from))
    return elements
  }

  end(): void {
    if (this.state === done) return
    const text = Buffer.concat(this.parts).toString('utf8')
    if (this.state !== between && this.length <= this.bytesMax) {
      const fault = jsonFault(text)
      const column = fault.line === 1 ? this.start.column + fault.column - 1 : fault.column
      if (fault.at < text.length) throw this.broken({ line: this.start.line + fault.line - 1, column })
    }
    throw new Refusal('json-cut-short', { file: this.file, line: this.line })
  }

  private begin(sign: number): boolean {
    if (sign === comma || sign === closeBracket) {
      // Behind a comma comes an element, and behind an element a comma or the end.
      if (this.comma && !(this.first && sign === closeBracket))
        throw this.broken({ line: this.line, column: this.column })
      this.separate(sign)
      return false
    }
    if (!this.comma) throw this.broken({ line: this.line, column: this.column })
    this.first = false
    this.start = { line: this.line, column: this.column }
    this.state = sign === quote ? inString : inValue
    this.depth = sign === openBrace || sign === openBracket ? 1 : 0
    return true
  }

  private separate(sign: number): void {
    this.comma = sign === comma
    this.state = sign === comma ? between : done
  }

  private keep(bytes: Buffer): void {
    this.length += bytes.length
    if (this.parts.length === 0 || this.length <= this.bytesMax) this.parts.push(bytes)
  }

  private element(): JsonElement {
    const long = this.length > this.bytesMax
    const bytes = this.parts.length === 1 || long ? this.parts[0]! : Buffer.concat(this.parts)
    this.parts = []
    this.length = 0
    return { bytes: long ? bytes.subarray(0, 201) : bytes, ...this.start, long }
  }

  // Behind an array that is the whole text there is nothing; behind a member's array, the rest of its object.
  private trailing(): void {
    if (this.top) throw this.broken({ line: this.line, column: this.column })
  }

  private broken(at: { readonly line: number; readonly column: number }): Refusal {
    return new Refusal('json-broken', { file: this.file, line: at.line, column: at.column })
  }
}

const lineFeed = 0x0a
const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

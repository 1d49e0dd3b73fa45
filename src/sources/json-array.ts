// Finds the array of rows in a JSON text without reading the text into memory.
import { Refusal } from '../base/refusal.ts'

/** Where the array's opening bracket stands: bytes from 0, line from 1. */
export type ArrayPlace = {
  readonly byte: number
  readonly line: number
  readonly column: number
  readonly top: boolean
}

/**
 * Without `path`: the array that the text is, or the one member of its object that is an array of objects, which takes
 * a scan of the whole text. With `path` (`data.promises`): the array at the end of those keys.
 * Throws the Refusals `json-no-array`, `json-array-ambiguous`, `json-cut-short`, `json-broken`.
 */
export async function findArray(
  chunks: AsyncIterable<Buffer>,
  file: string,
  path: string | undefined,
): Promise<ArrayPlace | undefined> {
  const finder = new ArrayFinder(file, path === undefined || path === '' ? [] : path.split('.'))
  for await (const chunk of chunks) {
    const found = finder.take(chunk)
    if (found !== undefined) return found
  }
  return finder.end()
}

type Member = { readonly name: string; readonly place: ArrayPlace; ofObjects: boolean }

class ArrayFinder {
  private readonly file: string
  private readonly path: readonly string[]
  private readonly arrays: Member[] = []
  private byte = 0
  private line = 1
  private lineStart = 0
  private depth = 0
  // Depth of the object whose keys are read now; keys deeper than that are passed over.
  private level = 1
  private started = false
  private inString = false
  private escaped = false
  private keyNext = false
  private keyBytes: number[] | undefined
  private key = ''
  private fresh: Member | undefined

  constructor(file: string, path: readonly string[]) {
    this.file = file
    this.path = path
  }

  take(chunk: Buffer): ArrayPlace | undefined {
    for (let i = 0; i < chunk.length; i++, this.byte++) {
      const sign = chunk[i]!
      if (this.inString) this.stringByte(sign)
      else if (sign === lineFeed) {
        this.line += 1
        this.lineStart = this.byte + 1
      } else if (sign > 0x20) {
        const found = this.structureByte(sign)
        if (found !== undefined) return found
      }
    }
    return undefined
  }

  /** What was found once the whole text is seen; undefined for a text without anything in it. */
  end(): ArrayPlace | undefined {
    if (!this.started) return undefined
    if (this.depth > 0 || this.inString) throw new Refusal('json-cut-short', { file: this.file, line: this.line })
    const rows = this.arrays.filter((member) => member.ofObjects)
    if (rows.length === 1) return rows[0]!.place
    if (rows.length === 0) throw this.noArray()
    const names = rows.map((member) => member.name).join(', ')
    throw new Refusal('json-array-ambiguous', { file: this.file, names })
  }

  private stringByte(sign: number): void {
    if (this.escaped) this.escaped = false
    else if (sign === backslash) this.escaped = true
    else if (sign === quote) {
      this.inString = false
      if (this.keyBytes !== undefined) this.key = keyOf(this.keyBytes)
      this.keyBytes = undefined
      return
    }
    this.keyBytes?.push(sign)
  }

  private structureByte(sign: number): ArrayPlace | undefined {
    const fresh = this.fresh
    this.fresh = undefined
    switch (sign) {
      case quote:
        this.inString = true
        if (this.keyNext && this.depth === this.level) this.keyBytes = []
        break
      case openBrace:
      case openBracket:
        if (fresh !== undefined && sign === openBrace) fresh.ofObjects = true
        return this.open(sign)
      case closeBrace:
      case closeBracket:
        this.depth -= 1
        if (this.depth < 0) throw new Refusal('json-broken', { file: this.file, ...this.here() })
        if (this.depth < this.level && this.path.length > 0) throw this.noArray()
        break
      case comma:
        if (this.depth === this.level) this.keyNext = true
        break
      case colon:
        if (this.depth === this.level) this.keyNext = false
        break
      default:
        if (!this.started) throw new Refusal('json-broken', { file: this.file, ...this.here() })
    }
    return undefined
  }

  private open(sign: number): ArrayPlace | undefined {
    const place = { byte: this.byte, ...this.here(), top: !this.started }
    if (!this.started) {
      this.started = true
      if (sign === openBracket && this.path.length === 0) return place
      if (sign === openBracket) throw this.noArray()
    } else if (this.depth === this.level && !this.keyNext) {
      if (this.path.length === 0 && sign === openBracket) {
        this.fresh = { name: this.key, place, ofObjects: false }
        this.arrays.push(this.fresh)
      } else if (this.key === this.path[this.level - 1]) {
        if (this.level < this.path.length && sign === openBracket) throw this.noArray()
        if (this.level === this.path.length && sign === openBracket) return place
        if (this.level === this.path.length) throw this.noArray()
        this.level += 1
      }
    }
    this.depth += 1
    if (this.depth === this.level) this.keyNext = true
    return undefined
  }

  private here(): { readonly line: number; readonly column: number } {
    return { line: this.line, column: this.byte - this.lineStart + 1 }
  }

  private noArray(): Refusal {
    const wanted = this.path.length === 0 ? 'an array of objects' : `an array at "${this.path.join('.')}"`
    return new Refusal('json-no-array', { file: this.file, wanted })
  }
}

const lineFeed = 0x0a
const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

function keyOf(bytes: readonly number[]): string {
  try {
    return JSON.parse(`"${Buffer.from(bytes).toString('utf8')}"`) as string
  } catch {
    return Buffer.from(bytes).toString('utf8')
  }
}

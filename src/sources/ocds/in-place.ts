// Tells whether a file is plain JSON Lines of bare releases or projects already, so that it can be read where it is.
import { isUtf8 } from 'node:buffer'
import { readBytes } from '../bytes.ts'
import { encodingOf } from '../text.ts'
import { DocumentSplit } from './document-split.ts'
import { closeBrace, colon, isSpace, lineFeed, openBrace } from './json-scan.ts'
import type { ReleaseKind } from './split-part.ts'

export type InPlace = { readonly kind: ReleaseKind; readonly digest: string; readonly bytes: number }

export type InPlaceReading = {
  readonly bytesMax: number
  readonly onProgress?: ((bytesRead: number, bytesTotal: number) => void) | undefined
}

/**
 * Undefined as soon as a line shows that the file must be split or put into UTF-8 first. Lines are not parsed: each is UTF-8,
 * begins and ends with a brace, and begins with a key that a bare release or project of this file began with. Lines that could hold a package, a
 * record or two values are looked at closely.
 */
export async function inPlace(path: string, reading: InPlaceReading): Promise<InPlace | undefined> {
  const lines = new LineCheck(reading.bytesMax)
  let digest = ''
  let bytes = 0
  let rest: Buffer = Buffer.alloc(0)
  const options = { onDigest: (hex: string) => (digest = hex), onProgress: reading.onProgress }
  for await (const chunk of readBytes(path, options)) {
    if (bytes === 0) {
      const { encoding, markBytes } = encodingOf(chunk)
      if (encoding !== 'utf-8' || markBytes > 0) return undefined
    }
    bytes += chunk.length
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const cut = text.lastIndexOf(lineFeed) + 1
    if (!lines.areBare(text.subarray(0, cut))) return undefined
    rest = text.subarray(cut)
    if (rest.length > reading.bytesMax) return undefined
  }
  if (!lines.areBare(rest) || lines.kind === undefined) return undefined
  return { kind: lines.kind, digest, bytes }
}

class LineCheck {
  kind: ReleaseKind | undefined
  private readonly bytesMax: number
  private readonly firstKeys: Buffer[] = []

  constructor(bytesMax: number) {
    this.bytesMax = bytesMax
  }

  // True where each of some whole lines is blank or a bare release or project of one kind.
  areBare(text: Buffer): boolean {
    if (!isUtf8(text)) return false
    const suspects = suspectMarks.map((mark) => ({ mark, at: text.indexOf(mark) }))
    for (let from = 0; from < text.length; ) {
      const lineEnd = text.indexOf(lineFeed, from)
      const to = lineEnd < 0 ? text.length : lineEnd
      let isSuspect = false
      for (const suspect of suspects) {
        if (suspect.at >= to || suspect.at < 0) continue
        isSuspect = true
        suspect.at = text.indexOf(suspect.mark, to)
      }
      if (!this.isBare(text, from, to, isSuspect)) return false
      from = to + 1
    }
    return true
  }

  private isBare(text: Buffer, from: number, to: number, isSuspect: boolean): boolean {
    let start = from
    let end = to
    while (start < end && isSpace(text[start]!)) start += 1
    if (start === end) return true
    while (isSpace(text[end - 1]!)) end -= 1
    if (end - start > this.bytesMax) return false
    if (text[start] !== openBrace || text[end - 1] !== closeBrace) return false
    if (!isSuspect && this.firstKeys.some((key) => beginsWith(text, start, key))) return true
    const line = text.subarray(start, end)
    const kind = this.kindOf(line)
    if (kind === undefined || (this.kind !== undefined && kind !== this.kind)) return false
    this.kind = kind
    if (this.firstKeys.length < firstKeysMax)
      this.firstKeys.push(Buffer.from(line.subarray(0, line.indexOf(colon) + 1)))
    return true
  }

  private kindOf(line: Buffer): ReleaseKind | undefined {
    const kinds: (ReleaseKind | undefined)[] = []
    const split = new DocumentSplit({
      bytesMax: this.bytesMax,
      onRelease: ({ kind, isCompiled, from, to }) =>
        kinds.push(isCompiled || to - from !== line.length ? undefined : kind),
      onBad: () => kinds.push(undefined),
      onNote: () => kinds.push(undefined),
      onPackage: () => kinds.push(undefined),
    })
    split.push(line)
    split.end()
    return kinds.length === 1 ? kinds[0] : undefined
  }
}

// Parts of `releases`, `compiledRelease` and `versionedRelease`, and what stands between two values.
const suspectMarks = ['elease', '}{', '} {'].map((mark) => Buffer.from(mark))

// A file whose releases begin in more ways than this is looked at closely, line by line.
const firstKeysMax = 16

function beginsWith(text: Buffer, at: number, key: Buffer): boolean {
  for (let i = 0; i < key.length; i++) if (text[at + i] !== key[i]) return false
  return true
}

// The part of a document that is being read: one release that is taken whole or set aside whole.
import type { IssueCode } from '../../base/issue.ts'
import { type FactMember, type Held, signatureBytesMax } from './document-frame.ts'
import { comma, isSpace, JsonScan, lineFeed } from './json-scan.ts'

export type ReleaseKind = 'releases' | 'projects'

/** Bytes `from` to `to` are one release or project. `breaks` are the places of line ends among them, all of them white space. */
export type FoundRelease = {
  readonly kind: ReleaseKind
  readonly bytes: Buffer
  readonly from: number
  readonly to: number
  readonly breaks: readonly number[]
  readonly line: number
  /** Whether it was the compiled release of a record. */
  readonly isCompiled: boolean
}

/** What could not be taken: its text, or the beginning of a text that is too long. */
export type BadPart = { readonly code: IssueCode; readonly line: number; readonly text: Buffer }

export type PackageBytes = { readonly [key in FactMember]?: Buffer }

export type SplitReading = {
  /** The bytes are only good during the call. */
  readonly onRelease: (found: FoundRelease) => void
  readonly onBad: (bad: BadPart) => void
  /** Told for what was taken although it is not as it should be, with the line. */
  readonly onNote: (code: IssueCode, line: number) => void
  readonly onPackage: (facts: PackageBytes, line: number) => void
  /** A release may have this many bytes. */
  readonly bytesMax: number
}

/** Where a part begins in the window of a scan, and what comes of it. */
export class SplitPart {
  readonly scan = new JsonScan()
  at = 0
  line = 1
  /** The beginning of a part that is too long to be kept. */
  head: Buffer | undefined
  private readonly reading: SplitReading

  constructor(reading: SplitReading) {
    this.reading = reading
  }

  /** Puts a chunk behind the window, which keeps the part; gives by how much places move. `resume` is where a search for the next part goes on. */
  append(chunk: Buffer, resume: number | undefined): number {
    if (this.scan.end - this.at > this.reading.bytesMax + cutFreeBytes) this.cut(resume)
    const moved = this.scan.append(chunk, this.at)
    this.at = 0
    return moved
  }

  emit(kind: ReleaseKind): void {
    const { scan } = this
    this.reading.onRelease({
      kind,
      bytes: scan.bytes,
      from: this.at,
      to: scan.at,
      breaks: scan.breaks,
      line: this.line,
      isCompiled: false,
    })
    this.begin()
  }

  emitHeld({ text, line }: Held): void {
    const breaks: number[] = []
    for (let at = text.indexOf(lineFeed); at >= 0; at = text.indexOf(lineFeed, at + 1)) breaks.push(at)
    this.reading.onRelease({ kind: 'releases', bytes: text, from: 0, to: text.length, breaks, line, isCompiled: true })
  }

  bad(code: IssueCode, to = this.scan.at): void {
    const { bytes } = this.scan
    const isTooLong = this.isTooLong(to)
    let end = isTooLong ? Math.min(to, this.at + signatureBytesMax) : to
    while (end > this.at && (isSpace(bytes[end - 1]!) || bytes[end - 1] === comma)) end -= 1
    const text = this.head ?? Buffer.from(bytes.subarray(this.at, end))
    if (text.length > 0) this.reading.onBad({ code: isTooLong ? 'ocds-too-long' : code, line: this.line, text })
    this.begin()
  }

  isTooLong(to: number): boolean {
    return this.head !== undefined || to - this.at > this.reading.bytesMax
  }

  begin(): void {
    this.at = this.scan.at
    this.line = this.scan.line
    this.head = undefined
    if (this.scan.breaks.length > 0) this.scan.breaks = []
  }

  // Of a part that is too long only the beginning is kept.
  private cut(resume: number | undefined): void {
    const { scan } = this
    this.head ??= Buffer.from(scan.bytes.subarray(this.at, this.at + signatureBytesMax))
    this.at = resume ?? scan.at
    scan.breaks = []
  }
}

// White space and what is looked at beyond a part's end do not make it too long.
const cutFreeBytes = 65_536

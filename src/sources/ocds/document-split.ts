// Splits a document of OCDS or OC4IDS, of whatever form, into its releases or projects, a chunk of bytes at a time.
import type { IssueCode } from '../../base/issue.ts'
import {
  type ArrayFrame,
  arrayFrame,
  type FactMember,
  type Frame,
  memberOf,
  type ObjectFrame,
  objectFrame,
  signatureAt,
  signatureBytesMax,
} from './document-frame.ts'
import {
  closeBrace,
  closeBracket,
  colon,
  comma,
  isSpace,
  type JsonScan,
  lineFeed,
  openBrace,
  openBracket,
  quote,
  type Step,
} from './json-scan.ts'

import { lineEnds, nextPart } from './next-part.ts'
import { type ReleaseKind, SplitPart, type SplitReading } from './split-part.ts'

/**
 * Takes JSON Lines, concatenated values, arrays, and packages of releases, records and projects, also mixed and nested in each other.
 * A part that is broken costs that part alone: reading goes on at the next line or element that begins as those before it did. How the bytes
 * are cut into chunks does not matter. Holds the release it is in, and a chunk.
 */
export class DocumentSplit {
  private readonly reading: SplitReading
  private readonly part: SplitPart
  private readonly scan: JsonScan
  private readonly frames: Frame[] = []
  private pending: Buffer[] = []
  private pendingBytes = 0
  private valueAt = 0
  private indent: Buffer = Buffer.alloc(0)
  private recovery: { readonly code: IssueCode; from: number } | undefined
  private faultsInARow = 0

  constructor(reading: SplitReading) {
    this.reading = reading
    this.part = new SplitPart(reading)
    this.scan = this.part.scan
  }

  push(chunk: Buffer): void {
    this.pending.push(chunk)
    this.pendingBytes += chunk.length
    // Doubling the window each time keeps the copying linear in a part's length.
    if (this.pendingBytes < this.scan.end - this.part.at) return
    this.append()
    this.run()
  }

  end(): void {
    this.append()
    this.scan.last = true
    this.run()
  }

  private append(): void {
    const chunk = this.pending.length === 1 ? this.pending[0]! : Buffer.concat(this.pending)
    const moved = this.part.append(chunk, this.recovery?.from)
    this.valueAt -= moved
    if (this.recovery !== undefined) this.recovery.from -= moved
    this.pending = []
    this.pendingBytes = 0
  }

  private run(): void {
    for (;;) {
      const step = this.recovery === undefined ? this.step() : this.recover(this.recovery)
      if (step === 'broken') this.giveUp(faultCodes[this.scan.fault])
      else if (step === 'more' && (!this.scan.last || !this.finish())) return
    }
  }

  private step(): Step {
    const frame = this.frames.at(-1)
    if (frame === undefined) return this.top()
    return frame.kind === 'array' ? this.array(frame) : this.object(frame)
  }

  // Between the values of the text.
  private top(): Step {
    const { scan } = this
    const at = scan.behindSpace(scan.at)
    if (at >= scan.end) {
      if (scan.last || at - scan.at > signatureBytesMax) scan.pass(at)
      this.part.begin()
      return 'more'
    }
    const sign = scan.bytes[at]!
    this.learnIndent(at)
    scan.pass(at)
    this.part.begin()
    if (sign === openBrace) this.open(objectFrame(undefined, scan.line))
    else if (sign === openBracket) this.open(arrayFrame('values'))
    else if (sign === recordSeparator) scan.at += 1
    else if (sign === comma) {
      this.reading.onNote('ocds-comma', scan.line)
      scan.at += 1
    } else return this.stray()
    return 'done'
  }

  private open(frame: Frame): void {
    this.frames.push(frame)
    this.scan.at += 1
  }

  // A line that begins no object or array.
  private stray(): Step {
    const { scan } = this
    const lineEnd = scan.bytes.indexOf(lineFeed, scan.at)
    if (lineEnd < 0 && !scan.last) return 'more'
    scan.at = lineEnd < 0 ? scan.end : lineEnd
    this.part.bad('ocds-not-object')
    return 'done'
  }

  private array(frame: ArrayFrame): Step {
    const { scan } = this
    if (frame.inElement) {
      const step = scan.value()
      if (step === 'done') this.elementDone(frame)
      return step
    }
    const at = scan.behindSpace(scan.at)
    if (at >= scan.end) return 'more'
    const sign = scan.bytes[at]!
    scan.pass(at)
    if (sign === closeBracket || sign === comma) {
      if (frame.comma || (sign === comma && frame.isEmpty)) this.reading.onNote('ocds-comma', scan.line)
      frame.comma = sign === comma
      if (sign === closeBracket) this.frames.pop()
      scan.at += 1
      this.part.begin()
      return 'done'
    }
    if (!frame.comma && !frame.isEmpty) this.reading.onNote('ocds-comma', scan.line)
    return this.beginElement(frame, sign)
  }

  private beginElement(frame: ArrayFrame, sign: number): Step {
    const { scan } = this
    if (frame.isEmpty) frame.isFlush = scan.at > 0 && scan.bytes[scan.at - 1] === lineFeed
    frame.isEmpty = false
    frame.comma = false
    this.part.begin()
    if (sign === openBrace && (frame.of === 'values' || frame.of === 'records'))
      this.open(objectFrame(frame.of, scan.line))
    else if (sign === openBracket && frame.of === 'values') this.open(arrayFrame('values'))
    else if (sign === closeBrace) {
      scan.fault = 'brackets'
      return 'broken'
    } else frame.inElement = true
    return 'done'
  }

  private elementDone(frame: ArrayFrame): void {
    const { scan } = this
    frame.inElement = false
    if (this.part.isTooLong(scan.at) || scan.bytes[this.part.at] !== openBrace) {
      this.part.bad('ocds-not-object')
      return
    }
    frame.signature ??= signatureAt(scan.bytes, this.part.at, scan.at)
    const owner = this.frames.at(-2)
    if (owner?.kind === 'object' && frame.of === 'releases') {
      if (isLink(scan.bytes.subarray(this.part.at, scan.at))) {
        owner.linked.push({ text: Buffer.from(scan.bytes.subarray(this.part.at, scan.at)), line: this.part.line })
        this.part.begin()
        return
      }
      owner.embedded += 1
    }
    this.emit(frame.of === 'projects' ? 'projects' : 'releases')
  }

  private object(frame: ObjectFrame): Step {
    const { scan } = this
    if (frame.state === 'value') {
      const step = scan.value()
      if (step !== 'done') return step
      this.valueDone(frame)
      frame.state = 'behind'
    }
    if (frame.state === 'closed') return this.closed(frame)
    if (frame.state === 'key') return this.key(frame)
    const at = scan.behindSpace(scan.at)
    if (at >= scan.end) return 'more'
    const sign = scan.bytes[at]!
    if (sign !== comma && sign !== closeBrace) return this.broken('comma')
    scan.pass(at + 1)
    frame.state = sign === comma ? 'key' : 'closed'
    return 'done'
  }

  // A key, its colon and the first sign of its value are taken together.
  private key(frame: ObjectFrame): Step {
    const { scan } = this
    const at = scan.behindSpace(scan.at)
    if (at >= scan.end) return 'more'
    if (scan.bytes[at] === closeBrace) {
      scan.pass(at + 1)
      frame.state = 'closed'
      return 'done'
    }
    if (scan.bytes[at] !== quote) return this.broken('comma')
    const behind = scan.behindString(at)
    if (behind < 0) return this.broken('line-end')
    const colonAt = behind === 0 ? scan.end : scan.behindSpace(behind)
    if (colonAt >= scan.end) return 'more'
    if (scan.bytes[colonAt] !== colon) return this.broken('comma')
    const valueAt = scan.behindSpace(colonAt + 1)
    if (valueAt >= scan.end) return 'more'
    if (frame.isPackage) {
      scan.pass(at)
      this.part.begin()
    }
    scan.pass(valueAt)
    this.beginValue(frame, at, behind, colonAt)
    return 'done'
  }

  private beginValue(frame: ObjectFrame, at: number, behind: number, colonAt: number): void {
    const { scan } = this
    const member = memberOf(scan.bytes, at, behind)
    const array = this.frames.at(-2)
    if (array?.kind === 'array' && array.signature === undefined && this.part.head === undefined && !frame.isPackage) {
      array.signature = Buffer.from(
        scan.bytes.subarray(this.part.at, Math.min(colonAt + 1, this.part.at + signatureBytesMax)),
      )
    }
    if (member === 'ocid') frame.isRelease = true
    if (member === 'contractingProcesses' || member === 'publicAuthority' || member === 'projectNumber')
      frame.isProject = true
    const opensElements = member === 'releases' || member === 'records' || member === 'projects'
    if (opensElements && scan.bytes[scan.at] === openBracket) {
      frame.isPackage = true
      frame.state = 'behind'
      this.open(arrayFrame(member))
      this.part.begin()
      return
    }
    frame.member = member
    frame.state = 'value'
    frame.valueLine = scan.line
    this.valueAt = scan.at
  }

  private valueDone(frame: ObjectFrame): void {
    const { member } = frame
    if (member === undefined || this.part.isTooLong(this.scan.at)) return
    const { scan } = this
    const value = scan.bytes.subarray(this.valueAt, scan.at)
    if (member === 'compiledRelease' || member === 'versionedRelease') {
      if (value[0] !== openBrace) return
      frame[member === 'compiledRelease' ? 'compiled' : 'versioned'] = {
        text: Buffer.from(value),
        line: frame.valueLine,
      }
    } else if (isFact(member) && value.length <= factBytesMax) frame.facts[member] = Buffer.from(value)
  }

  // A value of the text that is taken whole must not be followed by anything but a value on its line.
  private closed(frame: ObjectFrame): Step {
    const { scan } = this
    if (this.frames.length === 1 && !frame.isPackage) {
      let at = scan.at
      while (at < scan.end && isSpace(scan.bytes[at]!) && scan.bytes[at] !== lineFeed) at += 1
      if (at >= scan.end && !scan.last) return 'more'
      if (at < scan.end && mayFollowValue.indexOf(scan.bytes[at]!) < 0) return this.broken('brackets')
    }
    this.frames.pop()
    this.objectDone(frame)
    this.part.begin()
    return 'done'
  }

  private objectDone(frame: ObjectFrame): void {
    if (Object.keys(frame.facts).length > 0 && frame.isPackage && frame.within !== 'records')
      this.reading.onPackage(frame.facts, frame.line)
    const { compiled, versioned } = frame
    if (frame.embedded > 0) {
      if (compiled !== undefined) this.reading.onNote('ocds-compiled-beside', compiled.line)
      this.tellLinked(frame, 'ocds-linked')
    } else if (compiled !== undefined) {
      this.part.emitHeld(compiled)
      this.tellLinked(frame, 'ocds-linked-compiled')
    } else {
      this.tellLinked(frame, 'ocds-linked')
      if (versioned !== undefined) this.reading.onBad({ code: 'ocds-versioned-only', ...versioned })
      else if (!frame.isPackage) this.bareDone(frame)
    }
  }

  private bareDone(frame: ObjectFrame): void {
    if (this.part.isTooLong(this.scan.at)) this.part.bad('ocds-too-long')
    else if (frame.within === 'records') this.part.bad('ocds-record-empty')
    else if (frame.isRelease) this.emit('releases')
    else if (frame.isProject) this.emit('projects')
    else this.part.bad('ocds-no-release')
  }

  // A link beside the compiled release is as the standard has it; elsewhere a release is missing.
  private tellLinked(frame: ObjectFrame, code: 'ocds-linked' | 'ocds-linked-compiled'): void {
    for (const { text, line } of frame.linked) {
      if (code === 'ocds-linked') this.reading.onBad({ code, line, text })
      else this.reading.onNote(code, line)
    }
    frame.linked = []
  }

  private emit(kind: ReleaseKind): void {
    this.faultsInARow = 0
    this.part.emit(kind)
  }

  private broken(fault: 'comma' | 'brackets' | 'line-end'): Step {
    this.scan.fault = fault
    return 'broken'
  }

  private giveUp(code: IssueCode): void {
    const { scan } = this
    const unitAt = this.part.at
    const array = this.frames.at(-1)
    if (array?.kind === 'array' && array.inElement && this.part.head === undefined) {
      array.signature ??= signatureAt(scan.bytes, unitAt, scan.at)
    }
    this.faultsInARow += 1
    // What was swallowed may hold good parts; but a text that is one fault after another is not read over and over.
    const from = this.faultsInARow > 16 ? scan.at : unitAt + 1
    this.recovery = { code, from: Math.max(from, unitAt + 1) }
  }

  // Looks for the next part behind a broken one and goes there.
  private recover(recovery: { readonly code: IssueCode; from: number }): Step {
    const { scan } = this
    const next = nextPart(scan, this.frames, this.indent, recovery.from)
    // What begins close to the end of the window may not be the first to begin.
    if (!scan.last && (next === undefined || next.at + signatureBytesMax > scan.end)) {
      recovery.from = Math.max(recovery.from, Math.min(next?.at ?? scan.end, scan.end - signatureBytesMax))
      return 'more'
    }
    const at = next?.at ?? scan.end
    const line = this.part.line + lineEnds(scan.bytes, this.part.at, at)
    this.part.bad(recovery.code, at)
    for (const frame of this.frames.splice(next?.depth ?? 0)) this.abandon(frame)
    const array = this.frames.at(-1)
    if (array?.kind === 'array') {
      array.comma = true
      array.inElement = false
    }
    scan.jump(at, line)
    this.part.begin()
    this.recovery = undefined
    return 'done'
  }

  // What an object that breaks off held whole is good.
  private abandon(frame: Frame): void {
    if (frame.kind !== 'object' || !frame.isPackage) return
    if (frame.embedded === 0 && frame.compiled !== undefined) this.part.emitHeld(frame.compiled)
    this.tellLinked(frame, 'ocds-linked')
  }

  // At the end of the text; true where there is more to do.
  private finish(): boolean {
    const { scan } = this
    const frame = this.frames.at(-1)
    if (frame === undefined && scan.at >= scan.end) return false
    if (this.recovery !== undefined) return true
    const isBetween =
      frame?.kind === 'array'
        ? !frame.inElement
        : frame?.kind === 'object' && frame.isPackage && frame.state !== 'value'
    if (isBetween && scan.behindSpace(scan.at) >= scan.end) {
      this.reading.onNote('ocds-cut-short', scan.line)
      for (const open of this.frames.splice(0)) {
        if (open.kind === 'object' && open.isPackage) this.objectDone(open)
      }
      scan.pass(scan.end)
      this.part.begin()
    } else this.giveUp('ocds-part-cut-short')
    return true
  }

  // How far the values of the text are indented where they begin their lines.
  private learnIndent(at: number): void {
    const { bytes } = this.scan
    const from = this.scan.at
    const lineEnd = at > from ? bytes.lastIndexOf(lineFeed, at - 1) : -1
    if (lineEnd < from) return
    if (at - lineEnd - 1 !== this.indent.length) this.indent = Buffer.from(bytes.subarray(lineEnd + 1, at))
  }
}

const faultCodes = {
  'line-end': 'ocds-text-open',
  brackets: 'ocds-brackets',
  comma: 'ocds-brackets',
  deep: 'ocds-too-deep',
} as const satisfies Record<JsonScan['fault'], IssueCode>

const recordSeparator = 0x1e
const mayFollowValue = Buffer.of(lineFeed, openBrace, openBracket, recordSeparator, comma)

const factBytesMax = 65_536

function isFact(member: string): member is FactMember {
  return factMembers.has(member)
}

const factMembers: ReadonlySet<string> = new Set<FactMember>([
  'version',
  'extensions',
  'publisher',
  'license',
  'publishedDate',
])

// A linked release has an address, a date and tags, and no ocid (the standard's record, `releases`).
function isLink(bytes: Buffer): boolean {
  return bytes.length <= 1_024 && !bytes.includes('"ocid"') && bytes.includes('"url"')
}

// Writes releases to a JSON Lines file, one a line, and remembers where each stood.
import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { lineText } from '../text.ts'
import type { FoundRelease } from './split-part.ts'

const spoolBufferBytes = 1 << 20

/** A file of releases in the making. Its numbers take five bytes a line of memory. */
export class Spool {
  readonly path: string
  lines = 0
  bytes = 0
  hasCompiled = false
  private readonly descriptor: number
  private readonly buffer = Buffer.allocUnsafeSlow(spoolBufferBytes)
  private used = 0
  private originals = new Uint32Array(1_024)
  private compiled: Uint8Array | undefined
  private readonly members: { readonly line: number; readonly name: string }[] = []
  private isClosed = false

  constructor(path: string) {
    this.path = path
    this.descriptor = openSync(path, 'wx', 0o600)
  }

  /** Says what the lines from here on are read from. */
  beginMember(name: string): void {
    if (this.members.at(-1)?.line === this.lines) this.members.pop()
    this.members.push({ line: this.lines, name })
  }

  /** Adds a release, its line ends as spaces; true where it was not UTF-8 and was read as windows-1252. */
  add(found: FoundRelease): boolean {
    const { bytes, from, to, breaks } = found
    this.remember(found)
    const whole = from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to)
    const isForeign = !isUtf8(whole)
    if (isForeign) this.write(Buffer.from(lineText(whole).text.replaceAll('\n', ' ')), [], 0)
    else this.write(whole, breaks, from)
    return isForeign
  }

  finish(): void {
    this.flush()
    this.close()
  }

  /** Closes and deletes the file. */
  remove(): void {
    this.close()
    unlinkSync(this.path)
  }

  /** The original's line of a line from 0. */
  lineOf(line: number): number {
    return this.originals[line] ?? 0
  }

  /** What a line was read from. */
  nameOf(line: number): string {
    let low = 0
    let high = this.members.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (this.members[middle]!.line <= line) low = middle
      else high = middle - 1
    }
    return this.members[low]!.name
  }

  isCompiled(line: number): boolean {
    return this.compiled?.[line] === 1
  }

  private remember({ line, isCompiled }: FoundRelease): void {
    if (this.lines === this.originals.length) {
      const longer = new Uint32Array(this.lines * 2)
      longer.set(this.originals)
      this.originals = longer
    }
    this.originals[this.lines] = line
    this.hasCompiled ||= isCompiled
    if (isCompiled) this.compiled ??= new Uint8Array(this.originals.length)
    if (this.compiled !== undefined && this.compiled.length < this.originals.length) {
      const longer = new Uint8Array(this.originals.length)
      longer.set(this.compiled)
      this.compiled = longer
    }
    if (this.compiled !== undefined) this.compiled[this.lines] = isCompiled ? 1 : 0
    this.lines += 1
  }

  private write(text: Buffer, breaks: readonly number[], from: number): void {
    const length = text.length + 1
    if (length > this.buffer.length - this.used) this.flush()
    const into = length > this.buffer.length ? Buffer.allocUnsafe(length) : this.buffer
    const at = into === this.buffer ? this.used : 0
    text.copy(into, at)
    for (const place of breaks) into[at + place - from] = space
    into[at + text.length] = lineFeed
    if (into === this.buffer) this.used += length
    else this.writeOut(into, length)
  }

  private flush(): void {
    this.writeOut(this.buffer, this.used)
    this.used = 0
  }

  private writeOut(bytes: Buffer, length: number): void {
    for (let done = 0; done < length; ) done += writeSync(this.descriptor, bytes, done, length - done)
    this.bytes += length
  }

  private close(): void {
    if (!this.isClosed) closeSync(this.descriptor)
    this.isClosed = true
  }
}

const lineFeed = 0x0a
const space = 0x20

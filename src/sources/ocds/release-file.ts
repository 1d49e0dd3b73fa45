// Opens an input of OCDS or OC4IDS, of whatever form, as JSON Lines files of bare releases or projects.
import { createHash } from 'node:crypto'
import { createWriteStream, unlinkSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Issue, issue } from '../../base/issue.ts'
import { isGzip, readBytes } from '../bytes.ts'
import { inPlace } from './in-place.ts'
import { type PackageFacts, PackageLedger } from './package-facts.ts'
import type { Quarantined } from './quarantine.ts'
import { releaseBytesMax, type Sinks, splitMember } from './split-member.ts'
import type { ReleaseKind } from './split-part.ts'
import { Spool } from './spool.ts'
import { zipMembers } from './zip-members.ts'

export type ReleaseFile = {
  /** As the operator named the input, for issues. */
  readonly name: string
  /** JSON Lines of bare releases or projects, UTF-8: the input itself, or a spool. Blank lines may stand between. */
  readonly path: string
  /** `projects`: OC4IDS. */
  readonly kind: ReleaseKind
  readonly bytes: number
  /** Line of the original, from 1, for a line of `path`, from 0. */
  readonly lineOf: (line: number) => number
  /** The member of an archive that a line was read from, `a.zip/b.json`; there only where the input is an archive. */
  readonly nameOf?: (line: number) => string
  /**
   * Whether a line was the compiled release of a record, whatever its tags say (many have none). Where it is not there, none was.
   */
  readonly isCompiled?: (line: number) => boolean
}

export type OpenedInput = {
  readonly files: readonly ReleaseFile[]
  /** SHA-256 of the input as it stands, in hexadecimal. */
  readonly digest: string
  /** Of the first package that says them. */
  readonly publisher?: string
  readonly licence?: string
  readonly facts: PackageFacts
  /** Removes spools. */
  close(): void
}

export type OpenReading = {
  /** Folder for spools, made where it is missing. */
  readonly spool: string
  readonly onIssue: (issue: Issue) => void
  readonly onQuarantine: (bad: Quarantined) => void
  readonly onProgress?: ((bytesRead: number, bytesTotal: number) => void) | undefined
  /** A release may have this many bytes; 32 MiB by default. */
  readonly bytesMax?: number
}

export type ReleaseInput = string | { readonly stream: AsyncIterable<Buffer>; readonly name: string }

/**
 * Reads an input once to its end: plain, gzip or a zip archive of many files; JSON Lines, concatenated values, arrays, packages of
 * releases, records or projects, also mixed, told by content alone. Plain JSON Lines of bare releases are left where they are and hardly looked at:
 * whoever parses them sets bad lines aside. Everything else is spooled. Throws the Refusals of `readBytes` and `zip-broken`.
 */
export async function openReleases(input: ReleaseInput, reading: OpenReading): Promise<OpenedInput> {
  await mkdir(reading.spool, { recursive: true })
  const opening = new Opening(typeof input === 'string' ? basename(input) : input.name, reading)
  try {
    return await opening.open(input)
  } catch (cause) {
    opening.close()
    throw cause
  }
}

class Opening {
  private readonly name: string
  private readonly reading: OpenReading
  private readonly bytesMax: number
  private readonly ledger: PackageLedger
  private readonly spools = new Map<ReleaseKind, Spool>()
  private stored: string | undefined
  private isArchive = false

  constructor(name: string, reading: OpenReading) {
    this.name = name
    this.reading = reading
    this.bytesMax = reading.bytesMax ?? releaseBytesMax
    this.ledger = new PackageLedger(reading.onIssue)
  }

  async open(input: ReleaseInput): Promise<OpenedInput> {
    if (typeof input === 'string') return this.openPath(input)
    const chunks = input.stream[Symbol.asyncIterator]()
    const first = await firstBytes(chunks)
    const whole = following(first, chunks)
    // An archive's directory stands at its end, and gzip is as well read from a file.
    if (isZip(first) || isGzip(first)) return this.openPath(await this.store(whole))
    const hash = createHash('sha256')
    await this.split(hashing(whole, hash), this.name)
    return this.spooled(hash.digest('hex'))
  }

  close(): void {
    for (const spool of this.spools.values()) spool.remove()
    this.spools.clear()
    if (this.stored !== undefined) unlinkSync(this.stored)
    this.stored = undefined
  }

  private async openPath(path: string): Promise<OpenedInput> {
    const { head, isPacked } = await headOf(path)
    if (isZip(head) && !isPacked) return this.openArchive(path)
    const { onProgress } = this.reading
    const found = isPacked ? undefined : await inPlace(path, { bytesMax: this.bytesMax, onProgress })
    if (found !== undefined) {
      const { kind, bytes, digest } = found
      return this.opened([{ name: this.name, path, kind, bytes, lineOf: (line) => line + 1 }], digest)
    }
    let digest = ''
    const onDigest = (hex: string) => {
      digest = hex
    }
    await this.split(readBytes(path, { onDigest, onProgress }), this.name)
    return this.spooled(digest)
  }

  private async openArchive(path: string): Promise<OpenedInput> {
    this.isArchive = true
    let digest = ''
    const onDigest = (hex: string) => {
      digest = hex
    }
    // The digest is of the archive, whose members stand in any order.
    for await (const chunk of readBytes(path, { onDigest, onProgress: this.reading.onProgress })) void chunk
    for await (const { name, chunks } of zipMembers(path, this.name)) {
      const file = `${this.name}/${name}`
      for (const spool of this.spools.values()) spool.beginMember(file)
      await this.split(chunks, file)
    }
    return this.spooled(digest)
  }

  private split(chunks: AsyncIterable<Buffer>, file: string): Promise<void> {
    const { onIssue, onQuarantine } = this.reading
    const sinks: Sinks = {
      file,
      isMember: this.isArchive,
      bytesMax: this.bytesMax,
      spoolOf: (kind) => this.spoolOf(kind, file),
      ledger: this.ledger,
      onIssue,
      onQuarantine,
    }
    return splitMember(chunks, sinks)
  }

  private spoolOf(kind: ReleaseKind, file: string): Spool {
    const known = this.spools.get(kind)
    if (known !== undefined) return known
    const spool = new Spool(this.freePath(kind))
    spool.beginMember(file)
    this.spools.set(kind, spool)
    return spool
  }

  private async store(chunks: AsyncIterable<Buffer>): Promise<string> {
    const path = this.freePath('input')
    this.stored = path
    await pipeline(chunks, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return path
  }

  private freePath(what: string): string {
    count += 1
    return join(this.reading.spool, `${what}-${process.pid}-${count}.jsonl`)
  }

  private spooled(digest: string): OpenedInput {
    const files: ReleaseFile[] = []
    for (const [kind, spool] of this.spools) {
      spool.finish()
      files.push({
        name: this.name,
        path: spool.path,
        kind,
        bytes: spool.bytes,
        lineOf: (line) => spool.lineOf(line),
        ...(this.isArchive ? { nameOf: (line: number) => spool.nameOf(line) } : {}),
        ...(spool.hasCompiled ? { isCompiled: (line: number) => spool.isCompiled(line) } : {}),
      })
    }
    return this.opened(files, digest)
  }

  private opened(files: readonly ReleaseFile[], digest: string): OpenedInput {
    if (files.length === 0) this.reading.onIssue(issue('ocds-nothing', { file: this.name }))
    const { facts } = this.ledger
    return {
      files,
      digest,
      ...(facts.publisher === undefined ? {} : { publisher: facts.publisher }),
      ...(facts.licence === undefined ? {} : { licence: facts.licence }),
      facts,
      close: () => this.close(),
    }
  }
}

// Spools of inputs that are open at the same time have different names.
let count = 0

function isZip(head: Buffer): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)
}

async function headOf(path: string): Promise<{ readonly head: Buffer; readonly isPacked: boolean }> {
  let isPacked = false
  const onGzip = () => {
    isPacked = true
  }
  for await (const chunk of readBytes(path, { onGzip })) return { head: chunk, isPacked }
  return { head: Buffer.alloc(0), isPacked }
}

async function firstBytes(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0)
  while (head.length < 4) {
    const next = await chunks.next()
    if (next.done === true) break
    head = Buffer.concat([head, next.value])
  }
  return head
}

async function* following(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

async function* hashing(chunks: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
}

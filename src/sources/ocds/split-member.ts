// Splits one text of an input into spools, and tells what is wrong with it.
import { type Issue, type IssueCode, issue } from '../../base/issue.ts'
import { Refusal } from '../../base/refusal.ts'
import { gunzipped, isGzip } from '../bytes.ts'
import { formatOf } from '../format.ts'
import { rejoin } from '../rejoin.ts'
import { lineText, plainBytes } from '../text.ts'
import { DocumentSplit } from './document-split.ts'
import type { PackageLedger } from './package-facts.ts'
import type { Quarantined } from './quarantine.ts'
import type { BadPart, ReleaseKind } from './split-part.ts'
import type { Spool } from './spool.ts'

export const releaseBytesMax = 32 * 1_048_576

export type Sinks = {
  readonly file: string
  readonly isMember: boolean
  readonly bytesMax: number
  readonly spoolOf: (kind: ReleaseKind) => Spool
  readonly ledger: PackageLedger
  readonly onIssue: (issue: Issue) => void
  readonly onQuarantine: (bad: Quarantined) => void
}

export async function splitMember(chunks: AsyncIterable<Buffer>, sinks: Sinks): Promise<void> {
  const telling = new Telling(sinks)
  const split = new DocumentSplit({
    bytesMax: sinks.bytesMax,
    onRelease: (found) => {
      if (sinks.spoolOf(found.kind).add(found)) {
        telling.foreign(found.line, found.bytes.subarray(found.from, found.to))
      }
    },
    onBad: (bad) => telling.bad(bad),
    onNote: (code, line) => telling.note(code, line),
    onPackage: (facts, line) => sinks.ledger.add(facts, { file: sinks.file, line }),
  })
  let isFirst = true
  for await (const chunk of plainBytes(whole(chunks, sinks.file))) {
    if (isFirst && !isJson(chunk)) return passOver(chunk, sinks)
    isFirst = false
    split.push(chunk)
  }
  split.end()
  telling.end()
}

// Unzipped where it is gzip; the first chunk is long enough to tell what it is.
async function* whole(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  const rest = chunks[Symbol.asyncIterator]()
  const head: Buffer[] = []
  let bytes = 0
  while (bytes < headBytes) {
    const next = await rest.next()
    if (next.done === true) break
    head.push(next.value)
    bytes += next.value.length
  }
  const first = Buffer.concat(head)
  if (first.length === 0) return
  if (isGzip(first)) yield* gunzipped(rejoin(first, remaining(rest)), file)
  else yield* rejoin(first, remaining(rest))
}

const headBytes = 65_536

async function* remaining(rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

// A line of it, at least, begins as an object or array does.
function isJson(head: Buffer): boolean {
  return head.toString('latin1').trim() === '' || /^[\s,]*[[{]/m.test(head.toString('latin1').replaceAll('\u001e', ''))
}

// A whole file of something else is no matter of one bad line after another.
function passOver(head: Buffer, { file, isMember, onIssue }: Sinks): void {
  const format = formatOf(head, '', true)
  const seems = format.kind === 'other' ? format.seems : 'a text that is no JSON'
  if (!isMember) throw new Refusal('ocds-unknown', { file, seems })
  onIssue(issue('ocds-member-skipped', { file }, { params: { seems } }))
}

class Telling {
  private readonly sinks: Sinks
  private readonly notes = new Map<IssueCode, { line: number; count: number }>()
  private isForeign = false

  constructor(sinks: Sinks) {
    this.sinks = sinks
  }

  bad({ code, line, text: bytes }: BadPart): void {
    const { file } = this.sinks
    const { text } = lineText(bytes)
    const told = issue(code, { file, line }, { value: text })
    this.sinks.onIssue(told)
    this.sinks.onQuarantine({ file, line, reason: told.message, text })
  }

  /** Notes of one kind are told together at the end, at the line of the first. */
  note(code: IssueCode, line: number): void {
    const known = this.notes.get(code)
    if (known === undefined) this.notes.set(code, { line, count: 1 })
    else known.count += 1
  }

  foreign(line: number, bytes: Buffer): void {
    if (this.isForeign) return
    this.isForeign = true
    this.sinks.onIssue(issue('text-not-utf8', { file: this.sinks.file, line }, { value: lineText(bytes).text }))
  }

  end(): void {
    for (const [code, { line, count }] of this.notes) {
      this.sinks.onIssue(issue(code, { file: this.sinks.file, line }, { params: { count } }))
    }
  }
}

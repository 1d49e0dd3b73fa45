// Visits a contiguous range of processes: reads their lines, parses them, puts them in merge order.
import type { IssueCode } from '../../base/issue.ts'
import { isEnvelope } from './bare-releases.ts'
import { isJsonObject, type JsonObject } from './json-value.ts'
import type { ReleaseIndex } from './line-entries.ts'
import { lineReader } from './line-reader.ts'
import { inMergeOrder, isCompiled } from './merge-order.ts'

export type ProcessGroup = {
  /** In order of first appearance, from 0. A process all of whose lines were refused has a number and no visit. */
  readonly number: number
  readonly ocid: string
  /** In merge order; a compiled release only where the process has nothing else. At least one. */
  readonly releases: readonly GroupedRelease[]
}

export type GroupedRelease = {
  readonly release: JsonObject
  readonly file: number
  /** Line within its file, from 0. */
  readonly line: number
  /** Whether it is itself the outcome of a merge: by its tag, or because it stood as that in a record. */
  readonly isCompiled: boolean
  /** The line as it stands, as text. */
  readonly text: () => string
}

export type ProcessVisitor<Result> = {
  visit(group: ProcessGroup): void
  /** What goes back to the caller; it must be structured-cloneable. */
  close(): Result
}

/** What a visitor may tell on its way. Lines are the input's, so that their places in the original are told. */
export type VisitorContext = {
  readonly onIssue: (code: IssueCode, at: LineAt, options?: IssueOptions) => void
  readonly onQuarantine: (code: IssueCode, release: GroupedRelease) => void
  /** Which of the workers this is, from 0. */
  readonly worker: number
}

export type LineAt = { readonly file: number; readonly line: number }
export type IssueOptions = { readonly value?: string; readonly params?: Readonly<Record<string, string | number>> }

/** What a range tells whoever started it. */
export type Told =
  | { readonly kind: 'issue'; readonly code: IssueCode; readonly at: LineAt; readonly options: IssueOptions }
  | {
      readonly kind: 'quarantine'
      readonly code: IssueCode
      readonly at: LineAt
      readonly options: IssueOptions
      readonly text: string
    }
  | { readonly kind: 'progress'; readonly bytes: number }

/** A worker's share, as it is sent to it. */
export type Range = {
  readonly paths: readonly string[]
  readonly index: ReleaseIndex
  readonly from: number
  readonly to: number
  readonly module: string
  readonly options: unknown
  readonly worker: number
}

type VisitorModule = {
  readonly open: (
    options: unknown,
    context: VisitorContext,
  ) => ProcessVisitor<unknown> | Promise<ProcessVisitor<unknown>>
}

const progressBytes = 4 * 1_048_576

/** Opens the module's visitor and shows it the processes `from` to `to`, in order; gives what its `close` gives. */
export async function visitRange(range: Range, tell: (told: Told) => void): Promise<unknown> {
  const context: VisitorContext = {
    onIssue: (code, at, options = {}) => tell({ kind: 'issue', code, at: placeOf(at), options }),
    onQuarantine: (code, release) =>
      tell({ kind: 'quarantine', code, at: placeOf(release), options: {}, text: release.text() }),
    worker: range.worker,
  }
  const module = (await import(range.module)) as VisitorModule
  const visitor = await module.open(range.options, context)
  const { index } = range
  const foreignFiles = new Set<number>()
  const entries = { from: index.starts[range.from]!, to: index.starts[range.to]! }
  const reader = lineReader(range.paths, index, entries, (entry, value) => {
    const at = { file: index.file[entry]!, line: index.line[entry]! }
    if (!foreignFiles.has(at.file)) context.onIssue('text-not-utf8', at, { value })
    foreignFiles.add(at.file)
  })
  const reading: Reading = { index, read: reader.read, tell }
  const ocids = Buffer.from(index.ocidBytes.buffer, index.ocidBytes.byteOffset, index.ocidBytes.length)
  let bytesTold = 0
  let bytes = 0
  try {
    for (let process = range.from; process < range.to; process++) {
      const ocid = ocids.toString('utf8', index.ocidStarts[process], index.ocidStarts[process + 1])
      const from = index.starts[process]!
      const to = index.starts[process + 1]!
      const read = releasesOf(ocid, from, to, reading)
      try {
        if (read.length > 0) visitor.visit({ number: process, ocid, releases: inOrder(read, context) })
      } catch (error) {
        if (!isTooDeep(error)) throw error
        for (const release of read) context.onQuarantine('release-too-deep', release)
      }
      for (let entry = from; entry < to; entry++) bytes += index.bytes[entry]!
      if (bytes - bytesTold < progressBytes) continue
      tell({ kind: 'progress', bytes: bytes - bytesTold })
      bytesTold = bytes
    }
  } finally {
    reader.close()
  }
  return visitor.close()
}

type Reading = {
  readonly index: ReleaseIndex
  readonly read: (entry: number) => string
  readonly tell: (told: Told) => void
}

function placeOf({ file, line }: LineAt): LineAt {
  return { file, line }
}

function releasesOf(ocid: string, from: number, to: number, reading: Reading): readonly GroupedRelease[] {
  const read: GroupedRelease[] = []
  for (let entry = from; entry < to; entry++) {
    const release = releaseAt(ocid, entry, reading)
    if (release !== undefined) read.push(release)
  }
  return read
}

function inOrder(read: readonly GroupedRelease[], context: VisitorContext): readonly GroupedRelease[] {
  const order = inMergeOrder(read, releaseIn, isOutcome)
  for (const release of order.setAside) context.onIssue('release-compiled', placeOf(release))
  if (read.length === order.setAside.length + 1 && order.merged[0]!.isCompiled) {
    context.onIssue('release-compiled-alone', placeOf(order.merged[0]!))
  }
  for (const release of order.undated)
    context.onIssue('release-undated', placeOf(release), { value: dateText(release) })
  return hasRepeatedId(order.merged) ? withoutRepeated(order.merged, context) : order.merged
}

function isOutcome(release: GroupedRelease): boolean {
  return release.isCompiled
}

function releaseIn({ release }: GroupedRelease): JsonObject {
  return release
}

// Up to this many releases are compared each with each, without a map.
const comparedMax = 8

function hasRepeatedId(releases: readonly GroupedRelease[]): boolean {
  if (releases.length > comparedMax) return true
  for (let i = 1; i < releases.length; i++) {
    const id = releases[i]!.release['id']
    for (let j = 0; j < i; j++) if (id !== undefined && releases[j]!.release['id'] === id) return true
  }
  return false
}

// JSON.parse takes any depth; what walks the value afterwards has a stack.
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && /call stack/.test(error.message)
}

function releaseAt(ocid: string, entry: number, reading: Reading): GroupedRelease | undefined {
  const file = reading.index.file[entry]!
  const line = reading.index.line[entry]!
  const text = reading.read(entry)
  let code: IssueCode
  let detail = ''
  try {
    const release: unknown = JSON.parse(text)
    if (!isJsonObject(release)) code = 'release-not-object'
    else if (isEnvelope(release)) code = 'release-in-envelope'
    else if (release['ocid'] === ocid) {
      const isMarked = reading.index.compiled[entry] === 1
      return { release, file, line, isCompiled: isMarked || isCompiled(release), text: () => text }
    } else code = Object.hasOwn(release, 'ocid') ? 'release-ocid-unclear' : 'release-without-ocid'
  } catch (error) {
    code = 'release-not-json'
    detail = (error as Error).message
  }
  reading.tell({ kind: 'quarantine', code, at: { file, line }, options: { params: { detail } }, text })
  return undefined
}

// The same release told twice says nothing new the second time; an id with two contents leaves both standing.
function withoutRepeated(releases: readonly GroupedRelease[], context: VisitorContext): readonly GroupedRelease[] {
  const byId = new Map<unknown, GroupedRelease[]>()
  const kept: GroupedRelease[] = []
  for (const release of releases) {
    const id = release.release['id']
    const earlier = id === undefined ? undefined : byId.get(id)
    if (earlier?.some((other) => isSameContent(other, release))) {
      context.onIssue('release-repeated', placeOf(release), { value: String(id) })
      continue
    }
    if (earlier !== undefined) {
      context.onIssue('release-id-repeated', placeOf(release), { value: String(id) })
      earlier.push(release)
    } else if (id !== undefined) byId.set(id, [release])
    kept.push(release)
  }
  return kept
}

function isSameContent(one: GroupedRelease, other: GroupedRelease): boolean {
  return one.text() === other.text() || JSON.stringify(sorted(one.release)) === JSON.stringify(sorted(other.release))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isJsonObject(value)) return value
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, held]) => [key, sorted(held)])
}

function dateText({ release }: GroupedRelease): string {
  return release['date'] === undefined ? '' : String(release['date'])
}

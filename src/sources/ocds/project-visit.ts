// Shows every project (OC4IDS) of the input to a visitor: the versions of one project together, in order of time.
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { type Issue, type IssueCode, issue } from '../../base/issue.ts'
import { ocdsInstant } from './instant.ts'
import { isJsonObject } from './json-value.ts'
import { identifier } from './lenient.ts'
import type { GroupedRelease, ProcessVisitor, VisitorContext } from './process-range.ts'
import type { Quarantined } from './quarantine.ts'
import type { ReleaseFile } from './release-file.ts'

export type ProjectVisiting<Result> = {
  readonly open: (context: VisitorContext) => Promise<ProcessVisitor<Result>>
  /** Number of the first project: those of processes stand before it. */
  readonly from: number
  /** Number of each file among all files of the input. */
  readonly numberOf: (file: ReleaseFile) => number
  readonly worker: number
  readonly onIssue: (issue: Issue) => void
  readonly onQuarantine: (bad: Quarantined) => void
}

/** Projects are few, and are read in this thread: once for their ids and places, then group by group. */
export async function visitProjects<Result>(
  files: readonly ReleaseFile[],
  visiting: ProjectVisiting<Result>,
): Promise<Result> {
  const tell = (code: IssueCode, file: ReleaseFile, line: number, text?: string): void => {
    const told = issue(code, { file: file.name, line: file.lineOf(line) }, { params: { detail: '' } })
    visiting.onIssue(told)
    if (text === undefined) return
    visiting.onQuarantine({ file: file.name, line: file.lineOf(line), reason: told.message, text })
  }
  const groups = new Map<string, Entry[]>()
  for (const file of files) {
    for await (const entry of entriesOf(file)) {
      const project = parsed(entry.text)
      const id = isJsonObject(project) ? identifier(project['id']) : undefined
      if (id === undefined)
        tell(project === undefined ? 'release-not-json' : 'project-without-id', file, entry.line, entry.text)
      else {
        const { text: _, ...place } = entry
        const at = isJsonObject(project) ? (ocdsInstant(project['updated']) ?? Number.NEGATIVE_INFINITY) : 0
        const known = groups.get(id)
        if (known === undefined) groups.set(id, [{ ...place, file, at }])
        else known.push({ ...place, file, at })
      }
    }
  }
  const visitor = await visiting.open({
    worker: visiting.worker,
    onIssue: (code, at) => tell(code, files.find((file) => visiting.numberOf(file) === at.file)!, at.line),
    onQuarantine: (code, release) =>
      tell(code, files.find((file) => visiting.numberOf(file) === release.file)!, release.line, release.text()),
  })
  let number = visiting.from
  for (const [ocid, entries] of groups) {
    const ordered = [...entries].sort((one, other) => (one.at === other.at ? 0 : one.at - other.at))
    visitor.visit({ number, ocid, releases: ordered.map((entry) => readBack(entry, visiting.numberOf(entry.file))) })
    number += 1
  }
  return visitor.close()
}

type Line = { readonly line: number; readonly offset: number; readonly bytes: number; readonly text: string }
type Entry = Omit<Line, 'text'> & { readonly file: ReleaseFile; readonly at: number }

async function* entriesOf(file: ReleaseFile): AsyncGenerator<Line> {
  let rest = Buffer.alloc(0)
  let offset = 0
  let line = 0
  for await (const chunk of createReadStream(file.path, { highWaterMark: 1 << 20 })) {
    let data: Buffer = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer])
    for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10)) {
      if (end > 0) yield { line, offset, bytes: end, text: data.toString('utf8', 0, end) }
      offset += end + 1
      line += 1
      data = data.subarray(end + 1)
    }
    rest = Buffer.from(data)
  }
  if (rest.length > 0) yield { line, offset, bytes: rest.length, text: rest.toString('utf8') }
}

function readBack(entry: Entry, file: number): GroupedRelease {
  const buffer = Buffer.alloc(entry.bytes)
  const opened = openSync(entry.file.path, 'r')
  try {
    readSync(opened, buffer, 0, entry.bytes, entry.offset)
  } finally {
    closeSync(opened)
  }
  const text = buffer.toString('utf8')
  const release = parsed(text)
  return { release: isJsonObject(release) ? release : {}, file, line: entry.line, isCompiled: false, text: () => text }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

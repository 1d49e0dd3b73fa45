// Runs `kept ocds compile`.
import { once } from 'node:events'
import { createWriteStream, existsSync, realpathSync, renameSync, type Stats, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { Issue } from '../../base/issue.ts'
import { Refusal } from '../../base/refusal.ts'
import { bareReleases } from '../../sources/ocds/bare-releases.ts'
import { type Compiled, type Compiling, compileReleases, joinParts } from '../../sources/ocds/compile.ts'
import { lineWriter } from '../../sources/ocds/line-writer.ts'
import { type MergeRules, mergeRules } from '../../sources/ocds/merge-rules.ts'
import { openReleases, type ReleaseFile } from '../../sources/ocds/release-file.ts'
import type { KeptContext } from '../context.ts'
import { copyToStream } from '../copy-to-stream.ts'
import { type IssueTally, issueTally } from '../issue-table.ts'
import { progressOn } from '../progress.ts'
import { temporaryFolder } from '../temporary-folder.ts'

type Flags = {
  readonly versioned: boolean
  readonly schema?: string
  readonly overwrite: boolean
  readonly workers?: number
  readonly issues?: string
  readonly quarantine?: string
  readonly json: boolean
}

export default async function run(this: KeptContext, flags: Flags, ...paths: readonly string[]): Promise<void> {
  const inputs = paths.length === 1 ? paths : paths.slice(0, -1)
  const target = paths.length === 1 ? standardOutput : targetOf(paths.at(-1)!, inputs, flags, this.cwd)
  const rules = flags.schema === undefined ? undefined : await rulesOf(flags.schema, this.cwd)
  const telling = tellingOf(this, flags)
  // Beside the file to write, so that putting it in its place is one step.
  const parts = temporaryFolder(target.kind === 'file' ? dirname(target.path) : tmpdir())
  const spool = temporaryFolder(tmpdir())
  const compile = (
    files: readonly ReleaseFile[],
    onQuarantine: Compiling['onQuarantine'],
    onIssue: Compiling['onIssue'],
  ) =>
    compileReleases(files, {
      form: flags.versioned ? 'versioned' : 'compiled',
      rules,
      folder: parts.path,
      workers: flags.workers,
      onIssue,
      onQuarantine,
      onProgress: (read, total) => telling.progress.part('Merging', read, total),
    })
  try {
    const compiled =
      (await compileAtOnce(inputs, compile, telling, this)) ??
      (await compile(await openInputs(inputs, spool.path, telling, this), telling.onQuarantine, telling.onIssue))
    spool.remove()
    telling.progress.done()
    const { count, reason } = telling.quarantined()
    if (compiled.processes === 0 && count > 0) throw new Refusal('releases-none', { count, reason })
    await deliver(compiled, target, this)
    tellSummary(this, compiled, telling, flags, target.kind === 'file')
  } finally {
    telling.close()
    parts.remove()
    spool.remove()
  }
}

type Compile = (
  files: readonly ReleaseFile[],
  onQuarantine: Compiling['onQuarantine'],
  onIssue: Compiling['onIssue'],
) => Promise<Compiled>

/** Thrown out of a reading that took a file for plain releases too soon. */
class NotBare extends Error {}

// Files that begin as plain releases are merged without being looked through first; a line that is none ends that.
async function compileAtOnce(
  inputs: readonly string[],
  compile: Compile,
  telling: Telling,
  context: KeptContext,
): Promise<Compiled | undefined> {
  const files = inputs.map((input) => (input === '-' ? undefined : bareReleases(resolve(context.cwd, input), input)))
  if (!files.every((file) => file !== undefined)) return undefined
  const issues: Issue[] = []
  // Issues are told when it is sure that they hold; so many at once are better told by reading anew.
  const hold = (issue: Issue) => {
    if (issues.push(issue) > issuesHeldMax) throw new NotBare()
  }
  try {
    const compiled = await compile(files, () => refuse(), hold)
    for (const issue of issues) telling.onIssue(issue)
    return compiled
  } catch (error) {
    if (error instanceof NotBare) return undefined
    throw error
  }
}

const issuesHeldMax = 100_000

function refuse(): never {
  throw new NotBare()
}

type Target =
  | { readonly kind: 'stdout' }
  /** Put in its place whole, or not at all. */
  | { readonly kind: 'file'; readonly path: string }
  /** A pipe or device by name. */
  | { readonly kind: 'device'; readonly path: string }

const standardOutput: Target = { kind: 'stdout' }

function targetOf(named: string, inputs: readonly string[], flags: Flags, cwd: string): Target {
  if (named === '-') return standardOutput
  const path = resolve(cwd, named)
  if (!existsSync(path)) return { kind: 'file', path }
  const real = realpathSync(path)
  const stats: Stats = statSync(real)
  if (!stats.isFile()) return { kind: 'device', path }
  const isInput = inputs.some(
    (input) => input !== '-' && existsSync(resolve(cwd, input)) && realpathSync(resolve(cwd, input)) === real,
  )
  if (isInput) throw new Refusal('output-is-input', { path: named })
  if (stats.size > 0 && !flags.overwrite) throw new Refusal('output-exists', { path: named })
  return { kind: 'file', path: real }
}

async function rulesOf(named: string, cwd: string): Promise<MergeRules> {
  const text = await readFile(resolve(cwd, named), 'utf8')
  let schema: unknown
  try {
    schema = JSON.parse(text)
  } catch (cause) {
    throw new Refusal('release-schema-invalid', { path: named, problem: (cause as Error).message }, { cause })
  }
  const rules = mergeRules(schema)
  const hasFields = typeof schema === 'object' && schema !== null && ('properties' in schema || '$ref' in schema)
  if (!hasFields) throw new Refusal('release-schema-invalid', { path: named, problem: 'It describes no properties.' })
  return rules
}

type Telling = Pick<Compiling, 'onIssue' | 'onQuarantine'> & {
  readonly progress: ReturnType<typeof progressOn>
  readonly tally: IssueTally
  readonly quarantined: () => { readonly count: number; readonly reason: string }
  readonly close: () => void
}

function tellingOf(context: KeptContext, flags: Flags): Telling {
  const tally = issueTally()
  const progress = progressOn(context)
  const issues = flags.issues === undefined ? undefined : lineWriter(resolve(context.cwd, flags.issues))
  const quarantine = flags.quarantine === undefined ? undefined : lineWriter(resolve(context.cwd, flags.quarantine))
  let count = 0
  let reason = ''
  let isOpen = true
  return {
    progress,
    tally,
    quarantined: () => ({ count, reason }),
    onIssue(issue) {
      tally.add(issue)
      issues?.write(JSON.stringify(issue))
    },
    onQuarantine(bad) {
      count += 1
      if (count === 1) reason = bad.reason
      quarantine?.write(JSON.stringify(bad))
    },
    close() {
      if (!isOpen) return
      isOpen = false
      progress.done()
      issues?.close()
      quarantine?.close()
    },
  }
}

async function openInputs(
  inputs: readonly string[],
  spool: string,
  telling: Telling,
  context: KeptContext,
): Promise<readonly ReleaseFile[]> {
  const files: ReleaseFile[] = []
  for (const input of inputs) {
    const source = input === '-' ? { stream: context.stdin(), name: 'standard input' } : resolve(context.cwd, input)
    const { onIssue, onQuarantine, progress } = telling
    const onProgress = (read: number, total: number) => progress.part(`Reading ${input}`, read, total)
    const opened = await openReleases(source, { spool, onIssue, onQuarantine, onProgress })
    if (opened.files.some(({ kind }) => kind === 'projects')) throw new Refusal('projects-not-merged', { path: input })
    files.push(...opened.files)
  }
  return files
}

async function deliver(compiled: Compiled, target: Target, context: KeptContext): Promise<void> {
  if (target.kind === 'file') renameSync(joinParts(compiled.parts), target.path)
  else if (target.kind === 'stdout') await copyToStream(compiled.parts, context.process.stdout)
  else {
    const stream = createWriteStream(target.path)
    await copyToStream(compiled.parts, stream)
    stream.end()
    await once(stream, 'close')
  }
}

function tellSummary(context: KeptContext, compiled: Compiled, telling: Telling, flags: Flags, isFile: boolean): void {
  const { processes, releases } = compiled
  const quarantined = telling.quarantined().count
  if (flags.json) {
    const summary = {
      processes,
      releases,
      quarantined,
      issues: telling.tally.count(),
      issuesByCode: telling.tally.byCode(),
    }
    // Where the releases go to standard output, nothing else does.
    const tell = isFile ? context.print : context.warn
    tell(JSON.stringify(summary, null, 2))
    return
  }
  context.warn(`${releases} releases of ${processes} processes merged; ${quarantined} lines in quarantine.`)
  if (quarantined > 0 && flags.quarantine === undefined) context.warn('Keep them with --quarantine FILE.')
  if (telling.tally.count() > 0) context.warn(telling.tally.lines(flags.issues).join('\n'))
}

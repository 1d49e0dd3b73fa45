// Computes flags over files of compiled releases, on as many threads as are worth it, the same on every run.
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { type Issue, issue } from '../../base/issue.ts'
import { type ByteRange, byteRanges } from './byte-range.ts'
import type { Findings } from './finding.ts'
import { type Fences, type Flag, type Group, loadFlags, type SeenCurrency } from './flag.ts'
import { type FaultPlace, type Gathered, gatherer, type LineCounts, mergeGathered } from './gather.ts'
import { heldIn } from './held.ts'
import type { FlagSettings } from './setting.ts'

export type FlagFile = {
  /** As the operator named it, for issues. */
  readonly name: string
  /** JSON Lines that can be read at any byte. */
  readonly path: string
  /** Line of the original for the line (from 0) of `path`; the next number by default. */
  readonly lineOf?: (line: number) => number
}

export type FlagRun = {
  readonly findings: Findings
  readonly flags: readonly Flag[]
  /** By code: the quartiles, fences and thresholds that the findings go by. */
  readonly fences: Readonly<Record<string, Fences>>
  /** The currency whose sums were compared: that of the settings, or else the first met; undefined where none was. */
  readonly currency: string | undefined
  readonly counts: Readonly<LineCounts>
}

export type PassedLine = {
  readonly file: string
  readonly line: number
  readonly reason: string
  readonly text: string
}

export type FlagOptions = {
  readonly settings: FlagSettings
  /** Threads that compute, this one included; by default those of the machine, four at most. */
  readonly threads?: number
  /** Bytes that a thread reads at a time. */
  readonly rangeBytes?: number
  readonly onIssue: (issue: Issue) => void
  /** Told each line that was passed over, whole. */
  readonly onQuarantine?: (line: PassedLine) => void
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Computes the chosen flags over all files together. The result depends neither on the number of threads nor on the ranges.
 * Lines that are no release are told by an issue each, in their order, and counted.
 */
export async function runFlags(files: readonly FlagFile[], options: FlagOptions): Promise<FlagRun> {
  const flags = (await loadFlags()).filter(({ code }) => options.settings.codes.includes(code))
  const ranges = byteRanges(
    files.map(({ path }) => statSync(path).size),
    options.rangeBytes ?? rangeBytesDefault,
  )
  const gathered = await gatherAll(files, ranges, flags, options)
  tellFaults(files, ranges, gathered, options)
  return finishFlags(flags, options.settings, gathered)
}

/** What the flags make of what was gathered. */
export function finishFlags(flags: readonly Flag[], settings: FlagSettings, gathered: Gathered): FlagRun {
  const stateOf = (flag: Flag) => gathered.states.get(flag.gathering.name)
  const currency = settings.general.currency ?? firstCurrency(flags, stateOf)
  const findings = new Map<Group, Map<string, Map<string, number>>>()
  const fences: Record<string, Fences> = {}
  for (const flag of flags) {
    const given = { general: settings.general, own: settings.own[flag.code]!, currency }
    fences[flag.code] = flag.finish(stateOf(flag), given, (group, id, value) => {
      const ids = heldIn(findings, group, () => new Map<string, Map<string, number>>())
      heldIn(ids, id, () => new Map<string, number>()).set(flag.code, value)
    })
  }
  return { findings, flags, fences, currency, counts: gathered.counts }
}

const rangeBytesDefault = 4 * 1_048_576
const threadsMax = 4
// Below this a thread costs more than it saves.
const bytesPerThread = 24 * 1_048_576

// Of two currencies met in one release the one that the flag with the lower code met counts.
function firstCurrency(flags: readonly Flag[], stateOf: (flag: Flag) => unknown): string | undefined {
  let first: SeenCurrency | undefined
  for (const flag of flags) {
    const seen = flag.firstCurrency?.(stateOf(flag))
    if (seen !== undefined && (first === undefined || seen.at < first.at)) first = seen
  }
  return first?.currency
}

async function gatherAll(
  files: readonly FlagFile[],
  ranges: readonly ByteRange[],
  flags: readonly Flag[],
  options: FlagOptions,
): Promise<Gathered> {
  const paths = files.map(({ path }) => path)
  const next = new Int32Array(new SharedArrayBuffer(4))
  const data: WorkerData = { paths, ranges, next, settings: options.settings }
  const workers = Array.from({ length: threadsOf(ranges, options) - 1 }, () => startWorker(data))
  const own = gatherer(paths, flags, options.settings)
  for (let number = Atomics.add(next, 0, 1); number < ranges.length; number = Atomics.add(next, 0, 1)) {
    own.read(ranges[number]!, number)
    options.onProgress?.(number + 1, ranges.length)
    // Lets a worker that failed say so.
    await setImmediate()
  }
  const gathered = own.finish()
  for (const part of await Promise.all(workers)) mergeGathered(gathered, part, flags)
  return gathered
}

/** What a worker is given: the ranges, and the number of the next one that nobody has taken. */
export type WorkerData = {
  readonly paths: readonly string[]
  readonly ranges: readonly ByteRange[]
  readonly next: Int32Array
  readonly settings: FlagSettings
}

// A worker needs the compiled file; the sources run on one thread.
const isCompiled = !import.meta.url.endsWith('.ts')

function threadsOf(ranges: readonly ByteRange[], { threads }: FlagOptions): number {
  if (!isCompiled) return 1
  const bytes = ranges.reduce((sum, { from, to }) => sum + to - from, 0)
  return threads ?? Math.min(availableParallelism(), threadsMax, Math.max(1, Math.floor(bytes / bytesPerThread)))
}

function startWorker(workerData: WorkerData): Promise<Gathered> {
  const worker = new Worker(new URL('./flag-worker.js', import.meta.url), { workerData })
  const result = new Promise<Gathered>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  // Its failure is thrown where the results are put together, and not while this thread still reads.
  result.catch(() => {})
  return result
}

function tellFaults(
  files: readonly FlagFile[],
  ranges: readonly ByteRange[],
  { faults, lines }: Gathered,
  options: FlagOptions,
): void {
  if (faults.length === 0) return
  const firstLines = firstLineOf(ranges, lines)
  faults.sort((left, right) => left.range - right.range || left.line - right.line)
  const open = new Map<number, number>()
  for (const place of faults) {
    const file = files[place.file]!
    const fd = heldIn(open, place.file, () => openSync(file.path, 'r'))
    const number = firstLines[place.range]! + place.line
    const line = file.lineOf?.(number) ?? number + 1
    const reason = reasons[place.fault]
    // The line itself may name persons: it goes to quarantine and nowhere else.
    options.onIssue(issue('release-line-invalid', { file: file.name, line }, { params: { reason } }))
    options.onQuarantine?.({ file: file.name, line, reason, text: textAt(fd, place) })
  }
  for (const fd of open.values()) closeSync(fd)
}

const reasons: Readonly<Record<FaultPlace['fault'], string>> = {
  'not UTF-8': 'it is not UTF-8',
  'not JSON': 'it is not JSON',
  'too long': 'it is longer than 64 MiB',
  'no object': 'it is no JSON object',
  'no ocid': 'its ocid is missing or no text',
}

function firstLineOf(ranges: readonly ByteRange[], lines: ReadonlyMap<number, number>): readonly number[] {
  let sum = 0
  let file = 0
  return ranges.map((range, number) => {
    if (range.file !== file) sum = 0
    file = range.file
    const first = sum
    sum += lines.get(number) ?? 0
    return first
  })
}

function textAt(fd: number, { at, bytes }: FaultPlace): string {
  const buffer = Buffer.alloc(bytes)
  return buffer.toString('utf8', 0, readSync(fd, buffer, 0, buffer.length, at))
}

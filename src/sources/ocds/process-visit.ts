// Shows every process of the input to a visitor, in worker threads where there is much to do.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Issue, type IssueCode, issue } from '../../base/issue.ts'
import type { ReleaseIndex } from './line-entries.ts'
import { type IssueOptions, type LineAt, type Range, type Told, visitRange } from './process-range.ts'

import type { Posted } from './process-worker.ts'
import type { Quarantined } from './quarantine.ts'
import type { ReleaseFile } from './release-file.ts'
import { indexReleases, type LineFault } from './release-index.ts'

export type Visiting = {
  /** A module that exports `open(options, context)`, which gives a visitor; each worker loads it. */
  readonly module: URL
  /** Structured-cloneable. */
  readonly options: unknown
  /** By default as many as the machine runs at once, and one where there is little to read. */
  readonly workers?: number | undefined
  /** Each range begins at a multiple of this number of processes; 1 by default. */
  readonly align?: number | undefined
  readonly onIssue: (issue: Issue) => void
  readonly onQuarantine: (bad: Quarantined) => void
  /** Bytes read of the bytes to read; each input is read twice. */
  readonly onProgress?: ((bytesRead: number, bytesTotal: number) => void) | undefined
}

/**
 * Groups the releases of all files by ocid and shows each group to a visitor. Every worker has a visitor of its own and
 * gets a contiguous range of processes with about the same number of bytes, in order of their numbers; gives what the
 * visitors' `close` gave, in that order. Which issues and quarantined lines are told, and in which order, does not
 * depend on the number of workers.
 */
export async function visitProcesses<Result>(
  files: readonly ReleaseFile[],
  visiting: Visiting,
): Promise<readonly Result[]> {
  const hearing = hearingOf(files, visiting)
  const threads = startThreads(workersOf(files, visiting))
  try {
    const index = indexReleases(files, {
      onRefused: ({ file, line, why, detail, text }) =>
        hearing.hear({
          kind: 'quarantine',
          code: faultCodes[why],
          at: { file, line },
          options: { params: { detail } },
          text,
        }),
      onProgress: hearing.onBytes,
    })
    const paths = files.map((file) => file.path)
    const { module, options } = visiting
    const ranges = rangesOf(index, Math.max(threads.length, 1), visiting.align).map(({ from, to }, worker): Range => {
      return { paths, index, from, to, module: module.href, options, worker }
    })
    const results =
      threads.length === 0
        ? [await visitRange(ranges[0]!, hearing.hear)]
        : await inThreads(threads, ranges, hearing.hear)
    return results as readonly Result[]
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}

const faultCodes: Readonly<Record<LineFault, IssueCode>> = {
  'not-json': 'release-not-json',
  'not-object': 'release-not-object',
  'no-ocid': 'release-without-ocid',
  'too-long': 'release-too-long',
}

// TypeScript sources cannot be loaded by a worker; the built ones can.
const isSource = import.meta.url.endsWith('.ts')
const bytesPerWorkerMin = 4 * 1_048_576

// No threads where one worker is enough: it then works in the calling thread.
function workersOf(files: readonly ReleaseFile[], visiting: Visiting): number {
  if (isSource) return 0
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const workers = visiting.workers ?? Math.min(availableParallelism(), Math.floor(bytes / bytesPerWorkerMin))
  return workers > 1 ? workers : 0
}

// Parsed releases live for one visit: a young generation that fits the processor's cache is collected fastest.
const youngGenerationMegabytes = 12

function startThreads(count: number): readonly Worker[] {
  return Array.from({ length: count }, () => {
    const resourceLimits = { maxYoungGenerationSizeMb: youngGenerationMegabytes }
    return new Worker(new URL('./process-worker.js', import.meta.url), { resourceLimits })
  })
}

/** Cuts the processes into ranges of about equal bytes; every range but a lone one has at least one process. */
export function rangesOf(
  index: Pick<ReleaseIndex, 'processes' | 'starts' | 'bytes'>,
  count: number,
  align = 1,
): readonly { readonly from: number; readonly to: number }[] {
  let bytesTotal = 0
  for (const bytes of index.bytes) bytesTotal += bytes
  const ranges: { from: number; to: number }[] = []
  let from = 0
  let bytes = 0
  for (let process = 0; process < index.processes; process++) {
    for (let entry = index.starts[process]!; entry < index.starts[process + 1]!; entry++) bytes += index.bytes[entry]!
    if (ranges.length === count - 1 || (process + 1) % align !== 0) continue
    if (bytes < ((ranges.length + 1) * bytesTotal) / count) continue
    ranges.push({ from, to: process + 1 })
    from = process + 1
  }
  if (from < index.processes || ranges.length === 0) ranges.push({ from, to: index.processes })
  return ranges
}

async function inThreads(
  threads: readonly Worker[],
  ranges: readonly Range[],
  hear: (told: Told) => void,
): Promise<readonly unknown[]> {
  // What later workers tell waits until those before them are done.
  const waiting: Told[][] = ranges.map(() => [])
  const isDone = ranges.map(() => false)
  let speaking = 0

  function hearFrom(worker: number, told: readonly Told[]): void {
    for (const one of told) {
      if (one.kind === 'progress' || worker === speaking) hear(one)
      else waiting[worker]!.push(one)
    }
  }

  function finish(worker: number): void {
    isDone[worker] = true
    while (isDone[speaking] === true) {
      speaking += 1
      for (const one of waiting[speaking] ?? []) hear(one)
    }
  }

  function send(range: Range, worker: number): Promise<unknown> {
    const thread = threads[worker]!
    return new Promise((resolve, reject) => {
      thread.on('message', (posted: Posted) => {
        // Whoever hears may put an end to it all by throwing.
        try {
          if (posted.kind === 'told') return hearFrom(worker, posted.told)
          finish(worker)
          resolve(posted.result)
        } catch (error) {
          reject(error)
        }
      })
      thread.on('error', reject)
      thread.on('exit', (code) => reject(new Error(`a worker thread ended early, with code ${code}`)))
      thread.postMessage(range)
    })
  }

  return Promise.all(ranges.map(send))
}

function hearingOf(files: readonly ReleaseFile[], visiting: Visiting) {
  const bytesTotal = 2 * files.reduce((sum, file) => sum + file.bytes, 0)
  let bytesRead = 0
  function onBytes(bytes: number): void {
    bytesRead += bytes
    visiting.onProgress?.(bytesRead, bytesTotal)
  }
  function issueOf(code: IssueCode, at: LineAt, options: IssueOptions): Issue {
    const file = files[at.file]!
    return issue(code, { file: file.nameOf?.(at.line) ?? file.name, line: file.lineOf(at.line) }, options)
  }
  return {
    onBytes,
    hear(told: Told): void {
      if (told.kind === 'progress') {
        onBytes(told.bytes)
        return
      }
      const heard = issueOf(told.code, told.at, told.options)
      if (told.kind === 'quarantine') {
        const { file, line } = heard.place
        visiting.onQuarantine({ file, line: line!, reason: heard.message, text: told.text })
      }
      visiting.onIssue(heard)
    },
  }
}

// Reads inputs of one source into parts of the ten tables: releases in worker threads, projects after them.
import type { Issue } from '../../base/issue.ts'
import type { DealSource } from './deal-source.ts'
import { type DealParts, type DealVisiting, open } from './deal-visitor.ts'
import { gatherIssues } from './gather-issues.ts'
import { issuesOf, joinTallies, type ReleasePlace } from './issue-tally.ts'
import { processesPerBlock } from './part-file.ts'
import { visitProcesses } from './process-visit.ts'
import { visitProjects } from './project-visit.ts'
import { publicIssue } from './public-issue.ts'
import type { Quarantined } from './quarantine.ts'
import type { ReleaseFile } from './release-file.ts'

export type DealReading = {
  readonly source: DealSource
  /** Folder for parts; private, and made by the caller. */
  readonly folder: string
  readonly scrubKey: Uint8Array
  readonly workers?: number
  readonly onIssue: (issue: Issue) => void
  readonly onQuarantine: (bad: Quarantined) => void
  readonly onProgress?: ((bytesRead: number, bytesTotal: number) => void) | undefined
}

export type DealsRead = {
  /** Parts by table, in order of processes. */
  readonly parts: readonly DealParts['parts'][]
  readonly releases: number
  readonly withheld: number
}

/** The same files give the same rows and issues, in the same order, whatever the number of workers. */
export async function visitDeals(files: readonly ReleaseFile[], reading: DealReading): Promise<DealsRead> {
  const options: DealVisiting = {
    source: reading.source,
    folder: reading.folder,
    scrubKey: reading.scrubKey,
    kinds: files.map(({ kind }) => kind),
  }
  const gathered = gatherIssues()
  const onIssue = (told: Issue): void => gathered.add(publicIssue(told))
  const ofReleases = files.filter(({ kind }) => kind === 'releases')
  const ofProjects = files.filter(({ kind }) => kind === 'projects')
  const results: DealParts[] = []
  if (ofReleases.length > 0) {
    const visited = await visitProcesses<DealParts>(ofReleases, {
      module: new URL(import.meta.url.endsWith('.ts') ? './deal-visitor.ts' : './deal-visitor.js', import.meta.url),
      options: { ...options, kinds: ofReleases.map(({ kind }) => kind) },
      workers: reading.workers,
      align: processesPerBlock,
      onIssue,
      onQuarantine: reading.onQuarantine,
      onProgress: reading.onProgress,
    })
    results.push(...visited)
  }
  const tallies = [[joinTallies(results.map(({ tally }) => tally)), ofReleases] as const]
  if (ofProjects.length > 0) {
    const visited = await visitProjects<DealParts>(ofProjects, {
      open: (context) => open({ ...options, kinds: ofProjects.map(({ kind }) => kind) }, context),
      from: Math.max(0, ...results.map(({ processes }) => processes)),
      numberOf: (file) => ofProjects.indexOf(file),
      worker: results.length,
      onIssue,
      onQuarantine: reading.onQuarantine,
    })
    results.push(visited)
    tallies.push([visited.tally, ofProjects])
  }
  for (const told of gathered.issues()) reading.onIssue(told)
  for (const [tally, of] of tallies) {
    for (const one of tally) for (const told of issuesOf(one, (at) => placeOf(at, of))) reading.onIssue(told)
  }
  return {
    parts: results.map(({ parts }) => parts),
    releases: results.reduce((sum, { releases }) => sum + releases, 0),
    withheld: results.reduce((sum, { withheld }) => sum + withheld, 0),
  }
}

function placeOf(at: ReleasePlace, files: readonly ReleaseFile[]): { readonly file: string; readonly line: number } {
  const file = files[at.file]!
  return { file: file.nameOf?.(at.line) ?? file.name, line: file.lineOf(at.line) }
}

// Compiles releases: every process's releases merged into one line, in order of first appearance.
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import type { Issue } from '../../base/issue.ts'
import type { CompiledPart, CompileOptions } from './compile-visitor.ts'
import type { MergeRules } from './merge-rules.ts'
import { ocdsRules } from './ocds-rules.ts'
import { visitProcesses } from './process-visit.ts'
import type { Quarantined } from './quarantine.ts'
import type { ReleaseFile } from './release-file.ts'

export type Compiling = {
  readonly form: 'compiled' | 'versioned'
  /** Those of OCDS 1.1 by default. */
  readonly rules?: MergeRules | undefined
  /** Where parts are written; whoever calls removes it. */
  readonly folder: string
  readonly workers?: number | undefined
  readonly onIssue: (issue: Issue) => void
  readonly onQuarantine: (bad: Quarantined) => void
  readonly onProgress?: ((bytesRead: number, bytesTotal: number) => void) | undefined
}

export type Compiled = {
  readonly processes: number
  /** Releases that were merged. */
  readonly releases: number
  /** JSON Lines in order, to be read one after the other. Whatever the number of parts, their bytes together are the same. */
  readonly parts: readonly string[]
}

/** Merges the releases of every process; what cannot be read is told and set aside. */
export async function compileReleases(files: readonly ReleaseFile[], compiling: Compiling): Promise<Compiled> {
  const { form, rules = ocdsRules, folder } = compiling
  const parts = await visitProcesses<CompiledPart>(files, {
    module: new URL(`./compile-visitor${extension}`, import.meta.url),
    options: { folder, form, rules } satisfies CompileOptions,
    workers: compiling.workers,
    onIssue: compiling.onIssue,
    onQuarantine: compiling.onQuarantine,
    onProgress: compiling.onProgress,
  })
  return {
    processes: parts.reduce((sum, part) => sum + part.processes, 0),
    releases: parts.reduce((sum, part) => sum + part.releases, 0),
    parts: parts.map((part) => part.path),
  }
}

const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))

/** Appends the later parts to the first, and gives its path. */
export function joinParts(parts: readonly string[]): string {
  const [first, ...others] = parts
  if (others.length === 0) return first!
  const buffer = Buffer.allocUnsafeSlow(4 * 1_048_576)
  const output = openSync(first!, 'a')
  try {
    for (const part of others) append(part, output, buffer)
  } finally {
    closeSync(output)
  }
  return first!
}

function append(path: string, output: number, buffer: Buffer): void {
  const input = openSync(path, 'r')
  try {
    for (;;) {
      const read = readSync(input, buffer)
      if (read === 0) return
      for (let from = 0; from < read; ) from += writeSync(output, buffer, from, read - from)
    }
  } finally {
    closeSync(input)
  }
}

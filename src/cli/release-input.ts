// Gives releases in any form as JSON Lines files for as long as a command needs them.
import { tmpdir } from 'node:os'
import { basename, resolve } from 'node:path'
import type { Issue } from '../base/issue.ts'
import { bareReleases } from '../sources/ocds/bare-releases.ts'
import { compileReleases } from '../sources/ocds/compile.ts'
import { openReleases, type ReleaseFile } from '../sources/ocds/release-file.ts'
import type { KeptContext } from './context.ts'
import type { Progress } from './progress.ts'
import { temporaryFolder } from './temporary-folder.ts'

export type ReleaseInput = {
  /** Paths from the working folder; `-` is standard input. */
  readonly names: readonly string[]
  /** Merges the releases of each process first. */
  readonly isMerged: boolean
  readonly progress: Progress
  readonly onIssue: (issue: Issue) => void
}

/** A JSON Lines file of releases. `lineOf` gives the original's line; a merged release has none. */
export type ReleaseLines = {
  readonly name: string
  readonly path: string
  readonly lineOf?: (line: number) => number
}

/**
 * Runs `use` with files of releases, and removes what was written for it in every case. `setAside` counts what could not be
 * read; issues tell the merging, and lines that were set aside.
 */
export async function withReleases<Result>(
  context: KeptContext,
  input: ReleaseInput,
  use: (files: readonly ReleaseLines[], setAside: number) => Promise<Result>,
): Promise<Result> {
  const folder = temporaryFolder(tmpdir())
  let setAside = 0
  const onQuarantine = () => {
    setAside += 1
  }
  try {
    const files: ReleaseFile[] = []
    for (const name of input.names) {
      // Lines that are read one by one anyway need no reading before.
      const bare = name === '-' || input.isMerged ? undefined : bareReleases(resolve(context.cwd, name), name)
      if (bare !== undefined) {
        files.push(bare)
        continue
      }
      const onProgress = (read: number, total: number) => input.progress.part(`Reading ${name}`, read, total)
      const source = name === '-' ? { stream: context.stdin(), name: 'standard input' } : resolve(context.cwd, name)
      const { onIssue } = input
      const opened = await openReleases(source, { spool: folder.path, onIssue, onQuarantine, onProgress })
      files.push(...opened.files.filter(({ kind }) => kind === 'releases'))
    }
    return await use(input.isMerged ? await merged(files, folder.path, input, onQuarantine) : files, setAside)
  } finally {
    folder.remove()
  }
}

async function merged(
  files: readonly ReleaseFile[],
  folder: string,
  { progress, onIssue }: ReleaseInput,
  onQuarantine: () => void,
): Promise<readonly ReleaseLines[]> {
  const { parts } = await compileReleases(files, {
    form: 'compiled',
    folder,
    onIssue,
    onQuarantine,
    onProgress: (read, total) => progress.part('Merging', read, total),
  })
  return parts.map((path) => ({ name: files.length === 1 ? basename(files[0]!.name) : 'merged releases', path }))
}

// Opens an input of releases as JSON Lines that can be read at any byte: plain, gz or a stream.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, rmSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issue } from '../../base/issue.ts'
import { readBytes } from '../bytes.ts'

export type ReleaseFile = {
  /** As the operator named the input. */
  readonly name: string
  /** JSON Lines of bare releases: the input itself, or a spool of it. */
  readonly path: string
  readonly kind: 'releases' | 'projects'
  readonly bytes: number
  /** Line of the original, from 1, for a line of `path`, from 0. */
  readonly lineOf: (line: number) => number
  /** The member of an archive that a line was read from; there only where the input is an archive. */
  readonly nameOf?: (line: number) => string
  /** Whether a line was the compiled release of a record, whatever its tags say. */
  readonly isCompiled?: (line: number) => boolean
}

export type Quarantined = {
  readonly file: string
  readonly line: number
  readonly reason: string
  /** The line itself, whole. */
  readonly text: string
}

export type OpenedInput = {
  readonly files: readonly ReleaseFile[]
  /** SHA-256 of the input as it stands. */
  readonly digest: string
  readonly publisher?: string
  readonly licence?: string
  /** Removes spools. */
  close(): void
}

export type Opening = {
  /** Folder for spools. */
  readonly spool: string
  readonly onIssue: (issue: Issue) => void
  readonly onQuarantine: (bad: Quarantined) => void
  readonly onProgress?: ((bytesRead: number, bytesTotal: number) => void) | undefined
}

export async function openReleases(
  input: string | { readonly stream: AsyncIterable<Buffer>; readonly name: string },
  options: Opening,
): Promise<OpenedInput> {
  let isSpooled = typeof input !== 'string'
  let digest = ''
  const chunks =
    typeof input === 'string'
      ? readBytes(input, {
          onProgress: options.onProgress,
          onDigest: (hex) => {
            digest = hex
          },
          onGzip: () => {
            isSpooled = true
          },
        })
      : input.stream
  const name = typeof input === 'string' ? input : input.name
  const hash = createHash('sha256')
  const spool = join(options.spool, `spool-${spoolCount++}.jsonl`)
  await mkdir(options.spool, { recursive: true })
  let file: ReturnType<typeof createWriteStream> | undefined
  for await (const chunk of chunks) {
    if (!isSpooled) break
    if (typeof input !== 'string') hash.update(chunk)
    file ??= createWriteStream(spool)
    if (!file.write(chunk)) await once(file, 'drain')
  }
  if (file !== undefined) {
    file.end()
    await once(file, 'close')
  }
  const path = file === undefined ? String(input) : spool
  return {
    files: [{ name, path, kind: 'releases', bytes: statSync(path).size, lineOf: (line) => line + 1 }],
    digest: typeof input === 'string' ? digest : hash.digest('hex'),
    close: () => rmSync(spool, { force: true }),
  }
}

let spoolCount = 0

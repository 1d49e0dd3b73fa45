// Opens made-up inputs in a folder of their own, and reads back what came of them.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Issue } from '../../../src/base/issue.ts'
import { DocumentSplit } from '../../../src/sources/ocds/document-split.ts'
import type { Quarantined } from '../../../src/sources/ocds/quarantine.ts'
import { type OpenedInput, openReleases } from '../../../src/sources/ocds/release-file.ts'

export type Reading = {
  readonly opened: Omit<OpenedInput, 'files' | 'close'>
  readonly files: readonly { readonly kind: string; readonly isInPlace: boolean; readonly lines: readonly Line[] }[]
  readonly issues: readonly Issue[]
  readonly codes: readonly string[]
  readonly bad: readonly Quarantined[]
}

export type Line = { readonly text: string; readonly line: number; readonly name: string; readonly isCompiled: boolean }

/** Writes a file of that content (or streams it in the chunks given) and opens it. */
export async function openContent(
  content: Buffer | readonly Buffer[],
  options: { readonly bytesMax?: number; readonly name?: string } = {},
): Promise<Reading> {
  const folder = mkdtempSync(join(tmpdir(), 'kept-ocds-'))
  const path = join(folder, options.name ?? 'input.json')
  const spool = join(folder, 'spool')
  const issues: Issue[] = []
  const bad: Quarantined[] = []
  const reading = {
    spool,
    onIssue: (issue: Issue) => issues.push(issue),
    onQuarantine: (each: Quarantined) => bad.push(each),
    ...(options.bytesMax === undefined ? {} : { bytesMax: options.bytesMax }),
  }
  try {
    if (Buffer.isBuffer(content)) writeFileSync(path, content)
    const input = Buffer.isBuffer(content) ? path : { stream: streamOf(content), name: 'stdin' }
    const { files, close, ...opened } = await openReleases(input, reading)
    const read = files.map((file) => ({
      kind: file.kind,
      isInPlace: file.path === path,
      lines: readFileSync(file.path, 'utf8')
        .split('\n')
        .map((text, i) => ({
          text,
          line: file.lineOf(i),
          name: file.nameOf?.(i) ?? file.name,
          isCompiled: file.isCompiled?.(i) ?? false,
        }))
        .filter(({ text }) => text.trim() !== ''),
    }))
    close()
    if (readdirSync(spool).length > 0) throw new Error('a spool is left behind')
    return { opened, files: read, issues, codes: issues.map(({ code }) => code), bad }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function* streamOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks
}

/** All that a splitter tells of some chunks, as plain values. */
export function splitChunks(chunks: readonly Buffer[], bytesMax = 1_000_000): readonly unknown[] {
  const told: unknown[] = []
  const split = new DocumentSplit({
    bytesMax,
    onRelease: ({ kind, bytes, from, to, breaks, line, isCompiled }) => {
      const text = Buffer.from(bytes.subarray(from, to))
      for (const at of breaks) text[at - from] = 0x20
      told.push([kind, text.toString('latin1'), line, isCompiled])
    },
    onBad: ({ code, line, text }) => told.push([code, line, text.toString('latin1')]),
    onNote: (code, line) => told.push([code, line]),
    onPackage: (facts, line) =>
      told.push([line, Object.entries(facts).map(([key, value]) => [key, value.toString('latin1')])]),
  })
  for (const chunk of chunks) split.push(chunk)
  split.end()
  return told
}

// Writes a table file with given bytes and reads it back: what the reader tests share.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Issue } from '../../src/base/issue.ts'
import { openTable, type ReadOptions } from '../../src/sources/read-table.ts'
import type { Row } from '../../src/sources/row.ts'

export type TableRead = {
  readonly columns: readonly string[]
  readonly format: string
  readonly digest: string
  readonly rows: readonly Row[]
  readonly issues: readonly Issue[]
  /** Each issue as `code` or `code@line`. */
  readonly codes: readonly string[]
}

/** Reads the content as a file of that name; `options` are those of `openTable`. */
export async function readTable(
  name: string,
  content: string | Uint8Array,
  options: Omit<ReadOptions, 'onIssue'> = {},
): Promise<TableRead> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-table-'))
  try {
    const path = join(folder, name)
    await writeFile(path, content)
    return await readTableAt(path, options)
  } finally {
    await rm(folder, { recursive: true })
  }
}

export async function readTableAt(path: string, options: Omit<ReadOptions, 'onIssue'> = {}): Promise<TableRead> {
  const issues: Issue[] = []
  const table = await openTable(path, { ...options, onIssue: (found) => issues.push(found) })
  const rows: Row[] = []
  for await (const batch of table.rows) rows.push(...batch)
  const codes = issues.map(({ code, place }) => (place.line === undefined ? code : `${code}@${place.line}`))
  return { columns: table.columns, format: table.format, digest: table.digest(), rows, issues, codes }
}

export function cellsOf(read: TableRead): readonly unknown[][] {
  return read.rows.map((row) => Object.values(row.cells))
}

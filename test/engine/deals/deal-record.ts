// A record in a temporary folder, releases imported into it, and its tables as rows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Issue } from '../../../src/base/issue.ts'
import { type ImportedDeals, importDeals } from '../../../src/engine/deals/import-deals.ts'
import { openDatabase } from '../../../src/engine/duckdb.ts'
import { appendDrafts, initRecord, type OpenRecord } from '../../../src/record/record.ts'
import { settingsDefault } from '../../../src/record/settings.ts'
import type { DealTableName } from '../../../src/sources/ocds/deal-table.ts'
import { parseSource, type Source } from '../../../src/sources/source.ts'

export const madeUpSource = parseSource(
  `source: made-up
title: Made up
publisher: Nobody
licence: CC0-1.0
attribution: none
language: en
jurisdiction: GB
ocds: { currency: GBP }
`,
  'source.yaml',
)

export type Row = { readonly [column: string]: unknown }

export type DealRecord = {
  readonly dir: string
  readonly importing: (
    text: string,
    options?: { readonly source?: Source; readonly dryRun?: boolean },
  ) => Promise<ImportedDeals>
  readonly issues: Issue[]
  /** Rows of a table of the newest dataset. */
  readonly rows: (table: DealTableName, dataset?: string) => Promise<readonly Row[]>
  readonly close: () => void
}

export async function dealRecord(): Promise<DealRecord> {
  const root = mkdtempSync(join(tmpdir(), 'kept-deals-'))
  const dir = join(root, 'record')
  let record: OpenRecord = await initRecord(dir, {
    ...settingsDefault,
    operator: 'example',
    origin: 'example.org/deals',
  })
  const issues: Issue[] = []
  let count = 0
  let newest = ''
  return {
    dir,
    issues,
    async importing(text, { source = madeUpSource, dryRun = false } = {}) {
      count += 1
      const path = join(root, `releases-${count}.jsonl`)
      writeFileSync(path, text)
      const onIssue = (issue: Issue): void => void issues.push(issue)
      const imported = await importDeals([path], { record, source, dryRun, onIssue, onProgress: () => {} })
      if (!dryRun && imported.drafts.length > 0) {
        record = await appendDrafts(record, imported.drafts, { role: 'importer', clock: Date.now })
        newest = imported.dataset!.dataset
      }
      return imported
    },
    async rows(table, dataset = newest) {
      const database = await openDatabase({ temporary: root, isOrdered: true })
      try {
        const path = join(dir, 'deals', dataset, `${table}.parquet`)
        return await database.rows('SELECT * FROM read_parquet($path)', z.record(z.string(), z.unknown()), { path })
      } finally {
        database.close()
      }
    },
    close: () => rmSync(root, { recursive: true }),
  }
}

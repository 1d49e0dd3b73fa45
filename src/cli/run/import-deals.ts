// Runs `kept import` on files of contracts.
import { basename } from 'node:path'
import type { Issue } from '../../base/issue.ts'
import { type ImportedDeals, importDeals } from '../../engine/deals/import-deals.ts'
import type { Draft } from '../../record/event.ts'
import { loadKinds } from '../../record/kind.ts'
import type { OpenRecord } from '../../record/record.ts'
import { freshSource } from '../../sources/import.ts'
import type { Known } from '../../sources/known.ts'
import { chooseDealSource } from '../../sources/ocds/recognise.ts'
import type { Source } from '../../sources/source.ts'
import { columns } from '../text-table.ts'

export type DealsImporting = {
  readonly record: OpenRecord
  readonly sources: readonly Source[]
  readonly known: Known
  readonly today: string
  readonly dryRun: boolean
  readonly onIssue: (issue: Issue) => void
  readonly onProgress: (what: string, done: number, total: number) => void
}

/** Reads the files, those of one source together; gives what to append and what came of each source. */
export async function importDealFiles(
  files: readonly string[],
  importing: DealsImporting,
): Promise<{ readonly imported: readonly ImportedDeals[]; readonly drafts: readonly Draft[] }> {
  const bySource = new Map<Source, string[]>()
  for (const file of files) {
    const source = chooseDealSource(file, importing.sources)
    bySource.set(source, [...(bySource.get(source) ?? []), file])
  }
  const kinds = await loadKinds()
  const imported: ImportedDeals[] = []
  const drafts: Draft[] = []
  for (const [source, ofSource] of bySource) {
    const made = await importDeals(ofSource, { ...importing, source })
    imported.push(made)
    if (made.drafts.length > 0) drafts.push(...freshSource(source, { ...importing, kinds }), ...made.drafts)
  }
  return { imported, drafts }
}

/** What came of it, for the terminal. */
export function dealsText(imported: readonly ImportedDeals[]): readonly string[] {
  const head = ['source', 'releases', 'processes', 'contracts', 'named suppliers', 'unnamed', 'withheld', 'quarantined']
  const rows = imported.flatMap(({ source, figures }) =>
    figures === undefined
      ? []
      : [
          [
            source,
            figures.releases,
            figures.processes,
            figures.contracts,
            figures.suppliersNamed,
            figures.suppliersUnnamed,
            figures.textsWithheld,
            figures.quarantined,
          ].map(String),
        ],
  )
  return [
    ...(rows.length === 0 ? [] : [columns([head, ...rows], 'lrrrrrrr'), '']),
    ...imported.flatMap(({ dataset }) => (dataset === undefined ? [] : [datasetText(dataset)])),
    ...imported.flatMap(({ unchanged }) => unchanged.map((file) => `Nothing new in ${basename(file)}.`)),
  ]
}

function datasetText({ dataset, mode, replaces, tables }: NonNullable<ImportedDeals['dataset']>): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const place =
    mode === 'adds' ? 'adds to' : replaces === undefined ? 'replaces' : `replaces ${replaces.slice(0, 8)} of`
  return `Dataset ${dataset.slice(0, 8)}, ${rows} rows in ${tables.length} tables, ${place} what the record holds of its source.`
}

// Cuts the bulk deals into slices that fit in memory, and shows one slice as views.
import { dealTables } from '../../sources/ocds/deal-table.ts'
import type { Database } from '../duckdb.ts'
import type { ActiveDataset } from './views.ts'

/** Whole processes: of several datasets all, of one a range. Rows of a table stand in order of process, so a range skips the rest of the file. */
export type DealSlice =
  | { readonly kind: 'all' }
  | { readonly kind: 'datasets'; readonly from: number; readonly to: number }
  | { readonly kind: 'processes'; readonly dataset: number; readonly from: number; readonly below: number }
  /** The processes that the temporary table `slice_process` (dataset, process) lists. */
  | { readonly kind: 'listed' }

/**
 * Slices of about `rowsMax` revisions, in order; together they are all. Small datasets share a slice. What is measured
 * does not depend on where the cuts are.
 */
export function slicesOf(datasets: readonly ActiveDataset[], rowsMax: number): readonly DealSlice[] {
  const slices: DealSlice[] = []
  let open: { from: number; to: number; rows: number } | undefined
  const close = () => {
    if (open !== undefined) slices.push({ kind: 'datasets', from: open.from, to: open.to })
    open = undefined
  }
  for (const { number, rows } of datasets) {
    const processes = rows.processes ?? 0
    const own = Math.max(rows.contract_revisions ?? 0, rows.contracts ?? 0, processes)
    if (own <= rowsMax) {
      if (open !== undefined && open.rows + own > rowsMax) close()
      open = { from: open?.from ?? number, to: number, rows: (open?.rows ?? 0) + own }
      continue
    }
    close()
    const step = Math.ceil(processes / Math.ceil(own / rowsMax))
    for (let from = 0; from < processes; from += step) {
      slices.push({ kind: 'processes', dataset: number, from, below: Math.min(from + step, processes) })
    }
  }
  close()
  return slices
}

/** Makes the temporary views `slice_<table>` over `bulk_<table>`. */
export async function createSliceViews(database: Database, slice: DealSlice): Promise<void> {
  for (const { table } of dealTables) {
    await database.run(`CREATE OR REPLACE TEMP VIEW slice_${table} AS SELECT * FROM bulk_${table}${within(slice)}`)
  }
}

function within(slice: DealSlice): string {
  switch (slice.kind) {
    case 'all':
      return ''
    case 'datasets':
      return ` WHERE dataset BETWEEN ${slice.from} AND ${slice.to}`
    case 'processes':
      return ` WHERE dataset = ${slice.dataset} AND process >= ${slice.from} AND process < ${slice.below}`
    case 'listed':
      return ' WHERE (dataset, process) IN (SELECT (dataset, process) FROM slice_process)'
  }
}

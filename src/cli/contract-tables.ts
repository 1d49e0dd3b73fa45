// Names the Parquet files of the datasets that count, for the downloads of an edition.
import { z } from 'zod'
import type { ActiveDataset } from '../engine/deals/views.ts'
import type { Database } from '../engine/duckdb.ts'
import type { ContractTable } from '../publish/download/contract-table.ts'
import { tablePath } from '../record/dataset-files.ts'
import { dealTables } from '../sources/ocds/deal-table.ts'

const row = z.object({ dataset: z.string(), table: z.string(), sha256: z.string(), rows: z.coerce.number() })

export async function contractTables(
  database: Database,
  datasets: readonly ActiveDataset[],
  dir: string,
): Promise<readonly ContractTable[]> {
  const logged = await database.rows(
    `SELECT dataset, one."table" AS "table", one.sha256 AS sha256, one."rows" AS "rows"
     FROM (SELECT DISTINCT dataset, unnest(tables) AS one FROM event_dataset)`,
    row,
  )
  const byName = new Map(logged.map((one) => [`${one.dataset} ${one.table}`, one]))
  return datasets.flatMap(({ dataset, source }) =>
    dealTables.flatMap(({ table, about, columns }) => {
      const found = byName.get(`${dataset} ${table}`)
      if (found === undefined) return []
      return {
        dataset,
        table,
        about: `${about} Contracts of the source ${source}.`,
        columns: columns.map(({ name, type, meaning }) => ({ name, type, about: meaning })),
        path: tablePath(dir, dataset, table),
        rows: found.rows,
        sha256: found.sha256,
      }
    }),
  )
}

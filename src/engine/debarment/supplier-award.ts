// Reads the named suppliers and their awards out of the Parquet tables of a record's datasets.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { activeDatasets } from '../deals/views.ts'
import type { Database } from '../duckdb.ts'

const namedSupplier = z.strictObject({ supplier: z.string(), names: z.array(z.string()), evidence: z.string() })
const supplierAward = z.strictObject({
  supplier: z.string(),
  name: z.string().nullable(),
  ocid: z.string(),
  award: z.number(),
  awarded_on: z.string(),
  buyer: z.string().nullable(),
  buyer_name: z.string().nullable(),
})

export type NamedSupplierRow = z.infer<typeof namedSupplier>
export type SupplierAwardRow = z.infer<typeof supplierAward>

const tables = ['parties', 'awards', 'processes'] as const

/** Folders of the datasets that count at an instant and hold the tables that are read here, in the order of the log. */
export async function datasetFolders(
  database: Database,
  recordDir: string,
  knownAt: string,
): Promise<readonly string[]> {
  const datasets = await activeDatasets(database, knownAt)
  return datasets
    .map(({ dataset }) => join(recordDir, 'deals', dataset))
    .filter((folder) => tables.every((table) => existsSync(join(folder, `${table}.parquet`))))
}

/** Suppliers of all datasets, each once: those that are shown to be legal entities, and no other. */
export async function namedSuppliers(
  database: Database,
  folders: readonly string[],
): Promise<readonly NamedSupplierRow[]> {
  const found = new Map<string, NamedSupplierRow>()
  for (const folder of folders) {
    const parties = join(folder, 'parties.parquet')
    for await (const rows of database.batches(sqlOf('named_supplier'), namedSupplier, { parties })) {
      for (const row of rows) {
        const before = found.get(row.supplier)
        const names = [...new Set([...(before?.names ?? []), ...row.names])]
        found.set(row.supplier, { ...row, names })
      }
    }
  }
  return [...found.values()]
}

/** Awards to these suppliers, in every dataset. */
export async function supplierAwards(
  database: Database,
  folders: readonly string[],
  suppliers: readonly string[],
): Promise<readonly SupplierAwardRow[]> {
  if (suppliers.length === 0) return []
  const all: SupplierAwardRow[] = []
  for (const folder of folders) {
    const [parties, awards, processes] = tables.map((table) => join(folder, `${table}.parquet`))
    const parameters = {
      parties: parties!,
      awards: awards!,
      processes: processes!,
      suppliers: JSON.stringify(suppliers),
    }
    all.push(...(await database.rows(sqlOf('supplier_award'), supplierAward, parameters)))
  }
  return all
}

function sqlOf(name: 'named_supplier' | 'supplier_award'): string {
  return readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8')
}

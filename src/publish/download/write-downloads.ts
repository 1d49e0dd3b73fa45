// Makes the folder downloads/ of an edition: every table in three formats, and the record's tables of contracts.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../engine/duckdb.ts'
import { type ContractTable, placeContractTable } from './contract-table.ts'
import { downloadTables } from './download-table.ts'
import { type Download, inOrder, writeTable } from './write-table.ts'

/** Reads the tables of the moment, and `edition_league` and `edition_unit` of the league spool. Paths given begin with `downloads/`. */
export async function writeDownloads(
  database: Database,
  dir: string,
  contracts: readonly ContractTable[],
): Promise<Download[]> {
  mkdirSync(join(dir, folder), { recursive: true })
  const own = await inOrder(database, async () => {
    const written: Download[] = []
    for (const model of await downloadTables()) written.push(await writeTable(database, model, dir, folder))
    return written
  })
  return [...own, ...contracts.map((one) => placeContractTable(one, dir, folder))]
}

const folder = 'downloads'

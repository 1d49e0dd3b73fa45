// Puts the record's tables of contracts among an edition's downloads: the same files, of which the log holds the digests.
import { copyFileSync, existsSync, linkSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Download } from './write-table.ts'

/** A Parquet file of an active dataset; it was freed of the names of persons before it was stored. */
export type ContractTable = {
  readonly dataset: string
  readonly table: string
  readonly about: string
  readonly columns: Download['columns']
  /** Where it lies in the record. */
  readonly path: string
  readonly rows: number
  readonly sha256: string
}

/** Larger files stay in the record and are only named. */
const bytesMax = 200 * 1000 * 1000

export function placeContractTable(one: ContractTable, dir: string, folder: string): Download {
  const { dataset, table, columns, path, rows, sha256 } = one
  const bytes = existsSync(path) ? statSync(path).size : 0
  const isPlaced = bytes > 0 && bytes <= bytesMax
  const name = `deals/${dataset}/${table}`
  const to = `${folder}/${name}.parquet`
  if (isPlaced) place(path, join(dir, to))
  const about = isPlaced
    ? one.about
    : `${one.about} The file, ${bytes} bytes, is in the record and not in this edition.`
  const files = isPlaced ? [{ path: to, mediaType: 'application/vnd.apache.parquet', bytes, sha256 }] : []
  return { table: name, about, rows, columns, files, digest: sha256 }
}

// One file under two names where the disk allows it: neither is ever written to.
function place(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

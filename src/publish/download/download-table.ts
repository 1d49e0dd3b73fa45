// The tables to download, found by their place: one SELECT a file in table/, each column documented in its header.
import { readdir, readFile } from 'node:fs/promises'
import { type Model, parseModel } from '../../engine/order.ts'

/** Ordered by name. Each SELECT reads the tables of the edition's moment and gives its rows in a total order. */
export async function downloadTables(): Promise<readonly Model[]> {
  const folder = new URL('./table/', import.meta.url)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file) => parseModel(file.replace(/\.sql$/, ''), await readFile(new URL(file, folder), 'utf8'))),
  )
}

/** Law may order what such a column holds erased; digests of editions leave it out. Its description says so. */
export function isErasable(about: string): boolean {
  return about.includes('Erasable:')
}

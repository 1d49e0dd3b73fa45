// Checks that the files of bulk deals are the ones that the log commits to.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { DatasetContent } from './kinds/dataset.ts'
import type { ErasureContent } from './kinds/erasure.ts'
import { events, type OpenRecord } from './record.ts'

export type DatasetCheck =
  | {
      readonly kind: 'same'
      readonly datasets: number
      readonly tables: number
      readonly rows: number
      /** Tables that an erasure names, and that are gone. */
      readonly erased: number
    }
  /** The first file that is missing or is another. */
  | { readonly kind: 'differ'; readonly file: string; readonly found: 'nothing' | 'another' }

/** Where the table of a dataset lies. */
export function tablePath(dir: string, dataset: string, table: string): string {
  return join(dir, 'deals', dataset, `${table}.parquet`)
}

/** Hashes every table of every dataset, superseded ones too: what is superseded stays. */
export async function checkDatasets(record: Pick<OpenRecord, 'dir' | 'log'>): Promise<DatasetCheck> {
  const { datasets, erased } = datasetsIn(record)
  const sum = { datasets: datasets.length, tables: 0, rows: 0, erased: 0 }
  for (const { dataset, tables } of datasets) {
    for (const { table, sha256, rows } of tables) {
      const path = tablePath(record.dir, dataset, table)
      const file = relative(record.dir, path)
      if (!existsSync(path)) {
        if (!erased.has(sha256)) return { kind: 'differ', file, found: 'nothing' }
        sum.erased += 1
        continue
      }
      if ((await digestOf(path)) !== sha256) return { kind: 'differ', file, found: 'another' }
      sum.tables += 1
      sum.rows += rows
    }
  }
  return { kind: 'same', ...sum }
}

function datasetsIn(record: Pick<OpenRecord, 'log'>) {
  const datasets: DatasetContent[] = []
  const erased = new Set<string>()
  for (const event of events(record)) {
    if ('sealed' in event) continue
    if (event.kind === 'dataset') datasets.push(event.content as unknown as DatasetContent)
    if (event.kind === 'erasure') {
      const { sha256 } = event.content as unknown as ErasureContent
      if (sha256 !== undefined) erased.add(sha256)
    }
  }
  return { datasets, erased }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

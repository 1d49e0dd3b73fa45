// Finds the datasets of bulk deals that count at an instant, and shows their Parquet files as one view a table.
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { type DealTable, type DealTableName, dealTables } from '../../sources/ocds/deal-table.ts'
import type { Database } from '../duckdb.ts'

export type ActiveDataset = {
  /** Order of recording among the active ones, from 0: the column `dataset` of the views. */
  readonly number: number
  readonly dataset: string
  readonly source: string
  readonly rows: Readonly<Partial<Record<DealTableName, number>>>
}

/** Gives the Parquet file of a dataset's table. */
export type DealPath = (dataset: string, table: DealTableName) => string

/**
 * The datasets that count at an instant, by `event_dataset`: one that replaces takes the place of the one it names, or of
 * all earlier ones of its source where it names none. One that erases does so at every instant, because the rows of the
 * earlier one are gone.
 */
export async function activeDatasets(database: Database, knownAt: string): Promise<readonly ActiveDataset[]> {
  const events = await database.rows(
    `SELECT dataset, source, mode, replaces, to_json(tables) AS tables,
       is_known(known_from, known_to, CAST($knownAt AS TIMESTAMP)) AS known
     FROM event_dataset ORDER BY leaf_index, known_from`,
    event,
    { knownAt },
  )
  const erasing = new Map(
    events.flatMap((one) => (one.mode === 'erases' && one.replaces !== null ? [[one.replaces, one] as const] : [])),
  )
  const active = new Map<string, Event>()
  for (const one of events.filter(({ known }) => known)) {
    if (one.mode !== 'adds') {
      for (const [name, { source }] of active) {
        if (one.replaces === null ? source === one.source : name === one.replaces) active.delete(name)
      }
    }
    active.set(one.dataset, one)
  }
  const standing = new Map(
    [...active.values()].map((one) => afterErasures(one, erasing)).map((one) => [one.dataset, one]),
  )
  return [...standing.values()].map(({ dataset, source, tables }, number) => ({
    number,
    dataset,
    source,
    rows: Object.fromEntries(tables.map(({ table, rows }) => [table, rows])),
  }))
}

const event = z.object({
  dataset: z.string(),
  source: z.string(),
  mode: z.enum(['adds', 'replaces', 'erases']),
  replaces: z.string().nullable(),
  tables: z.array(z.object({ table: z.string(), rows: z.coerce.number() })),
  known: z.boolean(),
})
type Event = z.infer<typeof event>

function afterErasures(one: Event, erasing: ReadonlyMap<string, Event>): Event {
  const next = erasing.get(one.dataset)
  return next === undefined || next.dataset === one.dataset ? one : afterErasures(next, erasing)
}

/**
 * Makes the temporary views `bulk_<table>`: the columns of the table after `dataset` (the number) and `source`. A table
 * that no dataset has is a view without rows.
 */
export async function createDealViews(
  database: Database,
  datasets: readonly ActiveDataset[],
  pathOf: DealPath,
): Promise<void> {
  for (const table of dealTables) {
    const parts = datasets.flatMap(({ number, dataset, source }) => {
      const path = pathOf(dataset, table.table)
      return existsSync(path) ? [selectFrom(table, `read_parquet(${quoted(path)})`, number, source)] : []
    })
    const empty = `${selectFrom(table, `(SELECT ${nulls(table)})`, 0, '')} WHERE FALSE`
    await database.run(
      `CREATE OR REPLACE TEMP VIEW bulk_${table.table} AS ${parts.length === 0 ? empty : parts.join(' UNION ALL ')}`,
    )
  }
}

function selectFrom({ columns }: DealTable, from: string, number: number, source: string): string {
  const own = columns.map(({ name }) => `"${name}"`).join(', ')
  return `SELECT CAST(${number} AS INTEGER) AS dataset, ${quoted(source)} AS source, ${own} FROM ${from}`
}

function nulls({ columns }: DealTable): string {
  return columns.map(({ name, type }) => `CAST(NULL AS ${type}) AS "${name}"`).join(', ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

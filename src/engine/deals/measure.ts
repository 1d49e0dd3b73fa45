// Measures the bulk deals for a moment, slice by slice, so that memory does not grow with them.
import assert from 'node:assert/strict'
import { z } from 'zod'
import type { Database } from '../duckdb.ts'
import { loadModels, type Model, modelReads, runOrder } from '../order.ts'
import { flagModel } from './flag-hit.ts'
import { createSliceViews, slicesOf } from './slice.ts'
import type { ActiveDataset } from './views.ts'

export type Measuring = {
  /** As shown by the views of `createDealViews`. */
  readonly datasets: readonly ActiveDataset[]
  /** Revisions in a slice, about; 3,000,000 by default, for which 1 GB is enough. */
  readonly rowsMax?: number
  /** Told of each slice as it begins. */
  readonly onSlice?: (slice: number, slices: number) => void
}

/**
 * Makes the temporary tables of src/engine/models/bulk: `bulk_unit`, `bulk_count`, `bulk_spread`, `bulk_openness`,
 * `bulk_flag_count` and so on. Reads the temporary tables `moment` (of `ask`), and where they are there `body_alias`,
 * `dataset_notice`, `source_option` and `threshold`. The same datasets and moment give the same rows, whatever the slices.
 */
export async function measureDeals(database: Database, measuring: Measuring): Promise<void> {
  const { datasets, rowsMax = 3_000_000, onSlice = () => {} } = measuring
  const plan = await planModels(database)
  await prepare(database, plan, datasets, rowsMax)
  await createSliceViews(database, { kind: 'all' })
  for (const model of plan.before) await createTable(database, model, isNeeded(model, datasets))
  const slices = slicesOf(datasets, rowsMax)
  // Without any slice the tables are made all the same, without rows.
  const cuts = slices.length === 0 ? [{ kind: 'all' } as const] : slices
  for (const [i, slice] of cuts.entries()) {
    onSlice(i + 1, cuts.length)
    await createSliceViews(database, slice)
    for (const model of plan.sliced) await runInSlice(database, plan, model, i === 0)
  }
  await dropSliced(database, plan, ({ name }) => !plan.kept.has(name))
  for (const gathered of plan.kept) {
    for (const model of plan.after)
      if (plan.reads.get(model.name)!.has(gathered)) await createTable(database, model, true)
    await database.run(`DROP TABLE ${gathered}`)
  }
  for (const model of plan.shown) await createView(database, model)
}

/**
 * Makes the temporary tables `deal_process`, `contract_measure`, `process_measure`, `flag_hit` and `bulk_unit` for the
 * processes that the temporary table `slice_process` (dataset, process) lists: what `kept show` shows.
 */
export async function measureListed(database: Database, measuring: Measuring): Promise<void> {
  const { datasets, rowsMax = 3_000_000 } = measuring
  const plan = await planModels(database)
  await prepare(database, plan, datasets, rowsMax)
  await createSliceViews(database, { kind: 'listed' })
  for (const model of plan.before) await createTable(database, model, model.name !== 'bulk_superseded')
  for (const model of plan.sliced) {
    if (!plan.kept.has(model.name)) await createTable(database, model, true)
  }
}

type Plan = {
  /** Models of all deals that read no slice. */
  readonly before: readonly Model[]
  readonly sliced: readonly Model[]
  /** Models of all deals that read what the slices left, each of one table alone, which is then dropped. */
  readonly after: readonly Model[]
  /** Models that read one of these: views, which only put names to it. */
  readonly shown: readonly Model[]
  readonly reads: ReadonlyMap<string, ReadonlySet<string>>
  /** Models of a slice that are read by one of all deals: their rows gather from slice to slice. */
  readonly kept: ReadonlySet<string>
  /**
   * Models of a slice that several others read, with the columns that these name: tables while the slice lasts. The rest
   * are views.
   */
  readonly shared: ReadonlyMap<string, readonly string[]>
  readonly ofValues: Model
}

async function planModels(database: Database): Promise<Plan> {
  const [contract, bulk] = await Promise.all([loadModels('contract'), loadModels('bulk')])
  const inSlice = [...contract.filter(({ name }) => name !== 'dataset_value'), flagModel()]
  const ordered = await runOrder(database, [...inSlice, ...bulk])
  const reads = await modelReads(database, ordered)
  const slicedNames = new Set(inSlice.map(({ name }) => name))
  const isAfter = (name: string): boolean =>
    [...reads.get(name)!].some((read) => slicedNames.has(read) || isAfter(read))
  const bulkOnes = ordered.filter(({ name }) => !slicedNames.has(name))
  const gathering = bulkOnes.filter(({ name }) => isAfter(name))
  const shown = gathering.filter(({ name }) => gathering.some((other) => reads.get(name)!.has(other.name)))
  const after = gathering.filter((model) => !shown.includes(model))
  const kept = new Set(bulkOnes.flatMap(({ name }) => [...reads.get(name)!]).filter((name) => slicedNames.has(name)))
  for (const { name } of after) {
    assert(
      [...reads.get(name)!].filter((read) => kept.has(read)).length === 1,
      `${name} reads several tables of the slices`,
    )
  }
  const readers = (read: string) => inSlice.filter(({ name }) => reads.get(name)!.has(read))
  for (const name of kept)
    assert(readers(name).length === 0, `${name} gathers over the slices; no model of a slice may read it`)
  return {
    before: bulkOnes.filter(({ name }) => !isAfter(name)),
    sliced: ordered.filter(({ name }) => slicedNames.has(name)),
    after,
    shown,
    reads,
    kept,
    shared: new Map(
      inSlice
        .map((model) => [model, readers(model.name)] as const)
        .filter(([, readBy]) => readBy.length > 1)
        .map(([model, readBy]) => [model.name, columnsNamed(model, readBy)]),
    ),
    ofValues: contract.find(({ name }) => name === 'dataset_value')!,
  }
}

function columnsNamed({ columns }: Model, readers: readonly Model[]): readonly string[] {
  const words = new Set(readers.flatMap(({ sql }) => sql.replace(/^--.*$/gm, '').match(/\w+/g) ?? []))
  return [...columns.keys()].filter((column) => words.has(column))
}

// The same ids in two datasets of one source are looked for only where a source has two.
function isNeeded({ name }: Model, datasets: readonly ActiveDataset[]): boolean {
  return name !== 'bulk_superseded' || new Set(datasets.map(({ source }) => source)).size < datasets.length
}

async function createTable(database: Database, { name, sql }: Model, isFilled: boolean): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${isFilled ? sql : `SELECT * FROM (${sql}) LIMIT 0`}`)
}

async function createView(database: Database, { name, sql }: Model): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP VIEW ${name} AS ${sql}`)
}

async function runInSlice(database: Database, plan: Plan, { name, sql }: Model, isFirst: boolean): Promise<void> {
  const columns = plan.shared.get(name)
  if (plan.kept.has(name) && !isFirst) await database.run(`INSERT INTO ${name} ${sql}`)
  else if (columns !== undefined) {
    await database.run(`CREATE OR REPLACE TEMP TABLE ${name} AS SELECT ${columns.join(', ')} FROM (${sql})`)
  } else await database.run(`CREATE OR REPLACE TEMP ${plan.kept.has(name) ? 'TABLE' : 'VIEW'} ${name} AS ${sql}`)
}

// What an earlier question made as a table may be a view now, and the other way round.
async function dropSliced(
  database: Database,
  { sliced }: Plan,
  isDropped: (model: Model) => boolean = () => true,
): Promise<void> {
  const made = await database.rows(
    `SELECT table_name AS name, 'TABLE' AS kind FROM duckdb_tables() WHERE temporary
     UNION ALL SELECT view_name, 'VIEW' FROM duckdb_views() WHERE temporary`,
    z.object({ name: z.string(), kind: z.string() }),
  )
  const names = new Set(sliced.filter(isDropped).map(({ name }) => name))
  for (const { name, kind } of made) if (names.has(name)) await database.run(`DROP ${kind} ${name}`)
}

const inputs = [
  'body_alias AS SELECT CAST(NULL AS VARCHAR) AS body_id, CAST(NULL AS VARCHAR) AS canonical_id WHERE FALSE',
  'dataset_notice AS SELECT CAST(NULL AS VARCHAR) AS dataset, CAST(NULL AS VARCHAR) AS body_id, CAST(NULL AS TIMESTAMP) AS admitted_from WHERE FALSE',
  'source_option AS SELECT CAST(NULL AS VARCHAR) AS source, CAST(NULL AS VARCHAR) AS option, CAST(NULL AS VARCHAR) AS value WHERE FALSE',
  `threshold AS SELECT CAST(NULL AS VARCHAR) AS source, CAST(NULL AS VARCHAR) AS method, CAST(NULL AS VARCHAR) AS category,
     CAST(NULL AS BIGINT) AS amount_minor, CAST(NULL AS VARCHAR) AS currency, CAST(NULL AS DATE) AS "from", CAST(NULL AS DATE) AS until WHERE FALSE`,
]

/** What a dataset must show before its contracts can be said never to change their value. */
const observedTwiceMin = 100

async function prepare(
  database: Database,
  plan: Plan,
  datasets: readonly ActiveDataset[],
  rowsMax: number,
): Promise<void> {
  await dropSliced(database, plan)
  for (const input of inputs) await database.run(`CREATE TEMP TABLE IF NOT EXISTS ${input}`)
  await database.run(`CREATE OR REPLACE TEMP TABLE bulk_dataset (dataset INTEGER, name VARCHAR, source VARCHAR,
    is_constant BOOLEAN, constant_basis VARCHAR, shows_implementation BOOLEAN)`)
  const constant = await constantValues(database, plan, datasets, rowsMax)
  for (const { number, dataset, source } of datasets) {
    await database.run(
      `INSERT INTO bulk_dataset SELECT $number, $dataset, $source, CAST($basis AS VARCHAR) IS NOT NULL, $basis,
         EXISTS (SELECT 1 FROM bulk_contracts WHERE dataset = $number AND has_implementation)`,
      { number, dataset, source, basis: constant.get(number) ?? null },
    )
  }
}

// Most datasets show a changed value in their first slice, which ends the search.
async function constantValues(
  database: Database,
  { ofValues }: Plan,
  datasets: readonly ActiveDataset[],
  rowsMax: number,
): Promise<ReadonlyMap<number, string>> {
  const declared = await database.rows(
    `SELECT source FROM source_option WHERE option = 'values' AND value = 'final-in-every-release'`,
    z.object({ source: z.string() }),
  )
  const basis = new Map<number, string>()
  for (const one of datasets) {
    if (declared.some(({ source }) => source === one.source)) basis.set(one.number, 'declared')
    else if (await neverChanges(database, ofValues, one, rowsMax)) basis.set(one.number, 'found')
  }
  return basis
}

async function neverChanges(
  database: Database,
  ofValues: Model,
  one: ActiveDataset,
  rowsMax: number,
): Promise<boolean> {
  let observedTwice = 0
  for (const slice of slicesOf([one], rowsMax)) {
    await createSliceViews(database, slice)
    const [found] = await database.rows(ofValues.sql, z.object({ observed_twice: z.number(), changed: z.number() }))
    if (found !== undefined && found.changed > 0) return false
    observedTwice += found?.observed_twice ?? 0
  }
  return observedTwice >= observedTwiceMin
}

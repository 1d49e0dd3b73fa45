// Measures the bulk deals of a record for the moment that its tables were asked about.
import { z } from 'zod'
import { minorDigits, parseMoney } from '../../base/money.ts'
import { tablePath } from '../../record/dataset-files.ts'
import { jurisdictionCodes, loadJurisdiction } from '../../sources/jurisdiction.ts'
import type { Database } from '../duckdb.ts'
import { measureDeals, measureListed } from './measure.ts'
import { type ActiveDataset, activeDatasets, createDealViews } from './views.ts'

export type AskingDeals = {
  /** Folder of the record. */
  readonly dir: string
  /** UTC instant. */
  readonly knownAt: string
  /** Told of each slice of the deals as it begins. */
  readonly onSlice?: (slice: number, slices: number) => void
}

/**
 * Makes the tables of src/engine/models/bulk for the temporary table `moment`, which `ask` makes with `body_alias` and
 * `dataset_notice`. Gives
 * the datasets that count; where there is none, the tables are made without rows.
 */
export async function askDeals(database: Database, asking: AskingDeals): Promise<readonly ActiveDataset[]> {
  const datasets = await showDeals(database, asking)
  const { onSlice } = asking
  await measureDeals(database, { datasets, ...(onSlice === undefined ? {} : { onSlice }) })
  return datasets
}

/**
 * Makes `deal_process`, `contract_measure`, `process_measure` and `flag_hit` for the processes that `listed` selects
 * (dataset, process) from the views `bulk_<table>`.
 */
export async function askListed(
  database: Database,
  asking: AskingDeals,
  listed: string,
  parameters: { readonly [name: string]: string },
): Promise<readonly ActiveDataset[]> {
  const datasets = await showDeals(database, asking)
  await database.run(`CREATE OR REPLACE TEMP TABLE slice_process AS ${listed}`, parameters)
  await measureListed(database, { datasets })
  return datasets
}

/** Makes the views `bulk_<table>`, and the tables `source_option` and `threshold` that the models read. */
export async function showDeals(database: Database, { dir, knownAt }: AskingDeals): Promise<readonly ActiveDataset[]> {
  const datasets = await activeDatasets(database, knownAt)
  await createDealViews(database, datasets, (dataset, table) => tablePath(dir, dataset, table))
  await database.run(
    `CREATE OR REPLACE TEMP TABLE source_option AS
     SELECT source, 'values' AS option, deals."values" AS value FROM (${latestSources}) WHERE deals."values" IS NOT NULL`,
    { knownAt },
  )
  await createThresholds(database, knownAt)
  return datasets
}

// Each source as last described.
const latestSources = `SELECT source, deals FROM event_source
  WHERE is_known(known_from, known_to, CAST($knownAt AS TIMESTAMP))
  QUALIFY row_number() OVER (PARTITION BY source ORDER BY leaf_index DESC) = 1`

const lawRow = z.object({ source: z.string(), jurisdiction: z.string() })

async function createThresholds(database: Database, knownAt: string): Promise<void> {
  const laws = await database.rows(
    `SELECT source, deals.jurisdiction AS jurisdiction FROM (${latestSources}) WHERE deals.jurisdiction IS NOT NULL`,
    lawRow,
    { knownAt },
  )
  const known = new Set(await jurisdictionCodes())
  const rows = []
  for (const { source, jurisdiction } of laws) {
    if (!known.has(jurisdiction)) continue
    for (const one of (await loadJurisdiction(jurisdiction)).thresholds) {
      for (const method of one.methods ?? [null]) {
        for (const category of one.categories) {
          const amount_minor = minorUnits(one.amount, one.currency)
          rows.push({
            source,
            method,
            category,
            amount_minor,
            currency: one.currency,
            from: one.from,
            until: one.until,
          })
        }
      }
    }
  }
  await database.run(
    `CREATE OR REPLACE TEMP TABLE threshold AS SELECT unnest(from_json(CAST($rows AS JSON), '[{"source":"VARCHAR","method":"VARCHAR",
       "category":"VARCHAR","amount_minor":"BIGINT","currency":"VARCHAR","from":"DATE","until":"DATE"}]'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  )
}

function minorUnits(amount: string, currency: string): number {
  const read = parseMoney(amount, { currency })
  if (read.kind !== 'money' || !read.exact)
    throw new RangeError(`${amount} ${currency} has more than ${minorDigits(currency)} decimals`)
  return Number(read.amountMinor)
}

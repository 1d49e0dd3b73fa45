// Counts of deal outcomes from bulk contracts, by buyer or by supplier: the process is the unit, and a source is a group.
import { z } from 'zod'
import type { Database } from '../engine/duckdb.ts'
import { type DealCounts, type DealGroup, type DealMeasure, dealMeasures, spreadOf, yearsOf } from './deal-outcome.ts'
import { type OpennessGroup, opennessGroup } from './openness.ts'

/** In whose name deals are counted: the buyer that made them, or a supplier that is named as a legal entity. */
export type BulkKind = 'buyer' | 'supplier'

export type BulkGroup = Omit<DealGroup, 'peerGroup'> & {
  readonly source: string
  readonly names: ReadonlyMap<string, string>
}

export type BulkOpenness = Omit<OpennessGroup, 'peerGroup'> & {
  readonly source: string
  readonly names: ReadonlyMap<string, string>
}

/** Tables of bulk contracts that are read here; a record without bulk contracts has none of them, or has them empty. */
export const bulkTables = ['bulk_count', 'bulk_spread', 'bulk_openness', 'bulk_unit'] as const

/**
 * One group at a time, by source and measure in their order, so that memory holds one; none where the record has no
 * bulk contracts. Reads of
 * `bulk_count` (measure, kind, source, unit_id, outcome, reason, n, scope_shown_n, extension_days, observed_days),
 * `bulk_spread` (measure, kind, source, unit_id, min, q1, median, q3, max; of the budget in hundredths of a percent) and `bulk_unit` (kind, source, unit_id, name).
 */
export async function* readBulkDeals(database: Database, kind: BulkKind): AsyncGenerator<BulkGroup> {
  if (!(await hasTables(database, ['bulk_count', 'bulk_spread', 'bulk_unit']))) return
  for (const { source } of await database.rows(sourcesQuery, sourceRow, { kind })) {
    for (const measure of dealMeasures) {
      const units: DealGroup['units'][number][] = []
      const names = new Map<string, string>()
      for await (const batch of database.batches(unitsQuery, unitRow, { measure, kind, source })) {
        for (const row of batch) {
          units.push({ unit: row.unit_id, yes: row.yes, no: row.no, counts: countsOf(measure, row) })
          if (row.name !== null) names.set(row.unit_id, row.name)
        }
      }
      if (units.length > 0) yield { source, measure, units, names }
    }
  }
}

const sourceRow = z.object({ source: z.string() })
const sourcesQuery = 'SELECT DISTINCT source FROM bulk_count WHERE kind = $kind ORDER BY source'

const unitRow = z.object({
  unit_id: z.string(),
  name: z.string().nullable(),
  yes: z.number(),
  no: z.number(),
  n: z.number(),
  scope_shown_n: z.number(),
  extension_days: z.number(),
  observed_days: z.number(),
  not_judgeable: z.array(z.object({ reason: z.string(), n: z.number() })).nullable(),
  min: z.number().nullable(),
  q1: z.number().nullable(),
  median: z.number().nullable(),
  q3: z.number().nullable(),
  max: z.number().nullable(),
})

const unitsQuery = `
  WITH own AS (
    SELECT unit_id,
      CAST(coalesce(sum(n) FILTER (WHERE outcome = 'yes'), 0) AS BIGINT) AS yes,
      CAST(coalesce(sum(n) FILTER (WHERE outcome = 'no'), 0) AS BIGINT) AS no,
      CAST(sum(n) AS BIGINT) AS n,
      CAST(coalesce(sum(scope_shown_n) FILTER (WHERE outcome IS NOT NULL), 0) AS BIGINT) AS scope_shown_n,
      CAST(coalesce(sum(extension_days), 0) AS BIGINT) AS extension_days,
      CAST(coalesce(sum(observed_days), 0) AS BIGINT) AS observed_days,
      list(struct_pack(reason := coalesce(reason, 'not told'), n := CAST(n AS BIGINT)) ORDER BY reason)
        FILTER (WHERE outcome IS NULL) AS not_judgeable
    FROM bulk_count WHERE measure = $measure AND kind = $kind AND source = $source
    GROUP BY unit_id
  ),
  spread AS (
    SELECT unit_id, CAST(min AS DOUBLE) AS min, CAST(q1 AS DOUBLE) AS q1, CAST(median AS DOUBLE) AS median,
      CAST(q3 AS DOUBLE) AS q3, CAST(max AS DOUBLE) AS max
    FROM bulk_spread WHERE measure = $measure AND kind = $kind AND source = $source
  ),
  called AS (SELECT unit_id, name FROM bulk_unit WHERE kind = $kind AND source = $source)
  SELECT unit_id, name, yes, no, n, scope_shown_n, extension_days, observed_days, not_judgeable, min, q1, median, q3, max
  FROM own LEFT JOIN spread USING (unit_id) LEFT JOIN called USING (unit_id) ORDER BY unit_id`

function countsOf(measure: DealMeasure, row: z.infer<typeof unitRow>): DealCounts {
  const { min, q1, median, q3, max } = row
  // Object.fromEntries would make hash tables of several times the size.
  const notJudgeable: Record<string, number> = {}
  for (const { reason, n } of row.not_judgeable ?? []) notJudgeable[reason] = n
  const isMeasured = min !== null && q1 !== null && median !== null && q3 !== null && max !== null
  return {
    deals: row.n,
    notJudgeable,
    scopeShown: row.scope_shown_n,
    extensionDays: row.extension_days,
    yearsObserved: yearsOf(row.observed_days),
    ...spreadOf(measure, isMeasured ? { min, q1, median, q3, max } : null, 1 / 10_000),
  }
}

/** Openness of buyers, a source at a time. Reads `bulk_openness` (source, unit_id, share, n) and `bulk_unit`. */
export async function* readBulkOpenness(database: Database): AsyncGenerator<BulkOpenness> {
  if (!(await hasTables(database, ['bulk_openness', 'bulk_unit']))) return
  for (const { source } of await database.rows(openSourcesQuery, sourceRow)) {
    const rows = await database.rows(opennessQuery, opennessRow, { source })
    const names = new Map(rows.flatMap(({ unit_id, name }) => (name === null ? [] : [[unit_id, name] as const])))
    yield { source, names, ...opennessGroup(rows) }
  }
}

const openSourcesQuery = 'SELECT DISTINCT source FROM bulk_openness ORDER BY source'
const opennessRow = z.object({ unit_id: z.string(), name: z.string().nullable(), share: z.number(), n: z.number() })
const opennessQuery = `
  SELECT o.unit_id, u.name, CAST(o.share AS DOUBLE) AS share, CAST(sum(o.n) AS BIGINT) AS n
  FROM bulk_openness AS o LEFT JOIN bulk_unit AS u ON u.kind = 'buyer' AND u.source = o.source AND u.unit_id = o.unit_id
  WHERE o.source = $source GROUP BY o.unit_id, u.name, o.share ORDER BY o.unit_id, o.share`

async function hasTables(database: Database, wanted: readonly string[]): Promise<boolean> {
  const rows = await database.rows(
    'SELECT table_name AS name FROM information_schema.tables',
    z.object({ name: z.string() }),
  )
  const names = new Set(rows.map(({ name }) => name))
  return wanted.every((name) => names.has(name))
}

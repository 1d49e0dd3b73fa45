// Makes the table `edition_process`: lines of the bulk contracts that an edition lists, those that end last.
import { askListed } from '../engine/deals/ask-deals.ts'
import type { Database } from '../engine/duckdb.ts'

/** Contracts of an edition's lists; the tables to download have them all. */
export const linesMax = 100_000

/**
 * Wants the temporary tables of `ask`. Leaves the tables of bulk deals as those of these processes alone, so it is asked
 * before `askDeals` makes them of all. What rates a buyer that was not yet sent it is left out of a public moment's lines.
 */
export async function makeContractLines(
  database: Database,
  asking: { readonly dir: string; readonly knownAt: string },
): Promise<void> {
  await askListed(database, asking, newest, {})
  await database.run(`CREATE OR REPLACE TEMP TABLE edition_process AS ${lines}`)
}

// A process that a newer dataset of its source shows again stands there alone; of one id in several sources, the newest.
const newest = `WITH ended AS (
    SELECT dataset, process, max(end_on) AS end_on FROM bulk_contracts GROUP BY dataset, process
  ),
  chosen AS (
    SELECT p.dataset, p.process, p.source, p.kind, p.ocid
    FROM bulk_processes AS p LEFT JOIN ended AS e ON e.dataset = p.dataset AND e.process = p.process
    ORDER BY e.end_on DESC NULLS LAST, p.dataset DESC, p.process LIMIT ${linesMax}
  ),
  shown_again AS (
    SELECT c.dataset, c.process, max(p.dataset) AS newest
    FROM chosen AS c JOIN bulk_processes AS p ON p.source = c.source AND p.kind = c.kind AND p.ocid = c.ocid
    GROUP BY c.dataset, c.process
  )
  SELECT c.dataset, c.process FROM chosen AS c JOIN shown_again AS s ON s.dataset = c.dataset AND s.process = c.process
  WHERE s.newest = c.dataset
  QUALIFY row_number() OVER (PARTITION BY c.ocid ORDER BY c.dataset DESC, c.process) = 1`

// The row of a whole project stands for its contracts.
const lines = `WITH counted AS (
    SELECT *, bool_or(is_project) OVER (PARTITION BY dataset, process) = is_project AS counts FROM contract_measure
  ),
  contract AS (
    SELECT dataset, process, count(*) AS contracts, max(first_end_on) AS first_end, max(last_end_on) AS last_end,
      CASE WHEN count(DISTINCT currency) = 1 THEN any_value(currency) END AS currency,
      CAST(sum(first_value_minor) AS VARCHAR) AS first_minor,
      CAST(sum(coalesce(final_value_minor, last_value_minor)) AS VARCHAR) AS last_minor
    FROM counted WHERE counts GROUP BY dataset, process
  ),
  supplier AS (
    SELECT dataset, process,
      list_sort(list_distinct(list({'id': supplier, 'name': name}) FILTER (WHERE supplier IS NOT NULL))) AS suppliers,
      count(DISTINCT party) FILTER (WHERE supplier IS NULL) AS unnamed
    FROM slice_parties WHERE role = 'supplier' GROUP BY dataset, process
  ),
  flagged AS (
    SELECT dataset, process, list_sort(list_distinct(list(flag))) AS flags FROM flag_hit GROUP BY dataset, process
  ),
  measured AS (
    SELECT m.*, coalesce(u.is_admitted, TRUE) AS is_admitted
    FROM process_measure AS m LEFT JOIN bulk_unit AS u ON u.unit = m.unit
    WHERE m.kind = 'buyer'
  )
  SELECT p.ocid AS id, p.title, p.source, p.buyer, p.buyer_name, coalesce(s.suppliers, []) AS suppliers,
    coalesce(s.unnamed, 0) AS unnamed, coalesce(c.contracts, 0) AS contracts, c.first_end, c.last_end, c.currency,
    c.first_minor, c.last_minor,
    CASE WHEN m.is_admitted THEN CAST(m.on_time AS VARCHAR) END AS on_time,
    CASE WHEN m.is_admitted THEN CAST(m.end_held AS VARCHAR) END AS end_held,
    CASE WHEN m.is_admitted THEN CAST(m.on_budget AS VARCHAR) END AS on_budget,
    CASE WHEN coalesce(m.is_admitted, FALSE) THEN coalesce(f.flags, []) ELSE [] END AS flags
  FROM slice_processes AS p
  LEFT JOIN contract AS c ON c.dataset = p.dataset AND c.process = p.process
  LEFT JOIN supplier AS s ON s.dataset = p.dataset AND s.process = p.process
  LEFT JOIN flagged AS f ON f.dataset = p.dataset AND f.process = p.process
  LEFT JOIN measured AS m ON m.dataset = p.dataset AND m.process = p.process`

-- The measures of each process: one row for its buyer over all its contracts, and one for each named supplier over the
-- contracts of the supplier's awards. A process keeps a measure where every contract that can be judged keeps it, with
-- the slip of the worst; it is open while one of its contracts is, and not judgeable where none is.
-- dataset: number of the dataset
-- process: number of the process
-- kind: buyer or supplier
-- unit: number of the unit that it counts for, NULL where the buyer is no body
-- contracts: contracts rolled up, count
-- on_time: whether all that can be judged were on time; NULL where the process is not judgeable
-- on_time_reason: why it is not, NULL where it is
-- slip_days: days late of the worst, negative where all ended before
-- end_held: whether all that can be judged held their end date; NULL where the process is not judgeable
-- end_held_reason: why it is not, NULL where it is
-- extension_days: days by which the end date moved most
-- observed_days: days over which the end date watched longest was watched
-- original_scope: whether the source shows the original scope of all that can be judged
-- on_budget: whether all that can be judged were on budget; NULL where the process is not judgeable
-- on_budget_reason: why it is not, NULL where it is
-- overrun_bp: overrun of the worst in hundredths of a percent
-- is_closed: whether all contracts that were not cancelled are closed
-- shown: of what can be expected, items published of every contract that was not cancelled, count; NULL for suppliers and where all were cancelled
-- expected: items expected, count: first promised end and first value; of a process the supplier's type; once closed the actual end and the final value
WITH line AS (
  SELECT
    c.*,
    'buyer' AS side,
    d.unit
  FROM contract_measure AS c
  JOIN deal_process AS d USING (dataset, process)
  UNION ALL
  SELECT
    c.*,
    'supplier',
    s.unit
  FROM contract_measure AS c
  JOIN award_supplier AS s USING (dataset, process, award)
),
rolled AS (
  SELECT
    dataset,
    process,
    side AS kind,
    unit,
    count(*) AS contracts,
    process_reason(on_time_reason) AS on_time_reason,
    bool_and(on_time) AS on_time,
    max(slip_days) AS slip_days,
    process_reason(end_held_reason) AS end_held_reason,
    bool_and(end_held) AS end_held,
    max(extension_days) AS extension_days,
    max(observed_days) AS observed_days,
    bool_and(original_scope) FILTER (WHERE end_held IS NOT NULL) AS original_scope,
    process_reason(on_budget_reason) AS on_budget_reason,
    bool_and(on_budget) AS on_budget,
    max(overrun_bp) AS overrun_bp,
    bool_and(is_closed) FILTER (WHERE NOT is_cancelled) AS is_closed,
    bool_and(shows_end) FILTER (WHERE NOT is_cancelled) AS shows_end,
    bool_and(shows_value) FILTER (WHERE NOT is_cancelled) AS shows_value,
    bool_and(shows_actual_end) FILTER (WHERE NOT is_cancelled) AS shows_actual_end,
    bool_and(shows_final_value) FILTER (WHERE NOT is_cancelled) AS shows_final_value
  FROM line
  GROUP BY
    dataset,
    process,
    side,
    unit
)
SELECT
  r.dataset,
  r.process,
  r.kind,
  r.unit,
  r.contracts,
  CASE WHEN r.on_time_reason IS NULL THEN r.on_time END AS on_time,
  r.on_time_reason,
  CASE WHEN r.on_time_reason IS NULL THEN r.slip_days END AS slip_days,
  CASE WHEN r.end_held_reason IS NULL THEN r.end_held END AS end_held,
  r.end_held_reason,
  CASE WHEN r.end_held_reason IS NULL THEN r.extension_days END AS extension_days,
  CASE WHEN r.end_held_reason IS NULL THEN r.observed_days END AS observed_days,
  coalesce(r.original_scope, FALSE) AS original_scope,
  CASE WHEN r.on_budget_reason IS NULL THEN r.on_budget END AS on_budget,
  r.on_budget_reason,
  CASE WHEN r.on_budget_reason IS NULL THEN r.overrun_bp END AS overrun_bp,
  coalesce(r.is_closed, FALSE) AS is_closed,
  CASE
    WHEN r.kind = 'buyer' AND r.is_closed IS NOT NULL
      THEN CAST(r.shows_end AS INTEGER)
        + CAST(r.shows_value AS INTEGER)
        + CASE WHEN d.is_project THEN 0 ELSE CAST(coalesce(t.shows_type, FALSE) AS INTEGER) END
        + CASE WHEN r.is_closed THEN CAST(r.shows_actual_end AS INTEGER) + CAST(r.shows_final_value AS INTEGER) ELSE 0 END
  END AS shown,
  CASE
    WHEN r.kind = 'buyer' AND r.is_closed IS NOT NULL
      THEN 2 + CASE WHEN d.is_project THEN 0 ELSE 1 END + CASE WHEN r.is_closed THEN 2 ELSE 0 END
  END AS expected
FROM rolled AS r
JOIN deal_process AS d USING (dataset, process)
LEFT JOIN supplier_type AS t USING (dataset, process)

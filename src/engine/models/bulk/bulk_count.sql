-- Processes of the bulk deals counted by outcome, for every buyer and every named supplier.
-- measure: deals-on-time, end-dates-held or deals-on-budget
-- kind: buyer or supplier
-- source: source of the deals
-- unit_id: the body's id after same-as, or the supplier's
-- outcome: yes or no; NULL where the data cannot tell
-- reason: why not, as in process_measure
-- n: processes, count
-- scope_shown_n: those of them whose source shows the original scope, count
-- extension_days: sum of the days late, or of the days by which end dates moved later; 0 for the budget
-- observed_days: sum of the days over which end dates were watched; 0 for the other measures
WITH counted AS (
  SELECT
    deal_measure_name('deals-on-time') AS measure,
    unit,
    on_time AS is_kept,
    on_time_reason AS reason,
    original_scope,
    n,
    late_days AS extension_days,
    0 AS observed_days
  FROM unit_count
  UNION ALL
  SELECT
    deal_measure_name('end-dates-held'),
    unit,
    end_held,
    end_held_reason,
    original_scope,
    n,
    extension_days,
    observed_days
  FROM unit_count
  UNION ALL
  SELECT
    deal_measure_name('deals-on-budget'),
    unit,
    on_budget,
    on_budget_reason,
    original_scope,
    n,
    0,
    0
  FROM unit_count
),
summed AS (
  SELECT
    measure,
    unit,
    is_kept,
    reason,
    CAST(sum(n) AS BIGINT) AS n,
    CAST(coalesce(sum(n) FILTER (WHERE original_scope), 0) AS BIGINT) AS scope_shown_n,
    CAST(sum(extension_days) AS BIGINT) AS extension_days,
    CAST(sum(observed_days) AS BIGINT) AS observed_days
  FROM counted
  GROUP BY
    measure,
    unit,
    is_kept,
    reason
)
SELECT
  CAST(s.measure AS VARCHAR) AS measure,
  u.kind,
  u.source,
  u.unit_id,
  CASE
    WHEN s.is_kept THEN 'yes'
    WHEN NOT s.is_kept THEN 'no'
  END AS outcome,
  CAST(s.reason AS VARCHAR) AS reason,
  s.n,
  s.scope_shown_n,
  s.extension_days,
  s.observed_days
FROM summed AS s
JOIN bulk_unit AS u USING (unit)

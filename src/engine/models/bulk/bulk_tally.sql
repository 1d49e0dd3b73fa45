-- Processes of the bulk deals counted by what is held of them, for every unit; bulk_count shows it with names.
-- measure: deals-on-time, end-dates-held or deals-on-budget
-- unit: number of the unit
-- state: yes, no, or why the data cannot tell
-- n: processes, count
-- scope_shown_n: those of them whose source shows the original scope, count
-- extension_days: sum of the days late, or of the days by which end dates moved later; 0 for the budget
-- observed_days: sum of the days over which end dates were watched; 0 for the other measures
SELECT
  deal_measure_name('deals-on-time') AS measure,
  unit,
  on_time AS state,
  CAST(sum(n) AS BIGINT) AS n,
  CAST(coalesce(sum(n) FILTER (WHERE original_scope), 0) AS BIGINT) AS scope_shown_n,
  CAST(sum(late_days) AS BIGINT) AS extension_days,
  0 AS observed_days
FROM unit_count
GROUP BY
  unit,
  on_time
UNION ALL
SELECT
  deal_measure_name('end-dates-held'),
  unit,
  end_held,
  CAST(sum(n) AS BIGINT),
  CAST(coalesce(sum(n) FILTER (WHERE original_scope), 0) AS BIGINT),
  CAST(sum(extension_days) AS BIGINT),
  CAST(sum(observed_days) AS BIGINT)
FROM unit_count
GROUP BY
  unit,
  end_held
UNION ALL
SELECT
  deal_measure_name('deals-on-budget'),
  unit,
  on_budget,
  CAST(sum(n) AS BIGINT),
  CAST(coalesce(sum(n) FILTER (WHERE original_scope), 0) AS BIGINT),
  0,
  0
FROM unit_count
GROUP BY
  unit,
  on_budget

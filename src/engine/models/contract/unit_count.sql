-- Processes of the slice counted by unit and by all that is held of them.
-- unit: number of the unit
-- on_time: as in process_measure
-- end_held: as in process_measure
-- on_budget: as in process_measure
-- original_scope: as in process_measure
-- published_bits: as in process_measure
-- n: processes, count
-- late_days: sum of the days by which they ended late
-- extension_days: sum of the days by which their end dates moved later
-- observed_days: sum of the days over which their end dates were watched
SELECT
  unit,
  on_time,
  end_held,
  on_budget,
  original_scope,
  published_bits,
  CAST(count(*) AS INTEGER) AS n,
  CAST(coalesce(sum(greatest(slip_days, 0)), 0) AS BIGINT) AS late_days,
  CAST(coalesce(sum(greatest(extension_days, 0)), 0) AS BIGINT) AS extension_days,
  CAST(coalesce(sum(observed_days), 0) AS BIGINT) AS observed_days
FROM process_measure
WHERE unit IS NOT NULL
GROUP BY
  unit,
  on_time,
  end_held,
  on_budget,
  original_scope,
  published_bits

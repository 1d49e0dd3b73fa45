-- How often each amount of slip and overrun occurs among the processes of the slice, by unit.
-- unit: number of the unit
-- measure: deals-on-time, end-dates-held or deals-on-budget
-- amount: days late, days by which the end date moved, or overrun in hundredths of a percent
-- n: processes, count
SELECT
  unit,
  deal_measure_name('deals-on-time') AS measure,
  CAST(slip_days AS BIGINT) AS amount,
  CAST(count(*) AS INTEGER) AS n
FROM process_measure
WHERE unit IS NOT NULL
  AND slip_days IS NOT NULL
GROUP BY
  unit,
  slip_days
UNION ALL
SELECT
  unit,
  deal_measure_name('end-dates-held'),
  extension_days,
  CAST(count(*) AS INTEGER)
FROM process_measure
WHERE unit IS NOT NULL
  AND extension_days IS NOT NULL
GROUP BY
  unit,
  extension_days
UNION ALL
SELECT
  unit,
  deal_measure_name('deals-on-budget'),
  overrun_bp,
  CAST(count(*) AS INTEGER)
FROM process_measure
WHERE unit IS NOT NULL
  AND overrun_bp IS NOT NULL
GROUP BY
  unit,
  overrun_bp

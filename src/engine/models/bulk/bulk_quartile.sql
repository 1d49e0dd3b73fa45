-- Quartiles of slip and overrun for every unit; bulk_spread shows them with names.
-- measure: deals-on-time and end-dates-held in days, deals-on-budget in hundredths of a percent of the first value
-- unit: number of the unit
-- n: judged processes, count
-- min: lowest
-- quartiles: lower quartile, median and upper quartile
-- max: highest
WITH amounts AS (
  SELECT
    unit,
    measure,
    amount
  FROM unit_spread
  WHERE n = 1
  UNION ALL
  SELECT
    unit,
    measure,
    amount
  FROM unit_spread
  CROSS JOIN unnest(range(n)) AS repeated(number)
  WHERE n > 1
)
SELECT
  measure,
  unit,
  count(*) AS n,
  min(amount) AS min,
  quantile_cont(amount, [0.25, 0.5, 0.75]) AS quartiles,
  max(amount) AS max
FROM amounts
GROUP BY
  measure,
  unit

-- Values between which the quartiles of slip and overrun lie, for every unit; bulk_spread shows them with names.
-- unit: number of the unit
-- measure: deals-on-time, end-dates-held or deals-on-budget
-- last: judged processes less 1, count
-- min: lowest
-- q1_low: value at or below the lower quartile
-- q1_high: value at or above it
-- q2_low: value at or below the median
-- q2_high: value at or above it
-- q3_low: value at or below the upper quartile
-- q3_high: value at or above it
-- max: highest
WITH amounts AS (
  SELECT
    unit,
    measure,
    amount,
    CAST(sum(n) AS BIGINT) AS n
  FROM unit_spread
  GROUP BY
    unit,
    measure,
    amount
),
placed AS (
  SELECT
    unit,
    measure,
    amount,
    CAST(sum(n) OVER (by_amount ROWS UNBOUNDED PRECEDING) AS BIGINT) AS upto,
    CAST(sum(n) OVER (by_amount ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS BIGINT) - 1 AS last
  FROM amounts
  WINDOW by_amount AS (PARTITION BY unit, measure ORDER BY amount)
)
SELECT
  unit,
  measure,
  any_value(last) AS last,
  min(amount) AS min,
  min(amount) FILTER (WHERE upto > last // 4) AS q1_low,
  min(amount) FILTER (WHERE upto > (last + 3) // 4) AS q1_high,
  min(amount) FILTER (WHERE upto > last // 2) AS q2_low,
  min(amount) FILTER (WHERE upto > (last + 1) // 2) AS q2_high,
  min(amount) FILTER (WHERE upto > last * 3 // 4) AS q3_low,
  min(amount) FILTER (WHERE upto > (last * 3 + 3) // 4) AS q3_high,
  max(amount) AS max
FROM placed
GROUP BY
  unit,
  measure

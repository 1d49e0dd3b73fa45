-- Distribution of slip and overrun over the judged processes of every buyer and named supplier. Quantiles lie between two
-- values as their rank does (R-7), in exact steps of a quarter.
-- measure: deals-on-time and end-dates-held in days, deals-on-budget in hundredths of a percent of the first value
-- kind: buyer or supplier
-- source: source of the deals
-- unit_id: the body's id after same-as, or the supplier's
-- n: judged processes, count
-- min: lowest
-- q1: lower quartile
-- median: median
-- q3: upper quartile
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
    CAST(sum(n) OVER (PARTITION BY unit, measure ORDER BY amount) AS BIGINT) AS upto,
    CAST(sum(n) OVER (PARTITION BY unit, measure) AS BIGINT) - 1 AS last
  FROM amounts
),
found AS (
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
)
SELECT
  CAST(f.measure AS VARCHAR) AS measure,
  u.kind,
  u.source,
  u.unit_id,
  f.last + 1 AS n,
  f.min,
  f.q1_low + (f.q1_high - f.q1_low) * (f.last % 4) / 4 AS q1,
  f.q2_low + (f.q2_high - f.q2_low) * (f.last % 2) / 2 AS median,
  f.q3_low + (f.q3_high - f.q3_low) * (f.last * 3 % 4) / 4 AS q3,
  f.max
FROM found AS f
JOIN bulk_unit AS u USING (unit)

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
FROM bulk_quartile AS f
JOIN bulk_unit AS u USING (unit)

-- Distribution of slip and overrun over the judged processes of every buyer and named supplier. Quantiles lie between two
-- values as their rank does (R-7).
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
  CAST(q.measure AS VARCHAR) AS measure,
  u.kind,
  u.source,
  u.unit_id,
  q.n,
  q.min,
  q.quartiles[1] AS q1,
  q.quartiles[2] AS median,
  q.quartiles[3] AS q3,
  q.max
FROM bulk_quartile AS q
JOIN bulk_unit AS u USING (unit)
WHERE u.is_admitted

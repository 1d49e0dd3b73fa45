-- Processes of every buyer by the share published of what can be expected.
-- source: source of the deals
-- unit_id: the body's id after same-as
-- share: items published over items expected, rounded to nine places as in openness
-- n: processes, count
SELECT
  u.source,
  u.unit_id,
  CAST(c.shown / c.expected AS DECIMAL(10, 9)) AS share,
  CAST(sum(c.n) AS BIGINT) AS n
FROM unit_count AS c
JOIN bulk_unit AS u USING (unit)
WHERE c.expected IS NOT NULL
GROUP BY
  u.source,
  u.unit_id,
  CAST(c.shown / c.expected AS DECIMAL(10, 9))

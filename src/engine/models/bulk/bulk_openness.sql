-- Processes of every buyer by the share published of what can be expected: first promised end and first value; of a process
-- the supplier's type; once closed the actual end and the final value. Of several contracts all must show it.
-- source: source of the deals
-- unit_id: the body's id after same-as
-- share: items published over items expected, rounded to nine places as in openness
-- n: processes, count
WITH counted AS (
  SELECT
    unit,
    published_bits AS bits,
    sum(n) AS n
  FROM unit_count
  WHERE published_bits IS NOT NULL
  GROUP BY
    unit,
    published_bits
),
weighed AS (
  SELECT
    unit,
    n,
    bit_count(bits & CASE WHEN bits & 16 = 16 THEN 47 ELSE 35 END) AS shown,
    2 + CASE WHEN bits & 64 = 64 THEN 0 ELSE 1 END + CASE WHEN bits & 16 = 16 THEN 2 ELSE 0 END AS expected
  FROM counted
)
SELECT
  u.source,
  u.unit_id,
  CAST(w.shown / w.expected AS DECIMAL(10, 9)) AS share,
  CAST(sum(w.n) AS BIGINT) AS n
FROM weighed AS w
JOIN bulk_unit AS u USING (unit)
WHERE u.is_admitted
GROUP BY
  u.source,
  u.unit_id,
  CAST(w.shown / w.expected AS DECIMAL(10, 9))

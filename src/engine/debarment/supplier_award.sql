-- Awards of one dataset to the suppliers asked for ($suppliers, a JSON list of ids), one row an award and supplier.
-- supplier: the supplier's id
-- name: its name as published
-- ocid: open contracting id of the process
-- award: number of the award within the process
-- awarded_on: date of the award
-- buyer: body id of the buyer, NULL where it is no body
-- buyer_name: the buyer's name as published
SELECT DISTINCT
  p.supplier,
  p.name,
  r.ocid,
  a.award,
  CAST(a.awarded_on AS VARCHAR) AS awarded_on,
  r.buyer,
  r.buyer_name
FROM read_parquet($parties) AS p
JOIN read_parquet($awards) AS a
  ON a.process = p.process
  AND a.award = p.award
JOIN read_parquet($processes) AS r
  ON r.process = p.process
WHERE p.role = 'supplier'
  AND p.supplier IN (SELECT unnest(from_json($suppliers, '["VARCHAR"]')))
  AND a.awarded_on IS NOT NULL
  -- An award that is pending, cancelled or unsuccessful was not made.
  AND (a.status IS NULL OR a.status = 'active')
ORDER BY p.supplier, awarded_on, r.ocid, a.award

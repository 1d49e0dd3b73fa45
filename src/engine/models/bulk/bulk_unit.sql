-- Buyers and named suppliers of the bulk deals, one row for each and source.
-- unit: number of the unit
-- kind: buyer or supplier
-- source: source of the deals
-- unit_id: the body's id after same-as, or the supplier's
-- name: name in the newest release of its processes, or in the process that the dataset shows last for a supplier; among several the first by name
WITH called AS (
  SELECT
    'buyer' AS kind,
    dataset,
    buyer AS id,
    buyer_name AS name,
    max(epoch_us(last_release_at)) AS newest
  FROM slice_processes
  WHERE buyer IS NOT NULL
    AND buyer_name IS NOT NULL
  GROUP BY ALL
  UNION ALL
  SELECT
    'supplier',
    dataset,
    supplier,
    name,
    max(process)
  FROM slice_parties
  WHERE role = 'supplier'
    AND supplier IS NOT NULL
    AND name IS NOT NULL
  GROUP BY ALL
),
known AS (
  SELECT
    i.unit,
    c.name
  FROM called AS c
  JOIN bulk_identity AS i USING (kind, dataset, id)
  QUALIFY row_number() OVER (PARTITION BY i.unit ORDER BY c.newest DESC NULLS LAST, c.dataset DESC, c.name) = 1
)
SELECT DISTINCT
  i.unit,
  i.kind,
  i.source,
  i.unit_id,
  k.name
FROM bulk_identity AS i
LEFT JOIN known AS k USING (unit)

-- Ids of buyers and of suppliers named as legal entities, as the datasets write them, with the unit that each stands for.
-- kind: buyer or supplier
-- dataset: number of the dataset
-- id: id as the dataset writes it
-- unit: number of the unit, from 1; the same for ids of one source that stand for one body
-- source: source of the dataset
-- unit_id: the body's id after same-as, or the supplier's
WITH written AS (
  SELECT DISTINCT
    'buyer' AS kind,
    dataset,
    source,
    buyer AS id
  FROM slice_processes
  WHERE buyer IS NOT NULL
  UNION ALL
  SELECT DISTINCT
    'supplier',
    dataset,
    source,
    supplier
  FROM slice_parties
  WHERE role = 'supplier'
    AND supplier IS NOT NULL
),
resolved AS (
  SELECT
    w.*,
    CASE WHEN w.kind = 'buyer' THEN coalesce(alias.canonical_id, w.id) ELSE w.id END AS unit_id
  FROM written AS w
  LEFT JOIN body_alias AS alias ON alias.body_id = w.id
)
SELECT
  kind,
  dataset,
  id,
  CAST(dense_rank() OVER (ORDER BY kind, source, unit_id) AS INTEGER) AS unit,
  source,
  unit_id
FROM resolved

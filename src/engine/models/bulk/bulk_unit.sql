-- Buyers and named suppliers of the bulk deals, one row for each and source.
-- unit: number of the unit
-- kind: buyer or supplier
-- source: source of the deals
-- unit_id: the body's id after same-as, or the supplier's
-- name: name in the newest release of its processes, or where the dataset first names a supplier; among several the first by name
-- is_admitted: whether its figures may enter: TRUE, but of a public moment only where the unit was sent every dataset in which it is and the windows passed (dataset_notice)
WITH called AS (
  SELECT
    'buyer' AS kind,
    dataset,
    buyer AS id,
    buyer_name AS name,
    max(epoch_us(last_release_at)) AS newest
  FROM slice_processes
  WHERE buyer IS NOT NULL
  GROUP BY
    dataset,
    buyer,
    buyer_name
  UNION ALL
  SELECT
    'supplier',
    dataset,
    supplier,
    arg_min(name, row_place(process, party)),
    0
  FROM slice_parties
  WHERE role = 'supplier'
    AND supplier IS NOT NULL
  GROUP BY
    dataset,
    supplier
),
resolved AS (
  SELECT
    c.*,
    d.source,
    d.name AS dataset_name,
    CASE WHEN c.kind = 'buyer' THEN coalesce(alias.canonical_id, c.id) ELSE c.id END AS unit_id
  FROM called AS c
  JOIN bulk_dataset AS d USING (dataset)
  LEFT JOIN body_alias AS alias ON alias.body_id = c.id
),
told AS (
  SELECT
    r.*,
    NOT m.is_public OR coalesce(n.admitted_from <= m.known_at, FALSE) AS was_sent
  FROM resolved AS r
  CROSS JOIN moment AS m
  LEFT JOIN dataset_notice AS n
    ON n.dataset = r.dataset_name
    AND n.body_id = r.unit_id
)
SELECT
  unit_of(kind, source, unit_id) AS unit,
  kind,
  source,
  unit_id,
  name,
  bool_and(was_sent) OVER (PARTITION BY kind, source, unit_id) AS is_admitted
FROM told
QUALIFY row_number() OVER (
  PARTITION BY kind, source, unit_id
  ORDER BY name IS NULL, newest DESC NULLS LAST, dataset DESC, name
) = 1

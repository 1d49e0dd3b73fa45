-- Whether the values of a dataset ever change, one row a dataset of the slice.
-- dataset: number of the dataset
-- observed_twice: contracts with two values or more, count
-- changed: of them, those whose value or currency changed, count
WITH valued AS (
  SELECT
    r.dataset,
    r.process,
    r.contract,
    count(*) AS values_observed,
    min(r.value_minor) < max(r.value_minor) OR min(r.currency) < max(r.currency) AS is_changed
  FROM slice_contract_revisions AS r
  CROSS JOIN moment AS m
  WHERE r.value_minor > 0
    AND r.currency IS NOT NULL
    AND is_by(r.released_at, m.as_of)
  GROUP BY
    r.dataset,
    r.process,
    r.contract
)
SELECT
  dataset,
  count(*) FILTER (WHERE values_observed > 1) AS observed_twice,
  count(*) FILTER (WHERE is_changed) AS changed
FROM valued
GROUP BY dataset

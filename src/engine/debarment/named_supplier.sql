-- Suppliers of one dataset that are named as legal entities, one row each.
-- supplier: the supplier's id
-- names: its names as published, each once, by name
-- evidence: what shows that it is a legal entity
SELECT
  supplier,
  list_sort(list(DISTINCT name)) AS names,
  min(evidence) AS evidence
FROM read_parquet($parties)
WHERE role = 'supplier'
  AND supplier IS NOT NULL
  AND name IS NOT NULL
GROUP BY supplier
ORDER BY supplier

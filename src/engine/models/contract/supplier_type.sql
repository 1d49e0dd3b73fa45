-- Whether the source says what kind of supplier each supplier of a process is, one row a process with suppliers.
-- dataset: number of the dataset
-- process: number of the process
-- shows_type: whether it does so for all of them
SELECT
  dataset,
  process,
  bool_and(coalesce(type_published, FALSE)) AS shows_type
FROM slice_parties
WHERE role = 'supplier'
GROUP BY
  dataset,
  process

-- Processes that a newer active dataset of the same source shows again: they count there alone.
-- dataset: number of the dataset
-- process: number of the process
SELECT
  dataset,
  process
FROM slice_processes
QUALIFY row_number() OVER (PARTITION BY source, kind, ocid ORDER BY dataset DESC, process) > 1
  AND dataset < max(dataset) OVER (PARTITION BY source, kind, ocid)

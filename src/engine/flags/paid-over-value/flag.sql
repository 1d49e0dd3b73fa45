-- Contracts under which more was paid than their final value, or than their latest where no final one is published.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- value: sum paid above the value, minor units of its currency
SELECT
  dataset,
  process,
  contract,
  CAST(paid_over_minor AS BIGINT) AS value
FROM contract_measure
WHERE paid_over_minor > 0
  AND NOT is_project
  AND NOT is_cancelled

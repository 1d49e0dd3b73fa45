-- Contracts under which more was paid than their final value, or than their latest where no final one is published.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- value: sum paid above the value, minor units of its currency
SELECT
  dataset,
  process,
  contract,
  paid_over_minor AS value
FROM contract_measure
WHERE paid_over_minor > 0
  AND is_in_force

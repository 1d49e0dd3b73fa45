-- Contracts whose promised end was moved to a new latest day three times or more.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- value: times that it was moved so, count
SELECT
  dataset,
  process,
  contract,
  CAST(moved_later AS BIGINT) AS value
FROM contract_measure
WHERE moved_later >= 3
  AND is_in_force
  AND NOT (original_scope AND end_held = 'yes')

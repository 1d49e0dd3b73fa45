-- Contracts 90 days or more past their latest promised end, without an end, a final value or any implementation news since.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- value: days since the latest promised end
SELECT
  c.dataset,
  c.process,
  c.contract,
  c.silent_days AS value
FROM contract_measure AS c
JOIN bulk_dataset AS d USING (dataset)
WHERE c.silent_days >= 90
  AND d.shows_implementation
  AND c.is_in_force

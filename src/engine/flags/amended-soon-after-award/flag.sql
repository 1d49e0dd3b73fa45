-- Contracts first amended within 30 days of their signature, or of the award where no day of signature is published.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- value: days from signature or award to the first amendment
WITH dated AS (
  SELECT
    c.dataset,
    c.process,
    c.contract,
    c.first_amended_on - coalesce(c.signed_on, a.awarded_on) AS days
  FROM contract_measure AS c
  LEFT JOIN slice_awards AS a USING (dataset, process, award)
  WHERE c.first_amended_on IS NOT NULL
    AND c.is_in_force
)
SELECT
  dataset,
  process,
  contract,
  days AS value
FROM dated
WHERE days BETWEEN 1 AND 30

-- Amendments that the source lists for each contract up to the moment, one row a contract that has any.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- amendments: amendments, count
-- first_amended_on: day of the first, NULL where none is dated
-- last_amended_on: day of the latest, NULL where none is dated
SELECT
  a.dataset,
  a.process,
  a.contract,
  count(*) AS amendments,
  min(a.amended_on) AS first_amended_on,
  max(a.amended_on) AS last_amended_on
FROM slice_amendments AS a
CROSS JOIN moment AS m
WHERE a.stage = 'contract'
  AND a.contract IS NOT NULL
  AND coalesce(a.amended_on <= m.as_of, TRUE)
GROUP BY
  a.dataset,
  a.process,
  a.contract

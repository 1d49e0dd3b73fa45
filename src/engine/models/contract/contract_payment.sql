-- Payments under each contract up to the moment, one row a contract that has any.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- payments: payments, count
-- paid_minor: their sum, minor units; NULL where they are in several currencies or one has none
-- paid_currency: its currency, ISO 4217; NULL as the sum
SELECT
  t.dataset,
  t.process,
  t.contract,
  count(*) AS payments,
  CASE WHEN count(t.currency) = count(*) AND min(t.currency) = max(t.currency) THEN CAST(sum(t.value_minor) AS DECIMAL(38, 0)) END AS paid_minor,
  CASE WHEN count(t.currency) = count(*) AND min(t.currency) = max(t.currency) THEN min(t.currency) END AS paid_currency
FROM slice_transactions AS t
CROSS JOIN moment AS m
WHERE t.value_minor IS NOT NULL
  AND coalesce(t.paid_on <= m.as_of, TRUE)
GROUP BY
  t.dataset,
  t.process,
  t.contract

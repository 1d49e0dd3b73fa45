-- Contracts 90 days or more past their latest promised end, without an end, a final value or any implementation news since.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- value: days since the latest promised end
SELECT
  c.dataset,
  c.process,
  c.contract,
  m.as_of - c.last_end_on AS value
FROM contract_measure AS c
JOIN bulk_dataset AS d USING (dataset)
CROSS JOIN moment AS m
WHERE c.last_end_on <= m.as_of - 90
  AND c.actual_end_on IS NULL
  AND c.final_value_minor IS NULL
  AND coalesce(c.last_news_on <= c.last_end_on, TRUE)
  AND d.shows_implementation
  AND c.kind = 'contract'
  AND NOT c.is_cancelled
  AND NOT c.is_terminated

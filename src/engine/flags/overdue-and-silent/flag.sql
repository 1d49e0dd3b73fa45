-- Contracts 90 days or more past their latest promised end, without an end, a final value or any implementation news since.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- value: days since the latest promised end
SELECT
  c.dataset,
  c.process,
  c.contract,
  c.overdue_days AS value
FROM contract_measure AS c
JOIN bulk_dataset AS d USING (dataset)
WHERE c.overdue_days >= 90
  AND c.final_value_minor IS NULL
  AND coalesce(c.last_news_on <= c.last_end_on, TRUE)
  AND d.shows_implementation
  AND NOT c.is_project

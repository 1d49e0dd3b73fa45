-- Contracts whose first value lies at most 5 % under a legal threshold in force on the day they were made.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- value: distance to the nearest such threshold, hundredths of a percent of it
WITH dated AS (
  SELECT
    c.dataset,
    c.process,
    c.contract,
    d.method,
    d.category,
    c.first_value_minor,
    c.first_currency,
    w.source,
    coalesce(c.signed_on, a.awarded_on, c.first_seen_on) AS made_on
  FROM contract_measure AS c
  JOIN deal_process AS d USING (dataset, process)
  JOIN bulk_dataset AS w USING (dataset)
  LEFT JOIN slice_awards AS a USING (dataset, process, award)
  WHERE c.first_value_minor IS NOT NULL
    AND NOT c.is_project
    AND NOT c.is_cancelled
)
SELECT
  c.dataset,
  c.process,
  c.contract,
  min(CAST((t.amount_minor - c.first_value_minor) * 10000 // t.amount_minor AS BIGINT)) AS value
FROM dated AS c
JOIN threshold AS t
  ON t.source = c.source
  AND t.currency = c.first_currency
  AND c.first_value_minor < t.amount_minor
  AND c.first_value_minor >= t.amount_minor - t.amount_minor // 20
  AND coalesce(c.made_on >= t."from", TRUE)
  AND coalesce(c.made_on <= t.until, TRUE)
  AND coalesce(c.category = t.category, t.category IS NULL)
  AND coalesce(c.method = t.method, t.method IS NULL AND coalesce(c.method <> 'open', TRUE))
GROUP BY
  c.dataset,
  c.process,
  c.contract

-- Contracts whose first value lies at most 5 % under a legal threshold in force on the day they were made.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- value: distance to the nearest such threshold, hundredths of a percent of it
WITH near AS (
  SELECT
    c.dataset,
    c.process,
    c.contract,
    c.award,
    c.signed_on,
    t.method,
    t.category,
    t."from" AS first_on,
    t.until AS last_on,
    CAST((t.amount_minor - c.first_value_minor) * 10000 // t.amount_minor AS BIGINT) AS distance_bp
  FROM contract_measure AS c
  JOIN bulk_dataset AS w USING (dataset)
  JOIN threshold AS t
    ON t.source = w.source
    AND t.currency = c.currency
  WHERE c.first_value_minor BETWEEN t.amount_minor - t.amount_minor // 20 AND t.amount_minor - 1
    AND c.is_in_force
)
SELECT
  n.dataset,
  n.process,
  n.contract,
  min(n.distance_bp) AS value
FROM near AS n
JOIN slice_processes AS d USING (dataset, process)
LEFT JOIN slice_awards AS a USING (dataset, process, award)
WHERE coalesce(n.signed_on, a.awarded_on) BETWEEN coalesce(n.first_on, DATE '0001-01-01') AND coalesce(n.last_on, DATE '9999-12-31')
  AND coalesce(d.category = n.category, n.category IS NULL)
  AND coalesce(d.method = n.method, n.method IS NULL AND coalesce(d.method <> 'open', TRUE))
GROUP BY
  n.dataset,
  n.process,
  n.contract

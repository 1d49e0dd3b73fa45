-- How often the promised end of a contract was moved, one row a contract that shows three or more, not
-- all of one day.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- moved_later: releases that show an end later than every end shown before, count
-- moved_earlier: releases that show an end earlier than the one shown before, count
WITH moved AS (
  SELECT
    r.dataset,
    r.process,
    r.contract
  FROM slice_contract_revisions AS r
  CROSS JOIN moment AS m
  WHERE r.end_on IS NOT NULL
    AND is_by(r.released_at, m.as_of)
  GROUP BY
    r.dataset,
    r.process,
    r.contract
  HAVING min(r.end_on) < max(r.end_on)
    AND count(*) > 2
),
moving AS (
  SELECT
    r.dataset,
    r.process,
    r.contract,
    r.end_on,
    max(r.end_on) OVER earlier AS latest_before,
    lag(r.end_on) OVER (PARTITION BY r.dataset, r.process, r.contract ORDER BY r.revision) AS before
  FROM slice_contract_revisions AS r
  CROSS JOIN moment AS m
  JOIN moved AS o
    ON o.dataset = r.dataset
    AND o.process = r.process
    AND o.contract = r.contract
  WHERE r.end_on IS NOT NULL
    AND is_by(r.released_at, m.as_of)
  WINDOW earlier AS (
    PARTITION BY r.dataset, r.process, r.contract
    ORDER BY r.revision
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  )
)
SELECT
  dataset,
  process,
  contract,
  count(*) FILTER (WHERE end_on > latest_before) AS moved_later,
  count(*) FILTER (WHERE end_on < before) AS moved_earlier
FROM moving
GROUP BY
  dataset,
  process,
  contract

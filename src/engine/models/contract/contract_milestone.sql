-- Milestones of each contract at the moment, one row a contract that has any.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- met_in_time: met by the due date, count
-- met_late: met after it, count
-- met_undated: met, and the date or the due date is not published, count
-- not_met: due and not met, count
-- not_due: not met and not yet due, or without a due date, count
-- is_completed: whether milestones of type delivery or completion were met and none of these is left
-- completed_on: day of the last of these, NULL where one is undated
WITH judged AS (
  SELECT
    s.dataset,
    s.process,
    s.contract,
    s.due_on,
    s.met_on,
    s.type IN ('delivery', 'completion') AS is_completing,
    coalesce(s.met_on <= m.as_of, TRUE) AND coalesce(s.status = 'met', s.met_on IS NOT NULL) AS is_met,
    CASE WHEN s.status = 'notMet' THEN coalesce(s.due_on < m.as_of, TRUE) ELSE coalesce(s.due_on < m.as_of, FALSE) END AS is_due
  FROM slice_milestones AS s
  CROSS JOIN moment AS m
  WHERE s.contract IS NOT NULL
)
SELECT
  dataset,
  process,
  contract,
  count(*) FILTER (WHERE is_met AND met_on <= due_on) AS met_in_time,
  count(*) FILTER (WHERE is_met AND met_on > due_on) AS met_late,
  count(*) FILTER (WHERE is_met AND (met_on IS NULL OR due_on IS NULL)) AS met_undated,
  count(*) FILTER (WHERE NOT is_met AND is_due) AS not_met,
  count(*) FILTER (WHERE NOT is_met AND NOT is_due) AS not_due,
  coalesce(bool_and(is_met) FILTER (WHERE is_completing), FALSE) AS is_completed,
  CASE WHEN bool_and(is_met AND met_on IS NOT NULL) FILTER (WHERE is_completing) THEN max(met_on) FILTER (WHERE is_completing) END AS completed_on
FROM judged
GROUP BY
  dataset,
  process,
  contract

-- Processes of the bulk deals counted by outcome, for every buyer and every named supplier.
-- measure: deals-on-time, end-dates-held or deals-on-budget
-- kind: buyer or supplier
-- source: source of the deals
-- unit_id: the body's id after same-as, or the supplier's
-- outcome: yes or no; NULL where the data cannot tell
-- reason: why not, not ended, status unclear, currency changed, value the same in every release, no actual end, one observation, no value, no end date or cancelled
-- n: processes, count
-- scope_shown_n: those of them whose source shows the original scope, count
-- extension_days: sum of the days late, or of the days by which end dates moved later; 0 for the budget
-- observed_days: sum of the days over which end dates were watched; 0 for the other measures
SELECT
  CAST(c.measure AS VARCHAR) AS measure,
  u.kind,
  u.source,
  u.unit_id,
  CASE WHEN is_judged(c.state) THEN CAST(c.state AS VARCHAR) END AS outcome,
  CASE WHEN NOT is_judged(c.state) THEN CAST(c.state AS VARCHAR) END AS reason,
  c.n,
  c.scope_shown_n,
  c.extension_days,
  c.observed_days
FROM bulk_tally AS c
JOIN bulk_unit AS u USING (unit)
WHERE u.is_admitted

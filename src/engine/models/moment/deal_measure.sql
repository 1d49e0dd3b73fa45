-- The deal measures, one row a deal, body in charge and measure; end-dates-held has a row for each spell in charge, the
-- others count for the body in charge by the latest snapshot. Of a public moment those that may enter an edition (admission).
-- measure: deals-on-time, end-dates-held or deals-on-budget
-- commitment_id: the deal's id
-- body_id: body that it counts for
-- peer_group: peer group of that body, NULL where none is declared
-- spell_number: the spell in charge, NULL for the other measures
-- topics: topics of the deal
-- jurisdiction: jurisdiction of the deal, else the body's
-- outcome: yes or no; NULL where the data cannot tell
-- judgeable: whether the data can tell
-- reason: why not: no end date, no actual end, not ended, dates too coarse, one observation, no value, no final value or currency changed
-- slip_days: days late, or by which the end date moved; NULL for the budget
-- overrun: final value over first value, less 1; NULL for time
-- observed_days: days over which the end date was watched; NULL for the other measures
-- original_scope: whether the source shows the original scope, without which a later date may be an option year; NULL where not known
WITH measured AS (
  SELECT
    'deals-on-time' AS measure,
    commitment_id,
    body_id,
    NULL AS spell_number,
    on_time_reason AS reason,
    actual_end_on <= first_end_on AS kept,
    days_moved(first_end_from, first_end_on, actual_end_from, actual_end_on) AS slip_days,
    NULL AS overrun,
    NULL AS observed_days,
    original_scope
  FROM deal
  UNION ALL
  SELECT
    'end-dates-held',
    commitment_id,
    body_id,
    spell_number,
    reason,
    NOT extended,
    slip_days,
    NULL,
    observed_days,
    original_scope
  FROM deal_spell
  UNION ALL
  SELECT
    'deals-on-budget',
    commitment_id,
    body_id,
    NULL,
    on_budget_reason,
    final_value_amount <= first_value_amount,
    NULL,
    CASE WHEN on_budget_reason IS NULL THEN final_value_amount / first_value_amount - 1 END,
    NULL,
    original_scope
  FROM deal
)
SELECT
  x.measure,
  x.commitment_id,
  x.body_id,
  b.peer_group,
  x.spell_number,
  d.topics,
  coalesce(d.jurisdiction, b.jurisdiction) AS jurisdiction,
  CASE
    WHEN x.reason IS NOT NULL THEN NULL
    WHEN x.kept THEN 'yes'
    ELSE 'no'
  END AS outcome,
  x.reason IS NULL AS judgeable,
  x.reason,
  CASE WHEN x.reason IS NULL THEN x.slip_days END AS slip_days,
  x.overrun,
  CASE WHEN x.reason IS NULL THEN x.observed_days END AS observed_days,
  x.original_scope
FROM measured AS x
JOIN deal AS d USING (commitment_id)
CROSS JOIN moment AS m
LEFT JOIN body AS b ON b.body_id = x.body_id
LEFT JOIN admission AS a
  ON a.subject = 'deal'
  AND a.commitment_id = x.commitment_id
  AND a.body_id = x.body_id
WHERE NOT m.is_public
  OR a.is_admitted

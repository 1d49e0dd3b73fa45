-- The measures of deals from project snapshots, one row a deal, measure and body in charge; end-dates-held has one for each spell in charge.
-- measure: deals-on-time, end-dates-held, deals-on-budget or openness
-- commitment_id: the deal's id
-- body_id: body that it counts for
-- spell_number: the spell in charge, for end-dates-held
-- outcome: yes or no; empty where the data cannot tell, and for openness
-- reason: why they cannot tell
-- slip_days: days late, or by which the end date moved
-- overrun: final value over first value, less 1
-- observed_days: days over which the end date was watched
-- original_scope: whether the source shows the original scope, without which a later date may be an option year
-- share: for openness, share published of what can be expected
-- missing: for openness, what is expected and not published
SELECT
  measure,
  commitment_id,
  body_id,
  spell_number,
  outcome,
  reason,
  slip_days,
  overrun,
  observed_days,
  original_scope,
  CAST(NULL AS DECIMAL(10, 9)) AS share,
  CAST(NULL AS VARCHAR[]) AS missing
FROM deal_measure
UNION ALL
SELECT
  'openness',
  commitment_id,
  body_id,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  share,
  missing
FROM openness
ORDER BY
  commitment_id,
  measure,
  spell_number,
  body_id

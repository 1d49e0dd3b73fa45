-- The time that one body was in charge of one deal without a break, by the snapshots; a later date counts for the body
-- that was in charge when it was published.
-- commitment_id: the deal's id
-- body_id: body in charge
-- spell_number: order among the deal's spells, from 1
-- peer_group: peer group of the body, NULL where none is declared
-- from_snapshot: number of the spell's first snapshot
-- to_snapshot: number of the spell's last snapshot
-- baseline_end_from: first day of the promised end in force when the body took charge, else of the first that it published
-- baseline_end_on: last day of the same
-- baseline_observed_on: first day of the time that the snapshot with that date speaks of
-- inherited: whether that date had been published under another body
-- last_end_on: last day of the latest promised end published in the spell
-- last_end_observed_on: first day of the time that the snapshot with that date speaks of
-- observations: promised ends seen, the inherited one among them, count
-- slip_days: days from the baseline to the latest promised end, negative where it came forward
-- observed_days: days between the snapshots that show these two
-- years_observed: the same in years of 365.25 days
-- extended: whether the latest promised end is later than the baseline
-- original_scope: whether the source shows the original scope; NULL where that is not known
-- judgeable: whether there are two dates to compare
-- reason: no end date or one observation; NULL where it is judgeable
WITH changed AS (
  SELECT
    *,
    lag(body_id) OVER chain IS DISTINCT FROM body_id AS takes_charge
  FROM deal_snapshot
  WINDOW chain AS (PARTITION BY commitment_id ORDER BY snapshot_number)
),
numbered AS (
  SELECT
    *,
    CAST(count(*) FILTER (WHERE takes_charge) OVER (
      PARTITION BY commitment_id
      ORDER BY snapshot_number
      ROWS UNBOUNDED PRECEDING
    ) AS BIGINT) AS spell_number
  FROM changed
),
gathered AS (
  SELECT
    commitment_id,
    spell_number,
    any_value(body_id) AS body_id,
    min(snapshot_number) AS from_snapshot,
    max(snapshot_number) AS to_snapshot,
    arg_min({'low': previous_end_from, 'high': previous_end_on, 'seen': previous_end_observed_on}, snapshot_number) AS before,
    arg_min({'low': end_from, 'high': end_on, 'seen': effective_from}, snapshot_number) FILTER (WHERE end_on IS NOT NULL) AS first_end,
    arg_max({'low': end_from, 'high': end_on, 'seen': effective_from}, snapshot_number) FILTER (WHERE end_on IS NOT NULL) AS last_end,
    count(end_on) AS ends_shown,
    arg_max(original_scope, snapshot_number) AS original_scope
  FROM numbered
  GROUP BY
    commitment_id,
    spell_number
),
compared AS (
  SELECT
    *,
    before.high IS NOT NULL AS inherited,
    CASE WHEN before.high IS NOT NULL THEN before ELSE first_end END AS baseline,
    CASE
      WHEN ends_shown = 0 THEN 'no end date'
      WHEN ends_shown = 1 AND before.high IS NULL THEN 'one observation'
    END AS reason
  FROM gathered
)
SELECT
  c.commitment_id,
  c.body_id,
  c.spell_number,
  b.peer_group,
  c.from_snapshot,
  c.to_snapshot,
  c.baseline.low AS baseline_end_from,
  c.baseline.high AS baseline_end_on,
  c.baseline.seen AS baseline_observed_on,
  c.inherited,
  c.last_end.high AS last_end_on,
  c.last_end.seen AS last_end_observed_on,
  c.ends_shown + CASE WHEN c.inherited THEN 1 ELSE 0 END AS observations,
  days_moved(c.baseline.low, c.baseline.high, c.last_end.low, c.last_end.high) AS slip_days,
  c.last_end.seen - c.baseline.seen AS observed_days,
  (c.last_end.seen - c.baseline.seen) / 365.25 AS years_observed,
  days_moved(c.baseline.low, c.baseline.high, c.last_end.low, c.last_end.high) > 0 AS extended,
  c.original_scope,
  c.reason IS NULL AS judgeable,
  c.reason
FROM compared AS c
LEFT JOIN body AS b ON b.body_id = c.body_id

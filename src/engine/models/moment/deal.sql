-- Deals at the moment, one row each, from all their snapshots.
-- commitment_id: the deal's id, after same-as
-- source: source that shows it
-- deal_type: project or contract
-- title: title in the language asked for
-- title_texts: title by language
-- body_id: body in charge by the latest snapshot, after same-as
-- peer_group: peer group of that body, NULL where none is declared
-- topics: topics by the latest snapshot
-- places: places by the latest snapshot, each with name, scheme and code
-- jurisdiction: jurisdiction by the latest snapshot, else the body's
-- snapshots: snapshots, count
-- first_observed_on: first day of the time that the first snapshot speaks of
-- last_observed_on: first day of the time that the latest snapshot speaks of
-- observations: snapshots that show a promised end, count
-- first_end_from: first day of the first promised end observed
-- first_end_on: last day of the first promised end observed
-- last_end_on: last day of the latest promised end observed
-- slip_days: days from the first to the latest promised end, negative where it came forward
-- observed_days: days between the first and the latest snapshot that show a promised end
-- years_observed: the same in years of 365.25 days
-- actual_end_from: first day of the date on which it ended
-- actual_end_on: last day of the date on which it ended
-- first_value_amount: first value shown, major units of its currency
-- first_value_currency: ISO 4217 code
-- value_amount: latest value shown, major units of its currency
-- value_currency: ISO 4217 code
-- final_value_amount: final value, major units of its currency
-- final_value_currency: ISO 4217 code
-- outlook_scale: the source's scale of delivery confidence
-- outlook: latest delivery confidence in that scale
-- original_scope: whether the source shows the original scope; NULL where that is not known
-- listed: FALSE where the source no longer lists it
-- on_time_reason: why it cannot be judged on time, NULL where it can
-- end_held_reason: why it cannot be judged whether the end date was held, NULL where it can
-- on_budget_reason: why it cannot be judged on budget, NULL where it can
WITH gathered AS (
  SELECT
    commitment_id,
    arg_max(source, snapshot_number) AS source,
    arg_max(deal_type, snapshot_number) AS deal_type,
    arg_max(title, snapshot_number) AS title,
    arg_max(title_texts, snapshot_number) AS title_texts,
    arg_max(body_id, snapshot_number) AS body_id,
    arg_max(topics, snapshot_number) AS topics,
    arg_max(places, snapshot_number) AS places,
    arg_max(jurisdiction, snapshot_number) AS jurisdiction,
    count(*) AS snapshots,
    arg_min(effective_from, snapshot_number) AS first_observed_on,
    arg_max(effective_from, snapshot_number) AS last_observed_on,
    count(end_on) AS observations,
    arg_min({'low': end_from, 'high': end_on, 'seen': effective_from}, snapshot_number) FILTER (WHERE end_on IS NOT NULL) AS first_end,
    arg_max({'low': end_from, 'high': end_on, 'seen': effective_from}, snapshot_number) FILTER (WHERE end_on IS NOT NULL) AS last_end,
    arg_max({'low': actual_end_from, 'high': actual_end_on}, snapshot_number) FILTER (WHERE actual_end_on IS NOT NULL) AS actual_end,
    arg_min({'amount': value_amount, 'currency': value_currency}, snapshot_number) FILTER (WHERE value_amount IS NOT NULL) AS first_value,
    arg_max({'amount': value_amount, 'currency': value_currency}, snapshot_number) FILTER (WHERE value_amount IS NOT NULL) AS last_value,
    arg_max({'amount': final_value_amount, 'currency': final_value_currency}, snapshot_number)
      FILTER (WHERE final_value_amount IS NOT NULL) AS final_value,
    arg_max({'scale': outlook_scale, 'value': outlook}, snapshot_number) FILTER (WHERE outlook IS NOT NULL) AS outlook,
    arg_max(original_scope, snapshot_number) AS original_scope,
    arg_max(listed, snapshot_number) AS listed
  FROM deal_snapshot
  GROUP BY commitment_id
)
SELECT
  g.commitment_id,
  g.source,
  g.deal_type,
  g.title,
  g.title_texts,
  g.body_id,
  b.peer_group,
  g.topics,
  g.places,
  coalesce(g.jurisdiction, b.jurisdiction) AS jurisdiction,
  g.snapshots,
  g.first_observed_on,
  g.last_observed_on,
  g.observations,
  g.first_end.low AS first_end_from,
  g.first_end.high AS first_end_on,
  g.last_end.high AS last_end_on,
  days_moved(g.first_end.low, g.first_end.high, g.last_end.low, g.last_end.high) AS slip_days,
  g.last_end.seen - g.first_end.seen AS observed_days,
  (g.last_end.seen - g.first_end.seen) / 365.25 AS years_observed,
  g.actual_end.low AS actual_end_from,
  g.actual_end.high AS actual_end_on,
  g.first_value.amount AS first_value_amount,
  g.first_value.currency AS first_value_currency,
  g.last_value.amount AS value_amount,
  g.last_value.currency AS value_currency,
  g.final_value.amount AS final_value_amount,
  g.final_value.currency AS final_value_currency,
  g.outlook.scale AS outlook_scale,
  g.outlook.value AS outlook,
  g.original_scope,
  g.listed,
  CASE
    WHEN g.first_end IS NULL THEN 'no end date'
    WHEN g.actual_end IS NULL AND g.last_end.high > m.as_of THEN 'not ended'
    WHEN g.actual_end IS NULL THEN 'no actual end'
    WHEN g.actual_end.low <= g.first_end.high AND g.actual_end.high > g.first_end.high THEN 'dates too coarse'
  END AS on_time_reason,
  CASE
    WHEN g.observations = 0 THEN 'no end date'
    WHEN g.observations = 1 THEN 'one observation'
  END AS end_held_reason,
  CASE
    WHEN g.first_value IS NULL OR g.first_value.amount <= 0 THEN 'no value'
    WHEN g.final_value IS NULL AND g.actual_end IS NULL AND coalesce(g.last_end.high > m.as_of, FALSE) THEN 'not ended'
    WHEN g.final_value IS NULL THEN 'no final value'
    WHEN g.final_value.currency <> g.first_value.currency THEN 'currency changed'
  END AS on_budget_reason
FROM gathered AS g
CROSS JOIN moment AS m
LEFT JOIN body AS b ON b.body_id = g.body_id

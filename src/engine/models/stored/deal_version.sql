-- Deals as their sources showed them, one row a version of a snapshot, with days and sums in place of texts.
-- event_id: the deal event
-- leaf_index: its place in the log
-- recorded_at: when Kept recorded it, UTC
-- known_from: instant from which this version was known, UTC
-- known_to: instant at which it ceased to stand, NULL while it stands
-- deal: the deal's id as its source gave it
-- effective_from: first day of the time that the snapshot speaks of
-- effective_precision: year, month or day
-- source: source that showed it
-- deal_type: project or contract
-- title: title by language
-- lead: body in charge, as the source gave it
-- snapshot: the source's name for the snapshot
-- start_on: first day of the start date
-- end_from: first day of the promised end date
-- end_on: last day of the promised end date
-- end_precision: year, month or day
-- end_low: first day of the low end of a range of end dates
-- end_high: last day of the high end of a range of end dates
-- actual_end_from: first day of the date on which it ended
-- actual_end_on: last day of the date on which it ended
-- value_amount: value, major units of its currency
-- value_currency: ISO 4217 code
-- final_value_amount: final value, major units of its currency
-- final_value_currency: ISO 4217 code
-- outlook_scale: the source's scale of delivery confidence
-- outlook: delivery confidence in that scale
-- withheld: fields that the publisher says it withholds, with its ground
-- original_scope: whether the source shows the original scope; NULL where that is not known
-- listed: FALSE where the source no longer lists the deal
-- topics: topics as the source gives them
-- places: places as the source gives them, each with name, scheme and code
-- jurisdiction: jurisdiction as the source gives it
SELECT
  event_id,
  leaf_index,
  recorded_at,
  known_from,
  known_to,
  deal,
  effective_from,
  effective_precision,
  source,
  deal_type,
  title,
  lead,
  snapshot,
  first_day("start") AS start_on,
  first_day("end") AS end_from,
  final_day("end") AS end_on,
  "end".precision AS end_precision,
  first_day(end_low) AS end_low,
  final_day(end_high) AS end_high,
  first_day(actual_end) AS actual_end_from,
  final_day(actual_end) AS actual_end_on,
  exact(value.amount) AS value_amount,
  value.currency AS value_currency,
  exact(final_value.amount) AS final_value_amount,
  final_value.currency AS final_value_currency,
  outlook.scale AS outlook_scale,
  outlook.value AS outlook,
  withheld,
  original_scope,
  coalesce(listed, TRUE) AS listed,
  topics,
  places,
  jurisdiction
FROM event_deal

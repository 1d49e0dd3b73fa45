-- Deals from project snapshots, one row each: what was promised first and what came of it.
-- commitment_id: the deal's id
-- source: source that shows it
-- deal_type: project or contract
-- title: title in the record's first language
-- body_id: body in charge by the latest snapshot
-- peer_group: peer group of that body
-- topics: topics by the latest snapshot
-- jurisdiction: jurisdiction by the latest snapshot, else the body's
-- snapshots: snapshots, count
-- first_observed_on: first day of the time that the first snapshot speaks of
-- last_observed_on: first day of the time that the latest snapshot speaks of
-- first_end_on: last day of the first promised end observed
-- last_end_on: last day of the latest promised end observed
-- actual_end_on: last day of the date on which it ended
-- first_value_amount: first value shown, major units of its currency
-- first_value_currency: ISO 4217 code
-- value_amount: latest value shown, major units of its currency
-- value_currency: ISO 4217 code
-- final_value_amount: final value, major units of its currency
-- final_value_currency: ISO 4217 code
-- outlook_scale: the source's scale of delivery confidence
-- outlook: latest delivery confidence in that scale
-- original_scope: whether the source shows the original scope; empty where that is not known
-- listed: FALSE where the source no longer lists it
SELECT
  commitment_id,
  source,
  deal_type,
  title,
  body_id,
  peer_group,
  topics,
  jurisdiction,
  snapshots,
  first_observed_on,
  last_observed_on,
  first_end_on,
  last_end_on,
  actual_end_on,
  first_value_amount,
  first_value_currency,
  value_amount,
  value_currency,
  final_value_amount,
  final_value_currency,
  outlook_scale,
  outlook,
  original_scope,
  listed
FROM deal
ORDER BY commitment_id

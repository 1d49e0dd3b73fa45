-- Deals as their sources showed them, one row a snapshot.
-- commitment_id: the deal's id
-- deal_event: the deal event
-- snapshot_number: order among the deal's snapshots, from 1
-- snapshot: the source's name for the snapshot
-- effective_from: first day of the time that the snapshot speaks of, empty where not known
-- effective_precision: year, month or day
-- recorded_at: when it was recorded, UTC
-- source: source that showed it
-- title: title in the record's first language
-- body_id: body in charge at that time
-- start_on: first day of the start date
-- end_on: last day of the promised end date, empty where not shown
-- end_low: first day of the low end of a range of end dates
-- end_high: last day of the high end of a range of end dates
-- actual_end_on: last day of the date on which it ended
-- value_amount: value, major units of its currency
-- value_currency: ISO 4217 code
-- final_value_amount: final value, major units of its currency
-- final_value_currency: ISO 4217 code
-- outlook_scale: the source's scale of delivery confidence
-- outlook: delivery confidence in that scale
-- withheld_fields: fields that the publisher says it withholds
-- original_scope: whether the source shows the original scope; empty where that is not known
-- listed: FALSE where the source no longer lists the deal
SELECT
  commitment_id,
  event_id AS deal_event,
  snapshot_number,
  snapshot,
  effective_from,
  effective_precision,
  recorded_at,
  source,
  title,
  body_id,
  start_on,
  end_on,
  end_low,
  end_high,
  actual_end_on,
  value_amount,
  value_currency,
  final_value_amount,
  final_value_currency,
  outlook_scale,
  outlook,
  list_transform(withheld, lambda one: one.field) AS withheld_fields,
  original_scope,
  listed
FROM deal_snapshot
ORDER BY
  commitment_id,
  snapshot_number

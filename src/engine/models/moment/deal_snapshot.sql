-- Deals as their sources showed them up to the moment, one row a snapshot.
-- commitment_id: the deal's id, after same-as
-- event_id: the deal event
-- snapshot_number: order among the deal's snapshots, from 1
-- snapshot: the source's name for the snapshot
-- effective_from: first day of the time that the snapshot speaks of, NULL where not known
-- effective_precision: year, month or day
-- recorded_at: when Kept recorded it, UTC
-- source: source that showed it
-- deal_type: project or contract
-- title: title in the language asked for
-- title_texts: title by language
-- body_id: body in charge at that time, after same-as
-- start_on: first day of the start date
-- end_from: first day of the promised end date
-- end_on: last day of the promised end date, NULL where not shown
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
-- end_number: order among the snapshots that show a promised end, from 1; NULL where this one does not
-- previous_end_from: first day of the promised end date shown before this snapshot
-- previous_end_on: last day of the promised end date shown before this snapshot
-- previous_end_observed_on: first day of the time that that earlier snapshot speaks of
-- days_moved: days by which this snapshot moved the promised end, 0 where it did not or nothing went before, NULL where it shows none
-- is_latest: whether no later snapshot of the deal can be seen
WITH visible AS (
  SELECT
    coalesce(alias.canonical_id, v.deal) AS commitment_id,
    coalesce(body_alias.canonical_id, v.lead) AS body_id,
    v.*
  FROM deal_version AS v
  CROSS JOIN moment AS m
  LEFT JOIN commitment_alias AS alias ON alias.commitment_id = v.deal
  LEFT JOIN body_alias ON body_alias.body_id = v.lead
  WHERE is_known(v.known_from, v.known_to, m.known_at)
    AND coalesce(v.effective_from <= m.as_of, TRUE)
  QUALIFY row_number() OVER (
    PARTITION BY coalesce(alias.canonical_id, v.deal), v.effective_from, v.snapshot
    ORDER BY v.recorded_at DESC, v.leaf_index DESC
  ) = 1
),
chained AS (
  SELECT
    *,
    row_number() OVER chain AS snapshot_number,
    lead(event_id) OVER chain IS NULL AS is_latest,
    last_value(CASE WHEN end_on IS NOT NULL THEN {'low': end_from, 'high': end_on, 'seen': effective_from} END IGNORE NULLS) OVER (
      PARTITION BY commitment_id
      ORDER BY effective_from NULLS FIRST, recorded_at, leaf_index
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS previous,
    count(end_on) OVER chain AS ends_shown
  FROM visible
  WINDOW chain AS (
    PARTITION BY commitment_id
    ORDER BY effective_from NULLS FIRST, recorded_at, leaf_index
  )
)
SELECT
  c.commitment_id,
  c.event_id,
  c.snapshot_number,
  c.snapshot,
  c.effective_from,
  c.effective_precision,
  c.recorded_at,
  c.source,
  c.deal_type,
  text_in(c.title, m.language) AS title,
  c.title AS title_texts,
  c.body_id,
  c.start_on,
  c.end_from,
  c.end_on,
  c.end_low,
  c.end_high,
  c.actual_end_from,
  c.actual_end_on,
  c.value_amount,
  c.value_currency,
  c.final_value_amount,
  c.final_value_currency,
  c.outlook_scale,
  c.outlook,
  c.withheld,
  c.original_scope,
  c.listed,
  c.topics,
  c.places,
  c.jurisdiction,
  CASE WHEN c.end_on IS NOT NULL THEN c.ends_shown END AS end_number,
  c.previous.low AS previous_end_from,
  c.previous.high AS previous_end_on,
  c.previous.seen AS previous_end_observed_on,
  CASE
    WHEN c.end_on IS NULL THEN NULL
    WHEN c.previous IS NULL THEN 0
    ELSE days_moved(c.previous.low, c.previous.high, c.end_from, c.end_on)
  END AS days_moved,
  c.is_latest
FROM chained AS c
CROSS JOIN moment AS m

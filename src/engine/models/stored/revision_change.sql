-- Every field that a revision changed, one row a field; a revision that only says whether the pledge is listed gives the field listed.
-- event_id: the revision event
-- leaf_index: its place in the log
-- recorded_at: when Kept recorded it, UTC
-- known_from: instant from which this version was known, UTC
-- known_to: instant at which it ceased to stand, NULL while it stands
-- effective_from: first day of the change, NULL where not known
-- pledge: the pledge's id as its source gave it
-- cause: publisher-changed, new-document, collector-corrected or unknown
-- field: name of the field as the log writes it
-- now: the new value as JSON; the JSON null where the field is gone
WITH change AS (
  SELECT
    event_id,
    leaf_index,
    recorded_at,
    known_from,
    known_to,
    effective_from,
    pledge,
    cause,
    unnest(json_keys(changes)) AS field,
    changes
  FROM event_pledge_revision
)
SELECT
  event_id,
  leaf_index,
  recorded_at,
  known_from,
  known_to,
  effective_from,
  pledge,
  cause,
  field,
  member(changes, field) AS now
FROM change
UNION ALL
SELECT
  event_id,
  leaf_index,
  recorded_at,
  known_from,
  known_to,
  effective_from,
  pledge,
  cause,
  'listed',
  to_json(listed)
FROM event_pledge_revision
WHERE listed IS NOT NULL

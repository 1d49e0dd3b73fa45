-- What was changed of pledges, one row a field.
-- commitment_id: the pledge's id
-- revision_event: the revision event
-- revision_number: order among the revisions of the pledge, from 1
-- effective_from: first day of the change, empty where not known
-- recorded_at: when it was recorded, UTC
-- cause: publisher-changed, new-document, collector-corrected or unknown
-- is_drift: whether the publisher moved the wording or the due date
-- field: name of the field as the log writes it
-- was: value before, as JSON
-- now: value after, as JSON; the JSON null where the field is gone
SELECT
  commitment_id,
  event_id AS revision_event,
  revision_number,
  effective_from,
  recorded_at,
  cause,
  is_drift,
  field,
  was,
  now
FROM revision
ORDER BY
  commitment_id,
  revision_number,
  event_id,
  field

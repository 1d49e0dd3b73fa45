-- What bodies answered.
-- reply_event: the reply event
-- to_event: the finding, notice or other event that it answers
-- commitment_id: commitment of the finding that it answers, empty where it answers another event
-- body_id: body that answers
-- text: the answer. Erasable: empty where it was erased
-- language: language of the text
-- evidence: names of the evidence that it gives
-- recorded_at: when it was recorded, UTC
SELECT
  e.event_id AS reply_event,
  e."to" AS to_event,
  f.commitment_id,
  coalesce(alias.canonical_id, e.body) AS body_id,
  e.text,
  e.language,
  e.evidence,
  e.recorded_at
FROM event_reply AS e
CROSS JOIN moment AS m
LEFT JOIN finding AS f ON f.event_id = e."to"
LEFT JOIN body_alias AS alias ON alias.body_id = e.body
WHERE is_known(e.known_from, e.known_to, m.known_at)
  AND e.event_id NOT IN (SELECT event_id FROM withheld_event)
ORDER BY e.leaf_index

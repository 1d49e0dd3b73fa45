-- Events of the record that can be seen, newest last: what happened and when. What is sealed, or waits for its window, is not among them.
-- leaf_index: place in the log; the proof is proofs/<leaf_index>.tlog-proof
-- event_id: the event
-- kind: kind of event
-- recorded_at: when it was recorded, UTC
-- effective_from: first day from which it was so, empty where not known
-- commitment_id: commitment that it is about
-- body_id: body that it is about
WITH logged AS (
  SELECT
    event_id,
    leaf_index,
    'pledge' AS kind,
    recorded_at,
    effective_from,
    known_from,
    known_to,
    pledge AS commitment,
    "lead" AS body
  FROM event_pledge
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'pledge-revision',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    pledge,
    NULL
  FROM event_pledge_revision
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'deal',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    deal,
    "lead"
  FROM event_deal
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'finding',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    commitment,
    NULL
  FROM event_finding
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'criterion',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    commitment,
    NULL
  FROM event_criterion
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'remedy',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    commitment,
    NULL
  FROM event_remedy
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'link',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    pledge,
    NULL
  FROM event_link
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'coding',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    commitment,
    NULL
  FROM event_coding
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'body',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    "body"
  FROM event_body
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'post',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    "body"
  FROM event_post
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'notice',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    "body"
  FROM event_notice
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'reply',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    "body"
  FROM event_reply
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'appeal',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    "body"
  FROM event_appeal
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'same-as',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_same_as
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'succession',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_succession
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'tenure',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_tenure
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'source',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_source
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'document',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_document
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'evidence',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_evidence
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'window-extension',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_window_extension
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'override',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_override
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'publication',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_publication
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'decision',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_decision
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'correction',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_correction
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'void',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_void
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'method',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_method
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'dataset',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_dataset
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'edition',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_edition
  UNION ALL
  SELECT
    event_id,
    leaf_index,
    'erasure',
    recorded_at,
    effective_from,
    known_from,
    known_to,
    NULL,
    NULL
  FROM event_erasure
)
SELECT
  e.leaf_index,
  e.event_id,
  e.kind,
  e.recorded_at,
  e.effective_from,
  coalesce(commitment_alias.canonical_id, e.commitment) AS commitment_id,
  coalesce(body_alias.canonical_id, e.body) AS body_id
FROM logged AS e
CROSS JOIN moment AS m
LEFT JOIN commitment_alias ON commitment_alias.commitment_id = e.commitment
LEFT JOIN body_alias ON body_alias.body_id = e.body
WHERE is_known(e.known_from, e.known_to, m.known_at)
  AND e.event_id NOT IN (SELECT event_id FROM withheld_event)
ORDER BY e.leaf_index

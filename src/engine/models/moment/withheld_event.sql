-- Events that no list of a public edition may show at the moment: findings that stay out with all that speaks of them, notices
-- whose window runs, and readings of commitments without an adjudicated finding to see. Nothing where the moment is not public.
-- event_id: the event
WITH RECURSIVE speaks_of AS (
  SELECT event_id, corrects AS about FROM event_correction
  UNION ALL
  SELECT event_id, voids FROM event_void
  UNION ALL
  SELECT event_id, opens FROM event_publication
  UNION ALL
  SELECT event_id, "to" FROM event_reply
  UNION ALL
  SELECT event_id, finding FROM event_appeal
  UNION ALL
  SELECT event_id, appeal FROM event_decision
  UNION ALL
  SELECT event_id, finding FROM event_remedy
  UNION ALL
  SELECT event_id, finding FROM event_override
  UNION ALL
  SELECT event_id, unnest(findings) FROM event_notice
  UNION ALL
  SELECT event_id, notice FROM event_window_extension
),
kept_out AS (
  SELECT event_id
  FROM admission
  WHERE subject = 'finding'
    AND NOT is_admitted
  UNION
  SELECT event_id
  FROM notice_window
  CROSS JOIN moment AS m
  WHERE closes_at > m.known_at
  UNION
  SELECT e.event_id
  FROM event_coding AS e
  LEFT JOIN commitment_alias AS alias ON alias.commitment_id = e.commitment
  WHERE coalesce(alias.canonical_id, e.commitment) NOT IN (SELECT commitment_id FROM finding WHERE standing = 'adjudicated')
),
reached AS (
  SELECT event_id
  FROM kept_out
  UNION
  SELECT s.event_id
  FROM reached AS r
  JOIN speaks_of AS s ON s.about = r.event_id
)
SELECT r.event_id
FROM reached AS r
CROSS JOIN moment AS m
WHERE m.is_public

-- Events that no list of a public edition may show at the moment: findings that stay out with all that speaks of them, notices
-- whose window runs, and readings of commitments without an adjudicated finding to see. Nothing where the moment is not public.
-- event_id: the event
WITH RECURSIVE kept_out AS (
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

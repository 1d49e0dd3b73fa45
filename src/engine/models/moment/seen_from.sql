-- From when a public edition may show what it had to wait for; nothing where the moment is not public.
-- Findings wait until their window passed or an override named them, notices until their window closed, readings until an
-- adjudicated finding could be seen, and whatever speaks of any of these waits with it.
-- event_id: the event
-- seen_from: instant from which it may be shown, UTC; an event that has no row may be once it is recorded
WITH RECURSIVE waited AS (
  SELECT
    event_id,
    admitted_from AS seen_from
  FROM admission
  WHERE subject = 'finding'
    AND admitted_from IS NOT NULL
  UNION
  SELECT
    event_id,
    closes_at
  FROM notice_window
  UNION
  SELECT
    e.event_id,
    min(a.admitted_from)
  FROM event_coding AS e
  LEFT JOIN commitment_alias AS alias ON alias.commitment_id = e.commitment
  JOIN finding AS f
    ON f.commitment_id = coalesce(alias.canonical_id, e.commitment)
    AND f.standing = 'adjudicated'
  JOIN admission AS a
    ON a.event_id = f.event_id
    AND a.admitted_from IS NOT NULL
  GROUP BY e.event_id
),
reached AS (
  SELECT
    event_id,
    seen_from
  FROM waited
  UNION
  SELECT
    s.event_id,
    r.seen_from
  FROM reached AS r
  JOIN speaks_of AS s ON s.about = r.event_id
)
SELECT
  r.event_id,
  max(r.seen_from) AS seen_from
FROM reached AS r
CROSS JOIN moment AS m
WHERE m.is_public
GROUP BY r.event_id

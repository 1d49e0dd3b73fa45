-- Ids of commitments that stand for another commitment, by what is known at the moment.
-- commitment_id: id that is no longer the one to use
-- canonical_id: id to use in its place, after following every same-as
WITH RECURSIVE link AS (
  SELECT
    e.also AS from_id,
    e.use AS to_id
  FROM event_same_as AS e
  CROSS JOIN moment AS m
  WHERE e.subject = 'commitment'
    AND e.also <> e.use
    AND is_known(e.known_from, e.known_to, m.known_at)
  QUALIFY row_number() OVER (PARTITION BY e.also ORDER BY e.recorded_at DESC, e.leaf_index DESC) = 1
),
reached AS (
  SELECT
    from_id,
    to_id
  FROM link
  UNION
  SELECT
    reached.from_id,
    link.to_id
  FROM reached
  JOIN link ON link.from_id = reached.to_id
),
-- Ids that stand for each other in a circle have no end; the first of them by name is used.
settled AS (
  SELECT
    reached.from_id,
    coalesce(min(reached.to_id) FILTER (WHERE link.from_id IS NULL), min(reached.to_id)) AS to_id
  FROM reached
  LEFT JOIN link ON link.from_id = reached.to_id
  GROUP BY reached.from_id
)
SELECT
  from_id AS commitment_id,
  to_id AS canonical_id
FROM settled
WHERE from_id <> to_id

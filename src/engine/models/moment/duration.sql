-- Time from a pledge to its close, one row a rated pledge and stream, where the pledge is dated and, once closed, its close too.
-- commitment_id: the pledge's id
-- rated_body: body rated by it
-- peer_group: peer group of that body
-- standing: standing of the stream, NULL where the peer group has no findings
-- publisher: publisher of the stream where adopted
-- start: first day of the date on which it was made
-- close: day from which the stream has held its verdict without a break; for an open pledge the day asked about
-- close_basis: how that day is known: stated, source-release (a source showed it so by then) or inferred; NULL where open
-- outcome: delivered (fulfilled or largely), closed-otherwise, or censored while open
-- level: level behind the outcome, as in judgement
-- days: days from start to close
WITH last_other AS (
  SELECT
    f.commitment_id,
    f.standing,
    f.publisher,
    max(f.finding_number) AS finding_number
  FROM finding AS f
  JOIN finding AS now
    ON now.commitment_id = f.commitment_id
    AND now.standing = f.standing
    AND now.publisher IS NOT DISTINCT FROM f.publisher
    AND now.is_current
  WHERE f.fulfilment IS DISTINCT FROM now.fulfilment
  GROUP BY
    f.commitment_id,
    f.standing,
    f.publisher
),
-- The verdict in force was first held by the finding after the last one that said otherwise.
first_held AS (
  SELECT
    f.commitment_id,
    f.standing,
    f.publisher,
    f.effective_from,
    f.effective_basis
  FROM finding AS f
  LEFT JOIN last_other AS o
    ON o.commitment_id = f.commitment_id
    AND o.standing = f.standing
    AND o.publisher IS NOT DISTINCT FROM f.publisher
  WHERE f.finding_number = coalesce(o.finding_number, 0) + 1
),
closed AS (
  SELECT
    j.commitment_id,
    j.rated_body,
    j.peer_group,
    j.standing,
    j.publisher,
    j.made_from,
    j.level,
    CASE
      WHEN j.level IN ('fulfilled', 'largely', 'early') THEN 'delivered'
      WHEN j.level IN ('partly', 'not-fulfilled', 'reversed', 'untestable', 'superseded', 'void') THEN 'closed-otherwise'
      ELSE 'censored'
    END AS outcome,
    h.effective_from,
    h.effective_basis
  FROM judgement AS j
  LEFT JOIN first_held AS h
    ON h.commitment_id = j.commitment_id
    AND h.standing = j.standing
    AND h.publisher IS NOT DISTINCT FROM j.publisher
  WHERE j.made_from IS NOT NULL
)
SELECT
  c.commitment_id,
  c.rated_body,
  c.peer_group,
  c.standing,
  c.publisher,
  c.made_from AS start,
  CASE WHEN c.outcome = 'censored' THEN m.as_of ELSE c.effective_from END AS close,
  CASE WHEN c.outcome <> 'censored' THEN c.effective_basis END AS close_basis,
  c.outcome,
  c.level,
  CASE WHEN c.outcome = 'censored' THEN m.as_of ELSE c.effective_from END - c.made_from AS days
FROM closed AS c
CROSS JOIN moment AS m
WHERE CASE WHEN c.outcome = 'censored' THEN m.as_of ELSE c.effective_from END >= c.made_from

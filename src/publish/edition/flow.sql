-- How many commitments of each body stood in which state, on up to 24 days evenly from its first commitment to the moment,
-- as is known now; one row a body, kind, day and state. Commitments count for the body rated by them at the moment, each by
-- its first stream of findings.
--
-- Nothing is dated that no date is known of. A commitment counts from the day it was made; where that is not known, from
-- the first day on which anything shows it: its statement, a finding, or its recording. A finding and a listing count from
-- the day they speak of, and where they name none, from the day they were recorded. What the moment counts although it was
-- recorded later counts on the last day alone, so that the last day always agrees with the moment's own counts.
-- body_id: the body's id
-- kind: pledge or deal
-- day: the day
-- state: open, due-unjudged, judged, early, not-listed or excluded-level
-- n: commitments, count
WITH judged AS (
  SELECT
    s.commitment_id,
    f.finding_number,
    f.fulfilment,
    f.unscored,
    f.effective_from,
    least(coalesce(f.effective_from, CAST(f.recorded_at AS DATE)), m.as_of) AS from_on
  FROM edition_standing AS s
  CROSS JOIN moment AS m
  JOIN finding AS f
    ON f.commitment_id = s.commitment_id
    AND f.standing = s.standing
    AND f.publisher IS NOT DISTINCT FROM s.publisher
),
-- A finding that comes later in its stream stands against all before it, also where those are known from a later day.
step AS (
  SELECT *
  FROM judged
  QUALIFY finding_number = max(finding_number) OVER (PARTITION BY commitment_id ORDER BY from_on)
),
listing AS (
  SELECT
    r.commitment_id,
    r.revision_number AS number,
    CAST(r.now AS BOOLEAN) AS listed,
    least(coalesce(r.effective_from, CAST(r.recorded_at AS DATE)), m.as_of) AS from_on
  FROM revision AS r
  CROSS JOIN moment AS m
  WHERE r.field = 'listed'
  UNION ALL
  SELECT
    d.commitment_id,
    d.snapshot_number,
    d.listed,
    least(coalesce(d.effective_from, CAST(d.recorded_at AS DATE)), m.as_of)
  FROM deal_snapshot AS d
  CROSS JOIN moment AS m
),
listing_step AS (
  SELECT *
  FROM listing
  QUALIFY number = max(number) OVER (PARTITION BY commitment_id ORDER BY from_on)
),
shown AS (
  SELECT
    s.commitment_id,
    least(e.effective_from, CAST(e.recorded_at AS DATE)) AS shown_on
  FROM statement AS s
  CROSS JOIN moment AS m
  JOIN event_pledge AS e
    ON e.version_leaf = s.first_leaf
    AND is_known(e.known_from, e.known_to, m.known_at)
  UNION ALL
  SELECT
    commitment_id,
    min(least(effective_from, CAST(recorded_at AS DATE)))
  FROM deal_snapshot
  GROUP BY commitment_id
  UNION ALL
  SELECT
    commitment_id,
    min(effective_from)
  FROM judged
  GROUP BY commitment_id
),
shown_first AS (
  SELECT
    commitment_id,
    min(shown_on) AS shown_on
  FROM shown
  GROUP BY commitment_id
),
begun AS (
  SELECT
    s.*,
    least(coalesce(s.made_from, f.shown_on, m.as_of), m.as_of) AS start_on
  FROM edition_standing AS s
  CROSS JOIN moment AS m
  LEFT JOIN shown_first AS f ON f.commitment_id = s.commitment_id
),
span AS (
  SELECT
    b.rated_body,
    b.kind,
    min(b.start_on) AS first_on,
    any_value(m.as_of) AS last_on,
    least(23, any_value(m.as_of) - min(b.start_on)) AS steps
  FROM begun AS b
  CROSS JOIN moment AS m
  GROUP BY
    b.rated_body,
    b.kind
),
grid AS (
  SELECT
    rated_body,
    kind,
    first_on + CAST(round(number * (last_on - first_on) / greatest(steps, 1)) AS INTEGER) AS day
  FROM span
  CROSS JOIN unnest(range(steps + 1)) AS counted(number)
),
stood AS (
  SELECT
    b.*,
    g.day
  FROM begun AS b
  JOIN grid AS g
    ON g.rated_body = b.rated_body
    AND g.kind = b.kind
    AND g.day >= b.start_on
),
found AS (
  SELECT
    s.*,
    f.fulfilment,
    f.unscored
  FROM stood AS s
  ASOF LEFT JOIN step AS f
    ON f.commitment_id = s.commitment_id
    AND f.from_on <= s.day
)
SELECT
  s.rated_body AS body_id,
  s.kind,
  CAST(s.day AS VARCHAR) AS day,
  state_of(TRUE, s.fulfilment, s.unscored, s.first_due, s.day, coalesce(l.listed, TRUE), s.testable) AS state,
  count(*) AS n
FROM found AS s
ASOF LEFT JOIN listing_step AS l
  ON l.commitment_id = s.commitment_id
  AND l.from_on <= s.day
GROUP BY ALL
ORDER BY ALL

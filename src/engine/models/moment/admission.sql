-- What rates a body, and whether it may enter a public edition at the moment: one row a finding, and one a deal and body that was
-- in charge of it. It enters once the body was sent it and the window passed, or, a finding, where an override names it. A notice
-- tells of what the record held before it; the words and dates of pledges and deals are no ratings and enter always.
-- subject: finding or deal
-- event_id: the finding event, NULL for a deal
-- commitment_id: the commitment's id, after same-as
-- body_id: body that is rated and has to be sent it, after same-as; NULL where none is
-- stands: FALSE where the finding was voided, or holds only from a later day
-- way: notice, override or nobody-rated; NULL where it stays out
-- admitted_from: instant from which it may enter, or may unless a newer event says otherwise, UTC; NULL where that is not known
-- is_admitted: whether it may enter
-- reason: why it stays out: not-sent, window-running, commitment-unknown or of-a-person (a post that one person alone has held); NULL where it may enter
WITH rated AS (
  SELECT
    commitment_id,
    coalesce(rated_body, lead_body, answerable_body, promiser_body) AS body_id,
    coalesce(unrated_reason = 'post-single-tenure', FALSE) AS is_of_person
  FROM pledge
  UNION ALL
  SELECT
    commitment_id,
    body_id,
    FALSE
  FROM deal
),
-- A voided finding keeps its place by its last version: what was published of it is told of as void.
found AS (
  SELECT
    e.event_id,
    e.recorded_at,
    coalesce(alias.canonical_id, e.commitment) AS commitment_id,
    is_known(e.known_from, e.known_to, m.known_at) AND coalesce(e.effective_from <= m.as_of, TRUE) AS stands
  FROM event_finding AS e
  CROSS JOIN moment AS m
  LEFT JOIN commitment_alias AS alias ON alias.commitment_id = e.commitment
  WHERE e.known_from <= m.known_at
  QUALIFY row_number() OVER (PARTITION BY e.event_id ORDER BY e.known_from DESC) = 1
),
urgent AS (
  SELECT
    e.finding AS event_id,
    min(e.recorded_at) AS override_at
  FROM event_override AS e
  CROSS JOIN moment AS m
  WHERE is_known(e.known_from, e.known_to, m.known_at)
  GROUP BY e.finding
),
finding_told AS (
  SELECT
    f.event_id,
    r.body_id,
    min(window_closes(greatest(w.sent_at, f.recorded_at), w.window_days, w.extended_until)) AS closes_at
  FROM found AS f
  JOIN rated AS r ON r.commitment_id = f.commitment_id
  JOIN notice_window AS w
    ON w.named_event = f.event_id
    AND w.body_id = r.body_id
  GROUP BY
    f.event_id,
    r.body_id
),
-- A later snapshot makes other figures, of which an earlier notice told nothing.
snapshot AS (
  SELECT
    commitment_id,
    body_id,
    max(recorded_at) OVER (
      PARTITION BY commitment_id
      ORDER BY snapshot_number
      ROWS UNBOUNDED PRECEDING
    ) AS newest_at
  FROM deal_snapshot
),
charge AS (
  SELECT
    commitment_id,
    body_id,
    max(newest_at) AS newest_at
  FROM snapshot
  GROUP BY
    commitment_id,
    body_id
),
deal_event AS (
  SELECT
    commitment_id,
    event_id
  FROM deal_snapshot
  UNION
  SELECT
    d.commitment_id,
    e.event_id
  FROM deal_snapshot AS d
  JOIN event_source AS e ON e.source = d.source
),
deal_told AS (
  SELECT
    c.commitment_id,
    c.body_id,
    min(window_closes(greatest(w.sent_at, c.newest_at), w.window_days, w.extended_until)) AS closes_at
  FROM charge AS c
  JOIN deal_event AS d ON d.commitment_id = c.commitment_id
  JOIN notice_window AS w
    ON w.named_event = d.event_id
    AND w.body_id = c.body_id
    AND w.recorded_at >= c.newest_at
  GROUP BY
    c.commitment_id,
    c.body_id
),
weighed AS (
  SELECT
    'finding' AS subject,
    f.event_id,
    f.commitment_id,
    r.body_id,
    f.stands,
    f.recorded_at,
    t.closes_at,
    u.override_at,
    r.commitment_id IS NULL AS is_unknown,
    coalesce(r.is_of_person, FALSE) AS is_of_person
  FROM found AS f
  LEFT JOIN rated AS r ON r.commitment_id = f.commitment_id
  LEFT JOIN finding_told AS t ON t.event_id = f.event_id
  LEFT JOIN urgent AS u ON u.event_id = f.event_id
  UNION ALL
  SELECT
    'deal',
    NULL,
    c.commitment_id,
    c.body_id,
    TRUE,
    c.newest_at,
    t.closes_at,
    NULL,
    FALSE,
    FALSE
  FROM charge AS c
  LEFT JOIN deal_told AS t
    ON t.commitment_id = c.commitment_id
    AND t.body_id = c.body_id
),
decided AS (
  SELECT
    w.*,
    CASE
      WHEN w.is_of_person THEN NULL
      WHEN w.closes_at <= m.known_at THEN 'notice'
      WHEN w.override_at IS NOT NULL THEN 'override'
      WHEN w.body_id IS NULL AND NOT w.is_unknown THEN 'nobody-rated'
    END AS way
  FROM weighed AS w
  CROSS JOIN moment AS m
)
SELECT
  subject,
  event_id,
  commitment_id,
  body_id,
  stands,
  way,
  CASE
    WHEN way = 'override' THEN override_at
    WHEN way = 'nobody-rated' THEN recorded_at
    WHEN NOT is_of_person THEN closes_at
  END AS admitted_from,
  way IS NOT NULL AS is_admitted,
  CASE
    WHEN way IS NOT NULL THEN NULL
    WHEN is_of_person THEN 'of-a-person'
    WHEN is_unknown THEN 'commitment-unknown'
    WHEN closes_at IS NULL THEN 'not-sent'
    ELSE 'window-running'
  END AS reason
FROM decided

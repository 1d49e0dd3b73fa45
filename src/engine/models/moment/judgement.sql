-- Every rated pledge in every stream of findings of its peer group: a stream that says nothing of a pledge leaves it open
-- or unjudged, so that all streams count the same pledges.
-- commitment_id: the pledge's id
-- rated_body: body rated by it
-- peer_group: peer group of that body, NULL where none is declared
-- pledge_type: type of the pledge
-- topics: topics as the source gives them
-- jurisdiction: jurisdiction, else the rated body's
-- made_from: first day of the date on which it was made
-- standing: standing of the stream, NULL where the peer group has none
-- publisher: publisher of the stream where adopted
-- level: fulfilled, largely, partly, not-fulfilled or reversed where judged; untestable, superseded, void, early, not-listed, due-unjudged or open
-- unscored: whether the stream's verdict is shown and not scored
-- contested: whether the stream's readings differ
-- inferred_due: whether the due date is inferred or the end of the term
-- remedied: what late delivery came to: fulfilled, largely or partly; NULL where there is none
-- finding_event: the stream's current finding
WITH stream AS (
  SELECT DISTINCT
    peer_group,
    standing,
    publisher
  FROM commitment
  WHERE kind = 'pledge'
    AND rated_body IS NOT NULL
    AND standing IS NOT NULL
),
rated AS (
  SELECT
    p.commitment_id,
    p.rated_body,
    b.peer_group,
    p.pledge_type,
    p.topics,
    coalesce(p.jurisdiction, b.jurisdiction) AS jurisdiction,
    p.made_from,
    p.first_due,
    p.due_basis,
    p.listed,
    p.testable,
    s.standing,
    s.publisher
  FROM pledge AS p
  LEFT JOIN body AS b ON b.body_id = p.rated_body
  LEFT JOIN stream AS s ON s.peer_group IS NOT DISTINCT FROM b.peer_group
  WHERE p.rated_body IS NOT NULL
),
placed AS (
  SELECT
    r.*,
    c.fulfilment,
    c.unscored,
    c.contested,
    c.remedied_fulfilment,
    c.finding_event,
    state_of(TRUE, c.fulfilment, c.unscored, r.first_due, m.as_of, r.listed, r.testable) AS state
  FROM rated AS r
  CROSS JOIN moment AS m
  LEFT JOIN commitment AS c
    ON c.commitment_id = r.commitment_id
    AND c.standing = r.standing
    AND c.publisher IS NOT DISTINCT FROM r.publisher
)
SELECT
  commitment_id,
  rated_body,
  peer_group,
  pledge_type,
  topics,
  jurisdiction,
  made_from,
  standing,
  publisher,
  CASE
    WHEN state = 'judged' THEN fulfilment
    WHEN state = 'excluded-level' AND fulfilment IN ('untestable', 'superseded', 'void') AND unscored IS NULL THEN fulfilment
    WHEN state = 'excluded-level' THEN 'untestable'
    ELSE state
  END AS level,
  coalesce(unscored IS NOT NULL, FALSE) AS unscored,
  coalesce(contested, FALSE) AS contested,
  coalesce(due_basis <> 'stated', FALSE) AS inferred_due,
  CASE WHEN state = 'judged' THEN remedied_fulfilment END AS remedied,
  finding_event
FROM placed

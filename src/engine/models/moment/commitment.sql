-- Pledges and deals with what is held of them at the moment: one row a commitment, standing and publisher, or one row
-- with no standing where there is no finding.
-- commitment_id: the commitment's id, after same-as
-- kind: pledge or deal
-- source: source that lists it
-- title: title in the language asked for
-- rated_body: body rated by it, NULL where none is
-- unrated_reason: why nobody is rated by it
-- peer_group: peer group of the rated body
-- pledge_type: type of a pledge, NULL for a deal
-- topics: topics as the source gives them
-- jurisdiction: jurisdiction, else the rated body's
-- term: term of office that it belongs to
-- made_from: first day of the date on which it was made, NULL for a deal
-- first_due: last day of the first due date ever stated; of a deal, of the first end date observed
-- due_basis: stated, term-end or inferred
-- last_due: last day of the due date as it now stands
-- parent_id: pledge that it is part of
-- is_leaf: whether no pledge is part of it
-- listed: FALSE where its source no longer lists it
-- testable: FALSE where it is marked as one that cannot be tested
-- standing: adjudicated, adopted or computed; NULL where there is no finding
-- publisher: whose finding it is where adopted
-- finding_event: the finding that is current
-- finding_from: first day from which that finding holds
-- finding_basis: how that day is known: stated, source-release or inferred
-- progress: progress by that finding
-- fulfilment: fulfilment by that finding, also where it does not count yet
-- unscored: why that finding is never scored
-- reason: why it was not fulfilled
-- contested: whether that finding's readings differ
-- remedied_on: last day of the date on which it was delivered late
-- remedied_fulfilment: what late delivery came to
-- state: open, due-unjudged, judged, early, not-listed, unrated or excluded-level
WITH subject AS (
  SELECT
    commitment_id,
    'pledge' AS kind,
    source,
    title,
    rated_body,
    unrated_reason,
    pledge_type,
    topics,
    jurisdiction,
    term,
    made_from,
    first_due,
    due_basis,
    last_due,
    parent_id,
    is_leaf,
    listed,
    testable
  FROM pledge
  UNION ALL
  SELECT
    commitment_id,
    'deal',
    source,
    title,
    body_id,
    NULL,
    NULL,
    topics,
    jurisdiction,
    NULL,
    NULL,
    first_end_on,
    CASE WHEN first_end_on IS NOT NULL THEN 'stated' END,
    last_end_on,
    NULL,
    TRUE,
    listed,
    TRUE
  FROM deal
),
latest AS (
  SELECT *
  FROM finding
  WHERE is_current
)
SELECT
  s.commitment_id,
  s.kind,
  s.source,
  s.title,
  s.rated_body,
  s.unrated_reason,
  b.peer_group,
  s.pledge_type,
  s.topics,
  coalesce(s.jurisdiction, b.jurisdiction) AS jurisdiction,
  s.term,
  s.made_from,
  s.first_due,
  s.due_basis,
  s.last_due,
  s.parent_id,
  s.is_leaf,
  s.listed,
  s.testable,
  f.standing,
  f.publisher,
  f.event_id AS finding_event,
  f.effective_from AS finding_from,
  f.effective_basis AS finding_basis,
  f.progress,
  f.fulfilment,
  f.unscored,
  f.reason,
  coalesce(f.contested, FALSE) AS contested,
  coalesce(own.remedied_on, whole.remedied_on) AS remedied_on,
  coalesce(own.remedied_fulfilment, whole.remedied_fulfilment) AS remedied_fulfilment,
  state_of(s.rated_body IS NOT NULL, f.fulfilment, f.unscored, s.first_due, m.as_of, s.listed, s.testable) AS state
FROM subject AS s
CROSS JOIN moment AS m
LEFT JOIN body AS b ON b.body_id = s.rated_body
LEFT JOIN latest AS f ON f.commitment_id = s.commitment_id
LEFT JOIN remedy AS own
  ON own.commitment_id = s.commitment_id
  AND own.finding_event = f.event_id
LEFT JOIN remedy AS whole
  ON whole.commitment_id = s.commitment_id
  AND whole.finding_event IS NULL

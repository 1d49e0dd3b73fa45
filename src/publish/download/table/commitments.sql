-- Pledges and deals with what is held of them, one row a commitment and stream of findings; one without a standing where there is no finding.
-- commitment_id: the commitment's id
-- kind: pledge or deal
-- source: source that lists it
-- title: title in the record's first language
-- wording: words of a pledge in that language
-- wording_is: verbatim or paraphrase
-- document_url: address of the document in which a pledge stands
-- promiser_role: who made a pledge: party, government, office or body
-- promiser_body: body that made it
-- answerable_body: body that took it on
-- lead_body: body in the lead
-- rated_body: body that is rated by it, empty where none is
-- unrated_reason: why nobody is rated by it
-- peer_group: peer group of the rated body
-- pledge_type: type of a pledge, empty for a deal
-- topics: topics as the source gives them
-- jurisdiction: jurisdiction
-- term: term of office that it belongs to
-- made_from: first day of the date on which a pledge was made
-- first_due: last day of the first due date ever stated
-- due_basis: stated, term-end or inferred
-- last_due: last day of the due date as it now stands
-- parent_id: pledge that it is part of
-- is_leaf: whether no pledge is part of it
-- listed: FALSE where its source no longer lists it
-- testable: FALSE where it is marked as one that cannot be tested
-- standing: adjudicated, adopted or computed
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
SELECT
  c.commitment_id,
  c.kind,
  c.source,
  c.title,
  p.wording,
  p.wording_is,
  p.document_url,
  p.promiser_role,
  p.promiser_body,
  p.answerable_body,
  p.lead_body,
  c.rated_body,
  c.unrated_reason,
  c.peer_group,
  c.pledge_type,
  c.topics,
  c.jurisdiction,
  c.term,
  c.made_from,
  c.first_due,
  c.due_basis,
  c.last_due,
  c.parent_id,
  c.is_leaf,
  c.listed,
  c.testable,
  c.standing,
  c.publisher,
  c.finding_event,
  c.finding_from,
  c.finding_basis,
  c.progress,
  c.fulfilment,
  c.unscored,
  c.reason,
  c.contested,
  c.remedied_on,
  c.remedied_fulfilment,
  c.state
FROM commitment AS c
LEFT JOIN pledge AS p USING (commitment_id)
ORDER BY
  c.commitment_id,
  c.standing,
  c.publisher,
  c.finding_event

-- Pledges as they stood at the moment, one row each, revisions applied.
-- commitment_id: the pledge's id, after same-as
-- source: source that lists it
-- title: title, else wording, in the language asked for, else English, else the first given
-- title_texts: title by language, NULL where it has none
-- wording: wording in that language
-- wording_texts: wording by language
-- wording_is: verbatim or paraphrase
-- promiser_role: party, government, office or body
-- promiser_body: body that made it, after same-as
-- promiser_post: post whose holder made it
-- answerable_body: body that took it on, after same-as
-- answerable_since: since when, as precise as it is known
-- lead_body: body that leads on it, after same-as
-- contributing: bodies that contribute, as the source gives them
-- rated_body: body rated by it: the lead, else the answerable body; NULL where none is
-- unrated_reason: parent-of-leaves, post-single-tenure or not-taken-on; NULL where it is rated
-- pledge_type: action, outcome, spending, legislative, procedural, institutional, status-quo, diplomatic, aspirational or other
-- topics: topics as the source gives them
-- places: places that it names, each with name, scheme and code
-- jurisdiction: jurisdiction as the source gives it
-- term: term of office that it belongs to
-- made: date on which it was made, as precise as it is known
-- made_from: first day of the date on which it was made
-- first_due: last day of the first due date ever stated, NULL where undated
-- first_due_precision: year, month or day
-- due_basis: stated, term-end or inferred
-- last_due: last day of the due date as it now stands
-- parent_id: pledge that it is part of, after same-as
-- is_leaf: whether no pledge is part of it; only leaves count
-- listed: FALSE where its source no longer lists it
-- testable: FALSE where it is marked as one that cannot be tested
-- target: quantity and unit promised
-- document: name of the document in which it stands
-- locator: where in the document
-- document_url: address of the document in which it stands
WITH current_text AS (
  SELECT
    s.commitment_id,
    e.source,
    CASE WHEN is_revised(r.changes, 'title') THEN revised_texts(r.changes, 'title') ELSE e.title END AS title,
    CASE WHEN is_revised(r.changes, 'wording') THEN revised_texts(r.changes, 'wording') ELSE e.wording END AS wording,
    CASE WHEN is_revised(r.changes, 'wordingIs') THEN revised_text(r.changes, 'wordingIs') ELSE e.wording_is END AS wording_is,
    e.promiser,
    CASE
      WHEN is_revised(r.changes, 'answerable') THEN r.changes['answerable'] ->> '$.body'
      ELSE e.answerable.body
    END AS answerable_body,
    CASE
      WHEN is_revised(r.changes, 'answerable') THEN r.changes['answerable'] ->> '$.since.date'
      ELSE e.answerable.since.date
    END AS answerable_since,
    CASE WHEN is_revised(r.changes, 'lead') THEN revised_text(r.changes, 'lead') ELSE e.lead END AS lead_body,
    CASE WHEN is_revised(r.changes, 'contributing') THEN revised_list(r.changes, 'contributing') ELSE e.contributing END AS contributing,
    CASE WHEN is_revised(r.changes, 'pledgeType') THEN revised_text(r.changes, 'pledgeType') ELSE e.pledge_type END AS pledge_type,
    CASE WHEN is_revised(r.changes, 'topics') THEN revised_list(r.changes, 'topics') ELSE e.topics END AS topics,
    CASE WHEN is_revised(r.changes, 'places') THEN revised_places(r.changes, 'places') ELSE e.places END AS places,
    CASE WHEN is_revised(r.changes, 'jurisdiction') THEN revised_text(r.changes, 'jurisdiction') ELSE e.jurisdiction END AS jurisdiction,
    CASE WHEN is_revised(r.changes, 'term') THEN revised_text(r.changes, 'term') ELSE e.term END AS term,
    e.made.date AS made,
    first_day(e.made) AS made_from,
    final_day(CASE WHEN is_revised(r.changes, 'due') THEN json_date(r.changes['due']) ELSE e.due END) AS last_due,
    CASE WHEN is_revised(r.changes, 'parent') THEN revised_text(r.changes, 'parent') ELSE e.parent END AS parent_id,
    coalesce(CAST(r.changes['listed'] AS BOOLEAN), TRUE) AS listed,
    coalesce(CASE WHEN is_revised(r.changes, 'testable') THEN CAST(r.changes['testable'] AS BOOLEAN) ELSE e.testable END, TRUE) AS testable,
    CASE WHEN is_revised(r.changes, 'target') THEN revised_target(r.changes, 'target') ELSE e.target END AS target,
    CASE WHEN is_revised(r.changes, 'document') THEN revised_text(r.changes, 'document') ELSE e.document END AS document,
    CASE WHEN is_revised(r.changes, 'locator') THEN revised_text(r.changes, 'locator') ELSE e.locator END AS locator,
    CASE
      WHEN is_revised(r.changes, 'documentUrl') THEN revised_text(r.changes, 'documentUrl')
      ELSE e.document_url
    END AS document_url
  FROM statement AS s
  CROSS JOIN moment AS m
  JOIN event_pledge AS e
    ON e.version_leaf = s.version_leaf
    AND is_known(e.known_from, e.known_to, m.known_at)
  LEFT JOIN revised_field AS r ON r.commitment_id = s.commitment_id
),
parent AS (
  SELECT DISTINCT coalesce(alias.canonical_id, c.parent_id) AS commitment_id
  FROM current_text AS c
  LEFT JOIN commitment_alias AS alias ON alias.commitment_id = c.parent_id
  WHERE c.parent_id IS NOT NULL
    AND coalesce(alias.canonical_id, c.parent_id) <> c.commitment_id
),
held AS (
  SELECT
    t.post,
    count(DISTINCT t.tenure) AS tenures
  FROM event_tenure AS t
  CROSS JOIN moment AS m
  WHERE is_known(t.known_from, t.known_to, m.known_at)
  GROUP BY t.post
)
SELECT
  c.commitment_id,
  c.source,
  text_in(coalesce(c.title, c.wording), m.language) AS title,
  c.title AS title_texts,
  text_in(c.wording, m.language) AS wording,
  c.wording AS wording_texts,
  c.wording_is,
  c.promiser.role AS promiser_role,
  coalesce(promiser.canonical_id, c.promiser.body) AS promiser_body,
  c.promiser.post AS promiser_post,
  coalesce(answerable.canonical_id, c.answerable_body) AS answerable_body,
  c.answerable_since,
  coalesce(lead_alias.canonical_id, c.lead_body) AS lead_body,
  c.contributing,
  CASE
    WHEN parent.commitment_id IS NULL
      THEN coalesce(lead_alias.canonical_id, c.lead_body, answerable.canonical_id, c.answerable_body)
  END AS rated_body,
  CASE
    WHEN parent.commitment_id IS NOT NULL THEN 'parent-of-leaves'
    WHEN coalesce(c.lead_body, c.answerable_body) IS NOT NULL THEN NULL
    WHEN c.promiser.post IS NOT NULL AND coalesce(held.tenures, 0) < 2 THEN 'post-single-tenure'
    ELSE 'not-taken-on'
  END AS unrated_reason,
  c.pledge_type,
  c.topics,
  c.places,
  c.jurisdiction,
  c.term,
  c.made,
  c.made_from,
  d.first_due,
  d.first_due_precision,
  d.due_basis,
  c.last_due,
  coalesce(parent_alias.canonical_id, c.parent_id) AS parent_id,
  parent.commitment_id IS NULL AS is_leaf,
  c.listed,
  c.testable,
  c.target,
  c.document,
  c.locator,
  c.document_url
FROM current_text AS c
CROSS JOIN moment AS m
LEFT JOIN due AS d ON d.commitment_id = c.commitment_id
LEFT JOIN parent ON parent.commitment_id = c.commitment_id
LEFT JOIN held ON held.post = c.promiser.post
LEFT JOIN body_alias AS promiser ON promiser.body_id = c.promiser.body
LEFT JOIN body_alias AS answerable ON answerable.body_id = c.answerable_body
LEFT JOIN body_alias AS lead_alias ON lead_alias.body_id = c.lead_body
LEFT JOIN commitment_alias AS parent_alias ON parent_alias.commitment_id = c.parent_id

-- What revisions changed of pledges up to the moment, one row a field, each value tracked through the revisions before it.
-- commitment_id: the pledge's id, after same-as
-- event_id: the revision event
-- revision_number: order of the revision among those of the pledge, from 1
-- effective_from: first day of the change, NULL where not known
-- recorded_at: when Kept recorded it, UTC
-- cause: publisher-changed, new-document, collector-corrected or unknown
-- is_drift: whether the publisher moved the wording or the due date
-- field: name of the field as the log writes it
-- was: value before, as JSON
-- now: value after, as JSON; the JSON null where the field is gone
WITH visible AS (
  SELECT
    coalesce(alias.canonical_id, c.pledge) AS commitment_id,
    c.*
  FROM revision_change AS c
  CROSS JOIN moment AS m
  LEFT JOIN commitment_alias AS alias ON alias.commitment_id = c.pledge
  WHERE is_known(c.known_from, c.known_to, m.known_at)
    AND coalesce(c.effective_from <= m.as_of, TRUE)
),
revised AS (
  SELECT DISTINCT commitment_id
  FROM visible
),
stated AS (
  SELECT
    s.commitment_id,
    to_json(e) AS content
  FROM revised
  JOIN statement AS s USING (commitment_id)
  CROSS JOIN moment AS m
  JOIN event_pledge AS e
    ON e.version_leaf = s.first_leaf
    AND is_known(e.known_from, e.known_to, m.known_at)
),
tracked AS (
  SELECT
    v.commitment_id,
    v.event_id,
    dense_rank() OVER (
      PARTITION BY v.commitment_id
      ORDER BY v.effective_from NULLS FIRST, v.recorded_at, v.leaf_index
    ) AS revision_number,
    v.effective_from,
    v.recorded_at,
    v.cause,
    v.field,
    lag(v.now) OVER (
      PARTITION BY v.commitment_id, v.field
      ORDER BY v.effective_from NULLS FIRST, v.recorded_at, v.leaf_index
    ) AS was_revised,
    CASE
      WHEN v.field = 'listed' THEN to_json(TRUE)
      ELSE nullif(member(stated.content, column_name_of(v.field)), CAST('null' AS JSON))
    END AS was_stated,
    v.now
  FROM visible AS v
  LEFT JOIN stated USING (commitment_id)
)
SELECT
  commitment_id,
  event_id,
  revision_number,
  effective_from,
  recorded_at,
  cause,
  cause IN ('publisher-changed', 'new-document')
    AND field IN ('wording', 'due')
    AND coalesce(was_revised, was_stated) IS DISTINCT FROM now AS is_drift,
  field,
  coalesce(was_revised, was_stated) AS was,
  now
FROM tracked

-- Pledges as their sources stated them at first, by what is known at the moment: which event states which commitment.
-- commitment_id: the pledge's id, after same-as
-- version_leaf: entry of the log that gives the newest statement; the pledge's other fields are read from there
-- first_leaf: entry that gives the first statement
WITH known AS (
  SELECT
    coalesce(alias.canonical_id, e.pledge) AS commitment_id,
    alias.canonical_id IS NULL AS is_own,
    e.recorded_at,
    e.leaf_index,
    e.version_leaf
  FROM event_pledge AS e
  CROSS JOIN moment AS m
  LEFT JOIN commitment_alias AS alias ON alias.commitment_id = e.pledge
  WHERE is_known(e.known_from, e.known_to, m.known_at)
    AND coalesce(coalesce(first_day(e.made), e.effective_from) <= m.as_of, TRUE)
)
SELECT
  commitment_id,
  arg_max(version_leaf, {'own': is_own, 'leaf': leaf_index}) AS version_leaf,
  arg_min(version_leaf, leaf_index) AS first_leaf
FROM known
GROUP BY commitment_id

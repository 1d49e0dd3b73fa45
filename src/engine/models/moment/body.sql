-- Bodies as described at the moment, one row each: the newest description that had begun, else the earliest later one.
-- body_id: the body's id, after same-as
-- name: name in the language asked for, else English, else the first given
-- name_texts: name by language
-- body_type: government, ministry, agency, council, parliament, party, party-in-government, company or other
-- jurisdiction: jurisdiction, NULL where not given
-- peer_group: the group of bodies that it may be compared with, NULL where none is declared
-- peer_group_name: the group's name
-- peer_group_why: why its bodies are peers
-- parent_id: body that it is part of, after same-as
-- source: source that describes it
-- version_leaf: entry of the log that describes it
WITH described AS (
  SELECT
    coalesce(alias.canonical_id, e.body) AS body_id,
    e.*
  FROM event_body AS e
  CROSS JOIN moment AS m
  LEFT JOIN body_alias AS alias ON alias.body_id = e.body
  WHERE is_known(e.known_from, e.known_to, m.known_at)
  QUALIFY row_number() OVER (
    PARTITION BY coalesce(alias.canonical_id, e.body)
    ORDER BY
      alias.canonical_id IS NOT NULL,
      coalesce(e.effective_from <= m.as_of, TRUE) DESC,
      abs(e.effective_from - m.as_of) NULLS LAST,
      e.recorded_at DESC,
      e.leaf_index DESC
  ) = 1
),
grouped AS (
  SELECT
    g.source,
    g.peer_group,
    g.name,
    g.why,
    g.leaf_index
  FROM peer_group AS g
  CROSS JOIN moment AS m
  WHERE is_known(g.known_from, g.known_to, m.known_at)
)
SELECT
  d.body_id,
  text_in(d.name, m.language) AS name,
  d.name AS name_texts,
  d.body_type,
  d.jurisdiction,
  d.peer_group,
  g.name AS peer_group_name,
  g.why AS peer_group_why,
  coalesce(parent.canonical_id, d.parent) AS parent_id,
  d.source,
  d.version_leaf
FROM described AS d
CROSS JOIN moment AS m
LEFT JOIN body_alias AS parent ON parent.body_id = d.parent
LEFT JOIN grouped AS g ON g.peer_group = d.peer_group
QUALIFY row_number() OVER (
  PARTITION BY d.body_id
  ORDER BY g.source IS NOT DISTINCT FROM d.source DESC, g.leaf_index DESC, g.source
) = 1

-- Offices in bodies, whoever holds them.
-- post: the post
-- name: name in the record's first language
-- body_id: body that it is in
-- jurisdiction: jurisdiction
-- source: source that describes it
SELECT
  e.post,
  text_in(e.name, m.language) AS name,
  coalesce(alias.canonical_id, e.body) AS body_id,
  e.jurisdiction,
  e.source
FROM event_post AS e
CROSS JOIN moment AS m
LEFT JOIN body_alias AS alias ON alias.body_id = e.body
WHERE is_known(e.known_from, e.known_to, m.known_at)
QUALIFY row_number() OVER (PARTITION BY e.post ORDER BY e.leaf_index DESC) = 1
ORDER BY e.post

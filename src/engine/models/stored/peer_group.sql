-- Peer groups as sources declare them, one row a declaration.
-- event_id: the source event
-- leaf_index: its place in the log
-- known_from: instant from which this declaration was known, UTC
-- known_to: instant at which it ceased to stand, NULL while it stands
-- source: source that declares it
-- peer_group: the group's id
-- name: the group's name
-- why: why its bodies are peers
WITH declared AS (
  SELECT
    event_id,
    leaf_index,
    known_from,
    known_to,
    source,
    unnest(peer_groups) AS declaration
  FROM event_source
)
SELECT
  event_id,
  leaf_index,
  known_from,
  known_to,
  source,
  declaration."peerGroup" AS peer_group,
  declaration.name AS name,
  declaration.why AS why
FROM declared

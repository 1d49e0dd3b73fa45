-- Bodies as described at the edition's day, one row each.
-- body_id: the body's id, scheme/identifier
-- name: name in the record's first language
-- body_type: government, ministry, agency, council, parliament, party, party-in-government, company or other
-- jurisdiction: jurisdiction, empty where not given
-- peer_group: the group of bodies that it may be compared with, empty where none is declared
-- peer_group_name: the group's name
-- peer_group_why: why its bodies are peers
-- parent_id: body that it is part of
-- source: source that describes it
SELECT
  body_id,
  name,
  body_type,
  jurisdiction,
  peer_group,
  peer_group_name,
  peer_group_why,
  parent_id,
  source
FROM body
ORDER BY body_id

-- Leagues: one peer group's estimates of one measure and one standing side by side.
-- league: the league's id
-- measure: pledges-kept, deals-on-time, end-dates-held, deals-on-budget or openness
-- dimension: body, type, topic, jurisdiction or supplier
-- peer_group: peer group, or source for contracts; empty where bodies are nobody's peers
-- peer_group_name: the group's name
-- peer_group_why: why its units are peers
-- standing: adjudicated, adopted or computed
-- publisher: whose findings they are where adopted
-- source: source of the contracts behind it
-- reliability: how far the data tell its units apart, 0 to 1; empty where no order is made
-- is_ordered: whether it is shown in the order of the rates
-- units: units, count
SELECT
  league,
  measure,
  dimension,
  peer_group,
  peer_group_name,
  peer_group_why,
  standing,
  publisher,
  source,
  reliability,
  is_ordered,
  units
FROM edition_league
ORDER BY league

-- Rated pledges counted by body, type and level, for the case mix.
-- measure: pledges-kept
-- peer_group: peer group of the rated body, NULL where none is declared
-- body_id: rated body
-- standing: standing of the stream, NULL where the peer group has no findings
-- publisher: publisher of the stream where adopted
-- pledge_type: type of the pledges
-- level: as in tally, without overlays
-- n: pledges, count
SELECT
  'pledges-kept' AS measure,
  peer_group,
  rated_body AS body_id,
  standing,
  publisher,
  pledge_type,
  level,
  count(*) AS n
FROM judgement
GROUP BY
  peer_group,
  rated_body,
  standing,
  publisher,
  pledge_type,
  level

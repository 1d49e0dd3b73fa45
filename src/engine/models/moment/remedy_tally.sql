-- Judged pledges that were delivered late, counted by the level found and by what late delivery came to.
-- measure: pledges-kept
-- peer_group: peer group of the rated body, NULL where none is declared
-- body_id: rated body
-- standing: standing of the stream
-- publisher: publisher of the stream where adopted
-- level: level found before the remedy
-- remedied_level: fulfilled, largely or partly
-- n: pledges, count
SELECT
  'pledges-kept' AS measure,
  peer_group,
  rated_body AS body_id,
  standing,
  publisher,
  level,
  remedied AS remedied_level,
  count(*) AS n
FROM judgement
WHERE remedied IS NOT NULL
GROUP BY
  peer_group,
  rated_body,
  standing,
  publisher,
  level,
  remedied

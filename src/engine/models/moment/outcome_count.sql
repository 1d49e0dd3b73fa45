-- Rated pledges counted by what the method needs to tell apart, for every unit of four dimensions in its peer group.
-- dimension: body, type, topic or jurisdiction
-- peer_group: peer group of the rated bodies, NULL where none is declared
-- unit_id: the body's id, or the type, topic or jurisdiction itself
-- standing: standing of the stream, NULL where the peer group has no findings
-- publisher: publisher of the stream where adopted
-- level: level as in judgement
-- contested: whether the stream's readings differ
-- inferred_due: whether the due date is inferred or the end of the term
-- unscored: whether the stream's verdict is shown and not scored
-- remedied: what late delivery came to; NULL where there is none
-- n: pledges, count; one with several topics counts once in each
WITH counted AS (
  SELECT
    rated_body,
    peer_group,
    pledge_type,
    topics,
    jurisdiction,
    standing,
    publisher,
    level,
    contested,
    inferred_due,
    unscored,
    remedied,
    count(*) AS n
  FROM judgement
  GROUP BY ALL
),
unit AS (
  SELECT
    'body' AS dimension,
    rated_body AS unit_id,
    *
  FROM counted
  UNION ALL
  SELECT
    'type',
    pledge_type,
    *
  FROM counted
  UNION ALL
  SELECT
    'topic',
    unnest(list_distinct(topics)),
    *
  FROM counted
  UNION ALL
  SELECT
    'jurisdiction',
    jurisdiction,
    *
  FROM counted
  WHERE jurisdiction IS NOT NULL
)
SELECT
  dimension,
  peer_group,
  unit_id,
  standing,
  publisher,
  level,
  contested,
  inferred_due,
  unscored,
  remedied,
  CAST(sum(n) AS BIGINT) AS n
FROM unit
GROUP BY
  dimension,
  peer_group,
  unit_id,
  standing,
  publisher,
  level,
  contested,
  inferred_due,
  unscored,
  remedied

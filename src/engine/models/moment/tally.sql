-- Rated pledges counted by level, for every unit of four dimensions within its peer group. Levels that overlay others
-- (is_overlay) are counted in another level too.
-- measure: pledges-kept
-- dimension: body, type, topic or jurisdiction
-- peer_group: peer group of the rated bodies, NULL where none is declared
-- unit_id: the body's id, or the type, topic or jurisdiction itself
-- unit_name: the body's name, or the same as unit_id
-- standing: standing of the stream, NULL where the peer group has no findings
-- publisher: publisher of the stream where adopted
-- level: fulfilled, largely, partly, not-fulfilled, reversed, due-unjudged, untestable, superseded, void, early, not-listed or open; overlays: contested, inferred-due, unscored, remedied
-- is_overlay: whether the level is counted in another level too
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
    contested AND level IN ('fulfilled', 'largely', 'partly', 'not-fulfilled', 'reversed') AS contested,
    inferred_due,
    unscored,
    remedied IS NOT NULL AS remedied,
    count(*) AS n
  FROM judgement
  GROUP BY ALL
),
levelled AS (
  SELECT
    *,
    unnest(
      list_concat(
        [{'level': level, 'is_overlay': FALSE}],
        CASE WHEN contested THEN [{'level': 'contested', 'is_overlay': TRUE}] ELSE [] END,
        CASE WHEN inferred_due THEN [{'level': 'inferred-due', 'is_overlay': TRUE}] ELSE [] END,
        CASE WHEN unscored THEN [{'level': 'unscored', 'is_overlay': TRUE}] ELSE [] END,
        CASE WHEN remedied THEN [{'level': 'remedied', 'is_overlay': TRUE}] ELSE [] END
      )
    ) AS mark
  FROM counted
),
unit AS (
  SELECT
    'body' AS dimension,
    rated_body AS unit_id,
    *
  FROM levelled
  UNION ALL
  SELECT
    'type',
    pledge_type,
    *
  FROM levelled
  UNION ALL
  SELECT
    'topic',
    unnest(list_distinct(topics)),
    *
  FROM levelled
  UNION ALL
  SELECT
    'jurisdiction',
    jurisdiction,
    *
  FROM levelled
  WHERE jurisdiction IS NOT NULL
)
SELECT
  'pledges-kept' AS measure,
  u.dimension,
  u.peer_group,
  u.unit_id,
  coalesce(any_value(b.name), u.unit_id) AS unit_name,
  u.standing,
  u.publisher,
  u.mark.level AS level,
  u.mark.is_overlay AS is_overlay,
  CAST(sum(u.n) AS BIGINT) AS n
FROM unit AS u
LEFT JOIN body AS b
  ON u.dimension = 'body'
  AND b.body_id = u.unit_id
GROUP BY
  u.dimension,
  u.peer_group,
  u.unit_id,
  u.standing,
  u.publisher,
  u.mark.level,
  u.mark.is_overlay

-- Deals counted by outcome, for every unit of three dimensions within its peer group.
-- measure: deals-on-time, end-dates-held, deals-on-budget or openness
-- dimension: body, topic or jurisdiction
-- peer_group: peer group of the bodies in charge, NULL where none is declared
-- unit_id: the body's id, or the topic or jurisdiction itself
-- unit_name: the body's name, or the same as unit_id
-- standing: computed
-- publisher: NULL, as no publisher judged
-- level: yes, no, not-judgeable, or open where the deal has not ended; for openness, deals
-- n: deals, or spells in charge for end-dates-held, count; a deal with several topics counts once in each
-- scope_shown_n: those of them whose source shows the original scope, count
-- extension_days: sum of the days by which end dates moved later, or of the days late
-- slip_days: sum of all movements, earlier ones negative
-- observed_days: sum of the days over which end dates were watched
-- years_observed: the same in years of 365.25 days
-- share_sum: for openness, sum over deals of the share published; n deals divide it
WITH outcome AS (
  SELECT
    measure,
    body_id,
    peer_group,
    topics,
    jurisdiction,
    CASE WHEN reason = 'not ended' THEN 'open' ELSE coalesce(outcome, 'not-judgeable') END AS level,
    original_scope,
    slip_days,
    observed_days,
    NULL AS share
  FROM deal_measure
  UNION ALL
  SELECT
    'openness',
    body_id,
    peer_group,
    topics,
    jurisdiction,
    'deals',
    NULL,
    NULL,
    NULL,
    share
  FROM openness
),
unit AS (
  SELECT
    'body' AS dimension,
    body_id AS unit_id,
    *
  FROM outcome
  UNION ALL
  SELECT
    'topic',
    unnest(list_distinct(topics)),
    *
  FROM outcome
  UNION ALL
  SELECT
    'jurisdiction',
    jurisdiction,
    *
  FROM outcome
  WHERE jurisdiction IS NOT NULL
)
SELECT
  u.measure,
  u.dimension,
  u.peer_group,
  u.unit_id,
  coalesce(any_value(b.name), u.unit_id) AS unit_name,
  'computed' AS standing,
  CAST(NULL AS VARCHAR) AS publisher,
  u.level,
  count(*) AS n,
  count(*) FILTER (WHERE u.original_scope) AS scope_shown_n,
  CAST(sum(greatest(u.slip_days, 0)) AS BIGINT) AS extension_days,
  CAST(sum(u.slip_days) AS BIGINT) AS slip_days,
  CAST(sum(u.observed_days) AS BIGINT) AS observed_days,
  sum(u.observed_days) / 365.25 AS years_observed,
  sum(u.share) AS share_sum
FROM unit AS u
LEFT JOIN body AS b
  ON u.dimension = 'body'
  AND b.body_id = u.unit_id
GROUP BY
  u.measure,
  u.dimension,
  u.peer_group,
  u.unit_id,
  u.level

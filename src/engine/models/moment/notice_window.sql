-- What bodies and suppliers were sent, by what is known at the moment: one row a notice, addressee and event that it names. A
-- notice that is still sealed, or was voided, proves nothing.
-- event_id: the notice event
-- recorded_at: when Kept recorded it, UTC; it can tell only of what was recorded before
-- body_id: body that it was sent to, after same-as, or supplier
-- named_event: event that it names: a finding, or the deal, dataset or source that figures come from
-- sent_at: when it was sent, UTC
-- window_days: days to comment: the notice's own, at least the record's and never under 14
-- extended_until: instant to which the window was extended, UTC; NULL where it was not
-- closes_at: instant at which the window closes, UTC
WITH extension AS (
  SELECT
    e.notice,
    max(CAST(e."until" AS TIMESTAMP)) AS extended_until
  FROM event_window_extension AS e
  CROSS JOIN moment AS m
  WHERE is_known(e.known_from, e.known_to, m.known_at)
  GROUP BY e.notice
),
told AS (
  SELECT
    e.event_id,
    e.recorded_at,
    coalesce(alias.canonical_id, e.body) AS body_id,
    CAST(e.sent_at AS TIMESTAMP) AS sent_at,
    greatest(14, m.notice_window_days, e.window_days) AS window_days,
    x.extended_until,
    unnest(list_distinct(e.findings)) AS named_event
  FROM event_notice AS e
  CROSS JOIN moment AS m
  LEFT JOIN body_alias AS alias ON alias.body_id = e.body
  LEFT JOIN extension AS x ON x.notice = e.event_id
  WHERE is_known(e.known_from, e.known_to, m.known_at)
)
SELECT
  event_id,
  recorded_at,
  body_id,
  named_event,
  sent_at,
  window_days,
  extended_until,
  window_closes(sent_at, window_days, extended_until) AS closes_at
FROM told

-- Datasets of bulk deals that bodies and suppliers were sent: by a notice that names the dataset's event or, later than the
-- dataset, its source's. A dataset out of which rows were erased is told of by notices of the one whose place it took.
-- dataset: name of the dataset
-- body_id: body after same-as, or supplier
-- admitted_from: instant from which figures out of it may enter a public edition, UTC
WITH RECURSIVE origin AS (
  SELECT
    dataset,
    source,
    mode,
    replaces,
    event_id,
    recorded_at
  FROM event_dataset
  UNION
  SELECT
    o.dataset,
    e.source,
    e.mode,
    e.replaces,
    e.event_id,
    e.recorded_at
  FROM origin AS o
  JOIN event_dataset AS e ON e.dataset = o.replaces
  WHERE o.mode = 'erases'
),
named AS (
  SELECT
    dataset,
    event_id,
    recorded_at
  FROM origin
  UNION
  SELECT
    o.dataset,
    e.event_id,
    o.recorded_at
  FROM origin AS o
  JOIN event_source AS e ON e.source = o.source
)
SELECT
  n.dataset,
  w.body_id,
  min(window_closes(greatest(w.sent_at, n.recorded_at), w.window_days, w.extended_until)) AS admitted_from
FROM named AS n
JOIN notice_window AS w
  ON w.named_event = n.event_id
  AND w.recorded_at >= n.recorded_at
GROUP BY
  n.dataset,
  w.body_id

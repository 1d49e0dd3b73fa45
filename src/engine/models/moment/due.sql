-- The due date first stated for a pledge. Revisions never move it; a collector's own correction of it, made before the
-- publisher stated another, says what had been stated from the start.
-- commitment_id: the pledge's id, after same-as
-- first_due: last day of the first due date ever stated
-- first_due_precision: year, month or day
-- due_basis: stated, term-end or inferred
WITH dated AS (
  SELECT
    s.commitment_id,
    0 AS step,
    FALSE AS moves,
    e.due
  FROM statement AS s
  CROSS JOIN moment AS m
  JOIN event_pledge AS e
    ON e.version_leaf = s.first_leaf
    AND is_known(e.known_from, e.known_to, m.known_at)
  UNION ALL
  SELECT
    r.commitment_id,
    r.revision_number,
    r.cause <> 'collector-corrected',
    json_date(r.now)
  FROM revision AS r
  WHERE r.field = 'due'
),
moved AS (
  SELECT
    commitment_id,
    min(step) AS step
  FROM dated
  WHERE moves
  GROUP BY commitment_id
),
chosen AS (
  SELECT
    d.commitment_id,
    coalesce(
      arg_max(d.due, d.step) FILTER (WHERE d.due IS NOT NULL AND (m.step IS NULL OR d.step < m.step)),
      arg_min(d.due, d.step) FILTER (WHERE d.due IS NOT NULL)
    ) AS due
  FROM dated AS d
  LEFT JOIN moved AS m USING (commitment_id)
  GROUP BY d.commitment_id
)
SELECT
  commitment_id,
  final_day(due) AS first_due,
  due.precision AS first_due_precision,
  due.basis AS due_basis
FROM chosen
WHERE due IS NOT NULL

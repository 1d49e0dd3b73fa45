-- Processes of the slice that can be seen at the moment, one row each.
-- dataset: number of the dataset
-- process: number of the process within the dataset
-- unit: number of the buyer's unit, NULL where the buyer is no body
-- is_project: whether it is a project, not a contracting process
-- is_whole: whether nothing was published after the moment, so that what carries no date of its own counts
-- is_single: whether it has one contract at most
-- shows_type: whether the source says what kind every supplier of it is; FALSE where it has none
WITH several AS (
  SELECT DISTINCT
    dataset,
    process
  FROM slice_contracts
  WHERE contract > 0
)
SELECT
  p.dataset,
  p.process,
  unit_of('buyer', p.source, coalesce(alias.canonical_id, p.buyer)) AS unit,
  p.kind = 'project' AS is_project,
  is_by(p.last_release_at, m.as_of) AS is_whole,
  s.process IS NULL AS is_single,
  coalesce(t.shows_type, FALSE) AS shows_type
FROM slice_processes AS p
CROSS JOIN moment AS m
LEFT JOIN body_alias AS alias ON alias.body_id = p.buyer
LEFT JOIN several AS s
  ON s.dataset = p.dataset
  AND s.process = p.process
LEFT JOIN supplier_type AS t
  ON t.dataset = p.dataset
  AND t.process = p.process
LEFT JOIN bulk_superseded AS o
  ON o.dataset = p.dataset
  AND o.process = p.process
WHERE is_by(p.first_release_at, m.as_of)
  AND o.process IS NULL

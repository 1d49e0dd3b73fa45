-- Processes of the slice that can be seen at the moment, one row each.
-- dataset: number of the dataset
-- process: number of the process within the dataset
-- unit: number of the buyer's unit, NULL where the buyer is no body
-- is_project: whether it is a project, not a contracting process
-- method: procurement method
-- category: main procurement category
-- is_whole: whether nothing was published after the moment, so that what carries no date of its own counts
SELECT
  p.dataset,
  p.process,
  i.unit,
  p.kind = 'project' AS is_project,
  p.method,
  p.category,
  is_by(p.last_release_at, m.as_of) AS is_whole
FROM slice_processes AS p
CROSS JOIN moment AS m
LEFT JOIN bulk_identity AS i
  ON i.kind = 'buyer'
  AND i.dataset = p.dataset
  AND i.id = p.buyer
LEFT JOIN bulk_superseded AS o
  ON o.dataset = p.dataset
  AND o.process = p.process
WHERE is_by(p.first_release_at, m.as_of)
  AND o.process IS NULL

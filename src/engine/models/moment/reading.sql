-- Coders' readings that are open at the moment: the latest of each coder on each commitment. Of a public moment only where
-- an adjudicated finding stands beside them.
-- commitment_id: the commitment's id, after same-as
-- event_id: the coding event
-- coder: random id of the coder
-- progress: not-checked, no-action-found, started, advanced or stalled
-- fulfilment: fulfilled, largely, partly, not-fulfilled, reversed, untestable, superseded or void
-- recorded_at: when Kept recorded it, UTC
SELECT
  coalesce(alias.canonical_id, e.commitment) AS commitment_id,
  e.event_id,
  e.coder,
  e.progress,
  e.fulfilment,
  e.recorded_at
FROM event_coding AS e
CROSS JOIN moment AS m
LEFT JOIN commitment_alias AS alias ON alias.commitment_id = e.commitment
WHERE is_known(e.known_from, e.known_to, m.known_at)
  AND (
    NOT m.is_public
    OR coalesce(alias.canonical_id, e.commitment) IN (SELECT commitment_id FROM finding WHERE standing = 'adjudicated')
  )
QUALIFY row_number() OVER (
  PARTITION BY coalesce(alias.canonical_id, e.commitment), e.coder
  ORDER BY e.recorded_at DESC, e.leaf_index DESC
) = 1

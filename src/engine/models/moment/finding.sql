-- Findings that can be seen at the moment, on pledges and deals; of a public moment those that may enter an edition (admission).
-- commitment_id: the commitment's id, after same-as
-- event_id: the finding event
-- finding_number: order among the findings of its commitment, standing and publisher, from 1
-- effective_from: first day of the time from which it holds, NULL where not known
-- effective_precision: year, month or day
-- effective_basis: stated, source-release or inferred
-- recorded_at: when Kept recorded it, UTC
-- standing: adjudicated, adopted or computed
-- publisher: whose finding it is where adopted
-- source: source that gave it
-- source_verdict_scale: the publisher's scale
-- source_verdict_value: the publisher's own word
-- progress: not-checked, no-action-found, started, advanced or stalled
-- fulfilment: fulfilled, largely, partly, not-fulfilled, reversed, untestable, superseded or void
-- unscored: why it is shown and never scored, NULL where it may be
-- reason: why the commitment was not fulfilled
-- contested: whether its readings differ
-- readings: the readings, JSON
-- evidence: names of the evidence
-- is_current: whether it is the latest of its commitment, standing and publisher
WITH visible AS (
  SELECT
    coalesce(alias.canonical_id, e.commitment) AS commitment_id,
    coalesce(e.publisher, CASE WHEN e.standing = 'adopted' THEN e.source END) AS stream_publisher,
    e.*
  FROM event_finding AS e
  CROSS JOIN moment AS m
  LEFT JOIN commitment_alias AS alias ON alias.commitment_id = e.commitment
  WHERE is_known(e.known_from, e.known_to, m.known_at)
    AND coalesce(e.effective_from <= m.as_of, TRUE)
    AND (NOT m.is_public OR e.event_id IN (SELECT event_id FROM admission WHERE subject = 'finding' AND is_admitted))
)
SELECT
  commitment_id,
  event_id,
  row_number() OVER stream AS finding_number,
  effective_from,
  effective_precision,
  effective_basis,
  recorded_at,
  standing,
  stream_publisher AS publisher,
  source,
  source_verdict.scale AS source_verdict_scale,
  source_verdict.value AS source_verdict_value,
  progress,
  fulfilment,
  unscored,
  reason,
  readings IS NOT NULL AS contested,
  to_json(readings) AS readings,
  evidence,
  lead(event_id) OVER stream IS NULL AS is_current
FROM visible
WINDOW stream AS (
  PARTITION BY commitment_id, standing, stream_publisher
  ORDER BY effective_from NULLS FIRST, recorded_at, leaf_index
)

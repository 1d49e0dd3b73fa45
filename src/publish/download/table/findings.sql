-- Findings on pledges and deals, the superseded ones too, with what the body answered.
-- finding_event: the finding event
-- commitment_id: the commitment's id
-- finding_number: order among the findings of its commitment, standing and publisher, from 1
-- effective_from: first day of the time from which it holds, empty where not known
-- effective_precision: year, month or day
-- effective_basis: stated, source-release or inferred
-- recorded_at: when it was recorded, UTC
-- standing: adjudicated, adopted or computed
-- publisher: whose finding it is where adopted
-- source: source that gave it
-- source_verdict_scale: the publisher's scale
-- source_verdict_value: the publisher's own word
-- progress: not-checked, no-action-found, started, advanced or stalled
-- fulfilment: fulfilled, largely, partly, not-fulfilled, reversed, untestable, superseded or void
-- unscored: why it is shown and never scored
-- reason: why the commitment was not fulfilled
-- contested: whether its readings differ
-- evidence: names of the evidence
-- is_current: whether it is the latest of its commitment, standing and publisher
-- override_label: the label under which it was published before its window passed
-- override_reason: why it was
-- replies: what the body answered to it, oldest first. Erasable: a reply whose text was erased is empty
WITH urgent AS (
  SELECT
    e.finding,
    arg_min(e.label, e.leaf_index) AS label,
    arg_min(e.reason, e.leaf_index) AS reason
  FROM event_override AS e
  CROSS JOIN moment AS m
  WHERE is_known(e.known_from, e.known_to, m.known_at)
  GROUP BY e.finding
),
answered AS (
  SELECT
    e."to" AS finding,
    list(e.text ORDER BY e.leaf_index) AS replies
  FROM event_reply AS e
  CROSS JOIN moment AS m
  WHERE is_known(e.known_from, e.known_to, m.known_at)
  GROUP BY e."to"
)
SELECT
  f.event_id AS finding_event,
  f.commitment_id,
  f.finding_number,
  f.effective_from,
  f.effective_precision,
  f.effective_basis,
  f.recorded_at,
  f.standing,
  f.publisher,
  f.source,
  f.source_verdict_scale,
  f.source_verdict_value,
  f.progress,
  f.fulfilment,
  f.unscored,
  f.reason,
  f.contested,
  f.evidence,
  f.is_current,
  u.label AS override_label,
  u.reason AS override_reason,
  a.replies
FROM finding AS f
LEFT JOIN urgent AS u ON u.finding = f.event_id
LEFT JOIN answered AS a ON a.finding = f.event_id
ORDER BY
  f.commitment_id,
  f.standing,
  f.publisher,
  f.finding_number

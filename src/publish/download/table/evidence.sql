-- Evidence that a finding or a reply names: what it is and where it was found. Files of evidence are not part of an edition.
-- evidence: name of the evidence
-- url: address
-- sha256: SHA-256 of the archived file
-- media_type: kind of file
-- fetched_at: when it was fetched, UTC
-- locator: where in it to look
-- licence: licence, where recorded
-- independence: promiser, government, independent or unknown
-- quotation: a short quotation. Erasable: empty where it was erased
-- source: source that it came from
WITH named AS (
  SELECT unnest(evidence) AS evidence
  FROM finding
  UNION
  SELECT unnest(e.evidence)
  FROM event_reply AS e
  CROSS JOIN moment AS m
  WHERE is_known(e.known_from, e.known_to, m.known_at)
    AND e.event_id NOT IN (SELECT event_id FROM withheld_event)
)
SELECT
  e.evidence,
  e.url,
  e.sha256,
  e.media_type,
  CAST(e.fetched_at AS TIMESTAMP) AS fetched_at,
  e.locator,
  e.licence,
  e.independence,
  e.quotation,
  e.source
FROM event_evidence AS e
CROSS JOIN moment AS m
WHERE is_known(e.known_from, e.known_to, m.known_at)
  AND e.evidence IN (SELECT evidence FROM named)
QUALIFY row_number() OVER (PARTITION BY e.evidence ORDER BY e.leaf_index DESC) = 1
ORDER BY e.evidence

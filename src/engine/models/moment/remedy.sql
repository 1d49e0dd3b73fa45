-- The latest remedy recorded for each commitment and stream up to the moment: delivery that came late.
-- Of a public moment only beside a finding that may enter an edition.
-- commitment_id: the commitment's id, after same-as
-- finding_event: the finding that it remedies, NULL where it is of the commitment as a whole
-- remedied_on: last day of the date of delivery
-- remedied_fulfilment: fulfilled, largely or partly
SELECT
  coalesce(alias.canonical_id, e.commitment) AS commitment_id,
  e.finding AS finding_event,
  final_day(e.delivered) AS remedied_on,
  e.fulfilment AS remedied_fulfilment
FROM event_remedy AS e
CROSS JOIN moment AS m
LEFT JOIN commitment_alias AS alias ON alias.commitment_id = e.commitment
WHERE is_known(e.known_from, e.known_to, m.known_at)
  AND first_day(e.delivered) <= m.as_of
  AND (
    NOT m.is_public
    OR e.finding IN (SELECT event_id FROM finding)
    OR (e.finding IS NULL AND coalesce(alias.canonical_id, e.commitment) IN (SELECT commitment_id FROM finding))
  )
QUALIFY row_number() OVER (
  PARTITION BY coalesce(alias.canonical_id, e.commitment), e.finding
  ORDER BY final_day(e.delivered) DESC, e.recorded_at DESC, e.leaf_index DESC
) = 1

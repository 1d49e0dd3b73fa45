-- What is published of each deal, out of what can be expected, for the body in charge by the latest snapshot. Of a public
-- moment of the deals whose body was sent them (admission).
-- commitment_id: the deal's id
-- body_id: body in charge
-- peer_group: peer group of the body, NULL where none is declared
-- topics: topics of the deal
-- jurisdiction: jurisdiction of the deal, else the body's
-- closed: whether an actual end is known
-- missing: what is expected and not published: end, value, supplier-type, final-value
-- published: items published, count; a withheld cell is not published
-- expected: items expected, count: first promised end and first value; of a contract the supplier's type, which snapshots never hold; once closed the actual end and the final value
-- share: published over expected, rounded to nine places so that sums are exact
WITH listed AS (
  SELECT
    d.*,
    actual_end_on IS NOT NULL AS closed,
    list_concat(
      CASE WHEN first_end_on IS NULL THEN ['end'] ELSE [] END,
      CASE WHEN first_value_amount IS NULL THEN ['value'] ELSE [] END,
      CASE WHEN deal_type = 'contract' THEN ['supplier-type'] ELSE [] END,
      CASE WHEN actual_end_on IS NOT NULL AND final_value_amount IS NULL THEN ['final-value'] ELSE [] END
    ) AS missing,
    2 + CASE WHEN deal_type = 'contract' THEN 1 ELSE 0 END + CASE WHEN actual_end_on IS NOT NULL THEN 2 ELSE 0 END AS expected
  FROM deal AS d
  CROSS JOIN moment AS m
  LEFT JOIN admission AS a
    ON a.subject = 'deal'
    AND a.commitment_id = d.commitment_id
    AND a.body_id = d.body_id
  WHERE NOT m.is_public
    OR a.is_admitted
)
SELECT
  commitment_id,
  body_id,
  peer_group,
  topics,
  jurisdiction,
  closed,
  missing,
  expected - len(missing) AS published,
  CAST(expected AS BIGINT) AS expected,
  CAST((expected - len(missing)) / expected AS DECIMAL(10, 9)) AS share
FROM listed

-- The newest value of every revised field, one row a revised pledge.
-- commitment_id: the pledge's id, after same-as
-- changes: newest value as JSON by name of the field
WITH newest AS (
  SELECT
    commitment_id,
    field,
    now
  FROM revision
  QUALIFY row_number() OVER (PARTITION BY commitment_id, field ORDER BY revision_number DESC) = 1
)
SELECT
  commitment_id,
  map_from_entries(list({'key': field, 'value': now} ORDER BY field)) AS changes
FROM newest
GROUP BY commitment_id

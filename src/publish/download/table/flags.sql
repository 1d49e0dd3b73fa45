-- Contracts of buyers that show a flag. A flag is a pattern worth a look, never an accusation.
-- flag: name of the flag
-- source: source of the contracts
-- body_id: the buyer
-- body_name: the buyer's name
-- contracts: contracts with the flag, count
-- processes: processes with such a contract, count
SELECT
  f.flag,
  f.source,
  f.unit_id AS body_id,
  u.name AS body_name,
  f.contracts,
  f.processes
FROM bulk_flag_count AS f
LEFT JOIN bulk_unit AS u
  ON u.kind = 'buyer'
  AND u.source = f.source
  AND u.unit_id = f.unit_id
ORDER BY
  f.flag,
  f.source,
  f.unit_id

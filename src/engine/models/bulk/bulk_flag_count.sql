-- Contracts and processes of every buyer that show a flag. A flag is a pattern worth a look, never an accusation.
-- flag: name of the flag
-- source: source of the deals
-- unit_id: the body's id after same-as
-- contracts: contracts with the flag, count
-- processes: processes with such a contract, count
SELECT
  f.flag,
  u.source,
  u.unit_id,
  CAST(sum(f.contracts) AS BIGINT) AS contracts,
  CAST(sum(f.processes) AS BIGINT) AS processes
FROM flag_count AS f
JOIN bulk_unit AS u USING (unit)
WHERE u.is_admitted
GROUP BY
  f.flag,
  u.source,
  u.unit_id

-- Contracts of the slice that show a flag, counted by buyer.
-- flag: name of the flag
-- unit: number of the buyer's unit
-- contracts: contracts with the flag, count
-- processes: processes with such a contract, count
SELECT
  f.flag,
  d.unit,
  count(*) AS contracts,
  count(DISTINCT (f.dataset, f.process)) AS processes
FROM flag_hit AS f
JOIN deal_process AS d USING (dataset, process)
WHERE d.unit IS NOT NULL
GROUP BY
  f.flag,
  d.unit

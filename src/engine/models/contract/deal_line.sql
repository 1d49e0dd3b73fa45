-- Contracts under everyone whose deal they are: the buyer of the process, and each named supplier of the award that the
-- contract carries out.
-- kind: buyer or supplier
-- unit: number of the unit, NULL where the buyer is no body
-- is_single: whether the process has one contract at most
-- dataset: as in contract_measure
-- process: as in contract_measure
-- on_time: as in contract_measure
-- slip_days: as in contract_measure
-- end_held: as in contract_measure
-- extension_days: as in contract_measure
-- observed_days: as in contract_measure
-- original_scope: as in contract_measure
-- on_budget: as in contract_measure
-- overrun_bp: as in contract_measure
-- published_bits: as in contract_measure, and 32 where the source says what kind every supplier of the process is, 64 for a project, which has none
SELECT
  'buyer' AS kind,
  d.unit,
  d.is_single,
  c.dataset,
  c.process,
  c.on_time,
  c.slip_days,
  c.end_held,
  c.extension_days,
  c.observed_days,
  c.original_scope,
  c.on_budget,
  c.overrun_bp,
  c.published_bits + CASE WHEN t.shows_type THEN 32 ELSE 0 END + CASE WHEN d.is_project THEN 64 ELSE 0 END AS published_bits
FROM contract_measure AS c
JOIN deal_process AS d USING (dataset, process)
LEFT JOIN supplier_type AS t USING (dataset, process)
UNION ALL
SELECT
  'supplier',
  s.unit,
  d.is_single,
  c.dataset,
  c.process,
  c.on_time,
  c.slip_days,
  c.end_held,
  c.extension_days,
  c.observed_days,
  c.original_scope,
  c.on_budget,
  c.overrun_bp,
  NULL
FROM contract_measure AS c
JOIN deal_process AS d USING (dataset, process)
JOIN award_supplier AS s USING (dataset, process, award)

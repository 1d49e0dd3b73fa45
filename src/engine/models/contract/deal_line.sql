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
-- published_bits: as in contract_measure; NULL for suppliers
SELECT
  'buyer' AS kind,
  c.unit,
  c.is_single,
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
  c.published_bits
FROM contract_measure AS c
UNION ALL
SELECT
  'supplier',
  s.unit,
  c.is_single,
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
JOIN award_supplier AS s USING (dataset, process, award)

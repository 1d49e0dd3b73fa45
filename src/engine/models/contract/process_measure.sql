-- The measures of each process: one row for its buyer over all its contracts, and one for each named supplier over the
-- contracts of the supplier's awards. A process is open while one of its contracts is, keeps a measure where every contract
-- that can be judged keeps it, with the slip of the worst, and is not judgeable where none can be.
-- dataset: number of the dataset
-- process: number of the process
-- kind: buyer or supplier
-- unit: number of the unit that it counts for, NULL where the buyer is no body
-- contracts: contracts rolled up, count
-- on_time: yes, no, or why the data cannot tell
-- slip_days: days late of the worst, negative where all ended before; NULL where the process is not judged
-- end_held: yes, no, or why the data cannot tell
-- extension_days: days by which the end date moved most; NULL where the process is not judged
-- observed_days: days over which the end date watched longest was watched; NULL where the process is not judged
-- original_scope: whether the source shows the original scope of all that can be judged
-- on_budget: yes, no, or why the data cannot tell
-- overrun_bp: overrun of the worst in hundredths of a percent; NULL where the process is not judged
-- published_bits: what is published of every contract that was not cancelled, as in contract_measure; NULL for suppliers and where all were cancelled
SELECT
  dataset,
  process,
  kind,
  unit,
  1 AS contracts,
  on_time,
  slip_days,
  end_held,
  extension_days,
  observed_days,
  original_scope AND is_judged(end_held) AS original_scope,
  on_budget,
  overrun_bp,
  published_bits
FROM deal_line
WHERE is_single
UNION ALL
SELECT
  dataset,
  process,
  kind,
  unit,
  count(*),
  min(on_time),
  CASE WHEN is_judged(min(on_time)) THEN max(slip_days) END,
  min(end_held),
  CASE WHEN is_judged(min(end_held)) THEN max(extension_days) END,
  CASE WHEN is_judged(min(end_held)) THEN max(observed_days) END,
  coalesce(bool_and(original_scope) FILTER (WHERE is_judged(end_held)), FALSE),
  min(on_budget),
  CASE WHEN is_judged(min(on_budget)) THEN max(overrun_bp) END,
  bit_and(published_bits)
FROM deal_line
WHERE NOT is_single
GROUP BY
  dataset,
  process,
  kind,
  unit

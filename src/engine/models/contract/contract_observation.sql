-- What the releases up to the moment showed of each contract, one row a contract. Values of zero and below are taken as
-- not known, and a value needs its currency. A contract that no release speaks of by itself is taken as last published.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract within the process
-- revisions: releases that speak of the contract, count
-- ends_observed: of them, those that show a promised end, count
-- first_end_on: first promised end observed
-- last_end_on: latest promised end observed
-- observed_days: days between the first and the latest release that show a promised end, 0 where undated
-- start_on: first start of the contract period observed
-- values_observed: releases that show a value, count
-- first_value_minor: first value observed, minor units
-- currency: currency of all values observed, ISO 4217; NULL where they are in several
-- last_value_minor: latest value observed, minor units
-- is_currency_changed: whether values are in several currencies
-- status: latest status observed
-- first_seen_on: day of the first release that speaks of the contract
-- first_amended_on: day of the first release tagged as its amendment, NULL without one
-- last_amended_on: day of the latest such release
-- amending_releases: such releases, count
SELECT
  r.dataset,
  r.process,
  r.contract,
  count(*) AS revisions,
  count(r.end_on) AS ends_observed,
  arg_min(r.end_on, r.revision) AS first_end_on,
  arg_max(r.end_on, r.revision) AS last_end_on,
  coalesce(
    CAST(max(r.released_at) FILTER (WHERE r.end_on IS NOT NULL) AS DATE)
    - CAST(min(r.released_at) FILTER (WHERE r.end_on IS NOT NULL) AS DATE),
    0
  ) AS observed_days,
  arg_min(r.start_on, r.revision) AS start_on,
  count(*) FILTER (WHERE r.value_minor > 0 AND r.currency IS NOT NULL) AS values_observed,
  arg_min(r.value_minor, r.revision) FILTER (WHERE r.value_minor > 0 AND r.currency IS NOT NULL) AS first_value_minor,
  CASE
    WHEN min(hash(r.currency)) FILTER (WHERE r.value_minor > 0 AND r.currency IS NOT NULL)
      = max(hash(r.currency)) FILTER (WHERE r.value_minor > 0 AND r.currency IS NOT NULL)
      THEN any_value(r.currency) FILTER (WHERE r.value_minor > 0)
  END AS currency,
  arg_max(r.value_minor, r.revision) FILTER (WHERE r.value_minor > 0 AND r.currency IS NOT NULL) AS last_value_minor,
  coalesce(
    min(hash(r.currency)) FILTER (WHERE r.value_minor > 0 AND r.currency IS NOT NULL)
    <> max(hash(r.currency)) FILTER (WHERE r.value_minor > 0 AND r.currency IS NOT NULL),
    FALSE
  ) AS is_currency_changed,
  arg_max(r.status, r.revision) AS status,
  CAST(min(r.released_at) AS DATE) AS first_seen_on,
  CAST(min(r.released_at) FILTER (WHERE r.is_amendment) AS DATE) AS first_amended_on,
  CAST(max(r.released_at) FILTER (WHERE r.is_amendment) AS DATE) AS last_amended_on,
  count(*) FILTER (WHERE r.is_amendment) AS amending_releases
FROM slice_contract_revisions AS r
CROSS JOIN moment AS m
WHERE is_by(r.released_at, m.as_of)
GROUP BY
  r.dataset,
  r.process,
  r.contract
UNION ALL
SELECT
  dataset,
  process,
  contract,
  0,
  CASE WHEN end_on IS NULL THEN 0 ELSE 1 END,
  end_on,
  end_on,
  0,
  start_on,
  CASE WHEN value_minor > 0 AND currency IS NOT NULL THEN 1 ELSE 0 END,
  CASE WHEN value_minor > 0 AND currency IS NOT NULL THEN value_minor END,
  CASE WHEN value_minor > 0 THEN currency END,
  CASE WHEN value_minor > 0 AND currency IS NOT NULL THEN value_minor END,
  FALSE,
  status,
  NULL,
  NULL,
  NULL,
  0
FROM slice_contracts
WHERE revisions = 0

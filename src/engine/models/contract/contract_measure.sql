-- The measures of each contract at the moment, one row a contract; of a project, a row of its own beside its contracts.
-- dataset: number of the dataset
-- process: number of the process
-- contract: number of the contract
-- unit: number of the buyer's unit, NULL where the buyer is no body
-- is_single: whether the process has one contract at most
-- award: number of the award that it carries out
-- is_project: whether the row stands for a whole project
-- status: latest status observed
-- first_seen_on: day of the first release that speaks of it, NULL where none does
-- signed_on: day of signature
-- start_on: first start of the contract period observed
-- first_end_on: promised end in the first release that has one
-- last_end_on: promised end in the latest release that has one
-- ends_observed: releases that show a promised end, count
-- moved_later: releases that show an end later than every end shown before, count
-- max_extent_on: latest end that the contract's options allow, as first published
-- actual_end_on: day on which it ended, NULL where not published or after the moment
-- actual_end_basis: implementation, or milestone where the last milestone of delivery or completion tells it
-- length_days: days from the first start to the first promised end
-- on_time: whether the actual end is at or before the first promised end; yes, no, or why the data cannot tell
-- slip_days: days from the first promised end to the actual end, negative where it ended before
-- slip_share: the same over length_days, NULL where that is not above 0
-- end_held: whether the latest promised end is at or before the first, or within max_extent_on; yes, no, or why the data cannot tell
-- extension_days: days from the first to the latest promised end, negative where it came forward
-- observed_days: days over which the promised end was watched
-- original_scope: whether the source shows the original scope, without which an extension is only shown, not held against the body
-- on_budget: whether the final value, else the latest, is at or below the first; yes, no, or why the data cannot tell
-- overrun_bp: that value over the first value, less 1, in hundredths of a percent, rounded
-- values_observed: releases that show a value, count
-- first_value_minor: first value observed, minor units
-- currency: currency of all values observed, ISO 4217; NULL where they are in several
-- last_value_minor: latest value observed, minor units
-- final_value_minor: final value, minor units; NULL where not published, or where it may be newer than the moment
-- final_currency: its currency, ISO 4217
-- payments: payments, count
-- paid_minor: sum paid, minor units; NULL where in several currencies
-- paid_currency: its currency, ISO 4217
-- paid_over_minor: sum paid less the final value, else the latest, in one currency; NULL where these cannot be compared
-- milestones_met_in_time: milestones met by their due date, count
-- milestones_met_late: milestones met after it, count
-- milestones_met_undated: milestones met, the date or the due date not published, count
-- milestones_not_met: milestones due and not met, count
-- milestones_not_due: milestones not met and not yet due, count
-- amendments: amendments that the source lists, or releases tagged as amendments where these are more, count
-- first_amended_on: day of the first amendment, NULL where none is dated
-- last_amended_on: day of the latest amendment, NULL where none is dated
-- is_ended_early: whether it ended before the latest promised end
-- is_in_force: whether it is a contract that was not cancelled, no whole project
-- is_cancelled: whether it was cancelled before it was signed
-- is_terminated: whether the source calls it terminated, which alone says neither success nor failure
-- last_news_on: day of the newest implementation news
-- silent_days: overdue_days where no final value is published either, and no implementation news since the promised end; else NULL
-- overdue_days: days since the latest promised end where no end is known; NULL where it is not past, or the contract is cancelled or terminated
-- published_bits: sum of what is published: 1 a promised end, 2 a value, 4 an actual end, 8 a final value, 16 where it is closed, that is an actual end is known or the source calls it terminated, 32 the kind of every supplier of its process, and 64 where the process is a project, which has no supplier; NULL where cancelled
WITH gathered AS (
  SELECT
    o.*,
    d.unit,
    d.is_single,
    d.shows_type,
    d.is_project AS is_of_project,
    c.award,
    c.kind = 'project' AS is_project,
    c.signed_on,
    CASE
      WHEN o.ends_observed > 2 THEN coalesce(v.moved_later, 0)
      WHEN o.last_end_on > o.first_end_on THEN 1
      ELSE 0
    END AS moved_later,
    c.max_extent_on,
    o.status = 'cancelled' AS is_cancelled,
    o.status = 'terminated' AS is_terminated,
    CASE WHEN c.actual_end_on <= m.as_of THEN c.actual_end_on ELSE s.completed_on END AS actual_end_on,
    c.actual_end_on <= m.as_of AS is_told,
    coalesce(s.is_completed, FALSE) AS is_completed,
    CASE WHEN c.final_currency IS NOT NULL AND (d.is_whole OR c.actual_end_on <= m.as_of) THEN c.final_value_minor END AS final_value_minor,
    CASE WHEN c.final_value_minor IS NOT NULL AND (d.is_whole OR c.actual_end_on <= m.as_of) THEN c.final_currency END AS final_currency,
    w.is_constant,
    p.payments,
    p.paid_minor,
    p.paid_currency,
    s.met_in_time,
    s.met_late,
    s.met_undated,
    s.not_met,
    s.not_due,
    a.amendments,
    a.first_amended_on AS first_listed_on,
    a.last_amended_on AS last_listed_on,
    CASE WHEN c.last_news_on <= m.as_of THEN c.last_news_on END AS last_news_on,
    m.as_of
  FROM contract_observation AS o
  JOIN slice_contracts AS c USING (dataset, process, contract)
  JOIN deal_process AS d USING (dataset, process)
  JOIN bulk_dataset AS w USING (dataset)
  CROSS JOIN moment AS m
  LEFT JOIN contract_move AS v USING (dataset, process, contract)
  LEFT JOIN contract_milestone AS s USING (dataset, process, contract)
  LEFT JOIN contract_payment AS p USING (dataset, process, contract)
  LEFT JOIN contract_amendment AS a USING (dataset, process, contract)
),
compared AS (
  SELECT
    *,
    coalesce(final_value_minor, last_value_minor) AS outturn_minor,
    coalesce(final_currency, currency) AS outturn_currency,
    CASE
      WHEN is_cancelled THEN deal_state('cancelled')
      WHEN first_end_on IS NULL THEN deal_state('no end date')
      WHEN is_terminated AND NOT is_completed AND coalesce(actual_end_on < first_end_on, TRUE) THEN deal_state('status unclear')
      WHEN actual_end_on <= first_end_on THEN deal_state('yes')
      WHEN actual_end_on > first_end_on THEN deal_state('no')
      WHEN last_end_on > as_of THEN deal_state('not ended')
      ELSE deal_state('no actual end')
    END AS on_time,
    CASE
      WHEN is_cancelled THEN deal_state('cancelled')
      WHEN ends_observed = 0 THEN deal_state('no end date')
      WHEN ends_observed = 1 THEN deal_state('one observation')
      WHEN is_terminated AND NOT is_completed AND last_end_on < first_end_on THEN deal_state('status unclear')
      WHEN last_end_on <= greatest(first_end_on, max_extent_on) THEN deal_state('yes')
      ELSE deal_state('no')
    END AS end_held,
    CASE
      WHEN is_cancelled THEN deal_state('cancelled')
      WHEN first_value_minor IS NULL THEN deal_state('no value')
      WHEN is_constant THEN deal_state('value the same in every release')
      WHEN is_currency_changed OR final_currency <> currency THEN deal_state('currency changed')
      WHEN final_value_minor <= first_value_minor THEN deal_state('yes')
      WHEN final_value_minor > first_value_minor THEN deal_state('no')
      WHEN is_terminated AND actual_end_on IS NULL AND NOT is_completed THEN deal_state('status unclear')
      WHEN actual_end_on IS NULL AND last_end_on > as_of THEN deal_state('not ended')
      WHEN actual_end_on IS NULL AND last_end_on IS NULL THEN deal_state('no actual end')
      WHEN values_observed = 1 THEN deal_state('one observation')
      WHEN last_value_minor <= first_value_minor THEN deal_state('yes')
      ELSE deal_state('no')
    END AS on_budget,
    CASE
      WHEN actual_end_on IS NULL AND NOT coalesce(is_cancelled OR is_terminated, FALSE) AND last_end_on < as_of THEN as_of - last_end_on
    END AS overdue_days
  FROM gathered
)
SELECT
  dataset,
  process,
  contract,
  unit,
  is_single,
  award,
  is_project,
  status,
  first_seen_on,
  signed_on,
  start_on,
  first_end_on,
  last_end_on,
  ends_observed,
  moved_later,
  max_extent_on,
  actual_end_on,
  CASE
    WHEN is_told THEN 'implementation'
    WHEN actual_end_on IS NOT NULL THEN 'milestone'
  END AS actual_end_basis,
  first_end_on - start_on AS length_days,
  on_time,
  CASE WHEN is_judged(on_time) THEN actual_end_on - first_end_on END AS slip_days,
  CASE WHEN is_judged(on_time) AND first_end_on > start_on THEN (actual_end_on - first_end_on) / (first_end_on - start_on) END AS slip_share,
  end_held,
  CASE WHEN is_judged(end_held) THEN last_end_on - first_end_on END AS extension_days,
  CASE WHEN is_judged(end_held) THEN observed_days END AS observed_days,
  max_extent_on IS NOT NULL AS original_scope,
  on_budget,
  CASE WHEN is_judged(on_budget) THEN ratio_bp(outturn_minor, first_value_minor) END AS overrun_bp,
  values_observed,
  first_value_minor,
  currency,
  last_value_minor,
  final_value_minor,
  final_currency,
  coalesce(payments, 0) AS payments,
  paid_minor,
  paid_currency,
  CASE WHEN paid_currency = outturn_currency THEN TRY_CAST(paid_minor - outturn_minor AS BIGINT) END AS paid_over_minor,
  coalesce(met_in_time, 0) AS milestones_met_in_time,
  coalesce(met_late, 0) AS milestones_met_late,
  coalesce(met_undated, 0) AS milestones_met_undated,
  coalesce(not_met, 0) AS milestones_not_met,
  coalesce(not_due, 0) AS milestones_not_due,
  greatest(amendments, amending_releases) AS amendments,
  least(first_listed_on, first_amended_on) AS first_amended_on,
  greatest(last_listed_on, last_amended_on) AS last_amended_on,
  coalesce(actual_end_on < last_end_on, FALSE) AS is_ended_early,
  NOT is_project AND NOT coalesce(is_cancelled, FALSE) AS is_in_force,
  coalesce(is_cancelled, FALSE) AS is_cancelled,
  coalesce(is_terminated, FALSE) AS is_terminated,
  last_news_on,
  CASE WHEN final_value_minor IS NULL AND coalesce(last_news_on <= last_end_on, TRUE) THEN overdue_days END AS silent_days,
  overdue_days,
  CASE
    WHEN NOT coalesce(is_cancelled, FALSE)
      THEN published_bits(
        first_end_on IS NOT NULL,
        first_value_minor IS NOT NULL,
        actual_end_on IS NOT NULL,
        final_value_minor IS NOT NULL,
        actual_end_on IS NOT NULL OR coalesce(is_terminated, FALSE),
        shows_type,
        is_of_project
      )
  END AS published_bits
FROM compared

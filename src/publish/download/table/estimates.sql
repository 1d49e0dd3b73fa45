-- Every unit of every league: its estimate with its 95 % interval, its bounds and its rank range. No standing is mixed with another.
-- league: the league's id
-- measure: pledges-kept, deals-on-time, end-dates-held, deals-on-budget or openness
-- dimension: body, type, topic, jurisdiction or supplier (a legal entity, never ranked)
-- standing: adjudicated, adopted or computed
-- publisher: whose findings they are where adopted
-- unit_id: the body's or supplier's id, or the type, topic or jurisdiction itself
-- unit_name: its name
-- judged: commitments judged, count
-- is_few: whether fewer are judged than the method asks for without a remark
-- rate: estimate, 0 to 1; empty where too few are judged
-- rate_lower: lower end of its interval
-- rate_upper: upper end of its interval
-- crude: credit over judged, without any model
-- unjudged: commitments due and not judged, count
-- none_kept_rate: estimate if none of the unjudged was kept
-- none_kept_lower: lower end of its interval
-- none_kept_upper: upper end of its interval
-- all_kept_rate: estimate if all of the unjudged were kept
-- all_kept_lower: lower end of its interval
-- all_kept_upper: upper end of its interval
-- rank_lower: best rank of its 95 % range; empty where the data give no order
-- rank_upper: worst rank of its 95 % range
-- top_quarter: probability that it is in the top quarter; from eight bodies up
-- bottom_quarter: probability that it is in the bottom quarter
-- case_mix: observed over expected by type of commitment, read against 1 and never ranked
-- case_mix_lower: lower end of its interval
-- case_mix_upper: upper end of its interval
-- levels: judged commitments by level, as JSON
SELECT
  u.league,
  l.measure,
  l.dimension,
  l.standing,
  l.publisher,
  u.unit_id,
  u.unit_name,
  u.judged,
  u.is_few,
  u.rate,
  u.rate_lower,
  u.rate_upper,
  u.crude,
  u.unjudged,
  u.none_kept_rate,
  u.none_kept_lower,
  u.none_kept_upper,
  u.all_kept_rate,
  u.all_kept_lower,
  u.all_kept_upper,
  u.rank_lower,
  u.rank_upper,
  u.top_quarter,
  u.bottom_quarter,
  u.case_mix,
  u.case_mix_lower,
  u.case_mix_upper,
  u.levels
FROM edition_unit AS u
JOIN edition_league AS l USING (league)
ORDER BY
  u.league,
  u.unit_id

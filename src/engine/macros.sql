-- What only DuckDB has, behind names that the models use; on another engine these few are written anew.
-- Each statement stands alone and ends with a semicolon at the end of a line.

-- First day that a partial date covers; NULL where there is no such day.
CREATE OR REPLACE TEMP MACRO first_day(partial) AS
  TRY_CAST(partial.date || CASE partial.precision WHEN 'year' THEN '-01-01' WHEN 'month' THEN '-01' ELSE '' END AS DATE);

-- Last day that a partial date covers: 2028-02 ends on 2028-02-29.
CREATE OR REPLACE TEMP MACRO final_day(partial) AS
  CASE partial.precision
    WHEN 'year' THEN TRY_CAST(partial.date || '-12-31' AS DATE)
    WHEN 'month' THEN last_day(TRY_CAST(partial.date || '-01' AS DATE))
    ELSE TRY_CAST(partial.date AS DATE)
  END;

-- A text in the language asked for, else in English, else in the first language given.
CREATE OR REPLACE TEMP MACRO text_in(texts, language) AS
  coalesce(texts[language], texts['en'], map_values(texts)[1]);

-- Whether a row of an event table was known at an instant.
CREATE OR REPLACE TEMP MACRO is_known(known_from, known_to, known_at) AS
  known_from <= known_at AND (known_to IS NULL OR known_to > known_at);

-- A field's name in the log as a column's name: documentUrl is document_url.
CREATE OR REPLACE TEMP MACRO column_name_of(field) AS
  lower(regexp_replace(field, '([A-Z])', '_\1', 'g'));

-- The JSON value that a row's object holds under a key.
CREATE OR REPLACE TEMP MACRO member(object, key) AS
  json_extract(object, '/' || key);

-- Whether revisions have changed a field; `changes` maps a field to its newest value as JSON.
CREATE OR REPLACE TEMP MACRO is_revised(changes, field) AS
  coalesce(map_contains(changes, field), FALSE);

-- A revised field as text, NULL where the revision removed it.
CREATE OR REPLACE TEMP MACRO revised_text(changes, field) AS
  changes[field] ->> '$';

-- A revised field as texts by language.
CREATE OR REPLACE TEMP MACRO revised_texts(changes, field) AS
  CAST(changes[field] AS MAP(VARCHAR, VARCHAR));

-- A revised field as a list of texts.
CREATE OR REPLACE TEMP MACRO revised_list(changes, field) AS
  CAST(changes[field] AS VARCHAR[]);

-- A revised field as a list of places; what is no place is none.
CREATE OR REPLACE TEMP MACRO revised_places(changes, field) AS
  from_json(changes[field], '[{"name":"VARCHAR","scheme":"VARCHAR","code":"VARCHAR"}]');

-- A revised field as a quantity with its unit.
CREATE OR REPLACE TEMP MACRO revised_target(changes, field) AS
  from_json(changes[field], '{"quantity":"VARCHAR","unit":"VARCHAR"}');

-- A revised field as a due date, or as another partial date.
CREATE OR REPLACE TEMP MACRO json_date(value) AS
  CAST(value AS STRUCT("date" VARCHAR, "precision" VARCHAR, "basis" VARCHAR));

-- An exact sum of money from its text.
CREATE OR REPLACE TEMP MACRO exact(amount) AS
  CAST(amount AS DECIMAL(38, 6));

-- Where a commitment stands in one stream of findings, at a day. Nothing is broken before its date, and a verdict that
-- cannot be scored decides nothing.
CREATE OR REPLACE TEMP MACRO state_of(is_rated, fulfilment, unscored, first_due, as_of, listed, testable) AS
  CASE
    WHEN NOT is_rated THEN 'unrated'
    WHEN unscored IS NULL AND fulfilment IN ('untestable', 'superseded', 'void') THEN 'excluded-level'
    WHEN unscored IS NULL AND fulfilment IS NOT NULL AND first_due <= as_of THEN 'judged'
    WHEN unscored IS NULL AND fulfilment = 'fulfilled' AND first_due > as_of THEN 'early'
    WHEN NOT listed THEN 'not-listed'
    WHEN NOT testable THEN 'excluded-level'
    WHEN first_due <= as_of THEN 'due-unjudged'
    ELSE 'open'
  END;

-- Days by which a partial date moved, from its first and last day to another's. Dates of other precision that overlap
-- did not move: 2030-06 after 2030 is no slip.
CREATE OR REPLACE TEMP MACRO days_moved(from_low, from_high, to_low, to_high) AS
  CASE WHEN to_low > from_high OR to_high < from_low THEN to_high - from_high ELSE 0 END;

-- What is held of a contract or process on one measure: whether it was kept, or why the data cannot tell. A process takes
-- the first of its contracts' states in this order: it is open while one of them is, fails with one that fails, is kept
-- where one that can be judged is, and else takes the first reason.
CREATE OR REPLACE TEMP MACRO deal_state(state) AS
  CAST(state AS ENUM('not ended', 'no', 'yes', 'status unclear', 'currency changed', 'value the same in every release',
    'no actual end', 'one observation', 'no value', 'no end date', 'cancelled'));

-- Whether a state is a judgement.
CREATE OR REPLACE TEMP MACRO is_judged(state) AS
  state BETWEEN deal_state('no') AND deal_state('yes');

-- The name of a deal measure, held as a number.
CREATE OR REPLACE TEMP MACRO deal_measure_name(measure) AS
  CAST(measure AS ENUM('deals-on-time', 'end-dates-held', 'deals-on-budget'));

-- When a window to comment closes that opened at an instant and may have been extended.
CREATE OR REPLACE TEMP MACRO window_closes(opened_at, days, extended_until) AS
  greatest(opened_at + to_days(CAST(days AS INTEGER)), coalesce(extended_until, opened_at));

-- A number for a buyer or supplier of a source. That two of a million fall together is less likely than one in 10 million.
CREATE OR REPLACE TEMP MACRO unit_of(kind, source, id) AS
  hash(kind, source, id);

-- Whether an instant is on a day or before it; what has no date counts.
CREATE OR REPLACE TEMP MACRO is_by(instant, day) AS
  coalesce(instant < day + 1, TRUE);

-- How far one sum lies above another, in hundredths of a percent, rounded.
CREATE OR REPLACE TEMP MACRO ratio_bp(sum, base) AS
  TRY_CAST(round((sum / base - 1) * 10000) AS BIGINT);

-- What is published of a contract, one bit an item: promised end, value, actual end, final value, whether it is closed, the
-- kind of its suppliers, and whether it is of a project.
CREATE OR REPLACE TEMP MACRO published_bits(shows_end, shows_value, shows_actual_end, shows_final_value, is_closed, shows_type, of_project) AS
  CAST(shows_end AS INTEGER) + CAST(shows_value AS INTEGER) * 2 + CAST(shows_actual_end AS INTEGER) * 4
    + CAST(shows_final_value AS INTEGER) * 8 + CAST(is_closed AS INTEGER) * 16 + CAST(shows_type AS INTEGER) * 32
    + CAST(of_project AS INTEGER) * 64;

-- The place of a row within its dataset, from its process and its number there.
CREATE OR REPLACE TEMP MACRO row_place(process, number) AS
  CAST(process AS BIGINT) * 4294967296 + number;

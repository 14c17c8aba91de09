-- What must be true of every view of line_of_sight, so that BI tools read them with no
-- further modelling. Each row of offence is a fault, so there is to be none.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET datestyle = 'ISO, DMY';

CREATE TEMP VIEW shown AS
SELECT c.oid, c.relname AS view_name, obj_description(c.oid, 'pg_class') AS said, a.attname AS column_name, a.attnum,
	   format_type(a.atttypid, a.atttypmod) AS type, col_description(c.oid, a.attnum) AS column_said
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'line_of_sight'::regnamespace AND c.relkind IN ('v', 'm', 'r', 'f', 'p');

CREATE TEMP VIEW offence AS
SELECT c.relname::text AS view_name, NULL::text AS column_name, 'is not a plain view' AS fault
FROM pg_class AS c WHERE c.relnamespace = 'line_of_sight'::regnamespace AND c.relkind NOT IN ('v', 'i', 'S', 'c')
UNION ALL
SELECT view_name, column_name, 'has the type ' || type FROM shown
WHERE type NOT IN ('integer', 'double precision', 'date', 'timestamp(0) without time zone') AND type !~ '^character varying\(\d+\)$'
UNION ALL
SELECT view_name, column_name, 'is a count and no integer' FROM shown WHERE column_name LIKE '%\_count' AND type <> 'integer'
UNION ALL
SELECT view_name, column_name, 'is a ratio and no double precision' FROM shown WHERE column_name LIKE '%\_ratio' AND type <> 'double precision'
UNION ALL
SELECT view_name, column_name, 'is a label and no text' FROM shown WHERE column_name LIKE '%\_label' AND type NOT LIKE 'character varying%'
UNION ALL
SELECT view_name, column_name, 'is 0 or 1 and no integer' FROM shown WHERE column_name ~ '^(is|in)_' AND column_name !~ '_label$' AND type <> 'integer'
UNION ALL
SELECT view_name, column_name, 'is not named in small letters and whole words' FROM shown
WHERE column_name !~ '^[a-z][a-z0-9]*(_[a-z0-9]+)*$' OR view_name !~ '^[a-z][a-z]*(_[a-z]+)*$'
UNION ALL
SELECT view_name, column_name, 'has no comment' FROM shown WHERE coalesce(btrim(column_said), '') = ''
UNION ALL
SELECT DISTINCT view_name::text, NULL, 'has no comment that says what it has a row for' FROM shown WHERE coalesce(said, '') !~ 'One row for '
UNION ALL
SELECT month.view_name, month.column_name, 'has no ' || beside.name || ' beside it'
FROM shown AS month CROSS JOIN (VALUES ('_id'), ('_label')) AS ending (ending)
CROSS JOIN LATERAL (SELECT month.column_name || ending.ending AS name) AS beside
WHERE month.column_name IN ('month', 'quarter')
  AND NOT EXISTS (SELECT FROM shown AS other WHERE other.oid = month.oid AND other.column_name = beside.name)
UNION ALL
-- what has a rate of what is met shows what it is made of
SELECT rate.view_name, rate.column_name, 'has no numerator and denominator beside it'
FROM shown AS rate
WHERE rate.column_name = 'met_ratio'
  AND (SELECT count(*) FROM shown AS other WHERE other.oid = rate.oid AND other.column_name IN ('met_count', 'eligible_count')) < 2
UNION ALL
SELECT view_name, named.name, 'is said to be part of the key and is not there'
FROM (SELECT DISTINCT oid, view_name, said FROM shown) AS view
CROSS JOIN LATERAL regexp_split_to_table(substring(said FROM ' Key: (.*)$'), ', ') AS named (name)
WHERE NOT EXISTS (SELECT FROM shown AS other WHERE other.oid = view.oid AND other.column_name = named.name);

-- A key is unique. Read from the comment of each view that names one.
CREATE FUNCTION pg_temp.repeated_keys() RETURNS TABLE (view_name text, repeated bigint) LANGUAGE plpgsql AS $$
DECLARE
	view record;
BEGIN
	FOR view IN SELECT DISTINCT s.view_name AS name, substring(s.said FROM ' Key: (.*)$') AS key FROM shown AS s ORDER BY 1 LOOP
		CONTINUE WHEN view.key IS NULL;
		view_name := view.name;
		EXECUTE format('SELECT count(*) - count(DISTINCT (%s)) FROM line_of_sight.%I', view.key, view.name) INTO repeated;
		IF repeated > 0 THEN RETURN NEXT; END IF;
	END LOOP;
END;
$$;

SELECT count(DISTINCT view_name) > 15 AS has_views, count(*) > 200 AS has_columns FROM shown;
SELECT * FROM offence ORDER BY 1, 2, 3;
SELECT * FROM pg_temp.repeated_keys();

-- The check finds what is wrong.
BEGIN;
CREATE VIEW line_of_sight."Bad" AS
SELECT date '2025-01-01' AS month, 1::bigint AS met_count, 0.5 AS met_ratio, true AS is_bad, 'x' AS "Name", ARRAY[1] AS list, now() AS at;
COMMENT ON VIEW line_of_sight."Bad" IS 'Bad. Key: nothing';
CREATE MATERIALIZED VIEW line_of_sight.stored AS SELECT 1 AS one;
CREATE VIEW line_of_sight.twice AS SELECT 1 AS one FROM generate_series(1, 3);
COMMENT ON VIEW line_of_sight.twice IS 'Twice. One row for each one. Key: one';
SELECT * FROM offence ORDER BY 1, 2, 3;
DROP VIEW line_of_sight."Bad";
SELECT * FROM pg_temp.repeated_keys();
ROLLBACK;

-- What tools without comments read says the same.
SELECT count(*) AS missing FROM shown AS s
WHERE NOT EXISTS (SELECT FROM line_of_sight.data_dictionary AS d
				  WHERE d.view_name = s.view_name AND d.column_name = s.column_name AND d.data_type = s.type
					AND left(s.column_said, 1000) = d.description);
SELECT DISTINCT unit FROM line_of_sight.data_dictionary ORDER BY 1;
SELECT view_name, string_agg(column_name, ', ' ORDER BY column_position) AS key
FROM line_of_sight.data_dictionary WHERE is_key = 1 AND view_name IN ('headline', 'team', 'team_month', 'calendar') GROUP BY 1 ORDER BY 1;
-- What leads to another view names columns that are there, and keys of the other.
SELECT r.* FROM line_of_sight.relationships AS r
WHERE NOT EXISTS (SELECT FROM shown AS s WHERE s.view_name = r.from_view AND s.column_name = r.from_column)
   OR NOT EXISTS (SELECT FROM line_of_sight.data_dictionary AS d WHERE d.view_name = r.to_view AND d.column_name = r.to_column AND d.is_key = 1);
SELECT count(*) > 30 AS many FROM line_of_sight.relationships;

-- The calendar knows every day once, and what kind of day it is.
SELECT count(*) AS days, min(date) AS first_day, max(date) AS last_day, count(DISTINCT month_id) AS months, sum(is_working_day) AS working_days,
	   count(bank_holiday_title) AS bank_holidays,
	   sum(is_working_day) = pledge.working_days_between('2014-12-31', '2035-12-31') AS as_counted
FROM line_of_sight.calendar;
SELECT * FROM line_of_sight.calendar WHERE date IN ('2025-03-31', '2025-04-01', '2025-12-25', '2025-12-27') ORDER BY date;

-- The rules of the edition that is shown are all there.
SELECT count(*) = (SELECT count(*) FROM pledge.rule) AS all_rules, count(*) FILTER (WHERE origin = 'local') AS local_rules,
	   count(*) FILTER (WHERE rule_kind = 'indicator' AND indicator_title IS NULL) AS untitled, sum(must_match_count) > 100 AS have_examples
FROM line_of_sight.rule;
SELECT (SELECT count(*) FROM line_of_sight.measure) = (SELECT count(*) FROM pledge.measure) AS all_measures,
	   (SELECT count(*) FROM line_of_sight.commitment) = (SELECT count(*) FROM pledge.commitment) AS all_commitments;
SELECT measure_code, measure_title, grain_label, in_score_label, trial_label, linked_commitment_count > 0 AS is_linked
FROM line_of_sight.measure WHERE measure_code IN ('in_time', 'voice_heard', 'seen', 'visits_in_time', 'reflective') ORDER BY 1;

-- How fast the leaders' views answer on a full-size service: 40 000 children, 1 000 000
-- assessed records over five years, 40 teams in 4 services. The rows are made up in the
-- tables of the extension, without a host, and counted as at the end of a run. In an empty
-- database, as make bench does:
--     psql -f test/bench/views.sql
-- Each view is timed by EXPLAIN (ANALYZE), whole or as it is asked for every day; the
-- last column is the limit that it is held to, in milliseconds.
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION pledge;
\set children 40000
\set records 1000000

INSERT INTO pledge.source (name, schema_name, time_zone, shown_edition) VALUES ('bench', 'nowhere', 'Europe/London', pledge.ruleset_id());
SELECT source_id, shown_edition AS edition FROM pledge.source WHERE name = 'bench' \gset
INSERT INTO pledge.team (source_id, team_key, name) SELECT :source_id, 'team' || n, 'Team ' || n FROM generate_series(1, 40) AS n;
INSERT INTO pledge.team (source_id, team_key, name) SELECT :source_id, 'service' || n, 'Service ' || n FROM generate_series(1, 4) AS n;
UPDATE pledge.team SET parent_id = 41 + team_id % 4 WHERE team_id <= 40;
INSERT INTO pledge.worker (source_id, worker_key, grade)
SELECT :source_id, 'worker' || n, CASE WHEN n <= 100 THEN 'team_manager' ELSE 'social_worker' END FROM generate_series(1, 800) AS n;
INSERT INTO pledge.post (source_id, worker_id, team_id, manager_id, valid_from, valid_to, grade)
SELECT :source_id, n, n % 40 + 1, n % 100 + 1, '-infinity', 'infinity', CASE WHEN n <= 100 THEN 'team_manager' ELSE 'social_worker' END
FROM generate_series(1, 800) AS n;
INSERT INTO pledge.subject (source_id, subject_key, date_of_birth, restricted, characteristics)
SELECT :source_id, 'child' || n, current_date - 365 - n % 5500, n % 100 = 0, jsonb_build_object('ethnicity', 'group ' || n % 17, 'disabled', n % 9 = 0)
FROM generate_series(1, :children) AS n;

-- A child in four is open now; each has been open three times at the most.
INSERT INTO pledge.period (source_id, subject_id, status, valid_from, valid_to, team_id, worker_id)
SELECT :source_id, n, (ARRAY['cin', 'cp', 'cla', 'cin', 'care_leaver', 'assessment'])[(n + spell) % 6 + 1], start.day,
	   CASE WHEN spell = 3 AND n % 4 = 0 THEN 'infinity' ELSE start.day + 60 + n % 240 END, n % 40 + 1,
	   CASE WHEN n % 97 > 0 THEN n % 800 + 1 END
FROM generate_series(1, :children) AS n, generate_series(1, 3) AS spell,
	 LATERAL (SELECT current_date - 1825 + (spell - 1) * 540 + n % 200 AS day) AS start;

-- A thousand sets of answers, handed out in turn; one in twenty meets all.
CREATE TEMP TABLE answered AS
SELECT n, array_agg(id ORDER BY id) FILTER (WHERE draw < 60 OR n % 20 = 0) AS met,
	   array_agg(id ORDER BY id) FILTER (WHERE draw BETWEEN 60 AND 89 AND n % 20 <> 0) AS unmet,
	   array_agg(id ORDER BY id) FILTER (WHERE draw >= 90 AND n % 20 <> 0) AS untold
FROM generate_series(0, 999) AS n, LATERAL (SELECT id::smallint, hashint4(n * 31 + id) & 2147483647 AS hash FROM generate_series(1, 29) AS id) AS one,
	 LATERAL (SELECT hash % 100 AS draw) AS drawn
WHERE hash / 100 % 29 < 9 GROUP BY n;

CREATE TEMP TABLE made AS
SELECT n AS record_id, n % :children + 1 AS subject_id, current_date - 1 - (n / 548) AS occurred_on,
	   (ARRAY['visit', 'case_note', 'case_note', 'supervision', 'visit', 'case_note', 'decision', 'case_note', 'visit', 'review',
			  'case_note', 'visit', 'management_oversight', 'case_note', 'plan', 'visit', 'assessment', 'case_note', 'visit', 'meeting'])
		[(n / 7 + n / 40003) % 20 + 1]::varchar(32) AS kind,
	   hashint4(n) & 2147483647 AS hash
FROM generate_series(1, :records) AS n;
INSERT INTO pledge.record (record_id, source_id, record_key, kind, occurred_on, field_hash, edition, occurred_at, recorded_at, record_by,
	text_changed_at, author_id, decision_type, decided_by_id)
OVERRIDING SYSTEM VALUE
SELECT record_id, :source_id, 'r' || record_id, kind, occurred_on, hash, :edition, occurred_on, occurred_on + 1, occurred_on + 5,
	   CASE WHEN hash % 50 = 0 THEN occurred_on + 30 END, hash % 800 + 1, CASE WHEN kind = 'decision' THEN 'closure' END,
	   CASE WHEN kind = 'decision' THEN hash % 800 + 1 END
FROM made;
INSERT INTO pledge.assessment (source_id, edition, record_id, subject_id, is_first, restricted, kind, occurred_on, team_id, team_key, facts, unknown,
	met, unmet, untold, assessed_at)
SELECT :source_id, :edition, made.record_id, made.subject_id, true, made.subject_id % 100 = 0 OR made.hash % 200 = 0, made.kind, made.occurred_on,
	   (made.subject_id - 1) % 40 + 1, 'team' || ((made.subject_id - 1) % 40 + 1),
	   array_remove(ARRAY[CASE WHEN hash % 3 = 0 THEN 6 END, CASE WHEN hash % 4 = 0 THEN 8 END, CASE WHEN hash % 9 = 0 THEN 9 END,
			CASE WHEN hash % 19 = 0 THEN 14 END, 101 + hash % 11, CASE WHEN kind = 'visit' AND hash % 5 < 3 THEN 150 END,
			CASE WHEN kind = 'visit' AND hash % 7 < 3 THEN 151 END, 170 + (hash % 10 = 0)::integer, CASE WHEN hash % 50 = 0 THEN 173 END,
			CASE WHEN kind = 'decision' THEN 180 + hash % 3 END, CASE WHEN kind = 'decision' AND hash % 800 < 100 THEN 186 END, 200]::smallint[], NULL),
	   array_remove(ARRAY[CASE WHEN hash % 61 = 0 THEN 151 END, CASE WHEN hash % 100 = 1 THEN 173 END]::smallint[], NULL),
	   coalesce(met, '{}'), coalesce(unmet, '{}'), coalesce(untold, '{}'), now()
FROM made JOIN answered ON answered.n = made.hash % 1000;
INSERT INTO pledge.action (source_id, record_key, owner_id, due_on, done_on)
SELECT :source_id, 'r' || record_id, hash % 800 + 1, occurred_on + 14, CASE WHEN hash % 8 > 0 THEN occurred_on + 10 END
FROM made WHERE kind IN ('supervision', 'management_oversight', 'meeting', 'plan');
-- Ten due days of each of six rules to each child with a current period.
INSERT INTO pledge.due_point (source_id, edition, measure_id, rule_code, subject_id, period_status, anchor_on, due_on, met_on, state, closed_early,
	after_miss, team_id, force, restricted)
SELECT :source_id, :edition, rule.measure_id, rule.code, period.subject_id, coalesce(rule.status, period.status), due.day - 20, due.day,
	   CASE WHEN NOT missed THEN due.day - 2 END, CASE WHEN point = 10 THEN 'not_yet_due' WHEN missed THEN 'missed' ELSE 'met' END, false, false,
	   period.team_id, rule.force, false
FROM pledge.period
JOIN pledge.interval_rule AS rule ON rule.status IN (period.status, 'open')
CROSS JOIN generate_series(1, 10) AS point
CROSS JOIN LATERAL (SELECT current_date + 10 - (10 - point) * 20 AS day) AS due
CROSS JOIN LATERAL (SELECT hashint8(period.subject_id * 100 + point) % 4 = 0 AS missed) AS drawn
WHERE period.valid_to = 'infinity';
-- As at the end of a run: what was due has only just been written.
ANALYZE;
DELETE FROM pg_statistic WHERE starelid = 'pledge.due_point'::regclass;

CREATE TEMP TABLE timing (place integer GENERATED ALWAYS AS IDENTITY, what text, rows bigint, milliseconds numeric, at_most integer);
CREATE FUNCTION pg_temp.measure(what text, query text, at_most integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE query;	-- what is in memory on a busy day is in memory here
	EXECUTE 'EXPLAIN (ANALYZE, FORMAT json) ' || query INTO plan;
	INSERT INTO timing (what, rows, milliseconds, at_most)
	VALUES (what, (plan -> 0 -> 'Plan' ->> 'Actual Rows')::numeric::bigint, round((plan -> 0 ->> 'Execution Time')::numeric + (plan -> 0 ->> 'Planning Time')::numeric, 1), at_most);
END;
$$;
SELECT pg_temp.measure(what, format('SELECT pledge.%s(source, shown_edition) FROM pledge.source', what), 120000)
FROM unnest(ARRAY['refresh_windows', 'refresh_cells', 'refresh_fact_cells', 'refresh_team_cells', 'refresh_group_cells', 'refresh_children']) AS what;
ANALYZE;
-- All there is in each view but record_result, which has some ten rows for each record.
SELECT pg_temp.measure(view.relname, 'SELECT * FROM line_of_sight.' || quote_ident(view.relname), 1000)
FROM pg_class AS view
WHERE view.relnamespace = 'line_of_sight'::regnamespace AND view.relkind = 'v' AND view.relname <> 'record_result' ORDER BY view.relname;
SELECT pg_temp.measure(what, 'SELECT * FROM line_of_sight.' || what, 100)
FROM unnest(ARRAY[
	$$child_line_of_sight WHERE subject_key = 'child404'$$,
	$$needs_attention WHERE team_key = 'team5'$$,
	$$repeat_and_drift WHERE subject_key = 'child404'$$,
	$$supervision_preparation WHERE supervisee_key = 'worker41'$$,
	$$late_amendment WHERE occurred_on >= current_date - 31$$,
	$$good_practice WHERE team_key = 'team5' AND occurred_on >= current_date - 31$$]) AS what;
SELECT pg_temp.measure(what, 'SELECT * FROM line_of_sight.' || what, 1000)
FROM unnest(ARRAY[
	$$open_action WHERE owner_key = 'worker41'$$,
	$$decision_log WHERE occurred_on >= current_date - 365$$,
	$$decision_log WHERE team_key = 'team5'$$]) AS what;
SELECT pg_temp.measure(what, 'SELECT * FROM line_of_sight.' || what, 100)
FROM unnest(ARRAY[
	$$record_result WHERE subject_key = 'child404'$$,
	$$record_result WHERE record_key = 'r77777'$$,
	$$record_result WHERE team_key = 'team5' AND occurred_on >= current_date - 31 AND measure_code = 'rationale_given'$$,
	$$record_result WHERE team_key = 'team5' AND occurred_on >= current_date - 7$$,
	$$record_result WHERE team_key = 'team5' LIMIT 500$$,
	$$record_result WHERE team_key = 'team5' AND outcome = 'not evidenced' ORDER BY occurred_on DESC LIMIT 20$$,
	$$record_result WHERE team_id = 5 AND outcome = 'not evidenced' ORDER BY occurred_on DESC LIMIT 20$$,
	$$record_result JOIN line_of_sight.team USING (team_id) WHERE team.team_name = 'Team 5' AND occurred_on >= current_date - 7$$]) AS what;
SELECT what, rows, milliseconds, at_most, CASE WHEN milliseconds <= at_most THEN 'pass' ELSE 'FAIL' END AS held FROM timing ORDER BY place;
-- The plans of the three that take longest.
\pset tuples_only on
SELECT 'EXPLAIN (ANALYZE, TIMING off, SUMMARY on) SELECT * FROM line_of_sight.' || what FROM timing
WHERE at_most = 1000 ORDER BY milliseconds DESC LIMIT 3 \gexec
\pset tuples_only off
SELECT relname, pg_size_pretty(pg_relation_size(oid)) AS size FROM pg_class
WHERE relname IN ('assessment', 'assessment_late_index', 'assessment_good_index', 'child_now', 'child_due', 'child_pattern') ORDER BY relname;

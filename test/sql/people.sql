-- The views of children, records and supervision: every row of a small service, by hand.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET datestyle = 'ISO, DMY';

CREATE SCHEMA people;
CREATE TABLE people.note (record_key text PRIMARY KEY, kind text, occurred_at timestamp, subject_key text, author_key text, subkind text,
	supervisee_key text, child_seen text, child_seen_alone text, visit_outcome text, decision_type text, decided_by_key text,
	recorded_at timestamp, finalised_at timestamp, changed_at timestamp, restricted boolean NOT NULL DEFAULT false, body text);
INSERT INTO people.note (record_key, kind, occurred_at, subject_key, author_key, child_seen, child_seen_alone, visit_outcome, recorded_at, finalised_at, changed_at, body) VALUES
	('v1', 'visit', '2025-06-02', 'ella', 'ann', 'yes', 'yes', 'done', '2025-06-03', NULL, '2025-06-03', 'Zebedee. Ella told me that she likes her new bedroom.'),
	('v2', 'visit', '2025-06-10', 'ella', 'ann', 'no', 'na', 'no_access', '2025-06-11', NULL, '2025-06-11', 'Zebedee. Nobody was in.'),
	('v3', 'visit', '2025-06-12', 'ella', 'ann', 'yes', NULL, 'done', '2025-06-13', '2025-07-30', '2025-06-13', 'Zebedee. I called at the home.'),
	-- The box for seen alone is empty, so that only words could say it.
	('v4', 'visit', '2025-06-09', 'kim', 'ben', 'yes', NULL, 'done', '2025-06-10', NULL, '2025-06-10', 'Zebedee. I called at the home.'),
	('n1', 'case_note', '2025-06-20', 'kim', 'ben', NULL, NULL, NULL, '2025-06-20', NULL, '2025-06-20',
	 'Zebedee. Management oversight: I have reviewed this case and I am satisfied that the plan is right for Kim.'),
	('r1', 'review', '2025-03-10', 'sam', 'ann', NULL, NULL, NULL, '2025-03-11', NULL, '2025-03-11', 'Zebedee. The review was held.');
INSERT INTO people.note (record_key, kind, occurred_at, subject_key, author_key, subkind, supervisee_key, recorded_at, changed_at, restricted, body) VALUES
	('s1', 'supervision', '2025-05-20', 'ella', 'sue', 'case', 'ann', '2025-05-20', '2025-05-20', false, 'Zebedee. Ann to ring the school by 5 June.'),
	('s2', 'supervision', '2025-06-24', 'ella', 'sue', 'case', 'ann', '2025-06-24', '2025-06-24', true, 'Zebedee. Few may read this.'),
	('s3', 'supervision', '2025-06-25', 'mia', 'sue', 'case', 'ann', '2025-06-25', '2025-06-25', false, 'Zebedee. Few may read of Mia.'),
	('s4', 'supervision', '2025-03-01', 'kim', 'sue', 'case', 'ben', '2025-03-01', '2025-03-01', false, 'Zebedee. Ben to ring the school.'),
	('p1', 'supervision', '2025-06-26', NULL, 'sue', 'personal', 'ben', '2025-06-26', '2025-06-26', false, 'Zebedee. About Ben.');
INSERT INTO people.note (record_key, kind, occurred_at, subject_key, author_key, decision_type, decided_by_key, recorded_at, changed_at, restricted, body) VALUES
	('d1', 'decision', '2025-01-31 10:00', 'tom', 'sue', 'closure', 'sue', '2025-01-31 12:00', '2025-01-31', false,
	 'Zebedee. Decision: to close the case. The reason for this is that Tom is safe at home.'),
	('d2', 'decision', '2025-03-05 10:00', 'sam', 'ann', 'placement', 'ann', '2025-03-09 10:00', '2025-03-09', false, 'Zebedee. Decision: placement.'),
	('d3', 'decision', '2025-03-06 10:00', 'sam', 'ann', 'placement', 'ann', '2025-03-06 11:00', '2025-03-06', true, 'Zebedee. Decision: few may read this.'),
	('d4', 'decision', '2025-03-07 10:00', 'kim', 'sue', NULL, NULL, NULL, '2025-03-07', false, 'Zebedee. Decision: to wait.'),
	('d5', 'decision', '2025-03-08 10:00', 'kim', 'sue', 'haircut', 'sue', '2025-03-08 11:00', '2025-03-08', false, 'Zebedee. Decision: a new coat.');
CREATE TABLE people.period (subject_key text, status text, valid_from date, valid_to date, team_key text, worker_key text);
INSERT INTO people.period VALUES
	('ella', 'cp', '2023-01-01', '2023-09-30', 'north', 'ann'), ('ella', 'cin', '2023-10-01', '2024-10-31', 'north', 'ann'),
	('ella', 'cp', '2025-01-06', NULL, 'north', 'ann'), ('ella', 'assessment', '2025-06-01', NULL, 'south', 'ben'),
	('sam', 'cla', '2024-11-01', '2025-04-30', 'north', 'ann'), ('sam', 'cla', '2025-05-01', NULL, 'north', NULL),
	('mia', 'cp', '2023-01-01', '2023-09-30', 'north', 'ann'), ('mia', 'cp', '2023-12-01', NULL, 'north', NULL),
	('leo', 'cin', '2025-06-20', NULL, 'south', 'ben'),
	('zoe', 'cin', NULL, NULL, 'south', 'ben'),
	('tom', 'cin', '2024-01-01', '2025-02-01', 'north', 'ann'), ('tom', 'early_talk', '2025-07-15', NULL, 'north', 'ann'),
	('kim', 'cp', '2023-12-01', NULL, 'south', 'ben'),
	-- back within the twelve months; again after thirteen
	('pat', 'cin', '2023-01-01', '2023-06-30', 'south', 'ben'), ('pat', 'cin', '2024-01-01', '2024-03-31', 'south', 'ben'),
	('pat', 'cin', '2025-05-01', '2025-05-20', 'south', 'ben');
CREATE TABLE people.task (record_key text, text text, owner_key text, due_on date, done_on date);
INSERT INTO people.task VALUES
	('s1', 'Zebedee rings', 'ann', '2025-06-05', NULL), ('s1', 'Zebedee writes', 'ann', '2025-06-06', '2025-06-04'),
	('s2', 'Zebedee hides', 'ann', '2025-06-26', NULL), ('s3', 'Zebedee hides', 'ann', '2025-06-26', NULL),
	('s4', 'Zebedee rings', 'ben', NULL, NULL), ('r1', 'Zebedee waits', NULL, '2025-07-20', NULL), ('p1', 'Zebedee reads', 'ben', '2025-06-29', NULL);
CREATE SCHEMA map_people;
CREATE VIEW map_people.record WITH (security_invoker = true) AS SELECT * FROM people.note;
CREATE VIEW map_people.record_subject WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('d1', 'pat'), ('d1', 'mia')) AS link (record_key, subject_key);
CREATE VIEW map_people.period WITH (security_invoker = true) AS SELECT * FROM people.period;
CREATE VIEW map_people.action WITH (security_invoker = true) AS SELECT * FROM people.task;
CREATE VIEW map_people.subject WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('ella', date '2015-05-05', 'Zebedee Ella', false), ('sam', '2012-01-01', 'Sam', false), ('mia', '2014-01-01', 'Mia', true),
	('leo', '2016-01-01', 'Leo', false), ('zoe', '2016-01-01', 'Zoe', false), ('tom', '2013-01-01', 'Tom', false), ('kim', '2014-02-02', 'Kim', false), ('pat', '2014-02-02', 'Pat', false))
	AS child (subject_key, date_of_birth, known_as, restricted);
CREATE VIEW map_people.team WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('north', 'North'), ('south', 'South')) AS team (team_key, name);
CREATE VIEW map_people.worker WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('ann', 'social_worker'), ('ben', 'social_worker'), ('sue', 'team_manager')) AS worker (worker_key, grade);
CREATE VIEW map_people.post WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('ann', 'north', 'sue', date '2020-01-01', NULL::date), ('ben', 'south', 'sue', '2020-01-01', NULL), ('sue', 'north', NULL, '2020-01-01', NULL))
	AS post (worker_key, team_key, manager_key, valid_from, valid_to);
SELECT pledge.attach_source('people', 'map_people');

-- Before the first run nothing is shown.
SELECT count(*) FROM line_of_sight.child_line_of_sight;
CALL pledge.assess('people');
-- The text of v1 is changed long after the two working days allowed for a visit.
UPDATE people.note SET body = body || ' She laughed.', changed_at = '2025-06-29 15:30' WHERE record_key = 'v1';
CALL pledge.assess('people');
-- All of it as of 30 June 2025.
DELETE FROM pledge.due_input;
DELETE FROM pledge.due_point;
SELECT pledge.refresh_due_points(source, shown_edition, '2025-06-30') > 0 AS counted FROM pledge.source WHERE name = 'people';
SELECT pledge.refresh_children(source, shown_edition, '2025-06-30') FROM pledge.source WHERE name = 'people';

-- ---- children ----

-- Open children, and zoe, of whom it cannot be told. Not tom, who is closed, nor mia, whom few may see. The restricted
-- supervision of ella is not shown.
SELECT subject_key, open_label, open_since_on, status_code, status_label, status_since_on, worker_key, team_name
FROM line_of_sight.child_line_of_sight ORDER BY subject_key;
SELECT subject_key, last_record_on, last_visit_on, last_seen_on, seen_label, last_seen_alone_on, seen_alone_label
FROM line_of_sight.child_line_of_sight ORDER BY subject_key;
SELECT subject_key, last_supervision_on, last_oversight_on, last_text_seen_on, last_text_seen_alone_on, last_text_voice_on, last_text_oversight_on
FROM line_of_sight.child_line_of_sight ORDER BY subject_key;
SELECT subject_key, next_due_on, next_due_measure_code, next_due_force, overdue_count, overdue_since_on
FROM line_of_sight.child_line_of_sight ORDER BY subject_key;

-- Overdue by fields and dates, by status and days. Voice is read from the text: it is overdue for sam and kim and not
-- listed; nor is kim not seen alone, since the box is empty.
SELECT subject_key, status_code, measure_code, rule_code, due_on, overdue_days, missed_count, next_due_on, force, worker_key
FROM line_of_sight.needs_attention;
SELECT DISTINCT no_risk_ranking, force_label FROM line_of_sight.needs_attention ORDER BY 2;
SELECT subject.subject_key, due.rule_code, due.overdue_since, due.from_fields
FROM pledge.child_due AS due JOIN pledge.subject USING (subject_id)
WHERE due.overdue_since IS NOT NULL AND NOT due.from_fields AND NOT subject.restricted ORDER BY 1, 2;
-- Only words could ever meet these.
SELECT code FROM pledge.measure WHERE grain = 'case' AND pledge.rule_needs_text(met_when) ORDER BY code;

-- sam since the day after the last worker's period.
SELECT subject_key, status_code, team_key, open_since_on, unallocated_since_on, unallocated_days FROM line_of_sight.unallocated;

-- Nothing of sam for 112 days. Not leo, who is new; nor kim, for whose oversight the text speaks.
SELECT subject_key, last_record_on, days_without_record, silent_label, last_oversight_on, last_text_oversight_on, days_without_oversight, oversight_label,
	   silence_limit_days, oversight_limit_days
FROM line_of_sight.case_silence ORDER BY subject_key;
-- A setting tells at once; the restricted supervision of ella counts, so that she has had oversight.
SELECT pledge.set_value('silence_days', 9), pledge.set_value('oversight_days', 9);
SELECT subject_key, days_without_record, is_silent, days_without_oversight, is_without_oversight FROM line_of_sight.case_silence ORDER BY subject_key;
DELETE FROM pledge.local_setting WHERE name IN ('silence_days', 'oversight_days');

SELECT subject_key, pattern_code, began_on, noticed_on, month_id, month_label, ended_on, current_label, total_days, basis_label
FROM line_of_sight.repeat_and_drift ORDER BY subject_key, noticed_on, pattern_code;

-- ---- supervision ----

SELECT supervisee_key, supervisor_key, subject_key, last_visit_on, last_seen_alone_on, last_text_voice_on, last_supervision_on,
	   open_action_count AS open, overdue_action_count AS overdue
FROM line_of_sight.supervision_preparation ORDER BY supervisee_key, subject_key;
SELECT supervisee_key, subject_key, last_direction_on, last_direction_record_key AS record, direction_action_count AS set, direction_done_count AS done,
	   direction_label, is_direction_done
FROM line_of_sight.supervision_preparation ORDER BY supervisee_key, subject_key;

-- ---- records ----

SELECT record_key, subject_key, record_kind, owner_key, due_on, overdue_label, overdue_days, is_overdue, action_count
FROM line_of_sight.open_action WHERE source_name = 'people' ORDER BY record_key, due_on;

SELECT record_key, subject_key, occurred_on, record_by_at, text_changed_at, reason_label, record_count
FROM line_of_sight.late_amendment WHERE source_name = 'people' ORDER BY record_key;

SELECT record_key, subject_key, decision_type, decision_label, decided_by_grade, is_at_level, level_label
FROM line_of_sight.decision_log WHERE source_name = 'people' ORDER BY record_key, subject_key;
-- The closure of tom and pat is one decision; mia, whom it is about too, is hidden.
SELECT record_key, subject_key, is_reason_recorded, reason_label, is_in_time, in_time_label, is_options_weighed, options_label, decision_count
FROM line_of_sight.decision_log WHERE source_name = 'people' ORDER BY record_key, subject_key;

-- Five measures of the scores, and nothing left open: what is met by absence (17) does not make the five.
SELECT count(*) FROM line_of_sight.good_practice WHERE source_name = 'people';
UPDATE pledge.assessment SET met = answer.met::smallint[], unmet = answer.unmet::smallint[], untold = answer.untold::smallint[], excluded = '{}'
FROM pledge.record, (VALUES ('v1', '{1,3,4,5,10,17}', '{}', '{}'), ('v2', '{1,3,4,5,17}', '{}', '{}'), ('v3', '{1,3,4,5,10}', '{11}', '{}'),
	('v4', '{1,3,4,5,10}', '{}', '{11}'), ('s2', '{1,3,4,5,10}', '{}', '{}'), ('s3', '{1,3,4,5,10}', '{}', '{}')) AS answer (record_key, met, unmet, untold)
WHERE record.record_id = assessment.record_id AND record.record_key = answer.record_key AND record.source_id = (SELECT source_id FROM pledge.source WHERE name = 'people');
SELECT record_key, subject_key, record_kind, met_count, measure_titles, record_count FROM line_of_sight.good_practice WHERE source_name = 'people' ORDER BY record_key;

-- ---- all of them ----

-- One row for what each says, no word of a record, and nobody of whom few may know.
CREATE FUNCTION pg_temp.looked(view text, grain text) RETURNS TABLE (rows bigint, repeated bigint, words bigint, hidden bigint) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT count(*), count(*) - count(DISTINCT (%2$s)), count(*) FILTER (WHERE v::text ~* ''zebedee|laughed|bedroom''),
		count(*) FILTER (WHERE v.subject_key = ''mia'' OR v::text ~ ''\m(s2|s3|d3)\M'') FROM line_of_sight.%1$I AS v WHERE v.source_name = ''people''', view, grain);
END $$;
SELECT view, looked.*
FROM (VALUES
	('child_line_of_sight', 'source_name, subject_key'), ('needs_attention', 'source_name, subject_key, rule_code'),
	('unallocated', 'source_name, subject_key'), ('case_silence', 'source_name, subject_key'),
	('repeat_and_drift', 'source_name, subject_key, pattern_code, noticed_on'), ('supervision_preparation', 'source_name, supervisee_key, subject_key'),
	('open_action', 'source_name, action_key, subject_key'), ('late_amendment', 'source_name, record_key, subject_key'),
	('decision_log', 'source_name, record_key, subject_key'), ('good_practice', 'source_name, record_key, subject_key'),
	('record_result', 'source_name, record_key, subject_key, measure_code')) AS known (view, grain),
	LATERAL pg_temp.looked(view, grain) AS looked ORDER BY view;
-- With the reader's own rights, all of them; no column that could name an author, and no order of workers.
SELECT relname FROM pg_class WHERE relnamespace = 'line_of_sight'::regnamespace
	AND relname IN ('child_line_of_sight', 'needs_attention', 'unallocated', 'case_silence', 'repeat_and_drift', 'supervision_preparation',
					'open_action', 'late_amendment', 'decision_log', 'good_practice', 'record_result')
	AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false);
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'line_of_sight' AND column_name ~ 'author|rank$|worker_count|worker.*ratio' ORDER BY 1, 2;

-- A child of whom few may know from now on is hidden at once, before the next run has ended.
UPDATE pledge.subject SET restricted = true WHERE subject_key = 'ella' AND source_id = (SELECT source_id FROM pledge.source WHERE name = 'people');
SELECT (SELECT count(*) FROM line_of_sight.child_line_of_sight WHERE subject_key = 'ella')
	 + (SELECT count(*) FROM line_of_sight.needs_attention WHERE subject_key = 'ella')
	 + (SELECT count(*) FROM line_of_sight.repeat_and_drift WHERE subject_key = 'ella')
	 + (SELECT count(*) FROM line_of_sight.supervision_preparation WHERE subject_key = 'ella')
	 + (SELECT count(*) FROM line_of_sight.open_action WHERE subject_key = 'ella')
	 + (SELECT count(*) FROM line_of_sight.late_amendment WHERE subject_key = 'ella') AS seen;

-- A host without periods, actions and workers: nothing is said that it does not say.
DROP VIEW map_people.period, map_people.action, map_people.worker, map_people.post;
CALL pledge.assess('people');
DELETE FROM pledge.due_point;
SELECT pledge.refresh_children(source, shown_edition, '2025-06-30') FROM pledge.source WHERE name = 'people';
SELECT subject_key, is_open, open_label, status_label, last_record_on, overdue_count FROM line_of_sight.child_line_of_sight ORDER BY subject_key;
SELECT (SELECT count(*) FROM line_of_sight.needs_attention) AS overdue, (SELECT count(*) FROM line_of_sight.unallocated) AS unallocated,
	   (SELECT count(*) FROM line_of_sight.case_silence) AS silent, (SELECT count(*) FROM line_of_sight.repeat_and_drift) AS patterns,
	   (SELECT count(*) FROM line_of_sight.open_action) AS actions, (SELECT count(*) FROM line_of_sight.supervision_preparation) AS supervised;

SELECT pledge.detach_source('people');
SELECT (SELECT count(*) FROM pledge.child_now) + (SELECT count(*) FROM pledge.child_due) + (SELECT count(*) FROM pledge.child_pattern) AS "left";
DROP SCHEMA map_people CASCADE;
DROP SCHEMA people CASCADE;

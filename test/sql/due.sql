-- What falls due by the interval rules, and what came of it.
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET client_min_messages = notice;
SET datestyle = 'ISO, DMY';

-- ---- the rules ----

SELECT r.code, m.code AS measure, starts_from, r.status, event_type, schedule, force
FROM pledge.interval_rule_in_force AS r JOIN pledge.measure AS m USING (measure_id) ORDER BY measure_id, r.code;

-- Every shipped rule can be set, conditions and all, and taken back.
SELECT count(*) FROM pledge.interval_rule, LATERAL pledge.set_interval_rule(code) WHERE force = 'local';
SELECT count(*) FROM pledge.interval_rule WHERE origin = 'local' AND force = 'local';
SELECT count(*) FROM (SELECT code FROM pledge.interval_rule WHERE origin = 'local') AS own, LATERAL pledge.remove_interval_rule(code);

-- A national rule can be set too, with a warning; the view says so.
SELECT pledge.set_interval_rule('assessment', '40 working days');
SELECT code, schedule, force, origin, overrides_national, national_schedule FROM pledge.interval_rule_in_force WHERE code = 'assessment';
SELECT pledge.switch_off_interval_rule('assessment');
SELECT count(*) FROM pledge.interval_rule_in_force WHERE code = 'assessment';
SELECT pledge.remove_interval_rule('assessment');
SELECT schedule, force, overrides_national FROM pledge.interval_rule_in_force WHERE code = 'assessment';
SELECT pledge.remove_interval_rule('assessment');
SELECT pledge.switch_off_interval_rule('nonsense');

-- What cannot be set.
CREATE FUNCTION pg_temp.refused(attempt text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	EXECUTE 'SELECT pledge.set_interval_rule(' || attempt || ')';
	RETURN 'accepted';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' | ', SQLSTATE, SQLERRM, nullif(detail, ''));
END $$;
SELECT attempt, pg_temp.refused(attempt) AS answer
FROM (VALUES
	(1, $$'protection_visit', 'every -3 days'$$),
	(2, $$'protection_visit', 'every 3'$$),
	(3, $$'protection_visit', '3 fortnights'$$),
	(4, $$'protection_visit', 'every 0 days'$$),
	(5, $$'protection_visit', 'every 1 month, 3 months'$$),
	(6, $$'protection_visit', '48 hours, every 2 days'$$),
	(7, $$'protection_visit', '3 months until 1 month'$$),
	(8, $$'protection_visit', ''$$),
	(9, $$'protection_visit', 'every 10001 days'$$),
	(10, $$'protection_visit', 'every oversite_days days'$$),
	(11, $$'protection_visit', '3 days 4 days'$$),
	(12, $$'own_rule', '3 days'$$),
	(13, $$'own_rule', '3 days', 'visits', 'period', 'cp'$$),
	(14, $$'own_rule', '3 days', 'voice_heard', 'period', 'cp'$$),
	(15, $$'own_rule', '3 days', 'visits_in_time', 'period', 'child_protection'$$),
	(16, $$'own_rule', '3 days', 'visits_in_time', 'period'$$),
	(17, $$'own_rule', '3 days', 'visits_in_time', 'event', event_type => 'birthday'$$),
	(18, $$'own_rule', '3 days', 'visits_in_time', 'moon'$$),
	(19, $$'own_rule', '3 days', 'visits_in_time', 'record', starts_when => 'kind_vist'$$),
	(20, $$'own_rule', '3 days', 'visits_in_time', 'period', 'cp', satisfied_by => 'kind_visit <-> child_seen'$$),
	(21, $$'own_rule', '3 days', 'visits_in_time', 'period', 'cp', excepted_when => 'alone_refused'$$),
	(22, $$'own_rule', '3 days', 'visits_in_time', 'period', 'cp', counts_before => -1$$),
	(23, $$'Own rule', '3 days', 'visits_in_time', 'period', 'cp'$$),
	(24, $$NULL, '3 days'$$)) AS tried (n, attempt)
ORDER BY n;
SELECT count(*) FROM pledge.interval_rule WHERE origin = 'local';

-- First due days: leap years, the ends of months, weekends and holidays.
SELECT d.schedule, d.day, pledge.first_due(d.schedule, d.day)
FROM (VALUES ('1 month', date '2023-01-31'), ('1 month', '2024-01-31'), ('12 months', '2024-02-29'), ('every 1 month', '2024-02-29'),
			 ('1 working day', '2024-03-28'), ('1 working day', '2024-03-29'), ('10 working days', '2023-12-18'), ('6 weeks', '2024-03-20'),
			 ('72 hours', '2024-03-30'), ('10 days', '2024-02-25')) AS d (schedule, day);

-- Facts against a condition, in three values.
SELECT pledge.facts_satisfy('{102}', '{}', 'kind_visit & !visit_no_access') AS yes, pledge.facts_satisfy('{102,140}', '{}', 'kind_visit & !visit_no_access') AS no,
	   pledge.facts_satisfy('{102}', '{140}', 'kind_visit & !visit_no_access') AS maybe, pledge.facts_satisfy('{103}', '{140}', 'kind_visit & !visit_no_access') AS no_again,
	   pledge.facts_satisfy('{102,140}', '{140}', 'visit_no_access') AS known_is_known, pledge.facts_satisfy('{}', '{}', 'child_voice') AS nothing;
SELECT * FROM pledge.conditions_met('{102}', '{140}', '{kind_visit,visit_no_access,child_voice,"!child_voice"}');
SELECT pledge.facts_satisfy('{102}', '{}', 'kind_vist');
SELECT pledge.facts_satisfy('{102,NULL}', '{}', 'kind_visit');
-- Age alone: before 4, and from the day of the fourth birthday on; born on a leap day; not known.
SELECT pledge.excluded_at('2016-02-29', '2020-02-28', 'age_under_4') AS before, pledge.excluded_at('2016-02-29', '2020-02-29', 'age_under_4') AS birthday,
	   pledge.excluded_at('2016-02-29', '2034-02-28', '!age_under_18') AS adult_in_a_common_year, pledge.excluded_at(NULL, '2020-02-29', 'age_under_4') AS unknown,
	   pledge.excluded_at(NULL, '2020-02-29', NULL) AS no_condition, pledge.excluded_at('2016-02-29', '2015-02-28', 'age_unborn') AS unborn;

-- ---- a source, by hand ----

INSERT INTO pledge.source (name, schema_name, time_zone) VALUES ('due', 'nowhere', 'Europe/London');
SELECT source_id AS source FROM pledge.source WHERE name = 'due' \gset
SELECT pledge.ruleset_id() AS edition \gset

CREATE FUNCTION pg_temp.child(key text, born date DEFAULT '2014-05-05') RETURNS bigint LANGUAGE sql AS $$
	INSERT INTO pledge.subject (source_id, subject_key, date_of_birth)
	SELECT source_id, key, born FROM pledge.source WHERE name = 'due'
	ON CONFLICT ON CONSTRAINT subject_key_key DO UPDATE SET subject_key = excluded.subject_key
	RETURNING subject_id
$$;
CREATE FUNCTION pg_temp.period(key text, status text, valid_from date, valid_to date DEFAULT 'infinity', team text DEFAULT 'n', worker text DEFAULT 'amy') RETURNS void LANGUAGE sql AS $$
	INSERT INTO pledge.period (source_id, subject_id, status, valid_from, valid_to, team_id, worker_id)
	SELECT s.source_id, pg_temp.child(key), status, valid_from, valid_to, t.team_id, w.worker_id
	FROM pledge.source AS s
	LEFT JOIN pledge.team AS t ON t.source_id = s.source_id AND t.team_key = team
	LEFT JOIN pledge.worker AS w ON w.source_id = s.source_id AND w.worker_key = worker
	WHERE s.name = 'due'
$$;
CREATE FUNCTION pg_temp.event(key text, event_type text, happened text) RETURNS void LANGUAGE sql AS $$
	INSERT INTO pledge.event (source_id, subject_id, event_type, happened_at)
	SELECT source_id, pg_temp.child(key), event_type, happened::timestamp AT TIME ZONE 'Europe/London' FROM pledge.source WHERE name = 'due'
$$;
CREATE FUNCTION pg_temp.record(key text, happened text, facts text, unknown text DEFAULT '', supervisee text DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
	WITH known AS (
		SELECT ARRAY(SELECT fact_id FROM pledge.fact WHERE code = ANY (string_to_array(facts, ' ')) ORDER BY 1) AS facts,
			   ARRAY(SELECT fact_id FROM pledge.fact WHERE code = ANY (string_to_array(unknown, ' ')) ORDER BY 1) AS unknown,
			   (SELECT max(substr(code, 6)) FROM pledge.fact WHERE code = ANY (string_to_array(facts, ' ')) AND code ~ '^kind_') AS kind,
			   (SELECT max(substr(code, 9)) FROM pledge.fact WHERE code = ANY (string_to_array(facts, ' ')) AND code ~ '^subkind_') AS subkind,
			   happened::timestamp AS moment, source_id FROM pledge.source WHERE name = 'due'
	), kept AS (
		INSERT INTO pledge.record (source_id, record_key, kind, subkind, occurred_on, occurred_at, field_hash, edition, supervisee_id)
		SELECT source_id, (SELECT count(*) FROM pledge.record), kind, subkind, moment::date, moment AT TIME ZONE 'Europe/London', 0, pledge.ruleset_id(),
			   (SELECT worker_id FROM pledge.worker WHERE worker_key = supervisee AND worker.source_id = known.source_id)
		FROM known RETURNING *
	)
	INSERT INTO pledge.assessment (source_id, edition, record_id, subject_id, is_first, restricted, kind, occurred_on, facts, unknown, met, unmet, untold, assessed_at)
	SELECT kept.source_id, kept.edition, kept.record_id, CASE WHEN key IS NULL THEN 0 ELSE pg_temp.child(key) END, true, false, kept.kind, kept.occurred_on,
		   known.facts, known.unknown, '{}', '{}', '{}', now()
	FROM kept, known
$$;

INSERT INTO pledge.team (source_id, team_key, name) VALUES (:source, 'n', 'North'), (:source, 's', 'South');
INSERT INTO pledge.worker (source_id, worker_key, newly_qualified_from) VALUES
	(:source, 'amy', NULL), (:source, 'new', '2024-01-08'), (:source, 'boss', NULL), (:source, 'vet', '2010-01-01');
INSERT INTO pledge.post (source_id, worker_id, team_id, manager_id, valid_from, valid_to)
SELECT :source, w.worker_id, t.team_id, b.worker_id, '2020-01-01', 'infinity'
FROM pledge.worker AS w, pledge.team AS t, pledge.worker AS b
WHERE w.source_id = :source AND t.source_id = :source AND b.source_id = :source
  AND (w.worker_key, t.team_key, b.worker_key) IN (('amy', 'n', 'boss'), ('new', 's', 'boss'), ('new', 'n', 'vet'), ('vet', 's', 'boss'));

\pset tuples_only on
-- a: Christmas; a visit in time, one late, one without access, one of which it is not known how it ended
SELECT pg_temp.period('a', 'cp', '2023-12-18', '2024-02-29') \g /dev/null
SELECT pg_temp.record('a', '2024-01-04 10:00', 'kind_visit child_was_seen alone_refused') \g /dev/null
SELECT pg_temp.record('a', '2024-01-22 10:00', 'kind_visit child_was_seen child_was_seen_alone') \g /dev/null
SELECT pg_temp.record('a', '2024-02-02 10:00', 'kind_visit visit_no_access') \g /dev/null
SELECT pg_temp.record('a', '2024-02-04 11:00', 'kind_management_oversight') \g /dev/null
SELECT pg_temp.record('a', '2024-02-12', 'kind_visit', 'visit_no_access visit_cancelled') \g /dev/null
SELECT pg_temp.record('a', '2024-01-05', 'kind_meeting subkind_core_group') \g /dev/null
-- b: Easter and the holidays of May
SELECT pg_temp.period('b', 'cp', '2024-03-20', '2024-06-30', 's', 'boss') \g /dev/null
SELECT pg_temp.record('b', day, 'kind_visit') FROM unnest('{2024-03-28,2024-04-15,2024-05-20}'::text[]) AS day \g /dev/null
-- c: reviews of a looked-after child; a new placement begins its visits again
SELECT pg_temp.period('c', 'cla', '2024-01-31') \g /dev/null
SELECT pg_temp.event('c', 'placement_change', '2024-03-11') \g /dev/null
SELECT pg_temp.record('c', day, 'kind_review') FROM unnest('{2024-02-29,2024-05-28}'::text[]) AS day \g /dev/null
SELECT pg_temp.record('c', day, 'kind_visit') FROM unnest('{2024-02-06,2024-03-25}'::text[]) AS day \g /dev/null
SELECT pg_temp.record('c', '2024-03-12', 'kind_supervision') \g /dev/null
-- d and v: workers, one newly qualified and one long ago
SELECT pg_temp.period('d', 'cin', '2024-01-15', '2024-03-15', 's', 'new') \g /dev/null
SELECT pg_temp.record(NULL, day, 'kind_supervision subkind_personal', '', 'new') FROM unnest('{2024-01-22,2024-01-31,2024-02-07,2024-02-14,2024-02-21}'::text[]) AS day \g /dev/null
SELECT pg_temp.period('v', 'cin', '2024-01-31', '2024-04-15', 's', 'vet') \g /dev/null
SELECT pg_temp.record('v', '2024-02-29', 'kind_supervision', '', 'vet') \g /dev/null
-- e: the clocks change between return and interview, in spring and in autumn; oversight of the same day, but before
SELECT pg_temp.event('e', 'missing', '2024-03-29 22:00') \g /dev/null
SELECT pg_temp.event('e', 'returned', '2024-03-30 23:30') \g /dev/null
SELECT pg_temp.event('e', 'returned', '2024-03-30 23:50') \g /dev/null
SELECT pg_temp.record('e', '2024-03-29 09:00', 'kind_management_oversight') \g /dev/null
SELECT pg_temp.record('e', '2024-04-03 00:15', 'kind_visit subkind_return_interview alone_refused') \g /dev/null
SELECT pg_temp.record('e', '2024-04-03', 'kind_management_oversight') \g /dev/null
SELECT pg_temp.event('e', 'returned', '2024-10-26 12:00') \g /dev/null
SELECT pg_temp.record('e', '2024-10-29 11:30', 'kind_visit subkind_return_interview') \g /dev/null
-- f, g, h: referrals before a weekend, as a period, as an event, and on a Saturday
SELECT pg_temp.period('f', 'referral', '2024-06-07', '2024-06-07') \g /dev/null
SELECT pg_temp.period('f', 'assessment', '2024-06-10', '2024-08-30') \g /dev/null
SELECT pg_temp.event('f', 'referral', '2024-06-07') \g /dev/null
SELECT pg_temp.record('f', '2024-06-10', 'kind_decision') \g /dev/null
SELECT pg_temp.record('f', '2024-08-12', 'kind_assessment') \g /dev/null
SELECT pg_temp.record('f', '2024-08-23', 'kind_decision') \g /dev/null
SELECT pg_temp.event('g', 'referral', '2024-06-07 17:00') \g /dev/null
SELECT pg_temp.record('g', '2024-06-11', 'kind_case_note decision_recorded') \g /dev/null
SELECT pg_temp.period('h', 'referral', '2024-06-08') \g /dev/null
-- i, j: an enquiry that led to a conference, and one that did not
SELECT pg_temp.period('i', 's47', '2024-04-03', '2024-04-30') \g /dev/null
SELECT pg_temp.event('i', 'strategy_discussion', '2024-04-02 16:00') \g /dev/null
SELECT pg_temp.record('i', '2024-04-23', 'kind_meeting subkind_conference') \g /dev/null
SELECT pg_temp.period('j', 's47', '2024-04-03', '2024-04-30') \g /dev/null
-- k, l: two years old, and of unknown age
SELECT pg_temp.child('k', '2021-06-01'), pg_temp.child('l', NULL) \g /dev/null
SELECT pg_temp.period('k', 'cp', '2024-05-01', '2024-06-20'), pg_temp.period('l', 'cp', '2024-05-01', '2024-06-20') \g /dev/null
-- n: the ends of months in a leap year
SELECT pg_temp.period('n', 'cp', '2024-01-31', '2024-05-15') \g /dev/null
SELECT pg_temp.record('n', day, 'kind_supervision') FROM unnest('{2024-02-29,2024-04-29}'::text[]) AS day \g /dev/null
-- o: without a worker at first and at last
SELECT pg_temp.period('o', 'cin', '2024-01-15', '2024-01-19', 'n', NULL), pg_temp.period('o', 'cin', '2024-01-20', '2024-02-10'),
	   pg_temp.period('o', 'cin', '2024-02-11', '2024-03-31', 'n', NULL) \g /dev/null
SELECT pg_temp.record('o', '2024-02-20', 'kind_case_note') \g /dev/null
-- p, q: periods that overlap, end before they begin, or have no beginning; records before the period and in the future
SELECT pg_temp.period('p', 'cp', '2024-05-01', '2024-05-20', 's'), pg_temp.period('p', 'cp', '2024-05-10', '2024-05-31', 'n'), pg_temp.period('p', 'cp', '2024-09-10', '2024-09-01') \g /dev/null
SELECT pg_temp.record('p', day, 'kind_visit') FROM unnest('{2024-04-30,2024-05-13,2025-01-10,2199-12-31}'::text[]) AS day \g /dev/null
SELECT pg_temp.period('q', 'cp', NULL), pg_temp.period('q', 'cp', '1899-12-30') \g /dev/null
SELECT pg_temp.event('q', 'missing', '2199-01-01') \g /dev/null
UPDATE pledge.subject SET restricted = true WHERE subject_key = 'p';
\pset tuples_only off

-- An authority's own rule, for which no kind of record in this source could do.
SELECT pledge.set_interval_rule('plan_written', '2 months', 'reviews_in_time', 'period', 'cp', satisfied_by => 'kind_plan');
SELECT pledge.refresh_due_points(source, :edition, '2024-12-01') AS children FROM pledge.source WHERE name = 'due';

-- Reckoned by hand.
CREATE TEMP TABLE expected (who text, rule text, anchor_on date, due_on date, met_on date, state text, late_days integer);
INSERT INTO expected VALUES
	('a', 'protection_visit', '2023-12-18', '2024-01-04', '2024-01-04', 'met', NULL),
	('a', 'protection_visit', '2024-01-04', '2024-01-18', '2024-01-22', 'late', 4),
	('a', 'protection_visit', '2024-01-22', '2024-02-05', NULL, 'missed', NULL),
	('a', 'protection_visit', '2024-02-05', '2024-02-19', NULL, 'cannot_tell', NULL),
	('a', 'oversight_after_no_access', '2024-02-02', '2024-02-04', '2024-02-04', 'late', 0),
	('a', 'first_core_group', '2023-12-18', '2024-01-04', '2024-01-05', 'late', 1),
	('a', 'protection_seen_alone', '2023-12-18', '2024-01-18', NULL, 'excepted', NULL),
	('a', 'protection_seen_alone', '2024-01-18', '2024-02-15', '2024-01-22', 'met', NULL),
	('a', 'protection_seen_alone', '2024-01-22', '2024-02-19', NULL, 'missed', NULL),
	('b', 'protection_visit', '2024-03-20', '2024-04-05', '2024-03-28', 'met', NULL),
	('b', 'protection_visit', '2024-03-28', '2024-04-15', '2024-04-15', 'met', NULL),
	('b', 'protection_visit', '2024-04-15', '2024-04-29', NULL, 'missed', NULL),
	('b', 'protection_visit', '2024-04-29', '2024-05-14', '2024-05-20', 'late', 6),
	('b', 'protection_visit', '2024-05-20', '2024-06-04', NULL, 'missed', NULL),
	('b', 'protection_visit', '2024-06-04', '2024-06-18', NULL, 'missed', NULL),
	('c', 'looked_after_review', '2024-01-31', '2024-02-28', '2024-02-29', 'late', 1),
	('c', 'looked_after_review', '2024-02-29', '2024-05-29', '2024-05-28', 'met', NULL),
	('c', 'looked_after_review', '2024-05-28', '2024-11-28', NULL, 'missed', NULL),
	('c', 'looked_after_review', '2024-11-28', '2025-05-28', NULL, 'not_yet_due', NULL),
	('c', 'looked_after_visit', '2024-01-31', '2024-02-07', '2024-02-06', 'met', NULL),
	('c', 'looked_after_visit', '2024-03-11', '2024-03-18', '2024-03-25', 'late', 7),
	('c', 'looked_after_visit', '2024-03-25', '2024-05-06', NULL, 'missed', NULL),
	('c', 'looked_after_visit', '2024-05-06', '2024-06-17', NULL, 'missed', NULL),
	('c', 'looked_after_visit', '2024-06-17', '2024-07-29', NULL, 'missed', NULL),
	('c', 'looked_after_visit', '2024-07-29', '2024-09-09', NULL, 'missed', NULL),
	('c', 'looked_after_visit', '2024-09-09', '2024-10-21', NULL, 'missed', NULL),
	('c', 'looked_after_visit', '2024-10-21', '2024-12-02', NULL, 'not_yet_due', NULL),
	('c', 'oversight_after_placement_change', '2024-03-11', '2024-03-13', '2024-03-12', 'met', NULL),
	('new', 'newly_qualified_supervision', '2024-01-15', '2024-01-22', '2024-01-22', 'met', NULL),
	('new', 'newly_qualified_supervision', '2024-01-22', '2024-01-29', '2024-01-31', 'late', 2),
	('new', 'newly_qualified_supervision', '2024-01-31', '2024-02-07', '2024-02-07', 'met', NULL),
	('new', 'newly_qualified_supervision', '2024-02-07', '2024-02-14', '2024-02-14', 'met', NULL),
	('new', 'newly_qualified_supervision', '2024-02-14', '2024-02-21', '2024-02-21', 'met', NULL),
	('new', 'newly_qualified_supervision', '2024-02-21', '2024-03-06', NULL, 'missed', NULL),
	('vet', 'worker_supervision', '2024-01-31', '2024-02-29', '2024-02-29', 'met', NULL),
	('vet', 'worker_supervision', '2024-02-29', '2024-03-29', NULL, 'missed', NULL),
	('e', 'return_interview', '2024-03-30', '2024-04-03', '2024-04-03', 'met', NULL),
	('e', 'return_interview', '2024-10-26', '2024-10-29', '2024-10-29', 'late', 0),
	('e', 'oversight_after_missing', '2024-03-29', '2024-04-03', '2024-04-03', 'met', NULL),
	('f', 'referral_decision', '2024-06-07', '2024-06-10', '2024-06-10', 'met', NULL),
	('f', 'assessment', '2024-06-07', '2024-08-09', '2024-08-12', 'late', 3),
	('f', 'status_change_decision', '2024-06-10', '2024-06-17', '2024-06-10', 'met', NULL),
	('f', 'status_change_decision', '2024-08-30', '2024-09-06', '2024-08-23', 'met', NULL),
	('g', 'referral_decision', '2024-06-07', '2024-06-10', '2024-06-11', 'late', 1),
	('h', 'referral_decision', '2024-06-08', '2024-06-10', NULL, 'missed', NULL),
	('i', 'initial_conference', '2024-04-02', '2024-04-23', '2024-04-23', 'met', NULL),
	('k', 'protection_seen_alone', '2024-05-01', '2024-05-31', NULL, 'excluded', NULL),
	('l', 'protection_seen_alone', '2024-05-01', '2024-05-31', NULL, 'cannot_tell', NULL),
	('n', 'protection_supervision', '2024-01-31', '2024-02-29', '2024-02-29', 'met', NULL),
	('n', 'protection_supervision', '2024-02-29', '2024-03-29', '2024-04-29', 'late', 31),
	('n', 'plan_written', '2024-01-31', '2024-03-31', NULL, 'cannot_tell', NULL),
	('o', 'child_allocated', '2024-01-15', '2024-01-15', '2024-01-20', 'late', 5),
	('o', 'child_allocated', '2024-01-15', '2024-02-15', NULL, 'missed', NULL),
	('o', 'child_allocated', '2024-02-15', '2024-03-15', NULL, 'missed', NULL),
	('o', 'record_silence', '2024-01-15', '2024-03-15', '2024-02-20', 'met', NULL),
	('p', 'protection_visit', '2024-05-01', '2024-05-16', '2024-05-13', 'met', NULL),
	('p', 'protection_visit', '2024-05-13', '2024-05-28', NULL, 'missed', NULL),
	('q', 'protection_visit', NULL, NULL, NULL, 'cannot_tell', NULL);

CREATE TEMP VIEW found AS
SELECT coalesce(s.subject_key, w.worker_key) AS who, p.rule_code AS rule, p.anchor_on, p.due_on, p.met_on, p.state, p.late_days
FROM pledge.due_point AS p
LEFT JOIN pledge.subject AS s USING (subject_id)
LEFT JOIN pledge.worker AS w ON w.worker_id = p.worker_id
WHERE p.source_id = :source;
-- Of each child and rule in the table all points are expected, and no other ones. Neither lists anything.
SELECT 'expected, not found' AS difference, * FROM (SELECT * FROM expected EXCEPT ALL SELECT * FROM found) AS d
UNION ALL
SELECT 'found, not expected', * FROM (SELECT * FROM found WHERE (who, rule) IN (SELECT who, rule FROM expected) EXCEPT ALL SELECT * FROM expected) AS d
ORDER BY 2, 3, 4, 1;
SELECT count(*) AS reckoned FROM expected;
-- What is not owed: a conference where the enquiry led to none; anything after a period that ends before it begins; an event in the future.
SELECT * FROM found WHERE who = 'j' AND rule = 'initial_conference' OR who = 'p' AND anchor_on >= '2024-09-01' AND rule <> 'status_change_decision' OR who = 'q' AND due_on IS NOT NULL;
SELECT who, rule, count(*) FROM found WHERE due_on IS NULL GROUP BY 1, 2 ORDER BY 1, 2;

-- Whose they are: the team on the day, and of two the first by key; once, whatever the number of managers; restricted, forced.
SELECT DISTINCT f.subject_key, p.due_on, t.team_key, w.worker_key, p.restricted, p.force, p.period_status
FROM pledge.due_point AS p JOIN pledge.subject AS f USING (subject_id) LEFT JOIN pledge.team AS t USING (team_id) LEFT JOIN pledge.worker AS w ON w.worker_id = p.worker_id
WHERE p.source_id = :source AND f.subject_key IN ('b', 'p') AND p.rule_code = 'protection_visit' ORDER BY 1, 2;
SELECT w.worker_key, p.rule_code, t.team_key, p.force, count(*)
FROM pledge.due_point AS p JOIN pledge.worker AS w ON w.worker_id = p.worker_id LEFT JOIN pledge.team AS t ON t.team_id = p.team_id
WHERE p.source_id = :source AND p.subject_id IS NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2;

-- Counts by month, team and measure.
SELECT c.month, t.team_key, m.code, c.met, c.unmet, c.untold, c.excluded
FROM pledge.due_counts(:source::smallint, :edition) AS c JOIN pledge.measure AS m USING (measure_id) LEFT JOIN pledge.team AS t USING (team_id)
WHERE m.code IN ('visits_in_time', 'seen_alone_in_time', 'reviews_in_time') AND c.month <= '2024-05-01' ORDER BY 3, 1, 2;
SELECT (SELECT sum(met + unmet + untold + excluded) FROM pledge.due_counts(:source::smallint, :edition))
	   = (SELECT count(*) FROM pledge.due_point WHERE source_id = :source AND state <> 'not_yet_due' AND due_on IS NOT NULL) AS all_are_counted;

-- ---- kept up to date ----

CREATE FUNCTION pg_temp.differences(today date) RETURNS bigint LANGUAGE sql AS $$
	SELECT (SELECT count(*) FROM (SELECT * FROM pledge.due_point WHERE due_point.source_id = s.source_id
								  EXCEPT ALL SELECT * FROM pledge.compute_due_points(s, pledge.ruleset_id(), today)) AS d)
		 + (SELECT count(*) FROM (SELECT * FROM pledge.compute_due_points(s, pledge.ruleset_id(), today)
								  EXCEPT ALL SELECT * FROM pledge.due_point WHERE due_point.source_id = s.source_id) AS d)
	FROM pledge.source AS s WHERE s.name = 'due'
$$;
CREATE FUNCTION pg_temp.refresh(today date, OUT made_anew bigint, OUT differences bigint) LANGUAGE plpgsql AS $$
BEGIN
	SELECT pledge.refresh_due_points(s, pledge.ruleset_id(), today) INTO made_anew FROM pledge.source AS s WHERE s.name = 'due';
	differences := pg_temp.differences(today);
END $$;
SELECT pg_temp.differences('2024-12-01');
-- Nothing has changed: nobody. A day later a visit is due no more. A record, a birth date, a period, an event, a record gone: one child each.
SELECT * FROM pg_temp.refresh('2024-12-01');
SELECT * FROM pg_temp.refresh('2024-12-02');
SELECT * FROM pg_temp.refresh('2024-12-03');
SELECT pg_temp.record('b', '2024-06-03', 'kind_visit') \g /dev/null
SELECT * FROM pg_temp.refresh('2024-12-03');
UPDATE pledge.subject SET date_of_birth = '2010-01-01' WHERE subject_key = 'l' AND source_id = :source;
SELECT * FROM pg_temp.refresh('2024-12-03');
UPDATE pledge.period SET valid_to = '2024-11-30' WHERE status = 'cla' AND source_id = :source;
SELECT * FROM pg_temp.refresh('2024-12-03');
SELECT pg_temp.event('i', 'returned', '2024-07-01 10:00') \g /dev/null
SELECT * FROM pg_temp.refresh('2024-12-03');
DELETE FROM pledge.assessment WHERE source_id = :source AND occurred_on = '2024-02-20';
SELECT * FROM pg_temp.refresh('2024-12-03');
DELETE FROM pledge.period WHERE source_id = :source AND subject_id = pg_temp.child('k');
DELETE FROM pledge.subject WHERE subject_key = 'k' AND source_id = :source;
SELECT * FROM pg_temp.refresh('2024-12-03');
SELECT pg_temp.record(NULL, '2024-03-04', 'kind_supervision', '', 'new') \g /dev/null
SELECT * FROM pg_temp.refresh('2024-12-03');
-- The record of the future has come. Time goes on, whatever the client's settings.
SET timezone = 'Pacific/Kiritimati';
SET datestyle = 'German';
SELECT * FROM pg_temp.refresh('2025-01-10');
RESET timezone;
SET datestyle = 'ISO, DMY';
SELECT * FROM pg_temp.refresh('2025-01-10');
-- A rule, a closure and a setting concern all.
SELECT pledge.set_interval_rule('protection_visit', 'every 15 working days');
SELECT made_anew > 10 AS many, differences FROM pg_temp.refresh('2025-01-10');
SELECT anchor_on, due_on, met_on, state FROM found WHERE who = 'a' AND rule = 'protection_visit' ORDER BY 1;
SELECT pledge.add_local_closure('2024-01-08', 'burst pipe');
SELECT made_anew > 10 AS many, differences FROM pg_temp.refresh('2025-01-10');
SELECT anchor_on, due_on, met_on, state FROM found WHERE who = 'a' AND rule = 'protection_visit' ORDER BY 1 LIMIT 1;
SELECT pledge.remove_local_closure('2024-01-08');
SELECT pledge.set_value('silence_days', 30);
SELECT made_anew > 10 AS many, differences FROM pg_temp.refresh('2025-01-10');
SELECT anchor_on, due_on, met_on, state FROM found WHERE who = 'o' AND rule = 'record_silence' ORDER BY 1;
DELETE FROM pledge.local_setting;

-- ---- as it stood ----

-- On each of these days the position is what could have been made of the records up to then.
SELECT * FROM pg_temp.refresh('2025-01-10');
SELECT count(*) AS days, sum(points) > 5000 AS many_points, sum(different) AS different
FROM generate_series(date '2023-12-15', '2025-01-10', interval '3 days') AS day
CROSS JOIN LATERAL (
	SELECT count(*) AS points, count(*) FILTER (WHERE NOT is_both) AS different
	FROM (SELECT count(*) = 2 AS is_both
		  FROM (SELECT rule_code, subject_id, CASE WHEN subject_id IS NULL THEN worker_id END, anchor_on, due_on, met_on, state, late_days, after_miss, closed_early
				FROM pledge.due_position('due', day::date)
				UNION ALL
				SELECT rule_code, subject_id, CASE WHEN subject_id IS NULL THEN worker_id END, anchor_on, due_on, met_on, state, late_days, after_miss, closed_early
				FROM pledge.source AS s, pledge.compute_due_points(s, pledge.ruleset_id(), day::date) WHERE s.name = 'due') AS point
				(rule_code, subject_id, worker_id, anchor_on, due_on, met_on, state, late_days, after_miss, closed_early)
		  GROUP BY rule_code, subject_id, worker_id, anchor_on, due_on, met_on, state, late_days, after_miss, closed_early) AS pair) AS compared;
SELECT s.subject_key, p.anchor_on, p.due_on, p.met_on, p.state
FROM pledge.due_position('due', '2024-05-15') AS p JOIN pledge.subject AS s USING (subject_id)
WHERE s.subject_key = 'b' AND p.rule_code = 'protection_visit' OR s.subject_key = 'c' AND p.rule_code = 'looked_after_review' ORDER BY 1, 2;
SELECT count(*) FROM pledge.due_position('due', 'infinity');
SELECT count(*) FROM pledge.due_position('due', NULL);
SELECT count(*) FROM pledge.due_position('nonsense', '2024-05-15');

-- A source that maps no worker, no supervisee and only supervision: of most things nothing can be told.
INSERT INTO pledge.source (name, schema_name, time_zone) VALUES ('plain', 'nowhere', 'Europe/London');
SELECT source_id AS plain FROM pledge.source WHERE name = 'plain' \gset
INSERT INTO pledge.worker (source_id, worker_key) VALUES (:plain, 'sam');
INSERT INTO pledge.subject (source_id, subject_key) VALUES (:plain, 'x');
INSERT INTO pledge.period (source_id, subject_id, status, valid_from, valid_to)
SELECT source_id, subject_id, 'cin', '2024-01-15', '2024-05-31' FROM pledge.subject WHERE source_id = :plain;
INSERT INTO pledge.record (source_id, record_key, kind, occurred_on, occurred_at, field_hash, edition) VALUES (:plain, '1', 'supervision', '2024-02-01', '2024-02-01', 0, :edition);
INSERT INTO pledge.assessment (source_id, edition, record_id, subject_id, is_first, restricted, kind, occurred_on, facts, unknown, met, unmet, untold, assessed_at)
SELECT :plain, :edition, r.record_id, s.subject_id, true, false, r.kind, r.occurred_on, '{103}', '{}', '{}', '{}', '{}', now()
FROM pledge.record AS r JOIN pledge.subject AS s USING (source_id) WHERE r.source_id = :plain;
SELECT pledge.refresh_due_points(s, :edition, '2024-12-01') FROM pledge.source AS s WHERE name = 'plain';
SELECT rule_code, anchor_on, due_on, met_on, state FROM pledge.due_point
WHERE source_id = :plain AND rule_code IN ('child_allocated', 'in_need_visit', 'in_need_supervision') AND due_on < '2024-05-01' ORDER BY 1, 2, 3;
-- A worker who holds the child, and of whose supervision nothing is known.
UPDATE pledge.period SET worker_id = (SELECT worker_id FROM pledge.worker WHERE source_id = :plain) WHERE source_id = :plain;
SELECT pledge.refresh_due_points(s, :edition, '2024-12-01') FROM pledge.source AS s WHERE name = 'plain';
SELECT rule_code, state, count(*) FROM pledge.due_point WHERE source_id = :plain AND rule_code IN ('child_allocated', 'worker_supervision') GROUP BY 1, 2 ORDER BY 1, 2;
-- Under another edition there is nothing left of the one before.
BEGIN;
SELECT pledge.publish_ruleset('for the due points') AS later \gset
SELECT pledge.refresh_due_points(s, :later, '2024-12-01') FROM pledge.source AS s WHERE name = 'plain';
SELECT count(*) FILTER (WHERE edition = :later) > 0 AS of_this, count(*) FILTER (WHERE edition <> :later) AS of_others FROM pledge.due_point WHERE source_id = :plain;
ROLLBACK;
SELECT pledge.detach_source('plain');

-- A source that goes takes all with it.
SELECT pledge.detach_source('due');
SELECT count(*) FROM pledge.due_point WHERE source_id = :source UNION ALL SELECT count(*) FROM pledge.due_input WHERE source_id = :source;
SELECT pledge.remove_interval_rule('plan_written'), pledge.remove_interval_rule('protection_visit');

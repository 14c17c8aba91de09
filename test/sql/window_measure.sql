-- Window measures, each of them by hand: met, not met, taken out, not asked, or not to be
-- told. Queries named "none" list what is wrong: any row is a fault.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET client_min_messages = notice;
SET datestyle = 'ISO, DMY';
\pset null NULL

-- What a host says: the facts of a record, and those that are not known. A supervision
-- names whom it was with, and the team.
CREATE TEMP TABLE told (who text, day date, facts text, unknown text, supervisee text, team text);
CREATE TEMP TABLE held (who text, status text, from_day date, to_day date, worker text);
-- What is expected of a child, worker or service: all windows there are, or none.
CREATE TEMP TABLE expected (measure text, whose text, starts_on date, ends_on date, answer text, records integer);

-- ---- the quarter of a supervised worker: four measures of one form ----
CREATE TEMP TABLE quality (measure text, fact text);
INSERT INTO quality VALUES ('reflective', 'reflection'), ('challenging', 'challenge'), ('recognises', 'good_practice'), ('evidence_used', 'evidence_informed');
INSERT INTO told
SELECT NULL, given.day, given.facts || CASE WHEN given.shows THEN ' ' || quality.fact ELSE '' END, CASE WHEN given.untold THEN quality.fact ELSE '' END,
	   quality.measure || given.worker, 'team ' || quality.measure
FROM quality, (VALUES
	-- one of two is enough, whatever the other leaves open; the last day of a quarter is in it
	(' 1', date '2025-01-01', 'kind_supervision', false, true), (' 1', '2025-03-31', 'kind_supervision subkind_case', true, false),
	(' 2', '2025-02-03', 'kind_supervision', false, false), (' 2', '2025-04-01', 'kind_supervision', true, false),
	(' 3', '2025-02-03', 'kind_supervision', false, true), (' 3', '2025-02-10', 'kind_supervision', false, false),
	-- personal supervision is not asked; a visit is none
	(' 4', '2025-02-03', 'kind_supervision subkind_personal', true, false), (' 4', '2025-02-04', 'kind_visit', true, false),
	-- group supervision is
	(' 5', '2025-02-03', 'kind_supervision subkind_group', true, false)) AS given (worker, day, facts, shows, untold);
INSERT INTO expected
SELECT quality.measure, quality.measure || given.worker, given.starts_on, (given.starts_on + interval '3 months - 1 day')::date, given.answer, given.records
FROM quality, (VALUES
	(' 1', date '2025-01-01', 'evidenced', 2), (' 2', '2025-01-01', 'not evidenced', 1), (' 2', '2025-04-01', 'evidenced', 1),
	(' 3', '2025-01-01', 'cannot tell', 2), (' 4', NULL, 'not asked', NULL), (' 5', '2025-01-01', 'evidenced', 1)) AS given (worker, starts_on, answer, records);

-- ---- the quarter of a service: three measures, personal supervision among what is asked ----
CREATE TEMP TABLE care (measure text, fact text);
INSERT INTO care VALUES ('caring', 'staff_wellbeing'), ('developing', 'development'), ('bias_aware', 'bias_examined');
-- In 2024, so that it stands apart from the above.
INSERT INTO told
SELECT NULL, given.day, 'kind_supervision' || CASE WHEN given.shows THEN ' ' || care.fact ELSE '' END, CASE WHEN given.untold THEN care.fact ELSE '' END,
	   NULL, care.measure || given.service || given.team
FROM care, (VALUES
	(' 1', ' a', date '2024-01-10', true, false), (' 1', ' b', '2024-02-10', false, true), (' 1', ' b', '2024-05-10', false, false),
	(' 2', ' a', '2024-01-10', false, true), (' 2', ' a', '2024-01-11', false, false)) AS given (service, team, day, shows, untold);
INSERT INTO told SELECT NULL, '2024-08-10', 'kind_visit ' || fact, '', NULL, measure || ' 3 a' FROM care;
INSERT INTO expected
SELECT care.measure, care.measure || given.service, given.starts_on, (given.starts_on + interval '3 months - 1 day')::date, given.answer, given.records
FROM care, (VALUES
	(' 1', date '2024-01-01', 'evidenced', 2), (' 1', '2024-04-01', 'not evidenced', 1), (' 2', '2024-01-01', 'cannot tell', 2),
	(' 3', NULL, 'not asked', NULL)) AS given (service, starts_on, answer, records);

-- ---- each supervision and the one before ----
INSERT INTO told VALUES
	('follow 1', '2025-01-10', 'kind_supervision', '', NULL, NULL), ('follow 1', '2025-02-10', 'kind_supervision actions_reviewed', '', NULL, NULL),
	('follow 1', '2025-03-10', 'kind_supervision actions_done_in_time', '', NULL, NULL), ('follow 1', '2025-04-10', 'kind_supervision', '', NULL, NULL),
	('follow 1', '2025-05-10', 'kind_supervision', '', NULL, NULL), ('follow 1', '2025-06-10', 'kind_supervision', 'actions_reviewed', NULL, NULL),
	('follow 2', '2025-01-10', 'kind_supervision actions_reviewed', '', NULL, NULL), ('follow 2', '2025-02-10', 'kind_supervision subkind_personal actions_reviewed', '', NULL, NULL);
INSERT INTO expected VALUES
	('actions_followed_up', 'follow 1', '2025-01-10', '2025-02-10', 'evidenced', 2),
	('actions_followed_up', 'follow 1', '2025-02-10', '2025-03-10', 'not evidenced', 2),
	('actions_followed_up', 'follow 1', '2025-03-10', '2025-04-10', 'evidenced', 2),
	('actions_followed_up', 'follow 1', '2025-04-10', '2025-05-10', 'not evidenced', 2),
	('actions_followed_up', 'follow 1', '2025-05-10', '2025-06-10', 'cannot tell', 2),
	('actions_followed_up', 'follow 2', NULL, NULL, 'not asked', NULL);

-- ---- something new for the child: first contact, and each change ----
INSERT INTO held VALUES
	('explain 1', 'cin', '2025-01-01', '2025-02-28', 'kim'), ('explain 1', 'cp', '2025-03-01', '2025-03-11', 'kim'), ('explain 1', 'cp', '2025-03-12', NULL, 'lou'),
	('explain 2', 'cin', '2025-01-01', NULL, 'kim'), ('explain 3', 'cin', '2025-01-01', NULL, 'kim'),
	('explain 4', 'cin', NULL, NULL, 'kim');
INSERT INTO told VALUES
	-- on the thirtieth day, and on the thirty-first
	('explain 1', '2025-01-31', 'kind_visit age_under_18 explained_to_child', '', NULL, NULL), ('explain 1', '2025-02-01', 'kind_visit age_under_18', '', NULL, NULL),
	('explain 1', '2025-03-11', 'kind_review age_under_18', '', NULL, NULL), ('explain 1', '2025-03-20', 'kind_visit age_under_18', 'explained_to_child', NULL, NULL),
	-- nobody was met; under 4
	('explain 2', '2025-01-05', 'kind_visit age_under_18 visit_no_access explained_to_child', '', NULL, NULL),
	('explain 3', '2025-01-05', 'kind_visit age_under_18 age_under_4', '', NULL, NULL),
	('explain 4', '2025-01-05', 'kind_visit age_under_18 explained_to_child', '', NULL, NULL);
INSERT INTO expected VALUES
	('explained', 'explain 1', '2025-01-01', '2025-01-31', 'evidenced', 1), ('explained', 'explain 1', '2025-03-01', '2025-03-11', 'not evidenced', 1),
	('explained', 'explain 1', '2025-03-12', '2025-04-11', 'cannot tell', 1), ('explained', 'explain 2', NULL, NULL, 'not asked', NULL),
	('explained', 'explain 3', NULL, NULL, 'not asked', NULL), ('explained', 'explain 4', NULL, NULL, 'not asked', NULL);

-- ---- visits in twos ----
INSERT INTO told
SELECT given.who, given.day, 'kind_visit age_under_18 ' || given.facts, given.unknown, NULL, NULL
FROM (VALUES
	('alone 1', date '2025-01-06', 'child_was_seen_alone', ''), ('alone 1', '2025-01-20', '', ''), ('alone 1', '2025-02-03', '', ''),
	('alone 1', '2025-02-10', 'visit_cancelled', ''), ('alone 1', '2025-02-17', '', 'child_was_seen_alone'),
	('alone 1', '2025-03-03', 'child_was_seen_alone', ''), ('alone 1', '2025-03-17', '', 'child_was_seen_alone'),
	-- refused twice; refused once, and once not asked
	('alone 2', '2025-01-06', 'alone_refused', ''), ('alone 2', '2025-01-20', 'alone_not_appropriate', ''), ('alone 2', '2025-02-03', '', ''),
	('alone 3', '2025-01-06', 'age_under_4', ''), ('alone 3', '2025-01-20', 'age_under_4', ''),
	('alone 4', '2025-01-06', 'child_was_seen_alone', ''),
	-- whether anybody was in is not known
	('alone 5', '2025-01-06', 'child_was_seen_alone', 'visit_no_access'), ('alone 5', '2025-01-20', '', 'visit_no_access')) AS given (who, day, facts, unknown);
INSERT INTO expected VALUES
	('seen_alone', 'alone 1', '2025-01-06', '2025-01-20', 'evidenced', 2), ('seen_alone', 'alone 1', '2025-01-20', '2025-02-03', 'not evidenced', 2),
	('seen_alone', 'alone 1', '2025-02-03', '2025-02-17', 'cannot tell', 2), ('seen_alone', 'alone 1', '2025-02-17', '2025-03-03', 'evidenced', 2),
	('seen_alone', 'alone 1', '2025-03-03', '2025-03-17', 'evidenced', 2), ('seen_alone', 'alone 2', '2025-01-06', '2025-01-20', 'excluded', 2),
	('seen_alone', 'alone 2', '2025-01-20', '2025-02-03', 'not evidenced', 2), ('seen_alone', 'alone 3', NULL, NULL, 'not asked', NULL),
	('seen_alone', 'alone 4', NULL, NULL, 'not asked', NULL), ('seen_alone', 'alone 5', '2025-01-06', '2025-01-20', 'cannot tell', 2);

-- ---- the worker through the year ----
INSERT INTO held VALUES
	('worker 1', 'cin', '2024-03-01', '2024-05-31', 'kim'), ('worker 1', 'cp', '2024-06-01', '2024-12-31', 'kim'),
	('worker 2', 'cin', '2024-03-01', '2024-05-31', 'kim'), ('worker 2', 'cin', '2024-06-01', '2024-12-31', 'lou'),
	-- another worker since nobody knows when: to the end of this year, to the end of the year before, and the same one
	('worker 3', 'cin', '2024-03-01', '2024-12-31', 'kim'), ('worker 3', 'assessment', NULL, '2024-04-30', 'lou'),
	('worker 4', 'cin', '2024-03-01', '2024-12-31', 'kim'), ('worker 4', 'assessment', NULL, '2023-12-31', 'lou'),
	('worker 5', 'cin', '2024-03-01', '2024-12-31', 'kim'), ('worker 5', 'assessment', NULL, '2024-04-30', 'kim'),
	('worker 6', 'cin', '2024-03-01', '2024-12-31', NULL);
INSERT INTO expected VALUES
	('stable_worker', 'worker 1', '2024-01-01', '2024-12-31', 'evidenced', 1), ('stable_worker', 'worker 2', '2024-01-01', '2024-12-31', 'not evidenced', 2),
	('stable_worker', 'worker 3', '2024-01-01', '2024-12-31', 'cannot tell', 1), ('stable_worker', 'worker 4', '2024-01-01', '2024-12-31', 'evidenced', 1),
	('stable_worker', 'worker 5', '2024-01-01', '2024-12-31', 'evidenced', 1), ('stable_worker', 'worker 6', NULL, NULL, 'not asked', NULL);

-- ---- the source they make ----

INSERT INTO pledge.source (name, schema_name, time_zone) VALUES ('windows', 'nowhere', 'Europe/London');
SELECT source_id AS source FROM pledge.source WHERE name = 'windows' \gset
SELECT pledge.ruleset_id() AS edition \gset
INSERT INTO pledge.subject (source_id, subject_key, date_of_birth)
SELECT DISTINCT :source, who, date '2015-05-05' FROM (SELECT who FROM told UNION ALL SELECT who FROM held) AS named WHERE who IS NOT NULL;
INSERT INTO pledge.worker (source_id, worker_key)
SELECT DISTINCT :source, worker FROM (SELECT supervisee FROM told UNION ALL SELECT worker FROM held) AS named (worker) WHERE worker IS NOT NULL;
-- A service stands above its teams.
INSERT INTO pledge.team (source_id, team_key, name)
SELECT DISTINCT :source, named.team, named.team FROM (SELECT team FROM told UNION ALL SELECT substring(team FROM '^(.* \d) .$') FROM told) AS named WHERE named.team IS NOT NULL;
UPDATE pledge.team SET parent_id = above.team_id FROM pledge.team AS above
WHERE team.source_id = :source AND above.source_id = :source AND above.team_key = substring(team.team_key FROM '^(.* \d) .$');
INSERT INTO pledge.period (source_id, subject_id, status, valid_from, valid_to, worker_id)
SELECT :source, subject_id, status, from_day, coalesce(to_day, 'infinity'), worker_id
FROM held JOIN pledge.subject ON subject.source_id = :source AND subject_key = who LEFT JOIN pledge.worker ON worker.source_id = :source AND worker_key = held.worker;
CREATE FUNCTION pg_temp.ids(codes text) RETURNS smallint[] LANGUAGE sql AS $$
	SELECT ARRAY(SELECT fact_id FROM pledge.fact WHERE code = ANY (string_to_array(codes, ' ')) ORDER BY 1)
$$;
CREATE TEMP TABLE made AS SELECT row_number() OVER (ORDER BY who, day, facts) AS n, told.*, substring(facts FROM 'kind_([a-z_]+)') AS kind FROM told;
-- none: a word that is the code of no fact
SELECT word FROM made, LATERAL regexp_split_to_table(facts || ' ' || unknown, ' +') AS word WHERE word <> '' AND word NOT IN (SELECT code FROM pledge.fact);
INSERT INTO pledge.record (source_id, record_key, kind, occurred_on, occurred_at, field_hash, edition, supervisee_id)
SELECT :source, n, kind, day, day::timestamp AT TIME ZONE 'Europe/London', 0, :edition, worker_id
FROM made LEFT JOIN pledge.worker ON worker.source_id = :source AND worker_key = supervisee;
INSERT INTO pledge.assessment (source_id, edition, record_id, subject_id, is_first, restricted, kind, occurred_on, team_id, team_key, facts, unknown, met, unmet, untold, assessed_at)
SELECT :source, :edition, record.record_id, coalesce(subject.subject_id, 0), true, false, made.kind, made.day, team.team_id, team.team_key,
	   pg_temp.ids(made.facts), pg_temp.ids(made.unknown), '{}', '{}', '{}', now()
FROM made JOIN pledge.record ON record.source_id = :source AND record_key = n::text
LEFT JOIN pledge.subject ON subject.source_id = :source AND subject_key = who LEFT JOIN pledge.team ON team.source_id = :source AND team_key = made.team;

CREATE TEMP VIEW found AS
SELECT measure.code::text AS measure, coalesce(subject.subject_key, worker.worker_key, team.team_key)::text AS whose, answer.starts_on, answer.ends_on, answer.outcome::text AS answer,
	   answer.record_count AS records
FROM pledge.window_rows(:source::smallint, :edition, '2025-12-31') AS answer
JOIN pledge.measure USING (measure_id)
LEFT JOIN pledge.subject ON subject.subject_id = answer.subject_id
LEFT JOIN pledge.worker ON worker.worker_id = answer.worker_id
LEFT JOIN pledge.team ON team.team_id = answer.team_id;
-- none: what differs
SELECT 'expected' AS side, * FROM (SELECT * FROM expected WHERE answer <> 'not asked' EXCEPT ALL SELECT * FROM found) AS missing
UNION ALL
SELECT 'found', * FROM (SELECT * FROM found WHERE (measure, whose) IN (SELECT measure, whose FROM expected) EXCEPT ALL SELECT * FROM expected) AS surplus
ORDER BY 2, 3, 4, 5, 1;
-- none: somebody expected whom the source does not have
SELECT whose FROM expected WHERE whose NOT IN (SELECT subject_key FROM pledge.subject WHERE source_id = :source
	UNION ALL SELECT worker_key FROM pledge.worker WHERE source_id = :source UNION ALL SELECT team_key FROM pledge.team WHERE source_id = :source);
-- none: a window measure that is not seen in every answer that it can give; only one has exceptions
SELECT measure.code, wanted.answer
FROM pledge.measure
CROSS JOIN unnest('{evidenced,not evidenced,cannot tell,not asked,excluded}'::text[]) AS wanted (answer)
WHERE measure.grain = 'window' AND NOT (wanted.answer = 'excluded' AND measure.excluded_when IS NULL AND measure.excepted_when IS NULL)
  AND NOT EXISTS (SELECT FROM expected WHERE expected.measure = measure.code AND expected.answer = wanted.answer);
SELECT answer, count(*) FROM expected GROUP BY 1 ORDER BY 1;

SELECT pledge.detach_source('windows');

-- Windows: what one record in a stretch of time is enough for.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET datestyle = 'ISO, DMY';

-- The answer of a window from those of its records.
SELECT met, unmet, untold, pledge.window_outcome(met, unmet, untold)
FROM (VALUES (1, 5, 5), (0, 5, 1), (0, 5, 0), (0, 0, 0)) AS counted (met, unmet, untold);

CREATE SCHEMA windows;
CREATE TABLE windows.note (record_key text PRIMARY KEY, kind text, occurred_at date, subject_key text, author_key text, supervisee_key text, subkind text,
	child_seen text, child_seen_alone text, not_alone_reason text, visit_outcome text, body text);
-- Supervision of ann: thoughtful once in the first quarter of 2025, never in the second; of ben, in the other team, never.
INSERT INTO windows.note (record_key, kind, occurred_at, subject_key, author_key, supervisee_key, subkind, body) VALUES
	('s1', 'supervision', '2025-01-10', 'ella', 'sue', 'ann', 'case', 'Ann to visit by Friday.'),
	('s2', 'supervision', '2025-02-10', 'ella', 'sue', 'ann', 'case', 'We reflected on why this family makes us anxious, and what we might be missing. Actions from last supervision reviewed: the visit to school was completed.'),
	('s3', 'supervision', '2025-04-10', 'ella', 'sue', 'ann', 'case', 'Ann to ring the school by Monday.'),
	('s3b', 'supervision', '2025-05-10', 'ella', 'sue', 'ann', 'case', 'Ann to ring the GP by Monday.'),
	('s4', 'supervision', '2025-05-10', 'mia', 'sue', 'ben', 'case', 'Ben to ring the school by Monday.'),
	('s5', 'supervision', '2025-05-11', NULL, 'sue', 'ben', 'personal', 'We reflected on what Ben might be missing.');
-- Visits: alone at the first and the fourth; refused at the fifth and sixth.
INSERT INTO windows.note (record_key, kind, occurred_at, subject_key, author_key, child_seen, child_seen_alone, not_alone_reason, visit_outcome, body) VALUES
	('v1', 'visit', '2025-03-03', 'ella', 'ann', 'yes', 'yes', NULL, 'done', 'x'),
	('v2', 'visit', '2025-03-17', 'ella', 'ann', 'yes', 'no', NULL, 'done', 'x'),
	('v2b', 'visit', '2025-03-20', 'ella', 'ann', 'no', 'na', NULL, 'no_access', 'x'),
	('v3', 'visit', '2025-03-31', 'ella', 'ann', 'yes', 'no', NULL, 'done', 'I explained to Ella why I visit and what happens next.'),
	('v4', 'visit', '2025-04-14', 'ella', 'ann', 'yes', 'yes', NULL, 'done', 'x'),
	('v5', 'visit', '2025-04-28', 'ella', 'ann', 'yes', 'no', 'refused', 'done', 'x'),
	('v6', 'visit', '2025-05-12', 'ella', 'ann', 'yes', 'no', 'refused', 'done', 'x'),
	('b1', 'visit', '2025-03-03', 'baby', 'ann', 'yes', 'no', NULL, 'done', 'x'),
	('b2', 'visit', '2025-03-17', 'baby', 'ann', 'yes', 'no', NULL, 'done', 'x');
CREATE TABLE windows.period (subject_key text, status text, valid_from date, valid_to date, team_key text, worker_key text);
INSERT INTO windows.period VALUES
	('ella', 'cin', '2025-02-20', '2025-03-24', 'north', 'ann'), ('ella', 'cp', '2025-03-25', NULL, 'north', 'ann'),
	('mia', 'cp', '2023-01-01', '2023-06-30', 'south', 'ben'), ('mia', 'cp', '2023-07-01', '2024-12-31', 'south', 'sue'),
	('mia', 'cp', '2024-12-31', '2024-01-01', 'south', 'ann'), ('sam', 'cin', NULL, NULL, NULL, 'ann');
CREATE TABLE windows.task (record_key text, owner_key text, due_on date, done_on date);
INSERT INTO windows.task VALUES ('s3', 'ann', '2025-04-14', '2025-04-14');
CREATE SCHEMA map_windows;
CREATE VIEW map_windows.action WITH (security_invoker = true) AS SELECT * FROM windows.task;
CREATE VIEW map_windows.record WITH (security_invoker = true) AS SELECT * FROM windows.note;
CREATE VIEW map_windows.period WITH (security_invoker = true) AS SELECT * FROM windows.period;
CREATE VIEW map_windows.subject WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('ella', date '2015-05-05', 'Ella'), ('mia', '2014-01-01', 'Mia'), ('baby', '2024-12-01', NULL)) AS child (subject_key, date_of_birth, known_as);
CREATE VIEW map_windows.team WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('north', 'area'), ('south', 'area'), ('area', 'loop'), ('loop', 'area')) AS team (team_key, parent_key);
CREATE VIEW map_windows.post WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('ann', 'north', date '2020-01-01'), ('ben', 'south', '2020-01-01')) AS post (worker_key, team_key, valid_from);
SELECT pledge.attach_source('windows', 'map_windows');
CALL pledge.assess('windows');

CREATE VIEW pg_temp.answer AS
SELECT measure.code AS measure, subject.subject_key AS child, worker.worker_key AS worker, team.team_key AS team, result.starts_on, result.ends_on,
	   result.is_ended, result.outcome, result.record_count
FROM pledge.window_result AS result
JOIN pledge.measure USING (measure_id)
LEFT JOIN pledge.subject USING (subject_id)
LEFT JOIN pledge.worker USING (worker_id)
LEFT JOIN pledge.team USING (team_id)
WHERE result.source_id = (SELECT source_id FROM pledge.source WHERE name = 'windows');
-- A supervised worker's quarter; personal supervision is not read.
SELECT worker, team, starts_on, ends_on, outcome, record_count FROM pg_temp.answer WHERE measure = 'reflective' ORDER BY worker, starts_on;
-- A service's quarter, whatever loop its teams are in.
SELECT child, worker, team IN ('area', 'loop') AS is_top, starts_on, outcome, record_count FROM pg_temp.answer WHERE measure = 'caring' ORDER BY starts_on;
-- Each supervision looks back at the one before.
SELECT child, starts_on, ends_on, outcome FROM pg_temp.answer WHERE measure = 'actions_followed_up' ORDER BY child, starts_on;
-- Visits in twos: no access is no visit, the excused are left out, a baby is not asked.
SELECT child, starts_on, ends_on, outcome FROM pg_temp.answer WHERE measure = 'seen_alone' ORDER BY child, starts_on;
-- Something new is explained: after the first contact nobody did, after the change of status somebody did.
SELECT child, starts_on, ends_on, outcome, record_count FROM pg_temp.answer WHERE measure = 'explained' ORDER BY child, starts_on;
-- One worker through the year, or more; a period that ends before it begins is none, nor one without a beginning.
SELECT child, starts_on, outcome, record_count AS workers FROM pg_temp.answer WHERE measure = 'stable_worker' AND is_ended ORDER BY child, starts_on;

-- A window that lasts still is answered only once it is met, and counts in no cell.
SELECT starts_on, ends_on, is_ended, outcome FROM pledge.window_rows((SELECT source_id FROM pledge.source WHERE name = 'windows'), pledge.ruleset_id(), '2025-02-09')
WHERE measure_id = 40;
SELECT starts_on, ends_on, is_ended, outcome FROM pledge.window_rows((SELECT source_id FROM pledge.source WHERE name = 'windows'), pledge.ruleset_id(), '2025-02-10')
WHERE measure_id = 40;

-- What is asked of a quarter stands until the next one has ended; what is asked of records is of the last month.
SELECT commitment_code, month_label, told_measure_count AS told, sentence FROM line_of_sight.headline WHERE commitment_code IN ('LP-02', 'LP-03', 'LP-01') ORDER BY 1;

-- Cells: what is stored is what is counted, after records have changed, gone and come.
CREATE FUNCTION pg_temp.cells_differ() RETURNS bigint LANGUAGE sql AS $$
	SELECT count(*)
	FROM (SELECT month, team_id, counts, record_count FROM pledge.cell WHERE source_id = (SELECT source_id FROM pledge.source WHERE name = 'windows')) AS stored
	FULL JOIN pledge.cell_rows((SELECT source_id FROM pledge.source WHERE name = 'windows'), pledge.ruleset_id()) AS counted USING (month, team_id)
	WHERE (stored.counts, stored.record_count) IS DISTINCT FROM (counted.counts, counted.record_count)
$$;
SELECT sum(record_count) AS records, pg_temp.cells_differ() AS differ
FROM pledge.cell WHERE source_id = (SELECT source_id FROM pledge.source WHERE name = 'windows');
SELECT month, team_key, met, eligible, untold, excluded
FROM pledge.cell LEFT JOIN pledge.team USING (team_id), pledge.outcome_count_rows(counts)
WHERE cell.source_id = (SELECT source_id FROM pledge.source WHERE name = 'windows') AND measure_id = 49 ORDER BY 1, 2;
UPDATE windows.note SET occurred_at = '2025-06-14', child_seen_alone = 'no' WHERE record_key = 'v4';
CALL pledge.assess('windows');
SELECT pg_temp.cells_differ() AS differ;
SELECT child, starts_on, ends_on, outcome FROM pg_temp.answer WHERE measure = 'seen_alone' ORDER BY child, starts_on;
DELETE FROM windows.note WHERE record_key IN ('s2', 'v6');
CALL pledge.reconcile('windows');
SELECT pg_temp.cells_differ() AS differ;
SELECT worker, starts_on, outcome, record_count FROM pg_temp.answer WHERE measure = 'reflective' ORDER BY worker, starts_on;

SELECT pledge.detach_source('windows');
SELECT (SELECT count(*) FROM pledge.window_result) + (SELECT count(*) FROM pledge.cell) AS "left";
DROP SCHEMA map_windows CASCADE;
DROP SCHEMA windows CASCADE;

-- The aggregate views of leaders, on cells and copies whose figures can be worked out by
-- hand; the charts and the funnel are those of doc/statistics.md and its test.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET datestyle = 'ISO, DMY';

-- ---- one sentence for leaders ----
SELECT pledge.plain_sentence('Seen alone', met, eligible, untold, variation, months) AS sentence
FROM (VALUES
	(1, 82, 110, 0, 'common_cause', 14),			-- as it mostly is
	(2, 82, 110, 0, 'special_cause_high', 20),		-- a rise
	(3, 82, 110, 3, 'special_cause_low', 20),		-- a fall
	(4, 82, 110, 0, 'trial', 5),					-- too early
	(5, 110, 110, 0, 'common_cause', 14),			-- all
	(6, 0, 110, 0, 'common_cause', 14),				-- none
	(7, 0, 0, 45, NULL, 0),							-- nothing could be told
	(8, NULL, NULL, NULL, NULL, NULL),				-- nothing was asked
	(9, 999, 1000, 0, NULL, NULL),					-- nearly all is not all
	(10, 1, 1000, 0, 'common_cause', 1)) AS given (place, met, eligible, untold, variation, months)
ORDER BY place;

-- ---- a service whose cells are known ----
CREATE SCHEMA map_leaders;
CREATE VIEW map_leaders.record WITH (security_invoker = true) AS
SELECT NULL::text AS record_key, NULL::text AS kind, NULL::date AS occurred_at, NULL::text AS body WHERE false;
CREATE VIEW map_leaders.subject WITH (security_invoker = true) AS SELECT NULL::text AS subject_key, NULL::text AS heritage WHERE false;
SELECT pledge.attach_source('leaders', 'map_leaders', characteristics => '{heritage}');
UPDATE pledge.source SET shown_edition = 1 WHERE name = 'leaders';
SELECT source_id AS source FROM pledge.source WHERE name = 'leaders' \gset

-- A service, an area within it, and ten teams in the area; and one that is above itself.
INSERT INTO pledge.team (source_id, team_key, name) VALUES (:source, 'service', 'Service');
INSERT INTO pledge.team (source_id, team_key, name, parent_id)
SELECT :source, 'area', 'Area', team_id FROM pledge.team WHERE source_id = :source AND team_key = 'service';
INSERT INTO pledge.team (source_id, team_key, name, parent_id)
SELECT :source, 't' || to_char(i, 'FM00'), 'Team ' || i, team_id FROM pledge.team, generate_series(1, 10) AS i WHERE source_id = :source AND team_key = 'area';
INSERT INTO pledge.team (source_id, team_key, name) VALUES (:source, 'loop', 'Loop');
UPDATE pledge.team SET parent_id = team_id WHERE source_id = :source AND team_key = 'loop';
SELECT team_key, team_level, team_path, parent_team_name, lowest_label FROM line_of_sight.team
WHERE source_name = 'leaders' AND team_key IN ('service', 'area', 't01', 'loop') OR team_id = -:source ORDER BY team_level, team_key;

-- Team 1 sees so many of 100 children in each of 20 months; the ids of measures are their own.
INSERT INTO pledge.cell (source_id, edition, month, team_id, counts, record_count)
SELECT :source, 1, (date '2024-01-01' + make_interval(months => i::integer - 1))::date, team_id, ARRAY[24, seen, 100 - seen, 3, 1]::bigint[], 100
FROM unnest('{62,65,61,66,63,67,64,62,66,65,63,64,69,70,68,71,69,72,70,73}'::integer[]) WITH ORDINALITY AS given (seen, i),
	 pledge.team WHERE source_id = :source AND team_key = 't01';
-- In the last month ten teams hear the child's voice.
UPDATE pledge.cell SET counts = pledge.outcome_combine(counts, ARRAY[4, 42, 18, 0, 0]::bigint[]) WHERE source_id = :source AND month = '2025-08-01';
INSERT INTO pledge.cell (source_id, edition, month, team_id, counts, record_count)
SELECT :source, 1, '2025-08-01', team_id, ARRAY[4, met, eligible - met, 0, 0]::bigint[], 0
FROM unnest('{42,55,38,61,70,29,48,90,66,35}'::integer[], '{60,80,50,75,100,45,70,120,90,55}'::integer[]) WITH ORDINALITY AS given (met, eligible, i)
JOIN pledge.team ON source_id = :source AND team_key = 't' || to_char(i, 'FM00') WHERE i > 1;

-- The chart of the measure: limits from the first 12 months.
SELECT month_id, met_count AS met, eligible_count AS asked, untold_count AS untold, excluded_count AS excluded, met_ratio, met_lower_ratio AS lower,
	   met_upper_ratio AS upper, centre_ratio AS centre, limit_lower_ratio AS limit_lower, limit_upper_ratio AS limit_upper, special_cause, variation
FROM line_of_sight.measure_month WHERE measure_code = 'seen' ORDER BY month;
SELECT DISTINCT near_lower_ratio, near_upper_ratio, phase, limit_trial_label, complete_label, trial_label
FROM line_of_sight.measure_month WHERE measure_code = 'seen';
-- Laney's limits are those of pledge.p_chart.
SELECT count(*) AS months, max(abs(m.laney_lower_ratio - p.laney_lower)) < 0.000001 AS as_charted
FROM line_of_sight.measure_month AS m
JOIN pledge.p_chart('{62,65,61,66,63,67,64,62,66,65,63,64,69,70,68,71,69,72,70,73}', array_fill(100::bigint, '{20}')) AS p
	ON m.month = (date '2024-01-01' + make_interval(months => p.place - 1))::date
WHERE measure_code = 'seen';

-- The scores of months are those of pledge.commitment_scores.
SELECT count(*) > 50 AS many, max(abs(p.score_ratio - s.score)) < 0.000001 AS as_scored,
	   bool_and(p.linked_measure_count = s.measures_linked AND p.told_measure_count = s.measures_told) AS as_told
FROM pledge.shown_month AS m CROSS JOIN LATERAL pledge.commitment_scores(m.counts, m.edition) AS s
JOIN pledge.commitment AS c USING (commitment_id) JOIN line_of_sight.pledge_month AS p ON p.commitment_code = c.code AND p.month = m.month;
-- A commitment that only this measure could tell has its chart.
SELECT commitment_code, month_id, score_ratio, told_measure_count AS told, weakest_measure_code AS weakest, weakest_met_count AS met,
	   centre_ratio AS centre, limit_lower_ratio AS lower, limit_upper_ratio AS upper, special_cause
FROM line_of_sight.pledge_month WHERE commitment_code = 'LP-11' AND month_id IN (202401, 202501, 202502, 202506, 202508) ORDER BY month;

-- The headline is the last complete month, in words.
SELECT DISTINCT month_label FROM line_of_sight.headline;
SELECT pledge.set_target('seen', 0.5), pledge.set_target('voice_heard', 0.9);
SELECT measure_code, month_id, target_ratio, assurance, assurance_label, sentence
FROM line_of_sight.measure_month WHERE measure_code IN ('seen', 'voice_heard') AND month_id = 202508 ORDER BY 1;
SELECT pledge.set_target('seen', 0.6);
SELECT assurance, assurance_label FROM line_of_sight.measure_month WHERE measure_code = 'seen' AND month_id = 202508;
SELECT pledge.set_target('seen', 0.8);
SELECT assurance, assurance_label FROM line_of_sight.measure_month WHERE measure_code = 'seen' AND month_id = 202508;
SELECT pledge.set_target('seen', NULL);
SELECT assurance, assurance_label, target_ratio FROM line_of_sight.measure_month WHERE measure_code = 'seen' AND month_id = 202508;
SELECT pledge.set_target('seen', 1.5);
SELECT pledge.set_target('nothing', 0.5);
SELECT commitment_code, score_ratio, variation_label, phase_month_count, trial_label, sentence
FROM line_of_sight.headline WHERE commitment_code IN ('LP-01', 'LP-05', 'LP-11') ORDER BY 1;

-- A phase that people begin has limits of its own, which are on trial.
SELECT pledge.begin_phase('seen', '2025-03-15', 'A new form asks whether the child was seen', 'Head of service');
SELECT pledge.begin_phase('seen', NULL, 'x');
SELECT pledge.begin_phase('seen', '2025-03-01', ' ');
SELECT pledge.begin_phase('nothing', '2025-03-01', 'x');
SELECT code, month, reason, decided_by FROM pledge.phase;
SELECT month_id, phase, centre_ratio, limit_lower_ratio, limit_upper_ratio, special_cause, limit_trial_label, variation_label
FROM line_of_sight.measure_month WHERE measure_code = 'seen' AND month_id BETWEEN 202502 AND 202504 ORDER BY month;
SELECT sentence FROM line_of_sight.measure_month WHERE measure_code = 'seen' AND month_id = 202508;
SELECT pledge.remove_phase('seen', '2025-03-01');
SELECT pledge.remove_phase('seen', '2025-03-01');

-- A month that had not ended when the records were last read is shown, and not judged.
BEGIN;
INSERT INTO pledge.assess_run (source_id, kind, edition, state, started_at, finished_at)
VALUES (:source, 'assess', 1, 'finished', '2025-08-20 12:00+00', '2025-08-20 12:01+00');
SELECT month_id, met_ratio, complete_label, special_cause, variation_label FROM line_of_sight.measure_month
WHERE measure_code = 'seen' AND month_id >= 202507 ORDER BY month;
SELECT DISTINCT month_label FROM line_of_sight.headline;
SELECT DISTINCT first_month, last_month FROM line_of_sight.team_funnel ORDER BY 1;
ROLLBACK;

-- Nor is a month judged that lies after the last record: what fell due in it could not be met.
BEGIN;
INSERT INTO pledge.cell (source_id, edition, month, team_id, counts, record_count)
SELECT :source, 1, (date '2025-08-01' + make_interval(months => i))::date, 0, ARRAY[24, 0, 50, 0, 0]::bigint[], 0 FROM generate_series(1, 8) AS i;
SELECT month_id, met_ratio, complete_label, special_cause FROM line_of_sight.measure_month
WHERE measure_code = 'seen' AND month_id BETWEEN 202507 AND 202509 ORDER BY month;
SELECT DISTINCT month_label FROM line_of_sight.headline;
ROLLBACK;

-- ---- teams ----
-- What counts for a team counts once at each level above it.
SELECT team_key, team_level, met_count, eligible_count, met_ratio FROM line_of_sight.team_month
WHERE measure_code = 'voice_heard' AND month_id = 202508 AND team_key IN ('service', 'area', 't01', 't10') ORDER BY team_level, team_key;
SELECT team_level, sum(met_count) AS met, sum(eligible_count) AS asked FROM line_of_sight.team_month WHERE measure_code = 'voice_heard' GROUP BY 1 ORDER BY 1;
SELECT month_id, met_count, eligible_count FROM line_of_sight.measure_month WHERE measure_code = 'voice_heard';
SELECT team_key, period_label, first_month, last_month, met_count, eligible_count, centre_ratio, plain_lower_95_ratio, plain_upper_95_ratio,
	   adjusted_lower_95_ratio, adjusted_upper_95_ratio, is_overdispersed, comparison_label
FROM line_of_sight.team_funnel WHERE measure_code = 'voice_heard' AND team_key IN ('t03', 'area') ORDER BY team_level, period_month_count;
-- A team far off is different; one team alone has no limits.
BEGIN;
UPDATE pledge.cell SET counts = ARRAY[4, 5, 85, 0, 0]::bigint[] WHERE source_id = :source AND month = '2025-08-01'
   AND team_id = (SELECT team_id FROM pledge.team WHERE source_id = :source AND team_key = 't09');
SELECT team_key, comparison, comparison_label FROM line_of_sight.team_funnel
WHERE measure_code = 'voice_heard' AND period_month_count = 3 AND comparison <> 'within' ORDER BY team_level, team_key;
SELECT team_key, comparison FROM line_of_sight.team_funnel WHERE measure_code = 'seen' AND team_level = 3 AND period_month_count = 12;
ROLLBACK;

-- ---- milestones ----
SELECT pledge.set_milestone('form', 'The new form is in use', '2024-06-30', '2024-07-15');
SELECT pledge.set_milestone('later', 'Training for all', '2099-01-01');
SELECT pledge.set_milestone('', 'x');
-- 62+65+61+66+63+67 of 600 before; 62+66+65+63+64+69 of 600 after.
SELECT milestone_code, state_label, before_month_count AS months, before_met_count AS met, before_eligible_count AS asked, after_met_count AS met_after,
	   after_eligible_count AS asked_after, difference_ratio, difference_lower_ratio AS lower, difference_upper_ratio AS upper, difference_label
FROM line_of_sight.change_milestone WHERE measure_code = 'seen' ORDER BY 1;
SELECT round(lower::numeric, 6) AS lower, round(upper::numeric, 6) AS upper FROM pledge.rate_difference(389, 600, 384, 600);
SELECT pledge.remove_milestone('later'), pledge.remove_milestone('form');
SELECT pledge.remove_milestone('form');

-- ---- groups of children ----
-- Of four groups 12 of 32, 4 of 34, 9 of 49 and 30 of 40 were heard: the second is too small,
-- and the third would reveal it.
INSERT INTO pledge.subject (source_id, subject_key, characteristics)
SELECT :source, heritage || '-' || i, jsonb_build_object('heritage', heritage)
FROM (VALUES ('A', 32), ('B', 34), ('C', 49), ('D', 40)) AS given (heritage, children), generate_series(1, children) AS i;
INSERT INTO pledge.assessment (source_id, edition, record_id, subject_id, is_first, restricted, kind, occurred_on, facts, unknown, met, unmet, untold, assessed_at)
SELECT :source, 1, 1000000 + row_number() OVER (), subject_id, true, false, 'visit', '2025-05-10', CASE WHEN heritage = 'D' THEN '{33}' ELSE '{}' END::smallint[], '{210}',
	   CASE WHEN i <= heard THEN '{4}' ELSE '{}' END::smallint[], CASE WHEN i > heard THEN '{4}' ELSE '{}' END::smallint[], '{}', now()
FROM (VALUES ('A', 12), ('B', 4), ('C', 9), ('D', 30)) AS given (heritage, heard)
JOIN (SELECT subject_id, split_part(subject_key, '-', 1) AS group_name, split_part(subject_key, '-', 2)::integer AS i
	  FROM pledge.subject WHERE source_id = :source) AS child ON group_name = heritage;
SELECT pledge.refresh_group_cells(s, 1) FROM pledge.source AS s WHERE name = 'leaders';
SELECT quarter_label, group_name, met_count, eligible_count, met_ratio, met_lower_ratio, risk_ratio, risk_lower_ratio, risk_upper_ratio, hidden_label, comparison_label
FROM line_of_sight.voices_less_heard WHERE measure_code = 'voice_heard' ORDER BY 2;
-- A against everybody else, by hand: (12/32) / (43/123); D: (30/40) / (25/115).
SELECT round((12.0/32) / (43.0/123), 6) AS a, round((30.0/40) / (25.0/115), 6) AS d;
-- A lone small group beside groups of nothing hides them all, since the sum stands elsewhere.
UPDATE pledge.assessment SET met = '{}', unmet = '{4}' WHERE source_id = :source AND subject_id IN
	(SELECT subject_id FROM pledge.subject WHERE source_id = :source AND subject_key !~ '^B');
SELECT pledge.refresh_group_cells(s, 1) FROM pledge.source AS s WHERE name = 'leaders';
SELECT group_name, met_count, eligible_count, hidden_label FROM line_of_sight.voices_less_heard WHERE measure_code = 'voice_heard' ORDER BY 1;

-- ---- facts of culture ----
SELECT pledge.refresh_fact_cells(s, 1) FROM pledge.source AS s WHERE name = 'leaders';
SELECT fact_code, month_id, found_count, told_count, found_ratio, direction_label, limit_trial_label, trial_label
FROM line_of_sight.culture_watch ORDER BY 1;

-- ---- circumstances and supervision of teams ----
INSERT INTO pledge.worker (source_id, worker_key) SELECT :source, 'w' || i FROM generate_series(1, 8) AS i;
-- Team 1 has one worker, team 2 three, team 3 four.
INSERT INTO pledge.post (source_id, worker_id, team_id, valid_from, valid_to)
SELECT :source, worker_id, team_id, '2024-01-01', 'infinity'
FROM (VALUES ('w1', 't01'), ('w2', 't02'), ('w3', 't02'), ('w4', 't02'), ('w5', 't03'), ('w6', 't03'), ('w7', 't03'), ('w8', 't03')) AS given (w, t)
JOIN pledge.worker ON source_id = :source AND worker_key = w JOIN pledge.team ON team.source_id = :source AND team_key = t;
-- In team 2 three children are open at the end of May 2025, one of them twice; one has changed worker in May.
INSERT INTO pledge.period (source_id, subject_id, status, valid_from, valid_to, team_id, worker_id)
SELECT :source, subject_id, status, began, ended, team_id, worker_id
FROM (VALUES ('A-1', 'cp', date '2025-01-01', date '2025-05-09', 'w2'), ('A-1', 'cp', '2025-05-10', 'infinity', 'w3'), ('A-1', 'cla', '2025-05-20', 'infinity', 'w3'),
			 ('A-2', 'cin', '2025-01-01', 'infinity', 'w2'), ('A-3', 'cp', '2025-05-01', 'infinity', 'w4'), ('A-4', 'cin', '2025-01-01', '2025-05-30', 'w4'))
	AS given (child, status, began, ended, w)
JOIN pledge.subject ON subject.source_id = :source AND subject_key = child JOIN pledge.worker ON worker.source_id = :source AND worker_key = w
JOIN pledge.team ON team.source_id = :source AND team_key = 't02';
-- Case supervision of w2 (twice) and w3, group supervision of w5, and of w1 alone in team 1; of one the text could not tell.
INSERT INTO pledge.record (source_id, record_key, kind, occurred_on, field_hash, edition, subkind, supervisee_id)
SELECT :source, 's' || n, 'supervision', '2025-05-12', 0, 1, subkind, worker_id
FROM (VALUES (1, 'w2', 'case'), (2, 'w2', 'case'), (3, 'w3', 'case'), (4, 'w3', 'personal'), (5, 'w5', 'group'), (6, 'w1', 'case')) AS given (n, w, subkind)
JOIN pledge.worker ON source_id = :source AND worker_key = w;
INSERT INTO pledge.assessment (source_id, edition, record_id, subject_id, is_first, restricted, kind, occurred_on, team_id, team_key, facts, unknown, met, unmet, untold, assessed_at)
SELECT :source, 1, record_id, 0, true, false, 'supervision', '2025-05-12', post.team_id, team.team_key,
	   CASE WHEN record_key IN ('s1', 's5', 's6') THEN '{15,103}' ELSE '{103}' END::smallint[],
	   CASE WHEN record_key IN ('s2', 's4') THEN '{15}' ELSE '{}' END::smallint[], '{}', '{}', '{}', now()
FROM pledge.record JOIN pledge.post ON post.worker_id = record.supervisee_id JOIN pledge.team ON team.team_id = post.team_id WHERE record.source_id = :source AND record_key ~ '^s\d$';
SELECT pledge.refresh_team_cells(s, 1) FROM pledge.source AS s WHERE name = 'leaders';
SELECT team_key, team_function, child_count, worker_count, children_per_worker_ratio AS per_worker, worker_change_count AS changes, worker_change_ratio
FROM line_of_sight.team_context WHERE month_id = 202505 ORDER BY team_level, team_key;
-- Team 1 would be a line for its worker; with team 2 shown it could be worked out from the area.
SELECT team_key, hidden_label, supervision_count AS held, case_supervision_count AS of_cases, personal_supervision_count AS personal, group_supervision_count AS of_groups,
	   worker_count AS workers, worker_supervised_count AS supervised, worker_supervised_ratio, reflection_count AS reflective, reflection_told_count AS told
FROM line_of_sight.supervision_rhythm WHERE month_id = 202505 ORDER BY team_level, team_key;

-- The sources and their copies go without a trace.
SELECT pledge.set_target('voice_heard', NULL);
SELECT pledge.detach_source('leaders');
SELECT (SELECT count(*) FROM pledge.fact_cell WHERE source_id = :source) AS facts, (SELECT count(*) FROM pledge.team_cell WHERE source_id = :source) AS teams,
	   (SELECT count(*) FROM pledge.group_cell WHERE source_id = :source) AS groups, (SELECT count(*) FROM pledge.cell WHERE source_id = :source) AS cells;
DROP SCHEMA map_leaders CASCADE;

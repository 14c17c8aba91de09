-- The leaders' views: what they say of a small service, and that BI tools can read them.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS pledge;
SET datestyle = 'ISO, DMY';

-- Before anything is assessed every commitment is there, and nothing is told.
SELECT framework_code, count(*), count(score_ratio) AS scored, sum(eligible_count) AS eligible
FROM line_of_sight.headline GROUP BY 1 ORDER BY 1;
SELECT commitment_code, score_ratio, evidenced_label, note FROM line_of_sight.headline WHERE commitment_code IN ('LP-01', 'LP-04') ORDER BY 1;

CREATE SCHEMA map_sight;
CREATE TABLE map_sight.note (id integer, child text, made date, kind text, author text, body text, secret boolean);
INSERT INTO map_sight.note VALUES
	(1, 'c1', '2025-06-02', 'decision', 'ann', 'Decision: to close the case. The reason for this is that Ella is safe at home and school has no worries.', false),
	(2, 'c1', '2025-06-30', 'decision', 'ann', 'Decision: the case will be transferred.', false),
	(3, 'c2', '2025-07-01', 'decision', 'ben', 'Decision: to close the case. The reason for this is that the risk of harm has reduced since Dad moved out.', false),
	(4, 'c2', '2025-07-02', 'visit', 'ben', 'I saw Sam at home. Sam told me that he likes his new bedroom and wants to stay with his mum.', false),
	(5, 'c1', '2025-07-03', 'decision', 'zoe', 'Decision: to close the case.', true),
	(6, 'c3', '2025-07-03', 'visit', 'zoe', 'I saw Mia.', false),
	(7, 'c2', '2025-07-03', 'visit', 'ben', 'Nobody came to the door.', false);
CREATE VIEW map_sight.record WITH (security_invoker = true) AS
SELECT id::text AS record_key, kind, made AS occurred_at, body, child AS subject_key, author AS author_key, CASE id WHEN 7 THEN 'no_access' ELSE 'done' END AS visit_outcome, secret AS restricted
FROM map_sight.note;
CREATE VIEW map_sight.subject WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('c1', date '2015-01-01'), ('c2', '2018-01-01'), ('c3', NULL)) AS child (subject_key, date_of_birth);
CREATE VIEW map_sight.post WITH (security_invoker = true) AS
SELECT * FROM (VALUES ('ann', 'North', date '2024-01-01'), ('ben', 'South', '2024-01-01')) AS post (worker_key, team_key, valid_from);
SELECT pledge.attach_source('sight', 'map_sight');
CALL pledge.assess('sight');

-- One record's answers, with their reasons. The restricted record is left out,
SELECT record_key, subject_key, month_label, team_name, measure_code, outcome, reason
FROM line_of_sight.record_result
WHERE measure_code IN ('rationale_given', 'voice_heard', 'respectful')
ORDER BY record_key, measure_code;
-- what is excluded is neither met nor told, and the measure says why,
SELECT record_key, measure_code, is_met, is_told, is_excluded, reason
FROM line_of_sight.record_result WHERE outcome = 'excluded' AND measure_code IN ('voice_heard', 'family_heard')
ORDER BY record_key, measure_code;
SELECT bool_and(is_met + is_excluded <= 1 AND is_told = (outcome IN ('evidenced', 'not evidenced'))::integer) AS flags_agree FROM line_of_sight.record_result;
-- but the restricted record counts, and what is excluded is counted apart.
SELECT team_key, team_name, month_id, measure_code, met_count, eligible_count, untold_count, excluded_count, met_ratio, in_score_label
FROM line_of_sight.team_month
WHERE measure_code IN ('rationale_given', 'voice_heard', 'respectful')
ORDER BY team_key, month_id, measure_code;

-- The score of a commitment is the weighted mean of the rates of its measures, in the last
-- complete month that has records.
SELECT h.commitment_code, h.score_ratio, h.score_weighted, h.score_weight, h.met_count, h.eligible_count, h.untold_count,
	   h.linked_measure_count, h.told_measure_count, h.weakest_measure_code, h.weakest_met_count, h.weakest_eligible_count
FROM line_of_sight.headline AS h WHERE h.commitment_code IN ('LP-05', 'MP-P1') ORDER BY 1;
SELECT commitment_code, note FROM line_of_sight.headline WHERE commitment_code IN ('LP-05', 'MP-P1', 'LP-01') ORDER BY 1;
WITH rate AS (
	SELECT measure_code, sum(met_count)::double precision / sum(eligible_count) AS rate
	FROM line_of_sight.team_month WHERE in_score = 1 AND month_id = 202507 GROUP BY 1 HAVING sum(eligible_count) > 0
), expected AS (
	SELECT c.code, sum(l.weight * r.rate) / sum(l.weight) AS score
	FROM pledge.commitment AS c JOIN pledge.commitment_measure AS l USING (commitment_id)
	JOIN pledge.measure AS m USING (measure_id) JOIN rate AS r ON r.measure_code = m.code GROUP BY 1
)
SELECT count(*) > 10 AS many, bool_and(abs(h.score_ratio - e.score) < 0.000001) AS as_expected,
	   bool_and(abs(h.score_ratio - h.score_weighted / h.score_weight) < 0.00001) AS adds_up
FROM expected AS e JOIN line_of_sight.headline AS h ON h.commitment_code = e.code;
SELECT month, month_id, month_label, score_ratio, met_count, eligible_count
FROM line_of_sight.pledge_month WHERE commitment_code = 'LP-05' ORDER BY month;

-- Every commitment is covered, or says why not.
SELECT framework_code, count(*) AS commitments,
	   count(*) FILTER (WHERE evidenced_by = 'measures' AND linked_measure_count > 0) AS by_measures,
	   count(*) FILTER (WHERE evidenced_by <> 'measures' AND linked_measure_count > 0) AS odd,
	   count(*) FILTER (WHERE evidenced_by IN ('local_data', 'not_from_records') AND evidence_reason IS NULL) AS silent
FROM line_of_sight.framework_coverage GROUP BY 1 ORDER BY 1;
SELECT commitment_code, evidenced_label, linked_measure_count, measure_titles FROM line_of_sight.framework_coverage WHERE commitment_code IN ('LP-04', 'LP-05') ORDER BY 1;

-- The run has counted what the other views show, too.
SELECT fact_code, month_id, found_count, told_count FROM line_of_sight.culture_watch WHERE fact_code = 'blaming_language' ORDER BY month_id;
SELECT team_name, month_id, child_count, worker_count FROM line_of_sight.team_context ORDER BY team_name, month_id;
SELECT run_kind, run_state, run_state_label, seen_count, assessed_count, last_record_on, record_count, unmapped_kind_count, unmapped_kind_ratio
FROM line_of_sight.run_health;
SELECT commitment_code, month_label, sentence FROM line_of_sight.headline WHERE commitment_code IN ('LP-01', 'LP-05', 'LP-02') ORDER BY 1;

-- Record-level views show no more than their reader may see below them.
SELECT relname, reloptions FROM pg_catalog.pg_class
WHERE relnamespace = 'line_of_sight'::regnamespace AND relkind = 'v' ORDER BY 1;
SELECT c.relname FROM pg_catalog.pg_class AS c, pg_catalog.aclexplode(c.relacl) AS a
WHERE c.relnamespace = 'line_of_sight'::regnamespace AND a.grantee = 0;

SELECT pledge.detach_source('sight');
DROP SCHEMA map_sight CASCADE;

-- What leaders see, printed by `make demo`, as a director would read it.  Long texts are
-- cut to fit the screen.
\pset linestyle unicode
\pset footer off
\pset null '·'

\echo
\echo '== What do we know?'
\echo
\echo '1. What was read, and how fresh it is'
\echo
SELECT source_name AS source, run_state_label AS "last run", record_count AS records, last_record_on AS "last record", data_age_day_count AS "days old",
	to_char(100 * untold_ratio, 'FM990" %"') AS "cannot tell"
FROM line_of_sight.run_health;

\echo '2. How much of each framework records can show'
\echo
SELECT framework_title AS framework, count(*) AS commitments,
	count(*) FILTER (WHERE evidenced_by = 'measures') AS "from records",
	count(*) FILTER (WHERE evidenced_by = 'children') AS "through parts",
	count(*) FILTER (WHERE evidenced_by = 'local_data') AS "local data",
	count(*) FILTER (WHERE evidenced_by = 'not_from_records') AS "not in records"
FROM line_of_sight.framework_coverage
GROUP BY framework_position, framework_title
ORDER BY framework_position;

\echo '3. Are we keeping our promises? The Leadership Pledge, last complete month'
\echo
SELECT commitment_code AS code, left(commitment_title, 33) AS commitment, to_char(100 * score_ratio, 'FM990" %"') AS score,
	left(coalesce(sentence, evidenced_label), 115) AS "its weakest part, in a sentence"
FROM line_of_sight.headline
WHERE framework_code = 'LP'
ORDER BY commitment_position;

\echo '4. Is it changing, or only wobbling? A clear rationale for decisions (LP-05)'
\echo
SELECT month_label AS month, to_char(100 * score_ratio, 'FM990" %"') AS score,
	to_char(100 * limit_lower_ratio, 'FM990" to "') || to_char(100 * limit_upper_ratio, 'FM990" %"') AS "expected from its own past",
	eligible_count AS asked, variation_label AS change
FROM line_of_sight.pledge_month
WHERE commitment_code = 'LP-05' AND is_complete = 1
ORDER BY month_id DESC
LIMIT 6;

\echo '5. Which teams truly differ? Is the child''s voice heard, last 12 months'
\echo
SELECT team_name AS team, met_count AS met, eligible_count AS asked, to_char(100 * met_ratio, 'FM990" %"') AS ratio, comparison_label AS comparison
FROM line_of_sight.team_funnel
JOIN line_of_sight.team USING (source_name, team_id, team_key, team_name, team_level)
WHERE measure_code = 'voice_heard' AND period_month_count = 12 AND is_lowest = 1
ORDER BY team_name;

\echo '== What first this week?'
\echo
\echo '6. Children on a plan not seen alone in time (from fields and dates; no ranking of risk)'
\echo
SELECT subject_key AS child, status_label AS status, team_name AS team, due_on AS due, overdue_days AS "days over", force_label AS "whose rule"
FROM line_of_sight.needs_attention
WHERE measure_code = 'seen_alone_in_time'
ORDER BY status_position, overdue_days DESC
LIMIT 8;

\echo '7. Open children without recorded oversight for 60 days, and children with no worker'
\echo
SELECT subject_key AS child, status_label AS status, team_name AS team, last_oversight_on AS "last oversight", days_without_oversight AS days
FROM line_of_sight.case_silence
WHERE is_without_oversight = 1
ORDER BY status_position, days_without_oversight DESC
LIMIT 8;
SELECT subject_key AS child, status_label AS status, team_name AS team, unallocated_since_on AS since, unallocated_days AS days
FROM line_of_sight.unallocated
ORDER BY status_position, unallocated_days DESC
LIMIT 5;

\echo '8. Decisions in the last 12 months: the reason recorded, and recorded in time; taken below level'
\echo
SELECT team_name AS team, sum(decision_count) AS decisions,
	sum(decision_count) FILTER (WHERE is_reason_recorded = 1) AS "reason recorded",
	sum(decision_count) FILTER (WHERE is_reason_recorded = 1 AND is_in_time = 1) AS "within a day",
	coalesce(sum(decision_count) FILTER (WHERE is_in_time IS NULL), 0) AS "time not known",
	coalesce(sum(decision_count) FILTER (WHERE level_label LIKE 'Below%'), 0) AS "below level"
FROM line_of_sight.decision_log
WHERE occurred_on > (SELECT max(as_of_on) FROM line_of_sight.child_line_of_sight) - 365
GROUP BY team_name
ORDER BY team_name;

\echo '9. Box and text disagree about seeing the child; notes mostly copied from an earlier one'
\echo
SELECT coalesce(team_name, 'No team found') AS team,
	count(DISTINCT record_key) FILTER (WHERE measure_code = 'consistent' AND outcome = 'not evidenced') AS "box and text disagree",
	count(DISTINCT record_key) FILTER (WHERE measure_code = 'consistent' AND is_told = 1) AS "visits with a box",
	count(DISTINCT record_key) FILTER (WHERE measure_code = 'fresh' AND outcome = 'not evidenced') AS "copied forward",
	count(DISTINCT record_key) FILTER (WHERE measure_code = 'fresh' AND is_told = 1) AS notes
FROM line_of_sight.record_result
WHERE measure_code IN ('consistent', 'fresh')
GROUP BY team_name
ORDER BY team_name;

\echo '10. What came back, and what does not move'
\echo
SELECT pattern_label AS pattern, basis_label AS basis, count(*) FILTER (WHERE is_current = 1) AS "now", count(*) AS "in all"
FROM line_of_sight.repeat_and_drift
GROUP BY pattern_label, basis_label
ORDER BY pattern_label;

\echo '== What can we celebrate, and whose voice is less heard?'
\echo
\echo '11. Records that show everything asked of them, and asked of a lot'
\echo
SELECT record_key AS record, record_kind AS kind, team_name AS team, met_count AS shown, left(measure_titles, 70) AS "among them"
FROM line_of_sight.good_practice
ORDER BY met_count DESC, occurred_on DESC, record_key
LIMIT 3;

\echo '12. Whose voice is less heard? (unusual voices may only be harder for rules to read)'
\echo
SELECT quarter_label AS quarter, characteristic, group_name AS "group", met_count AS met, eligible_count AS asked, to_char(100 * met_ratio, 'FM990" %"') AS ratio,
	left(comparison_label, 50) AS comparison
FROM line_of_sight.voices_less_heard
WHERE measure_code = 'voice_heard' AND characteristic = 'disabled'
ORDER BY quarter_id DESC, group_name
LIMIT 4;

\echo '13. Are old habits creeping back? The last complete month'
\echo
SELECT fact_title AS sign, direction_label AS "what is hoped for", found_count AS found, told_count AS "of", to_char(100 * found_ratio, 'FM990.0" %"') AS ratio,
	coalesce(replace(special_cause, '_', ' '), 'No sign of it') AS "real change"
FROM line_of_sight.culture_watch
WHERE month = (SELECT max(month) FROM line_of_sight.culture_watch WHERE is_complete = 1)
ORDER BY fact_title;

\echo '== How do we know it?'
\echo
-- A record that answers many questions, the latest of those that answer most.
SELECT source_name, record_key, record_kind, occurred_on
FROM line_of_sight.record_result
GROUP BY source_name, record_key, record_kind, occurred_on
ORDER BY count(DISTINCT measure_code) FILTER (WHERE outcome = 'evidenced') DESC, occurred_on DESC, record_key
LIMIT 1 \gset

\echo '14. One record (':record_key', ':record_kind', ':occurred_on'): what was asked of it, and the answers'
\echo
SELECT measure_title AS measure, outcome, left(reason, 60) AS reason
FROM line_of_sight.record_result
WHERE source_name = :'source_name' AND record_key = :'record_key'
GROUP BY measure_title, outcome, reason
ORDER BY outcome, measure_title;

\echo '15. The words in that record that gave the answers'
\echo
SELECT indicator, status, left(regexp_replace(excerpt, '\s+', ' ', 'g'), 60) AS words, left(because, 60) AS because
FROM pledge.record_evidence(:'source_name', :'record_key')
ORDER BY start_at, indicator;

\echo '16. The same on any text: what is found, and what is found but does not count'
\echo
SELECT indicator, status, left(regexp_replace(excerpt, '\s+', ' ', 'g'), 60) AS words, left(because, 60) AS because
FROM pledge.evidence(
	'Ella told me "I feel safe at nan''s". It is unclear whether she was spoken to alone. '
	'We decided not to step down, because Dad has not started the course. '
	'If Mum drinks again, Ella will stay with her nan. SW to visit by Friday.', kind => 'visit')
ORDER BY start_at, indicator;

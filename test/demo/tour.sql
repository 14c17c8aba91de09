-- What leaders see, printed by `make demo`.  Long texts are cut to fit the screen.
\pset linestyle unicode
\pset footer off
\pset null '·'

\echo
\echo '1. What was read'
\echo
SELECT source_name AS source, count(DISTINCT record_key) AS records, count(DISTINCT subject_key) AS children,
	count(DISTINCT team_name) AS teams, min(occurred_on) AS first_day, max(occurred_on) AS last_day
FROM line_of_sight.record_result
GROUP BY source_name;

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

\echo '3. The headline: how far records reflect each part of the Leadership Pledge'
\echo
SELECT commitment_code AS code, left(commitment_title, 55) AS commitment,
	to_char(100 * score_ratio, 'FM990" %"') AS score,
	coalesce(weakest_measure_title || ': ' || weakest_met_count || ' of ' || weakest_eligible_count,
		evidenced_label) AS "weakest, or why there is no score"
FROM line_of_sight.headline
WHERE framework_code = 'LP'
ORDER BY commitment_position;

\echo '4. Month by month: a clear rationale for decisions (LP-05)'
\echo
SELECT month_label AS month, to_char(100 * score_ratio, 'FM990" %"') AS score, met_count AS met,
	eligible_count AS asked, weakest_measure_title AS weakest
FROM line_of_sight.pledge_month
WHERE commitment_code = 'LP-05'
ORDER BY month_id DESC
LIMIT 6;

\echo '5. Team by team, in the last three months: is the child''s voice heard?'
\echo
SELECT team_name AS team, sum(met_count) AS met, sum(eligible_count) AS asked,
	to_char(100.0 * sum(met_count) / nullif(sum(eligible_count), 0), 'FM990" %"') AS ratio
FROM line_of_sight.team_month
WHERE measure_code = 'voice_heard'
  AND team_id IN (SELECT team_id FROM line_of_sight.team WHERE is_lowest = 1)
  AND month > (SELECT max(month) FROM line_of_sight.team_month) - interval '3 months'
GROUP BY team_name
ORDER BY team_name;

-- A record that answers many questions, the latest of those that answer most.
SELECT source_name, record_key, record_kind, occurred_on
FROM line_of_sight.record_result
GROUP BY source_name, record_key, record_kind, occurred_on
ORDER BY count(DISTINCT measure_code) FILTER (WHERE outcome = 'evidenced') DESC, occurred_on DESC, record_key
LIMIT 1 \gset

\echo '6. One record (':record_key', a ':record_kind' of ':occurred_on'): what was asked of it, and the answers'
\echo
SELECT measure_title AS measure, outcome, left(reason, 60) AS reason
FROM line_of_sight.record_result
WHERE source_name = :'source_name' AND record_key = :'record_key'
GROUP BY measure_title, outcome, reason
ORDER BY outcome, measure_title;

\echo '7. The words in that record that gave the answers'
\echo
SELECT indicator, status, left(excerpt, 60) AS words, left(because, 60) AS because
FROM pledge.record_evidence(:'source_name', :'record_key')
ORDER BY start_at, indicator;

\echo '8. The same on any text: what is found, and what is found but does not count'
\echo
SELECT indicator, status, left(excerpt, 60) AS words, left(because, 60) AS because
FROM pledge.evidence(
	'Ella told me "I feel safe at nan''s". It is unclear whether she was spoken to alone. '
	'We decided not to step down, because Dad has not started the course. '
	'If Mum drinks again, Ella will stay with her nan. SW to visit by Friday.', kind => 'visit')
ORDER BY start_at, indicator;

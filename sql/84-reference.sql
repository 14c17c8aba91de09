-- What the other views are joined to, and what says how they are to be read.

CREATE VIEW line_of_sight.commitment AS
SELECT commitment.code AS commitment_code,
	   commitment.title AS commitment_title,
	   framework.code AS framework_code,
	   framework.title AS framework_title,
	   framework.position::integer AS framework_position,
	   commitment.position::integer AS commitment_position,
	   parent.code AS parent_code,
	   parent.title AS parent_title,
	   commitment.kind AS commitment_kind,
	   commitment.level AS commitment_level,
	   commitment.summary AS commitment_summary,
	   wording.adopted_wording,
	   commitment.evidenced_by,
	   (CASE commitment.evidenced_by
			WHEN 'measures' THEN 'Evidenced by records'
			WHEN 'local_data' THEN 'Needs local data'
			WHEN 'children' THEN 'See the commitments below it'
			ELSE 'Not evidenced by records' END)::varchar(40) AS evidenced_label,
	   target.value AS target_ratio
FROM pledge.commitment
JOIN pledge.framework ON framework.framework_id = commitment.framework_id
LEFT JOIN pledge.commitment AS parent ON parent.commitment_id = commitment.parent_id
LEFT JOIN pledge.commitment_wording AS wording ON wording.commitment_id = commitment.commitment_id
LEFT JOIN pledge.target ON target.code = commitment.code;

COMMENT ON VIEW line_of_sight.commitment IS
	'The commitments of all frameworks, to be joined by commitment_code. One row for each commitment. Key: commitment_code';
COMMENT ON COLUMN line_of_sight.commitment.commitment_code IS
	'Code of the commitment';
COMMENT ON COLUMN line_of_sight.commitment.commitment_title IS
	'Title of the commitment';
COMMENT ON COLUMN line_of_sight.commitment.framework_code IS
	'Code of the framework';
COMMENT ON COLUMN line_of_sight.commitment.framework_title IS
	'Title of the framework';
COMMENT ON COLUMN line_of_sight.commitment.framework_position IS
	'Place of the framework in lists';
COMMENT ON COLUMN line_of_sight.commitment.commitment_position IS
	'Place of the commitment in its framework';
COMMENT ON COLUMN line_of_sight.commitment.parent_code IS
	'Code of the commitment it is part of; null at the top';
COMMENT ON COLUMN line_of_sight.commitment.parent_title IS
	'Title of that commitment';
COMMENT ON COLUMN line_of_sight.commitment.commitment_kind IS
	'pledge, statement, challenge, capability, sub_capability, attribute or curriculum_area';
COMMENT ON COLUMN line_of_sight.commitment.commitment_level IS
	'strategic, management or practice';
COMMENT ON COLUMN line_of_sight.commitment.commitment_summary IS
	'What it commits leaders to';
COMMENT ON COLUMN line_of_sight.commitment.adopted_wording IS
	'The wording that this authority has adopted; null when it has recorded none';
COMMENT ON COLUMN line_of_sight.commitment.evidenced_by IS
	'measures, local_data, not_from_records, or children (the commitments below it)';
COMMENT ON COLUMN line_of_sight.commitment.evidenced_label IS
	'What evidences it, in words';
COMMENT ON COLUMN line_of_sight.commitment.target_ratio IS
	'Target that the authority has set, 0 to 1; null when it has set none';

CREATE VIEW line_of_sight.measure AS
SELECT measure.code AS measure_code,
	   measure.title AS measure_title,
	   measure.question,
	   measure.population,
	   measure.grain AS measure_grain,
	   (CASE measure.grain
			WHEN 'record' THEN 'Asked of each record and child'
			WHEN 'window' THEN 'Asked of a stretch of time'
			ELSE 'Asked each time something falls due' END)::varchar(40) AS grain_label,
	   measure.window_of,
	   measure.exclusion_reason,
	   measure.exception_reason,
	   measure.in_score::integer AS in_score,
	   (CASE WHEN measure.in_score THEN 'In the score' ELSE 'Beside the score' END)::varchar(16) AS in_score_label,
	   reading.is_trial::integer AS is_trial,
	   (CASE WHEN reading.is_trial THEN 'On trial: read from text, not audited here yet' ELSE 'From fields and dates' END)::varchar(60)
			AS trial_label,
	   (SELECT count(*) FROM pledge.commitment_measure AS link WHERE link.measure_id = measure.measure_id)::integer AS linked_commitment_count,
	   (SELECT string_agg(commitment.code, ', ' ORDER BY link.weight DESC, commitment.code)
		FROM pledge.commitment_measure AS link
		JOIN pledge.commitment ON commitment.commitment_id = link.commitment_id
		WHERE link.measure_id = measure.measure_id)::varchar(2000) AS commitment_codes,
	   measure.origin,
	   (CASE measure.origin WHEN 'shipped' THEN 'Shipped' ELSE 'Of this authority' END)::varchar(20) AS origin_label,
	   target.value AS target_ratio
FROM pledge.measure
CROSS JOIN LATERAL (
	SELECT EXISTS (SELECT FROM pledge.fact
				   WHERE (fact.detector IN ('text', 'reading') OR fact.code IN ('child_was_seen', 'child_was_seen_alone'))
					 AND strpos(concat(measure.applies_to, measure.met_when), quote_literal(fact.code)) > 0) AS is_trial) AS reading
LEFT JOIN pledge.target ON target.code = measure.code;

COMMENT ON VIEW line_of_sight.measure IS
	'The measures as they stand now, to be joined by measure_code. One row for each measure. Key: measure_code';
COMMENT ON COLUMN line_of_sight.measure.measure_code IS
	'Code of the measure';
COMMENT ON COLUMN line_of_sight.measure.measure_title IS
	'Title of the measure';
COMMENT ON COLUMN line_of_sight.measure.question IS
	'What it asks, in a sentence';
COMMENT ON COLUMN line_of_sight.measure.population IS
	'Of whom it is asked';
COMMENT ON COLUMN line_of_sight.measure.measure_grain IS
	'record, window or case';
COMMENT ON COLUMN line_of_sight.measure.grain_label IS
	'Of what it is asked, in words';
COMMENT ON COLUMN line_of_sight.measure.window_of IS
	'Whose stretch of time it asks about; null unless it is asked of one';
COMMENT ON COLUMN line_of_sight.measure.exclusion_reason IS
	'Why some are left out, whether they meet it or not; null when none are';
COMMENT ON COLUMN line_of_sight.measure.exception_reason IS
	'Why some that miss it are left out; null when none are';
COMMENT ON COLUMN line_of_sight.measure.in_score IS
	'1 when the measure counts in the score of a commitment, 0 when it stands beside it';
COMMENT ON COLUMN line_of_sight.measure.in_score_label IS
	'In the score or beside it, in words';
COMMENT ON COLUMN line_of_sight.measure.is_trial IS
	'1 when the answer rests on the reading of text, which is on trial until it has been audited here; otherwise 0';
COMMENT ON COLUMN line_of_sight.measure.trial_label IS
	'On trial or not, in words';
COMMENT ON COLUMN line_of_sight.measure.linked_commitment_count IS
	'Commitments it gives evidence for';
COMMENT ON COLUMN line_of_sight.measure.commitment_codes IS
	'Their codes, the closest link first; null when there are none';
COMMENT ON COLUMN line_of_sight.measure.origin IS
	'shipped or local';
COMMENT ON COLUMN line_of_sight.measure.origin_label IS
	'Where it comes from, in words';
COMMENT ON COLUMN line_of_sight.measure.target_ratio IS
	'Target that the authority has set, 0 to 1; null when it has set none';

CREATE VIEW line_of_sight.rule AS
SELECT ruleset.edition,
	   rule.rule_number,
	   rule.block_kind::varchar(16) AS rule_kind,
	   rule.block_name::varchar(63) AS rule_name,
	   fact.title AS indicator_title,
	   rule.place::integer AS rule_position,
	   rule.body::varchar(4000) AS pattern,
	   rule.options::varchar(400) AS options,
	   rule.weight::integer AS weight,
	   cardinality(rule.must_match) AS must_match_count,
	   cardinality(rule.must_not_match) AS must_not_match_count,
	   coalesce(draft.origin, 'local')::varchar(7) AS origin,
	   (CASE draft.origin WHEN 'shipped' THEN 'Shipped' ELSE 'Of this authority' END)::varchar(20) AS origin_label
FROM (SELECT DISTINCT source.edition FROM pledge.shown_source AS source
	  UNION ALL
	  SELECT pledge.ruleset_id() WHERE NOT EXISTS (SELECT FROM pledge.shown_source)) AS shown
JOIN pledge.ruleset ON ruleset.edition = shown.edition
CROSS JOIN LATERAL pledge.read_rules(ruleset.rules) AS rule
LEFT JOIN pledge.rule AS draft ON draft.rule_number = rule.rule_number
LEFT JOIN pledge.fact ON fact.code = rule.block_name AND rule.block_kind IN ('indicator', 'combine');

COMMENT ON VIEW line_of_sight.rule IS
	'The rules of the editions that are shown: what is looked for in the text of records is open to everybody who is measured by it. One row for each edition shown and rule. Key: edition, rule_number';
COMMENT ON COLUMN line_of_sight.rule.edition IS
	'Edition of the rules';
COMMENT ON COLUMN line_of_sight.rule.rule_number IS
	'Number of the rule, as explanations name it';
COMMENT ON COLUMN line_of_sight.rule.rule_kind IS
	'Kind of the rule: indicator, signal, class, modifier and so on';
COMMENT ON COLUMN line_of_sight.rule.rule_name IS
	'Name of the indicator, signal or word class it belongs to';
COMMENT ON COLUMN line_of_sight.rule.indicator_title IS
	'Title of the indicator; null when the rule serves others';
COMMENT ON COLUMN line_of_sight.rule.rule_position IS
	'Place of the rule in its edition';
COMMENT ON COLUMN line_of_sight.rule.pattern IS
	'What it looks for, in the language of rules';
COMMENT ON COLUMN line_of_sight.rule.options IS
	'Options of the rule';
COMMENT ON COLUMN line_of_sight.rule.weight IS
	'Weight of a cue; 0 when the rule decides alone';
COMMENT ON COLUMN line_of_sight.rule.must_match_count IS
	'Examples that it must find';
COMMENT ON COLUMN line_of_sight.rule.must_not_match_count IS
	'Examples that it must leave alone';
COMMENT ON COLUMN line_of_sight.rule.origin IS
	'shipped or local';
COMMENT ON COLUMN line_of_sight.rule.origin_label IS
	'Where it comes from, in words';

CREATE VIEW line_of_sight.framework_coverage AS
SELECT framework.code AS framework_code,
	   framework.title AS framework_title,
	   framework.position::integer AS framework_position,
	   commitment.code AS commitment_code,
	   parent.code AS parent_code,
	   commitment.position::integer AS commitment_position,
	   commitment.kind AS commitment_kind,
	   commitment.level AS commitment_level,
	   commitment.title AS commitment_title,
	   commitment.summary AS commitment_summary,
	   wording.adopted_wording,
	   commitment.source_reference,
	   commitment.evidenced_by,
	   (CASE commitment.evidenced_by
			WHEN 'measures' THEN 'Evidenced by records'
			WHEN 'local_data' THEN 'Needs local data'
			WHEN 'children' THEN 'See the commitments below it'
			ELSE 'Not evidenced by records' END)::varchar(40) AS evidenced_label,
	   coalesce(linked.measure_count, 0)::integer AS linked_measure_count,
	   linked.titles AS measure_titles,
	   commitment.evidence_reason
FROM pledge.commitment
JOIN pledge.framework ON framework.framework_id = commitment.framework_id
LEFT JOIN pledge.commitment AS parent ON parent.commitment_id = commitment.parent_id
LEFT JOIN pledge.commitment_wording AS wording ON wording.commitment_id = commitment.commitment_id
LEFT JOIN (
	SELECT link.commitment_id, count(*) AS measure_count,
		   string_agg(measure.title, '; ' ORDER BY link.weight DESC, measure.measure_id)::varchar(2000) AS titles
	FROM pledge.commitment_measure AS link
	JOIN pledge.measure ON measure.measure_id = link.measure_id
	GROUP BY link.commitment_id) AS linked ON linked.commitment_id = commitment.commitment_id;

COMMENT ON VIEW line_of_sight.framework_coverage IS
	'Every commitment of every framework, and what evidences it, or why records do not. One row for each commitment. Key: commitment_code';
COMMENT ON COLUMN line_of_sight.framework_coverage.framework_code IS
	'Code of the framework';
COMMENT ON COLUMN line_of_sight.framework_coverage.framework_title IS
	'Title of the framework';
COMMENT ON COLUMN line_of_sight.framework_coverage.framework_position IS
	'Place of the framework in lists';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_code IS
	'Code of the commitment';
COMMENT ON COLUMN line_of_sight.framework_coverage.parent_code IS
	'Code of the commitment it is part of; null at the top';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_position IS
	'Place of the commitment in its framework';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_kind IS
	'pledge, statement, challenge, capability, sub_capability, attribute or curriculum_area';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_level IS
	'strategic, management or practice';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_title IS
	'Title of the commitment';
COMMENT ON COLUMN line_of_sight.framework_coverage.commitment_summary IS
	'What it commits leaders to';
COMMENT ON COLUMN line_of_sight.framework_coverage.adopted_wording IS
	'The wording that this authority has adopted; null when it has recorded none';
COMMENT ON COLUMN line_of_sight.framework_coverage.source_reference IS
	'Where it stands in the framework';
COMMENT ON COLUMN line_of_sight.framework_coverage.evidenced_by IS
	'measures, local_data, not_from_records, or children (the commitments below it)';
COMMENT ON COLUMN line_of_sight.framework_coverage.evidenced_label IS
	'The same in words';
COMMENT ON COLUMN line_of_sight.framework_coverage.linked_measure_count IS
	'Measures that give evidence for it';
COMMENT ON COLUMN line_of_sight.framework_coverage.measure_titles IS
	'Their titles, the heaviest first; null when there are none';
COMMENT ON COLUMN line_of_sight.framework_coverage.evidence_reason IS
	'Why records do not evidence it, or how they do in part; null when nothing is to be said';

CREATE VIEW line_of_sight.run_health AS
WITH latest AS (
	SELECT DISTINCT ON (run.source_id, run.kind) run.*
	FROM pledge.assess_run AS run
	ORDER BY run.source_id, run.kind, run.started_at DESC, run.run_id DESC
), answer AS (
	SELECT cell.source_id, sum(result.eligible) AS eligible, sum(result.untold) AS untold
	FROM (SELECT cell.source_id, pledge.outcome_sum(cell.counts) AS counts
		  FROM pledge.cell
		  JOIN pledge.shown_source AS shown ON shown.source_id = cell.source_id AND shown.edition = cell.edition
		  GROUP BY cell.source_id) AS cell
	CROSS JOIN LATERAL pledge.outcome_count_rows(cell.counts) AS result
	GROUP BY cell.source_id
), kind AS (
	SELECT cell.source_id, sum(cell.found_count) AS unmapped, sum(cell.told_count) AS records
	FROM pledge.fact_cell AS cell
	JOIN pledge.shown_source AS shown ON shown.source_id = cell.source_id AND shown.edition = cell.edition
	WHERE cell.fact_id = 0
	GROUP BY cell.source_id
)
SELECT source.name AS source_name,
	   coalesce(run.kind, 'none')::varchar(9) AS run_kind,
	   (CASE run.kind WHEN 'assess' THEN 'Records read' WHEN 'reconcile' THEN 'Removed records taken out' ELSE 'Never run' END)::varchar(40)
			AS run_kind_label,
	   run.state AS run_state,
	   (CASE run.state WHEN 'finished' THEN 'Finished' WHEN 'running' THEN 'Running' WHEN 'stopped' THEN 'Stopped before its end'
			WHEN 'failed' THEN 'Failed: see pledge.assess_run' ELSE 'Never run' END)::varchar(40) AS run_state_label,
	   (run.started_at AT TIME ZONE source.time_zone)::timestamp(0) AS started_at,
	   (run.finished_at AT TIME ZONE source.time_zone)::timestamp(0) AS finished_at,
	   run.edition,
	   source.shown_edition,
	   run.seen_count::integer AS seen_count,
	   run.scored_count::integer AS assessed_count,
	   run.left_out_count::integer AS left_out_count,
	   run.removed_count::integer AS removed_count,
	   last.occurred_on AS last_record_on,
	   (now() AT TIME ZONE source.time_zone)::date - last.occurred_on AS data_age_day_count,
	   kind.records::integer AS record_count,
	   kind.unmapped::integer AS unmapped_kind_count,
	   round(kind.unmapped::double precision / nullif(kind.records, 0) * 1000000) / 1000000 AS unmapped_kind_ratio,
	   answer.untold::integer AS untold_count,
	   (answer.eligible + answer.untold)::integer AS asked_count,
	   round(answer.untold::double precision / nullif(answer.eligible + answer.untold, 0) * 1000000) / 1000000 AS untold_ratio
FROM pledge.source
LEFT JOIN latest AS run ON run.source_id = source.source_id
LEFT JOIN answer ON answer.source_id = source.source_id
LEFT JOIN kind ON kind.source_id = source.source_id
LEFT JOIN LATERAL (
	SELECT assessment.occurred_on FROM pledge.assessment
	WHERE assessment.source_id = source.source_id AND assessment.edition = source.shown_edition
	  AND assessment.occurred_on <= (now() AT TIME ZONE source.time_zone)::date
	ORDER BY assessment.source_id, assessment.edition, assessment.occurred_on DESC LIMIT 1) AS last ON true;

COMMENT ON VIEW line_of_sight.run_health IS
	'Whether the figures are fresh and the mapping is whole: the latest run of each kind over each source. One row for each source and kind of run. Key: source_name, run_kind';
COMMENT ON COLUMN line_of_sight.run_health.source_name IS
	'Name of the source';
COMMENT ON COLUMN line_of_sight.run_health.run_kind IS
	'assess (records read), reconcile (removed records taken out), or none when there was no run';
COMMENT ON COLUMN line_of_sight.run_health.run_kind_label IS
	'The kind in words';
COMMENT ON COLUMN line_of_sight.run_health.run_state IS
	'running, finished, failed or stopped';
COMMENT ON COLUMN line_of_sight.run_health.run_state_label IS
	'The state in words';
COMMENT ON COLUMN line_of_sight.run_health.started_at IS
	'When it began, in the time zone of the source';
COMMENT ON COLUMN line_of_sight.run_health.finished_at IS
	'When it ended, in the time zone of the source; null while it is running';
COMMENT ON COLUMN line_of_sight.run_health.edition IS
	'Edition of the rules under which it ran';
COMMENT ON COLUMN line_of_sight.run_health.shown_edition IS
	'Edition that the views show of this source; null before the first run has finished';
COMMENT ON COLUMN line_of_sight.run_health.seen_count IS
	'Records seen by the run';
COMMENT ON COLUMN line_of_sight.run_health.assessed_count IS
	'Records assessed, since they were new or had changed';
COMMENT ON COLUMN line_of_sight.run_health.left_out_count IS
	'Records left out, since they have no day';
COMMENT ON COLUMN line_of_sight.run_health.removed_count IS
	'Records taken out, since the host has them no more';
COMMENT ON COLUMN line_of_sight.run_health.last_record_on IS
	'Day of the latest record that is not in the future';
COMMENT ON COLUMN line_of_sight.run_health.data_age_day_count IS
	'Days since then';
COMMENT ON COLUMN line_of_sight.run_health.record_count IS
	'Records behind the views';
COMMENT ON COLUMN line_of_sight.run_health.unmapped_kind_count IS
	'Of these, records whose kind nobody has mapped, so that nothing can be told of them';
COMMENT ON COLUMN line_of_sight.run_health.unmapped_kind_ratio IS
	'unmapped_kind_count over record_count';
COMMENT ON COLUMN line_of_sight.run_health.untold_count IS
	'Answers of all measures that could not be told';
COMMENT ON COLUMN line_of_sight.run_health.asked_count IS
	'Answers of all measures, told or not';
COMMENT ON COLUMN line_of_sight.run_health.untold_ratio IS
	'untold_count over asked_count; null when nothing was asked';

CREATE VIEW line_of_sight.calendar AS
SELECT day.day::date AS date,
	   to_char(day.day, 'YYYYMMDD')::integer AS date_id,
	   date_trunc('month', day.day)::date AS month,
	   to_char(day.day, 'YYYYMM')::integer AS month_id,
	   to_char(day.day, 'Mon YYYY')::varchar(8) AS month_label,
	   date_trunc('quarter', day.day)::date AS quarter,
	   to_char(day.day, 'YYYYQ')::integer AS quarter_id,
	   to_char(day.day, '"Q"Q YYYY')::varchar(8) AS quarter_label,
	   to_char(day.day, 'YYYY')::integer AS year,
	   -- An English financial year begins in April and is named by both its years.
	   to_char(day.day - interval '3 months', 'YYYY')::integer AS financial_year,
	   (to_char(day.day - interval '3 months', 'YYYY') || '/' || to_char(day.day + interval '9 months', 'YY'))::varchar(8) AS financial_year_label,
	   to_char(day.day, 'ID')::integer AS weekday,
	   to_char(day.day, 'FMDay')::varchar(9) AS weekday_label,
	   (to_char(day.day, 'ID')::integer < 6 AND holiday.holiday IS NULL AND closure.closed_on IS NULL)::integer AS is_working_day,
	   (CASE WHEN to_char(day.day, 'ID')::integer >= 6 THEN 'Weekend'
			 WHEN holiday.holiday IS NOT NULL THEN 'Bank holiday'
			 WHEN closure.closed_on IS NOT NULL THEN 'Closed'
			 ELSE 'Working day' END)::varchar(16) AS working_day_label,
	   holiday.title AS bank_holiday_title
FROM generate_series(timestamp '2015-01-01', timestamp '2035-12-31', interval '1 day') AS day (day)
LEFT JOIN pledge.bank_holiday AS holiday ON holiday.holiday = day.day::date
LEFT JOIN pledge.local_closure AS closure ON closure.closed_on = day.day::date;

COMMENT ON VIEW line_of_sight.calendar IS
	'The days from 2015 to 2035. A month or quarter of another view is its first day, and joins to date. One row for each day. Key: date';
COMMENT ON COLUMN line_of_sight.calendar.date IS
	'The day';
COMMENT ON COLUMN line_of_sight.calendar.date_id IS
	'The day as a number, such as 20250630';
COMMENT ON COLUMN line_of_sight.calendar.month IS
	'First day of its month';
COMMENT ON COLUMN line_of_sight.calendar.month_id IS
	'The month as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.calendar.month_label IS
	'The month in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.calendar.quarter IS
	'First day of its quarter of the calendar year';
COMMENT ON COLUMN line_of_sight.calendar.quarter_id IS
	'The quarter as a number, such as 20253';
COMMENT ON COLUMN line_of_sight.calendar.quarter_label IS
	'The quarter in words, such as Q3 2025';
COMMENT ON COLUMN line_of_sight.calendar.year IS
	'Calendar year';
COMMENT ON COLUMN line_of_sight.calendar.financial_year IS
	'Year in which its financial year began, from April';
COMMENT ON COLUMN line_of_sight.calendar.financial_year_label IS
	'The financial year in words, such as 2025/26';
COMMENT ON COLUMN line_of_sight.calendar.weekday IS
	'Day of the week, 1 for Monday to 7';
COMMENT ON COLUMN line_of_sight.calendar.weekday_label IS
	'The day of the week in words';
COMMENT ON COLUMN line_of_sight.calendar.is_working_day IS
	'1 from Monday to Friday unless it is a bank holiday or the authority is closed, otherwise 0';
COMMENT ON COLUMN line_of_sight.calendar.working_day_label IS
	'Working day, weekend, bank holiday or closed';
COMMENT ON COLUMN line_of_sight.calendar.bank_holiday_title IS
	'Name of the bank holiday of England and Wales; null on other days';

-- ---- what says how views are to be read ----

CREATE VIEW line_of_sight.data_dictionary AS
SELECT view.relname::varchar(63) AS view_name,
	   attribute.attname::varchar(63) AS column_name,
	   attribute.attnum::integer AS column_position,
	   format_type(attribute.atttypid, attribute.atttypmod)::varchar(63) AS data_type,
	   (CASE
			WHEN attribute.attname LIKE '%\_count' THEN 'count: adds up'
			WHEN attribute.attname LIKE '%\_ratio' THEN 'share or ratio: never add or average'
			WHEN attribute.attname ~ '^(is|in)_' AND attribute.attname !~ '_label$' THEN '0 or 1'
			WHEN attribute.attname LIKE '%\_id' THEN 'number that names something'
			WHEN attribute.atttypid = 'date'::regtype THEN 'day'
			WHEN attribute.atttypid = 'timestamp'::regtype THEN 'time'
			WHEN attribute.atttypid = 'double precision'::regtype THEN 'sum: adds up'
			WHEN attribute.atttypid = 'integer'::regtype THEN 'number'
			ELSE 'text' END)::varchar(40) AS unit,
	   key.is_key::integer AS is_key,
	   (CASE WHEN key.is_key THEN 'Key' ELSE 'Not a key' END)::varchar(10) AS key_label,
	   left(col_description(view.oid, attribute.attnum), 1000)::varchar(1000) AS description,
	   left(obj_description(view.oid, 'pg_class'), 1000)::varchar(1000) AS view_description
FROM pg_class AS view
JOIN pg_attribute AS attribute ON attribute.attrelid = view.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
CROSS JOIN LATERAL (
	SELECT coalesce(attribute.attname = ANY (regexp_split_to_array(substring(obj_description(view.oid, 'pg_class') FROM ' Key: (.*)$'), ', ')),
					false) AS is_key) AS key
WHERE view.relnamespace = 'line_of_sight'::regnamespace AND view.relkind = 'v';

COMMENT ON VIEW line_of_sight.data_dictionary IS
	'Every column of every view here, with its type and meaning, for tools that show no comments. One row for each view and column. Key: view_name, column_name';
COMMENT ON COLUMN line_of_sight.data_dictionary.view_name IS
	'Name of the view';
COMMENT ON COLUMN line_of_sight.data_dictionary.column_name IS
	'Name of the column';
COMMENT ON COLUMN line_of_sight.data_dictionary.column_position IS
	'Place of the column in the view';
COMMENT ON COLUMN line_of_sight.data_dictionary.data_type IS
	'Its type';
COMMENT ON COLUMN line_of_sight.data_dictionary.unit IS
	'What its values are, and whether they may be added';
COMMENT ON COLUMN line_of_sight.data_dictionary.is_key IS
	'1 when the column is part of the key of the view, otherwise 0';
COMMENT ON COLUMN line_of_sight.data_dictionary.key_label IS
	'Key or not, in words';
COMMENT ON COLUMN line_of_sight.data_dictionary.description IS
	'What the column means';
COMMENT ON COLUMN line_of_sight.data_dictionary.view_description IS
	'What the view shows, of what it has a row, and its key';

CREATE VIEW line_of_sight.relationships AS
WITH shown AS (
	SELECT view.relname AS view_name, attribute.attname AS column_name, attribute.atttypid = 'date'::regtype AS is_day
	FROM pg_class AS view
	JOIN pg_attribute AS attribute ON attribute.attrelid = view.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
	WHERE view.relnamespace = 'line_of_sight'::regnamespace AND view.relkind = 'v'
), joined AS (
	SELECT shown.view_name, shown.column_name, other.view_name AS to_view_name, other.key_name AS to_column_name
	FROM shown
	JOIN (VALUES ('measure', 'measure_code', 'measure_code'), ('measure', 'weakest_measure_code', 'measure_code'),
				 ('commitment', 'commitment_code', 'commitment_code'), ('commitment', 'parent_code', 'commitment_code'),
				 ('team', 'team_id', 'team_id'), ('team', 'parent_team_id', 'team_id')) AS other (view_name, column_name, key_name)
		ON other.column_name = shown.column_name
	UNION ALL
	SELECT shown.view_name, shown.column_name, 'calendar', 'date' FROM shown WHERE shown.is_day
)
SELECT joined.view_name::varchar(63) AS from_view,
	   joined.column_name::varchar(63) AS from_column,
	   joined.to_view_name::varchar(63) AS to_view,
	   joined.to_column_name::varchar(63) AS to_column,
	   'many to one'::varchar(20) AS cardinality
FROM joined
WHERE joined.view_name <> joined.to_view_name OR joined.column_name LIKE 'parent%';

COMMENT ON VIEW line_of_sight.relationships IS
	'Which view joins which on which column, for tools that look for foreign keys: always many rows to one. One row for each column that leads to another view. Key: from_view, from_column';
COMMENT ON COLUMN line_of_sight.relationships.from_view IS
	'View on the side of many';
COMMENT ON COLUMN line_of_sight.relationships.from_column IS
	'Column that leads on';
COMMENT ON COLUMN line_of_sight.relationships.to_view IS
	'View on the side of one';
COMMENT ON COLUMN line_of_sight.relationships.to_column IS
	'Its key';
COMMENT ON COLUMN line_of_sight.relationships.cardinality IS
	'How many rows on each side';

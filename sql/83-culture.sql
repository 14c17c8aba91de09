-- Signs of culture, voices that are heard less, and what changes did.

CREATE VIEW line_of_sight.voices_less_heard AS
WITH compared AS (
	SELECT cell.*, sum(cell.met_count) OVER everybody AS all_met, sum(cell.eligible_count) OVER everybody AS all_eligible
	FROM pledge.group_cell AS cell
	JOIN pledge.shown_source AS shown ON shown.source_id = cell.source_id AND shown.edition = cell.edition
	WINDOW everybody AS (PARTITION BY cell.source_id, cell.quarter, cell.characteristic, cell.measure_id)
)
SELECT source.name AS source_name,
	   cell.edition,
	   cell.quarter,
	   to_char(cell.quarter, 'YYYYQ')::integer AS quarter_id,
	   to_char(cell.quarter, '"Q"Q YYYY')::varchar(8) AS quarter_label,
	   cell.characteristic,
	   cell.group_name,
	   measure.code AS measure_code,
	   measure.title AS measure_title,
	   cell.is_hidden::integer AS is_hidden,
	   (CASE WHEN cell.is_hidden THEN 'Hidden: too few to show' ELSE 'Shown' END)::varchar(40) AS hidden_label,
	   CASE WHEN NOT cell.is_hidden THEN cell.met_count END AS met_count,
	   CASE WHEN NOT cell.is_hidden THEN cell.eligible_count END AS eligible_count,
	   CASE WHEN NOT cell.is_hidden AND NOT cell.is_untold_hidden THEN cell.untold_count END AS untold_count,
	   CASE WHEN NOT cell.is_hidden THEN round(cell.met_count::double precision / nullif(cell.eligible_count, 0) * 1000000) / 1000000 END AS met_ratio,
	   CASE WHEN NOT cell.is_hidden THEN round(likely.lower * 1000000) / 1000000 END AS met_lower_ratio,
	   CASE WHEN NOT cell.is_hidden THEN round(likely.upper * 1000000) / 1000000 END AS met_upper_ratio,
	   CASE WHEN NOT cell.is_hidden THEN round(risk.ratio * 1000000) / 1000000 END AS risk_ratio,
	   CASE WHEN NOT cell.is_hidden THEN round(risk.lower * 1000000) / 1000000 END AS risk_lower_ratio,
	   CASE WHEN NOT cell.is_hidden THEN round(risk.upper * 1000000) / 1000000 END AS risk_upper_ratio,
	   (CASE WHEN cell.is_hidden THEN 'Hidden'
			 WHEN cell.eligible_count = 0 THEN 'Cannot tell'
			 WHEN risk.upper < 1 THEN 'Less often than others'
			 WHEN risk.lower > 1 THEN 'More often than others'
			 WHEN risk.ratio IS NULL THEN 'Cannot compare'
			 ELSE 'No clear difference' END)::varchar(40) AS comparison_label
FROM compared AS cell
JOIN pledge.source ON source.source_id = cell.source_id
JOIN pledge.ruleset_measure AS measure ON measure.edition = cell.edition AND measure.measure_id = cell.measure_id
LEFT JOIN LATERAL pledge.wilson_interval(cell.met_count, cell.eligible_count) AS likely ON true
LEFT JOIN LATERAL pledge.risk_ratio(cell.met_count, cell.eligible_count, cell.all_met - cell.met_count, cell.all_eligible - cell.eligible_count)
	AS risk ON true;

COMMENT ON VIEW line_of_sight.voices_less_heard IS
	'Whose voices reach the records less: the measures of voice for groups of children who share a characteristic, each against everybody else. A low figure is a question, not a finding: how some children speak, or how it is written down, may only be harder for the rules to read. Small numbers are hidden, numerator and denominator together. One row for each source, quarter, characteristic, group and measure. Key: source_name, edition, quarter, characteristic, group_name, measure_code';
COMMENT ON COLUMN line_of_sight.voices_less_heard.source_name IS
	'Source the children stand in';
COMMENT ON COLUMN line_of_sight.voices_less_heard.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.voices_less_heard.quarter IS
	'First day of the quarter in which the records happened or the windows ended';
COMMENT ON COLUMN line_of_sight.voices_less_heard.quarter_id IS
	'The quarter as a number, such as 20253';
COMMENT ON COLUMN line_of_sight.voices_less_heard.quarter_label IS
	'The quarter in words, such as Q3 2025, of the calendar year';
COMMENT ON COLUMN line_of_sight.voices_less_heard.characteristic IS
	'Name of the characteristic, as it was given when the source was attached';
COMMENT ON COLUMN line_of_sight.voices_less_heard.group_name IS
	'What the children of the group have in common; Not recorded where the host says nothing';
COMMENT ON COLUMN line_of_sight.voices_less_heard.measure_code IS
	'Code of the measure';
COMMENT ON COLUMN line_of_sight.voices_less_heard.measure_title IS
	'Title of the measure';
COMMENT ON COLUMN line_of_sight.voices_less_heard.is_hidden IS
	'1 when the row is hidden, since it or a neighbour that would reveal it is too small to show; otherwise 0';
COMMENT ON COLUMN line_of_sight.voices_less_heard.hidden_label IS
	'The same in words';
COMMENT ON COLUMN line_of_sight.voices_less_heard.met_count IS
	'Records, children and windows for which the measure is met; null when hidden. Unusual voices may only be harder for the rules to read';
COMMENT ON COLUMN line_of_sight.voices_less_heard.eligible_count IS
	'Those that could be told; null when hidden, so that nothing can be worked out from it';
COMMENT ON COLUMN line_of_sight.voices_less_heard.untold_count IS
	'Those that could not be told; null when hidden, or itself too small to show';
COMMENT ON COLUMN line_of_sight.voices_less_heard.met_ratio IS
	'met_count over eligible_count; null when hidden or nothing could be told. A low rate may come from unusual voices that the rules cannot read: read the records before you conclude';
COMMENT ON COLUMN line_of_sight.voices_less_heard.met_lower_ratio IS
	'Lower end of the 95% interval of met_ratio (Wilson)';
COMMENT ON COLUMN line_of_sight.voices_less_heard.met_upper_ratio IS
	'Upper end of the 95% interval of met_ratio (Wilson)';
COMMENT ON COLUMN line_of_sight.voices_less_heard.risk_ratio IS
	'met_ratio divided by that of everybody else: below 1 the group is heard less, as far as the rules can read it; null when hidden or either met none. Never add or average it';
COMMENT ON COLUMN line_of_sight.voices_less_heard.risk_lower_ratio IS
	'Lower end of the 95% interval of risk_ratio';
COMMENT ON COLUMN line_of_sight.voices_less_heard.risk_upper_ratio IS
	'Upper end of the 95% interval of risk_ratio';
COMMENT ON COLUMN line_of_sight.voices_less_heard.comparison_label IS
	'The comparison in words; one in twenty groups differs by chance';

CREATE VIEW line_of_sight.culture_watch AS
WITH counted AS MATERIALIZED (
	SELECT cell.edition, cell.month, cell.fact_id, bool_and(cell.month < shown.complete_before) AS is_complete, sum(cell.found_count) AS found,
		   sum(cell.told_count) AS told,
		   (SELECT count(*) FROM pledge.phase WHERE phase.code = fact.code AND phase.month <= cell.month)::smallint AS phase
	FROM pledge.fact_cell AS cell
	JOIN pledge.shown_source AS shown ON shown.source_id = cell.source_id AND shown.edition = cell.edition
	JOIN pledge.fact ON fact.fact_id = cell.fact_id
	GROUP BY cell.edition, cell.month, cell.fact_id, fact.code
), charted AS MATERIALIZED (
	SELECT series.edition, series.fact_id, series.months[chart.place] AS month, chart.*
	FROM (SELECT counted.edition, counted.fact_id, array_agg(counted.month ORDER BY counted.month) AS months,
				 array_agg(CASE WHEN counted.is_complete THEN counted.found::double precision / nullif(counted.told, 0) END
						   ORDER BY counted.month) AS rates,
				 array_agg(counted.phase ORDER BY counted.month) AS phases
		  FROM counted GROUP BY counted.edition, counted.fact_id) AS series
	CROSS JOIN LATERAL pledge.xmr_chart(series.rates, series.phases, 12) AS chart
)
SELECT counted.edition,
	   counted.month,
	   to_char(counted.month, 'YYYYMM')::integer AS month_id,
	   to_char(counted.month, 'Mon YYYY')::varchar(8) AS month_label,
	   fact.code AS fact_code,
	   fact.title AS fact_title,
	   (CASE WHEN fact.code IN ('reflection', 'reads_plainly') THEN 'More is hoped for' ELSE 'Less is hoped for' END)::varchar(20) AS direction_label,
	   counted.found::integer AS found_count,
	   counted.told::integer AS told_count,
	   round(counted.found::double precision / nullif(counted.told, 0) * 1000000) / 1000000 AS found_ratio,
	   counted.is_complete::integer AS is_complete,
	   (CASE WHEN counted.is_complete THEN 'Complete' ELSE 'Not complete' END)::varchar(16) AS complete_label,
	   counted.phase::integer AS phase,
	   round(charted.centre * 1000000) / 1000000 AS centre_ratio,
	   round(greatest(charted.lower, 0) * 1000000) / 1000000 AS limit_lower_ratio,
	   round(least(charted.upper, 1) * 1000000) / 1000000 AS limit_upper_ratio,
	   charted.special_cause::varchar(20) AS special_cause,
	   charted.is_trial::integer AS is_limit_trial,
	   (CASE WHEN charted.is_trial THEN 'Limits on trial' WHEN NOT charted.is_trial THEN 'Limits settled' ELSE 'No limits' END)::varchar(16)
			AS limit_trial_label,
	   (fact.detector IN ('text', 'reading'))::integer AS is_trial,
	   (CASE WHEN fact.detector IN ('text', 'reading') THEN 'On trial: read from text, not audited here yet'
			 ELSE 'From fields and dates' END)::varchar(60) AS trial_label
FROM counted
JOIN pledge.fact ON fact.fact_id = counted.fact_id
JOIN charted ON charted.edition = counted.edition AND charted.fact_id = counted.fact_id AND charted.month = counted.month;

COMMENT ON VIEW line_of_sight.culture_watch IS
	'Signs of culture in how records are written, month by month, over all sources: blaming words, process in place of the child, reflection, copied and late recording, plain language. Process and reflection are looked for in supervision and oversight only. One row for each edition shown, fact and month. Key: edition, fact_code, month';
COMMENT ON COLUMN line_of_sight.culture_watch.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.culture_watch.month IS
	'First day of the month in which the records happened';
COMMENT ON COLUMN line_of_sight.culture_watch.month_id IS
	'The month as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.culture_watch.month_label IS
	'The month in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.culture_watch.fact_code IS
	'Code of the fact: blaming_language, process_focus, reflection, recorded_late, copied_forward, reads_plainly';
COMMENT ON COLUMN line_of_sight.culture_watch.fact_title IS
	'Title of the fact';
COMMENT ON COLUMN line_of_sight.culture_watch.direction_label IS
	'Whether more or less of it is hoped for';
COMMENT ON COLUMN line_of_sight.culture_watch.found_count IS
	'Records that show it, each counted once';
COMMENT ON COLUMN line_of_sight.culture_watch.told_count IS
	'Records of which it could be told';
COMMENT ON COLUMN line_of_sight.culture_watch.found_ratio IS
	'found_count over told_count; null when nothing could be told. Never add or average it';
COMMENT ON COLUMN line_of_sight.culture_watch.is_complete IS
	'1 when the month had ended when its records were last read, and records reach as far; otherwise 0, and the month is not judged';
COMMENT ON COLUMN line_of_sight.culture_watch.complete_label IS
	'Complete or not, in words';
COMMENT ON COLUMN line_of_sight.culture_watch.phase IS
	'Number of the phase, from 0; a new one begins where people have decided so (pledge.begin_phase). No chart runs across editions, since each edition has rows of its own';
COMMENT ON COLUMN line_of_sight.culture_watch.centre_ratio IS
	'Centre line of the chart: the mean of the first 12 months of the phase, or of all while there are fewer';
COMMENT ON COLUMN line_of_sight.culture_watch.limit_lower_ratio IS
	'Lower limit of the chart (XmR), not below 0';
COMMENT ON COLUMN line_of_sight.culture_watch.limit_upper_ratio IS
	'Upper limit of the chart (XmR), not above 1';
COMMENT ON COLUMN line_of_sight.culture_watch.special_cause IS
	'Sign of a real change by the rules of the NHS: above, below, rising, falling, two_of_three_above, two_of_three_below, run_above, run_below; null when the month is within what chance brings';
COMMENT ON COLUMN line_of_sight.culture_watch.is_limit_trial IS
	'1 while the limits rest on fewer than 12 months, otherwise 0';
COMMENT ON COLUMN line_of_sight.culture_watch.limit_trial_label IS
	'Trial limits or settled limits, in words';
COMMENT ON COLUMN line_of_sight.culture_watch.is_trial IS
	'1 when the answer rests on the reading of text, which is on trial until it has been audited here; otherwise 0';
COMMENT ON COLUMN line_of_sight.culture_watch.trial_label IS
	'On trial or not, in words';

CREATE VIEW line_of_sight.change_milestone AS
WITH reached AS (
	SELECT milestone.*, date_trunc('month', milestone.reached_on::timestamp)::date AS month FROM pledge.milestone
), asked AS MATERIALIZED (
	SELECT shown.edition, shown.month, shown.is_complete, result.measure_id, result.met, result.eligible
	FROM pledge.shown_month AS shown
	CROSS JOIN LATERAL pledge.outcome_count_rows(shown.counts) AS result
), counted AS (
	SELECT reached.code, asked.edition, asked.measure_id,
		   sum(asked.met) FILTER (WHERE asked.month < reached.month) AS met_before,
		   sum(asked.eligible) FILTER (WHERE asked.month < reached.month) AS eligible_before,
		   sum(asked.met) FILTER (WHERE asked.month > reached.month) AS met_after,
		   sum(asked.eligible) FILTER (WHERE asked.month > reached.month) AS eligible_after,
		   count(DISTINCT asked.month) FILTER (WHERE asked.month < reached.month) AS months_before,
		   count(DISTINCT asked.month) FILTER (WHERE asked.month > reached.month) AS months_after
	FROM reached
	JOIN asked ON asked.is_complete AND asked.month <> reached.month
		AND asked.month BETWEEN (reached.month - interval '6 months')::date AND (reached.month + interval '6 months')::date
	GROUP BY reached.code, asked.edition, asked.measure_id
)
SELECT measure.edition,
	   milestone.code AS milestone_code,
	   milestone.title AS milestone_title,
	   milestone.due_on,
	   milestone.reached_on,
	   (CASE WHEN milestone.reached_on > current_date THEN 'Still to come'
			 WHEN milestone.reached_on > milestone.due_on THEN 'Reached late'
			 WHEN milestone.reached_on IS NOT NULL THEN 'Reached'
			 WHEN milestone.due_on < current_date THEN 'Overdue' ELSE 'Still to come' END)::varchar(16) AS state_label,
	   milestone.note,
	   measure.code AS measure_code,
	   measure.title AS measure_title,
	   coalesce(counted.months_before, 0)::integer AS before_month_count,
	   coalesce(counted.met_before, 0)::integer AS before_met_count,
	   coalesce(counted.eligible_before, 0)::integer AS before_eligible_count,
	   round(counted.met_before::double precision / nullif(counted.eligible_before, 0) * 1000000) / 1000000 AS before_ratio,
	   coalesce(counted.months_after, 0)::integer AS after_month_count,
	   coalesce(counted.met_after, 0)::integer AS after_met_count,
	   coalesce(counted.eligible_after, 0)::integer AS after_eligible_count,
	   round(counted.met_after::double precision / nullif(counted.eligible_after, 0) * 1000000) / 1000000 AS after_ratio,
	   round(change.difference * 1000000) / 1000000 AS difference_ratio,
	   round(change.lower * 1000000) / 1000000 AS difference_lower_ratio,
	   round(change.upper * 1000000) / 1000000 AS difference_upper_ratio,
	   (CASE WHEN change.lower > 0 THEN 'Higher after than before'
			 WHEN change.upper < 0 THEN 'Lower after than before'
			 WHEN change.difference IS NULL THEN 'Cannot tell'
			 ELSE 'No clear difference' END)::varchar(40) AS difference_label
FROM reached AS milestone
CROSS JOIN pledge.shown_measure AS measure
LEFT JOIN counted ON counted.code = milestone.code AND counted.edition = measure.edition AND counted.measure_id = measure.measure_id
LEFT JOIN LATERAL pledge.rate_difference(counted.met_after::bigint, counted.eligible_after::bigint,
										 counted.met_before::bigint, counted.eligible_before::bigint) AS change ON true;

COMMENT ON VIEW line_of_sight.change_milestone IS
	'What the measures said in the six months before a milestone of change was reached, and in the six months after; the month itself is in neither. What came after need not have come from it. One row for each edition shown, milestone and measure. Key: edition, milestone_code, measure_code';
COMMENT ON COLUMN line_of_sight.change_milestone.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.change_milestone.milestone_code IS
	'Code of the milestone, chosen by the authority';
COMMENT ON COLUMN line_of_sight.change_milestone.milestone_title IS
	'What was to be done';
COMMENT ON COLUMN line_of_sight.change_milestone.due_on IS
	'Day by which it was planned';
COMMENT ON COLUMN line_of_sight.change_milestone.reached_on IS
	'Day on which it was reached; null while it is not';
COMMENT ON COLUMN line_of_sight.change_milestone.state_label IS
	'Reached, reached late, overdue or still to come';
COMMENT ON COLUMN line_of_sight.change_milestone.note IS
	'What the authority has noted about it';
COMMENT ON COLUMN line_of_sight.change_milestone.measure_code IS
	'Code of the measure';
COMMENT ON COLUMN line_of_sight.change_milestone.measure_title IS
	'Title of the measure';
COMMENT ON COLUMN line_of_sight.change_milestone.before_month_count IS
	'Complete months of the six before that have an answer';
COMMENT ON COLUMN line_of_sight.change_milestone.before_met_count IS
	'Met in these months';
COMMENT ON COLUMN line_of_sight.change_milestone.before_eligible_count IS
	'Could be told in these months';
COMMENT ON COLUMN line_of_sight.change_milestone.before_ratio IS
	'before_met_count over before_eligible_count; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.change_milestone.after_month_count IS
	'Complete months of the six after that have an answer';
COMMENT ON COLUMN line_of_sight.change_milestone.after_met_count IS
	'Met in the months after';
COMMENT ON COLUMN line_of_sight.change_milestone.after_eligible_count IS
	'Could be told in the months after';
COMMENT ON COLUMN line_of_sight.change_milestone.after_ratio IS
	'after_met_count over after_eligible_count; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.change_milestone.difference_ratio IS
	'after_ratio less before_ratio';
COMMENT ON COLUMN line_of_sight.change_milestone.difference_lower_ratio IS
	'Lower end of the 95% interval of the difference (Newcombe)';
COMMENT ON COLUMN line_of_sight.change_milestone.difference_upper_ratio IS
	'Upper end of the 95% interval of the difference (Newcombe)';
COMMENT ON COLUMN line_of_sight.change_milestone.difference_label IS
	'The difference in words; of twenty measures one differs by chance';

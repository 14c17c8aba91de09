CREATE VIEW line_of_sight.pledge_month AS
SELECT score.edition,
	   score.month,
	   to_char(score.month, 'YYYYMM')::integer AS month_id,
	   to_char(score.month, 'Mon YYYY')::varchar(8) AS month_label,
	   framework.code AS framework_code,
	   commitment.code AS commitment_code,
	   commitment.title AS commitment_title,
	   round(score.score * 1000000) / 1000000 AS score_ratio,
	   round(score.weighted * 1000000) / 1000000 AS score_weighted,
	   score.weight::double precision AS score_weight,
	   coalesce(score.met, 0)::integer AS met_count,
	   coalesce(score.eligible, 0)::integer AS eligible_count,
	   coalesce(score.untold, 0)::integer AS untold_count,
	   coalesce(score.measures_linked, 0)::integer AS linked_measure_count,
	   coalesce(score.measures_told, 0)::integer AS told_measure_count,
	   weakest.code AS weakest_measure_code,
	   weakest.title AS weakest_measure_title,
	   score.weakest_met::integer AS weakest_met_count,
	   score.weakest_eligible::integer AS weakest_eligible_count,
	   score.is_complete::integer AS is_complete,
	   (CASE WHEN score.is_complete THEN 'Complete' ELSE 'Not complete' END)::varchar(16) AS complete_label,
	   score.phase::integer AS phase,
	   round(score.centre * 1000000) / 1000000 AS centre_ratio,
	   round(greatest(score.lower, 0) * 1000000) / 1000000 AS limit_lower_ratio,
	   round(least(score.upper, 1) * 1000000) / 1000000 AS limit_upper_ratio,
	   round(greatest(score.near_lower, 0) * 1000000) / 1000000 AS near_lower_ratio,
	   round(least(score.near_upper, 1) * 1000000) / 1000000 AS near_upper_ratio,
	   score.special_cause::varchar(20) AS special_cause,
	   score.variation::varchar(20) AS variation,
	   score.variation_label AS variation_label,
	   score.is_trial::integer AS is_limit_trial,
	   (CASE WHEN score.is_trial THEN 'Limits on trial' WHEN NOT score.is_trial THEN 'Limits settled' ELSE 'No limits' END)::varchar(16)
			AS limit_trial_label,
	   score.is_text_trial::integer AS is_trial,
	   (CASE WHEN score.is_text_trial THEN 'On trial: read from text, not audited here yet'
			 WHEN NOT score.is_text_trial THEN 'From fields and dates' ELSE 'No answer' END)::varchar(60) AS trial_label,
	   target.value AS target_ratio
FROM pledge.commitment_chart AS score
JOIN pledge.commitment ON commitment.commitment_id = score.commitment_id AND commitment.evidenced_by = 'measures'
JOIN pledge.framework ON framework.framework_id = commitment.framework_id
LEFT JOIN pledge.ruleset_measure AS weakest ON weakest.edition = score.edition AND weakest.measure_id = score.weakest_measure_id
LEFT JOIN pledge.target ON target.code = commitment.code;

COMMENT ON VIEW line_of_sight.pledge_month IS
	'Each commitment that records can evidence, month by month, over all sources, with the chart of its score. One row for each edition shown, commitment and month. Key: edition, commitment_code, month';
COMMENT ON COLUMN line_of_sight.pledge_month.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.pledge_month.month IS
	'First day of the month in which the records happened';
COMMENT ON COLUMN line_of_sight.pledge_month.month_id IS
	'The month as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.pledge_month.month_label IS
	'The month in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.pledge_month.framework_code IS
	'Code of the framework';
COMMENT ON COLUMN line_of_sight.pledge_month.commitment_code IS
	'Code of the commitment';
COMMENT ON COLUMN line_of_sight.pledge_month.commitment_title IS
	'Title of the commitment';
COMMENT ON COLUMN line_of_sight.pledge_month.score_ratio IS
	'How far the records reflect the commitment, 0 to 1: the weighted mean of the rates of its measures (not met_count over eligible_count, which one large measure would drown); null when nothing could be told. Never add or average it: add score_weighted and score_weight, and divide';
COMMENT ON COLUMN line_of_sight.pledge_month.score_weighted IS
	'Sum of weight times rate over the measures that could be told: the numerator of score_ratio';
COMMENT ON COLUMN line_of_sight.pledge_month.score_weight IS
	'Sum of the weights of the measures that could be told: the denominator of score_ratio';
COMMENT ON COLUMN line_of_sight.pledge_month.met_count IS
	'Answers that evidence it, over all its measures';
COMMENT ON COLUMN line_of_sight.pledge_month.eligible_count IS
	'Answers that could be told, over all its measures: one for each record and child, window or due point that a measure asks about';
COMMENT ON COLUMN line_of_sight.pledge_month.untold_count IS
	'Answers that could not be told, since something was not mapped or not known';
COMMENT ON COLUMN line_of_sight.pledge_month.linked_measure_count IS
	'Measures that give evidence for the commitment';
COMMENT ON COLUMN line_of_sight.pledge_month.told_measure_count IS
	'Of these, measures that could be told';
COMMENT ON COLUMN line_of_sight.pledge_month.weakest_measure_code IS
	'Measure with the lowest rate, among those with five answers or more where there are any; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.pledge_month.weakest_measure_title IS
	'Its title';
COMMENT ON COLUMN line_of_sight.pledge_month.weakest_met_count IS
	'Records, children, windows and due points for which it is met';
COMMENT ON COLUMN line_of_sight.pledge_month.weakest_eligible_count IS
	'Those for which it could be told';
COMMENT ON COLUMN line_of_sight.pledge_month.is_complete IS
	'1 when the month had ended when its records were last read, and records reach as far; otherwise 0, and the month is not judged';
COMMENT ON COLUMN line_of_sight.pledge_month.complete_label IS
	'Complete or not, in words';
COMMENT ON COLUMN line_of_sight.pledge_month.phase IS
	'Number of the phase, from 0; a new one begins where people have decided so (pledge.begin_phase). No chart runs across editions, since each edition has rows of its own';
COMMENT ON COLUMN line_of_sight.pledge_month.centre_ratio IS
	'Centre line of the chart: the mean of the first 12 months of the phase, or of all while there are fewer';
COMMENT ON COLUMN line_of_sight.pledge_month.limit_lower_ratio IS
	'Lower limit of the chart (XmR), not below 0';
COMMENT ON COLUMN line_of_sight.pledge_month.limit_upper_ratio IS
	'Upper limit of the chart (XmR), not above 1';
COMMENT ON COLUMN line_of_sight.pledge_month.near_lower_ratio IS
	'Two thirds of the way from the centre to the lower limit, not below 0';
COMMENT ON COLUMN line_of_sight.pledge_month.near_upper_ratio IS
	'Two thirds of the way from the centre to the upper limit, not above 1';
COMMENT ON COLUMN line_of_sight.pledge_month.special_cause IS
	'Sign of a real change by the rules of the NHS: above, below, rising, falling, two_of_three_above, two_of_three_below, run_above, run_below; null when the month is within what chance brings';
COMMENT ON COLUMN line_of_sight.pledge_month.variation IS
	'special_cause_high, special_cause_low, common_cause, or trial while limits rest on fewer than 12 months; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.pledge_month.variation_label IS
	'The same about change, in words';
COMMENT ON COLUMN line_of_sight.pledge_month.is_limit_trial IS
	'1 while the limits rest on fewer than 12 months, otherwise 0';
COMMENT ON COLUMN line_of_sight.pledge_month.limit_trial_label IS
	'Trial limits or settled limits, in words';
COMMENT ON COLUMN line_of_sight.pledge_month.is_trial IS
	'1 when a measure in the score rests on the reading of text, which is on trial until it has been audited here; otherwise 0; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.pledge_month.trial_label IS
	'On trial or not, in words';
COMMENT ON COLUMN line_of_sight.pledge_month.target_ratio IS
	'Target that the authority has set, 0 to 1; null when it has set none';

CREATE VIEW line_of_sight.measure_month AS
WITH measure AS MATERIALIZED (
	SELECT shown.* FROM pledge.shown_measure AS shown
)
SELECT chart.edition,
	   chart.month,
	   to_char(chart.month, 'YYYYMM')::integer AS month_id,
	   to_char(chart.month, 'Mon YYYY')::varchar(8) AS month_label,
	   measure.code AS measure_code,
	   measure.title AS measure_title,
	   measure.in_score::integer AS in_score,
	   (CASE WHEN measure.in_score THEN 'In the score' ELSE 'Beside the score' END)::varchar(16) AS in_score_label,
	   chart.met::integer AS met_count,
	   chart.eligible::integer AS eligible_count,
	   chart.untold::integer AS untold_count,
	   chart.excluded::integer AS excluded_count,
	   round(chart.met::double precision / nullif(chart.eligible, 0) * 1000000) / 1000000 AS met_ratio,
	   round(likely.lower * 1000000) / 1000000 AS met_lower_ratio,
	   round(likely.upper * 1000000) / 1000000 AS met_upper_ratio,
	   chart.is_complete::integer AS is_complete,
	   (CASE WHEN chart.is_complete THEN 'Complete' ELSE 'Not complete' END)::varchar(16) AS complete_label,
	   chart.phase::integer AS phase,
	   round(chart.centre * 1000000) / 1000000 AS centre_ratio,
	   round(greatest(chart.lower, 0) * 1000000) / 1000000 AS limit_lower_ratio,
	   round(least(chart.upper, 1) * 1000000) / 1000000 AS limit_upper_ratio,
	   round(greatest(chart.near_lower, 0) * 1000000) / 1000000 AS near_lower_ratio,
	   round(least(chart.near_upper, 1) * 1000000) / 1000000 AS near_upper_ratio,
	   round(chart.laney_lower * 1000000) / 1000000 AS laney_lower_ratio,
	   round(chart.laney_upper * 1000000) / 1000000 AS laney_upper_ratio,
	   chart.special_cause::varchar(20) AS special_cause,
	   chart.variation::varchar(20) AS variation,
	   chart.variation_label AS variation_label,
	   chart.is_trial::integer AS is_limit_trial,
	   (CASE WHEN chart.is_trial THEN 'Limits on trial' WHEN NOT chart.is_trial THEN 'Limits settled' ELSE 'No limits' END)::varchar(16)
			AS limit_trial_label,
	   measure.is_trial::integer AS is_trial,
	   (CASE WHEN measure.is_trial THEN 'On trial: read from text, not audited here yet' ELSE 'From fields and dates' END)::varchar(60)
			AS trial_label,
	   target.value AS target_ratio,
	   goal.assurance::varchar(12) AS assurance,
	   (CASE WHEN target.value IS NULL THEN 'No target' ELSE pledge.assurance_label(goal.assurance, target.value) END)::varchar(60)
			AS assurance_label,
	   pledge.plain_sentence(measure.title, chart.met, chart.eligible, chart.untold, chart.variation, chart.points)::varchar(600) AS sentence
FROM pledge.measure_chart AS chart
JOIN measure ON measure.edition = chart.edition AND measure.measure_id = chart.measure_id
LEFT JOIN pledge.target ON target.code = measure.code
LEFT JOIN LATERAL pledge.wilson_interval(chart.met, chart.eligible) AS likely ON true
LEFT JOIN LATERAL (
	SELECT CASE WHEN NOT chart.is_trial THEN pledge.assurance(target.value, chart.lower, chart.upper) END AS assurance) AS goal ON true;

COMMENT ON VIEW line_of_sight.measure_month IS
	'Each measure, month by month, over all sources, with its chart. Signs of change follow the XmR chart, whose limits rest on how much months differ, as in the chart of a commitment; the limits of Laney beside them follow the denominator of each month, for charts of measures whose months differ much in size. One row for each edition shown, measure and month. Key: edition, measure_code, month';
COMMENT ON COLUMN line_of_sight.measure_month.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.measure_month.month IS
	'First day of the month: in which the records happened, the windows ended, or something fell due';
COMMENT ON COLUMN line_of_sight.measure_month.month_id IS
	'The month as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.measure_month.month_label IS
	'The month in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.measure_month.measure_code IS
	'Code of the measure';
COMMENT ON COLUMN line_of_sight.measure_month.measure_title IS
	'Title of the measure';
COMMENT ON COLUMN line_of_sight.measure_month.in_score IS
	'1 when the measure counts in the score of a commitment, 0 when it stands beside it';
COMMENT ON COLUMN line_of_sight.measure_month.in_score_label IS
	'In the score or beside it, in words';
COMMENT ON COLUMN line_of_sight.measure_month.met_count IS
	'Records, children, windows and due points for which the measure is met';
COMMENT ON COLUMN line_of_sight.measure_month.eligible_count IS
	'Those that the measure asks about and that could be told';
COMMENT ON COLUMN line_of_sight.measure_month.untold_count IS
	'Those for which it could not be told, since something was not mapped or not known';
COMMENT ON COLUMN line_of_sight.measure_month.excluded_count IS
	'Those taken out for a reason, such as a visit without access: neither evidenced nor not, and in no rate';
COMMENT ON COLUMN line_of_sight.measure_month.met_ratio IS
	'met_count over eligible_count; null when nothing could be told. Never add or average it';
COMMENT ON COLUMN line_of_sight.measure_month.met_lower_ratio IS
	'Lower end of the 95% interval of met_ratio (Wilson)';
COMMENT ON COLUMN line_of_sight.measure_month.met_upper_ratio IS
	'Upper end of the 95% interval of met_ratio (Wilson)';
COMMENT ON COLUMN line_of_sight.measure_month.is_complete IS
	'1 when the month had ended when its records were last read, and records reach as far; otherwise 0, and the month is not judged';
COMMENT ON COLUMN line_of_sight.measure_month.complete_label IS
	'Complete or not, in words';
COMMENT ON COLUMN line_of_sight.measure_month.phase IS
	'Number of the phase, from 0; a new one begins where people have decided so (pledge.begin_phase). No chart runs across editions, since each edition has rows of its own';
COMMENT ON COLUMN line_of_sight.measure_month.centre_ratio IS
	'Centre line of the chart: the mean of the first 12 months of the phase, or of all while there are fewer';
COMMENT ON COLUMN line_of_sight.measure_month.limit_lower_ratio IS
	'Lower limit of the chart (XmR), not below 0';
COMMENT ON COLUMN line_of_sight.measure_month.limit_upper_ratio IS
	'Upper limit of the chart (XmR), not above 1';
COMMENT ON COLUMN line_of_sight.measure_month.near_lower_ratio IS
	'Two thirds of the way from the centre to the lower limit, not below 0';
COMMENT ON COLUMN line_of_sight.measure_month.near_upper_ratio IS
	'Two thirds of the way from the centre to the upper limit, not above 1';
COMMENT ON COLUMN line_of_sight.measure_month.laney_lower_ratio IS
	'Lower limit of Laney''s P'' chart for the month''s denominator; null where all months met, none did, or there is one month';
COMMENT ON COLUMN line_of_sight.measure_month.laney_upper_ratio IS
	'Upper limit of Laney''s P'' chart for the month''s denominator; null where all months met, none did, or there is one month';
COMMENT ON COLUMN line_of_sight.measure_month.special_cause IS
	'Sign of a real change by the rules of the NHS: above, below, rising, falling, two_of_three_above, two_of_three_below, run_above, run_below; null when the month is within what chance brings';
COMMENT ON COLUMN line_of_sight.measure_month.variation IS
	'special_cause_high, special_cause_low, common_cause, or trial while limits rest on fewer than 12 months; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.measure_month.variation_label IS
	'The same about change, in words';
COMMENT ON COLUMN line_of_sight.measure_month.is_limit_trial IS
	'1 while the limits rest on fewer than 12 months, otherwise 0';
COMMENT ON COLUMN line_of_sight.measure_month.limit_trial_label IS
	'Trial limits or settled limits, in words';
COMMENT ON COLUMN line_of_sight.measure_month.is_trial IS
	'1 when the answer rests on the reading of text, which is on trial until it has been audited here; otherwise 0';
COMMENT ON COLUMN line_of_sight.measure_month.trial_label IS
	'On trial or not, in words';
COMMENT ON COLUMN line_of_sight.measure_month.target_ratio IS
	'Target that the authority has set, 0 to 1; null when it has set none';
COMMENT ON COLUMN line_of_sight.measure_month.assurance IS
	'Whether the process can be counted on to meet the target: pass, fail or inconsistent; null without a target or while limits are on trial';
COMMENT ON COLUMN line_of_sight.measure_month.assurance_label IS
	'The same about the target, in words';
COMMENT ON COLUMN line_of_sight.measure_month.sentence IS
	'The month in a sentence: how many, how sure, and whether the measure is changing';

-- What leaders and BI tools read. Every view has one row for what its comment says,
-- plain types, and a comment on every column; columns are only ever added at the end.
-- The comment of a view ends with the columns that are its key. A view shows one edition
-- of the rules for each source: the one whose run has last seen all its records.

CREATE VIEW line_of_sight.headline AS
WITH shown AS (
	SELECT DISTINCT source.edition FROM pledge.shown_source AS source
	UNION ALL
	SELECT pledge.ruleset_id() WHERE NOT EXISTS (SELECT FROM pledge.shown_source)
), scored AS MATERIALIZED (
	-- What is asked of a quarter is answered in its last month, and stands until the next.
	SELECT DISTINCT ON (chart.edition, chart.commitment_id) chart.*
	FROM pledge.shown_now AS latest
	JOIN pledge.commitment_chart AS chart
		ON chart.edition = latest.edition AND chart.month BETWEEN latest.month - interval '2 months' AND latest.month
	ORDER BY chart.edition, chart.commitment_id, (chart.score IS NULL), chart.month DESC
), measured AS MATERIALIZED (
	SELECT chart.*
	FROM pledge.shown_now AS latest
	JOIN pledge.measure_chart AS chart
		ON chart.edition = latest.edition AND chart.month BETWEEN latest.month - interval '2 months' AND latest.month
)
SELECT shown.edition,
	   framework.code AS framework_code,
	   framework.title AS framework_title,
	   framework.position::integer AS framework_position,
	   commitment.code AS commitment_code,
	   parent.code AS parent_code,
	   commitment.position::integer AS commitment_position,
	   commitment.kind AS commitment_kind,
	   commitment.level AS commitment_level,
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
	   measured.met::integer AS weakest_met_count,
	   measured.eligible::integer AS weakest_eligible_count,
	   commitment.evidenced_by,
	   (CASE commitment.evidenced_by
			WHEN 'measures' THEN 'Evidenced by records'
			WHEN 'local_data' THEN 'Needs local data'
			WHEN 'children' THEN 'See the commitments below it'
			ELSE 'Not evidenced by records' END)::varchar(40) AS evidenced_label,
	   (CASE
			WHEN commitment.evidenced_by <> 'measures' THEN coalesce(commitment.evidence_reason, 'See the commitments below it.')
			WHEN score.score IS NULL THEN 'No record could tell so far.'
			ELSE format('%s of %s measures could be told. Weakest: %s (%s of %s).', score.measures_told, score.measures_linked,
						weakest.title, measured.met, measured.eligible) END)::varchar(600) AS note,
	   answered.month,
	   to_char(answered.month, 'YYYYMM')::integer AS month_id,
	   to_char(answered.month, 'Mon YYYY')::varchar(8) AS month_label,
	   round(likely.lower * 1000000) / 1000000 AS weakest_lower_ratio,
	   round(likely.upper * 1000000) / 1000000 AS weakest_upper_ratio,
	   score.variation::varchar(20) AS variation,
	   coalesce(score.variation_label, 'Cannot tell')::varchar(40) AS variation_label,
	   score.special_cause::varchar(20) AS special_cause,
	   score.points::integer AS phase_month_count,
	   target.value AS target_ratio,
	   goal.assurance::varchar(12) AS assurance,
	   pledge.assurance_label(goal.assurance, target.value)::varchar(60) AS assurance_label,
	   score.is_text_trial::integer AS is_trial,
	   (CASE WHEN score.is_text_trial THEN 'On trial: read from text, not audited here yet'
			 WHEN NOT score.is_text_trial THEN 'From fields and dates' ELSE 'No answer' END)::varchar(60) AS trial_label,
	   (CASE
			WHEN commitment.evidenced_by <> 'measures' THEN coalesce(commitment.evidence_reason, 'See the commitments below it.')
			WHEN score.score IS NULL THEN format('Cannot tell: %s. No record could tell%s.', commitment.title,
												 ' in ' || to_char(latest.month, 'FMMonth YYYY'))
			ELSE CASE WHEN answered.month < latest.month THEN to_char(answered.month, '"In "FMMonth YYYY": "') ELSE '' END
				 || pledge.plain_sentence(weakest.title, measured.met, measured.eligible, measured.untold, measured.variation,
										  measured.points) END)::varchar(600) AS sentence
FROM shown
CROSS JOIN pledge.commitment
JOIN pledge.framework ON framework.framework_id = commitment.framework_id
LEFT JOIN pledge.commitment AS parent ON parent.commitment_id = commitment.parent_id
LEFT JOIN pledge.shown_now AS latest ON latest.edition = shown.edition
LEFT JOIN scored AS score ON score.edition = shown.edition AND score.commitment_id = commitment.commitment_id
	AND commitment.evidenced_by = 'measures'
CROSS JOIN LATERAL (SELECT CASE WHEN score.score IS NULL THEN latest.month ELSE score.month END AS month) AS answered
LEFT JOIN measured ON measured.edition = shown.edition AND measured.measure_id = score.weakest_measure_id AND measured.month = answered.month
LEFT JOIN pledge.ruleset_measure AS weakest ON weakest.edition = shown.edition AND weakest.measure_id = score.weakest_measure_id
LEFT JOIN pledge.target ON target.code = commitment.code
LEFT JOIN LATERAL pledge.wilson_interval(measured.met, measured.eligible) AS likely ON true
-- Limits that rest on few months promise nothing.
LEFT JOIN LATERAL (
	SELECT CASE WHEN NOT score.is_trial THEN pledge.assurance(target.value, score.lower, score.upper) END AS assurance) AS goal ON true;

COMMENT ON VIEW line_of_sight.headline IS
	'Each commitment of each framework in the last complete month that has records, over all sources: how far they reflect it, how much of it they can show, where it is weakest, and whether it is changing. What nothing could be told of in that month, such as what is asked of a quarter, is shown as of the month before it or the one before that. One row for each edition shown and commitment. Key: edition, commitment_code';
COMMENT ON COLUMN line_of_sight.headline.edition IS
	'Edition of the rules that answered; one, unless sources are shown under different ones';
COMMENT ON COLUMN line_of_sight.headline.framework_code IS
	'Code of the framework';
COMMENT ON COLUMN line_of_sight.headline.framework_title IS
	'Title of the framework';
COMMENT ON COLUMN line_of_sight.headline.framework_position IS
	'Place of the framework in lists';
COMMENT ON COLUMN line_of_sight.headline.commitment_code IS
	'Code of the commitment';
COMMENT ON COLUMN line_of_sight.headline.parent_code IS
	'Code of the commitment it is part of; null at the top';
COMMENT ON COLUMN line_of_sight.headline.commitment_position IS
	'Place of the commitment in its framework';
COMMENT ON COLUMN line_of_sight.headline.commitment_kind IS
	'pledge, statement, challenge, capability, sub_capability, attribute or curriculum_area';
COMMENT ON COLUMN line_of_sight.headline.commitment_level IS
	'strategic, management or practice';
COMMENT ON COLUMN line_of_sight.headline.commitment_title IS
	'Title of the commitment';
COMMENT ON COLUMN line_of_sight.headline.score_ratio IS
	'How far the records of the month reflect the commitment, 0 to 1: the weighted mean of the rates of its measures (not met_count over eligible_count, which one large measure would drown); null when nothing could be told. Never add or average it: add score_weighted and score_weight, and divide';
COMMENT ON COLUMN line_of_sight.headline.score_weighted IS
	'Sum of weight times rate over the measures that could be told: the numerator of score_ratio';
COMMENT ON COLUMN line_of_sight.headline.score_weight IS
	'Sum of the weights of the measures that could be told: the denominator of score_ratio';
COMMENT ON COLUMN line_of_sight.headline.met_count IS
	'Answers that evidence it, over all its measures';
COMMENT ON COLUMN line_of_sight.headline.eligible_count IS
	'Answers that could be told, over all its measures: one for each record and child, window or due point that a measure asks about';
COMMENT ON COLUMN line_of_sight.headline.untold_count IS
	'Answers that could not be told, since something was not mapped or not known';
COMMENT ON COLUMN line_of_sight.headline.linked_measure_count IS
	'Measures that give evidence for the commitment';
COMMENT ON COLUMN line_of_sight.headline.told_measure_count IS
	'Of these, measures that could be told';
COMMENT ON COLUMN line_of_sight.headline.weakest_measure_code IS
	'Measure with the lowest rate, among those with five answers or more where there are any; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.headline.weakest_measure_title IS
	'Its title';
COMMENT ON COLUMN line_of_sight.headline.weakest_met_count IS
	'Records, children, windows and due points for which it is met';
COMMENT ON COLUMN line_of_sight.headline.weakest_eligible_count IS
	'Those for which it could be told';
COMMENT ON COLUMN line_of_sight.headline.evidenced_by IS
	'measures, local_data, not_from_records, or children (the commitments below it)';
COMMENT ON COLUMN line_of_sight.headline.evidenced_label IS
	'The same in words';
COMMENT ON COLUMN line_of_sight.headline.note IS
	'What a reader should know, in a sentence';
COMMENT ON COLUMN line_of_sight.headline.month IS
	'First day of the month that the row speaks of: the last complete one with records, or one of the two before where only those could tell; null when there is none';
COMMENT ON COLUMN line_of_sight.headline.month_id IS
	'The month as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.headline.month_label IS
	'The month in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.headline.weakest_lower_ratio IS
	'Lower end of the 95% interval of the rate of the weakest measure (Wilson)';
COMMENT ON COLUMN line_of_sight.headline.weakest_upper_ratio IS
	'Upper end of the 95% interval of the rate of the weakest measure (Wilson)';
COMMENT ON COLUMN line_of_sight.headline.variation IS
	'What the score of the month is on the chart of the current phase: special_cause_high, special_cause_low, common_cause, or trial while limits rest on fewer than 12 months; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.headline.variation_label IS
	'The same about change, in words';
COMMENT ON COLUMN line_of_sight.headline.special_cause IS
	'Sign of a real change by the rules of the NHS: above, below, rising, falling, two_of_three_above, two_of_three_below, run_above, run_below; null when the month is within what chance brings';
COMMENT ON COLUMN line_of_sight.headline.phase_month_count IS
	'Months of the current phase that have a score';
COMMENT ON COLUMN line_of_sight.headline.target_ratio IS
	'Target that the authority has set, 0 to 1; null when it has set none';
COMMENT ON COLUMN line_of_sight.headline.assurance IS
	'Whether the process can be counted on to meet the target: pass, fail or inconsistent; null without a target or while limits are on trial';
COMMENT ON COLUMN line_of_sight.headline.assurance_label IS
	'The same about the target, in words';
COMMENT ON COLUMN line_of_sight.headline.is_trial IS
	'1 when a measure in the score rests on the reading of text, which is on trial until it has been audited here; otherwise 0; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.headline.trial_label IS
	'On trial or not, in words';
COMMENT ON COLUMN line_of_sight.headline.sentence IS
	'The weakest measure in a sentence: how many, how sure, and whether that measure is changing; or why nothing can be told';

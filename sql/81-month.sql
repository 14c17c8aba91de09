CREATE VIEW line_of_sight.pledge_month AS
WITH counted AS (
	SELECT assessment.edition, date_trunc('month', assessment.occurred_on::timestamp)::date AS month,
		   pledge.outcome_count(assessment.met, assessment.unmet, assessment.untold) AS counts
	FROM pledge.assessment
	JOIN pledge.source ON source.source_id = assessment.source_id AND source.shown_edition = assessment.edition
	GROUP BY assessment.edition, 2
), tally AS (	-- over the measures that count in the score
	SELECT counted.edition, counted.month, link.commitment_id, sum(result.met) AS met, sum(result.eligible) AS eligible, sum(result.untold) AS untold,
		   sum(link.weight) FILTER (WHERE result.eligible > 0) AS weight
	FROM counted
	CROSS JOIN LATERAL pledge.outcome_count_rows(counted.counts) AS result
	JOIN pledge.ruleset_measure AS measure ON measure.edition = counted.edition AND measure.measure_id = result.measure_id AND measure.in_score
	JOIN pledge.commitment_measure AS link ON link.measure_id = result.measure_id
	GROUP BY counted.edition, counted.month, link.commitment_id
)
SELECT counted.edition,
	   counted.month,
	   to_char(counted.month, 'YYYYMM')::integer AS month_id,
	   to_char(counted.month, 'Mon YYYY')::varchar(8) AS month_label,
	   framework.code AS framework_code,
	   commitment.code AS commitment_code,
	   commitment.title AS commitment_title,
	   round(score.score::numeric, 6)::double precision AS score_ratio,
	   round((score.score * tally.weight)::numeric, 6)::double precision AS score_weighted,
	   tally.weight::double precision AS score_weight,
	   coalesce(tally.met, 0)::integer AS met_count,
	   coalesce(tally.eligible, 0)::integer AS eligible_count,
	   coalesce(tally.untold, 0)::integer AS untold_count,
	   coalesce(score.measures_linked, 0) AS linked_measure_count,
	   coalesce(score.measures_told, 0) AS told_measure_count,
	   weakest.code AS weakest_measure_code,
	   weakest.title AS weakest_measure_title,
	   score.weakest_met::integer AS weakest_met_count,
	   score.weakest_eligible::integer AS weakest_eligible_count
FROM counted
CROSS JOIN LATERAL pledge.commitment_scores(counted.counts, counted.edition) AS score
JOIN pledge.commitment ON commitment.commitment_id = score.commitment_id AND commitment.evidenced_by = 'measures'
JOIN pledge.framework ON framework.framework_id = commitment.framework_id
LEFT JOIN tally ON tally.edition = counted.edition AND tally.month = counted.month AND tally.commitment_id = score.commitment_id
LEFT JOIN pledge.ruleset_measure AS weakest ON weakest.edition = counted.edition AND weakest.measure_id = score.weakest_measure_id;

COMMENT ON VIEW line_of_sight.pledge_month IS
	'Each commitment that records can evidence, month by month, over all sources. One row for each edition shown, commitment and month that has records';
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
	'Answers that could be told, over all its measures: one for each record and child that a measure asks about';
COMMENT ON COLUMN line_of_sight.pledge_month.untold_count IS
	'Answers that could not be told, since something was not mapped or not known';
COMMENT ON COLUMN line_of_sight.pledge_month.linked_measure_count IS
	'Measures that give evidence for the commitment';
COMMENT ON COLUMN line_of_sight.pledge_month.told_measure_count IS
	'Of these, measures that could be told';
COMMENT ON COLUMN line_of_sight.pledge_month.weakest_measure_code IS
	'Measure with the lowest rate; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.pledge_month.weakest_measure_title IS
	'Its title';
COMMENT ON COLUMN line_of_sight.pledge_month.weakest_met_count IS
	'Records and children for which it is met';
COMMENT ON COLUMN line_of_sight.pledge_month.weakest_eligible_count IS
	'Records and children for which it could be told';

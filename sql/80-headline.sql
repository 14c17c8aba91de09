-- What leaders and BI tools read. Every view has one row for what its comment
-- says, plain types, and a comment on every column; columns are only ever added
-- at the end. A view shows one edition of the rules for each source: the one whose
-- run has last seen all its records.

CREATE VIEW line_of_sight.headline AS
WITH shown AS (
	SELECT DISTINCT source.shown_edition AS edition FROM pledge.source WHERE source.shown_edition IS NOT NULL
	UNION ALL
	SELECT pledge.ruleset_id() WHERE NOT EXISTS (SELECT FROM pledge.source WHERE source.shown_edition IS NOT NULL)
), counted AS (
	SELECT assessment.edition, pledge.outcome_count(assessment.met, assessment.unmet, assessment.untold) AS counts
	FROM pledge.assessment
	JOIN pledge.source ON source.source_id = assessment.source_id AND source.shown_edition = assessment.edition
	GROUP BY assessment.edition
), scored AS (
	SELECT counted.edition, commitment.*
	FROM counted CROSS JOIN LATERAL pledge.commitment_scores(counted.counts, counted.edition) AS commitment
), tally AS (	-- over the measures that count in the score
	SELECT counted.edition, link.commitment_id, sum(result.met) AS met, sum(result.eligible) AS eligible, sum(result.untold) AS untold,
		   sum(link.weight) FILTER (WHERE result.eligible > 0) AS weight
	FROM counted
	CROSS JOIN LATERAL pledge.outcome_count_rows(counted.counts) AS result
	JOIN pledge.ruleset_measure AS measure ON measure.edition = counted.edition AND measure.measure_id = result.measure_id AND measure.in_score
	JOIN pledge.commitment_measure AS link ON link.measure_id = result.measure_id
	GROUP BY counted.edition, link.commitment_id
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
	   score.weakest_eligible::integer AS weakest_eligible_count,
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
						weakest.title, score.weakest_met, score.weakest_eligible) END)::varchar(600) AS note
FROM shown
CROSS JOIN pledge.commitment
JOIN pledge.framework ON framework.framework_id = commitment.framework_id
LEFT JOIN pledge.commitment AS parent ON parent.commitment_id = commitment.parent_id
LEFT JOIN scored AS score ON score.edition = shown.edition AND score.commitment_id = commitment.commitment_id
LEFT JOIN tally ON tally.edition = shown.edition AND tally.commitment_id = commitment.commitment_id
LEFT JOIN pledge.ruleset_measure AS weakest ON weakest.edition = shown.edition AND weakest.measure_id = score.weakest_measure_id;

COMMENT ON VIEW line_of_sight.headline IS
	'Each commitment of each framework, over all records of all sources: how far they reflect it, how much of it they can show, and where it is weakest. One row for each edition shown and commitment';
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
	'How far the records reflect the commitment, 0 to 1: the weighted mean of the rates of its measures (not met_count over eligible_count, which one large measure would drown); null when nothing could be told. Never add or average it: add score_weighted and score_weight, and divide';
COMMENT ON COLUMN line_of_sight.headline.score_weighted IS
	'Sum of weight times rate over the measures that could be told: the numerator of score_ratio';
COMMENT ON COLUMN line_of_sight.headline.score_weight IS
	'Sum of the weights of the measures that could be told: the denominator of score_ratio';
COMMENT ON COLUMN line_of_sight.headline.met_count IS
	'Answers that evidence it, over all its measures';
COMMENT ON COLUMN line_of_sight.headline.eligible_count IS
	'Answers that could be told, over all its measures: one for each record and child that a measure asks about';
COMMENT ON COLUMN line_of_sight.headline.untold_count IS
	'Answers that could not be told, since something was not mapped or not known';
COMMENT ON COLUMN line_of_sight.headline.linked_measure_count IS
	'Measures that give evidence for the commitment';
COMMENT ON COLUMN line_of_sight.headline.told_measure_count IS
	'Of these, measures that could be told';
COMMENT ON COLUMN line_of_sight.headline.weakest_measure_code IS
	'Measure with the lowest rate; null when nothing could be told';
COMMENT ON COLUMN line_of_sight.headline.weakest_measure_title IS
	'Its title';
COMMENT ON COLUMN line_of_sight.headline.weakest_met_count IS
	'Records and children for which it is met';
COMMENT ON COLUMN line_of_sight.headline.weakest_eligible_count IS
	'Records and children for which it could be told';
COMMENT ON COLUMN line_of_sight.headline.evidenced_by IS
	'measures, local_data, not_from_records, or children (the commitments below it)';
COMMENT ON COLUMN line_of_sight.headline.evidenced_label IS
	'The same in words';
COMMENT ON COLUMN line_of_sight.headline.note IS
	'What a reader should know, in a sentence';

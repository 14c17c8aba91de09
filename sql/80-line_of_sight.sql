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

CREATE VIEW line_of_sight.team_month AS
WITH counted AS (
	SELECT assessment.source_id, assessment.edition, assessment.team_id, date_trunc('month', assessment.occurred_on::timestamp)::date AS month,
		   pledge.outcome_count(assessment.met, assessment.unmet, assessment.untold, assessment.excluded) AS counts
	FROM pledge.assessment
	JOIN pledge.source ON source.source_id = assessment.source_id AND source.shown_edition = assessment.edition
	GROUP BY assessment.source_id, assessment.edition, assessment.team_id, 4
)
SELECT source.name AS source_name,
	   counted.edition,
	   team.team_key,
	   coalesce(team.name, 'No team'::varchar(120)) AS team_name,
	   above.team_key AS parent_team_key,
	   counted.month,
	   to_char(counted.month, 'YYYYMM')::integer AS month_id,
	   to_char(counted.month, 'Mon YYYY')::varchar(8) AS month_label,
	   measure.code AS measure_code,
	   measure.title AS measure_title,
	   measure.in_score::integer AS in_score,
	   (CASE WHEN measure.in_score THEN 'In the score' ELSE 'Beside the score' END)::varchar(16) AS in_score_label,
	   result.met::integer AS met_count,
	   result.eligible::integer AS eligible_count,
	   result.untold::integer AS untold_count,
	   round((result.met)::numeric / nullif(result.eligible, 0), 6)::double precision AS met_ratio,
	   result.excluded::integer AS excluded_count
FROM counted
CROSS JOIN LATERAL pledge.outcome_count_rows(counted.counts) AS result
JOIN pledge.source ON source.source_id = counted.source_id
JOIN pledge.ruleset_measure AS measure ON measure.edition = counted.edition AND measure.measure_id = result.measure_id
LEFT JOIN pledge.team ON team.team_id = counted.team_id
LEFT JOIN pledge.team AS above ON above.team_id = team.parent_id;

COMMENT ON VIEW line_of_sight.team_month IS
	'Each measure, month by month, for each team. One row for each source, team, measure and month in which the team has records the measure may ask about; records that belong to no team are one team without a key';
COMMENT ON COLUMN line_of_sight.team_month.source_name IS
	'Source the records stand in';
COMMENT ON COLUMN line_of_sight.team_month.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.team_month.team_key IS
	'Key of the team in the host; null for records that belong to no team';
COMMENT ON COLUMN line_of_sight.team_month.team_name IS
	'Name of the team';
COMMENT ON COLUMN line_of_sight.team_month.parent_team_key IS
	'Key of the team, service or area above it; null at the top';
COMMENT ON COLUMN line_of_sight.team_month.month IS
	'First day of the month in which the records happened';
COMMENT ON COLUMN line_of_sight.team_month.month_id IS
	'The month as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.team_month.month_label IS
	'The month in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.team_month.measure_code IS
	'Code of the measure';
COMMENT ON COLUMN line_of_sight.team_month.measure_title IS
	'Title of the measure';
COMMENT ON COLUMN line_of_sight.team_month.in_score IS
	'1 when the measure counts in the score of a commitment, 0 when it stands beside it';
COMMENT ON COLUMN line_of_sight.team_month.in_score_label IS
	'The same in words';
COMMENT ON COLUMN line_of_sight.team_month.met_count IS
	'Records and children for which the measure is met';
COMMENT ON COLUMN line_of_sight.team_month.eligible_count IS
	'Records and children that the measure asks about and that could be told';
COMMENT ON COLUMN line_of_sight.team_month.untold_count IS
	'Records and children for which it could not be told';
COMMENT ON COLUMN line_of_sight.team_month.met_ratio IS
	'met_count over eligible_count; null when nothing could be told. Never add or average it';
COMMENT ON COLUMN line_of_sight.team_month.excluded_count IS
	'Records and children taken out for a reason, such as a visit without access: neither evidenced nor not, and in no rate';

-- Why a measure was answered as it was: the facts it turns on, by their titles.
-- With its owner's rights, as it reads the titles of facts for whoever reads the view.
CREATE FUNCTION pledge.outcome_reason(
	outcome text,
	kind text,
	facts smallint[],
	unknown smallint[],
	applies_to tsquery,
	met_when tsquery,
	excluded_when tsquery,
	exclusion_reason text,
	excepted_when tsquery,
	exception_reason text
)
RETURNS varchar(600)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT left(coalesce(CASE outcome
			WHEN 'evidenced' THEN coalesce(said.found, said.absent)
			WHEN 'not evidenced' THEN concat_ws(' ', said.found, said.missing)
			-- What was excluded was so for certain, so that what is not known makes no difference here.
			WHEN 'excluded' THEN CASE WHEN array_to_tsvector(coalesce(said.codes, '{}')) @@ excluded_when
									  THEN concat_ws(' ', said.excluded_by, exclusion_reason)
									  ELSE concat_ws(' ', said.excepted_by, exception_reason) END
			ELSE CASE WHEN kind IS NULL THEN 'Not known: what kind of record this is.' ELSE said.unknown END END, ''), 600)::varchar(600)
	FROM (SELECT 'Found: ' || string_agg(fact.title, '; ' ORDER BY fact.fact_id)
					FILTER (WHERE is_asked AND fact.fact_id = ANY (facts)) || '.' AS found,
				 'Not found: ' || string_agg(fact.title, '; ' ORDER BY fact.fact_id)
					FILTER (WHERE is_asked AND NOT is_refused AND fact.fact_id <> ALL (facts || outcome_reason.unknown)) || '.' AS missing,
				 'None found: ' || string_agg(fact.title, '; ' ORDER BY fact.fact_id)
					FILTER (WHERE is_refused AND fact.fact_id <> ALL (facts)) || '.' AS absent,
				 'Not known: ' || string_agg(fact.title, '; ' ORDER BY fact.fact_id)
					FILTER (WHERE fact.fact_id = ANY (outcome_reason.unknown)) || '.' AS unknown,
				 'Found: ' || string_agg(fact.title, '; ' ORDER BY fact.fact_id)
					FILTER (WHERE excludes AND fact.fact_id = ANY (facts)) || '.' AS excluded_by,
				 'Found: ' || string_agg(fact.title, '; ' ORDER BY fact.fact_id)
					FILTER (WHERE excepts AND fact.fact_id = ANY (facts)) || '.' AS excepted_by,
				 array_agg(fact.code::text) FILTER (WHERE fact.fact_id = ANY (facts)) AS codes
		  -- The text of a tsquery has each code between quotes. It is written once, not for each fact.
		  FROM (SELECT met_when::text AS met, concat(applies_to, excluded_when, excepted_when) AS conditions,
					   excluded_when::text AS exclusion, excepted_when::text AS exception OFFSET 0) AS written
		  CROSS JOIN pledge.fact
		  CROSS JOIN LATERAL (SELECT strpos(written.met, quote_literal(fact.code)) > 0 AS is_asked,
									 strpos(written.met, '!' || quote_literal(fact.code)) > 0 AS is_refused,
									 strpos(written.conditions, quote_literal(fact.code)) > 0 AS is_condition,
									 -- The kind of the record is shown beside it.
									 strpos(written.exclusion, quote_literal(fact.code)) > 0
										AND strpos(written.exclusion, '!' || quote_literal(fact.code)) = 0
										AND fact.code NOT LIKE 'kind\_%' AS excludes,
									 strpos(written.exception, quote_literal(fact.code)) > 0
										AND fact.code NOT LIKE 'kind\_%' AS excepts) AS named
		  WHERE is_asked OR is_condition) AS said;
END;

COMMENT ON FUNCTION pledge.outcome_reason(text, text, smallint[], smallint[], tsquery, tsquery, tsquery, text, tsquery, text) IS
	'Why a measure was answered as it was: the titles of the facts that were found, not found or not known, or what took the record out and why';

CREATE VIEW line_of_sight.record_result WITH (security_invoker = true) AS
SELECT source.name AS source_name,
	   record.record_key,
	   subject.subject_key,
	   assessment.edition,
	   assessment.occurred_on,
	   to_char(assessment.occurred_on, 'YYYYMM')::integer AS month_id,
	   to_char(assessment.occurred_on, 'Mon YYYY')::varchar(8) AS month_label,
	   assessment.kind AS record_kind,
	   team.team_key,
	   team.name AS team_name,
	   measure.code AS measure_code,
	   measure.title AS measure_title,
	   answer.outcome::varchar(13) AS outcome,
	   (answer.outcome = 'evidenced')::integer AS is_met,
	   (answer.outcome IN ('evidenced', 'not evidenced'))::integer AS is_told,
	   pledge.outcome_reason(answer.outcome, assessment.kind, assessment.facts, assessment.unknown, measure.applies_to, measure.met_when,
							 measure.excluded_when, measure.exclusion_reason, measure.excepted_when, measure.exception_reason)::varchar(600) AS reason,
	   (answer.outcome = 'excluded')::integer AS is_excluded
FROM pledge.assessment
JOIN pledge.source ON source.source_id = assessment.source_id AND source.shown_edition = assessment.edition
JOIN pledge.record ON record.record_id = assessment.record_id
CROSS JOIN LATERAL (
	SELECT met.measure_id, 'evidenced' AS outcome FROM unnest(assessment.met) AS met (measure_id)
	UNION ALL
	SELECT unmet.measure_id, 'not evidenced' FROM unnest(assessment.unmet) AS unmet (measure_id)
	UNION ALL
	SELECT untold.measure_id, 'cannot tell' FROM unnest(assessment.untold) AS untold (measure_id)
	UNION ALL
	SELECT excluded.measure_id, 'excluded' FROM unnest(assessment.excluded) AS excluded (measure_id)) AS answer
JOIN pledge.ruleset_measure AS measure ON measure.edition = assessment.edition AND measure.measure_id = answer.measure_id
LEFT JOIN pledge.subject ON subject.subject_id = assessment.subject_id
LEFT JOIN pledge.team ON team.team_id = assessment.team_id
WHERE NOT assessment.restricted;

COMMENT ON VIEW line_of_sight.record_result IS
	'What each measure answers about each record and child, and why. Restricted records and children are left out. One row for each source, record, child (null when the record is about none) and measure that asks about it';
COMMENT ON COLUMN line_of_sight.record_result.source_name IS
	'Source the record stands in';
COMMENT ON COLUMN line_of_sight.record_result.record_key IS
	'Key of the record in the host';
COMMENT ON COLUMN line_of_sight.record_result.subject_key IS
	'Key of the child in the host; null when the record is about none';
COMMENT ON COLUMN line_of_sight.record_result.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.record_result.occurred_on IS
	'Day on which it happened, in the time zone of the source';
COMMENT ON COLUMN line_of_sight.record_result.month_id IS
	'The month as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.record_result.month_label IS
	'The month in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.record_result.record_kind IS
	'Kind of record; null when nobody has mapped the value of the host';
COMMENT ON COLUMN line_of_sight.record_result.team_key IS
	'Key of the team the record belongs to; null when none could be found';
COMMENT ON COLUMN line_of_sight.record_result.team_name IS
	'Name of that team';
COMMENT ON COLUMN line_of_sight.record_result.measure_code IS
	'Code of the measure';
COMMENT ON COLUMN line_of_sight.record_result.measure_title IS
	'Title of the measure';
COMMENT ON COLUMN line_of_sight.record_result.outcome IS
	'evidenced, not evidenced, cannot tell, or excluded (taken out for a reason)';
COMMENT ON COLUMN line_of_sight.record_result.is_met IS
	'1 when evidenced, otherwise 0';
COMMENT ON COLUMN line_of_sight.record_result.is_told IS
	'1 when evidenced or not evidenced, and so in the rate; 0 when it cannot be told or is excluded';
COMMENT ON COLUMN line_of_sight.record_result.reason IS
	'Which facts were found, not found or not known; for what is excluded, why';
COMMENT ON COLUMN line_of_sight.record_result.is_excluded IS
	'1 when excluded, otherwise 0';

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
	'Every commitment of every framework, and what evidences it, or why records do not. One row for each commitment';
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


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

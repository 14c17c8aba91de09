-- Teams are compared with their own months and, in the funnel, with teams of their level:
-- different, never worse. No view has a line for a worker.

-- Teams with their place in the tree, and for each source one for what belongs to none.
CREATE VIEW line_of_sight.team AS
WITH place AS (
	SELECT above.team_id, count(*) AS level, string_agg(team.name, ' > ' ORDER BY above.steps DESC) AS path
	FROM pledge.team_above AS above
	JOIN pledge.team ON team.team_id = above.above_id
	GROUP BY above.team_id
)
SELECT team.team_id,
	   source.name AS source_name,
	   team.team_key,
	   team.name AS team_name,
	   place.level::integer AS team_level,
	   place.path::varchar(1000) AS team_path,
	   team.parent_id AS parent_team_id,
	   above.name AS parent_team_name,
	   (NOT EXISTS (SELECT FROM pledge.team AS below WHERE below.parent_id = team.team_id))::integer AS is_lowest,
	   (CASE WHEN EXISTS (SELECT FROM pledge.team AS below WHERE below.parent_id = team.team_id) THEN 'Has teams below it'
			 ELSE 'Lowest level' END)::varchar(20) AS lowest_label
FROM pledge.team
JOIN pledge.source ON source.source_id = team.source_id
JOIN place ON place.team_id = team.team_id
LEFT JOIN pledge.team AS above ON above.team_id = team.parent_id
UNION ALL
SELECT -source.source_id::integer, source.name, NULL::varchar(128), 'No team'::varchar(120), 1, 'No team'::varchar(1000), NULL::integer,
	   NULL::varchar(120), 1, 'Lowest level'::varchar(20)
FROM pledge.source;

COMMENT ON VIEW line_of_sight.team IS
	'The teams, services and areas of each source with their place in the tree; to be joined by team_id. One row for each team, and for each source one for records that belong to no team. Key: team_id';
COMMENT ON COLUMN line_of_sight.team.team_id IS
	'Number of the team, which stays the same; below 0 for records that belong to no team';
COMMENT ON COLUMN line_of_sight.team.source_name IS
	'Source the team stands in';
COMMENT ON COLUMN line_of_sight.team.team_key IS
	'Key of the team in the host; null for what belongs to no team';
COMMENT ON COLUMN line_of_sight.team.team_name IS
	'Name of the team';
COMMENT ON COLUMN line_of_sight.team.team_level IS
	'Level of the team in the tree, 1 at the top';
COMMENT ON COLUMN line_of_sight.team.team_path IS
	'Names from the top down to the team';
COMMENT ON COLUMN line_of_sight.team.parent_team_id IS
	'Number of the team, service or area above it; null at the top';
COMMENT ON COLUMN line_of_sight.team.parent_team_name IS
	'Name of that team, service or area';
COMMENT ON COLUMN line_of_sight.team.is_lowest IS
	'1 when no team stands below it, otherwise 0';
COMMENT ON COLUMN line_of_sight.team.lowest_label IS
	'The same in words';

CREATE VIEW line_of_sight.team_month AS
WITH counted AS (	-- a record counts once for its team, and once for each level above
	SELECT cell.source_id, cell.edition, cell.month, coalesce(above.above_id, 0) AS team_id, pledge.outcome_sum(cell.counts) AS counts
	FROM pledge.cell
	JOIN pledge.shown_source AS shown ON shown.source_id = cell.source_id AND shown.edition = cell.edition
	LEFT JOIN pledge.team_above AS above ON above.source_id = cell.source_id AND above.team_id = cell.team_id
	GROUP BY cell.source_id, cell.edition, cell.month, coalesce(above.above_id, 0)
), level AS (
	SELECT above.team_id, count(*)::integer AS level FROM pledge.team_above AS above GROUP BY above.team_id
), place AS (
	SELECT source.source_id, source.name AS source_name, counted.edition, team.team_key, coalesce(team.name, 'No team'::varchar(120)) AS team_name,
		   above.team_key AS parent_team_key, counted.month, to_char(counted.month, 'YYYYMM')::integer AS month_id,
		   to_char(counted.month, 'Mon YYYY')::varchar(8) AS month_label, coalesce(team.team_id, -source.source_id::integer) AS team_id,
		   coalesce(level.level, 1) AS team_level, team.parent_id, counted.counts
	FROM counted
	JOIN pledge.source ON source.source_id = counted.source_id
	LEFT JOIN pledge.team ON team.team_id = counted.team_id
	LEFT JOIN level ON level.team_id = counted.team_id
	LEFT JOIN pledge.team AS above ON above.team_id = team.parent_id
), answer AS (	-- the fence keeps measures from being joined before the counts are read
	SELECT place.*, result.*
	FROM place CROSS JOIN LATERAL pledge.outcome_count_rows(place.counts) AS result
	OFFSET 0
)
SELECT answer.source_name,
	   answer.edition,
	   answer.team_key,
	   answer.team_name,
	   answer.parent_team_key,
	   answer.month,
	   answer.month_id,
	   answer.month_label,
	   measure.code AS measure_code,
	   measure.title AS measure_title,
	   measure.in_score::integer AS in_score,
	   (CASE WHEN measure.in_score THEN 'In the score' ELSE 'Beside the score' END)::varchar(16) AS in_score_label,
	   answer.met::integer AS met_count,
	   answer.eligible::integer AS eligible_count,
	   answer.untold::integer AS untold_count,
	   round(answer.met::double precision / nullif(answer.eligible, 0) * 1000000) / 1000000 AS met_ratio,
	   answer.excluded::integer AS excluded_count,
	   answer.team_id,
	   answer.team_level,
	   answer.parent_id AS parent_team_id
FROM answer
JOIN pledge.ruleset_measure AS measure ON measure.edition = answer.edition AND measure.measure_id = answer.measure_id;

COMMENT ON VIEW line_of_sight.team_month IS
	'Each measure, month by month, for each team and every level above it: what counts for a team counts once at each level, so add up one team_level only. One row for each source, team, measure and month in which the measure may ask about something; what belongs to no team is one team without a key. Key: source_name, edition, team_id, measure_code, month';
COMMENT ON COLUMN line_of_sight.team_month.source_name IS
	'Source the records stand in';
COMMENT ON COLUMN line_of_sight.team_month.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.team_month.team_key IS
	'Key of the team in the host; null for what belongs to no team';
COMMENT ON COLUMN line_of_sight.team_month.team_name IS
	'Name of the team';
COMMENT ON COLUMN line_of_sight.team_month.parent_team_key IS
	'Key of the team, service or area above it; null at the top';
COMMENT ON COLUMN line_of_sight.team_month.month IS
	'First day of the month: in which the records happened, the windows ended, or something fell due';
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
	'In the score or beside it, in words';
COMMENT ON COLUMN line_of_sight.team_month.met_count IS
	'Records, children, windows and due points for which the measure is met';
COMMENT ON COLUMN line_of_sight.team_month.eligible_count IS
	'Those that the measure asks about and that could be told';
COMMENT ON COLUMN line_of_sight.team_month.untold_count IS
	'Those for which it could not be told, since something was not mapped or not known';
COMMENT ON COLUMN line_of_sight.team_month.met_ratio IS
	'met_count over eligible_count; null when nothing could be told. Never add or average it';
COMMENT ON COLUMN line_of_sight.team_month.excluded_count IS
	'Those taken out for a reason, such as a visit without access: neither evidenced nor not, and in no rate';
COMMENT ON COLUMN line_of_sight.team_month.team_id IS
	'Number of the team, the key to the view team; below 0 for what belongs to no team';
COMMENT ON COLUMN line_of_sight.team_month.team_level IS
	'Level of the team in the tree, 1 at the top';
COMMENT ON COLUMN line_of_sight.team_month.parent_team_id IS
	'Number of the team, service or area above it; null at the top';

CREATE VIEW line_of_sight.team_funnel AS
WITH latest AS (
	SELECT cell.source_id, max(cell.month) AS month
	FROM pledge.cell
	JOIN pledge.shown_source AS shown ON shown.source_id = cell.source_id AND shown.edition = cell.edition AND cell.month < shown.complete_before
	WHERE cell.record_count > 0
	GROUP BY cell.source_id
), counted AS (
	SELECT cell.source_id, cell.edition, period.months, latest.month, above.above_id AS team_id, pledge.outcome_sum(cell.counts) AS counts
	FROM latest
	CROSS JOIN (VALUES (3), (12)) AS period (months)
	JOIN pledge.shown_source AS shown ON shown.source_id = latest.source_id
	JOIN pledge.cell ON cell.source_id = latest.source_id AND cell.edition = shown.edition
		AND cell.month <= latest.month AND cell.month > (latest.month - make_interval(months => period.months))::date
	JOIN pledge.team_above AS above ON above.source_id = cell.source_id AND above.team_id = cell.team_id
	GROUP BY cell.source_id, cell.edition, period.months, latest.month, above.above_id
), level AS (
	SELECT above.team_id, count(*)::integer AS level FROM pledge.team_above AS above GROUP BY above.team_id
), unit AS MATERIALIZED (
	SELECT counted.source_id, counted.edition, counted.months, counted.month, counted.team_id, level.level, result.*,
		   row_number() OVER side AS place
	FROM counted
	JOIN level ON level.team_id = counted.team_id
	CROSS JOIN LATERAL pledge.outcome_count_rows(counted.counts) AS result
	WINDOW side AS (PARTITION BY counted.source_id, counted.months, level.level, result.measure_id ORDER BY counted.team_id)
), side AS MATERIALIZED (
	SELECT series.source_id, series.months, series.level, series.measure_id, series.units, funnel.*
	FROM (SELECT unit.source_id, unit.months, unit.level, unit.measure_id, count(*) FILTER (WHERE unit.eligible > 0) AS units,
				 array_agg(unit.met ORDER BY unit.place) AS met, array_agg(unit.eligible ORDER BY unit.place) AS eligible
		  FROM unit GROUP BY unit.source_id, unit.months, unit.level, unit.measure_id) AS series
	CROSS JOIN LATERAL pledge.funnel(series.met, series.eligible) AS funnel
)
SELECT source.name AS source_name,
	   unit.edition,
	   unit.team_id,
	   team.team_key,
	   team.name AS team_name,
	   unit.level AS team_level,
	   measure.code AS measure_code,
	   measure.title AS measure_title,
	   unit.months AS period_month_count,
	   (unit.month - make_interval(months => unit.months - 1))::date AS first_month,
	   unit.month AS last_month,
	   (CASE unit.months WHEN 3 THEN 'Last 3 months' ELSE 'Last 12 months' END)::varchar(16) AS period_label,
	   unit.met::integer AS met_count,
	   unit.eligible::integer AS eligible_count,
	   unit.untold::integer AS untold_count,
	   round(unit.met::double precision / nullif(unit.eligible, 0) * 1000000) / 1000000 AS met_ratio,
	   round(side.centre * 1000000) / 1000000 AS centre_ratio,
	   round(side.lower_95 * 1000000) / 1000000 AS plain_lower_95_ratio,
	   round(side.upper_95 * 1000000) / 1000000 AS plain_upper_95_ratio,
	   round(side.lower_998 * 1000000) / 1000000 AS plain_lower_998_ratio,
	   round(side.upper_998 * 1000000) / 1000000 AS plain_upper_998_ratio,
	   round(side.adjusted_lower_95 * 1000000) / 1000000 AS adjusted_lower_95_ratio,
	   round(side.adjusted_upper_95 * 1000000) / 1000000 AS adjusted_upper_95_ratio,
	   round(side.adjusted_lower_998 * 1000000) / 1000000 AS adjusted_lower_998_ratio,
	   round(side.adjusted_upper_998 * 1000000) / 1000000 AS adjusted_upper_998_ratio,
	   side.is_overdispersed::integer AS is_overdispersed,
	   (CASE WHEN side.is_overdispersed THEN 'Teams differ more than by chance' WHEN NOT side.is_overdispersed THEN 'Teams differ as by chance'
			 ELSE 'Cannot tell' END)::varchar(40) AS overdispersed_label,
	   (CASE WHEN unit.eligible = 0 THEN 'cannot_tell'
			 WHEN side.centre IS NULL THEN 'no_limits'
			 WHEN unit.met::double precision / unit.eligible > limits.upper THEN 'different_high'
			 WHEN unit.met::double precision / unit.eligible < limits.lower THEN 'different_low'
			 ELSE 'within' END)::varchar(16) AS comparison,
	   (CASE WHEN unit.eligible = 0 THEN 'Cannot tell'
			 WHEN side.centre IS NULL THEN 'No limits: fewer than 5 teams'
			 WHEN unit.met::double precision / unit.eligible > limits.upper THEN 'Different from the others, higher: worth asking why'
			 WHEN unit.met::double precision / unit.eligible < limits.lower THEN 'Different, not worse, lower than the others: worth asking why'
			 ELSE 'No different from the others' END)::varchar(80) AS comparison_label
FROM unit
JOIN pledge.source ON source.source_id = unit.source_id
JOIN pledge.team ON team.team_id = unit.team_id
JOIN pledge.ruleset_measure AS measure ON measure.edition = unit.edition AND measure.measure_id = unit.measure_id
LEFT JOIN side ON side.source_id = unit.source_id AND side.months = unit.months AND side.level = unit.level
	AND side.measure_id = unit.measure_id AND side.place = unit.place
-- Plain limits call too many teams unusual where all differ; the others are for then.
CROSS JOIN LATERAL (
	SELECT CASE WHEN side.is_overdispersed THEN side.adjusted_lower_998 ELSE side.lower_998 END AS lower,
		   CASE WHEN side.is_overdispersed THEN side.adjusted_upper_998 ELSE side.upper_998 END AS upper) AS limits;

COMMENT ON VIEW line_of_sight.team_funnel IS
	'Each team beside the teams of its level, over the last 3 and the last 12 complete months. It ranks nobody: a team outside the limits is different, not worse, and worth asking why. No limits where fewer than 5 teams of the level could be told. One row for each source, team, measure and period. Key: source_name, edition, team_id, measure_code, period_month_count';
COMMENT ON COLUMN line_of_sight.team_funnel.source_name IS
	'Source the records stand in';
COMMENT ON COLUMN line_of_sight.team_funnel.edition IS
	'Edition of the rules that answered';
COMMENT ON COLUMN line_of_sight.team_funnel.team_id IS
	'Number of the team, the key to the view team';
COMMENT ON COLUMN line_of_sight.team_funnel.team_key IS
	'Key of the team in the host';
COMMENT ON COLUMN line_of_sight.team_funnel.team_name IS
	'Name of the team';
COMMENT ON COLUMN line_of_sight.team_funnel.team_level IS
	'Level of the team in the tree, 1 at the top';
COMMENT ON COLUMN line_of_sight.team_funnel.measure_code IS
	'Code of the measure';
COMMENT ON COLUMN line_of_sight.team_funnel.measure_title IS
	'Title of the measure';
COMMENT ON COLUMN line_of_sight.team_funnel.period_month_count IS
	'Length of the period in months: 3 or 12';
COMMENT ON COLUMN line_of_sight.team_funnel.first_month IS
	'First day of the first month of the period';
COMMENT ON COLUMN line_of_sight.team_funnel.last_month IS
	'First day of the last month of the period: the last complete one in which the source has records';
COMMENT ON COLUMN line_of_sight.team_funnel.period_label IS
	'The period in words';
COMMENT ON COLUMN line_of_sight.team_funnel.met_count IS
	'Records, children, windows and due points for which the measure is met';
COMMENT ON COLUMN line_of_sight.team_funnel.eligible_count IS
	'Those that the measure asks about and that could be told';
COMMENT ON COLUMN line_of_sight.team_funnel.untold_count IS
	'Those for which it could not be told, since something was not mapped or not known';
COMMENT ON COLUMN line_of_sight.team_funnel.met_ratio IS
	'met_count over eligible_count; null when nothing could be told. Never add or average it';
COMMENT ON COLUMN line_of_sight.team_funnel.centre_ratio IS
	'Rate of all teams of the level together; null where there are no limits';
COMMENT ON COLUMN line_of_sight.team_funnel.plain_lower_95_ratio IS
	'Lower limit of 95% by chance alone';
COMMENT ON COLUMN line_of_sight.team_funnel.plain_upper_95_ratio IS
	'Upper limit of 95% by chance alone';
COMMENT ON COLUMN line_of_sight.team_funnel.plain_lower_998_ratio IS
	'Lower limit of 99.8% by chance alone';
COMMENT ON COLUMN line_of_sight.team_funnel.plain_upper_998_ratio IS
	'Upper limit of 99.8% by chance alone';
COMMENT ON COLUMN line_of_sight.team_funnel.adjusted_lower_95_ratio IS
	'Lower limit of 95%, widened by how much the teams differ';
COMMENT ON COLUMN line_of_sight.team_funnel.adjusted_upper_95_ratio IS
	'Upper limit of 95%, widened by how much the teams differ';
COMMENT ON COLUMN line_of_sight.team_funnel.adjusted_lower_998_ratio IS
	'Lower limit of 99.8%, widened by how much the teams differ';
COMMENT ON COLUMN line_of_sight.team_funnel.adjusted_upper_998_ratio IS
	'Upper limit of 99.8%, widened by how much the teams differ';
COMMENT ON COLUMN line_of_sight.team_funnel.is_overdispersed IS
	'1 when the teams differ more than chance allows, so that the adjusted limits are to be used; otherwise 0';
COMMENT ON COLUMN line_of_sight.team_funnel.overdispersed_label IS
	'The same in words';
COMMENT ON COLUMN line_of_sight.team_funnel.comparison IS
	'within, different_high, different_low (beyond 99.8%), no_limits or cannot_tell';
COMMENT ON COLUMN line_of_sight.team_funnel.comparison_label IS
	'The comparison in words';

CREATE VIEW line_of_sight.team_context AS
SELECT source.name AS source_name,
	   cell.team_id,
	   team.team_key,
	   team.name AS team_name,
	   level.level AS team_level,
	   cell.month,
	   to_char(cell.month, 'YYYYMM')::integer AS month_id,
	   to_char(cell.month, 'Mon YYYY')::varchar(8) AS month_label,
	   cell.main_status AS team_function,
	   cell.child_count,
	   cell.worker_count,
	   round(cell.child_count::double precision / nullif(cell.worker_count, 0) * 1000000) / 1000000 AS children_per_worker_ratio,
	   cell.worker_change_count,
	   round(cell.worker_change_count::double precision / nullif(cell.child_count, 0) * 1000000) / 1000000 AS worker_change_ratio
FROM pledge.team_cell AS cell
JOIN pledge.shown_source AS source ON source.source_id = cell.source_id
JOIN pledge.team ON team.team_id = cell.team_id
JOIN (SELECT above.team_id, count(*)::integer AS level FROM pledge.team_above AS above GROUP BY above.team_id) AS level
	ON level.team_id = cell.team_id;

COMMENT ON VIEW line_of_sight.team_context IS
	'The circumstances in which a team works, without which its figures cannot be read: children, workers, changes. What periods and posts do not say, since they are not mapped, is null. One row for each source, team (with every level above) and month. Key: source_name, team_id, month';
COMMENT ON COLUMN line_of_sight.team_context.source_name IS
	'Source the team stands in';
COMMENT ON COLUMN line_of_sight.team_context.team_id IS
	'Number of the team, the key to the view team';
COMMENT ON COLUMN line_of_sight.team_context.team_key IS
	'Key of the team in the host';
COMMENT ON COLUMN line_of_sight.team_context.team_name IS
	'Name of the team';
COMMENT ON COLUMN line_of_sight.team_context.team_level IS
	'Level of the team in the tree, 1 at the top';
COMMENT ON COLUMN line_of_sight.team_context.month IS
	'First day of the month';
COMMENT ON COLUMN line_of_sight.team_context.month_id IS
	'The month as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.team_context.month_label IS
	'The month in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.team_context.team_function IS
	'What the team mostly does: the status that most of its periods of work have; null when it holds none';
COMMENT ON COLUMN line_of_sight.team_context.child_count IS
	'Children with a period of work held by the team on the last day of the month, each counted once';
COMMENT ON COLUMN line_of_sight.team_context.worker_count IS
	'Workers with a post in the team on that day';
COMMENT ON COLUMN line_of_sight.team_context.children_per_worker_ratio IS
	'child_count over worker_count; null without workers';
COMMENT ON COLUMN line_of_sight.team_context.worker_change_count IS
	'Changes of worker: periods begun in the month with another worker than the child had before';
COMMENT ON COLUMN line_of_sight.team_context.worker_change_ratio IS
	'worker_change_count over child_count; null without children';

CREATE VIEW line_of_sight.supervision_rhythm AS
WITH small AS (	-- few enough for a figure to speak of one person
	SELECT cell.*, team.parent_id, coalesce(cell.worker_count BETWEEN 1 AND 2, false) AS is_small
	FROM pledge.team_cell AS cell
	JOIN pledge.team ON team.team_id = cell.team_id
), beside AS (	-- one hidden team alone could be worked out from the level above
	SELECT small.*, count(*) FILTER (WHERE small.is_small) OVER sibling AS small_teams,
		   row_number() OVER (PARTITION BY small.source_id, small.month, small.parent_id, small.is_small OR coalesce(small.worker_count, 0) = 0
							  ORDER BY small.worker_count, small.team_id) AS turn
	FROM small
	WINDOW sibling AS (PARTITION BY small.source_id, small.month, small.parent_id)
)
SELECT source.name AS source_name,
	   cell.team_id,
	   team.team_key,
	   team.name AS team_name,
	   level.level AS team_level,
	   cell.month,
	   to_char(cell.month, 'YYYYMM')::integer AS month_id,
	   to_char(cell.month, 'Mon YYYY')::varchar(8) AS month_label,
	   CASE WHEN NOT hidden.it
			THEN cell.case_supervision_count + cell.personal_supervision_count + cell.group_supervision_count + cell.other_supervision_count END
			AS supervision_count,
	   CASE WHEN NOT hidden.it THEN cell.case_supervision_count END AS case_supervision_count,
	   CASE WHEN NOT hidden.it THEN cell.personal_supervision_count END AS personal_supervision_count,
	   CASE WHEN NOT hidden.it THEN cell.group_supervision_count END AS group_supervision_count,
	   CASE WHEN NOT hidden.it THEN cell.other_supervision_count END AS other_supervision_count,
	   cell.worker_count,
	   CASE WHEN NOT hidden.it THEN cell.worker_supervised_count END AS worker_supervised_count,
	   CASE WHEN NOT hidden.it THEN round(cell.worker_supervised_count::double precision / nullif(cell.worker_count, 0) * 1000000) / 1000000 END
			AS worker_supervised_ratio,
	   CASE WHEN NOT hidden.it THEN cell.reflection_count END AS reflection_count,
	   CASE WHEN NOT hidden.it THEN cell.reflection_told_count END AS reflection_told_count,
	   CASE WHEN NOT hidden.it THEN round(cell.reflection_count::double precision / nullif(cell.reflection_told_count, 0) * 1000000) / 1000000 END
			AS reflection_ratio,
	   hidden.it::integer AS is_hidden,
	   (CASE WHEN hidden.it THEN 'Hidden: speaks of few people' ELSE 'Shown' END)::varchar(40) AS hidden_label
FROM beside AS cell
JOIN pledge.shown_source AS source ON source.source_id = cell.source_id
JOIN pledge.team ON team.team_id = cell.team_id
JOIN (SELECT above.team_id, count(*)::integer AS level FROM pledge.team_above AS above GROUP BY above.team_id) AS level
	ON level.team_id = cell.team_id
CROSS JOIN LATERAL (
	SELECT cell.is_small OR cell.parent_id IS NOT NULL AND cell.small_teams = 1 AND cell.turn = 1 AND coalesce(cell.worker_count, 0) > 0 AS it) AS hidden;

COMMENT ON VIEW line_of_sight.supervision_rhythm IS
	'How often a team comes together for supervision, how many of its workers have it, and how much of it is reflective. It has no line for a worker: where one or two workers hold a post, what would speak of them is hidden, and with a single such team so is the smallest beside it. One row for each source, team (with every level above) and month. Key: source_name, team_id, month';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.source_name IS
	'Source the team stands in';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.team_id IS
	'Number of the team, the key to the view team';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.team_key IS
	'Key of the team in the host';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.team_name IS
	'Name of the team';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.team_level IS
	'Level of the team in the tree, 1 at the top';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.month IS
	'First day of the month';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.month_id IS
	'The month as a number, such as 202506';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.month_label IS
	'The month in words, such as Jun 2025';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.supervision_count IS
	'Supervisions held with workers of the team; null when hidden';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.case_supervision_count IS
	'Of these, about cases';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.personal_supervision_count IS
	'Of these, about the worker; their text is not read unless the authority chooses so';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.group_supervision_count IS
	'Of these, of a group';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.other_supervision_count IS
	'Of these, of no kind that is known';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.worker_count IS
	'Workers with a post in the team on the last day of the month';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.worker_supervised_count IS
	'Of these workers, those supervised in the month in any way; null when hidden';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.worker_supervised_ratio IS
	'worker_supervised_count over worker_count; null when hidden or without workers';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.reflection_count IS
	'Supervisions other than personal that show reflection; on trial, as it is read from text; null when hidden';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.reflection_told_count IS
	'Supervisions other than personal of which it could be told; null when hidden';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.reflection_ratio IS
	'reflection_count over reflection_told_count; null when hidden or nothing could be told';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.is_hidden IS
	'1 when figures are hidden since they would speak of few people, otherwise 0';
COMMENT ON COLUMN line_of_sight.supervision_rhythm.hidden_label IS
	'The same in words';

-- Stored counts of teams: children, workers, changes of worker and supervision, by
-- month, at every level of the tree of teams. Counted anew at the end of each run.

-- Every team with itself and all above it. A team that lies above itself ends the walk.
CREATE VIEW pledge.team_above AS
WITH RECURSIVE above (source_id, team_id, above_id, next_id, path) AS (
	SELECT team.source_id, team.team_id, team.team_id, team.parent_id, ARRAY[team.team_id]
	FROM pledge.team
	UNION ALL
	SELECT above.source_id, above.team_id, team.team_id, team.parent_id, above.path || team.team_id
	FROM above JOIN pledge.team ON team.team_id = above.next_id AND team.source_id = above.source_id
	WHERE team.team_id <> ALL (above.path)
)
SELECT above.source_id, above.team_id, above.above_id, cardinality(above.path) - 1 AS steps
FROM above;

COMMENT ON VIEW pledge.team_above IS
	'Each team with itself and with every team above it: one row for each pair';
COMMENT ON COLUMN pledge.team_above.source_id IS
	'Source of the team';
COMMENT ON COLUMN pledge.team_above.team_id IS
	'The team';
COMMENT ON COLUMN pledge.team_above.above_id IS
	'The team itself, or one above it';
COMMENT ON COLUMN pledge.team_above.steps IS
	'How far above: 0 for the team itself';

CREATE TABLE pledge.team_cell (
	source_id	smallint	NOT NULL,
	month		date		NOT NULL,
	team_id		integer		NOT NULL,
	child_count	integer,
	main_status	varchar(64),
	worker_count integer,
	worker_change_count integer,
	case_supervision_count integer NOT NULL,
	personal_supervision_count integer NOT NULL,
	group_supervision_count integer NOT NULL,
	other_supervision_count integer NOT NULL,
	worker_supervised_count integer,
	reflection_count integer NOT NULL,
	reflection_told_count integer NOT NULL,
	CONSTRAINT team_cell_pkey PRIMARY KEY (source_id, month, team_id)
);

COMMENT ON TABLE pledge.team_cell IS
	'The circumstances of a team and its supervision in a month; of a team above others, with all below it';
COMMENT ON COLUMN pledge.team_cell.source_id IS
	'Source of the team';
COMMENT ON COLUMN pledge.team_cell.month IS
	'First day of the month';
COMMENT ON COLUMN pledge.team_cell.team_id IS
	'The team';
COMMENT ON COLUMN pledge.team_cell.child_count IS
	'Children with a period of work held by the team on the last day of the month, each counted once; null where no periods are mapped';
COMMENT ON COLUMN pledge.team_cell.main_status IS
	'The status that most of these periods have';
COMMENT ON COLUMN pledge.team_cell.worker_count IS
	'Workers with a post in the team on that day; null where no posts are mapped';
COMMENT ON COLUMN pledge.team_cell.worker_change_count IS
	'Periods begun in the month with another worker than the child had before';
COMMENT ON COLUMN pledge.team_cell.case_supervision_count IS
	'Case supervisions of workers of the team in the month';
COMMENT ON COLUMN pledge.team_cell.personal_supervision_count IS
	'Personal supervisions';
COMMENT ON COLUMN pledge.team_cell.group_supervision_count IS
	'Group supervisions';
COMMENT ON COLUMN pledge.team_cell.other_supervision_count IS
	'Supervisions of which nothing says what kind';
COMMENT ON COLUMN pledge.team_cell.worker_supervised_count IS
	'Of the workers with a post on the last day, those supervised in the month';
COMMENT ON COLUMN pledge.team_cell.reflection_count IS
	'Supervisions other than personal that show reflection';
COMMENT ON COLUMN pledge.team_cell.reflection_told_count IS
	'Supervisions other than personal of which it could be told';

CREATE FUNCTION pledge.team_cell_rows(source_id smallint, edition integer, today date)
RETURNS TABLE (month date, team_id integer, child_count integer, main_status varchar, worker_count integer, worker_change_count integer,
			   case_supervision_count integer, personal_supervision_count integer, group_supervision_count integer,
			   other_supervision_count integer, worker_supervised_count integer, reflection_count integer, reflection_told_count integer)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH month AS MATERIALIZED (
		SELECT counted.month, least((counted.month + interval '1 month - 1 day')::date, team_cell_rows.today) AS last_day
		FROM (SELECT DISTINCT cell.month FROM pledge.cell
			  WHERE cell.source_id = team_cell_rows.source_id AND cell.edition = team_cell_rows.edition
				AND cell.month <= team_cell_rows.today) AS counted
	), above AS MATERIALIZED (
		SELECT team_above.team_id, team_above.above_id FROM pledge.team_above WHERE team_above.source_id = team_cell_rows.source_id
	), held_child AS MATERIALIZED (
		SELECT month.month, period.team_id, period.subject_id, period.status
		FROM pledge.period
		JOIN month ON month.last_day BETWEEN period.valid_from AND period.valid_to
		WHERE period.source_id = team_cell_rows.source_id AND period.team_id IS NOT NULL
	), child AS (
		SELECT each.month, each.team_id, count(*) AS children
		FROM (SELECT DISTINCT held_child.month, above.above_id AS team_id, held_child.subject_id
			  FROM held_child JOIN above ON above.team_id = held_child.team_id) AS each
		GROUP BY each.month, each.team_id
	), status AS (
		SELECT DISTINCT ON (counted.month, counted.team_id) counted.month, counted.team_id, counted.status
		FROM (SELECT direct.month, above.above_id AS team_id, direct.status, sum(direct.periods) AS periods
			  FROM (SELECT held_child.month, held_child.team_id, held_child.status, count(*) AS periods
					FROM held_child GROUP BY held_child.month, held_child.team_id, held_child.status) AS direct
			  JOIN above ON above.team_id = direct.team_id
			  GROUP BY direct.month, above.above_id, direct.status) AS counted
		ORDER BY counted.month, counted.team_id, counted.periods DESC, counted.status
	), began AS (
		SELECT period.team_id, period.valid_from, period.worker_id,
			   lag(period.worker_id) OVER (PARTITION BY period.subject_id ORDER BY period.valid_from, period.period_id) AS worker_before
		FROM pledge.period
		WHERE period.source_id = team_cell_rows.source_id AND period.worker_id IS NOT NULL AND isfinite(period.valid_from)
		  AND period.valid_to >= period.valid_from
	), change AS (
		SELECT month.month, above.above_id AS team_id, count(*) AS changes
		FROM began
		JOIN above ON above.team_id = began.team_id
		JOIN month ON month.month = date_trunc('month', began.valid_from::timestamp)::date
		WHERE began.worker_before <> began.worker_id AND began.valid_from <= team_cell_rows.today
		GROUP BY month.month, above.above_id
	), held AS (
		SELECT DISTINCT month.month, above.above_id AS team_id, post.worker_id
		FROM pledge.post
		JOIN above ON above.team_id = post.team_id
		JOIN month ON month.last_day BETWEEN post.valid_from AND post.valid_to
		WHERE post.source_id = team_cell_rows.source_id
	), supervision AS MATERIALIZED (
		SELECT date_trunc('month', assessment.occurred_on::timestamp)::date AS month, assessment.team_id, record.subkind, record.supervisee_id,
			   15 = ANY (assessment.facts) AS reflects, 15 <> ALL (assessment.unknown) AS is_told
		FROM pledge.assessment
		JOIN pledge.record ON record.record_id = assessment.record_id
		WHERE assessment.source_id = team_cell_rows.source_id AND assessment.edition = team_cell_rows.edition
		  AND assessment.is_first AND assessment.kind = 'supervision' AND assessment.occurred_on <= team_cell_rows.today
	), worker AS (
		SELECT held.month, held.team_id, count(*) AS workers, count(met.worker_id) AS supervised
		FROM held
		LEFT JOIN (SELECT DISTINCT supervision.month, supervision.supervisee_id AS worker_id FROM supervision) AS met
			ON met.month = held.month AND met.worker_id = held.worker_id
		GROUP BY held.month, held.team_id
	), rhythm AS (
		SELECT supervision.month, above.above_id AS team_id,
			   count(*) FILTER (WHERE supervision.subkind = 'case') AS case_count,
			   count(*) FILTER (WHERE supervision.subkind = 'personal') AS personal_count,
			   count(*) FILTER (WHERE supervision.subkind = 'group') AS group_count,
			   count(*) FILTER (WHERE coalesce(supervision.subkind, '') NOT IN ('case', 'personal', 'group')) AS other_count,
			   count(*) FILTER (WHERE supervision.subkind IS DISTINCT FROM 'personal' AND supervision.reflects) AS reflection,
			   count(*) FILTER (WHERE supervision.subkind IS DISTINCT FROM 'personal' AND supervision.is_told) AS reflection_told
		FROM supervision
		JOIN above ON above.team_id = supervision.team_id
		GROUP BY supervision.month, above.above_id
	), place AS (
		SELECT child.month, child.team_id FROM child
		UNION SELECT change.month, change.team_id FROM change
		UNION SELECT worker.month, worker.team_id FROM worker
		UNION SELECT rhythm.month, rhythm.team_id FROM rhythm
	)
	SELECT place.month, place.team_id, CASE WHEN mapped.periods THEN coalesce(child.children, 0) END::integer, status.status,
		   CASE WHEN mapped.posts THEN coalesce(worker.workers, 0) END::integer,
		   CASE WHEN mapped.periods THEN coalesce(change.changes, 0) END::integer, coalesce(rhythm.case_count, 0)::integer, coalesce(rhythm.personal_count, 0)::integer,
		   coalesce(rhythm.group_count, 0)::integer, coalesce(rhythm.other_count, 0)::integer,
		   CASE WHEN mapped.posts THEN coalesce(worker.supervised, 0) END::integer,
		   coalesce(rhythm.reflection, 0)::integer, coalesce(rhythm.reflection_told, 0)::integer
	FROM place
	-- What is not mapped is not known, and not nought.
	CROSS JOIN (SELECT EXISTS (SELECT FROM pledge.period WHERE period.source_id = team_cell_rows.source_id) AS periods,
					   EXISTS (SELECT FROM pledge.post WHERE post.source_id = team_cell_rows.source_id) AS posts) AS mapped
	LEFT JOIN child ON child.month = place.month AND child.team_id = place.team_id
	LEFT JOIN status ON status.month = place.month AND status.team_id = place.team_id
	LEFT JOIN change ON change.month = place.month AND change.team_id = place.team_id
	LEFT JOIN worker ON worker.month = place.month AND worker.team_id = place.team_id
	LEFT JOIN rhythm ON rhythm.month = place.month AND rhythm.team_id = place.team_id;
END;

COMMENT ON FUNCTION pledge.team_cell_rows(smallint, integer, date) IS
	'The circumstances and supervision of the teams of a source as of a day, in the months that have cells; what pledge.team_cell keeps';

CREATE FUNCTION pledge.refresh_team_cells(source pledge.source, edition integer)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET work_mem = '64MB'
SET jit = off
BEGIN ATOMIC
	DELETE FROM pledge.team_cell WHERE team_cell.source_id = (source).source_id;
	INSERT INTO pledge.team_cell (source_id, month, team_id, child_count, main_status, worker_count, worker_change_count,
								  case_supervision_count, personal_supervision_count, group_supervision_count, other_supervision_count,
								  worker_supervised_count, reflection_count, reflection_told_count)
	SELECT (source).source_id, counted.month, counted.team_id, counted.child_count, counted.main_status, counted.worker_count,
		   counted.worker_change_count, counted.case_supervision_count, counted.personal_supervision_count, counted.group_supervision_count,
		   counted.other_supervision_count, counted.worker_supervised_count, counted.reflection_count, counted.reflection_told_count
	FROM pledge.team_cell_rows((source).source_id, refresh_team_cells.edition, now()::date) AS counted;
END;

COMMENT ON FUNCTION pledge.refresh_team_cells(pledge.source, integer) IS
	'Counts the circumstances and supervision of all teams of a source anew; a last step of a run';

REVOKE EXECUTE ON FUNCTION
	pledge.team_cell_rows(smallint, integer, date),
	pledge.refresh_team_cells(pledge.source, integer)
FROM PUBLIC;

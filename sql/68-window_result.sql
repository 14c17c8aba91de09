-- Window measures: a quality that good practice shows now and then is asked of a
-- stretch of time, and met if any record in it shows it. Worked out for all windows
-- of a source at the end of a run, from what its records answer one by one.
--
-- A window that has not ended is not answered, unless it is met already; it counts
-- in no score before it has ended, or quarters would look better while they last.

CREATE TABLE pledge.window_result (
	source_id	smallint	NOT NULL,
	edition		integer		NOT NULL,
	measure_id	smallint	NOT NULL,
	subject_id	bigint		NOT NULL,
	worker_id	integer		NOT NULL,
	team_id		integer,
	starts_on	date		NOT NULL,
	ends_on		date		NOT NULL,
	is_ended	boolean		NOT NULL,
	outcome		varchar(13)	NOT NULL,
	record_count integer	NOT NULL,
	restricted	boolean		NOT NULL,
	CONSTRAINT window_result_outcome_check CHECK (outcome IN ('evidenced', 'not evidenced', 'cannot tell', 'excluded'))
);

CREATE UNIQUE INDEX window_result_key ON pledge.window_result
	(source_id, edition, measure_id, subject_id, worker_id, starts_on, ends_on, (coalesce(team_id, 0)));
CREATE INDEX window_result_subject_index ON pledge.window_result (source_id, subject_id);

COMMENT ON TABLE pledge.window_result IS
	'What each window measure answers for each window: a child''s, a supervised worker''s or a service''s stretch of time. No worker''s row is shown to anybody but as part of a team';
COMMENT ON COLUMN pledge.window_result.source_id IS
	'Source the records stand in';
COMMENT ON COLUMN pledge.window_result.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.window_result.measure_id IS
	'The measure (pledge.measure), whose window_of says what kind of window it is';
COMMENT ON COLUMN pledge.window_result.subject_id IS
	'The child; 0 for windows of a worker or a service';
COMMENT ON COLUMN pledge.window_result.worker_id IS
	'The supervised worker; 0 for windows of a child or a service';
COMMENT ON COLUMN pledge.window_result.team_id IS
	'The team of the last record of the window, or the service; null when none is known';
COMMENT ON COLUMN pledge.window_result.starts_on IS
	'First day of the window; of two visits or supervisions, the day of the earlier';
COMMENT ON COLUMN pledge.window_result.ends_on IS
	'Last day of the window; of two visits or supervisions, the day of the later';
COMMENT ON COLUMN pledge.window_result.is_ended IS
	'Whether the window had ended when it was worked out; others count in no score';
COMMENT ON COLUMN pledge.window_result.outcome IS
	'evidenced, not evidenced, cannot tell or excluded';
COMMENT ON COLUMN pledge.window_result.record_count IS
	'Records in the window that were asked';
COMMENT ON COLUMN pledge.window_result.restricted IS
	'Whether few may see a record of it, or the child''s records';
COMMENT ON INDEX pledge.window_result_key IS
	'One answer for each measure and window';
COMMENT ON INDEX pledge.window_result_subject_index IS
	'Finds the windows of a child';

-- What each record says to each window measure that it is asked by.
CREATE FUNCTION pledge.window_record(source_id smallint, edition integer)
RETURNS TABLE (measure_id smallint, window_of varchar, record_key varchar, occurred_at timestamptz, subject_id bigint, worker_id integer, team_id integer,
			   occurred_on date, restricted boolean, is_first boolean, actions_done boolean, answer text)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH told AS MATERIALIZED (	-- each record is asked once, however the rest is joined
		SELECT assessment.record_id, assessment.subject_id, assessment.team_id, assessment.occurred_on, assessment.restricted, assessment.is_first,
			   assessment.facts, answer.met, answer.unmet, answer.untold, answer.excluded
		FROM pledge.assessment
		CROSS JOIN LATERAL pledge.window_answers(assessment.facts, assessment.unknown, assessment.edition) AS answer
		WHERE assessment.source_id = window_record.source_id AND assessment.edition = window_record.edition AND assessment.kind IS NOT NULL
		  AND cardinality(answer.met || answer.unmet || answer.untold || answer.excluded) > 0
	)
	SELECT asked.measure_id, measure.window_of, record.record_key, record.occurred_at, told.subject_id, record.supervisee_id, told.team_id,
		   told.occurred_on, told.restricted, told.is_first, done.fact_id = ANY (told.facts), asked.answer
	FROM told
	JOIN pledge.record ON record.record_id = told.record_id
	CROSS JOIN LATERAL (
		SELECT id AS measure_id, 'met' AS answer FROM unnest(told.met) AS id
		UNION ALL SELECT id, 'unmet' FROM unnest(told.unmet) AS id
		UNION ALL SELECT id, 'untold' FROM unnest(told.untold) AS id
		UNION ALL SELECT id, 'excluded' FROM unnest(told.excluded) AS id) AS asked
	JOIN pledge.ruleset_measure AS measure ON measure.edition = window_record.edition AND measure.measure_id = asked.measure_id
	CROSS JOIN (SELECT fact.fact_id FROM pledge.fact WHERE fact.code = 'actions_done_in_time') AS done;
END;

COMMENT ON FUNCTION pledge.window_record(smallint, integer) IS
	'What each record answers to each window measure, with what its windows are made from';

-- The outcome of a window from the answers of its records: one that shows it is
-- enough; where none does, one that cannot be told leaves the window untold.
CREATE FUNCTION pledge.window_outcome(met bigint, unmet bigint, untold bigint)
RETURNS varchar(13)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN met > 0 THEN 'evidenced' WHEN untold > 0 THEN 'cannot tell' WHEN unmet > 0 THEN 'not evidenced' ELSE 'excluded' END;

COMMENT ON FUNCTION pledge.window_outcome(bigint, bigint, bigint) IS
	'The answer of a window whose records answer so often met, not met and cannot tell; excluded when every record of it is excused';

-- The service above a team: the top of its tree. A team that lies above itself is
-- its own top.
CREATE FUNCTION pledge.team_service(source_id smallint)
RETURNS TABLE (team_id integer, service_id integer)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH RECURSIVE above (team_id, service_id, parent_id, path) AS (
		SELECT team.team_id, team.team_id, team.parent_id, ARRAY[team.team_id]
		FROM pledge.team WHERE team.source_id = team_service.source_id
		UNION ALL
		SELECT above.team_id, team.team_id, team.parent_id, above.path || team.team_id
		FROM above JOIN pledge.team ON team.team_id = above.parent_id
		WHERE team.team_id <> ALL (above.path)
	)
	SELECT DISTINCT ON (above.team_id) above.team_id, above.service_id
	FROM above
	ORDER BY above.team_id, cardinality(above.path) DESC;
END;

COMMENT ON FUNCTION pledge.team_service(smallint) IS
	'The top team above each team of a source';

-- First contact with a child, and each change of worker or status: the day on
-- which something new is to be explained to the child, and the day before the next
-- such change, at most 30 days later.
CREATE FUNCTION pledge.contact_window(source_id smallint)
RETURNS TABLE (subject_id bigint, starts_on date, ends_on date)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT changed.subject_id, changed.valid_from,
		   least(changed.valid_from + 30, lead(changed.valid_from) OVER (PARTITION BY changed.subject_id ORDER BY changed.valid_from) - 1)
	FROM (SELECT DISTINCT period.subject_id, period.valid_from
		  FROM pledge.period
		  WHERE period.source_id = contact_window.source_id AND isfinite(period.valid_from) AND period.valid_to >= period.valid_from) AS changed;
END;

COMMENT ON FUNCTION pledge.contact_window(smallint) IS
	'The windows in which something new is to be explained to a child: from each beginning of a status or change of worker, 30 days or until the next';

-- How many workers each child had in a year, of the years through which the child
-- had one on any day. A period of which nobody knows when it began may lie in every
-- year up to its end; one that began more than 30 years ago is such, since no child is
-- so old: the day stands for none.
CREATE FUNCTION pledge.worker_year(source_id smallint)
RETURNS TABLE (subject_id bigint, starts_on date, ends_on date, worker_count integer, may_be_more boolean)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT held.subject_id, held.starts_on, held.ends_on, held.worker_count,
		   EXISTS (SELECT FROM pledge.period AS other
				   WHERE other.source_id = worker_year.source_id AND other.subject_id = held.subject_id AND other.worker_id <> held.worker_id
					 AND coalesce(other.valid_from < now()::date - 10958, true) AND other.valid_to >= held.starts_on)
	FROM (SELECT period.subject_id, year.day::date AS starts_on, (year.day + interval '1 year - 1 day')::date AS ends_on,
				 count(DISTINCT period.worker_id)::integer AS worker_count, min(period.worker_id) AS worker_id
		  FROM pledge.period
		  CROSS JOIN LATERAL generate_series(
			date_trunc('year', period.valid_from::timestamp),
			least(period.valid_to, now()::date)::timestamp, interval '1 year') AS year (day)
		  WHERE period.source_id = worker_year.source_id AND period.worker_id IS NOT NULL
			AND period.valid_from BETWEEN now()::date - 10958 AND now()::date AND period.valid_to >= period.valid_from
		  GROUP BY period.subject_id, year.day) AS held;
END;

COMMENT ON FUNCTION pledge.worker_year(smallint) IS
	'How many allocated workers each child had in each calendar year in which there was one; may_be_more when the beginning of another''s time is not known';

CREATE FUNCTION pledge.window_rows(source_id smallint, edition integer, today date)
RETURNS TABLE (measure_id smallint, subject_id bigint, worker_id integer, team_id integer, starts_on date, ends_on date,
			   is_ended boolean, outcome varchar, record_count integer, restricted boolean)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH answered AS MATERIALIZED (
		SELECT answer.* FROM pledge.window_record(window_rows.source_id, window_rows.edition) AS answer
		WHERE answer.occurred_on <= window_rows.today
	), service AS MATERIALIZED (
		SELECT above.* FROM pledge.team_service(window_rows.source_id) AS above
	), contact AS MATERIALIZED (
		SELECT changed.* FROM pledge.contact_window(window_rows.source_id) AS changed
	), quarterly AS (	-- of a supervised worker, a child, a service
		SELECT answered.measure_id, answered.window_of, answered.answer, answered.restricted, answered.team_id, answered.occurred_on,
			   CASE WHEN answered.window_of = 'child_quarter' THEN answered.subject_id ELSE 0 END AS subject_id,
			   CASE WHEN answered.window_of = 'supervisee_quarter' THEN answered.worker_id ELSE 0 END AS worker_id,
			   CASE WHEN answered.window_of = 'service_quarter' THEN service.service_id END AS service_id,
			   date_trunc('quarter', answered.occurred_on::timestamp)::date AS starts_on
		FROM answered
		LEFT JOIN service ON service.team_id = answered.team_id
		WHERE answered.window_of = 'child_quarter' AND answered.subject_id <> 0
		   OR answered.window_of = 'supervisee_quarter' AND answered.worker_id IS NOT NULL AND answered.is_first
		   OR answered.window_of = 'service_quarter' AND answered.is_first
	), paired AS (	-- each visit or supervision with the one before it
		SELECT answered.measure_id, answered.window_of, answered.subject_id, answered.team_id, answered.answer, answered.restricted, answered.occurred_on,
			   lag(answered.answer) OVER earlier AS answer_before, lag(answered.actions_done) OVER earlier AS done_before,
			   lag(answered.occurred_on) OVER earlier AS day_before,
			   lag(answered.restricted) OVER earlier AS restricted_before
		FROM answered
		WHERE answered.window_of IN ('child_visit_pair', 'child_supervision_pair') AND answered.subject_id <> 0
		WINDOW earlier AS (PARTITION BY answered.measure_id, answered.subject_id ORDER BY answered.occurred_on, answered.occurred_at, answered.record_key)
	)
	SELECT quarterly.measure_id, quarterly.subject_id, quarterly.worker_id,
		   coalesce(quarterly.service_id, (array_agg(quarterly.team_id ORDER BY quarterly.occurred_on DESC, quarterly.team_id))[1]),
		   quarterly.starts_on, (quarterly.starts_on + interval '3 months - 1 day')::date,
		   quarterly.starts_on + interval '3 months' <= window_rows.today,
		   pledge.window_outcome(count(*) FILTER (WHERE quarterly.answer = 'met'), count(*) FILTER (WHERE quarterly.answer = 'unmet'),
								 count(*) FILTER (WHERE quarterly.answer = 'untold')),
		   count(*)::integer, bool_or(quarterly.restricted)
	FROM quarterly
	GROUP BY quarterly.measure_id, quarterly.subject_id, quarterly.worker_id, quarterly.service_id, quarterly.starts_on
	HAVING quarterly.starts_on + interval '3 months' <= window_rows.today OR bool_or(quarterly.answer = 'met')
	UNION ALL
	-- Seen alone at either of two visits is enough. What was agreed is followed up in the later supervision, or
	-- was done in time.
	SELECT paired.measure_id, paired.subject_id, 0, (array_agg(paired.team_id))[1], paired.day_before, paired.occurred_on, true,
		   pledge.window_outcome(
				sum(CASE WHEN paired.answer = 'met' OR paired.window_of = 'child_visit_pair' AND paired.answer_before = 'met'
							OR paired.window_of = 'child_supervision_pair' AND paired.done_before THEN 1 ELSE 0 END),
				sum(CASE WHEN paired.answer = 'unmet' OR paired.window_of = 'child_visit_pair' AND paired.answer_before = 'unmet' THEN 1 ELSE 0 END),
				sum(CASE WHEN paired.answer = 'untold' OR paired.window_of = 'child_visit_pair' AND paired.answer_before = 'untold' THEN 1 ELSE 0 END)),
		   2, bool_or(paired.restricted OR paired.restricted_before)
	FROM paired
	WHERE paired.day_before IS NOT NULL
	GROUP BY paired.measure_id, paired.subject_id, paired.day_before, paired.occurred_on
	UNION ALL
	SELECT answered.measure_id, answered.subject_id, 0, (array_agg(answered.team_id ORDER BY answered.occurred_on DESC, answered.team_id))[1],
		   contact.starts_on, contact.ends_on, contact.ends_on < window_rows.today,
		   pledge.window_outcome(count(*) FILTER (WHERE answered.answer = 'met'), count(*) FILTER (WHERE answered.answer = 'unmet'),
								 count(*) FILTER (WHERE answered.answer = 'untold')),
		   count(*)::integer, bool_or(answered.restricted)
	FROM contact
	JOIN answered ON answered.window_of = 'child_contact' AND answered.subject_id = contact.subject_id
		AND answered.occurred_on BETWEEN contact.starts_on AND contact.ends_on
	GROUP BY answered.measure_id, answered.subject_id, contact.starts_on, contact.ends_on
	HAVING contact.ends_on < window_rows.today OR bool_or(answered.answer = 'met')
	UNION ALL
	SELECT measure.measure_id, year.subject_id, 0, held.team_id, year.starts_on, year.ends_on, year.ends_on < window_rows.today,
		   CASE WHEN year.worker_count > 1 THEN 'not evidenced' WHEN year.may_be_more THEN 'cannot tell' ELSE 'evidenced' END::varchar(13), year.worker_count, subject.restricted
	FROM pledge.worker_year(window_rows.source_id) AS year
	JOIN pledge.subject ON subject.subject_id = year.subject_id
	JOIN pledge.ruleset_measure AS measure ON measure.edition = window_rows.edition AND measure.window_of = 'child_year'
	LEFT JOIN LATERAL (
		SELECT period.team_id FROM pledge.period
		WHERE period.source_id = window_rows.source_id AND period.subject_id = year.subject_id AND period.valid_from <= year.ends_on
		ORDER BY period.valid_from DESC, period.team_id LIMIT 1) AS held ON true
	WHERE year.ends_on < window_rows.today OR year.worker_count > 1;
END;

COMMENT ON FUNCTION pledge.window_rows(smallint, integer, date) IS
	'The answer of every window of a source as of a day, worked out from its records; what pledge.window_result keeps';

CREATE FUNCTION pledge.refresh_windows(source pledge.source, edition integer)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET work_mem = '64MB'
SET jit = off
BEGIN ATOMIC
	DELETE FROM pledge.window_result WHERE window_result.source_id = (source).source_id;
	INSERT INTO pledge.window_result (source_id, edition, measure_id, subject_id, worker_id, team_id, starts_on, ends_on, is_ended, outcome,
									  record_count, restricted)
	SELECT (source).source_id, refresh_windows.edition, found.measure_id, found.subject_id, found.worker_id, found.team_id, found.starts_on,
		   found.ends_on, found.is_ended, found.outcome, found.record_count, found.restricted
	FROM pledge.window_rows((source).source_id, refresh_windows.edition, now()::date) AS found;
END;

COMMENT ON FUNCTION pledge.refresh_windows(pledge.source, integer) IS
	'Works out all windows of a source anew; the last step of a run';

REVOKE EXECUTE ON FUNCTION
	pledge.window_record(smallint, integer),
	pledge.team_service(smallint),
	pledge.contact_window(smallint),
	pledge.worker_year(smallint),
	pledge.window_rows(smallint, integer, date),
	pledge.refresh_windows(pledge.source, integer)
FROM PUBLIC;

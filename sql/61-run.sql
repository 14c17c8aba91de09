-- Runs: the walk over a host's records, batch by batch. The procedures commit, so
-- they cannot carry a SET clause: after each COMMIT they pin search_path again
-- before anything else. Whatever a view raises is caught, and only its SQLSTATE
-- goes further, since the server's own messages quote values, and values may be
-- narrative.

-- Opens a transaction of a run: takes the source's lock, makes sure that no other
-- session has closed the run, and pins what the host's views may depend on.
CREATE FUNCTION pledge.continue_run(run bigint, source pledge.source)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(pledge.lock_class(), source.source_id);
	PERFORM FROM pledge.assess_run AS r WHERE r.run_id = run AND r.state = 'running';
	IF NOT FOUND THEN
		RAISE EXCEPTION 'this run over source "%" was closed by another session', source.name
			USING ERRCODE = 'object_in_use', HINT = 'Look at pledge.assess_progress, and call again if nothing is running.';
	END IF;
	PERFORM set_config('timezone', source.time_zone, true);
	-- A policy of the host must raise: records that it hid would look removed.
	PERFORM set_config('row_security', 'off', true);
END;
$$;

COMMENT ON FUNCTION pledge.continue_run(bigint, pledge.source) IS
	'Begins a transaction of a run: lock, check that the run is still open, time zone, row security';

-- Opens a run. A run that is marked as running although nobody holds the lock
-- may only be between two transactions, so it is given time to take the lock
-- again before it is closed as dead.
CREATE PROCEDURE pledge.begin_run(source_name text, run_kind text, INOUT run bigint)
LANGUAGE plpgsql
AS $$
DECLARE
	source pledge.source;
	other pledge.assess_run;
	attempt integer := 0;
BEGIN
	LOOP
		COMMIT;
		SET LOCAL search_path = pg_catalog, pg_temp;
		source := pledge.find_source(source_name);
		PERFORM pledge.require_mapping(source.name, source.schema_name, source.characteristics);
		IF NOT pledge.try_lock_source(source.source_id) THEN
			RAISE EXCEPTION 'source "%" is being assessed already', source.name
				USING ERRCODE = 'object_in_use',
					  HINT = 'One run works on a source at a time. Look at pledge.assess_progress, and call again when it has finished.';
		END IF;
		SELECT r.* INTO other FROM pledge.assess_run AS r WHERE r.source_id = source.source_id AND r.state = 'running';
		EXIT WHEN NOT FOUND;
		attempt := attempt + 1;
		IF attempt > 3 OR other.backend_pid = pg_backend_pid()
			OR NOT EXISTS (SELECT FROM pg_stat_activity AS backend WHERE backend.pid = other.backend_pid)
		THEN
			UPDATE pledge.assess_run AS r SET state = 'stopped', finished_at = clock_timestamp() WHERE r.run_id = other.run_id;
			RAISE NOTICE 'source "%": an earlier run had ended without a word; what it did is kept', source.name;
			EXIT;
		END IF;
		COMMIT;
		SET LOCAL search_path = pg_catalog, pg_temp;
		PERFORM pg_sleep(0.2);
	END LOOP;
	INSERT INTO pledge.assess_run (source_id, kind, edition)
	VALUES (source.source_id, run_kind, pledge.ruleset_id())
	RETURNING run_id INTO run;
	COMMIT;
END;
$$;

COMMENT ON PROCEDURE pledge.begin_run(text, text, bigint) IS
	'Opens a run over a source and returns its number; an error when another run is at work';

-- Closes a run that an error has ended, commits that, and only then raises. Of an
-- error of the host, nothing is repeated but its SQLSTATE.
CREATE PROCEDURE pledge.fail_run(
	run bigint,
	source pledge.source,
	failure text,
	view_name text,
	message text DEFAULT NULL,
	detail text DEFAULT NULL,
	hint text DEFAULT NULL
)
LANGUAGE plpgsql
AS $$
BEGIN
	SET LOCAL search_path = pg_catalog, pg_temp;
	UPDATE pledge.assess_run AS r
	SET state = CASE failure WHEN '57014' THEN 'stopped' ELSE 'failed' END, finished_at = clock_timestamp(),
		failure_sqlstate = failure, failed_view = fail_run.view_name
	WHERE r.run_id = run AND r.state = 'running';
	COMMIT;
	SET LOCAL search_path = pg_catalog, pg_temp;
	IF message IS NOT NULL THEN
		RAISE EXCEPTION '%', message USING ERRCODE = failure, DETAIL = detail, HINT = hint;
	ELSIF failure = '57014' THEN
		RAISE EXCEPTION 'the run over source "%" was cancelled', source.name
			USING ERRCODE = failure, HINT = 'What it has done is kept. Call again, and it does the rest.';
	END IF;
	RAISE EXCEPTION '% raised an error (SQLSTATE %)',
			CASE WHEN view_name IS NULL THEN format('assessing source "%s"', source.name)
				 ELSE format('view %I.%I', source.schema_name, view_name) END, failure
		USING ERRCODE = failure,
			  DETAIL = 'The message of the error is withheld, since it may quote a record. Batches before it are kept.',
			  HINT = CASE
				WHEN failure = '42501' THEN 'The role that assesses must be allowed to read every row of the host''s tables, past any row-level security.'
				WHEN left(failure, 2) = '22' THEN 'A cast or a function in the view fails on some row. pledge.check_source tells more; select from the view to find the row.'
				WHEN left(failure, 2) = '42' THEN 'Something that the view needs is gone or has changed. pledge.check_source tells more.'
				ELSE 'Look the SQLSTATE up in the PostgreSQL manual, and call again.' END;
END;
$$;

COMMENT ON PROCEDURE pledge.fail_run(bigint, pledge.source, text, text, text, text, text) IS
	'Marks a run as failed or stopped, commits, and raises an error that repeats nothing of the host but the SQLSTATE';

-- The view that a failed batch tripped over, found by reading each once more.
CREATE FUNCTION pledge.failed_view(schema_name text, condition text, lower_bound text, upper_bound text)
RETURNS text
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	mapping record;
BEGIN
	FOR mapping IN
		SELECT found.view_name FROM pledge.mapping_views(schema_name) AS found ORDER BY found.view_name <> 'record', found.view_name
	LOOP
		IF pledge.view_failure(schema_name, mapping.view_name,
							   CASE mapping.view_name WHEN 'record' THEN replace(condition, 'v.', 'mapping.') ELSE 'true' END,
							   lower_bound, upper_bound) IS NOT NULL
		THEN
			RETURN mapping.view_name;
		END IF;
	END LOOP;
	-- A view that is not there any more raises nothing of its own.
	RETURN (SELECT 'record' WHERE NOT EXISTS (SELECT FROM pledge.mapping_views(schema_name) AS found WHERE found.view_name = 'record'));
END;
$$;

COMMENT ON FUNCTION pledge.failed_view(text, text, text, text) IS
	'The mapping view that raises an error when the rows of a batch are read, or null when none does';

CREATE PROCEDURE pledge.fail_reading(run bigint, source pledge.source, failure text, condition text DEFAULT 'true',
									 lower_bound text DEFAULT NULL, upper_bound text DEFAULT NULL)
LANGUAGE plpgsql
AS $$
DECLARE
	view_name pg_catalog.text;
BEGIN
	SET LOCAL search_path = pg_catalog, pg_temp;
	IF failure <> '57014' THEN
		view_name := pledge.failed_view(source.schema_name, condition, lower_bound, upper_bound);
	END IF;
	CALL pledge.fail_run(run, source, failure, view_name);
END;
$$;

COMMENT ON PROCEDURE pledge.fail_reading(bigint, pledge.source, text, text, text, text) IS
	'pledge.fail_run for an error that may have come from the host: looks for the view that raised it, unless the run was cancelled';

-- Adds a batch to the run's row, and tells the caller at every tenth of the way.
CREATE FUNCTION pledge.report_progress(run bigint, source_name text, seen bigint, scored bigint)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	now_at pledge.assess_run;
BEGIN
	UPDATE pledge.assess_run AS r
	SET seen_count = r.seen_count + seen, scored_count = r.scored_count + scored, last_batch_at = clock_timestamp()
	WHERE r.run_id = run
	RETURNING r.* INTO now_at;
	IF seen > 0 AND now_at.seen_count * 10 / greatest(now_at.total_count, 1)
		> (now_at.seen_count - seen) * 10 / greatest(now_at.total_count, 1)
	THEN
		RAISE NOTICE 'source "%": % of % records seen, % assessed',
			source_name, now_at.seen_count, now_at.total_count, now_at.scored_count;
	END IF;
END;
$$;

COMMENT ON FUNCTION pledge.report_progress(bigint, text, bigint, bigint) IS
	'Adds a batch to the row of a run, with a notice at every tenth of the way';

-- Children whom neither a record nor the host names any more.
CREATE FUNCTION pledge.forget_subjects(source pledge.source)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format('DELETE FROM pledge.subject AS kept
					WHERE kept.source_id = $1
					  AND NOT EXISTS (SELECT FROM (%s) AS s WHERE s.subject_key = kept.subject_key)
					  AND kept.subject_id NOT IN (SELECT assessment.subject_id FROM pledge.assessment WHERE assessment.source_id = $1
												  UNION ALL SELECT period.subject_id FROM pledge.period WHERE period.source_id = $1
												  UNION ALL SELECT event.subject_id FROM pledge.event WHERE event.source_id = $1)',
				   pledge.view_query(source.schema_name, 'subject'))
	USING source.source_id;
END;
$$;

COMMENT ON FUNCTION pledge.forget_subjects(pledge.source) IS
	'Deletes the copies of children whom neither a record nor the host names any more';

-- What has just been written has no statistics until autovacuum comes by, and plans
-- made without them can take hours. Whoever assesses need not own the tables.
CREATE FUNCTION pledge.analyze_tables()
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	ANALYZE pledge.team, pledge.worker, pledge.post, pledge.subject, pledge.period, pledge.event, pledge.authorisation, pledge.action,
		pledge.record, pledge.assessment;
END;
$$;

COMMENT ON FUNCTION pledge.analyze_tables() IS
	'Gathers the planner''s statistics of the tables that a run has written; with the owner''s rights, since ANALYZE is for owners';

-- The edition of a run that has seen all records becomes the one that is shown.
CREATE FUNCTION pledge.finish_run(run bigint, source pledge.source)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	done pledge.assess_run;
	edition integer;
BEGIN
	UPDATE pledge.assess_run AS r SET state = 'finished', finished_at = clock_timestamp()
	WHERE r.run_id = run
	RETURNING r.* INTO done;
	-- What was removed changes what the stored counts show, as much as what was assessed.
	edition := CASE done.kind WHEN 'assess' THEN done.edition
							  ELSE (SELECT attached.shown_edition FROM pledge.source AS attached WHERE attached.source_id = done.source_id) END;
	-- Only when all records have been read: an earlier one may be among those that were not.
	IF done.kind = 'assess' THEN
		PERFORM pledge.compare_records(source, edition);
	END IF;
	PERFORM pledge.refresh_windows(source, edition);
	PERFORM pledge.refresh_due_points(source, edition);
	PERFORM pledge.refresh_cells(source, edition);
	PERFORM pledge.refresh_fact_cells(source, edition);
	PERFORM pledge.refresh_team_cells(source, edition);
	PERFORM pledge.refresh_group_cells(source, edition);
	PERFORM pledge.refresh_children(source, edition);
	PERFORM pledge.analyze_cells();
	IF done.kind = 'assess' THEN
		UPDATE pledge.source AS attached SET shown_edition = done.edition
		WHERE attached.source_id = done.source_id AND attached.shown_edition IS DISTINCT FROM done.edition;
		DELETE FROM pledge.assessment AS old WHERE old.source_id = done.source_id AND old.edition <> done.edition;
		RAISE NOTICE 'source "%": finished; % records seen, % assessed, % left out',
			source.name, done.seen_count, done.scored_count, done.left_out_count;
	ELSE
		PERFORM pledge.forget_subjects(source);
		RAISE NOTICE 'source "%": finished; % records removed', source.name, done.removed_count;
	END IF;
END;
$$;

COMMENT ON FUNCTION pledge.finish_run(bigint, pledge.source) IS
	'Closes a run that has come to its end; after pledge.assess its edition is shown, and assessments of older ones go; after pledge.reconcile the children whom nothing names go';

CREATE PROCEDURE pledge.end_run(run bigint, source pledge.source)
LANGUAGE plpgsql
AS $$
DECLARE
	failure pg_catalog.text;
BEGIN
	SET LOCAL search_path = pg_catalog, pg_temp;
	BEGIN
		PERFORM pledge.analyze_tables();
	EXCEPTION WHEN query_canceled OR assert_failure OR OTHERS THEN
		failure := SQLSTATE;
	END;
	IF failure IS NULL THEN
		-- ANALYZE keeps its locks, and runs over other sources wait for them.
		COMMIT;
		SET LOCAL search_path = pg_catalog, pg_temp;
		PERFORM pledge.continue_run(run, source);
		BEGIN
			PERFORM pledge.finish_run(run, source);
		EXCEPTION WHEN query_canceled OR assert_failure OR OTHERS THEN
			failure := SQLSTATE;
		END;
	END IF;
	IF failure IS NOT NULL THEN
		CALL pledge.fail_reading(run, source, failure);
	END IF;
	COMMIT;
END;
$$;

COMMENT ON PROCEDURE pledge.end_run(bigint, pledge.source) IS
	'Closes a run that has come to its end, and commits; an error on the way fails the run';

CREATE PROCEDURE pledge.assess(source_name text, batch_size integer DEFAULT 1000)
LANGUAGE plpgsql
AS $$
DECLARE
	source pledge.source;
	run pg_catalog.int8;
	edition pg_catalog.int4;
	problem pg_catalog.record;
	walk pg_catalog.record;
	step pg_catalog.record;
	done pg_catalog.record;
	failure pg_catalog.text;
BEGIN
	SET LOCAL search_path = pg_catalog, pg_temp;
	IF batch_size IS NULL OR batch_size NOT BETWEEN 1 AND 100000 THEN
		RAISE EXCEPTION 'batch_size must be between 1 and 100000' USING ERRCODE = 'invalid_parameter_value',
			HINT = 'Leave it out: 1000 suits most hosts.';
	END IF;
	CALL pledge.begin_run(source_name, 'assess', run);
	SET LOCAL search_path = pg_catalog, pg_temp;
	source := pledge.find_source(source_name);
	edition := (SELECT r.edition FROM pledge.assess_run AS r WHERE r.run_id = run);

	PERFORM pledge.continue_run(run, source);
	BEGIN
		SELECT * INTO problem FROM pledge.key_problem(source.schema_name) LIMIT 1;
		IF problem.sqlstate_code IS NULL THEN
			PERFORM pledge.copy_small_views(source);
			PERFORM pledge.analyze_tables();
			SELECT * INTO walk FROM pledge.plan_walk(source.schema_name, batch_size);
			UPDATE pledge.assess_run AS r SET total_count = walk.total, left_out_count = walk.left_out WHERE r.run_id = run;
		END IF;
	EXCEPTION WHEN query_canceled OR assert_failure OR OTHERS THEN
		failure := SQLSTATE;
	END;
	IF failure IS NOT NULL THEN
		CALL pledge.fail_reading(run, source, failure);
	ELSIF problem.sqlstate_code IS NOT NULL THEN
		CALL pledge.fail_run(run, source, problem.sqlstate_code, problem.view_name, problem.message, problem.detail, problem.hint);
	END IF;

	FOR i IN 0 .. cardinality(walk.borders) + 1 LOOP
		COMMIT;
		SET LOCAL search_path = pg_catalog, pg_temp;
		PERFORM pledge.continue_run(run, source);
		SELECT batch.* INTO step FROM pledge.batch_bounds(walk.batch_column, walk.batch_type, walk.borders, i) AS batch;
		CONTINUE WHEN step.condition IS NULL OR i > cardinality(walk.borders) AND NOT walk.has_null;
		BEGIN
			SELECT batch.* INTO done FROM pledge.assess_batch(source, edition, step.condition, step.lower_bound, step.upper_bound) AS batch;
			PERFORM pledge.report_progress(run, source.name, done.seen, done.scored);
		EXCEPTION WHEN query_canceled OR assert_failure OR OTHERS THEN
			failure := SQLSTATE;
		END;
		IF failure IS NOT NULL THEN
			CALL pledge.fail_reading(run, source, failure, step.condition, step.lower_bound, step.upper_bound);
		END IF;
	END LOOP;

	CALL pledge.end_run(run, source);
END;
$$;

COMMENT ON PROCEDURE pledge.assess(text, integer) IS
	'Assesses the records of a source that are new or have changed, in batches that are committed one by one; can be stopped at any time and called again';

-- The records that the host no longer has, or has marked as drafts.
CREATE FUNCTION pledge.removed_records(source pledge.source)
RETURNS bigint[]
LANGUAGE plpgsql STABLE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	removed bigint[];
BEGIN
	EXECUTE format('SELECT coalesce(array_agg(kept.record_id ORDER BY kept.record_id), ''{}'')
					FROM pledge.record AS kept
					WHERE kept.source_id = $1 AND kept.removed_at IS NULL
					  AND NOT EXISTS (SELECT FROM (%s) AS r WHERE r.record_key = kept.record_key)',
				   pledge.record_query(source.schema_name))
	INTO removed USING source.source_id;
	RETURN removed;
END;
$$;

COMMENT ON FUNCTION pledge.removed_records(pledge.source) IS
	'Records that have been assessed and that the mapping view no longer returns';

CREATE FUNCTION pledge.remove_records(run bigint, records bigint[])
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	DELETE FROM pledge.assessment AS old
	USING pledge.record AS kept
	WHERE kept.record_id = ANY (records) AND old.source_id = kept.source_id AND old.record_id = kept.record_id
	  AND old.edition IN (SELECT ruleset.edition FROM pledge.ruleset);
	UPDATE pledge.record AS kept SET removed_at = now() WHERE kept.record_id = ANY (records);
	UPDATE pledge.assess_run AS r
	SET removed_count = r.removed_count + cardinality(records), last_batch_at = clock_timestamp()
	WHERE r.run_id = run;
END;

COMMENT ON FUNCTION pledge.remove_records(bigint, bigint[]) IS
	'Marks records as removed and deletes their assessments';

CREATE PROCEDURE pledge.reconcile(source_name text, batch_size integer DEFAULT 1000)
LANGUAGE plpgsql
AS $$
DECLARE
	source pledge.source;
	run pg_catalog.int8;
	removed pg_catalog.int8[];
	is_empty pg_catalog.bool;
	failure pg_catalog.text;
BEGIN
	SET LOCAL search_path = pg_catalog, pg_temp;
	IF batch_size IS NULL OR batch_size NOT BETWEEN 1 AND 100000 THEN
		RAISE EXCEPTION 'batch_size must be between 1 and 100000' USING ERRCODE = 'invalid_parameter_value',
			HINT = 'Leave it out: 1000 suits most hosts.';
	END IF;
	CALL pledge.begin_run(source_name, 'reconcile', run);
	SET LOCAL search_path = pg_catalog, pg_temp;
	source := pledge.find_source(source_name);

	PERFORM pledge.continue_run(run, source);
	BEGIN
		EXECUTE format('SELECT NOT EXISTS (SELECT FROM %I.record)', source.schema_name) INTO is_empty;
		removed := pledge.removed_records(source);
		UPDATE pledge.assess_run AS r SET total_count = cardinality(removed) WHERE r.run_id = run;
	EXCEPTION WHEN query_canceled OR assert_failure OR OTHERS THEN
		failure := SQLSTATE;
	END;
	IF failure IS NOT NULL THEN
		CALL pledge.fail_reading(run, source, failure);
	ELSIF is_empty AND removed <> '{}' THEN
		CALL pledge.fail_run(run, source, '55000', 'record',
			format('view %I.record returns no record at all, so nothing was removed', source.schema_name),
			format('Records assessed so far: %s.', cardinality(removed)),
			'Mend the view. If the host is truly empty, call pledge.detach_source.');
	END IF;

	FOR i IN 0 .. (cardinality(removed) - 1) / batch_size LOOP
		COMMIT;
		SET LOCAL search_path = pg_catalog, pg_temp;
		PERFORM pledge.continue_run(run, source);
		BEGIN
			PERFORM pledge.remove_records(run, removed[i * batch_size + 1 : (i + 1) * batch_size]);
		EXCEPTION WHEN query_canceled OR assert_failure OR OTHERS THEN
			failure := SQLSTATE;
		END;
		IF failure IS NOT NULL THEN
			CALL pledge.fail_reading(run, source, failure);
		END IF;
	END LOOP;

	COMMIT;
	SET LOCAL search_path = pg_catalog, pg_temp;
	PERFORM pledge.continue_run(run, source);
	CALL pledge.end_run(run, source);
END;
$$;

COMMENT ON PROCEDURE pledge.reconcile(text, integer) IS
	'Finds records that the host no longer has and deletes their assessments; for every night';

CREATE VIEW pledge.assess_progress WITH (security_invoker = true) AS
SELECT run.run_id,
	   source.name AS source_name,
	   run.kind,
	   run.edition,
	   run.state,
	   run.backend_pid,
	   run.started_at,
	   run.last_batch_at,
	   run.finished_at,
	   run.total_count,
	   run.seen_count,
	   run.scored_count,
	   run.seen_count - run.scored_count AS unchanged_count,
	   run.left_out_count,
	   run.removed_count,
	   run.failure_sqlstate,
	   run.failed_view
FROM pledge.assess_run AS run
JOIN pledge.source AS source USING (source_id);

COMMENT ON VIEW pledge.assess_progress IS
	'Runs of pledge.assess and pledge.reconcile, and how far each has come; one row a run';
COMMENT ON COLUMN pledge.assess_progress.run_id IS
	'Number of the run';
COMMENT ON COLUMN pledge.assess_progress.source_name IS
	'Source it is about';
COMMENT ON COLUMN pledge.assess_progress.kind IS
	'assess or reconcile';
COMMENT ON COLUMN pledge.assess_progress.edition IS
	'Edition of the rules it keeps to';
COMMENT ON COLUMN pledge.assess_progress.state IS
	'running, finished, failed (an error ended it), or stopped (it was cancelled, or its session went away)';
COMMENT ON COLUMN pledge.assess_progress.backend_pid IS
	'Process that runs it, for pg_cancel_backend';
COMMENT ON COLUMN pledge.assess_progress.started_at IS
	'When it began';
COMMENT ON COLUMN pledge.assess_progress.last_batch_at IS
	'When its last batch was committed; null before the first';
COMMENT ON COLUMN pledge.assess_progress.finished_at IS
	'When it ended, however it ended; null while it runs';
COMMENT ON COLUMN pledge.assess_progress.total_count IS
	'Records in the mapping view when it began (assess), or to be removed (reconcile)';
COMMENT ON COLUMN pledge.assess_progress.seen_count IS
	'Records looked at so far';
COMMENT ON COLUMN pledge.assess_progress.scored_count IS
	'Records that were new or changed, and were assessed';
COMMENT ON COLUMN pledge.assess_progress.unchanged_count IS
	'Records that stood as they were, and were not assessed again';
COMMENT ON COLUMN pledge.assess_progress.left_out_count IS
	'Records that cannot be assessed: no key, no date, or a draft';
COMMENT ON COLUMN pledge.assess_progress.removed_count IS
	'Records that the host no longer has, whose assessments were deleted';
COMMENT ON COLUMN pledge.assess_progress.failure_sqlstate IS
	'SQLSTATE of the error that ended it; null when none did';
COMMENT ON COLUMN pledge.assess_progress.failed_view IS
	'Mapping view that raised the error; null when none of them did';

-- Whoever runs these reads the host and writes the assessments.
REVOKE EXECUTE ON ROUTINE
	pledge.continue_run(bigint, pledge.source),
	pledge.begin_run(text, text, bigint),
	pledge.fail_run(bigint, pledge.source, text, text, text, text, text),
	pledge.failed_view(text, text, text, text),
	pledge.report_progress(bigint, text, bigint, bigint),
	pledge.fail_reading(bigint, pledge.source, text, text, text, text),
	pledge.finish_run(bigint, pledge.source),
	pledge.analyze_tables(),
	pledge.end_run(bigint, pledge.source),
	pledge.assess(text, integer),
	pledge.removed_records(pledge.source),
	pledge.remove_records(bigint, bigint[]),
	pledge.forget_subjects(pledge.source),
	pledge.reconcile(text, integer)
FROM PUBLIC;

-- Copies of the small views of a host, made anew at the start of every run. Keys
-- that only other views name get a row too, so that nothing points nowhere.

-- A word of the host is a name or a code. What is longer may be anything, and not
-- even its beginning is kept.
CREATE FUNCTION pledge.short_word(word text, longest integer)
RETURNS text
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_short_word';

COMMENT ON FUNCTION pledge.short_word(text, integer) IS
	'A word of the host that is no longer than a column of the copies; null when it is';

CREATE FUNCTION pledge.copy_teams(source_id smallint, schema_name text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format($query$
		INSERT INTO pledge.team AS kept (source_id, team_key, name)
		SELECT $1, named.team_key, coalesce(pledge.short_word(max(named.name), 120), left(named.team_key, 120))
		FROM (SELECT t.team_key, t.name FROM (%1$s) AS t
			  UNION ALL SELECT t.parent_key, NULL FROM (%1$s) AS t
			  UNION ALL SELECT p.team_key, NULL FROM (%2$s) AS p
			  UNION ALL SELECT d.team_key, NULL FROM (%3$s) AS d) AS named
		WHERE named.team_key IS NOT NULL
		GROUP BY named.team_key
		ON CONFLICT ON CONSTRAINT team_key_key DO UPDATE SET name = excluded.name WHERE kept.name <> excluded.name
		$query$, pledge.view_query(schema_name, 'team'), pledge.view_query(schema_name, 'post'), pledge.view_query(schema_name, 'period'))
	USING source_id;
	EXECUTE format($query$
		UPDATE pledge.team AS kept SET parent_id = above.team_id
		FROM (%s) AS t
		LEFT JOIN pledge.team AS above ON above.source_id = $1 AND above.team_key = t.parent_key
		WHERE kept.source_id = $1 AND kept.team_key = t.team_key AND kept.parent_id IS DISTINCT FROM above.team_id
		$query$, pledge.view_query(schema_name, 'team'))
	USING source_id;
END;
$$;

COMMENT ON FUNCTION pledge.copy_teams(smallint, text) IS
	'Brings pledge.team up to date with the mapping views team, post and period';

CREATE FUNCTION pledge.copy_workers(source_id smallint, schema_name text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format($query$
		INSERT INTO pledge.worker AS kept (source_id, worker_key, grade, role, newly_qualified_from)
		SELECT $1, named.worker_key, pledge.short_word(max(named.grade), 120), pledge.short_word(max(named.role), 120), max(named.newly_qualified_from)
		FROM (SELECT w.worker_key, w.grade, w.role, w.newly_qualified_from FROM (%1$s) AS w
			  UNION ALL SELECT p.worker_key, NULL, NULL, NULL FROM (%2$s) AS p
			  UNION ALL SELECT p.manager_key, NULL, NULL, NULL FROM (%2$s) AS p
			  UNION ALL SELECT d.worker_key, NULL, NULL, NULL FROM (%3$s) AS d
			  UNION ALL SELECT a.by_key, NULL, NULL, NULL FROM (%4$s) AS a
			  UNION ALL SELECT a.owner_key, NULL, NULL, NULL FROM (%5$s) AS a) AS named
		WHERE named.worker_key IS NOT NULL
		GROUP BY named.worker_key
		ON CONFLICT ON CONSTRAINT worker_key_key DO UPDATE
		SET grade = excluded.grade, role = excluded.role, newly_qualified_from = excluded.newly_qualified_from
		WHERE (kept.grade, kept.role, kept.newly_qualified_from)
			IS DISTINCT FROM (excluded.grade, excluded.role, excluded.newly_qualified_from)
		$query$, pledge.view_query(schema_name, 'worker'), pledge.view_query(schema_name, 'post'), pledge.view_query(schema_name, 'period'),
		pledge.view_query(schema_name, 'authorisation'), pledge.view_query(schema_name, 'action'))
	USING source_id;
	DELETE FROM pledge.post WHERE post.source_id = copy_workers.source_id;
	EXECUTE format($query$
		INSERT INTO pledge.post (source_id, worker_id, team_id, manager_id, valid_from, valid_to, grade)
		SELECT $1, worker.worker_id, team.team_id, manager.worker_id,
			   coalesce(p.valid_from::date, '-infinity'), coalesce(p.valid_to::date, 'infinity'), pledge.short_word(p.grade, 120)
		FROM (%1$s) AS p
		JOIN pledge.worker AS worker ON worker.source_id = $1 AND worker.worker_key = p.worker_key
		JOIN pledge.team AS team ON team.source_id = $1 AND team.team_key = p.team_key
		LEFT JOIN pledge.worker AS manager ON manager.source_id = $1 AND manager.worker_key = p.manager_key
		$query$, pledge.view_query(schema_name, 'post'))
	USING source_id;
	-- Whoever is in none of the views any more is forgotten.
	EXECUTE format($query$
		DELETE FROM pledge.worker AS kept
		WHERE kept.source_id = $1
		  AND kept.worker_key NOT IN (
			SELECT named.worker_key
			FROM (SELECT w.worker_key FROM (%1$s) AS w
				  UNION ALL SELECT p.worker_key FROM (%2$s) AS p
				  UNION ALL SELECT p.manager_key FROM (%2$s) AS p
				  UNION ALL SELECT d.worker_key FROM (%3$s) AS d
				  UNION ALL SELECT a.by_key FROM (%4$s) AS a
				  UNION ALL SELECT a.owner_key FROM (%5$s) AS a) AS named
			WHERE named.worker_key IS NOT NULL)
		$query$, pledge.view_query(schema_name, 'worker'), pledge.view_query(schema_name, 'post'), pledge.view_query(schema_name, 'period'),
		pledge.view_query(schema_name, 'authorisation'), pledge.view_query(schema_name, 'action'))
	USING source_id;
END;
$$;

COMMENT ON FUNCTION pledge.copy_workers(smallint, text) IS
	'Brings pledge.worker and pledge.post up to date with the mapping views worker and post, and with the workers whom periods, authorisations and actions name; teams are copied before';

CREATE FUNCTION pledge.copy_subjects(source_id smallint, schema_name text, characteristics text[])
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	hides boolean := 'subject.restricted' = ANY (pledge.mapped_columns(schema_name));
BEGIN
	PERFORM FROM pledge.mapping_views(schema_name) AS mapping WHERE mapping.view_name = 'subject';
	IF NOT FOUND THEN
		UPDATE pledge.subject AS kept SET date_of_birth = NULL, characteristics = '{}', restricted = false
		WHERE kept.source_id = copy_subjects.source_id
		  AND (kept.date_of_birth IS NOT NULL OR kept.characteristics <> '{}' OR kept.restricted);
		RETURN;
	END IF;
	EXECUTE format($query$
		INSERT INTO pledge.subject AS kept (source_id, subject_key, date_of_birth, characteristics, restricted)
		SELECT $1, s.subject_key, CASE WHEN isfinite(s.date_of_birth) THEN s.date_of_birth END, characteristic.values, CASE WHEN $2 THEN coalesce(s.restricted, true) ELSE false END
		FROM (%1$s) AS s
		JOIN LATERAL (SELECT %2$s AS values FROM %3$I.subject AS v WHERE v.subject_key = s.subject_key) AS characteristic ON true
		ON CONFLICT ON CONSTRAINT subject_key_key DO UPDATE
		SET date_of_birth = excluded.date_of_birth, characteristics = excluded.characteristics, restricted = excluded.restricted
		WHERE (kept.date_of_birth, kept.characteristics, kept.restricted)
			IS DISTINCT FROM (excluded.date_of_birth, excluded.characteristics, excluded.restricted)
		$query$,
		pledge.view_query(schema_name, 'subject'),
		coalesce((SELECT 'jsonb_build_object(' || string_agg(format('%1$L, v.%1$I', named.name), ', ') || ')'
				  FROM unnest(characteristics) AS named (name)), '''{}''::jsonb'),
		schema_name)
	USING source_id, hides;
	-- What the host has forgotten is forgotten here. Only the key stays, for as
	-- long as a record names it.
	EXECUTE format($query$
		UPDATE pledge.subject AS kept SET date_of_birth = NULL, characteristics = '{}', restricted = $2
		WHERE kept.source_id = $1
		  AND NOT EXISTS (SELECT FROM %I.subject AS v WHERE v.subject_key = kept.subject_key)
		  AND (kept.date_of_birth IS NOT NULL OR kept.characteristics <> '{}' OR kept.restricted <> $2)
		$query$, schema_name)
	USING source_id, hides;
END;
$$;

COMMENT ON FUNCTION pledge.copy_subjects(smallint, text, text[]) IS
	'Brings pledge.subject up to date with the mapping view subject';

-- Children whom only periods and events name have a row as well; those whom
-- records name get theirs with the batch.
CREATE FUNCTION pledge.copy_periods(source_id smallint, schema_name text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	hides boolean := 'subject.restricted' = ANY (pledge.mapped_columns(schema_name));
BEGIN
	EXECUTE format($query$
		INSERT INTO pledge.subject (source_id, subject_key, restricted)
		SELECT DISTINCT $1, named.subject_key, $2
		FROM (SELECT d.subject_key FROM (%1$s) AS d
			  UNION ALL SELECT e.subject_key FROM (%2$s) AS e) AS named
		WHERE named.subject_key IS NOT NULL
		ON CONFLICT ON CONSTRAINT subject_key_key DO NOTHING
		$query$, pledge.view_query(schema_name, 'period'), pledge.view_query(schema_name, 'event'))
	USING source_id, hides;
	DELETE FROM pledge.period WHERE period.source_id = copy_periods.source_id;
	EXECUTE format($query$
		INSERT INTO pledge.period (source_id, subject_id, status, valid_from, valid_to, team_id, worker_id)
		SELECT $1, subject.subject_id, coalesce(pledge.short_word(d.status, 64), 'other'), d.valid_from::date, coalesce(d.valid_to::date, 'infinity'), team.team_id, worker.worker_id
		FROM (%1$s) AS d
		JOIN pledge.subject AS subject ON subject.source_id = $1 AND subject.subject_key = d.subject_key
		LEFT JOIN pledge.team AS team ON team.source_id = $1 AND team.team_key = d.team_key
		LEFT JOIN pledge.worker AS worker ON worker.source_id = $1 AND worker.worker_key = d.worker_key
		WHERE d.status IS NOT NULL
		$query$, pledge.view_query(schema_name, 'period'))
	USING source_id;
	DELETE FROM pledge.event WHERE event.source_id = copy_periods.source_id;
	EXECUTE format($query$
		INSERT INTO pledge.event (source_id, subject_id, event_type, happened_at)
		SELECT $1, subject.subject_id, coalesce(pledge.short_word(e.event_type, 64), 'other'), e.at
		FROM (%1$s) AS e
		JOIN pledge.subject AS subject ON subject.source_id = $1 AND subject.subject_key = e.subject_key
		WHERE e.event_type IS NOT NULL AND isfinite(e.at)
		$query$, pledge.view_query(schema_name, 'event'))
	USING source_id;
END;
$$;

COMMENT ON FUNCTION pledge.copy_periods(smallint, text) IS
	'Brings pledge.period and pledge.event up to date with the mapping views period and event; children, teams and workers are copied before';

CREATE FUNCTION pledge.copy_actions(source_id smallint, schema_name text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	DELETE FROM pledge.authorisation WHERE authorisation.source_id = copy_actions.source_id;
	EXECUTE format($query$
		INSERT INTO pledge.authorisation (source_id, record_key, action, worker_id, authorised_at)
		SELECT $1, a.record_key, coalesce(pledge.short_word(a.action, 64), 'other'), worker.worker_id, a.at
		FROM (%1$s) AS a
		LEFT JOIN pledge.worker AS worker ON worker.source_id = $1 AND worker.worker_key = a.by_key
		WHERE a.record_key IS NOT NULL AND a.action IS NOT NULL
		$query$, pledge.view_query(schema_name, 'authorisation'))
	USING source_id;
	DELETE FROM pledge.action WHERE action.source_id = copy_actions.source_id;
	EXECUTE format($query$
		INSERT INTO pledge.action (source_id, record_key, owner_id, due_on, done_on)
		SELECT $1, a.record_key, worker.worker_id, CASE WHEN isfinite(a.due_on) THEN a.due_on END, a.done_on
		FROM (%1$s) AS a
		LEFT JOIN pledge.worker AS worker ON worker.source_id = $1 AND worker.worker_key = a.owner_key
		WHERE a.record_key IS NOT NULL
		$query$, pledge.view_query(schema_name, 'action'))
	USING source_id;
END;
$$;

COMMENT ON FUNCTION pledge.copy_actions(smallint, text) IS
	'Brings pledge.authorisation and pledge.action up to date with the mapping views of these names; workers are copied before';

CREATE FUNCTION pledge.copy_small_views(source pledge.source)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM pledge.copy_teams(source.source_id, source.schema_name);
	PERFORM pledge.copy_workers(source.source_id, source.schema_name);
	PERFORM pledge.copy_subjects(source.source_id, source.schema_name, source.characteristics);
	PERFORM pledge.copy_periods(source.source_id, source.schema_name);
	PERFORM pledge.copy_actions(source.source_id, source.schema_name);
END;
$$;

COMMENT ON FUNCTION pledge.copy_small_views(pledge.source) IS
	'Copies all of a host but its records: teams, workers and posts, children, periods and events, authorisations and actions';

-- Whoever runs these reads the host and writes the copies.
REVOKE EXECUTE ON FUNCTION
	pledge.copy_teams(smallint, text),
	pledge.copy_workers(smallint, text),
	pledge.copy_subjects(smallint, text, text[]),
	pledge.copy_periods(smallint, text),
	pledge.copy_actions(smallint, text),
	pledge.copy_small_views(pledge.source)
FROM PUBLIC;

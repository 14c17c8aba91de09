-- 65-record_evidence: the evidence in a stored record, from the host's own text.
--
-- The text is read through the mapping views with the reader's own rights and handed on
-- as a value: written into a statement as a literal it would reach logs.

CREATE FUNCTION pledge.record_evidence(source_name text, record_key text)
RETURNS TABLE (indicator text, status text, start_at integer, length integer, excerpt text, pattern_id integer, because text)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
	found pledge.source := pledge.find_source(record_evidence.source_name);
	is_there boolean;
	is_missing boolean := false;
BEGIN
	-- until the function ends: times without a zone are the source's
	PERFORM set_config('timezone', found.time_zone, true);
	BEGIN
	EXECUTE format('SELECT true FROM %I.record AS v WHERE v.record_key = $1', found.schema_name)
		INTO is_there USING record_evidence.record_key;
	is_missing := is_there IS NULL;
	IF is_missing THEN
		RAISE EXCEPTION USING ERRCODE = 'no_data_found',
			MESSAGE = format('there is no record with this key in source "%s"', found.name),
			HINT = 'The key is that of the view record of its mapping; the reader''s own rights on the host decide which records there are.';
	END IF;
	RETURN QUERY EXECUTE format($query$
		SELECT e.indicator, e.status, e.start_at, e.length, e.excerpt, e.pattern_id, e.because
		FROM (%1$s) AS r
		LEFT JOIN pledge.kinds_of($2) AS standard ON standard.host_kind = r.kind
		-- a name and an age are the child's only where the record is about one child
		LEFT JOIN LATERAL (
			SELECT min(named.subject_key) AS subject_key
			FROM (SELECT r.subject_key UNION SELECT l.subject_key FROM (%2$s) AS l WHERE l.record_key = r.record_key) AS named
			WHERE named.subject_key IS NOT NULL
			HAVING count(*) = 1) AS only_child ON true
		LEFT JOIN (%3$s) AS child ON child.subject_key = only_child.subject_key
		CROSS JOIN LATERAL (SELECT coalesce(r.body_format, 'plain') IN ('plain', 'html') AS is_read) AS format
		CROSS JOIN LATERAL pledge.evidence(CASE WHEN format.is_read THEN r.body END, standard.kind,
			CASE WHEN isfinite(child.date_of_birth) THEN greatest(0, extract(year FROM age(r.occurred_at::date, child.date_of_birth)))::integer END,
			child.known_as, $3,
			CASE WHEN format.is_read THEN r.body_format END) AS e
		-- supervision of the worker is not read, nor an unknown format, here as in assess
		WHERE r.subkind IS DISTINCT FROM 'personal'
		$query$,
		pledge.record_query(found.schema_name::text, 'v.record_key = $1'),
		pledge.view_query(found.schema_name::text, 'record_subject'),
		pledge.view_query(found.schema_name::text, 'subject'))
	USING record_evidence.record_key, found.source_id, coalesce(found.shown_edition, pledge.ruleset_id());
	EXCEPTION
		-- the host's own error may quote the record, and would go to the log
		WHEN assert_failure OR OTHERS THEN
			IF is_missing THEN
				RAISE;
			END IF;
			RAISE EXCEPTION USING ERRCODE = SQLSTATE,
				MESSAGE = format('reading a record of source "%s" failed', found.name),
				DETAIL = format('A mapping view of schema "%s" raised SQLSTATE %s.', found.schema_name, SQLSTATE),
				HINT = 'Query the view yourself to see the error; it is not repeated here, for it may hold words of a record.';
	END;
END;
$$;
REVOKE ALL ON FUNCTION pledge.record_evidence(text, text) FROM PUBLIC;
COMMENT ON FUNCTION pledge.record_evidence(text, text) IS
	'evidence() on a record of an attached source, read through its mapping views with the rights of whoever asks, under the edition that the source shows. The places are those in the body as the host has it, tags and all where it is html. A worker''s own supervision is not read, nor a body of another format. Raises no_data_found where the reader can see no such record.';

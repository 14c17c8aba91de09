-- Reading a host through its mapping views: the queries over them, and the keys
-- that would make a run store something wrong.

-- A mapping view as everything that follows reads it: every column of the
-- contract, those that are not mapped as nulls; nothing when there is no view.
-- Times without a zone are read in the zone that is set.
CREATE FUNCTION pledge.view_query(schema_name text, view_name text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH mapping AS (
		SELECT found.view_id FROM pledge.mapping_views(view_query.schema_name) AS found
		WHERE found.view_name = view_query.view_name
	)
	SELECT 'SELECT ' || string_agg(
			CASE
				WHEN attribute.attnum IS NULL THEN format('NULL::%s', target.type)
				-- A day is too coarse to tell that a record has not changed since.
				WHEN contract.column_name = 'changed_at' AND attribute.atttypid = 'date'::regtype THEN 'NULL::timestamptz'
				WHEN contract.accepts = 'names' AND format_type(attribute.atttypid, NULL) NOT LIKE '%[]'
					THEN format('string_to_array(replace(v.%I, '', '', '',''), '','')', contract.column_name)
				ELSE format('v.%I::%s', contract.column_name, target.type)
			END || ' AS ' || quote_ident(contract.column_name), ', ' ORDER BY contract.position)
		|| coalesce((SELECT format(' FROM %I.%I AS v', view_query.schema_name, view_query.view_name) FROM mapping), ' WHERE false')
	FROM pledge.mapping_column AS contract
	CROSS JOIN LATERAL (SELECT CASE contract.accepts WHEN 'moment' THEN 'timestamptz' WHEN 'date' THEN 'date'
									WHEN 'flag' THEN 'boolean' WHEN 'names' THEN 'text[]' ELSE 'text' END AS type) AS target
	LEFT JOIN pg_catalog.pg_attribute AS attribute
		ON attribute.attrelid = (SELECT mapping.view_id FROM mapping)
		AND attribute.attname = contract.column_name AND NOT attribute.attisdropped
	WHERE contract.view_name = view_query.view_name AND contract.accepts <> 'ordered';
END;

COMMENT ON FUNCTION pledge.view_query(text, text) IS
	'A query over a mapping view that returns every column of the host contract, those not mapped as nulls';

-- The records of a host that can be assessed, of those that a condition over the
-- view (as v) picks out.
CREATE FUNCTION pledge.record_query(schema_name text, condition text DEFAULT 'true')
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT pledge.view_query(schema_name, 'record')
		|| ' WHERE v.record_key IS NOT NULL AND isfinite(v.occurred_at)'
		|| CASE WHEN 'record.state' = ANY (pledge.mapped_columns(schema_name))
				THEN ' AND v.state IS DISTINCT FROM ''draft''' ELSE '' END
		|| ' AND (' || condition || ')';
END;

COMMENT ON FUNCTION pledge.record_query(text, text) IS
	'A query that returns the records of a host that can be assessed: with a key and a date, and no drafts';

-- What would make a run store something wrong, found before anything is stored.
CREATE FUNCTION pledge.key_problem(schema_name text)
RETURNS TABLE (sqlstate_code text, view_name text, message text, detail text, hint text)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	key record;
	repeated bigint;
BEGIN
	RETURN QUERY
		SELECT '22001', long.view_name,
			   format('a key in column %s of view %I.%s is too long', long.column_name, key_problem.schema_name, long.view_name),
			   format('Values longer than 128 characters: %s. The longest has %s.', long.affected_count, long.longest),
			   'Map a shorter key: keys are not cut, since two might then become one.'
		FROM pledge.long_keys(schema_name) AS long;
	FOR key IN
		SELECT mapping.view_name AS of_view, CASE mapping.view_name WHEN 'record' THEN 'record_key' ELSE mapping.view_name || '_key' END AS of_column
		FROM pledge.mapping_views(schema_name) AS mapping
		WHERE mapping.view_name IN ('record', 'subject', 'team', 'worker')
		ORDER BY mapping.view_name
	LOOP
		EXECUTE format('SELECT count(*) FROM (SELECT FROM %1$I.%2$I WHERE %3$I IS NOT NULL GROUP BY %3$I HAVING count(*) > 1) AS repeated',
					   schema_name, key.of_view, key.of_column)
		INTO repeated;
		IF repeated > 0 THEN
			RETURN QUERY
				SELECT '23505', key.of_view,
					   format('view %I.%s returns a key more than once', key_problem.schema_name, key.of_view),
					   format('Values of %s in more than one row: %s.', key.of_column, repeated),
					   format('Make the view %s return one row for each %s.', key.of_view, key.of_column)
					   || CASE WHEN key.of_view = 'record' THEN ' The children of one record belong in the view record_subject.' ELSE '' END;
		END IF;
	END LOOP;
END;
$$;

COMMENT ON FUNCTION pledge.key_problem(text) IS
	'Keys that are too long or not unique, as the errors that they make; no row when all is well';

-- Whoever runs these reads the host.
REVOKE EXECUTE ON FUNCTION
	pledge.view_query(text, text),
	pledge.record_query(text, text),
	pledge.key_problem(text)
FROM PUBLIC;

-- Assessing one batch of a host's records: reading them through the mapping views
-- and storing what was found. The runs that walk from batch to batch follow in the
-- next file.

-- A mapping view as the rest of this file reads it: every column of the
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

-- Copies of the small views. Keys that only posts or records name get a row too,
-- so that nothing points nowhere.
CREATE FUNCTION pledge.copy_teams(source_id smallint, schema_name text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format($query$
		INSERT INTO pledge.team AS kept (source_id, team_key, name)
		SELECT $1, named.team_key, left(coalesce(max(named.name), named.team_key), 120)
		FROM (SELECT t.team_key, t.name FROM (%1$s) AS t
			  UNION ALL SELECT t.parent_key, NULL FROM (%1$s) AS t
			  UNION ALL SELECT p.team_key, NULL FROM (%2$s) AS p) AS named
		WHERE named.team_key IS NOT NULL
		GROUP BY named.team_key
		ON CONFLICT ON CONSTRAINT team_key_key DO UPDATE SET name = excluded.name WHERE kept.name <> excluded.name
		$query$, pledge.view_query(schema_name, 'team'), pledge.view_query(schema_name, 'post'))
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
	'Brings pledge.team up to date with the mapping views team and post';

CREATE FUNCTION pledge.copy_workers(source_id smallint, schema_name text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format($query$
		INSERT INTO pledge.worker AS kept (source_id, worker_key, grade, role, newly_qualified_from)
		SELECT $1, named.worker_key, left(max(named.grade), 120), left(max(named.role), 120), max(named.newly_qualified_from)
		FROM (SELECT w.worker_key, w.grade, w.role, w.newly_qualified_from FROM (%1$s) AS w
			  UNION ALL SELECT p.worker_key, NULL, NULL, NULL FROM (%2$s) AS p
			  UNION ALL SELECT p.manager_key, NULL, NULL, NULL FROM (%2$s) AS p) AS named
		WHERE named.worker_key IS NOT NULL
		GROUP BY named.worker_key
		ON CONFLICT ON CONSTRAINT worker_key_key DO UPDATE
		SET grade = excluded.grade, role = excluded.role, newly_qualified_from = excluded.newly_qualified_from
		WHERE (kept.grade, kept.role, kept.newly_qualified_from)
			IS DISTINCT FROM (excluded.grade, excluded.role, excluded.newly_qualified_from)
		$query$, pledge.view_query(schema_name, 'worker'), pledge.view_query(schema_name, 'post'))
	USING source_id;
	DELETE FROM pledge.post WHERE post.source_id = copy_workers.source_id;
	EXECUTE format($query$
		INSERT INTO pledge.post (source_id, worker_id, team_id, manager_id, valid_from, valid_to)
		SELECT $1, worker.worker_id, team.team_id, manager.worker_id,
			   coalesce(p.valid_from::date, '-infinity'), coalesce(p.valid_to::date, 'infinity')
		FROM (%1$s) AS p
		JOIN pledge.worker AS worker ON worker.source_id = $1 AND worker.worker_key = p.worker_key
		JOIN pledge.team AS team ON team.source_id = $1 AND team.team_key = p.team_key
		LEFT JOIN pledge.worker AS manager ON manager.source_id = $1 AND manager.worker_key = p.manager_key
		$query$, pledge.view_query(schema_name, 'post'))
	USING source_id;
	-- Whoever is in neither view any more is forgotten.
	EXECUTE format($query$
		DELETE FROM pledge.worker AS kept
		WHERE kept.source_id = $1
		  AND NOT EXISTS (SELECT FROM (%s) AS w WHERE w.worker_key = kept.worker_key)
		  AND NOT EXISTS (SELECT FROM pledge.post WHERE kept.worker_id IN (post.worker_id, post.manager_id))
		$query$, pledge.view_query(schema_name, 'worker'))
	USING source_id;
END;
$$;

COMMENT ON FUNCTION pledge.copy_workers(smallint, text) IS
	'Brings pledge.worker and pledge.post up to date with the mapping views worker and post; teams are copied before';

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
		SELECT $1, s.subject_key, s.date_of_birth, characteristic.values, CASE WHEN $2 THEN coalesce(s.restricted, true) ELSE false END
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

-- The column that records are walked by, its type, and the values at which one
-- batch ends. All are found at the start: a batch is then a plain range, which
-- an index serves, and no cursor has to stay open over a COMMIT.
CREATE FUNCTION pledge.plan_walk(
	schema_name text,
	batch_size integer,
	OUT batch_column text,
	OUT batch_type text,
	OUT borders text[],
	OUT has_null boolean,
	OUT total bigint,
	OUT left_out bigint
)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	SELECT attribute.attname, format_type(attribute.atttypid, NULL) INTO batch_column, batch_type
	FROM pledge.mapping_views(schema_name) AS mapping
	JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = mapping.view_id
	WHERE mapping.view_name = 'record' AND attribute.attname IN ('batch_key', 'occurred_at')
	ORDER BY attribute.attname
	LIMIT 1;
	EXECUTE format('SELECT coalesce(array_agg(border.value::text ORDER BY border.place), ''{}'')
					FROM (SELECT v.%2$I AS value, row_number() OVER (ORDER BY v.%2$I) AS place
						  FROM %1$I.record AS v WHERE v.%2$I IS NOT NULL) AS border
					WHERE border.place %% $1 = 0', schema_name, batch_column)
	INTO borders USING batch_size;
	EXECUTE format('SELECT count(*), count(*) FILTER (WHERE v.%2$I IS NULL) > 0, count(*) - (SELECT count(*) FROM (%3$s) AS r)
					FROM %1$I.record AS v', schema_name, batch_column, pledge.record_query(schema_name))
	INTO total, has_null, left_out;
END;
$$;

COMMENT ON FUNCTION pledge.plan_walk(text, integer) IS
	'How the records of a host will be walked: by which column, where batches end, how many there are and how many cannot be assessed';

-- Facts that stand in fields. SQL's own three values do the work: true is a fact,
-- null is unknown, false is neither.
CREATE FUNCTION pledge.field_facts(
	kind text,
	subkind text,
	subkind_mapped boolean,
	has_child boolean,
	occurred_on date,
	born date,
	visit_outcome text,
	child_seen text,
	child_seen_alone text
)
RETURNS TABLE (facts smallint[], unknown smallint[])
LANGUAGE sql STABLE PARALLEL SAFE
ROWS 1
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT coalesce(array_agg(field.fact_id) FILTER (WHERE field.is_true), '{}'),
		   coalesce(array_agg(field.fact_id) FILTER (WHERE field.is_true IS NULL), '{}')
	FROM (VALUES
		(101::smallint, kind = 'case_note'),
		(102::smallint, kind = 'visit'),
		(103::smallint, kind = 'supervision'),
		(104::smallint, kind = 'management_oversight'),
		(105::smallint, kind = 'decision'),
		(106::smallint, kind = 'assessment'),
		(107::smallint, kind = 'strategy_discussion'),
		(108::smallint, kind = 'meeting'),
		(109::smallint, kind = 'review'),
		(110::smallint, kind = 'plan'),
		(111::smallint, kind = 'other'),
		-- Supervision on a child's file is not about the worker, whatever else is unknown.
		(120::smallint, CASE WHEN subkind IS NOT NULL THEN subkind = 'personal'
							 WHEN has_child OR kind <> 'supervision' THEN false END),
		(121::smallint, CASE WHEN subkind_mapped THEN coalesce(subkind = 'letter', false) END),
		(122::smallint, CASE WHEN subkind_mapped THEN coalesce(subkind = 'conference', false) END),
		(123::smallint, CASE WHEN subkind_mapped THEN coalesce(subkind = 'core_group', false) END),
		(130::smallint, born > occurred_on),
		(131::smallint, occurred_on < born + interval '1 year'),
		(132::smallint, occurred_on < born + interval '2 years'),
		(133::smallint, occurred_on < born + interval '4 years'),
		(134::smallint, occurred_on < born + interval '5 years'),
		(135::smallint, occurred_on < born + interval '12 years'),
		(136::smallint, occurred_on < born + interval '18 years'),
		(140::smallint, CASE WHEN kind <> 'visit' THEN false
							 WHEN visit_outcome IN ('done', 'no_access', 'cancelled') THEN visit_outcome = 'no_access' END),
		(141::smallint, CASE WHEN kind <> 'visit' THEN false
							 WHEN visit_outcome IN ('done', 'no_access', 'cancelled') THEN visit_outcome = 'cancelled' END),
		(150::smallint, CASE child_seen WHEN 'yes' THEN true WHEN 'no' THEN false END),
		(151::smallint, CASE child_seen_alone WHEN 'yes' THEN true WHEN 'no' THEN false END)
	) AS field (fact_id, is_true);
END;

COMMENT ON FUNCTION pledge.field_facts(text, text, boolean, boolean, date, date, text, text, text) IS
	'Ids of the facts that fields of a record and a child''s birth date show to be true, and of those that they leave unknown';

-- The statement that assesses one batch. It reads each record once, and its body
-- only when the host does not say that it stands unchanged; a body is hashed and
-- scored where it is read, and no step after that has it, so that none is sorted,
-- stored between steps or written to disk.
-- $1, $2 bounds of the batch; $3 source; $4 edition; $5 whether subkind is mapped;
-- $6 whether the record's restricted is mapped; $7 ids of all text facts; $8 ids
-- of the text facts that are about one child.
CREATE FUNCTION pledge.batch_query(schema_name text, condition text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT format($query$
WITH child AS MATERIALIZED (	-- the children of each record, in the order of their keys
	SELECT named.record_key, array_agg(subject.subject_id ORDER BY subject.subject_key) AS subject_ids,
		   array_agg(subject.date_of_birth ORDER BY subject.subject_key) AS births,
		   array_agg(subject.restricted ORDER BY subject.subject_key) AS hidden,
		   array_agg(named.child_seen ORDER BY subject.subject_key) AS seen,
		   array_agg(named.child_seen_alone ORDER BY subject.subject_key) AS seen_alone,
		   CASE WHEN count(*) = 1 THEN min(named.subject_key) END AS only_key
	FROM (SELECT link.record_key, link.subject_key, max(link.child_seen) AS child_seen, max(link.child_seen_alone) AS child_seen_alone
		  FROM (SELECT r.record_key, r.subject_key, NULL AS child_seen, NULL AS child_seen_alone FROM (%1$s) AS r
				UNION ALL
				SELECT l.record_key, l.subject_key, l.child_seen, l.child_seen_alone FROM (%2$s) AS l
				WHERE l.record_key IN (SELECT r.record_key FROM (%1$s) AS r)) AS link
		  WHERE link.subject_key IS NOT NULL
		  GROUP BY link.record_key, link.subject_key) AS named
	JOIN pledge.subject AS subject ON subject.source_id = $3 AND subject.subject_key = named.subject_key
	GROUP BY named.record_key
), scored AS MATERIALIZED (
	SELECT changed.record_key, changed.kind, changed.subkind, changed.visit_outcome, changed.occurred_on, changed.changed_at,
		   changed.body_hash, changed.field_hash, changed.team_id, changed.is_hidden, changed.is_unread,
		   changed.subject_ids, changed.births, changed.hidden, changed.seen, changed.seen_alone,
		   changed.is_changed, changed.changed_at IS DISTINCT FROM changed.stored_changed_at AS is_touched,
		   CASE WHEN changed.is_changed AND NOT changed.is_unread
				THEN pledge.text_fact_ids(changed.body, changed.kind, changed.child_age, changed.known_as, $4, changed.body_format)
				ELSE '{}' END AS text_facts
	FROM (SELECT hashed.*,
				 hashed.stored_edition IS DISTINCT FROM $4 OR hashed.removed_at IS NOT NULL
				 OR hashed.body_hash IS DISTINCT FROM hashed.stored_body_hash
				 OR hashed.field_hash IS DISTINCT FROM hashed.stored_field_hash AS is_changed
		  FROM (SELECT fields.*,
					   CASE WHEN fields.changed_at = fields.stored_changed_at THEN fields.stored_body_hash
							ELSE hashtextextended(fields.body COLLATE "C", 0) END AS body_hash,
					   hashtextextended(jsonb_build_array(
							fields.kind, fields.subkind, $5, fields.visit_outcome, fields.occurred_on, fields.team_id, fields.is_hidden,
							fields.is_unread, fields.subject_ids, fields.births, fields.hidden, fields.seen, fields.seen_alone,
							fields.known_as, fields.body_format)::text COLLATE "C", 0) AS field_hash
				FROM (SELECT r.record_key, r.body, coalesce(r.body_format, 'plain') AS body_format, r.subkind, r.visit_outcome, r.changed_at, r.occurred_at::date AS occurred_on,
							 standard.kind, team.team_id, known.known_as,
							 $6 AND coalesce(r.restricted, true) AS is_hidden,
							 -- Supervision of the worker is not read; nor, to be safe, what might be.
							 coalesce(r.subkind = 'personal',
									  child.record_key IS NULL AND coalesce(standard.kind = 'supervision', true))
							 OR coalesce(r.body_format NOT IN ('plain', 'html'), false)
							 -- No record is so long. It would hold up the run, or end it.
							 OR coalesce(octet_length(r.body) > 4000000, false) AS is_unread,
							 coalesce(child.subject_ids, '{0}') AS subject_ids,
							 coalesce(child.births, ARRAY[NULL::date]) AS births,
							 coalesce(child.hidden, ARRAY[false]) AS hidden,
							 -- What the record says of seeing the child is clear when there is one.
							 CASE WHEN cardinality(child.subject_ids) > 1 THEN child.seen
								  ELSE ARRAY[coalesce(child.seen[1], r.child_seen)] END AS seen,
							 CASE WHEN cardinality(child.subject_ids) > 1 THEN child.seen_alone
								  ELSE ARRAY[coalesce(child.seen_alone[1], r.child_seen_alone)] END AS seen_alone,
							 CASE WHEN cardinality(child.subject_ids) = 1
								  THEN greatest(0, extract(year FROM age(r.occurred_at::date, child.births[1])))::integer END AS child_age,
							 stored.edition AS stored_edition, stored.removed_at, stored.changed_at AS stored_changed_at,
							 stored.body_hash AS stored_body_hash, stored.field_hash AS stored_field_hash
					  FROM (%1$s) AS r
					  LEFT JOIN pledge.kinds_of($3) AS standard ON standard.host_kind = r.kind
					  LEFT JOIN child ON child.record_key = r.record_key
					  LEFT JOIN (%3$s) AS known ON known.subject_key = child.only_key
					  LEFT JOIN pledge.record AS stored ON stored.source_id = $3 AND stored.record_key = r.record_key
					  -- For supervision the supervisee's team, else the author's; the first by key.
					  LEFT JOIN LATERAL (
							SELECT team.team_id
							FROM pledge.worker AS worker
							JOIN pledge.post AS post ON post.worker_id = worker.worker_id
							JOIN pledge.team AS team ON team.team_id = post.team_id
							WHERE worker.source_id = $3
							  AND worker.worker_key = CASE WHEN standard.kind = 'supervision' THEN coalesce(r.supervisee_key, r.author_key)
														   ELSE r.author_key END
							  AND r.occurred_at::date BETWEEN post.valid_from AND post.valid_to
							ORDER BY team.team_key
							LIMIT 1) AS team ON true
					  OFFSET 0) AS fields	-- keeps the planner from computing a hash twice
				OFFSET 0) AS hashed
		  OFFSET 0) AS changed
), kept AS (
	INSERT INTO pledge.record AS kept (source_id, record_key, kind, occurred_on, changed_at, body_hash, field_hash, edition)
	SELECT $3, scored.record_key, scored.kind, scored.occurred_on, scored.changed_at, scored.body_hash, scored.field_hash, $4
	FROM scored WHERE scored.is_changed OR scored.is_touched
	ON CONFLICT ON CONSTRAINT record_key_key DO UPDATE
	SET kind = excluded.kind, occurred_on = excluded.occurred_on, changed_at = excluded.changed_at,
		body_hash = excluded.body_hash, field_hash = excluded.field_hash, edition = excluded.edition, removed_at = NULL
	RETURNING kept.record_id, kept.record_key
), cleared AS (	-- children whom the record is no longer about
	DELETE FROM pledge.assessment AS old
	USING scored JOIN kept USING (record_key)
	WHERE scored.is_changed AND old.source_id = $3 AND old.edition = $4
	  AND old.record_id = kept.record_id AND old.subject_id <> ALL (scored.subject_ids)
), written AS (
	INSERT INTO pledge.assessment (source_id, edition, record_id, subject_id, is_first, restricted, kind, occurred_on, team_id,
								   facts, unknown, met, unmet, untold, assessed_at)
	SELECT $3, $4, kept.record_id, each.subject_id, each.place = 1, scored.is_hidden OR each.is_hidden, scored.kind, scored.occurred_on,
		   scored.team_id, found.facts, found.unknown, outcome.met, outcome.unmet, outcome.untold, now()
	FROM scored
	JOIN kept USING (record_key)
	CROSS JOIN LATERAL unnest(scored.subject_ids, scored.births, scored.hidden, scored.seen, scored.seen_alone)
		WITH ORDINALITY AS each (subject_id, born, is_hidden, seen, seen_alone, place)
	CROSS JOIN LATERAL pledge.field_facts(scored.kind, scored.subkind, $5, each.subject_id <> 0, scored.occurred_on, each.born,
										  scored.visit_outcome, each.seen, each.seen_alone) AS field
	CROSS JOIN LATERAL (
		SELECT CASE WHEN scored.is_unread THEN $7 WHEN cardinality(scored.subject_ids) > 1 THEN $8 ELSE '{}' END AS unread) AS text
	CROSS JOIN LATERAL (
		SELECT ARRAY(SELECT fact FROM unnest(scored.text_facts || field.facts) AS fact WHERE fact <> ALL (text.unread) ORDER BY fact) AS facts,
			   ARRAY(SELECT fact FROM unnest(text.unread || field.unknown) AS fact ORDER BY fact) AS unknown) AS found
	CROSS JOIN LATERAL pledge.measure_outcomes(found.facts, found.unknown, $4) AS outcome
	WHERE scored.is_changed
	ON CONFLICT ON CONSTRAINT assessment_pkey DO UPDATE
	SET is_first = excluded.is_first, restricted = excluded.restricted, kind = excluded.kind, occurred_on = excluded.occurred_on,
		team_id = excluded.team_id, facts = excluded.facts, unknown = excluded.unknown, met = excluded.met, unmet = excluded.unmet,
		untold = excluded.untold, assessed_at = excluded.assessed_at
)
SELECT count(*), count(*) FILTER (WHERE scored.is_changed) FROM scored
$query$,
		pledge.record_query(schema_name, condition),
		pledge.view_query(schema_name, 'record_subject'),
		CASE WHEN 'subject.known_as' = ANY (pledge.mapped_columns(schema_name)) THEN pledge.view_query(schema_name, 'subject')
			 ELSE 'SELECT NULL::text AS subject_key, NULL::text[] AS known_as WHERE false' END);
END;

COMMENT ON FUNCTION pledge.batch_query(text, text) IS
	'The statement that assesses those records of a host that a condition over its view record (as v) picks out';

-- The bounds of batch number place, the first being 0: after the one border, up
-- to the next; the last but one is open above; the last is for nulls. The
-- condition is null where two borders are the same and nothing lies between.
CREATE FUNCTION pledge.batch_bounds(
	batch_column text,
	batch_type text,
	borders text[],
	place integer,
	OUT condition text,
	OUT lower_bound text,
	OUT upper_bound text
)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT CASE WHEN place > cardinality(borders) THEN format('v.%I IS NULL', batch_column)
				WHEN borders[place] = borders[place + 1] THEN NULL
				ELSE concat_ws(' AND ', format('v.%I IS NOT NULL', batch_column),
							   CASE WHEN place > 0 THEN format('v.%I > $1::%s', batch_column, batch_type) END,
							   CASE WHEN place < cardinality(borders) THEN format('v.%I <= $2::%s', batch_column, batch_type) END)
		   END,
		   borders[place], borders[place + 1];
END;

COMMENT ON FUNCTION pledge.batch_bounds(text, text, text[], integer) IS
	'Which records a batch holds: a condition over the view record (as v) and its bounds; null when it can hold none';

-- Assesses one batch. Settings (time zone, row_security) are those of the run.
CREATE FUNCTION pledge.assess_batch(
	source pledge.source,
	edition integer,
	condition text,
	lower_bound text,
	upper_bound text,
	OUT seen bigint,
	OUT scored bigint
)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
-- Enough for the widest batch to be joined in memory: nothing of it goes to disk.
SET work_mem = '64MB'
-- Compiling so long a statement takes far longer than a batch does.
SET jit = off
AS $$
DECLARE
	mapped text[] := pledge.mapped_columns(source.schema_name);
BEGIN
	EXECUTE format('
		INSERT INTO pledge.subject (source_id, subject_key, restricted)
		SELECT DISTINCT $3, named.subject_key, $4
		FROM (SELECT r.subject_key FROM (%1$s) AS r
			  UNION ALL
			  SELECT l.subject_key FROM (%2$s) AS l WHERE l.record_key IN (SELECT r.record_key FROM (%1$s) AS r)) AS named
		WHERE named.subject_key IS NOT NULL
		ON CONFLICT ON CONSTRAINT subject_key_key DO NOTHING',
		pledge.record_query(source.schema_name, condition), pledge.view_query(source.schema_name, 'record_subject'))
	USING lower_bound, upper_bound, source.source_id, 'subject.restricted' = ANY (mapped);

	EXECUTE pledge.batch_query(source.schema_name, condition)
	INTO seen, scored
	USING lower_bound, upper_bound, source.source_id, edition, 'record.subkind' = ANY (mapped), 'record.restricted' = ANY (mapped),
		(SELECT array_agg(fact.fact_id) FROM pledge.fact WHERE fact.detector = 'text'),
		(SELECT array_agg(fact.fact_id) FROM pledge.fact
		 WHERE fact.code IN ('child_voice', 'child_words', 'child_seen', 'child_seen_alone', 'lived_experience',
							 'voice_in_plan', 'explained_to_child', 'identity_considered'));
END;
$$;

COMMENT ON FUNCTION pledge.assess_batch(pledge.source, integer, text, text, text) IS
	'Assesses the records of a source that a condition over its view record picks out; returns how many were seen, and how many were new or changed';

-- Whoever runs these reads the host and writes the assessments.
REVOKE EXECUTE ON ROUTINE
	pledge.view_query(text, text),
	pledge.record_query(text, text),
	pledge.key_problem(text),
	pledge.copy_teams(smallint, text),
	pledge.copy_workers(smallint, text),
	pledge.copy_subjects(smallint, text, text[]),
	pledge.plan_walk(text, integer),
	pledge.field_facts(text, text, boolean, boolean, date, date, text, text, text),
	pledge.batch_query(text, text),
	pledge.batch_bounds(text, text, text[], integer),
	pledge.assess_batch(pledge.source, integer, text, text, text)
FROM PUBLIC;

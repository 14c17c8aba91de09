-- Sources: the case-management systems that are attached, through mapping views
-- that their administrator writes. This file says what those views may contain
-- (the host contract), attaches and detaches a source, and reports whatever is
-- wrong with one before it can spoil an answer.

-- Kinds of record. Each has a fact, kind_<kind>, that measures ask about.
CREATE TABLE pledge.record_kind (
	kind		varchar(32)	NOT NULL,
	position	smallint	NOT NULL,
	title		varchar(60)	NOT NULL,
	CONSTRAINT record_kind_pkey PRIMARY KEY (kind),
	CONSTRAINT record_kind_position_key UNIQUE (position)
);

COMMENT ON TABLE pledge.record_kind IS
	'Kinds of record that are told apart: one row for each';
COMMENT ON COLUMN pledge.record_kind.kind IS
	'Code of the kind, as the mapping view gives it or pledge.kind_map translates to it';
COMMENT ON COLUMN pledge.record_kind.position IS
	'Place in lists';
COMMENT ON COLUMN pledge.record_kind.title IS
	'Name for people';

INSERT INTO pledge.record_kind (kind, position, title) VALUES
	('case_note', 1, 'Case note'),
	('visit', 2, 'Visit'),
	('supervision', 3, 'Supervision'),
	('management_oversight', 4, 'Management oversight'),
	('decision', 5, 'Decision'),
	('assessment', 6, 'Assessment'),
	('strategy_discussion', 7, 'Strategy discussion'),
	('meeting', 8, 'Meeting'),
	('review', 9, 'Review'),
	('plan', 10, 'Plan'),
	('other', 11, 'Other');

-- The host contract, as rows, so that attaching, checking, reading and the
-- documentation cannot disagree about it.
CREATE TABLE pledge.mapping_column (
	view_name	varchar(30)	NOT NULL,
	column_name	varchar(63)	NOT NULL,
	position	smallint	NOT NULL,
	accepts		varchar(7)	NOT NULL,
	required	boolean		NOT NULL,
	is_key		boolean		NOT NULL,
	meaning		varchar(300) NOT NULL,
	CONSTRAINT mapping_column_pkey PRIMARY KEY (view_name, column_name),
	CONSTRAINT mapping_column_position_key UNIQUE (view_name, position),
	CONSTRAINT mapping_column_accepts_check
		CHECK (accepts IN ('text', 'moment', 'date', 'flag', 'names', 'ordered'))
);

COMMENT ON TABLE pledge.mapping_column IS
	'The host contract: each view and column that a mapping schema may offer';
COMMENT ON COLUMN pledge.mapping_column.view_name IS
	'Name of the mapping view';
COMMENT ON COLUMN pledge.mapping_column.column_name IS
	'Name of the column in that view';
COMMENT ON COLUMN pledge.mapping_column.position IS
	'Place in lists';
COMMENT ON COLUMN pledge.mapping_column.accepts IS
	'Types taken: text (text, varchar), moment (timestamptz, timestamp, date), date (date, timestamp), flag (boolean), names (text or an array of text), ordered (any type with a btree order)';
COMMENT ON COLUMN pledge.mapping_column.required IS
	'Whether the view must have the column; only the view record must be there at all';
COMMENT ON COLUMN pledge.mapping_column.is_key IS
	'Whether the column is a key, which may have at most 128 characters';
COMMENT ON COLUMN pledge.mapping_column.meaning IS
	'What the column says, and the values it may take';

INSERT INTO pledge.mapping_column (view_name, column_name, position, accepts, required, is_key, meaning) VALUES
	('record', 'record_key', 1, 'text', true, true, 'Key of the record: once in the view'),
	('record', 'kind', 2, 'text', true, false, 'Kind of record: one of pledge.record_kind, or a value of the host that pledge.kind_map translates'),
	('record', 'occurred_at', 3, 'moment', true, false, 'When the thing recorded happened; without a zone it is read in the zone of the source'),
	('record', 'body', 4, 'text', true, false, 'The narrative; read, never stored'),
	('record', 'body_format', 5, 'text', false, false, 'plain or html; plain when not mapped. This release does not read html: its text facts stay unknown'),
	('record', 'subject_key', 6, 'text', false, true, 'The child the record is about'),
	('record', 'author_key', 7, 'text', false, true, 'The worker who wrote it'),
	('record', 'changed_at', 8, 'moment', false, false, 'When it last changed; a record whose changed_at stands still is not read again'),
	('record', 'batch_key', 9, 'ordered', false, false, 'An indexed column to walk the records by; occurred_at when not mapped'),
	('record', 'child_seen', 10, 'text', false, false, 'yes, no, unknown or na'),
	('record', 'child_seen_alone', 11, 'text', false, false, 'yes, no, unknown or na'),
	('record', 'visit_outcome', 12, 'text', false, false, 'done, no_access or cancelled'),
	('record', 'subkind', 13, 'text', false, false, 'case, personal or group (supervision), letter, conference, core_group, or null'),
	('record', 'supervisee_key', 14, 'text', false, true, 'The worker who is supervised'),
	('record', 'state', 15, 'text', false, false, 'draft for what is not finished yet: a draft is not assessed'),
	('record', 'restricted', 16, 'flag', false, false, 'Whether few may see the record; null hides it too'),
	('record_subject', 'record_key', 1, 'text', true, true, 'A record about one child or several'),
	('record_subject', 'subject_key', 2, 'text', true, true, 'A child it is about'),
	('record_subject', 'child_seen', 3, 'text', false, false, 'yes, no, unknown or na, for this child'),
	('record_subject', 'child_seen_alone', 4, 'text', false, false, 'yes, no, unknown or na, for this child'),
	('subject', 'subject_key', 1, 'text', true, true, 'Key of the child: once in the view'),
	('subject', 'date_of_birth', 2, 'date', false, false, 'Date of birth, or the date expected'),
	('subject', 'known_as', 3, 'names', false, false, 'Names by which the child is called: an array, or text with commas; read, never stored'),
	('subject', 'restricted', 4, 'flag', false, false, 'Whether few may see the child''s records; null hides them too'),
	('worker', 'worker_key', 1, 'text', true, true, 'Key of the worker: once in the view'),
	('worker', 'grade', 2, 'text', false, false, 'Grade'),
	('worker', 'role', 3, 'text', false, false, 'Role'),
	('worker', 'newly_qualified_from', 4, 'date', false, false, 'First day as a newly qualified worker'),
	('team', 'team_key', 1, 'text', true, true, 'Key of the team: once in the view'),
	('team', 'name', 2, 'text', false, false, 'Name of the team; the first 120 characters are kept'),
	('team', 'parent_key', 3, 'text', false, true, 'The team, service or area above it'),
	('post', 'worker_key', 1, 'text', true, true, 'The worker'),
	('post', 'team_key', 2, 'text', true, true, 'The team the worker belongs to'),
	('post', 'manager_key', 3, 'text', false, true, 'The worker''s manager in this post'),
	('post', 'valid_from', 4, 'moment', true, false, 'First day of the post; null when it has always been'),
	('post', 'valid_to', 5, 'moment', false, false, 'Last day of the post; null while it lasts');

CREATE TABLE pledge.source (
	source_id	smallint	GENERATED ALWAYS AS IDENTITY,
	name		varchar(63)	NOT NULL,
	schema_name	varchar(63)	NOT NULL,
	time_zone	varchar(63)	NOT NULL,
	characteristics varchar(63)[] NOT NULL DEFAULT '{}',
	shown_edition integer,
	attached_by	varchar(63)	NOT NULL DEFAULT current_user,
	attached_at	timestamp with time zone NOT NULL DEFAULT pg_catalog.now(),
	CONSTRAINT source_pkey PRIMARY KEY (source_id),
	CONSTRAINT source_name_key UNIQUE (name),
	CONSTRAINT source_name_check CHECK (name <> ''),
	CONSTRAINT source_shown_edition_fkey FOREIGN KEY (shown_edition)
		REFERENCES pledge.ruleset (edition)
);

COMMENT ON TABLE pledge.source IS
	'Attached case-management systems; rows are made by pledge.attach_source and removed by pledge.detach_source';
COMMENT ON COLUMN pledge.source.source_id IS
	'Number of the source';
COMMENT ON COLUMN pledge.source.name IS
	'Name by which the source is called in functions and views';
COMMENT ON COLUMN pledge.source.schema_name IS
	'Schema of the mapping views';
COMMENT ON COLUMN pledge.source.time_zone IS
	'Time zone in which the dates of its records are fixed';
COMMENT ON COLUMN pledge.source.characteristics IS
	'Columns of the view subject that are copied to pledge.subject';
COMMENT ON COLUMN pledge.source.shown_edition IS
	'Edition of the rules whose assessments the views show; null until a first run has finished';
COMMENT ON COLUMN pledge.source.attached_by IS
	'Role that attached it';
COMMENT ON COLUMN pledge.source.attached_at IS
	'When it was attached';

CREATE TABLE pledge.kind_map (
	source_id	smallint,
	host_kind	varchar(128) NOT NULL,
	kind		varchar(32)	NOT NULL,
	CONSTRAINT kind_map_key UNIQUE NULLS NOT DISTINCT (source_id, host_kind),
	CONSTRAINT kind_map_source_fkey FOREIGN KEY (source_id)
		REFERENCES pledge.source (source_id) ON DELETE CASCADE,
	CONSTRAINT kind_map_kind_fkey FOREIGN KEY (kind)
		REFERENCES pledge.record_kind (kind)
);

COMMENT ON TABLE pledge.kind_map IS
	'What the host''s own kinds of record mean; written by the administrator, one row for each value';
COMMENT ON COLUMN pledge.kind_map.source_id IS
	'Source the row is for; null for every source, unless the source has a row of its own';
COMMENT ON COLUMN pledge.kind_map.host_kind IS
	'Value of the column kind in the host''s mapping view, exactly as it stands there';
COMMENT ON COLUMN pledge.kind_map.kind IS
	'Kind of record it stands for';

-- Assessing runs whatever functions the views call, with the rights of whoever
-- runs it. So nobody's views are run but one's own, a superuser's, or those of
-- the extension's owner.
CREATE FUNCTION pledge.is_trusted_owner(owner oid)
RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT EXISTS (SELECT FROM pg_catalog.pg_roles AS role
				   WHERE role.oid = owner AND (role.rolsuper OR role.rolname = CURRENT_USER))
		OR EXISTS (SELECT FROM pg_catalog.pg_extension AS extension
				   WHERE extension.extname = 'pledge' AND extension.extowner = owner);
END;

COMMENT ON FUNCTION pledge.is_trusted_owner(oid) IS
	'Whether what this role owns may be run on behalf of the caller: the caller''s own, a superuser''s, or the extension owner''s';

-- Whether a type is one of those that a class of pledge.mapping_column takes.
CREATE FUNCTION pledge.accepts_type(accepts text, type_id oid)
RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT CASE accepts
		WHEN 'text' THEN base.id IN ('text'::regtype, 'varchar'::regtype)
		WHEN 'moment' THEN base.id IN ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype)
		WHEN 'date' THEN base.id IN ('date'::regtype, 'timestamp'::regtype)
		WHEN 'flag' THEN base.id = 'boolean'::regtype
		WHEN 'names' THEN base.id IN ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'varchar[]'::regtype)
		ELSE base.id = 'varchar'::regtype
			OR EXISTS (SELECT FROM pg_catalog.pg_opclass AS class
					   JOIN pg_catalog.pg_am AS method ON method.oid = class.opcmethod
					   WHERE method.amname = 'btree' AND class.opcdefault AND class.opcintype = base.id)
		END
	FROM pg_catalog.pg_type AS type
	CROSS JOIN LATERAL (SELECT CASE type.typtype WHEN 'd' THEN type.typbasetype ELSE type.oid END AS id) AS base
	WHERE type.oid = type_id;
END;

COMMENT ON FUNCTION pledge.accepts_type(text, oid) IS
	'Whether a column of this type can be read as text, moment, date, flag, names or ordered (pledge.mapping_column.accepts)';

CREATE FUNCTION pledge.accepted_types(accepts text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT CASE accepts
		WHEN 'text' THEN 'text or varchar'
		WHEN 'moment' THEN 'timestamptz, timestamp or date'
		WHEN 'date' THEN 'date or timestamp'
		WHEN 'flag' THEN 'boolean'
		WHEN 'names' THEN 'text, varchar, text[] or varchar[]'
		ELSE 'a type with a btree order' END;
END;

COMMENT ON FUNCTION pledge.accepted_types(text) IS
	'The types that a class of pledge.mapping_column.accepts takes, in words';

-- The mapping views that are there, of those the contract knows.
CREATE FUNCTION pledge.mapping_views(schema_name text)
RETURNS TABLE (view_name text, view_id oid, owner oid, is_view boolean, is_invoker boolean)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT class.relname::text, class.oid, class.relowner, class.relkind = 'v',
		   coalesce((SELECT option.option_value::boolean
					 FROM pg_catalog.pg_options_to_table(class.reloptions) AS option
					 WHERE option.option_name = 'security_invoker'), false)
	FROM pg_catalog.pg_class AS class
	JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
	WHERE namespace.nspname = schema_name
	  AND class.relkind IN ('v', 'm', 'r', 'p', 'f')
	  AND class.relname IN (SELECT contract.view_name FROM pledge.mapping_column AS contract);
END;

COMMENT ON FUNCTION pledge.mapping_views(text) IS
	'The mapping views of a schema, with their owners and whether each is a plain security_invoker view';

-- Functions that the mapping views call: by name, through an operator or a cast
-- (each leaves a dependency of the view's rule), or through a view further down.
CREATE FUNCTION pledge.mapping_functions(schema_name text)
RETURNS TABLE (view_name text, function_id oid, owner oid, is_direct boolean)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH RECURSIVE reached (view_name, view_id, is_direct) AS (
		SELECT mapping.view_name, mapping.view_id, true
		FROM pledge.mapping_views(schema_name) AS mapping
		UNION
		SELECT reached.view_name, below.oid, false
		FROM reached
		JOIN pg_catalog.pg_rewrite AS rule ON rule.ev_class = reached.view_id
		JOIN pg_catalog.pg_depend AS uses ON uses.classid = 'pg_rewrite'::regclass AND uses.objid = rule.oid
		JOIN pg_catalog.pg_class AS below ON uses.refclassid = 'pg_class'::regclass AND uses.refobjid = below.oid
		WHERE below.relkind = 'v' AND below.oid <> reached.view_id
	)
	SELECT DISTINCT reached.view_name, procedure.oid, procedure.proowner, reached.is_direct
	FROM reached
	JOIN pg_catalog.pg_rewrite AS rule ON rule.ev_class = reached.view_id
	JOIN pg_catalog.pg_depend AS uses ON uses.classid = 'pg_rewrite'::regclass AND uses.objid = rule.oid
	LEFT JOIN pg_catalog.pg_operator AS operator
		ON uses.refclassid = 'pg_operator'::regclass AND operator.oid = uses.refobjid
	JOIN pg_catalog.pg_proc AS procedure
		ON procedure.oid = CASE WHEN uses.refclassid = 'pg_proc'::regclass THEN uses.refobjid
								ELSE operator.oprcode END;
END;

COMMENT ON FUNCTION pledge.mapping_functions(text) IS
	'Functions that run when the mapping views of a schema are read, with their owners; is_direct is false for those called by a view below';

-- What the catalogs alone show to be wrong. Nothing of the host is run here, so
-- it is safe to ask before the owners are known to be trusted.
CREATE FUNCTION pledge.mapping_problems(schema_name text, characteristics text[])
RETURNS TABLE (severity text, sqlstate_code text, view_name text, column_name text, meaning text, action text)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH schema AS (
		SELECT namespace.oid, namespace.nspowner
		FROM pg_catalog.pg_namespace AS namespace
		WHERE namespace.nspname = mapping_problems.schema_name
	), view AS (
		SELECT mapping.* FROM pledge.mapping_views(mapping_problems.schema_name) AS mapping
	), host_column AS (
		SELECT view.view_name, attribute.attname::text AS column_name, attribute.atttypid AS type_id
		FROM view
		JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = view.view_id
		WHERE attribute.attnum > 0 AND NOT attribute.attisdropped
	), contract AS (
		SELECT mapping.view_name::text, mapping.column_name::text, mapping.position, mapping.accepts::text, mapping.required
		FROM pledge.mapping_column AS mapping
	), problem (rank, severity, sqlstate_code, view_name, column_name, meaning, action) AS (
		SELECT 1, 'error', '3F000', NULL::text, NULL::text,
			   format('There is no schema "%s".', mapping_problems.schema_name),
			   'Create the schema and the mapping views in it, or give the name of the schema that holds them.'
		WHERE NOT EXISTS (SELECT FROM schema)
		UNION ALL
		SELECT 2, 'error', '42501', NULL, NULL,
			   format('Schema "%s" belongs to role "%s", which is neither the role at work, nor a superuser, nor the owner of pledge.',
					  mapping_problems.schema_name, pg_get_userbyid(schema.nspowner)),
			   'Reading mapping views runs the code of their owner. Let the role that assesses own the schema and its views.'
		FROM schema WHERE NOT pledge.is_trusted_owner(schema.nspowner)
		UNION ALL
		SELECT 3, 'error', '42P01', 'record', NULL,
			   format('Schema "%s" has no view "record".', mapping_problems.schema_name),
			   'Create it: it is the one view that every source needs.'
		FROM schema WHERE NOT EXISTS (SELECT FROM view WHERE view.view_name = 'record')
		UNION ALL
		SELECT 3, 'error', '42P01', 'subject', NULL,
			   format('Characteristics were named, but schema "%s" has no view "subject".', mapping_problems.schema_name),
			   'Create the view, or attach the source without characteristics.'
		FROM schema
		WHERE cardinality(mapping_problems.characteristics) > 0
		  AND NOT EXISTS (SELECT FROM view WHERE view.view_name = 'subject')
		UNION ALL
		SELECT 4, 'error', '42809', view.view_name, NULL,
			   'It is not a plain view.',
			   'Put a plain view of this name in the mapping schema, and move what stands there now elsewhere.'
		FROM view WHERE NOT view.is_view
		UNION ALL
		SELECT 5, 'error', '42501', view.view_name, NULL,
			   format('It belongs to role "%s", which is neither the role at work, nor a superuser, nor the owner of pledge.',
					  pg_get_userbyid(view.owner)),
			   'Reading mapping views runs the code of their owner. Let the role that assesses own the schema and its views.'
		FROM view WHERE NOT pledge.is_trusted_owner(view.owner)
		UNION ALL
		SELECT 6, 'error', '42501', called.view_name, NULL,
			   format('It calls function %s, which belongs to role "%s"; that role is neither the role at work, nor a superuser, nor the owner of pledge.',
					  called.function_id::regprocedure, pg_get_userbyid(called.owner)),
			   'Let the role that assesses own the function, or write the view without it.'
		FROM pledge.mapping_functions(mapping_problems.schema_name) AS called
		WHERE called.is_direct AND NOT pledge.is_trusted_owner(called.owner)
		UNION ALL
		SELECT 7, 'error', '55000', view.view_name, NULL,
			   'It is not a security_invoker view, so it would carry readers past the host''s own row security.',
			   format('ALTER VIEW %I.%I SET (security_invoker = true);', mapping_problems.schema_name, view.view_name)
		FROM view WHERE view.is_view AND NOT view.is_invoker
		UNION ALL
		SELECT 8, 'error', '42501', view.view_name, NULL,
			   'The role at work may not read it.',
			   format('GRANT USAGE ON SCHEMA %1$I and SELECT ON %1$I.%2$I to the role, and the same on the host''s tables below it.',
					  mapping_problems.schema_name, view.view_name)
		FROM schema CROSS JOIN view
		WHERE NOT has_schema_privilege(schema.oid, 'USAGE') OR NOT has_table_privilege(view.view_id, 'SELECT')
		UNION ALL
		SELECT 9, 'error', '42703', contract.view_name, contract.column_name,
			   'The view lacks this column, which it must have.',
			   format('Add it to the view, as %s.', pledge.accepted_types(contract.accepts))
		FROM contract JOIN view USING (view_name)
		WHERE contract.required
		  AND NOT EXISTS (SELECT FROM host_column
						  WHERE (host_column.view_name, host_column.column_name) = (contract.view_name, contract.column_name))
		UNION ALL
		SELECT 9, 'error', '42703', 'subject', named.name,
			   'The view lacks this column, which was named as a characteristic.',
			   'Add it to the view, or attach the source without it.'
		FROM unnest(mapping_problems.characteristics) AS named (name)
		WHERE EXISTS (SELECT FROM view WHERE view.view_name = 'subject')
		  AND NOT EXISTS (SELECT FROM host_column
						  WHERE (host_column.view_name, host_column.column_name) = ('subject', named.name))
		UNION ALL
		SELECT 10, 'error', '42804', contract.view_name, contract.column_name,
			   format('The column is of type %s; it has to be %s.',
					  format_type(host_column.type_id, NULL), pledge.accepted_types(contract.accepts)),
			   'Cast it in the view, such as id::text AS record_key.'
		FROM contract JOIN host_column USING (view_name, column_name)
		WHERE NOT pledge.accepts_type(contract.accepts, host_column.type_id)
		UNION ALL
		SELECT 11, 'warning', NULL, called.view_name, NULL,
			   format('A view below it calls function %s, which belongs to role "%s".',
					  called.function_id::regprocedure, pg_get_userbyid(called.owner)),
			   'The function runs with the rights of the role that assesses. Read it, or map the table underneath.'
		FROM pledge.mapping_functions(mapping_problems.schema_name) AS called
		WHERE NOT called.is_direct AND NOT pledge.is_trusted_owner(called.owner)
		UNION ALL
		SELECT 12, 'note', NULL, class.relname::text, NULL,
			   'It is not part of the contract of this release, so it is not read.',
			   'Nothing, unless its name is misspelt.'
		FROM schema
		JOIN pg_catalog.pg_class AS class ON class.relnamespace = schema.oid AND class.relkind IN ('v', 'm', 'r', 'p', 'f')
		WHERE NOT EXISTS (SELECT FROM view WHERE view.view_id = class.oid)
		UNION ALL
		SELECT 12, 'note', NULL, host_column.view_name, host_column.column_name,
			   'The column is not part of the contract of this release, so it is not read.',
			   'Nothing, unless its name is misspelt.'
		FROM host_column
		WHERE NOT EXISTS (SELECT FROM contract
						  WHERE (contract.view_name, contract.column_name) = (host_column.view_name, host_column.column_name))
		  AND NOT (host_column.view_name = 'subject' AND host_column.column_name = ANY (mapping_problems.characteristics))
	)
	SELECT problem.severity, problem.sqlstate_code, problem.view_name, problem.column_name, problem.meaning, problem.action
	FROM problem
	LEFT JOIN contract USING (view_name, column_name)
	ORDER BY problem.rank, problem.view_name, contract.position, problem.column_name, problem.meaning;
END;

COMMENT ON FUNCTION pledge.mapping_problems(text, text[]) IS
	'What the catalogs show to be wrong with a mapping schema, most serious first; nothing of the host is run to find it';

-- Raises the first error that the catalogs show, if there is one.
CREATE FUNCTION pledge.require_mapping(source_name text, schema_name text, characteristics text[])
RETURNS void
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	problem record;
BEGIN
	SELECT found.* INTO problem
	FROM pledge.mapping_problems(require_mapping.schema_name, require_mapping.characteristics) AS found
	WHERE found.severity = 'error'
	LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'source "%" cannot be read because of %', source_name,
			CASE WHEN problem.view_name IS NULL THEN format('its mapping schema %I', require_mapping.schema_name)
				 WHEN problem.column_name IS NULL THEN format('view %I.%I', require_mapping.schema_name, problem.view_name)
				 ELSE format('column %I of view %I.%I', problem.column_name, require_mapping.schema_name, problem.view_name) END
			USING ERRCODE = problem.sqlstate_code, DETAIL = problem.meaning, HINT = problem.action;
	END IF;
END;
$$;

COMMENT ON FUNCTION pledge.require_mapping(text, text, text[]) IS
	'Raises an error that says what is wrong with a mapping schema and what to do, or returns';

CREATE FUNCTION pledge.attach_source(
	name text,
	schema_name text,
	time_zone text DEFAULT 'Europe/London',
	characteristics text[] DEFAULT '{}'
)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF name IS NULL OR schema_name IS NULL OR time_zone IS NULL OR characteristics IS NULL THEN
		RAISE EXCEPTION 'name, schema_name, time_zone and characteristics must not be null'
			USING ERRCODE = 'null_value_not_allowed', HINT = 'Leave out the arguments that have a default.';
	END IF;
	IF length(name) NOT BETWEEN 1 AND 63 THEN
		RAISE EXCEPTION 'the name of a source has 1 to 63 characters, not %', length(name)
			USING ERRCODE = 'invalid_parameter_value', HINT = 'Choose a short name, such as that of the system.';
	END IF;
	IF EXISTS (SELECT FROM pledge.source WHERE source.name = attach_source.name) THEN
		RAISE EXCEPTION 'source "%" is attached already', name
			USING ERRCODE = 'duplicate_object',
				  HINT = 'Choose another name. To attach it anew, call pledge.detach_source first: that deletes its assessments.';
	END IF;
	IF NOT EXISTS (SELECT FROM pg_timezone_names AS zone WHERE zone.name = time_zone) THEN
		RAISE EXCEPTION 'there is no time zone "%"', time_zone
			USING ERRCODE = 'invalid_parameter_value',
				  HINT = 'Give a name that stands in pg_timezone_names, such as Europe/London.';
	END IF;
	PERFORM pledge.require_mapping(name, schema_name, characteristics);
	INSERT INTO pledge.source (name, schema_name, time_zone, characteristics)
	VALUES (name, schema_name, time_zone, characteristics);
END;
$$;

COMMENT ON FUNCTION pledge.attach_source(text, text, text, text[]) IS
	'Attaches a case-management system through the mapping views of a schema; the time zone fixes the dates of its records, and the characteristics are columns of its view subject to keep';

-- The row of a source, or an error that lists those there are.
CREATE FUNCTION pledge.find_source(source_name text)
RETURNS pledge.source
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	found_source pledge.source;
BEGIN
	SELECT source.* INTO found_source FROM pledge.source WHERE source.name = source_name;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no source "%"', source_name
			USING ERRCODE = 'undefined_object',
				  DETAIL = coalesce((SELECT 'Attached are: ' || string_agg(source.name, ', ' ORDER BY source.name) || '.'
									 FROM pledge.source), 'No source is attached.'),
				  HINT = 'Attach it with pledge.attach_source(name, schema_name).';
	END IF;
	RETURN found_source;
END;
$$;

COMMENT ON FUNCTION pledge.find_source(text) IS
	'The row of a source by its name; an error when there is none';

-- Checks of what the views hold. Each counts something; a count above zero is a
-- row of the report. They are data, so that the list of checks can be read.
CREATE TABLE pledge.mapping_check (
	check_id	smallint	NOT NULL,
	severity	varchar(7)	NOT NULL,
	view_name	varchar(30)	NOT NULL,
	column_name	varchar(63),
	needs		varchar(63)[] NOT NULL,
	counting_query varchar(800) NOT NULL,
	meaning		varchar(300) NOT NULL,
	action		varchar(300) NOT NULL,
	CONSTRAINT mapping_check_pkey PRIMARY KEY (check_id),
	CONSTRAINT mapping_check_severity_check CHECK (severity IN ('error', 'warning', 'note'))
);

COMMENT ON TABLE pledge.mapping_check IS
	'Checks of the contents of mapping views that pledge.check_source makes: one row for each';
COMMENT ON COLUMN pledge.mapping_check.check_id IS
	'Number of the check, and its place in the report';
COMMENT ON COLUMN pledge.mapping_check.severity IS
	'error: assessing stops, or leaves records out; warning: answers may mislead; note: worth knowing';
COMMENT ON COLUMN pledge.mapping_check.view_name IS
	'View the check is about';
COMMENT ON COLUMN pledge.mapping_check.column_name IS
	'Column the check is about; null when it is about the whole view';
COMMENT ON COLUMN pledge.mapping_check.needs IS
	'Columns (view.column) that must be mapped for the check to be made';
COMMENT ON COLUMN pledge.mapping_check.counting_query IS
	'Query that returns the count; %1$I stands for the mapping schema, %2$L for the number of the source';
COMMENT ON COLUMN pledge.mapping_check.meaning IS
	'What a count above zero means';
COMMENT ON COLUMN pledge.mapping_check.action IS
	'What to do about it';

INSERT INTO pledge.mapping_check (check_id, severity, view_name, column_name, needs, counting_query, meaning, action) VALUES
	(1, 'warning', 'record', NULL, '{}',
	 'SELECT 1 WHERE NOT EXISTS (SELECT FROM %1$I.record)',
	 'The view returns no record.', 'Check its joins and conditions, and the rights of the role on the host''s tables.'),
	(2, 'error', 'record', 'record_key', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE record_key IS NULL',
	 'Records without a key are not assessed.', 'Map a column that is never null, or leave these rows out.'),
	(3, 'error', 'record', 'record_key', '{}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.record WHERE record_key IS NOT NULL GROUP BY record_key HAVING count(*) > 1) AS repeated',
	 'Keys stand in the view more than once, so a run stops.', 'Make the view return each record once: children of one record belong in record_subject.'),
	(4, 'error', 'record', 'occurred_at', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE NOT coalesce(isfinite(occurred_at), false)',
	 'Records without a date cannot be placed in a month, so they are not assessed.', 'Fall back on another time of the host, such as when the record was made.'),
	(5, 'warning', 'record', 'occurred_at', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE isfinite(occurred_at) AND occurred_at > now() + interval ''1 day''',
	 'Records lie in the future.', 'Check the order of day and month, and whether planned events are among the records.'),
	(6, 'note', 'record', 'occurred_at', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE isfinite(occurred_at) AND occurred_at::timestamp::time = time ''00:00''',
	 'Records happened at midnight to the second: most likely only the date is known.', 'Nothing: days are compared then, not hours.'),
	(7, 'warning', 'record', 'body', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE body IS NULL OR body !~ ''\S''',
	 'Records have no text: nothing is evidenced by them.', 'If the text stands elsewhere (a child table, a JSON path), map that.'),
	(8, 'warning', 'record', 'body_format', '{record.body_format}',
	 'SELECT count(*) FROM %1$I.record WHERE body_format <> ''plain''',
	 'Text that is not plain is not read in this release: cannot tell.', 'Strip the mark-up in the view, and give plain.'),
	(9, 'note', 'record', 'subject_key', '{record.subject_key}',
	 'SELECT count(*) FROM %1$I.record WHERE subject_key IS NULL',
	 'Records name no child: what depends on a child''s age is cannot tell, unless record_subject names one.', 'Map the child wherever the host knows it.'),
	(10, 'note', 'record', 'author_key', '{record.author_key}',
	 'SELECT count(*) FROM %1$I.record WHERE author_key IS NULL',
	 'Records name no author, so no team.', 'Map the author wherever the host knows one.'),
	(11, 'warning', 'record', 'batch_key', '{record.batch_key}',
	 'SELECT count(*) FROM %1$I.record WHERE batch_key IS NULL',
	 'Records without a batch_key are walked in one batch of their own.', 'Map a column that is never null.'),
	(12, 'warning', 'record', 'child_seen', '{record.child_seen}',
	 'SELECT count(*) FROM %1$I.record WHERE child_seen NOT IN (''yes'', ''no'', ''unknown'', ''na'')',
	 'Values are none of yes, no, unknown and na: read as unknown.', 'Translate them in the view.'),
	(13, 'warning', 'record', 'child_seen_alone', '{record.child_seen_alone}',
	 'SELECT count(*) FROM %1$I.record WHERE child_seen_alone NOT IN (''yes'', ''no'', ''unknown'', ''na'')',
	 'Values are none of yes, no, unknown and na: read as unknown.', 'Translate them in the view.'),
	(14, 'warning', 'record', 'visit_outcome', '{record.visit_outcome}',
	 'SELECT count(*) FROM %1$I.record WHERE visit_outcome NOT IN (''done'', ''no_access'', ''cancelled'')',
	 'Values are none of done, no_access and cancelled: read as unknown.', 'Translate them in the view.'),
	(15, 'note', 'record', 'state', '{record.state}',
	 'SELECT count(*) FROM %1$I.record WHERE state = ''draft''',
	 'Drafts are not assessed.', 'Nothing.'),
	(16, 'warning', 'record', 'child_seen', '{record.child_seen}',
	 'SELECT count(*) FROM %1$I.record HAVING count(*) >= 20 AND count(child_seen) = count(*) AND min(child_seen) = max(child_seen)',
	 'The column has one value in every record, so it says nothing.', 'Leave it out of the view until the host''s extract is mended.'),
	(17, 'warning', 'record', 'child_seen_alone', '{record.child_seen_alone}',
	 'SELECT count(*) FROM %1$I.record HAVING count(*) >= 20 AND count(child_seen_alone) = count(*) AND min(child_seen_alone) = max(child_seen_alone)',
	 'The column has one value in every record, so it says nothing.', 'Leave it out of the view until the host''s extract is mended.'),
	(18, 'note', 'record', 'body', '{record.subject_key}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.record WHERE body ~ ''\S'' GROUP BY hashtextextended(body, 0), occurred_at HAVING count(DISTINCT subject_key) > 1) AS copied',
	 'The same text stands at the same time in the records of several children.', 'If the host copies one note to each sibling, map it once, with the children in record_subject.'),
	(19, 'warning', 'record', 'supervisee_key', '{record.supervisee_key}',
	 'SELECT count(*) FROM %1$I.record WHERE supervisee_key IS NULL AND kind IN (SELECT k.host_kind FROM pledge.kinds_of(%2$L) AS k WHERE k.kind = ''supervision'')',
	 'Supervision names no supervisee, so it counts for the author''s team.', 'Map the supervisee wherever the host knows one.'),
	(20, 'warning', 'record', 'subject_key', '{record.subject_key,subject.subject_key}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE subject_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.subject AS s WHERE s.subject_key = r.subject_key)',
	 'Records name a child that the view subject does not have: age unknown.', 'Check that both views write the key alike (case, padding, prefix).'),
	(21, 'warning', 'record', 'author_key', '{record.author_key,worker.worker_key}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE author_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.worker AS w WHERE w.worker_key = r.author_key)',
	 'Records name an author whom the view worker does not have.', 'Check that both views write the key alike (case, padding, prefix).'),
	(22, 'warning', 'record', 'author_key', '{record.author_key,post.worker_key}',
	 'SELECT count(*) FROM %1$I.record AS r WHERE author_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.post AS p WHERE p.worker_key = r.author_key AND (p.valid_from IS NULL OR p.valid_from::date <= r.occurred_at::date) AND coalesce(p.valid_to::date >= r.occurred_at::date, true))',
	 'The author had no post on the day, so the record belongs to no team.', 'Complete the posts, with those that have ended.'),
	(23, 'error', 'subject', 'subject_key', '{subject.subject_key}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.subject WHERE subject_key IS NOT NULL GROUP BY subject_key HAVING count(*) > 1) AS repeated',
	 'Keys stand in the view more than once, so a run stops.', 'Make the view return each child once.'),
	(24, 'note', 'subject', 'date_of_birth', '{subject.date_of_birth}',
	 'SELECT count(*) FROM %1$I.subject WHERE date_of_birth IS NULL',
	 'Children without a date of birth: what depends on age is cannot tell.', 'Map the expected date for the unborn, or complete the host''s data.'),
	(25, 'warning', 'record_subject', 'record_key', '{record_subject.record_key,record.record_key}',
	 'SELECT count(*) FROM %1$I.record_subject AS l WHERE NOT EXISTS (SELECT FROM %1$I.record AS r WHERE r.record_key = l.record_key)',
	 'Rows belong to a record that the view record does not have.', 'Check that both views write the key alike and leave out the same rows.'),
	(26, 'warning', 'record_subject', 'subject_key', '{record_subject.subject_key,subject.subject_key}',
	 'SELECT count(*) FROM %1$I.record_subject AS l WHERE NOT EXISTS (SELECT FROM %1$I.subject AS s WHERE s.subject_key = l.subject_key)',
	 'Rows name a child that the view subject does not have: age unknown.', 'Check that both views write the key alike (case, padding, prefix).'),
	(27, 'warning', 'record_subject', NULL, '{record_subject.record_key}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.record_subject GROUP BY record_key, subject_key HAVING count(*) > 1) AS repeated',
	 'The same child is named more than once for a record; it is counted once.', 'Make the view return each pair once.'),
	(28, 'error', 'worker', 'worker_key', '{worker.worker_key}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.worker WHERE worker_key IS NOT NULL GROUP BY worker_key HAVING count(*) > 1) AS repeated',
	 'Keys stand in the view more than once, so a run stops.', 'Make the view return each worker once.'),
	(29, 'error', 'team', 'team_key', '{team.team_key}',
	 'SELECT count(*) FROM (SELECT FROM %1$I.team WHERE team_key IS NOT NULL GROUP BY team_key HAVING count(*) > 1) AS repeated',
	 'Keys stand in the view more than once, so a run stops.', 'Make the view return each team once.'),
	(30, 'warning', 'team', 'parent_key', '{team.parent_key}',
	 'SELECT count(*) FROM %1$I.team AS t WHERE parent_key IS NOT NULL AND NOT EXISTS (SELECT FROM %1$I.team AS p WHERE p.team_key = t.parent_key)',
	 'Teams name a parent that the view does not have.', 'Add the services and areas above the teams to the view.'),
	(31, 'warning', 'post', 'team_key', '{post.team_key,team.team_key}',
	 'SELECT count(*) FROM %1$I.post AS p WHERE NOT EXISTS (SELECT FROM %1$I.team AS t WHERE t.team_key = p.team_key)',
	 'Posts are in a team that the view team does not have; it is shown by its key.', 'Check that both views write the key alike.'),
	(32, 'warning', 'post', 'worker_key', '{post.worker_key,worker.worker_key}',
	 'SELECT count(*) FROM %1$I.post AS p WHERE NOT EXISTS (SELECT FROM %1$I.worker AS w WHERE w.worker_key = p.worker_key)',
	 'Posts are of a worker whom the view worker does not have.', 'Check that both views write the key alike.'),
	(33, 'warning', 'post', 'valid_to', '{post.valid_to}',
	 'SELECT count(*) FROM %1$I.post WHERE valid_to < valid_from',
	 'Posts end before they begin.', 'Correct the dates, or leave these rows out.'),
	(34, 'warning', 'record', 'body', '{}',
	 'SELECT count(*) FROM %1$I.record WHERE octet_length(body) > 4000000',
	 'Texts of more than 4,000,000 bytes are not read: cannot tell.', 'No one record is so long. Look at how it is mapped.');

-- What each value of a host's column kind stands for. The source's own rows of
-- pledge.kind_map come before those for every source, and both before the
-- standard kinds themselves.
CREATE FUNCTION pledge.kinds_of(source_id smallint)
RETURNS TABLE (host_kind text, kind varchar(32))
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT DISTINCT ON (named.host_kind) named.host_kind, named.kind
	FROM (SELECT map.host_kind::text, map.kind, CASE WHEN map.source_id IS NULL THEN 2 ELSE 1 END AS rank
		  FROM pledge.kind_map AS map
		  WHERE map.source_id = kinds_of.source_id OR map.source_id IS NULL
		  UNION ALL
		  SELECT standard.kind::text, standard.kind, 3 FROM pledge.record_kind AS standard) AS named
	ORDER BY named.host_kind, named.rank;
END;

COMMENT ON FUNCTION pledge.kinds_of(smallint) IS
	'Values of a host''s column kind that are known, with the kind of record that each stands for';

-- Columns of a source's mapping views, as view.column.
CREATE FUNCTION pledge.mapped_columns(schema_name text)
RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT coalesce(array_agg(mapping.view_name || '.' || attribute.attname), '{}')
	FROM pledge.mapping_views(schema_name) AS mapping
	JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = mapping.view_id
	WHERE attribute.attnum > 0 AND NOT attribute.attisdropped;
END;

COMMENT ON FUNCTION pledge.mapped_columns(text) IS
	'Columns of the mapping views of a schema, each as view.column';

-- The longest value of each key column that is longer than a key may be. Only
-- lengths come back, never a key.
CREATE FUNCTION pledge.long_keys(schema_name text)
RETURNS TABLE (view_name text, column_name text, longest integer, affected_count bigint)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	mapped text[] := pledge.mapped_columns(schema_name);
	key record;
BEGIN
	FOR key IN
		SELECT contract.view_name AS of_view, contract.column_name AS of_column
		FROM pledge.mapping_column AS contract
		WHERE contract.is_key AND contract.view_name || '.' || contract.column_name = ANY (mapped)
		ORDER BY contract.view_name, contract.position
	LOOP
		view_name := key.of_view;
		column_name := key.of_column;
		EXECUTE format('SELECT max(length(%1$I)), count(*) FROM %2$I.%3$I WHERE length(%1$I) > 128',
					   key.of_column, schema_name, key.of_view)
		INTO longest, affected_count;
		IF affected_count > 0 THEN
			RETURN NEXT;
		END IF;
	END LOOP;
END;
$$;

COMMENT ON FUNCTION pledge.long_keys(text) IS
	'Key columns of the mapping views that hold values of more than 128 characters, with the longest length and how many';

-- Values of kind that nobody mapped. A value longer than a code would be might
-- be narrative, mapped by mistake: it is counted, not shown.
CREATE FUNCTION pledge.unmapped_kinds(source_id smallint, schema_name text)
RETURNS TABLE (host_kind text, affected_count bigint)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY EXECUTE format($query$
		SELECT CASE WHEN grouped.shown THEN grouped.kind END, sum(grouped.count)::bigint
		FROM (SELECT r.kind::text AS kind, count(*) AS count,
					 length(r.kind) <= 40 AND row_number() OVER (ORDER BY length(r.kind) > 40, count(*) DESC, r.kind) <= 20 AS shown
			  FROM %I.record AS r
			  WHERE r.kind IS NOT NULL AND r.kind NOT IN (SELECT known.host_kind FROM pledge.kinds_of($1) AS known)
			  GROUP BY r.kind) AS grouped
		GROUP BY 1 ORDER BY 2 DESC, 1$query$, schema_name)
	USING source_id;
END;
$$;

COMMENT ON FUNCTION pledge.unmapped_kinds(smallint, text) IS
	'Host kinds that are neither standard nor in pledge.kind_map, with how many records; null stands for values too long or too many to show';

-- Asks the planner whether a batch of records can be read without reading all
-- of them: 1 when it cannot, and there are enough records for it to matter.
CREATE FUNCTION pledge.is_slow_to_walk(schema_name text, batch_column text)
RETURNS boolean
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	lowest text;
	plan json;
	batch_cost double precision;
	whole_cost double precision;
	whole_rows double precision;
BEGIN
	EXECUTE format('SELECT min(%2$I)::text FROM %1$I.record', schema_name, batch_column) INTO lowest;
	IF lowest IS NULL THEN
		RETURN false;
	END IF;
	EXECUTE format('EXPLAIN (FORMAT JSON) SELECT record_key, body FROM %I.record', schema_name) INTO plan;
	whole_cost := (plan -> 0 -> 'Plan' ->> 'Total Cost')::double precision;
	whole_rows := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision;
	EXECUTE format('EXPLAIN (FORMAT JSON) SELECT record_key, body FROM %1$I.record WHERE %2$I = %3$L',
				   schema_name, batch_column, lowest) INTO plan;
	batch_cost := (plan -> 0 -> 'Plan' ->> 'Total Cost')::double precision;
	RETURN whole_rows >= 10000 AND batch_cost > whole_cost / 5;
END;
$$;

COMMENT ON FUNCTION pledge.is_slow_to_walk(text, text) IS
	'Whether the planner would read most of the host''s records to find one batch of them, by the column they are walked by';

-- Reads a whole view, or the rows of it that a condition picks out, only to see
-- whether it raises. The server's message is never looked at: it may quote a
-- record. Returns the SQLSTATE, or null when all went well.
CREATE FUNCTION pledge.view_failure(
	schema_name text,
	view_name text,
	condition text DEFAULT 'true',
	lower_bound text DEFAULT NULL,
	upper_bound text DEFAULT NULL
)
RETURNS text
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format('SELECT count(mapping.*) FROM %I.%I AS mapping WHERE %s', schema_name, view_name, condition)
	USING lower_bound, upper_bound;
	RETURN NULL;
EXCEPTION WHEN assert_failure OR OTHERS THEN
	RETURN SQLSTATE;
END;
$$;

COMMENT ON FUNCTION pledge.view_failure(text, text, text, text, text) IS
	'SQLSTATE of the error that reading a mapping view raises, or null; the message itself is withheld, since it may quote a record';

-- Everything about the contents of the views that takes more than one count.
CREATE FUNCTION pledge.content_problems(source pledge.source, mapped text[])
RETURNS TABLE (severity text, view_name text, column_name text, affected_count bigint, meaning text, action text)
LANGUAGE sql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT 'error', long.view_name, long.column_name, long.affected_count,
		   format('Keys are longer than 128 characters (the longest has %s), so a run stops.', long.longest),
		   'Map a shorter key; keys are not cut.'
	FROM pledge.long_keys((source).schema_name) AS long
	UNION ALL
	SELECT 'warning', 'record', 'kind', unmapped.affected_count,
		   CASE WHEN unmapped.host_kind IS NULL
				THEN 'Kinds that are too long or too many to show are not mapped: every measure is cannot tell.'
				ELSE format('Nobody has said what kind "%s" is: every measure is cannot tell.', unmapped.host_kind) END,
		   'Translate it in the view, or add a row to pledge.kind_map.'
	FROM pledge.unmapped_kinds((source).source_id, (source).schema_name) AS unmapped
	UNION ALL
	SELECT 'note', missing.view_name, missing.column_name, NULL, missing.meaning, 'Map it, if the host knows it.'
	FROM (VALUES
		('record', 'subject_key', 'It is not mapped: what depends on a child''s age is cannot tell, unless record_subject names the child.'),
		('record', 'author_key', 'It is not mapped: no record belongs to a team, but supervision with a supervisee.'),
		('record', 'visit_outcome', 'It is not mapped: most of what is asked of visits is cannot tell.'),
		('record', 'subkind', 'It is not mapped: what is asked of conferences and core groups, and of supervision that names no child, is cannot tell.'),
		('subject', 'date_of_birth', 'It is not mapped: what depends on a child''s age is cannot tell.'),
		('post', 'worker_key', 'It is not mapped: no record belongs to a team.')) AS missing (view_name, column_name, meaning)
	WHERE missing.view_name || '.' || missing.column_name <> ALL (mapped)
	UNION ALL
	SELECT 'warning', 'record', walked.batch_column, NULL,
		   'Every batch of a run would read most of the host''s records.',
		   'Map a column that the host has an index on as batch_key, with no cast.'
	FROM (SELECT CASE WHEN 'record.batch_key' = ANY (mapped) THEN 'batch_key' ELSE 'occurred_at' END) AS walked (batch_column)
	WHERE pledge.is_slow_to_walk((source).schema_name, walked.batch_column);
END;

COMMENT ON FUNCTION pledge.content_problems(pledge.source, text[]) IS
	'Keys that are too long, kinds that nobody mapped, and a view that is slow to walk';

-- A view that can be read whole may still raise when a condition is put on it:
-- the planner may move that condition before those of the view.
CREATE FUNCTION pledge.unmade_check(view_name text, failure text)
RETURNS TABLE (severity text, of_view text, column_name text, affected_count bigint, meaning text, action text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT 'error', unmade_check.view_name, NULL, NULL::bigint,
		   format('A check could not be made: the view raised an error (SQLSTATE %s) once a condition was put on it.', failure),
		   'Make each expression of the view safe for every row below it, not only for the rows that its conditions keep.';
END;

COMMENT ON FUNCTION pledge.unmade_check(text, text) IS
	'The row that pledge.check_source reports when a check itself runs into an error of the host';

CREATE FUNCTION pledge.check_source(name text)
RETURNS TABLE (severity text, view_name text, column_name text, affected_count bigint, meaning text, action text)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET row_security = off
SET timezone = 'UTC'	-- the source's own is set below, and forgotten together with this one
AS $$
DECLARE
	source pledge.source := pledge.find_source(name);
	mapped text[];
	mapped_views text[];
	failure text;
	failed_views text[] := '{}';
	test pledge.mapping_check;
BEGIN
	PERFORM set_config('timezone', source.time_zone, true);
	RETURN QUERY
		SELECT p.severity, p.view_name, p.column_name, NULL::bigint, p.meaning, p.action
		FROM pledge.mapping_problems(source.schema_name, source.characteristics) AS p;
	IF EXISTS (SELECT FROM pledge.mapping_problems(source.schema_name, source.characteristics) AS p
			   WHERE p.severity = 'error') THEN
		RETURN QUERY SELECT 'note', NULL, NULL, NULL::bigint,
			'What the views hold was not read.', 'Mend the errors above, and check again.';
		RETURN;
	END IF;

	mapped := pledge.mapped_columns(source.schema_name);
	SELECT array_agg(DISTINCT split_part(path, '.', 1)) INTO mapped_views FROM unnest(mapped) AS path;
	FOREACH view_name IN ARRAY mapped_views LOOP
		failure := pledge.view_failure(source.schema_name, view_name);
		IF failure IS NOT NULL THEN
			failed_views := failed_views || view_name;
			RETURN QUERY SELECT 'error', check_source.view_name, NULL, NULL::bigint,
				format('The view raises an error when it is read (SQLSTATE %s), so a run stops.', failure),
				'A cast or a function in it fails on some row. Select from the view to find it; the message is withheld here, as it may quote a record.';
		END IF;
	END LOOP;

	FOR test IN
		SELECT c.* FROM pledge.mapping_check AS c
		WHERE c.needs::text[] <@ mapped AND c.view_name::text = ANY (mapped_views)
		ORDER BY c.check_id
	LOOP
		CONTINUE WHEN test.view_name::text = ANY (failed_views)
			OR EXISTS (SELECT FROM unnest(test.needs) AS path WHERE split_part(path, '.', 1) = ANY (failed_views));
		BEGIN
			EXECUTE format(test.counting_query, source.schema_name, source.source_id) INTO affected_count;
			RETURN QUERY SELECT test.severity::text, test.view_name::text, test.column_name::text,
				check_source.affected_count, test.meaning::text, test.action::text WHERE check_source.affected_count > 0;
		EXCEPTION WHEN assert_failure OR OTHERS THEN
			RETURN QUERY SELECT * FROM pledge.unmade_check(test.view_name, SQLSTATE);
		END;
	END LOOP;
	IF failed_views = '{}' THEN
		BEGIN
			RETURN QUERY SELECT p.* FROM pledge.content_problems(source, mapped) AS p;
		EXCEPTION WHEN assert_failure OR OTHERS THEN
			RETURN QUERY SELECT * FROM pledge.unmade_check('record', SQLSTATE);
		END;
	END IF;
END;
$$;

COMMENT ON FUNCTION pledge.check_source(text) IS
	'Every problem of an attached source: how bad it is, where, how many rows, what it means and what to do; no row when all is well';

-- The first key of the advisory locks on sources; the second is the source's
-- number. Being the oid of a table of this database, it is unlikely to be one
-- that an application uses.
CREATE FUNCTION pledge.lock_class()
RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT 'pledge.source'::regclass::oid::bigint::bit(32)::integer;
END;

COMMENT ON FUNCTION pledge.lock_class() IS
	'First key of the advisory locks on sources; the second is source_id';

-- Held by whatever changes the assessments of a source, to the end of its
-- transaction.
CREATE FUNCTION pledge.try_lock_source(source_id smallint)
RETURNS boolean
LANGUAGE sql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT pg_try_advisory_xact_lock(pledge.lock_class(), source_id);
END;

COMMENT ON FUNCTION pledge.try_lock_source(smallint) IS
	'Takes the lock that a run holds on its source, until the end of the transaction; false when somebody else has it';

CREATE FUNCTION pledge.detach_source(name text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	source pledge.source := pledge.find_source(name);
BEGIN
	IF NOT pledge.try_lock_source(source.source_id) THEN
		RAISE EXCEPTION 'source "%" is being assessed', name
			USING ERRCODE = 'object_in_use', HINT = 'Wait until the run has finished, or cancel it.';
	END IF;
	DELETE FROM pledge.assessment WHERE assessment.source_id = source.source_id;
	DELETE FROM pledge.record WHERE record.source_id = source.source_id;
	DELETE FROM pledge.source AS attached WHERE attached.source_id = source.source_id;
END;
$$;

COMMENT ON FUNCTION pledge.detach_source(text) IS
	'Forgets a source with all its assessments and copies; nothing of the host is touched';

-- Whoever attaches or checks a source runs code of its views.
REVOKE EXECUTE ON FUNCTION
	pledge.is_trusted_owner(oid),
	pledge.accepts_type(text, oid),
	pledge.accepted_types(text),
	pledge.mapping_views(text),
	pledge.mapping_functions(text),
	pledge.mapping_problems(text, text[]),
	pledge.require_mapping(text, text, text[]),
	pledge.attach_source(text, text, text, text[]),
	pledge.find_source(text),
	pledge.kinds_of(smallint),
	pledge.mapped_columns(text),
	pledge.long_keys(text),
	pledge.unmapped_kinds(smallint, text),
	pledge.is_slow_to_walk(text, text),
	pledge.view_failure(text, text, text, text, text),
	pledge.content_problems(pledge.source, text[]),
	pledge.unmade_check(text, text),
	pledge.check_source(text),
	pledge.lock_class(),
	pledge.try_lock_source(smallint),
	pledge.detach_source(text)
FROM PUBLIC;

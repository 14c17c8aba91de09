-- Sources: the case-management systems that are attached, through mapping views
-- that their administrator writes. This file says what those views may contain
-- (the host contract), says what is wrong with them, and attaches and detaches a
-- source.

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
	('record', 'body_format', 5, 'text', false, false, 'plain or html; plain when not mapped or null. The text facts of any other format stay unknown'),
	('record', 'subject_key', 6, 'text', false, true, 'The child the record is about'),
	('record', 'author_key', 7, 'text', false, true, 'The worker who wrote it'),
	('record', 'recorded_at', 8, 'moment', false, false, 'When it was written up; a time at midnight counts as a day'),
	('record', 'finalised_at', 9, 'moment', false, false, 'When it was finished; of a text finished after the time allowed it cannot be told what it said in time'),
	('record', 'changed_at', 10, 'moment', false, false, 'When it last changed; a record whose changed_at stands still is not read again'),
	('record', 'batch_key', 11, 'ordered', false, false, 'An indexed column to walk the records by; occurred_at when not mapped'),
	('record', 'decision_type', 12, 'text', false, false, 'For a decision: a type of pledge.delegation, such as closure or placement'),
	('record', 'decided_by_key', 13, 'text', false, true, 'The worker who decided'),
	('record', 'child_seen', 14, 'text', false, false, 'yes, no, unknown or na'),
	('record', 'child_seen_alone', 15, 'text', false, false, 'yes, no, unknown or na'),
	('record', 'not_alone_reason', 16, 'text', false, false, 'Why the child was not seen alone: refused, not_appropriate, unable or other'),
	('record', 'participation_code', 17, 'text', false, false, 'How the child took part in a review: 0 to 7, or PN0 to PN7'),
	('record', 'visit_outcome', 18, 'text', false, false, 'done, no_access or cancelled'),
	('record', 'visit_purpose', 19, 'text', false, false, 'What a visit was for: statutory, see_child, adults_only or other'),
	('record', 'subkind', 20, 'text', false, false, 'case, personal or group (supervision), letter, conference, core_group, return_interview, or null'),
	('record', 'supervisor_key', 21, 'text', false, true, 'The worker who supervises'),
	('record', 'supervisee_key', 22, 'text', false, true, 'The worker who is supervised'),
	('record', 'state', 23, 'text', false, false, 'draft for what is not finished yet: a draft is not assessed'),
	('record', 'restricted', 24, 'flag', false, false, 'Whether few may see the record; null hides it too'),
	('record_subject', 'record_key', 1, 'text', true, true, 'A record about one child or several'),
	('record_subject', 'subject_key', 2, 'text', true, true, 'A child it is about'),
	('record_subject', 'child_seen', 3, 'text', false, false, 'yes, no, unknown or na, for this child'),
	('record_subject', 'child_seen_alone', 4, 'text', false, false, 'yes, no, unknown or na, for this child'),
	('record_subject', 'participation_code', 5, 'text', false, false, '0 to 7, or PN0 to PN7, for this child'),
	('subject', 'subject_key', 1, 'text', true, true, 'Key of the child: once in the view'),
	('subject', 'date_of_birth', 2, 'date', false, false, 'Date of birth, or the date expected'),
	('subject', 'known_as', 3, 'names', false, false, 'Names by which the child is called: an array, or text with commas; read, never stored'),
	('subject', 'restricted', 4, 'flag', false, false, 'Whether few may see the child''s records; null hides them too'),
	('worker', 'worker_key', 1, 'text', true, true, 'Key of the worker: once in the view'),
	('worker', 'grade', 2, 'text', false, false, 'Grade: a grade of pledge.grade; the one held today, where post does not say'),
	('worker', 'role', 3, 'text', false, false, 'Role'),
	('worker', 'newly_qualified_from', 4, 'date', false, false, 'First day as a newly qualified worker'),
	('team', 'team_key', 1, 'text', true, true, 'Key of the team: once in the view'),
	('team', 'name', 2, 'text', false, false, 'Name of the team; the first 120 characters are kept'),
	('team', 'parent_key', 3, 'text', false, true, 'The team, service or area above it'),
	('post', 'worker_key', 1, 'text', true, true, 'The worker'),
	('post', 'team_key', 2, 'text', true, true, 'The team the worker belongs to'),
	('post', 'manager_key', 3, 'text', false, true, 'The worker''s manager in this post'),
	('post', 'valid_from', 4, 'moment', true, false, 'First day of the post; null when it has always been'),
	('post', 'valid_to', 5, 'moment', false, false, 'Last day of the post; null while it lasts'),
	('post', 'grade', 6, 'text', false, false, 'Grade held in this post: a grade of pledge.grade; the worker''s grade when null or not mapped'),
	('period', 'subject_key', 1, 'text', true, true, 'The child'),
	('period', 'status', 2, 'text', true, false, 'What the work is: referral, assessment, s47, cin, cp, cla, care_leaver, or another word for work that is open without one of these'),
	('period', 'valid_from', 3, 'moment', true, false, 'First day; a period without one is left out of what is due'),
	('period', 'valid_to', 4, 'moment', false, false, 'Last day; null while it lasts'),
	('period', 'team_key', 5, 'text', false, true, 'The team that holds the child'),
	('period', 'worker_key', 6, 'text', false, true, 'The worker to whom the child is allocated; a period for each worker in turn'),
	('event', 'subject_key', 1, 'text', true, true, 'The child'),
	('event', 'event_type', 2, 'text', true, false, 'What happened: referral, enquiry, strategy_discussion, conference, missing, returned, placement_change, closed, or another word that an interval rule names'),
	('event', 'at', 3, 'moment', true, false, 'When it happened'),
	('authorisation', 'record_key', 1, 'text', true, true, 'The record'),
	('authorisation', 'action', 2, 'text', true, false, 'approved, or another word, such as returned'),
	('authorisation', 'by_key', 3, 'text', false, true, 'The worker who authorised'),
	('authorisation', 'at', 4, 'moment', false, false, 'When'),
	('action', 'record_key', 1, 'text', true, true, 'The record that sets the action'),
	('action', 'text', 2, 'text', false, false, 'What is to be done; not read in this release, and never stored'),
	('action', 'owner_key', 3, 'text', false, true, 'The worker who is to do it'),
	('action', 'due_on', 4, 'date', false, false, 'The day by which it is to be done'),
	('action', 'done_on', 5, 'date', false, false, 'The day on which it was done; null while it is open');

CREATE TABLE pledge.source (
	source_id	smallint	GENERATED ALWAYS AS IDENTITY,
	name		varchar(63)	NOT NULL,
	schema_name	varchar(63)	NOT NULL,
	time_zone	varchar(63)	NOT NULL,
	characteristics varchar(63)[] NOT NULL DEFAULT '{}',
	shown_edition integer,
	reads_personal_supervision boolean NOT NULL DEFAULT false,
	attached_by	varchar(63)	NOT NULL DEFAULT current_user,
	attached_at	timestamp with time zone NOT NULL DEFAULT pg_catalog.now(),
	shown_on	date,
	CONSTRAINT source_pkey PRIMARY KEY (source_id),
	CONSTRAINT source_name_key UNIQUE (name),
	CONSTRAINT source_name_check CHECK (name <> '')
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
COMMENT ON COLUMN pledge.source.reads_personal_supervision IS
	'Whether the text of supervision of the worker is read; otherwise it counts as held, and no more';
COMMENT ON COLUMN pledge.source.attached_by IS
	'Role that attached it';
COMMENT ON COLUMN pledge.source.attached_at IS
	'When it was attached';
COMMENT ON COLUMN pledge.source.shown_on IS
	'Day as of which the views say how things stand with each child: that of the last run; null until one has finished';

CREATE TABLE pledge.kind_map (
	source_id	smallint,
	host_kind	varchar(128) NOT NULL,
	kind		varchar(32)	NOT NULL,
	CONSTRAINT kind_map_key UNIQUE NULLS NOT DISTINCT (source_id, host_kind),
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

CREATE FUNCTION pledge.require_time_zone(time_zone text)
RETURNS void
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM FROM pg_timezone_names AS zone WHERE zone.name = time_zone;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no time zone "%"', time_zone
			USING ERRCODE = 'invalid_parameter_value',
				  HINT = 'Give a name that stands in pg_timezone_names, such as Europe/London.';
	END IF;
END;
$$;

COMMENT ON FUNCTION pledge.require_time_zone(text) IS
	'Raises an error when there is no time zone of a name, or returns';

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
	PERFORM pledge.require_time_zone(time_zone);
	PERFORM pledge.require_mapping(name, schema_name, characteristics);
	INSERT INTO pledge.source (name, schema_name, time_zone, characteristics)
	VALUES (name, schema_name, time_zone, characteristics);
	INSERT INTO pledge.sketch_key (source_id, key)
	SELECT attached.source_id, uuid_send(gen_random_uuid())
	FROM pledge.source AS attached WHERE attached.name = attach_source.name;
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

-- For what changes a source as a whole.
CREATE FUNCTION pledge.idle_source(source_name text)
RETURNS pledge.source
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	source pledge.source := pledge.find_source(source_name);
BEGIN
	IF NOT pledge.try_lock_source(source.source_id) THEN
		RAISE EXCEPTION 'source "%" is being assessed', source.name
			USING ERRCODE = 'object_in_use', HINT = 'Wait until the run has finished, or cancel it.';
	END IF;
	RETURN source;
END;
$$;

COMMENT ON FUNCTION pledge.idle_source(text) IS
	'The row of a source that no run is working on, which is kept so until the end of the transaction; an error when one is';

CREATE FUNCTION pledge.set_time_zone(source_name text, time_zone text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	source pledge.source := pledge.idle_source(source_name);
BEGIN
	PERFORM pledge.require_time_zone(set_time_zone.time_zone);
	UPDATE pledge.source AS kept SET time_zone = set_time_zone.time_zone WHERE kept.source_id = source.source_id;
END;
$$;

COMMENT ON FUNCTION pledge.set_time_zone(text, text) IS
	'Sets the zone of a source whose times have none; the next run reads its records again, by the days and hours of that zone';

CREATE FUNCTION pledge.detach_source(name text)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	source pledge.source := pledge.idle_source(name);
BEGIN
	DELETE FROM pledge.due_point WHERE due_point.source_id = source.source_id;
	DELETE FROM pledge.due_input WHERE due_input.source_id = source.source_id;
	DELETE FROM pledge.assessment WHERE assessment.source_id = source.source_id;
	DELETE FROM pledge.record WHERE record.source_id = source.source_id;
	DELETE FROM pledge.subject WHERE subject.source_id = source.source_id;
	DELETE FROM pledge.sketch_key WHERE sketch_key.source_id = source.source_id;
	DELETE FROM pledge.cell WHERE cell.source_id = source.source_id;
	DELETE FROM pledge.fact_cell WHERE fact_cell.source_id = source.source_id;
	DELETE FROM pledge.team_cell WHERE team_cell.source_id = source.source_id;
	DELETE FROM pledge.group_cell WHERE group_cell.source_id = source.source_id;
	DELETE FROM pledge.window_result WHERE window_result.source_id = source.source_id;
	DELETE FROM pledge.child_now WHERE child_now.source_id = source.source_id;
	DELETE FROM pledge.child_due WHERE child_due.source_id = source.source_id;
	DELETE FROM pledge.child_pattern WHERE child_pattern.source_id = source.source_id;
	DELETE FROM pledge.period WHERE period.source_id = source.source_id;
	DELETE FROM pledge.event WHERE event.source_id = source.source_id;
	DELETE FROM pledge.authorisation WHERE authorisation.source_id = source.source_id;
	DELETE FROM pledge.action WHERE action.source_id = source.source_id;
	DELETE FROM pledge.post WHERE post.source_id = source.source_id;
	DELETE FROM pledge.worker WHERE worker.source_id = source.source_id;
	DELETE FROM pledge.team WHERE team.source_id = source.source_id;
	DELETE FROM pledge.kind_map WHERE kind_map.source_id = source.source_id;
	DELETE FROM pledge.assess_run WHERE assess_run.source_id = source.source_id;
	DELETE FROM pledge.source AS attached WHERE attached.source_id = source.source_id;
END;
$$;

COMMENT ON FUNCTION pledge.detach_source(text) IS
	'Forgets a source with all its assessments and copies; nothing of the host is touched';

-- Whoever attaches a source has code of its views run.
REVOKE EXECUTE ON FUNCTION
	pledge.is_trusted_owner(oid),
	pledge.accepts_type(text, oid),
	pledge.accepted_types(text),
	pledge.mapping_views(text),
	pledge.mapping_functions(text),
	pledge.mapping_problems(text, text[]),
	pledge.require_mapping(text, text, text[]),
	pledge.require_time_zone(text),
	pledge.attach_source(text, text, text, text[]),
	pledge.idle_source(text),
	pledge.set_time_zone(text, text),
	pledge.find_source(text),
	pledge.kinds_of(smallint),
	pledge.mapped_columns(text),
	pledge.lock_class(),
	pledge.try_lock_source(smallint),
	pledge.detach_source(text)
FROM PUBLIC;

-- Writes doc/functions.md from the comments in the catalogue, for psql -XAtq in a
-- database that has the extension.  The same extension gives the same text: only
-- its members are listed, by kind and name.

SET search_path = pg_catalog;

WITH member AS (
	SELECT d.classid, d.objid
	FROM pg_depend d
	JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
	WHERE e.extname = 'pledge' AND d.deptype = 'e'
), column_row AS (
	SELECT a.attrelid, string_agg(format('| `%s` | %s | %s |', a.attname, format_type(a.atttypid, a.atttypmod),
			replace(coalesce(col_description(a.attrelid, a.attnum), ''), '|', '\|')), E'\n' ORDER BY a.attnum) AS lines
	FROM pg_attribute a
	WHERE a.attnum > 0 AND NOT a.attisdropped
	GROUP BY a.attrelid
), part AS (
	SELECT n.nspname AS schema_name, CASE c.relkind WHEN 'v' THEN 1 ELSE 5 END AS rank,
		CASE c.relkind WHEN 'v' THEN 'Views' ELSE 'Tables' END AS kind, c.relname AS name,
		format(E'#### %s.%s\n\n%s\n\n| column | type | |\n|---|---|---|\n%s', n.nspname, c.relname,
			obj_description(c.oid, 'pg_class'), r.lines) AS text
	FROM member m
	JOIN pg_class c ON m.classid = 'pg_class'::regclass AND m.objid = c.oid AND c.relkind IN ('r', 'v')
	JOIN pg_namespace n ON n.oid = c.relnamespace
	JOIN column_row r ON r.attrelid = c.oid
	UNION ALL
	SELECT n.nspname, CASE p.prokind WHEN 'p' THEN 2 WHEN 'a' THEN 4 ELSE 3 END,
		CASE p.prokind WHEN 'p' THEN 'Procedures' WHEN 'a' THEN 'Aggregates' ELSE 'Functions' END, p.proname,
		format(E'#### %s.%s\n\n```\n%s%s.%s(%s)%s\n```\n\n%s%s', n.nspname, p.proname,
			CASE p.prokind WHEN 'p' THEN 'CALL ' ELSE '' END, n.nspname, p.proname, pg_get_function_arguments(p.oid),
			' → ' || pg_get_function_result(p.oid), obj_description(p.oid, 'pg_proc'),
			-- grantee 0 is PUBLIC
			CASE WHEN EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
					WHERE g.grantee = 0 AND g.privilege_type = 'EXECUTE')
				THEN '' ELSE E'\n\nNot open to PUBLIC.' END)
	FROM member m
	JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
	JOIN pg_namespace n ON n.oid = p.pronamespace
), section AS (
	SELECT part.schema_name, part.rank, format(E'### %s of %s\n\n%s', part.kind, part.schema_name,
			string_agg(part.text, E'\n\n' ORDER BY part.name COLLATE "C")) AS text
	FROM part
	GROUP BY part.schema_name, part.rank, part.kind
), chapter AS (
	SELECT section.schema_name, format(E'## Schema %s\n\n%s\n\n%s', section.schema_name,
			obj_description(n.oid, 'pg_namespace'), string_agg(section.text, E'\n\n' ORDER BY section.rank)) AS text
	FROM section
	JOIN pg_namespace n ON n.nspname = section.schema_name
	GROUP BY section.schema_name, n.oid
)
SELECT E'# Reference\n\n<!-- Written by tool/reference.sh from the comments in the catalogue.  Do not edit. -->\n\n'
	|| E'What each view, function, procedure, aggregate and table is, in the words of its own comment. '
	|| E'`\\d+` and `\\df+` in psql show the same.\n\n'
	|| string_agg(chapter.text, E'\n\n' ORDER BY chapter.schema_name COLLATE "C")
FROM chapter;

-- What every view of line_of_sight is made of: the account that reads it, its columns in
-- their order, their types, and the comments. The line of column 0 is that of the view.
SELECT CASE WHEN 'security_invoker=true' = ANY (view.reloptions) THEN 'bi_auditor' ELSE 'bi_reader' END,
	   view.relname, part.position, part.name, part.type, part.comment
FROM pg_class AS view
CROSS JOIN LATERAL (
	SELECT 0 AS position, '-' AS name, 'view' AS type, obj_description(view.oid, 'pg_class') AS comment
	UNION ALL
	SELECT attribute.attnum, attribute.attname, format_type(attribute.atttypid, attribute.atttypmod),
		   col_description(view.oid, attribute.attnum)
	FROM pg_attribute AS attribute
	WHERE attribute.attrelid = view.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped) AS part
WHERE view.relnamespace = 'line_of_sight'::regnamespace AND view.relkind = 'v'
ORDER BY view.relname, part.position;

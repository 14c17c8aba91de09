-- The figures that every client is to arrive at by fetching the rows and adding them up,
-- for the views that the account at work reads: variable invoker says which. A view is
-- asked twice, whole and, if it has a day or a time, between the days first and last. One
-- that has more rows than the variable longest is asked for these days only.
--
-- One line a column: account, view, slice, column of the days, rows, column, kind, rows in
-- which it is not null, and a total. Days count from 2000-01-01, times in seconds from
-- 1970-01-01, text in characters.
WITH view_column AS (
	SELECT view.oid AS view, view.relname AS view_name, attribute.attnum AS position, attribute.attname AS name,
		   CASE attribute.atttypid::regtype::text
				WHEN 'integer' THEN 'integer'
				WHEN 'double precision' THEN 'float'
				WHEN 'date' THEN 'date'
				WHEN 'timestamp without time zone' THEN 'time'
				WHEN 'character varying' THEN 'text'
				ELSE 'other' END AS kind
	FROM pg_class AS view
	JOIN pg_attribute AS attribute ON attribute.attrelid = view.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
	WHERE view.relnamespace = 'line_of_sight'::regnamespace AND view.relkind = 'v'
	  AND ('security_invoker=true' = ANY (coalesce(view.reloptions, '{}'))) = :'invoker'::boolean
), shown AS (
	SELECT view, view_name,
		   string_agg(format('count(%1$I) AS filled_%2$s, (%3$s)::text AS total_%2$s', name, position,
				CASE kind
					WHEN 'date' THEN format('sum(%I - date ''2000-01-01'')', name)
					WHEN 'time' THEN format('sum(extract(epoch FROM %I))', name)
					WHEN 'text' THEN format('sum(char_length(%I))', name)
					WHEN 'other' THEN 'NULL'
					ELSE format('sum(%I)', name) END), ', ' ORDER BY position) AS figures,
		   string_agg(format('(%1$s, %2$L, %3$L, filled_%1$s, coalesce(total_%1$s, ''0''))', position, name, kind),
				', ' ORDER BY position) AS lines,
		   (array_agg(name ORDER BY kind = 'time', position) FILTER (WHERE kind IN ('date', 'time')))[1] AS day_column
	FROM view_column
	GROUP BY view, view_name
), slice AS (
	SELECT 'all' AS name, view_name, figures, lines, '-' AS day_column,
		   CASE WHEN day_column IS NULL THEN 'true'
				ELSE format('(SELECT count(*) FROM line_of_sight.%I) <= %s', view_name, :longest) END AS condition
	FROM shown
	UNION ALL
	SELECT 'days', view_name, figures, lines, day_column,
		   format('%I BETWEEN %L AND %L', day_column, :'first'::date, :'last'::date)
	FROM shown
	WHERE day_column IS NOT NULL
)
SELECT format('SELECT current_user, %L, %L, %L, rows, name, kind, filled, total
			   FROM (SELECT count(*) AS rows, %s FROM line_of_sight.%I WHERE %s) AS figure
			   CROSS JOIN LATERAL (VALUES %s) AS line (position, name, kind, filled, total)
			   WHERE %s
			   ORDER BY position', view_name, slice.name, day_column, figures, view_name, condition, lines,
			  CASE slice.name WHEN 'all' THEN condition ELSE 'true' END)
FROM slice
ORDER BY view_name, slice.name
\gexec

-- Stored counts: what every measure answered, by month and team. The views of
-- leaders add these up instead of a million records. All cells of a source are
-- counted anew at the end of each run, in its last transaction, so that they never
-- disagree with the records under them.

CREATE TABLE pledge.cell (
	source_id	smallint	NOT NULL,
	edition		integer		NOT NULL,
	month		date		NOT NULL,
	team_id		integer		NOT NULL,
	counts		bigint[]	NOT NULL,
	record_count integer	NOT NULL,
	CONSTRAINT cell_pkey PRIMARY KEY (source_id, edition, month, team_id)
);

COMMENT ON TABLE pledge.cell IS
	'What every measure answered in a month for a team: record, window and case measures together';
COMMENT ON COLUMN pledge.cell.source_id IS
	'Source the records stand in';
COMMENT ON COLUMN pledge.cell.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.cell.month IS
	'First day of the month: in which the record happened, the window ended, or something fell due';
COMMENT ON COLUMN pledge.cell.team_id IS
	'The one team it belongs to; 0 when none could be found';
COMMENT ON COLUMN pledge.cell.counts IS
	'Counts of answers by measure, as the aggregate pledge.outcome_count makes them';
COMMENT ON COLUMN pledge.cell.record_count IS
	'Records that happened in the month, each counted once';

CREATE FUNCTION pledge.cell_rows(source_id smallint, edition integer)
RETURNS TABLE (month date, team_id integer, counts bigint[], record_count integer)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT part.month, part.team_id, pledge.outcome_sum(part.counts), sum(part.record_count)::integer
	FROM (SELECT date_trunc('month', assessment.occurred_on::timestamp)::date AS month, coalesce(assessment.team_id, 0) AS team_id,
				 pledge.outcome_count(assessment.met, assessment.unmet, assessment.untold, assessment.excluded) AS counts,
				 count(*) FILTER (WHERE assessment.is_first) AS record_count
		  FROM pledge.assessment
		  WHERE assessment.source_id = cell_rows.source_id AND assessment.edition = cell_rows.edition
		  GROUP BY 1, 2
		  UNION ALL
		  SELECT date_trunc('month', answered.ends_on::timestamp)::date, coalesce(answered.team_id, 0),
				 pledge.outcome_count(CASE answered.outcome WHEN 'evidenced' THEN ARRAY[answered.measure_id] ELSE '{}' END,
									  CASE answered.outcome WHEN 'not evidenced' THEN ARRAY[answered.measure_id] ELSE '{}' END,
									  CASE answered.outcome WHEN 'cannot tell' THEN ARRAY[answered.measure_id] ELSE '{}' END,
									  CASE answered.outcome WHEN 'excluded' THEN ARRAY[answered.measure_id] ELSE '{}' END), 0
		  FROM pledge.window_result AS answered
		  WHERE answered.source_id = cell_rows.source_id AND answered.edition = cell_rows.edition AND answered.is_ended
		  GROUP BY 1, 2
		  UNION ALL	-- five numbers a measure, in order, as outcome_count makes them
		  SELECT due.month, coalesce(due.team_id, 0), array_agg(number.value ORDER BY due.measure_id, number.place), 0
		  FROM pledge.due_counts(cell_rows.source_id, cell_rows.edition) AS due
		  CROSS JOIN LATERAL unnest(ARRAY[due.measure_id, due.met, due.unmet, due.untold, due.excluded]::bigint[])
			WITH ORDINALITY AS number (value, place)
		  GROUP BY 1, 2) AS part
	GROUP BY part.month, part.team_id;
END;

COMMENT ON FUNCTION pledge.cell_rows(smallint, integer) IS
	'The cells of a source, counted from its records, windows and due points; what pledge.cell keeps';

CREATE FUNCTION pledge.refresh_cells(source pledge.source, edition integer)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET jit = off
BEGIN ATOMIC
	DELETE FROM pledge.cell WHERE cell.source_id = (source).source_id;
	INSERT INTO pledge.cell (source_id, edition, month, team_id, counts, record_count)
	SELECT (source).source_id, refresh_cells.edition, counted.month, counted.team_id, counted.counts, counted.record_count
	FROM pledge.cell_rows((source).source_id, refresh_cells.edition) AS counted;
END;

COMMENT ON FUNCTION pledge.refresh_cells(pledge.source, integer) IS
	'Counts all cells of a source anew; the last step of a run';

REVOKE EXECUTE ON FUNCTION
	pledge.cell_rows(smallint, integer),
	pledge.refresh_cells(pledge.source, integer)
FROM PUBLIC;

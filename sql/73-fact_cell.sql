-- Stored counts of facts: how often the words and dates of records show what leaders
-- watch as signs of culture, by month and team. Counted anew at the end of each run,
-- like the cells of measures.

CREATE TABLE pledge.fact_cell (
	source_id	smallint	NOT NULL,
	edition		integer		NOT NULL,
	month		date		NOT NULL,
	team_id		integer		NOT NULL,
	fact_id		smallint	NOT NULL,
	found_count	integer		NOT NULL,
	told_count	integer		NOT NULL,
	CONSTRAINT fact_cell_pkey PRIMARY KEY (source_id, edition, month, team_id, fact_id)
);

COMMENT ON TABLE pledge.fact_cell IS
	'How many records of a month and team show a fact that is watched, and of how many it could be told';
COMMENT ON COLUMN pledge.fact_cell.source_id IS
	'Source the records stand in';
COMMENT ON COLUMN pledge.fact_cell.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.fact_cell.month IS
	'First day of the month in which the records happened';
COMMENT ON COLUMN pledge.fact_cell.team_id IS
	'The one team the records belong to; 0 when none could be found';
COMMENT ON COLUMN pledge.fact_cell.fact_id IS
	'The fact (pledge.fact); 0 for records whose kind nobody has mapped';
COMMENT ON COLUMN pledge.fact_cell.found_count IS
	'Records that show it, each counted once';
COMMENT ON COLUMN pledge.fact_cell.told_count IS
	'Records of which it could be told; for 0, all records';

-- Only supervision and oversight can be about process alone or think about the work; a
-- worker's own supervision is not read. Late is told where a time limit is known.
CREATE FUNCTION pledge.fact_cell_rows(source_id smallint, edition integer)
RETURNS TABLE (month date, team_id integer, fact_id smallint, found_count integer, told_count integer)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH counted AS (
		SELECT date_trunc('month', assessment.occurred_on::timestamp)::date AS month, coalesce(assessment.team_id, 0) AS team_id,
			   count(*) AS all_records,
			   count(*) FILTER (WHERE assessment.kind IS NULL) AS no_kind,
			   count(*) FILTER (WHERE read.it AND 15 = ANY (assessment.facts)) AS reflection,
			   count(*) FILTER (WHERE read.it AND 15 <> ALL (assessment.unknown)) AS reflection_told,
			   count(*) FILTER (WHERE 33 = ANY (assessment.facts)) AS blaming,
			   count(*) FILTER (WHERE 33 <> ALL (assessment.unknown)) AS blaming_told,
			   count(*) FILTER (WHERE read.it AND 34 = ANY (assessment.facts)) AS process,
			   count(*) FILTER (WHERE read.it AND 34 <> ALL (assessment.unknown)) AS process_told,
			   count(*) FILTER (WHERE 171 = ANY (assessment.facts)) AS late,
			   count(*) FILTER (WHERE assessment.facts && '{170,171}'::smallint[]) AS late_told,
			   count(*) FILTER (WHERE 210 = ANY (assessment.facts)) AS copied,
			   count(*) FILTER (WHERE 210 <> ALL (assessment.unknown)) AS copied_told,
			   count(*) FILTER (WHERE 212 = ANY (assessment.facts)) AS plain,
			   count(*) FILTER (WHERE 212 <> ALL (assessment.unknown)) AS plain_told
		FROM pledge.assessment
		CROSS JOIN LATERAL (SELECT assessment.kind IN ('supervision', 'management_oversight') AND 120 <> ALL (assessment.facts) AS it) AS read
		WHERE assessment.source_id = fact_cell_rows.source_id AND assessment.edition = fact_cell_rows.edition AND assessment.is_first
		GROUP BY 1, 2
	)
	SELECT counted.month, counted.team_id, fact.fact_id::smallint, fact.found::integer, fact.told::integer
	FROM counted
	CROSS JOIN LATERAL (VALUES
		(0, counted.no_kind, counted.all_records),
		(15, counted.reflection, counted.reflection_told),
		(33, counted.blaming, counted.blaming_told),
		(34, counted.process, counted.process_told),
		(171, counted.late, counted.late_told),
		(210, counted.copied, counted.copied_told),
		(212, counted.plain, counted.plain_told)) AS fact (fact_id, found, told);
END;

COMMENT ON FUNCTION pledge.fact_cell_rows(smallint, integer) IS
	'The counts of watched facts of a source, from its records; what pledge.fact_cell keeps';

CREATE FUNCTION pledge.refresh_fact_cells(source pledge.source, edition integer)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET jit = off
BEGIN ATOMIC
	DELETE FROM pledge.fact_cell WHERE fact_cell.source_id = (source).source_id;
	INSERT INTO pledge.fact_cell (source_id, edition, month, team_id, fact_id, found_count, told_count)
	SELECT (source).source_id, refresh_fact_cells.edition, counted.month, counted.team_id, counted.fact_id, counted.found_count, counted.told_count
	FROM pledge.fact_cell_rows((source).source_id, refresh_fact_cells.edition) AS counted;
END;

COMMENT ON FUNCTION pledge.refresh_fact_cells(pledge.source, integer) IS
	'Counts the watched facts of a source anew; a last step of a run';

REVOKE EXECUTE ON FUNCTION
	pledge.fact_cell_rows(smallint, integer),
	pledge.refresh_fact_cells(pledge.source, integer)
FROM PUBLIC;

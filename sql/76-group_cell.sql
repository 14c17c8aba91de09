-- Stored counts of groups of children: what the measures of voice answer for children
-- who share a characteristic, by quarter. What is too small to show is marked here, once,
-- so that no other slice exists from which it could be worked out.

CREATE TABLE pledge.group_cell (
	source_id	smallint	NOT NULL,
	edition		integer		NOT NULL,
	quarter		date		NOT NULL,
	characteristic varchar(63) NOT NULL,
	group_name	varchar(120) NOT NULL,
	measure_id	smallint	NOT NULL,
	met_count	integer		NOT NULL,
	eligible_count integer	NOT NULL,
	untold_count integer	NOT NULL,
	is_hidden	boolean		NOT NULL,
	is_untold_hidden boolean NOT NULL,
	CONSTRAINT group_cell_pkey PRIMARY KEY (source_id, edition, quarter, characteristic, group_name, measure_id)
);

COMMENT ON TABLE pledge.group_cell IS
	'What the measures of voice answer for a group of children in a quarter, and whether it is too small to show';
COMMENT ON COLUMN pledge.group_cell.source_id IS
	'Source of the children';
COMMENT ON COLUMN pledge.group_cell.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.group_cell.quarter IS
	'First day of the quarter in which the records happened or the windows ended';
COMMENT ON COLUMN pledge.group_cell.characteristic IS
	'Name of the characteristic, as it was given when the source was attached';
COMMENT ON COLUMN pledge.group_cell.group_name IS
	'What the children of the group have in common; Not recorded where the host says nothing';
COMMENT ON COLUMN pledge.group_cell.measure_id IS
	'The measure';
COMMENT ON COLUMN pledge.group_cell.met_count IS
	'Records, children and windows for which it is met';
COMMENT ON COLUMN pledge.group_cell.eligible_count IS
	'Those it asks about and could be told';
COMMENT ON COLUMN pledge.group_cell.untold_count IS
	'Those that could not be told';
COMMENT ON COLUMN pledge.group_cell.is_hidden IS
	'Whether the whole row is hidden from readers, numerator and denominator together';
COMMENT ON COLUMN pledge.group_cell.is_untold_hidden IS
	'Whether untold_count by itself is hidden';

CREATE FUNCTION pledge.group_cell_counts(source pledge.source, edition integer)
RETURNS TABLE (quarter date, characteristic varchar, group_name varchar, measure_id smallint, met bigint, eligible bigint, untold bigint)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	-- Answers are counted once for all children who are alike in every characteristic, and
	-- these counts then added up by each.
	WITH child AS MATERIALIZED (
		SELECT subject.subject_id, subject.characteristics, dense_rank() OVER (ORDER BY subject.characteristics) AS alike
		FROM pledge.subject
		WHERE subject.source_id = (source).source_id
	), answered AS MATERIALIZED (
		SELECT date_trunc('quarter', assessment.occurred_on::timestamp)::date AS quarter, child.alike,
			   pledge.outcome_count(assessment.met, assessment.unmet, assessment.untold, assessment.excluded) AS counts
		FROM pledge.assessment
		JOIN child ON child.subject_id = assessment.subject_id
		WHERE assessment.source_id = (source).source_id AND assessment.edition = group_cell_counts.edition
		GROUP BY 1, 2
		UNION ALL
		SELECT date_trunc('quarter', answered.ends_on::timestamp)::date, child.alike,
			   pledge.outcome_count(CASE answered.outcome WHEN 'evidenced' THEN ARRAY[answered.measure_id] ELSE '{}' END,
									CASE answered.outcome WHEN 'not evidenced' THEN ARRAY[answered.measure_id] ELSE '{}' END,
									CASE answered.outcome WHEN 'cannot tell' THEN ARRAY[answered.measure_id] ELSE '{}' END,
									CASE answered.outcome WHEN 'excluded' THEN ARRAY[answered.measure_id] ELSE '{}' END)
		FROM pledge.window_result AS answered
		JOIN child ON child.subject_id = answered.subject_id
		WHERE answered.source_id = (source).source_id AND answered.edition = group_cell_counts.edition AND answered.is_ended
		GROUP BY 1, 2
	), named AS (
		SELECT DISTINCT child.alike, named.characteristic,
			   coalesce(left(nullif(btrim(child.characteristics ->> named.characteristic), ''), 120), 'Not recorded')::varchar(120) AS group_name
		FROM child
		CROSS JOIN unnest((source).characteristics) AS named (characteristic)
	), counted AS (
		SELECT answered.quarter, named.characteristic, named.group_name, pledge.outcome_sum(answered.counts) AS counts
		FROM answered
		JOIN named ON named.alike = answered.alike
		GROUP BY answered.quarter, named.characteristic, named.group_name
	)
	SELECT counted.quarter, counted.characteristic, counted.group_name, result.measure_id, result.met, result.eligible, result.untold
	FROM counted
	CROSS JOIN LATERAL pledge.outcome_count_rows(counted.counts) AS result
	JOIN pledge.ruleset_measure AS measure ON measure.edition = group_cell_counts.edition AND measure.measure_id = result.measure_id
	WHERE measure.code IN ('voice_heard', 'voice_counts', 'participation', 'seen', 'seen_alone', 'family_heard', 'identity', 'explained');
END;

COMMENT ON FUNCTION pledge.group_cell_counts(pledge.source, integer) IS
	'What the measures of voice answer for each group of children and quarter, before anything is hidden';

-- A group is hidden whole as soon as its met or its missed may not be shown, so that no sum of
-- the two is left to protect. The sums over all groups stand in other views and cannot be
-- hidden: where only hiding them would protect a group, every group of the quarter is hidden.
CREATE FUNCTION pledge.refresh_group_cells(source pledge.source, edition integer)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET work_mem = '64MB'
SET jit = off
BEGIN ATOMIC
	DELETE FROM pledge.group_cell WHERE group_cell.source_id = (source).source_id;
	INSERT INTO pledge.group_cell (source_id, edition, quarter, characteristic, group_name, measure_id, met_count, eligible_count,
								   untold_count, is_hidden, is_untold_hidden)
	SELECT (source).source_id, refresh_group_cells.edition, counted.quarter, counted.characteristic, counted.group_name, counted.measure_id,
		   counted.met::integer, counted.eligible::integer, counted.untold::integer, false, false
	FROM pledge.group_cell_counts(source, refresh_group_cells.edition) AS counted;
	WITH judged AS MATERIALIZED (
		SELECT DISTINCT block.quarter, block.characteristic, block.measure_id, found.row_key
		FROM (SELECT cell.quarter, cell.characteristic, cell.measure_id,
					 array_agg(cell.group_name::text ORDER BY cell.group_name) AS groups,
					 array_agg(cell.met_count::bigint ORDER BY cell.group_name) AS met,
					 array_agg((cell.eligible_count - cell.met_count)::bigint ORDER BY cell.group_name) AS missed
			  FROM pledge.group_cell AS cell
			  WHERE cell.source_id = (source).source_id
			  GROUP BY cell.quarter, cell.characteristic, cell.measure_id) AS block
		CROSS JOIN LATERAL pledge.suppress_table(block.groups || block.groups,
												 array_fill('met'::text, ARRAY[cardinality(block.groups)])
												 || array_fill('missed'::text, ARRAY[cardinality(block.groups)]),
												 block.met || block.missed, row_totals => false) AS found
		WHERE found.status <> 'shown'
	)
	UPDATE pledge.group_cell AS kept SET is_hidden = true
	FROM judged
	WHERE kept.source_id = (source).source_id AND kept.quarter = judged.quarter AND kept.characteristic = judged.characteristic
	  AND kept.measure_id = judged.measure_id AND kept.group_name = coalesce(judged.row_key, kept.group_name);
	WITH judged AS MATERIALIZED (
		SELECT DISTINCT block.quarter, block.characteristic, block.measure_id, block.groups[found.place] AS group_name
		FROM (SELECT cell.quarter, cell.characteristic, cell.measure_id,
					 array_agg(cell.group_name::text ORDER BY cell.group_name) AS groups,
					 array_agg(cell.untold_count::bigint ORDER BY cell.group_name) AS untold
			  FROM pledge.group_cell AS cell
			  WHERE cell.source_id = (source).source_id
			  GROUP BY cell.quarter, cell.characteristic, cell.measure_id) AS block
		CROSS JOIN LATERAL pledge.suppress(block.untold) AS found
		WHERE found.status <> 'shown'
	)
	UPDATE pledge.group_cell AS kept SET is_untold_hidden = true
	FROM judged
	WHERE kept.source_id = (source).source_id AND kept.quarter = judged.quarter AND kept.characteristic = judged.characteristic
	  AND kept.measure_id = judged.measure_id AND kept.group_name = coalesce(judged.group_name, kept.group_name);
END;

COMMENT ON FUNCTION pledge.refresh_group_cells(pledge.source, integer) IS
	'Counts the groups of children of a source anew and marks what is too small to show; a last step of a run';

-- The views of leaders join these in many ways; without statistics the planner takes them
-- for empty. Whoever assesses need not own the tables.
CREATE FUNCTION pledge.analyze_cells()
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	ANALYZE pledge.cell, pledge.fact_cell, pledge.team_cell, pledge.group_cell;
END;
$$;

COMMENT ON FUNCTION pledge.analyze_cells() IS
	'Gathers the planner''s statistics of all stored counts; the last step of a run, with the owner''s rights, since ANALYZE is for owners';

REVOKE EXECUTE ON FUNCTION
	pledge.analyze_cells(),
	pledge.group_cell_counts(pledge.source, integer),
	pledge.refresh_group_cells(pledge.source, integer)
FROM PUBLIC;

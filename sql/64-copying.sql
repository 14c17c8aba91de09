-- Copied-forward text: how much of a record stands in an earlier one of the same
-- child. Told from stored sketches when a run has read all records, for those that
-- have not been compared yet; each with the 40 records of the child before it, so
-- that the work grows with the number of records and not with its square.
--
-- A LIMIT in a LATERAL query that could do without one keeps it a look-up in an
-- index, whatever the planner may think of tables that have not been analysed yet.

-- What stands in the records of many children is a template. Looked for in the
-- latest 50,000 sketches: a form in use is among them.
CREATE FUNCTION pledge.template_hashes(source_id smallint, edition integer)
RETURNS bigint[]
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET work_mem = '64MB'
SET jit = off
BEGIN ATOMIC
	SELECT coalesce(array_agg(common.hash ORDER BY common.hash), '{}')
	FROM (SELECT stood.hash
		  FROM (SELECT record.record_id, record.sketch FROM pledge.record
				WHERE record.source_id = template_hashes.source_id AND record.sketch IS NOT NULL AND record.removed_at IS NULL
				ORDER BY record.record_id DESC LIMIT 50000) AS latest
		  CROSS JOIN LATERAL (
				SELECT assessment.subject_id FROM pledge.assessment
				WHERE assessment.source_id = template_hashes.source_id AND assessment.edition = template_hashes.edition
				  AND assessment.record_id = latest.record_id AND assessment.subject_id <> 0
				LIMIT 100) AS about
		  CROSS JOIN LATERAL unnest(pledge.sketch_hashes(latest.sketch)) AS stood (hash)
		  GROUP BY stood.hash
		  HAVING count(DISTINCT about.subject_id) >= (SELECT pledge.setting_value('template_children'))) AS common;	-- asked once, and not for each hash
END;

COMMENT ON FUNCTION pledge.template_hashes(smallint, integer) IS
	'Hashes of stretches of words that stand in the records of many children (pledge.setting template_children), and so belong to a template';

CREATE FUNCTION pledge.copied_shares(source_id smallint, edition integer, template bigint[])
RETURNS TABLE (record_id bigint, share real)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET work_mem = '64MB'
SET jit = off
BEGIN ATOMIC
	WITH fresh AS MATERIALIZED (
		SELECT record.record_id, record.sketch FROM pledge.record
		WHERE record.source_id = copied_shares.source_id AND record.sketch IS NOT NULL AND record.copied_share IS NULL AND record.removed_at IS NULL
	), common AS (	-- only the hashes of a record that belong to a template need to be passed on
		SELECT fresh.record_id, array_agg(stood.hash ORDER BY stood.hash) AS hashes
		FROM fresh
		CROSS JOIN LATERAL unnest(pledge.sketch_hashes(fresh.sketch)) AS stood (hash)
		JOIN unnest(copied_shares.template) AS known (hash) ON known.hash = stood.hash
		GROUP BY fresh.record_id
	)
	SELECT fresh.record_id, coalesce(max(likeness.of_new), 0)::real
	FROM fresh
	LEFT JOIN common ON common.record_id = fresh.record_id
	CROSS JOIN LATERAL (
		SELECT assessment.subject_id, assessment.occurred_on FROM pledge.assessment
		WHERE assessment.source_id = copied_shares.source_id AND assessment.edition = copied_shares.edition
		  AND assessment.record_id = fresh.record_id
		LIMIT 100) AS about
	LEFT JOIN LATERAL (
		SELECT earlier.sketch
		FROM (SELECT before.record_id FROM pledge.assessment AS before
			  WHERE before.source_id = copied_shares.source_id AND before.edition = copied_shares.edition AND before.subject_id = about.subject_id
				AND before.occurred_on <= about.occurred_on
				AND (before.occurred_on < about.occurred_on OR before.record_id < fresh.record_id)
			  ORDER BY before.occurred_on DESC, before.record_id DESC
			  LIMIT 40) AS noted
		JOIN pledge.record AS earlier ON earlier.record_id = noted.record_id
		WHERE earlier.sketch IS NOT NULL) AS old ON about.subject_id <> 0
	LEFT JOIN LATERAL pledge.containment(fresh.sketch, old.sketch, common.hashes) AS likeness ON old.sketch IS NOT NULL
	GROUP BY fresh.record_id;
END;

COMMENT ON FUNCTION pledge.copied_shares(smallint, integer, bigint[]) IS
	'For each record that has not been compared yet, the largest share of its text that stands in one of the 40 records of the same child before it';

-- Puts what was found among the facts, and answers the measures anew.
CREATE FUNCTION pledge.compare_records(source pledge.source, edition integer)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
DECLARE
	copied smallint := (SELECT fact.fact_id FROM pledge.fact WHERE fact.code = 'copied_forward');
	partly smallint := (SELECT fact.fact_id FROM pledge.fact WHERE fact.code = 'partly_copied');
BEGIN
	PERFORM FROM pledge.record
	WHERE record.source_id = source.source_id AND record.sketch IS NOT NULL AND record.copied_share IS NULL AND record.removed_at IS NULL
	LIMIT 1;
	IF NOT FOUND THEN
		RETURN;
	END IF;
	WITH compared AS MATERIALIZED (
		SELECT found.record_id, found.share, pledge.copied_forward_class(found.share) AS class
		FROM pledge.copied_shares(source.source_id, compare_records.edition,
								  pledge.template_hashes(source.source_id, compare_records.edition)) AS found
	), noted AS (
		UPDATE pledge.record AS kept SET copied_share = compared.share
		FROM compared WHERE kept.record_id = compared.record_id
	)
	UPDATE pledge.assessment AS kept
	SET facts = told.facts, unknown = told.unknown, met = first.met, unmet = first.unmet, untold = first.untold, excluded = answer.excluded
	FROM compared
	CROSS JOIN LATERAL (
		SELECT assessment.*, assessment.ctid AS place FROM pledge.assessment
		WHERE assessment.source_id = source.source_id AND assessment.edition = compare_records.edition AND assessment.record_id = compared.record_id
		LIMIT 100) AS old
	CROSS JOIN LATERAL (
		SELECT CASE WHEN compared.class = 'fresh' THEN old.facts
					ELSE ARRAY(SELECT fact FROM unnest(old.facts || CASE compared.class WHEN 'copied' THEN copied ELSE partly END) AS fact ORDER BY fact) END AS facts,
			   array_remove(array_remove(old.unknown, copied), partly) AS unknown) AS told
	CROSS JOIN LATERAL pledge.measure_outcomes(told.facts, told.unknown, compare_records.edition) AS answer
	-- What was kept from a first answer stays.
	CROSS JOIN LATERAL pledge.keep_first(answer.met, answer.unmet, answer.untold, old.met, old.unmet) AS first
	WHERE kept.ctid = old.place;
END;
$$;

COMMENT ON FUNCTION pledge.compare_records(pledge.source, integer) IS
	'Compares the records of a source that have not been compared yet with those of the same child before them, and answers their measures anew';

REVOKE EXECUTE ON FUNCTION
	pledge.template_hashes(smallint, integer),
	pledge.copied_shares(smallint, integer, bigint[]),
	pledge.compare_records(pledge.source, integer)
FROM PUBLIC;

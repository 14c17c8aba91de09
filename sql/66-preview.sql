-- 66-preview: what the draft of the rules would change, before it is published.
--
-- The draft is compiled in this session and given a negative number, by which
-- text_fact_ids and measure_outcomes take it like an edition. It stands in no table, no
-- other session can use it, and it is gone at the end of the transaction at the latest.
-- Nothing is written: what has been assessed is compared with what would be.

CREATE FUNCTION pledge.open_draft(rules text)
RETURNS integer
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE
AS 'MODULE_PATHNAME', 'pledge_open_draft';
COMMENT ON FUNCTION pledge.open_draft(text) IS
	'Compiles a rule text with the measures of pledge.measure for this transaction only, and returns a negative number that text functions take as an edition. Raises what check_ruleset raises.';

CREATE FUNCTION pledge.close_draft(draft integer)
RETURNS void
LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE
AS 'MODULE_PATHNAME', 'pledge_close_draft';
COMMENT ON FUNCTION pledge.close_draft(integer) IS
	'Forgets what open_draft has compiled; nothing happens where there is no draft of that number.';

-- What is stored of some records, as one value, so that the statement that reads the host
-- has no table of ours to join: of each record its kind, the hash of its body, the age where
-- it is about one child, and its children in the order of their keys with the assessment of
-- each. is_unread: a text fact that is not about one child is unknown, so the body was not
-- read.
CREATE FUNCTION pledge.preview_stored(source pledge.source, keys text[], record_facts smallint[])
RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
-- Right after a first run the planner knows nothing of these tables, and would loop.
SET enable_nestloop = off
BEGIN ATOMIC
	WITH kept AS MATERIALIZED (
		SELECT record.record_id, record.record_key, record.kind, record.occurred_on, record.edition, record.body_hash
		FROM pledge.record AS record
		WHERE record.source_id = (source).source_id AND record.record_key = ANY (keys) AND record.removed_at IS NULL
	), child AS (
		SELECT old.record_id, count(*) AS children, min(subject.date_of_birth) AS born, bool_or(old.unknown && record_facts) AS is_unread,
			   jsonb_agg(jsonb_build_object('subject_key', subject.subject_key, 'restricted', old.restricted, 'facts', old.facts, 'unknown', old.unknown)
						 ORDER BY subject.subject_key) AS assessments
		FROM pledge.assessment AS old
		LEFT JOIN pledge.subject AS subject ON subject.subject_id = old.subject_id
		WHERE old.source_id = (source).source_id AND old.edition = (source).shown_edition
		  AND old.record_id = ANY (ARRAY(SELECT kept.record_id FROM kept))
		GROUP BY old.record_id
	)
	SELECT coalesce(jsonb_agg(jsonb_build_object(
			'record_key', kept.record_key, 'kind', kept.kind, 'body_hash', kept.body_hash,
			'is_shown', kept.edition = (source).shown_edition, 'child_count', child.children,
			'child_age', CASE WHEN child.children = 1 AND child.born IS NOT NULL THEN greatest(0, extract(year FROM age(kept.occurred_on, child.born)))::integer END,
			'is_unread', child.is_unread, 'assessments', child.assessments)), '[]')
	FROM kept
	JOIN child ON child.record_id = kept.record_id;
END;
COMMENT ON FUNCTION pledge.preview_stored(pledge.source, text[], smallint[]) IS
	'What is stored of some records of a source under the edition it shows, as one array of objects; keys, ids and dates only';

-- The statement that compares one batch. A body is read where it is scored, and no step
-- after that has it. Only records that have been assessed are compared: what their fields
-- say stands in the assessment already, and no rule changes it. What the text adds to that
-- is worked out as pledge.batch_query does, once for the shown edition where the text has
-- changed since, and once for the draft.
-- $1, $2 bounds of the batch; $3 what is stored of it; $4 edition that the source shows;
-- $5 draft; $6 ids of all text facts; $7 ids of those that are about one child; $8 ids of the
-- facts that field and text give together; $9 those of them that the rules have no part in.
CREATE FUNCTION pledge.preview_query(schema_name text, condition text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT format($query$
WITH stored AS MATERIALIZED (
	SELECT told.* FROM jsonb_to_recordset($3) AS told (record_key text, kind text, body_hash bigint, is_shown boolean, child_count integer, child_age integer,
													   is_unread boolean, assessments jsonb)
), child AS MATERIALIZED (	-- the names of each record's children, in the order of their keys
	SELECT stored.record_key, array_agg(array_to_string(known.known_as, ',') ORDER BY each.place) AS names
	FROM stored
	CROSS JOIN LATERAL jsonb_array_elements(stored.assessments) WITH ORDINALITY AS each (assessment, place)
	LEFT JOIN (%2$s) AS known ON known.subject_key = each.assessment ->> 'subject_key'
	GROUP BY stored.record_key
), scored AS MATERIALIZED (	-- one row for each record and edition
	SELECT read.record_key, side.edition, read.is_unread, read.assessments, read.child_count, side.is_stored,
		   text.facts AS text_facts, text.denied, text.reading, text.attributed, text.unattributed
	FROM (SELECT stored.*, r.body, r.body_format, child.names,
				 NOT stored.is_shown OR stored.body_hash IS DISTINCT FROM hashtextextended(r.body COLLATE "C", 0) AS is_changed
		  FROM (%1$s) AS r
		  JOIN stored ON stored.record_key = r.record_key
		  LEFT JOIN child ON child.record_key = r.record_key
		  -- what was read then and may not be read now is left to the next assessment
		  WHERE stored.is_unread
			 OR (r.subkind IS DISTINCT FROM 'personal'
				 AND coalesce(r.body_format IN ('plain', 'html'), true) AND NOT coalesce(octet_length(r.body) > 4000000, false))
		  OFFSET 0) AS read	-- keeps the planner from reading a body twice
	CROSS JOIN LATERAL (VALUES ($4, NOT read.is_changed OR read.is_unread), ($5, false)) AS side (edition, is_stored)
	CROSS JOIN LATERAL pledge.read_record(
		CASE WHEN NOT side.is_stored AND NOT read.is_unread THEN read.body END, read.kind, read.child_age,
		CASE WHEN read.child_count = 1 THEN read.names END, side.edition, coalesce(read.body_format, 'plain'), NULL,
		CASE WHEN read.child_count > 1 THEN read.names END) AS text
), answered AS MATERIALIZED (	-- one row for each record, child and edition, as measures count them
	SELECT scored.record_key, scored.edition, each.place, each.restricted, found.facts, found.unknown, outcome.met, outcome.met || outcome.unmet AS told
	FROM scored
	CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(scored.assessments) AS (restricted boolean, facts smallint[], unknown smallint[]))
		WITH ORDINALITY AS old (restricted, facts, unknown, place)
	-- The boxes, by what was stored of them.
	CROSS JOIN LATERAL (
		SELECT old.place, old.restricted,
			   CASE WHEN 150 = ANY (old.facts) THEN 'yes' WHEN 150 <> ALL (old.unknown) THEN 'no' END AS seen,
			   CASE WHEN 151 = ANY (old.facts) THEN 'yes' WHEN 151 <> ALL (old.unknown) THEN 'no' END AS seen_alone) AS each
	%3$s
	CROSS JOIN LATERAL pledge.fact_sets($8, ARRAY[%4$s]) AS joined
	CROSS JOIN LATERAL (SELECT $6 || ARRAY(SELECT fact FROM unnest($8) AS fact WHERE fact <> ALL ($9)) AS ids) AS renewed
	CROSS JOIN LATERAL (
		SELECT CASE WHEN scored.is_stored THEN old.facts
					ELSE ARRAY(SELECT fact FROM unnest(old.facts) AS fact WHERE fact <> ALL (renewed.ids)
							   UNION SELECT fact FROM unnest(text.facts || joined.facts) AS fact
									 WHERE fact <> ALL (text.unread) AND fact <> ALL ($9) ORDER BY 1) END AS facts,
			   CASE WHEN scored.is_stored THEN old.unknown
					ELSE ARRAY(SELECT fact FROM unnest(old.unknown) AS fact WHERE fact <> ALL (renewed.ids)
							   UNION SELECT fact FROM unnest(text.unread || joined.unknown) AS fact WHERE fact <> ALL ($9) ORDER BY 1) END AS unknown
		OFFSET 0) AS found
	CROSS JOIN LATERAL pledge.measure_outcomes(found.facts, found.unknown, scored.edition) AS outcome
), compared AS MATERIALIZED (
	SELECT was.record_key, was.restricted, was.facts AS facts_was, now.facts AS facts_now, was.unknown AS unknown_was, now.unknown AS unknown_now,
		   was.met AS met_was, was.told AS told_was, now.met AS met_now, now.told AS told_now
	FROM answered AS was
	JOIN answered AS now ON now.record_key = was.record_key AND now.place = was.place AND now.edition = $5
	WHERE was.edition = $4
), answer AS (
	SELECT 'fact' AS kind, fact.fact_id AS id, compared.record_key, compared.restricted,
		   fact.fact_id <> ALL (compared.unknown_was) AS asked_was, fact.fact_id <> ALL (compared.unknown_now) AS asked_now,
		   fact.fact_id = ANY (compared.facts_was) AS met_was, fact.fact_id = ANY (compared.facts_now) AS met_now
	FROM compared
	CROSS JOIN unnest($6) AS fact (fact_id)
	UNION ALL
	SELECT 'measure', measure.measure_id, compared.record_key, compared.restricted,
		   measure.measure_id = ANY (compared.told_was), measure.measure_id = ANY (compared.told_now),
		   measure.measure_id = ANY (compared.met_was), measure.measure_id = ANY (compared.met_now)
	FROM compared
	CROSS JOIN (SELECT old.measure_id FROM pledge.ruleset_measure AS old WHERE old.edition = $4 AND old.grain = 'record'
				UNION SELECT new.measure_id FROM pledge.measure AS new WHERE new.grain = 'record') AS measure
	UNION ALL	-- how many records were compared, and how many differ in anything
	SELECT 'record', 0::smallint, compared.record_key, true, true, true, false,
		   bool_or(compared.facts_was <> compared.facts_now
				   OR compared.met_was <> compared.met_now
				   OR NOT (compared.told_was <@ compared.told_now AND compared.told_was @> compared.told_now))
	FROM compared
	GROUP BY compared.record_key
)
SELECT answer.kind, answer.id,
	   count(*) FILTER (WHERE answer.asked_was), count(*) FILTER (WHERE answer.asked_now),
	   count(*) FILTER (WHERE answer.met_was), count(*) FILTER (WHERE answer.met_now),
	   count(*) FILTER (WHERE answer.met_now AND NOT answer.met_was), count(*) FILTER (WHERE answer.met_was AND NOT answer.met_now),
	   coalesce((array_agg(DISTINCT answer.record_key::text ORDER BY answer.record_key::text)
				 FILTER (WHERE answer.met_now AND NOT answer.met_was AND NOT answer.restricted))[1:5], '{}'),
	   coalesce((array_agg(DISTINCT answer.record_key::text ORDER BY answer.record_key::text)
				 FILTER (WHERE answer.met_was AND NOT answer.met_now AND NOT answer.restricted))[1:5], '{}')
FROM answer
GROUP BY answer.kind, answer.id
$query$,
		pledge.record_query(schema_name, condition),
		CASE WHEN 'subject.known_as' = ANY (pledge.mapped_columns(schema_name)) THEN pledge.view_query(schema_name, 'subject')
			 ELSE 'SELECT NULL::text AS subject_key, NULL::text[] AS known_as WHERE false' END,
		pledge.child_text(),
		(SELECT string_agg(joined.condition, ', ' ORDER BY joined.fact_id) FROM pledge.joined_conditions() AS joined));
END;
COMMENT ON FUNCTION pledge.preview_query(text, text) IS
	'The statement that compares the shown edition with a draft over those records of a host that a condition over its view record (as v) picks out';

-- The records that a preview of a sample reads: always the same ones, whatever the order
-- in which they came.
CREATE FUNCTION pledge.preview_sample(source_id smallint, sample integer)
RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT coalesce(array_agg(chosen.record_key::text), '{}')
	FROM (SELECT kept.record_key FROM pledge.record AS kept
		  WHERE kept.source_id = preview_sample.source_id AND kept.removed_at IS NULL
		  ORDER BY hashtextextended(kept.record_key::text COLLATE "C", 0), kept.record_key
		  LIMIT preview_sample.sample) AS chosen;
END;
COMMENT ON FUNCTION pledge.preview_sample(smallint, integer) IS
	'Keys of some assessed records of a source, chosen by a hash of the key';

-- Compares one source, batch by batch. Whatever the host raises is caught, and nothing of
-- it goes further but the view and the SQLSTATE.
CREATE FUNCTION pledge.preview_batches(source pledge.source, draft integer, sample integer)
RETURNS TABLE (kind text, id smallint, asked_before bigint, asked_after bigint, met_before bigint, met_after bigint,
	gained bigint, lost bigint, gained_keys text[], lost_keys text[])
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
SET work_mem = '64MB'
SET jit = off
-- The draft is known to this process alone.
SET max_parallel_workers_per_gather = 0
AS $$
DECLARE
	text_facts smallint[] := (SELECT array_agg(fact.fact_id) FROM pledge.fact WHERE fact.detector = 'text');
	record_facts smallint[] := (SELECT array_agg(fact.fact_id) FROM pledge.fact
								WHERE fact.detector = 'text' AND fact.fact_id <> ALL (pledge.child_facts()));
	joined_facts smallint[] := (SELECT array_agg(joined.fact_id ORDER BY joined.fact_id) FROM pledge.joined_conditions() AS joined);
	-- Found by comparing records with each other.
	copying_facts smallint[] := (SELECT array_agg(fact.fact_id) FROM pledge.fact WHERE fact.code IN ('copied_forward', 'partly_copied'));
	batch_size CONSTANT integer := 1000;
	walk record;
	keys text[];
	condition text := 'true';
	lower_bound text;
	upper_bound text;
	failure text;
	failed_view text;
BEGIN
	-- until the function ends: times without a zone are the source's
	PERFORM set_config('timezone', source.time_zone, true);
	BEGIN
		IF sample IS NOT NULL THEN
			keys := pledge.preview_sample(source.source_id, sample);
			condition := 'v.record_key = ANY ($1::text[])';
			FOR i IN 0 .. (cardinality(keys) - 1) / batch_size LOOP
				lower_bound := keys[i * batch_size + 1 : (i + 1) * batch_size];
				RETURN QUERY EXECUTE pledge.preview_query(source.schema_name, condition)
				USING lower_bound, upper_bound, pledge.preview_stored(source, lower_bound::text[], record_facts), source.shown_edition, draft, text_facts,
					  pledge.child_facts(), joined_facts, copying_facts;
			END LOOP;
		ELSE
			SELECT * INTO walk FROM pledge.plan_walk(source.schema_name, batch_size);
			FOR i IN 0 .. cardinality(walk.borders) + 1 LOOP
				SELECT batch.condition, batch.lower_bound, batch.upper_bound INTO condition, lower_bound, upper_bound
				FROM pledge.batch_bounds(walk.batch_column, walk.batch_type, walk.borders, i) AS batch;
				CONTINUE WHEN condition IS NULL OR i > cardinality(walk.borders) AND NOT walk.has_null;
				EXECUTE format('SELECT array_agg(r.record_key) FROM (%s) AS r', pledge.record_query(source.schema_name, condition))
				INTO keys USING lower_bound, upper_bound;
				RETURN QUERY EXECUTE pledge.preview_query(source.schema_name, condition)
				USING lower_bound, upper_bound, pledge.preview_stored(source, keys, record_facts), source.shown_edition, draft, text_facts,
					  pledge.child_facts(), joined_facts, copying_facts;
			END LOOP;
		END IF;
	EXCEPTION
		WHEN assert_failure OR OTHERS THEN
			failure := SQLSTATE;
	END;
	IF failure IS NOT NULL THEN
		failed_view := pledge.failed_view(source.schema_name, coalesce(condition, 'true'), lower_bound, upper_bound);
		RAISE EXCEPTION USING ERRCODE = failure,
			MESSAGE = format('reading source "%s" for a preview failed', source.name),
			DETAIL = CASE WHEN failed_view IS NULL THEN format('SQLSTATE %s.', failure)
						  ELSE format('View %I.%I raised SQLSTATE %s.', source.schema_name, failed_view, failure) END,
			HINT = 'Query the view yourself to see the error; it is not repeated here, for it may hold words of a record.';
	END IF;
END;
$$;
COMMENT ON FUNCTION pledge.preview_batches(pledge.source, integer, integer) IS
	'Compares the edition that a source shows with a draft, over a sample or all of its assessed records; one row for each batch, and fact or measure';

CREATE FUNCTION pledge.preview_ruleset(source_name text DEFAULT NULL, sample integer DEFAULT 2000)
RETURNS TABLE (source varchar(63), kind text, code varchar(63), title varchar(120), asked_before bigint, asked_after bigint,
	met_before bigint, met_after bigint, gained bigint, lost bigint, gained_keys text[], lost_keys text[])
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	attached pledge.source;
	draft integer;
	compared record;
BEGIN
	IF sample < 1 THEN
		RAISE EXCEPTION 'sample must be at least 1' USING ERRCODE = 'invalid_parameter_value',
			HINT = 'Leave it out for 2000 records of each source, or give null for all of them.';
	END IF;
	IF source_name IS NOT NULL AND (pledge.find_source(source_name)).shown_edition IS NULL THEN
		RAISE EXCEPTION 'source "%" has not been assessed yet', source_name
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  HINT = format('There is nothing to compare with until CALL pledge.assess(%L) has finished.', source_name);
	END IF;
	PERFORM pledge.check_measures();
	draft := pledge.open_draft(pledge.draft_rules());
	FOR attached IN
		SELECT s.* FROM pledge.source AS s
		WHERE s.shown_edition IS NOT NULL AND (preview_ruleset.source_name IS NULL OR s.name = preview_ruleset.source_name)
		ORDER BY s.name
	LOOP
		PERFORM pledge.require_mapping(attached.name, attached.schema_name, attached.characteristics);
		FOR compared IN
			WITH part AS MATERIALIZED (SELECT * FROM pledge.preview_batches(attached, draft, sample))
			SELECT part.kind, part.id, sum(part.asked_before)::bigint AS asked_before, sum(part.asked_after)::bigint AS asked_after,
				   sum(part.met_before)::bigint AS met_before, sum(part.met_after)::bigint AS met_after,
				   sum(part.gained)::bigint AS gained, sum(part.lost)::bigint AS lost,
				   ARRAY(SELECT DISTINCT key FROM part AS other CROSS JOIN unnest(other.gained_keys) AS key
						 WHERE other.kind = part.kind AND other.id = part.id ORDER BY key LIMIT 5) AS gained_keys,
				   ARRAY(SELECT DISTINCT key FROM part AS other CROSS JOIN unnest(other.lost_keys) AS key
						 WHERE other.kind = part.kind AND other.id = part.id ORDER BY key LIMIT 5) AS lost_keys
			FROM part
			GROUP BY part.kind, part.id
			ORDER BY part.kind DESC, part.id
		LOOP
			IF compared.kind = 'record' THEN
				RAISE NOTICE 'source "%": % of % assessed records compared, % would change', attached.name, compared.asked_before,
					(SELECT count(*) FROM pledge.record AS kept WHERE kept.source_id = attached.source_id AND kept.removed_at IS NULL),
					compared.gained;
			ELSIF compared.gained > 0 OR compared.lost > 0 OR compared.asked_before <> compared.asked_after THEN
				source := attached.name;
				kind := compared.kind;
				SELECT named.code, named.title INTO code, title
				FROM (SELECT m.code, m.title, 1 AS rank FROM pledge.measure AS m WHERE compared.kind = 'measure' AND m.measure_id = compared.id
					  UNION ALL
					  SELECT m.code, m.title, 2 FROM pledge.ruleset_measure AS m
					  WHERE compared.kind = 'measure' AND m.measure_id = compared.id AND m.edition = attached.shown_edition
					  UNION ALL
					  SELECT f.code, f.title, 1 FROM pledge.fact AS f WHERE compared.kind = 'fact' AND f.fact_id = compared.id) AS named
				ORDER BY named.rank
				LIMIT 1;
				asked_before := compared.asked_before;
				asked_after := compared.asked_after;
				met_before := compared.met_before;
				met_after := compared.met_after;
				gained := compared.gained;
				lost := compared.lost;
				gained_keys := compared.gained_keys;
				lost_keys := compared.lost_keys;
				RETURN NEXT;
			END IF;
		END LOOP;
	END LOOP;
	PERFORM pledge.close_draft(draft);
END;
$$;
COMMENT ON FUNCTION pledge.preview_ruleset(text, integer) IS
	'What publishing the draft would change in the assessed records of a source (null: of every source), read through its mapping views with the rights of whoever asks: a row for each measure and text fact that would gain or lose a record. Before is the edition that the source shows. Counted for each record and child, as measures are; sample: how many records of each source to read, chosen by a hash of the key, null for all; keys: up to five records that gain or lose it, restricted ones left out. Nothing is stored.';

REVOKE EXECUTE ON FUNCTION
	pledge.open_draft(text),
	pledge.close_draft(integer),
	pledge.preview_stored(pledge.source, text[], smallint[]),
	pledge.preview_query(text, text),
	pledge.preview_sample(smallint, integer),
	pledge.preview_batches(pledge.source, integer, integer),
	pledge.preview_ruleset(text, integer)
FROM PUBLIC;

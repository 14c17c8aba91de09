-- Assessing one batch of a host's records: reading them through the mapping views
-- and storing what was found. The runs that walk from batch to batch follow in the
-- next file.

-- The column that records are walked by, its type, and the values at which one
-- batch ends. All are found at the start: a batch is then a plain range, which
-- an index serves, and no cursor has to stay open over a COMMIT.
CREATE FUNCTION pledge.plan_walk(
	schema_name text,
	batch_size integer,
	OUT batch_column text,
	OUT batch_type text,
	OUT borders text[],
	OUT has_null boolean,
	OUT total bigint,
	OUT left_out bigint
)
LANGUAGE plpgsql STABLE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	SELECT attribute.attname, format_type(attribute.atttypid, NULL) INTO batch_column, batch_type
	FROM pledge.mapping_views(schema_name) AS mapping
	JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = mapping.view_id
	WHERE mapping.view_name = 'record' AND attribute.attname IN ('batch_key', 'occurred_at')
	ORDER BY attribute.attname
	LIMIT 1;
	EXECUTE format('SELECT coalesce(array_agg(border.value::text ORDER BY border.place), ''{}'')
					FROM (SELECT v.%2$I AS value, row_number() OVER (ORDER BY v.%2$I) AS place
						  FROM %1$I.record AS v WHERE v.%2$I IS NOT NULL) AS border
					WHERE border.place %% $1 = 0', schema_name, batch_column)
	INTO borders USING batch_size;
	EXECUTE format('SELECT count(*), count(*) FILTER (WHERE v.%2$I IS NULL) > 0, count(*) - (SELECT count(*) FROM (%3$s) AS r)
					FROM %1$I.record AS v', schema_name, batch_column, pledge.record_query(schema_name))
	INTO total, has_null, left_out;
END;
$$;

COMMENT ON FUNCTION pledge.plan_walk(text, integer) IS
	'How the records of a host will be walked: by which column, where batches end, how many there are and how many cannot be assessed';

-- The statement that assesses one batch. It reads each record once, and its body
-- only when the host does not say that it stands unchanged; a body is hashed and
-- scored where it is read, and no step after that has it, so that none is sorted,
-- stored between steps or written to disk.
--
-- What the fields and times of a record say is worked out for each of its children
-- before the body is looked at, and hashed: a record is assessed again when its
-- text has changed or any of these facts has.
--
-- $1, $2 bounds of the batch; $3 source; $4 edition; $5 whether the record's
-- restricted is mapped; $6 ids of all text facts; $7 ids of the text facts that are
-- about one child; $8 ids of the field facts; $9 ids of the facts that field and text
-- give together; $10 whether supervision of the worker is read; $11 the key of the
-- sketches.
CREATE FUNCTION pledge.batch_query(schema_name text, condition text)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT format($query$
WITH child AS MATERIALIZED (	-- the children of each record, in the order of their keys
	SELECT named.record_key, array_agg(subject.subject_id ORDER BY subject.subject_key) AS subject_ids,
		   array_agg(subject.date_of_birth ORDER BY subject.subject_key) AS births,
		   array_agg(subject.restricted ORDER BY subject.subject_key) AS hidden,
		   array_agg(named.child_seen ORDER BY subject.subject_key) AS seen,
		   array_agg(named.child_seen_alone ORDER BY subject.subject_key) AS seen_alone,
		   array_agg(named.participation_code ORDER BY subject.subject_key) AS participation,
		   -- The names of one child, separated by commas; read, never stored.
		   array_agg(array_to_string(known.known_as, ',') ORDER BY subject.subject_key) AS names
	FROM (SELECT link.record_key, link.subject_key, max(link.child_seen) AS child_seen, max(link.child_seen_alone) AS child_seen_alone,
				 max(link.participation_code) AS participation_code
		  FROM (SELECT r.record_key, r.subject_key, NULL AS child_seen, NULL AS child_seen_alone, NULL AS participation_code FROM (%1$s) AS r
				UNION ALL
				SELECT l.record_key, l.subject_key, l.child_seen, l.child_seen_alone, l.participation_code FROM (%2$s) AS l
				WHERE l.record_key IN (SELECT r.record_key FROM (%1$s) AS r)) AS link
		  WHERE link.subject_key IS NOT NULL
		  GROUP BY link.record_key, link.subject_key) AS named
	CROSS JOIN LATERAL (	-- LIMIT: an index look-up, whatever the planner may think of a table not analysed yet
		SELECT known.* FROM pledge.subject AS known
		WHERE known.source_id = $3 AND known.subject_key = named.subject_key LIMIT 1) AS subject
	LEFT JOIN (%3$s) AS known ON known.subject_key = named.subject_key
	GROUP BY named.record_key
), scored AS MATERIALIZED (
	SELECT changed.record_key, changed.kind, changed.subkind, changed.day, changed.changed_at, changed.body_hash, changed.field_hash,
		   changed.occurred_at, changed.recorded_at, changed.record_by, changed.text_changed_at, changed.author_id, changed.supervisor_id,
		   changed.supervisee_id, changed.decision_type, changed.decider_id, changed.decider_grade, changed.team_id, changed.is_hidden, changed.is_unread,
		   changed.subject_ids, cardinality(changed.subject_ids) AS child_count, changed.hidden, changed.seen, changed.seen_alone, changed.field_facts, changed.field_unknown,
		   changed.is_changed, changed.changed_at IS DISTINCT FROM changed.stored_changed_at AS is_touched,
		   read.facts AS text_facts, read.denied, read.reading, read.sketch, read.attributed, read.unattributed
	FROM (SELECT hashed.*,
				 hashed.stored_edition IS DISTINCT FROM $4 OR hashed.removed_at IS NOT NULL
				 OR hashed.body_hash IS DISTINCT FROM hashed.stored_body_hash
				 OR hashed.field_hash IS DISTINCT FROM hashed.stored_field_hash AS is_changed
		  FROM (SELECT told.*,
					   hashtextextended(jsonb_build_array(
							told.kind, told.subkind, told.day, told.team_id, told.is_hidden, told.is_unread, told.subject_ids, told.hidden,
							told.births, told.names, told.body_format, told.author_id, told.supervisor_id, told.supervisee_id, told.decision_type,
							told.decider_id, told.decider_grade, told.occurred_at, told.recorded_at, told.record_by, told.field_facts, told.field_unknown)::text
							COLLATE "C", 0) AS field_hash
				FROM (SELECT r.record_key, r.body, coalesce(r.body_format, 'plain') AS body_format, r.body_hash, closer.subkind, r.changed_at, r.occurred_at, day.day, standard.kind, team.team_id, child.names,
							 clock.recorded_at, clock.record_by, clock.text_changed_at, delegation.decision_type,
							 author.worker_id AS author_id, supervisor.worker_id AS supervisor_id, supervisee.worker_id AS supervisee_id,
							 decider.worker_id AS decider_id, decider.grade AS decider_grade,
							 $5 AND coalesce(r.restricted, true) AS is_hidden,
							 -- Supervision of the worker is not read; nor, to be safe, what might be.
							 NOT $10 AND coalesce(r.subkind = 'personal',
									  child.record_key IS NULL AND coalesce(standard.kind = 'supervision', true))
							 OR coalesce(r.body_format NOT IN ('plain', 'html'), false)
							 -- No record is so long. It would hold up the run, or end it.
							 OR coalesce(octet_length(r.body) > 4000000, false) AS is_unread,
							 children.subject_ids, children.births, children.hidden, children.seen, children.seen_alone,
							 -- greatest passes over nulls: of a child whose birth is not known no age is.
							 CASE WHEN cardinality(child.subject_ids) = 1 AND child.births[1] IS NOT NULL
								  THEN greatest(0, extract(year FROM age(day.day, child.births[1])))::integer END AS child_age,
							 r.stored_edition, r.removed_at, r.stored_changed_at, r.stored_body_hash, r.stored_field_hash,
							 field.facts AS field_facts, field.unknown AS field_unknown
					  FROM (SELECT v.*, stored.edition AS stored_edition, stored.removed_at, stored.changed_at AS stored_changed_at,
								   stored.body_hash AS stored_body_hash, stored.field_hash AS stored_field_hash,
								   stored.text_changed_at AS stored_text_changed_at, stored.record_by AS stored_record_by,
								   CASE WHEN v.changed_at = stored.changed_at THEN stored.body_hash
										ELSE hashtextextended(v.body COLLATE "C", 0) END AS body_hash
							FROM (%1$s) AS v
							LEFT JOIN LATERAL (SELECT known.* FROM pledge.record AS known
											   WHERE known.source_id = $3 AND known.record_key = v.record_key LIMIT 1) AS stored ON true
							OFFSET 0) AS r	-- keeps the planner from computing a hash twice
					  CROSS JOIN LATERAL (SELECT r.occurred_at::date AS day) AS day
					  -- A word that is none of the contract is not kept: it may be anything.
					  CROSS JOIN LATERAL (SELECT CASE WHEN r.subkind IN ('case', 'personal', 'group', 'letter', 'conference', 'core_group', 'return_interview')
													  THEN r.subkind END AS subkind) AS closer
					  LEFT JOIN pledge.kinds_of($3) AS standard ON standard.host_kind = r.kind
					  LEFT JOIN child ON child.record_key = r.record_key
					  CROSS JOIN LATERAL (
							SELECT coalesce(child.subject_ids, '{0}') AS subject_ids, coalesce(child.births, ARRAY[NULL::date]) AS births,
								   coalesce(child.hidden, ARRAY[false]) AS hidden,
								   -- What the record says of the child is clear when there is one.
								   CASE WHEN cardinality(child.subject_ids) > 1 THEN child.seen
										ELSE ARRAY[coalesce(child.seen[1], r.child_seen)] END AS seen,
								   CASE WHEN cardinality(child.subject_ids) > 1 THEN child.seen_alone
										ELSE ARRAY[coalesce(child.seen_alone[1], r.child_seen_alone)] END AS seen_alone,
								   CASE WHEN cardinality(child.subject_ids) > 1 THEN child.participation
										ELSE ARRAY[coalesce(child.participation[1], r.participation_code)] END AS participation) AS children
					  LEFT JOIN LATERAL (SELECT known.worker_id FROM pledge.worker AS known
										 WHERE known.source_id = $3 AND known.worker_key = r.author_key LIMIT 1) AS author ON true
					  LEFT JOIN LATERAL (SELECT known.worker_id FROM pledge.worker AS known
										 WHERE known.source_id = $3 AND known.worker_key = r.supervisor_key LIMIT 1) AS supervisor ON true
					  -- Of most records nobody is supervised and nothing decided: asked first, that costs nothing.
					  LEFT JOIN LATERAL (	-- the managers are null where a post does not say
							SELECT worker.worker_id,
								   CASE WHEN count(*) = count(post.manager_id) THEN array_agg(post.manager_id) END AS managers
							FROM pledge.worker AS worker
							LEFT JOIN pledge.post AS post ON post.worker_id = worker.worker_id AND day.day BETWEEN post.valid_from AND post.valid_to
							WHERE r.supervisee_key IS NOT NULL AND worker.source_id = $3 AND worker.worker_key = r.supervisee_key
							GROUP BY worker.worker_id) AS supervisee ON true
					  LEFT JOIN LATERAL (	-- the grade of the day; of several, the highest
							SELECT worker.worker_id, max(grade.rank) AS rank, bool_or(grade.is_manager) AS is_manager,
								   (array_agg(coalesce(post.grade, worker.grade) ORDER BY grade.rank DESC NULLS LAST, coalesce(post.grade, worker.grade)))[1] AS grade
							FROM pledge.worker AS worker
							LEFT JOIN pledge.post AS post ON post.worker_id = worker.worker_id AND day.day BETWEEN post.valid_from AND post.valid_to
							LEFT JOIN pledge.grade_in_force AS grade ON grade.grade = coalesce(post.grade, worker.grade)
							WHERE r.decided_by_key IS NOT NULL AND worker.source_id = $3 AND worker.worker_key = r.decided_by_key
							GROUP BY worker.worker_id) AS decider ON true
					  LEFT JOIN pledge.delegation_in_force AS delegation ON delegation.decision_type = r.decision_type
					  LEFT JOIN pledge.recording_rule_in_force AS rule ON rule.kind = standard.kind
					  -- Working days are counted here and not in a function: days off are read once a statement.
					  CROSS JOIN LATERAL (SELECT pledge.add_working_days(day.day, rule.within_working_days::integer) AS last_day,
												 pledge.add_working_days(day.day, rule.authorised_within_working_days::integer) AS authorise_by) AS limit_of
					  -- The times of the record against its recording rule, worked out here too, as is the status below: a function
					  -- would cost more than all that it does. Whatever has no hour, midnight in the zone that is set, counts as a day.
					  CROSS JOIN LATERAL (
							SELECT CASE
									WHEN rule.within_hours IS NOT NULL AND r.occurred_at::time <> time '00:00'
										THEN r.occurred_at + rule.within_hours * interval '1 hour'
									WHEN rule.within_hours IS NOT NULL
										THEN (day.day + (rule.within_hours + 23) / 24 + 1)::timestamptz - interval '1 microsecond'
									ELSE (limit_of.last_day + 1)::timestamptz - interval '1 microsecond'
								   END AS record_by
							OFFSET 0) AS allowed
					  CROSS JOIN LATERAL (
							SELECT r.recorded_at, allowed.record_by,
								   -- A time of recording before the record happened, or in the future, tells nothing.
								   allowed.record_by IS NOT NULL AND r.recorded_at IS NOT NULL AND r.recorded_at <= now()
								   AND CASE WHEN r.occurred_at::time = time '00:00' OR r.recorded_at::time = time '00:00'
											THEN r.recorded_at::date >= day.day ELSE r.recorded_at >= r.occurred_at END AS is_told,
								   CASE WHEN r.recorded_at::time = time '00:00' THEN r.recorded_at::date <= allowed.record_by::date
										ELSE r.recorded_at <= allowed.record_by END AS in_time,
								   coalesce(CASE WHEN r.finalised_at::time = time '00:00' THEN r.finalised_at::date > allowed.record_by::date
												 ELSE r.finalised_at > allowed.record_by END, false) AS finished_late,
								   -- The first change of the text after the limit is the one that counts.
								   CASE WHEN r.stored_text_changed_at IS NOT NULL THEN r.stored_text_changed_at
										WHEN r.body_hash IS DISTINCT FROM r.stored_body_hash AND r.stored_edition IS NOT NULL
											 AND coalesce(r.changed_at, now()) > allowed.record_by THEN coalesce(r.changed_at, now()) END AS text_changed_at
							OFFSET 0) AS clock
					  LEFT JOIN LATERAL (
							SELECT bool_or(approval.worker_id <> author.worker_id) AS is_authorised, min(approval.authorised_at) AS authorised_at
							FROM pledge.authorisation AS approval
							WHERE approval.source_id = $3 AND approval.record_key = r.record_key AND approval.action IN ('approved', 'authorised')) AS authorised ON true
					  LEFT JOIN LATERAL (
							SELECT bool_or(task.due_on < now()::date) AS was_due,
								   bool_and(coalesce(task.done_on <= task.due_on, false)) FILTER (WHERE task.due_on < now()::date) AS done_in_time,
								   bool_and(task.owner_id IS NOT NULL AND task.due_on IS NOT NULL) AS owned_and_dated
							FROM pledge.action AS task
							WHERE task.source_id = $3 AND task.record_key = r.record_key) AS agreed ON true
					  -- For supervision the supervisee's team; else the team that holds the (first) child;
					  -- else the author's. The first by key.
					  LEFT JOIN LATERAL (
							SELECT team.team_id
							FROM (SELECT post.team_id, 1 AS rank FROM pledge.post AS post
								  WHERE standard.kind = 'supervision' AND post.worker_id = supervisee.worker_id
									AND day.day BETWEEN post.valid_from AND post.valid_to
								  UNION ALL
								  SELECT period.team_id, 2 FROM pledge.period AS period
								  WHERE period.source_id = $3 AND period.subject_id = child.subject_ids[1]
									AND day.day BETWEEN period.valid_from AND period.valid_to
								  UNION ALL
								  SELECT post.team_id, 3 FROM pledge.post AS post
								  WHERE post.worker_id = author.worker_id AND day.day BETWEEN post.valid_from AND post.valid_to) AS held
							JOIN pledge.team AS team ON team.team_id = held.team_id
							ORDER BY held.rank, team.team_key
							LIMIT 1) AS team ON true
					  CROSS JOIN LATERAL (
							SELECT array_agg(sets.facts::text ORDER BY each.place) AS facts, array_agg(sets.unknown::text ORDER BY each.place) AS unknown
							FROM (SELECT one.subject_id, one.born, one.seen, one.seen_alone, one.place,
										 substring(one.participation FROM '^(?:[Pp][Nn])?([0-7])$') AS participation
								  FROM unnest(children.subject_ids, children.births, children.seen, children.seen_alone, children.participation)
									WITH ORDINALITY AS one (subject_id, born, seen, seen_alone, participation, place)) AS each
							-- Three values: a period whose beginning is not known leaves its status unknown on every day before its end.
							CROSS JOIN LATERAL (
								SELECT CASE WHEN bool_or(known.held) THEN true WHEN NOT bool_and(known.held IS NOT NULL) THEN NULL ELSE false END AS is_open,
									   CASE WHEN bool_or(known.held) FILTER (WHERE known.status = 'referral') THEN true WHEN bool_or(known.held IS NULL) FILTER (WHERE known.status = 'referral') THEN NULL ELSE false END AS is_referral,
									   CASE WHEN bool_or(known.held) FILTER (WHERE known.status = 'assessment') THEN true WHEN bool_or(known.held IS NULL) FILTER (WHERE known.status = 'assessment') THEN NULL ELSE false END AS is_assessment,
									   CASE WHEN bool_or(known.held) FILTER (WHERE known.status = 's47') THEN true WHEN bool_or(known.held IS NULL) FILTER (WHERE known.status = 's47') THEN NULL ELSE false END AS is_s47,
									   CASE WHEN bool_or(known.held) FILTER (WHERE known.status = 'cin') THEN true WHEN bool_or(known.held IS NULL) FILTER (WHERE known.status = 'cin') THEN NULL ELSE false END AS is_cin,
									   CASE WHEN bool_or(known.held) FILTER (WHERE known.status = 'cp') THEN true WHEN bool_or(known.held IS NULL) FILTER (WHERE known.status = 'cp') THEN NULL ELSE false END AS is_cp,
									   CASE WHEN bool_or(known.held) FILTER (WHERE known.status = 'cla') THEN true WHEN bool_or(known.held IS NULL) FILTER (WHERE known.status = 'cla') THEN NULL ELSE false END AS is_cla,
									   CASE WHEN bool_or(known.held) FILTER (WHERE known.status = 'care_leaver') THEN true WHEN bool_or(known.held IS NULL) FILTER (WHERE known.status = 'care_leaver') THEN NULL ELSE false END AS is_care_leaver,
									   CASE WHEN bool_or(known.held AND day.day >= known.valid_from + interval '4 months') FILTER (WHERE known.status = 'cla') THEN true
											WHEN bool_or(known.held IS NULL) FILTER (WHERE known.status = 'cla') THEN NULL ELSE false END AS is_past_second_review
								FROM (SELECT period.status, period.valid_from, day.day >= period.valid_from AND day.day <= period.valid_to AS held
									  FROM pledge.period AS period
									  WHERE period.source_id = $3 AND period.subject_id = each.subject_id) AS known) AS status
							CROSS JOIN LATERAL pledge.fact_sets($8, ARRAY[%4$s]) AS sets) AS field
					  OFFSET 0) AS told
				OFFSET 0) AS hashed
		  OFFSET 0) AS changed
	-- Of a null body nothing is read. Columns, and no row in one: auto_explain cannot name the fields of such a row.
	CROSS JOIN LATERAL pledge.read_record(
		CASE WHEN changed.is_changed AND NOT changed.is_unread THEN changed.body END, changed.kind, changed.child_age,
		CASE WHEN cardinality(changed.subject_ids) = 1 THEN changed.names END, $4, changed.body_format, $11,
		CASE WHEN cardinality(changed.subject_ids) > 1 THEN changed.names END) AS read
), kept AS (
	INSERT INTO pledge.record AS kept (source_id, record_key, kind, occurred_on, changed_at, body_hash, field_hash, edition, subkind,
									   occurred_at, recorded_at, record_by, text_changed_at, author_id, supervisor_id, supervisee_id,
									   decision_type, decided_by_id, decided_by_grade, reading, sketch)
	SELECT $3, scored.record_key, scored.kind, scored.day, scored.changed_at, scored.body_hash, scored.field_hash, $4, scored.subkind,
		   scored.occurred_at, scored.recorded_at, scored.record_by, scored.text_changed_at, scored.author_id, scored.supervisor_id,
		   scored.supervisee_id, scored.decision_type, scored.decider_id, scored.decider_grade, scored.reading, scored.sketch
	FROM scored WHERE scored.is_changed OR scored.is_touched
	-- Records of one day follow each other by their numbers.
	ORDER BY scored.occurred_at, scored.record_key
	ON CONFLICT ON CONSTRAINT record_key_key DO UPDATE
	SET kind = excluded.kind, occurred_on = excluded.occurred_on, changed_at = excluded.changed_at,
		body_hash = excluded.body_hash, field_hash = excluded.field_hash, edition = excluded.edition, removed_at = NULL,
		subkind = excluded.subkind, occurred_at = excluded.occurred_at, recorded_at = excluded.recorded_at, record_by = excluded.record_by,
		text_changed_at = excluded.text_changed_at, author_id = excluded.author_id, supervisor_id = excluded.supervisor_id,
		supervisee_id = excluded.supervisee_id, decision_type = excluded.decision_type, decided_by_id = excluded.decided_by_id,
		decided_by_grade = excluded.decided_by_grade,
		-- A record that was only touched was not read.
		reading = CASE WHEN excluded.edition = kept.edition AND excluded.field_hash = kept.field_hash
						AND excluded.body_hash IS NOT DISTINCT FROM kept.body_hash THEN kept.reading ELSE excluded.reading END,
		sketch = CASE WHEN excluded.edition = kept.edition AND excluded.field_hash = kept.field_hash
						AND excluded.body_hash IS NOT DISTINCT FROM kept.body_hash THEN kept.sketch ELSE excluded.sketch END,
		copied_share = CASE WHEN excluded.edition = kept.edition AND excluded.field_hash = kept.field_hash
						AND excluded.body_hash IS NOT DISTINCT FROM kept.body_hash THEN kept.copied_share END
	RETURNING kept.record_id, kept.record_key
), cleared AS (	-- children whom the record is no longer about
	DELETE FROM pledge.assessment AS old
	USING scored JOIN kept USING (record_key)
	WHERE scored.is_changed AND old.source_id = $3 AND old.edition = $4
	  AND old.record_id = kept.record_id AND old.subject_id <> ALL (scored.subject_ids)
), written AS (
	INSERT INTO pledge.assessment (source_id, edition, record_id, subject_id, is_first, restricted, kind, occurred_on, team_id, team_key,
								   facts, unknown, met, unmet, untold, excluded, assessed_at)
	SELECT $3, $4, kept.record_id, each.subject_id, each.place = 1, scored.is_hidden OR each.is_hidden, scored.kind, scored.day,
		   scored.team_id, team.team_key, found.facts, found.unknown, coalesce(stood.met, outcome.met), coalesce(stood.unmet, outcome.unmet),
		   coalesce(stood.untold, outcome.untold), outcome.excluded, now()
	FROM scored
	JOIN kept USING (record_key)
	LEFT JOIN pledge.team AS team ON team.team_id = scored.team_id
	CROSS JOIN LATERAL unnest(scored.subject_ids, scored.hidden, scored.seen, scored.seen_alone, scored.field_facts, scored.field_unknown)
		WITH ORDINALITY AS each (subject_id, is_hidden, seen, seen_alone, facts, unknown, place)
	%6$s
	CROSS JOIN LATERAL pledge.fact_sets($9, ARRAY[%5$s]) AS joined
	CROSS JOIN LATERAL (
		SELECT ARRAY(SELECT fact FROM unnest(text.facts || each.facts::smallint[] || joined.facts) AS fact WHERE fact <> ALL (text.unread) ORDER BY fact) AS facts,
			   ARRAY(SELECT fact FROM unnest(text.unread || each.unknown::smallint[] || joined.unknown) AS fact ORDER BY fact) AS unknown
		OFFSET 0) AS found	-- sorted once, however often they are used
	CROSS JOIN LATERAL pledge.measure_outcomes(found.facts, found.unknown, $4) AS outcome
	-- Of a text that was changed after its time the first answer is kept, where there was one.
	LEFT JOIN LATERAL (
		SELECT kept_first.*
		FROM (SELECT before.met, before.unmet FROM pledge.assessment AS before
			  WHERE 174::smallint = ANY (found.unknown)
				AND before.source_id = $3 AND before.record_id = kept.record_id AND before.subject_id = each.subject_id
				-- all editions there are: for the index
				AND before.edition = ANY (ARRAY(SELECT ruleset.edition FROM pledge.ruleset))
			  ORDER BY before.assessed_at DESC LIMIT 1) AS first
		CROSS JOIN LATERAL pledge.keep_first(outcome.met, outcome.unmet, outcome.untold, first.met, first.unmet) AS kept_first) AS stood ON true
	WHERE scored.is_changed
	ON CONFLICT ON CONSTRAINT assessment_pkey DO UPDATE
	SET is_first = excluded.is_first, restricted = excluded.restricted, kind = excluded.kind, occurred_on = excluded.occurred_on,
		team_id = excluded.team_id, team_key = excluded.team_key, facts = excluded.facts, unknown = excluded.unknown, met = excluded.met, unmet = excluded.unmet,
		untold = excluded.untold, excluded = excluded.excluded, assessed_at = excluded.assessed_at
)
SELECT count(*), count(*) FILTER (WHERE scored.is_changed) FROM scored
$query$,
		pledge.record_query(schema_name, condition),
		pledge.view_query(schema_name, 'record_subject'),
		CASE WHEN 'subject.known_as' = ANY (pledge.mapped_columns(schema_name)) THEN pledge.view_query(schema_name, 'subject')
			 ELSE 'SELECT NULL::text AS subject_key, NULL::text[] AS known_as WHERE false' END,
		(SELECT string_agg(field.condition, ', ' ORDER BY field.fact_id) FROM pledge.field_conditions(pledge.mapped_columns(schema_name)) AS field),
		(SELECT string_agg(joined.condition, ', ' ORDER BY joined.fact_id) FROM pledge.joined_conditions() AS joined),
		pledge.child_text());
END;

COMMENT ON FUNCTION pledge.batch_query(text, text) IS
	'The statement that assesses those records of a host that a condition over its view record (as v) picks out';

-- The measures that ask what stood in the record in time are answered once: what is
-- cannot tell after a late change stays as it was first told.
CREATE FUNCTION pledge.keep_first(
	INOUT met smallint[],
	INOUT unmet smallint[],
	INOUT untold smallint[],
	first_met smallint[],
	first_unmet smallint[]
)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT CASE WHEN kept.met IS NULL THEN keep_first.met ELSE ARRAY(SELECT id FROM unnest(keep_first.met || kept.met) AS id ORDER BY id) END,
		   CASE WHEN kept.unmet IS NULL THEN keep_first.unmet ELSE ARRAY(SELECT id FROM unnest(keep_first.unmet || kept.unmet) AS id ORDER BY id) END,
		   CASE WHEN kept.met IS NULL AND kept.unmet IS NULL THEN keep_first.untold
				ELSE ARRAY(SELECT id FROM unnest(keep_first.untold) AS id WHERE id <> ALL (coalesce(kept.met, '{}') || coalesce(kept.unmet, '{}')) ORDER BY id) END
	FROM (SELECT array_agg(asked.measure_id) FILTER (WHERE asked.measure_id = ANY (keep_first.first_met)) AS met,
				 array_agg(asked.measure_id) FILTER (WHERE asked.measure_id = ANY (keep_first.first_unmet)) AS unmet
		  FROM pledge.measure AS asked
		  WHERE asked.code = 'rationale_in_time' AND asked.measure_id = ANY (keep_first.untold)) AS kept;
END;

COMMENT ON FUNCTION pledge.keep_first(smallint[], smallint[], smallint[], smallint[], smallint[]) IS
	'Answers of a record whose text was changed after its time, with the first answer put back for the measures that ask what stood there in time';

-- The bounds of batch number place, the first being 0: after the one border, up
-- to the next; the last but one is open above; the last is for nulls. The
-- condition is null where two borders are the same and nothing lies between.
CREATE FUNCTION pledge.batch_bounds(
	batch_column text,
	batch_type text,
	borders text[],
	place integer,
	OUT condition text,
	OUT lower_bound text,
	OUT upper_bound text
)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT CASE WHEN place > cardinality(borders) THEN format('v.%I IS NULL', batch_column)
				WHEN borders[place] = borders[place + 1] THEN NULL
				ELSE concat_ws(' AND ', format('v.%I IS NOT NULL', batch_column),
							   CASE WHEN place > 0 THEN format('v.%I > $1::%s', batch_column, batch_type) END,
							   CASE WHEN place < cardinality(borders) THEN format('v.%I <= $2::%s', batch_column, batch_type) END)
		   END,
		   borders[place], borders[place + 1];
END;

COMMENT ON FUNCTION pledge.batch_bounds(text, text, text[], integer) IS
	'Which records a batch holds: a condition over the view record (as v) and its bounds; null when it can hold none';

-- Assesses one batch. Settings (time zone, row_security) are those of the run.
CREATE FUNCTION pledge.assess_batch(
	source pledge.source,
	edition integer,
	condition text,
	lower_bound text,
	upper_bound text,
	OUT seen bigint,
	OUT scored bigint
)
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
-- Enough for the widest batch to be joined in memory: nothing of it goes to disk.
SET work_mem = '64MB'
-- Compiling so long a statement takes far longer than a batch does.
SET jit = off
AS $$
DECLARE
	mapped text[] := pledge.mapped_columns(source.schema_name);
BEGIN
	EXECUTE format('
		INSERT INTO pledge.subject (source_id, subject_key, restricted)
		SELECT DISTINCT $3, named.subject_key, $4
		FROM (SELECT r.subject_key FROM (%1$s) AS r
			  UNION ALL
			  SELECT l.subject_key FROM (%2$s) AS l WHERE l.record_key IN (SELECT r.record_key FROM (%1$s) AS r)) AS named
		WHERE named.subject_key IS NOT NULL
		ON CONFLICT ON CONSTRAINT subject_key_key DO NOTHING',
		pledge.record_query(source.schema_name, condition), pledge.view_query(source.schema_name, 'record_subject'))
	USING lower_bound, upper_bound, source.source_id, 'subject.restricted' = ANY (mapped);

	EXECUTE pledge.batch_query(source.schema_name, condition)
	INTO seen, scored
	USING lower_bound, upper_bound, source.source_id, edition, 'record.restricted' = ANY (mapped),
		(SELECT array_agg(fact.fact_id) FROM pledge.fact WHERE fact.detector = 'text'),
		pledge.child_facts(),
		(SELECT array_agg(field.fact_id ORDER BY field.fact_id) FROM pledge.field_conditions(mapped) AS field),
		(SELECT array_agg(joined.fact_id ORDER BY joined.fact_id) FROM pledge.joined_conditions() AS joined),
		source.reads_personal_supervision,
		(SELECT kept.key FROM pledge.sketch_key AS kept WHERE kept.source_id = source.source_id);
END;
$$;

COMMENT ON FUNCTION pledge.assess_batch(pledge.source, integer, text, text, text) IS
	'Assesses the records of a source that a condition over its view record picks out; returns how many were seen, and how many were new or changed';

-- Whoever runs these reads the host and writes the assessments.
REVOKE EXECUTE ON ROUTINE
	pledge.plan_walk(text, integer),
	pledge.batch_query(text, text),
	pledge.keep_first(smallint[], smallint[], smallint[], smallint[], smallint[]),
	pledge.batch_bounds(text, text, text[], integer),
	pledge.assess_batch(pledge.source, integer, text, text, text)
FROM PUBLIC;

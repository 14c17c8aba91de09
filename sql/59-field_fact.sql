-- Facts that stand in fields, or follow from times, posts and statuses. Each is a
-- condition of three values over the row that pledge.batch_query has joined for a
-- record and child: true is a fact, null is unknown, false is neither. They are
-- worked out anew for every record at every run, since a post, a birth date or a
-- rule changes without the record changing.
--
-- Names in the conditions: r, the record as mapped; standard.kind; each, the child
-- (subject_id, 0 for none; born; seen; seen_alone; participation); day, the day of
-- the record; author, decider, supervisor, supervisee; clock (record_by, recorded_at,
-- is_told); limit_of (authorise_by); delegation; authorised; agreed (the actions); status.
--
-- What a host cannot say at all is unknown where leaving it out would flatter or
-- accuse. A purpose of a visit or a reason that is not given is none: a visit is
-- taken to be meant for the child unless the host says otherwise.

CREATE FUNCTION pledge.fact_sets(ids smallint[], answers boolean[], OUT facts smallint[], OUT unknown smallint[])
LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_fact_sets';

COMMENT ON FUNCTION pledge.fact_sets(smallint[], boolean[]) IS
	'Facts whose answer is true, and facts whose answer is null (unknown); both in the order of ids';

CREATE FUNCTION pledge.field_conditions(mapped text[])
RETURNS TABLE (fact_id smallint, condition text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT field.fact_id, CASE WHEN field.needs IS NULL OR field.needs = ANY (field_conditions.mapped) THEN field.condition
							   ELSE field.otherwise END
	FROM (VALUES
		(101::smallint, $$standard.kind = 'case_note'$$, NULL, NULL),
		(102, $$standard.kind = 'visit'$$, NULL, NULL),
		(103, $$standard.kind = 'supervision'$$, NULL, NULL),
		(104, $$standard.kind = 'management_oversight'$$, NULL, NULL),
		(105, $$standard.kind = 'decision'$$, NULL, NULL),
		(106, $$standard.kind = 'assessment'$$, NULL, NULL),
		(107, $$standard.kind = 'strategy_discussion'$$, NULL, NULL),
		(108, $$standard.kind = 'meeting'$$, NULL, NULL),
		(109, $$standard.kind = 'review'$$, NULL, NULL),
		(110, $$standard.kind = 'plan'$$, NULL, NULL),
		(111, $$standard.kind = 'other'$$, NULL, NULL),
		-- Supervision on a child's file is not about the worker, whatever else is unknown.
		(120, $$CASE WHEN r.subkind IS NOT NULL THEN r.subkind = 'personal' WHEN each.subject_id <> 0 OR standard.kind <> 'supervision' THEN false END$$, NULL, NULL),
		(121, $$r.subkind IS NOT DISTINCT FROM 'letter'$$, 'record.subkind', 'NULL'),
		(122, $$r.subkind IS NOT DISTINCT FROM 'conference'$$, 'record.subkind', 'NULL'),
		(123, $$r.subkind IS NOT DISTINCT FROM 'core_group'$$, 'record.subkind', 'NULL'),
		(124, $$CASE WHEN r.subkind IS NOT NULL THEN r.subkind = 'group' WHEN each.subject_id <> 0 OR standard.kind <> 'supervision' THEN false END$$, NULL, NULL),
		(125, $$r.subkind IS NOT DISTINCT FROM 'return_interview'$$, 'record.subkind', 'NULL'),
		(130, $$each.born > day.day$$, NULL, NULL),
		(131, $$day.day < each.born + interval '1 year'$$, NULL, NULL),
		(132, $$day.day < each.born + interval '2 years'$$, NULL, NULL),
		(133, $$day.day < each.born + interval '4 years'$$, NULL, NULL),
		(134, $$day.day < each.born + interval '5 years'$$, NULL, NULL),
		(135, $$day.day < each.born + interval '12 years'$$, NULL, NULL),
		(136, $$day.day < each.born + interval '18 years'$$, NULL, NULL),
		(140, $$CASE WHEN standard.kind <> 'visit' THEN false WHEN r.visit_outcome IN ('done', 'no_access', 'cancelled') THEN r.visit_outcome = 'no_access' END$$, NULL, NULL),
		(141, $$CASE WHEN standard.kind <> 'visit' THEN false WHEN r.visit_outcome IN ('done', 'no_access', 'cancelled') THEN r.visit_outcome = 'cancelled' END$$, NULL, NULL),
		(142, $$standard.kind IS NOT DISTINCT FROM 'visit' AND r.visit_purpose IS NOT DISTINCT FROM 'adults_only'$$, NULL, NULL),
		(143, $$standard.kind IS NOT DISTINCT FROM 'visit' AND r.visit_purpose IS NOT DISTINCT FROM 'statutory'$$, NULL, NULL),
		(150, $$CASE each.seen WHEN 'yes' THEN true WHEN 'no' THEN false END$$, NULL, NULL),
		(151, $$CASE each.seen_alone WHEN 'yes' THEN true WHEN 'no' THEN false END$$, NULL, NULL),
		(152, $$r.not_alone_reason IS NOT DISTINCT FROM 'refused'$$, NULL, NULL),
		(153, $$r.not_alone_reason IS NOT DISTINCT FROM 'not_appropriate'$$, NULL, NULL),
		(154, $$r.not_alone_reason IS NOT DISTINCT FROM 'unable'$$, NULL, NULL),
		(158, $$coalesce(each.seen IN ('yes', 'no'), false) OR coalesce(each.seen_alone IN ('yes', 'no'), false)$$, NULL, NULL),
		(159, $$CASE each.seen WHEN 'yes' THEN true WHEN 'no' THEN false END AND CASE each.seen_alone WHEN 'yes' THEN false WHEN 'no' THEN true END$$, NULL, NULL),
		(160, $$CASE WHEN standard.kind <> 'review' THEN false ELSE each.participation IN ('1', '2', '3', '5', '6') END$$, NULL, NULL),
		(161, $$CASE WHEN standard.kind <> 'review' THEN false ELSE each.participation IN ('4', '7') END$$, NULL, NULL),
		(162, $$CASE WHEN standard.kind <> 'review' THEN false ELSE each.participation = '0' END$$, NULL, NULL),
		-- Times without an hour are compared as days.
		(170, $$CASE WHEN clock.is_told THEN clock.in_time END$$, NULL, NULL),
		(171, $$CASE WHEN clock.is_told THEN NOT clock.in_time END$$, NULL, NULL),
		(172, $$clock.is_told IS NOT TRUE$$, NULL, NULL),
		(173, $$CASE WHEN clock.text_changed_at IS NOT NULL THEN true WHEN clock.finished_late THEN NULL ELSE false END$$, NULL, NULL),
		(174, $$CASE WHEN clock.text_changed_at IS NOT NULL OR clock.finished_late THEN NULL ELSE true END$$, NULL, NULL),
		(180, $$CASE WHEN r.decision_type IS NULL THEN CASE WHEN standard.kind <> 'decision' THEN false END
					 WHEN delegation.decision_type IS NULL THEN false
					 ELSE decider.rank >= coalesce(delegation.lowest_rank, decider.rank) AND decider.rank <= coalesce(delegation.highest_rank, decider.rank) END$$, NULL, NULL),
		(181, $$CASE WHEN r.decision_type IS NULL THEN CASE WHEN standard.kind <> 'decision' THEN false END
					 WHEN delegation.lowest_rank IS NULL THEN false ELSE decider.rank < delegation.lowest_rank END$$, NULL, NULL),
		(182, $$CASE WHEN r.decision_type IS NULL THEN CASE WHEN standard.kind <> 'decision' THEN false END
					 WHEN delegation.highest_rank IS NULL THEN false ELSE decider.rank > delegation.highest_rank END$$, NULL, NULL),
		(183, $$CASE WHEN r.decision_type IS NULL THEN CASE WHEN standard.kind <> 'decision' THEN false END ELSE delegation.decision_type IS NOT NULL END$$, NULL, NULL),
		(184, $$CASE WHEN r.decision_type IS NULL THEN CASE WHEN standard.kind <> 'decision' THEN false END ELSE coalesce(delegation.at_threshold, false) END$$, NULL, NULL),
		(185, $$CASE WHEN r.decision_type IS NULL THEN CASE WHEN standard.kind <> 'decision' THEN false END ELSE coalesce(delegation.on_care, false) END$$, NULL, NULL),
		(186, $$decider.is_manager$$, NULL, NULL),
		(190, $$coalesce(authorised.is_authorised, false)$$, 'authorisation.record_key', 'NULL'),
		(191, $$CASE WHEN authorised.is_authorised IS NOT TRUE THEN false ELSE authorised.authorised_at::date <= limit_of.authorise_by END$$, 'authorisation.record_key', 'NULL'),
		(192, $$coalesce(agreed.was_due, false)$$, 'action.record_key', 'NULL'),
		(193, $$coalesce(agreed.done_in_time, false)$$, 'action.record_key', 'NULL'),
		(194, $$coalesce(agreed.owned_and_dated, false)$$, 'action.record_key', 'NULL'),
		(195, $$CASE WHEN standard.kind <> 'supervision' THEN false WHEN supervisor.worker_id IS NOT NULL THEN supervisee.managers @> ARRAY[supervisor.worker_id] END$$, NULL, NULL),
		(200, $$CASE WHEN each.subject_id = 0 THEN false ELSE status.is_open END$$, 'period.subject_key', 'NULL'),
		(201, $$CASE WHEN each.subject_id = 0 THEN false ELSE status.is_referral END$$, 'period.subject_key', 'NULL'),
		(202, $$CASE WHEN each.subject_id = 0 THEN false ELSE status.is_assessment END$$, 'period.subject_key', 'NULL'),
		(203, $$CASE WHEN each.subject_id = 0 THEN false ELSE status.is_s47 END$$, 'period.subject_key', 'NULL'),
		(204, $$CASE WHEN each.subject_id = 0 THEN false ELSE status.is_cin END$$, 'period.subject_key', 'NULL'),
		(205, $$CASE WHEN each.subject_id = 0 THEN false ELSE status.is_cp END$$, 'period.subject_key', 'NULL'),
		(206, $$CASE WHEN each.subject_id = 0 THEN false ELSE status.is_cla END$$, 'period.subject_key', 'NULL'),
		(207, $$CASE WHEN each.subject_id = 0 THEN false ELSE status.is_care_leaver END$$, 'period.subject_key', 'NULL'),
		(208, $$CASE WHEN each.subject_id = 0 THEN false ELSE status.is_past_second_review END$$, 'period.subject_key', 'NULL')
	) AS field (fact_id, condition, needs, otherwise)
	ORDER BY field.fact_id;
END;

COMMENT ON FUNCTION pledge.field_conditions(text[]) IS
	'The condition for each fact of field and clock, over the rows that pledge.batch_query joins, given the columns that are mapped (pledge.mapped_columns)';

-- What the text says of one child, and only of that one: it counts for each of several
-- children only where it can be attributed.
CREATE FUNCTION pledge.child_facts()
RETURNS smallint[]
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT array_agg(fact.fact_id ORDER BY fact.fact_id)
	FROM pledge.fact
	WHERE fact.code IN ('child_voice', 'child_words', 'child_seen', 'child_seen_alone', 'lived_experience', 'voice_in_plan',
						'explained_to_child', 'identity_considered');
END;

COMMENT ON FUNCTION pledge.child_facts() IS
	'The facts that a text tells of one child alone';

-- What the text says of each child of a record (each), for the statements that have what
-- was read of it (scored): of several children, what is about one counts for whom it
-- names, and is cannot tell where it may be about any. $6 ids of all text facts, $7 of
-- those that are about one child.
CREATE FUNCTION pledge.child_text()
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN $query$
	CROSS JOIN LATERAL (SELECT scored.child_count > 1 AS is_shared,
							   coalesce(scored.attributed[each.place]::smallint[], '{}') AS own) AS share
	CROSS JOIN LATERAL (
		SELECT CASE WHEN NOT share.is_shared THEN scored.text_facts
					ELSE ARRAY(SELECT fact FROM unnest(scored.text_facts) AS fact WHERE fact <> ALL ($7))
						 || ARRAY(SELECT fact FROM unnest(share.own) AS fact WHERE fact = ANY ($7)) END AS facts,
			   CASE WHEN NOT share.is_shared THEN scored.denied ELSE '{}' END AS denied,
			   CASE WHEN scored.is_unread THEN $6
					WHEN share.is_shared THEN ARRAY(SELECT fact FROM unnest(scored.unattributed) AS fact
													WHERE fact = ANY ($7) AND fact <> ALL (share.own))
					ELSE '{}' END AS unread) AS text
$query$;

COMMENT ON FUNCTION pledge.child_text() IS
	'The joins that tell what the text of a record says of each of its children, for statements that have scored (what was read) and each (the child)';

-- What the fields and the text say together, and what is counted in the text;
-- text.facts are those found in it, denied those that it says are not so, unread those
-- that cannot be known.
CREATE FUNCTION pledge.joined_conditions()
RETURNS TABLE (fact_id smallint, condition text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT joined.fact_id, joined.condition
	FROM (VALUES
		(155::smallint, $$CASE each.seen WHEN 'yes' THEN true WHEN 'no' THEN false ELSE CASE WHEN 8::smallint <> ALL (text.unread) THEN 8::smallint = ANY (text.facts) END END$$),
		(156, $$CASE each.seen_alone WHEN 'yes' THEN true WHEN 'no' THEN false ELSE CASE WHEN 9::smallint <> ALL (text.unread) THEN 9::smallint = ANY (text.facts) END END$$),
		(157, $$CASE WHEN each.seen IN ('yes', 'no') OR each.seen_alone IN ('yes', 'no') THEN
				CASE WHEN 8::smallint <> ALL (text.unread) THEN
					coalesce(each.seen = 'no' AND 8::smallint = ANY (text.facts), false)
					OR coalesce(each.seen = 'yes' AND 8::smallint = ANY (text.denied), false)
					OR coalesce(each.seen_alone = 'no' AND 9::smallint = ANY (text.facts), false)
					OR coalesce(each.seen_alone = 'yes' AND 9::smallint = ANY (text.denied), false) END
				ELSE false END$$),
		-- Whether it was copied is found when all its child's earlier records are there.
		(210, $$NULL::boolean$$),
		(211, $$NULL::boolean$$),
		(212, $$pledge.reading_ease(scored.reading[1], scored.reading[2], scored.reading[3]) >= (SELECT pledge.setting_value('reading_ease_line'))$$)
	) AS joined (fact_id, condition)
	ORDER BY joined.fact_id;
END;

COMMENT ON FUNCTION pledge.joined_conditions() IS
	'The condition for each fact that a box and the text decide together, over the rows that pledge.batch_query joins';

REVOKE EXECUTE ON FUNCTION
	pledge.field_conditions(text[]),
	pledge.child_facts(),
	pledge.child_text(),
	pledge.joined_conditions()
FROM PUBLIC;

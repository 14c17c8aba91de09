-- How things stand with each child on the day of the last run: what is open, who holds
-- the child, when something was last recorded, what is due and what is overdue. Worked
-- out in the last transaction of a run, since it takes a look at every record; so the
-- views of leaders read one row a child.
--
-- What is read from the text stands in columns of its own. Its absence never puts a
-- child on a list.

CREATE TABLE pledge.period_status (
	status		varchar(64)	NOT NULL,
	position	smallint	NOT NULL,
	title		varchar(64)	NOT NULL,
	CONSTRAINT period_status_pkey PRIMARY KEY (status),
	CONSTRAINT period_status_position_key UNIQUE (position)
);

COMMENT ON TABLE pledge.period_status IS
	'Kinds of work with a child that are told apart, the furthest-reaching first; any other word of a host comes last';
COMMENT ON COLUMN pledge.period_status.status IS
	'Code of the status, as the mapping view period gives it';
COMMENT ON COLUMN pledge.period_status.position IS
	'Place in lists; of several that are open at once, a child is shown under the first';
COMMENT ON COLUMN pledge.period_status.title IS
	'Name for people';

INSERT INTO pledge.period_status (status, position, title) VALUES
	('cla', 1, 'Looked after'),
	('cp', 2, 'Child protection plan'),
	('s47', 3, 'Child protection enquiry'),
	('cin', 4, 'Child in need plan'),
	('care_leaver', 5, 'Care leaver'),
	('assessment', 6, 'Assessment'),
	('referral', 7, 'Referral');

CREATE TABLE pledge.child_now (
	source_id	smallint	NOT NULL,
	edition		integer		NOT NULL,
	subject_id	bigint		NOT NULL,
	restricted	boolean		NOT NULL,
	is_open		boolean,
	open_since	date,
	status		varchar(64),
	status_since date,
	worker_id	integer,
	team_id		integer,
	is_unallocated boolean,
	unallocated_since date,
	held_record_on date,
	held_oversight_on date,
	last_record_on date,
	last_visit_on date,
	last_seen_on date,
	seen_silent_on date,
	last_alone_on date,
	alone_silent_on date,
	last_supervision_on date,
	last_oversight_on date,
	last_text_seen_on date,
	last_text_alone_on date,
	last_text_voice_on date,
	last_text_oversight_on date,
	permanence_asked_on date,
	permanence_told_on date,
	permanence_untold_on date,
	direction_record_id bigint,
	direction_on date,
	direction_action_count integer,
	direction_done_count integer,
	open_action_count integer,
	overdue_action_count integer,
	next_due_on	date,
	next_rule_code varchar(63),
	next_measure_id smallint,
	next_force	varchar(8),
	overdue_count integer	NOT NULL DEFAULT 0,
	overdue_since date,
	CONSTRAINT child_now_pkey PRIMARY KEY (source_id, edition, subject_id)
);

COMMENT ON TABLE pledge.child_now IS
	'How things stand with each child who is open to the service, or of whom that is not known; made anew at the end of each run';
COMMENT ON COLUMN pledge.child_now.source_id IS
	'Source the child stands in';
COMMENT ON COLUMN pledge.child_now.edition IS
	'Edition of the rules under which the records were read';
COMMENT ON COLUMN pledge.child_now.subject_id IS
	'The child (pledge.subject)';
COMMENT ON COLUMN pledge.child_now.restricted IS
	'Whether few may see the child''s records';
COMMENT ON COLUMN pledge.child_now.is_open IS
	'True when work is open; null when it cannot be told: no period is mapped, or one has no beginning';
COMMENT ON COLUMN pledge.child_now.open_since IS
	'First day of the work that is open, what follows each other without a gap taken together; null when not known';
COMMENT ON COLUMN pledge.child_now.status IS
	'What the work is; of several, the first of pledge.period_status; null when not known';
COMMENT ON COLUMN pledge.child_now.status_since IS
	'First day of that status; null when not known';
COMMENT ON COLUMN pledge.child_now.worker_id IS
	'The worker to whom the child is allocated; null when there is none, or none is known';
COMMENT ON COLUMN pledge.child_now.team_id IS
	'The team that holds the child; null when not known';
COMMENT ON COLUMN pledge.child_now.is_unallocated IS
	'Whether an open child has no allocated worker; null when the source names no workers at all, or it is not known whether the child is open';
COMMENT ON COLUMN pledge.child_now.unallocated_since IS
	'First day without a worker; null when the child has one, or that day is not known';
COMMENT ON COLUMN pledge.child_now.held_record_on IS
	'Day of the last record, restricted ones too: never shown, but a child with such a record is not silent';
COMMENT ON COLUMN pledge.child_now.held_oversight_on IS
	'Day of the last oversight by kind, field or text, restricted records too: never shown';
COMMENT ON COLUMN pledge.child_now.last_record_on IS
	'Day of the last record of any kind; here and below restricted records are left out, and null means that there is none';
COMMENT ON COLUMN pledge.child_now.last_visit_on IS
	'Day of the last visit that took place and was not for adults alone';
COMMENT ON COLUMN pledge.child_now.last_seen_on IS
	'Day on which the host''s box last said that the child was seen';
COMMENT ON COLUMN pledge.child_now.seen_silent_on IS
	'Day of the last visit whose box for seen says neither yes nor no';
COMMENT ON COLUMN pledge.child_now.last_alone_on IS
	'Day on which the host''s box last said that the child was seen alone';
COMMENT ON COLUMN pledge.child_now.alone_silent_on IS
	'Day of the last visit whose box for seen alone says neither yes nor no';
COMMENT ON COLUMN pledge.child_now.last_supervision_on IS
	'Day of the last case supervision, alone or in a group';
COMMENT ON COLUMN pledge.child_now.last_oversight_on IS
	'Day of the last management oversight by kind, case supervision, or decision by a manager';
COMMENT ON COLUMN pledge.child_now.last_text_seen_on IS
	'Day of the last record whose text shows that the child was seen';
COMMENT ON COLUMN pledge.child_now.last_text_alone_on IS
	'Day of the last record whose text shows that the child was seen alone';
COMMENT ON COLUMN pledge.child_now.last_text_voice_on IS
	'Day of the last record in whose text the child''s voice was found';
COMMENT ON COLUMN pledge.child_now.last_text_oversight_on IS
	'Day of the last record in whose text a manager''s view was found';
COMMENT ON COLUMN pledge.child_now.permanence_asked_on IS
	'Day of the last plan or review that was asked about a permanent home';
COMMENT ON COLUMN pledge.child_now.permanence_told_on IS
	'Day of the last one that answers it, or need not';
COMMENT ON COLUMN pledge.child_now.permanence_untold_on IS
	'Day of the last one of which it cannot be told';
COMMENT ON COLUMN pledge.child_now.direction_record_id IS
	'The record of the last oversight (pledge.record); null when there is none';
COMMENT ON COLUMN pledge.child_now.direction_on IS
	'Its day';
COMMENT ON COLUMN pledge.child_now.direction_action_count IS
	'Actions that the host lists for it; null when the host lists none for any record';
COMMENT ON COLUMN pledge.child_now.direction_done_count IS
	'Of these, actions that are recorded as done';
COMMENT ON COLUMN pledge.child_now.open_action_count IS
	'Actions of the child''s records that are not recorded as done; null when the host lists none for any record';
COMMENT ON COLUMN pledge.child_now.overdue_action_count IS
	'Of these, actions whose day has passed';
COMMENT ON COLUMN pledge.child_now.next_due_on IS
	'Earliest day on which something falls due that fields and dates can meet; null when nothing does';
COMMENT ON COLUMN pledge.child_now.next_rule_code IS
	'The interval rule by which it falls due';
COMMENT ON COLUMN pledge.child_now.next_measure_id IS
	'The measure that counts it (pledge.measure)';
COMMENT ON COLUMN pledge.child_now.next_force IS
	'national or local, as that rule is';
COMMENT ON COLUMN pledge.child_now.overdue_count IS
	'Rules of which something is overdue, as far as fields and dates can tell';
COMMENT ON COLUMN pledge.child_now.overdue_since IS
	'The earliest day that passed without it; null when nothing is overdue';

CREATE TABLE pledge.child_due (
	source_id	smallint	NOT NULL,
	edition		integer		NOT NULL,
	subject_id	bigint		NOT NULL,
	rule_code	varchar(63)	NOT NULL,
	measure_id	smallint	NOT NULL,
	force		varchar(8)	NOT NULL,
	anchor_on	date,
	overdue_since date,
	missed_count integer	NOT NULL,
	next_due_on	date,
	from_fields	boolean		NOT NULL,
	CONSTRAINT child_due_pkey PRIMARY KEY (source_id, edition, subject_id, rule_code)
);

COMMENT ON TABLE pledge.child_due IS
	'What each interval rule asks for an open child now: what has passed without a record since the last that met it, and what falls due next';
COMMENT ON COLUMN pledge.child_due.source_id IS
	'Source of the child';
COMMENT ON COLUMN pledge.child_due.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.child_due.subject_id IS
	'Number of the child';
COMMENT ON COLUMN pledge.child_due.rule_code IS
	'The interval rule (pledge.interval_rule)';
COMMENT ON COLUMN pledge.child_due.measure_id IS
	'The measure that counts what the rule asks for';
COMMENT ON COLUMN pledge.child_due.force IS
	'national or local';
COMMENT ON COLUMN pledge.child_due.anchor_on IS
	'Day from which the overdue point is counted; null when nothing is overdue';
COMMENT ON COLUMN pledge.child_due.overdue_since IS
	'First due day that passed and has not been met since; null when nothing is overdue';
COMMENT ON COLUMN pledge.child_due.missed_count IS
	'Due days that have passed so, one after the other';
COMMENT ON COLUMN pledge.child_due.next_due_on IS
	'Next due day; null when there is none';
COMMENT ON COLUMN pledge.child_due.from_fields IS
	'Whether kinds, fields and dates alone can tell that it was not recorded; false where only words could have met it';

CREATE TABLE pledge.child_pattern (
	source_id	smallint	NOT NULL,
	edition		integer		NOT NULL,
	subject_id	bigint		NOT NULL,
	pattern		varchar(16)	NOT NULL,
	began_on	date		NOT NULL,
	noticed_on	date		NOT NULL,
	ended_on	date,
	team_id		integer,
	restricted	boolean		NOT NULL,
	CONSTRAINT child_pattern_pkey PRIMARY KEY (source_id, edition, subject_id, pattern, noticed_on),
	CONSTRAINT child_pattern_pattern_check CHECK (pattern IN ('returned', 'second_plan', 'long_plan', 'no_permanence'))
);

COMMENT ON TABLE pledge.child_pattern IS
	'Work with a child that begins again or goes on without an end; made anew at the end of each run';
COMMENT ON COLUMN pledge.child_pattern.source_id IS
	'Source in which the child stands';
COMMENT ON COLUMN pledge.child_pattern.edition IS
	'Edition of the rules that read the records';
COMMENT ON COLUMN pledge.child_pattern.subject_id IS
	'The child it is about';
COMMENT ON COLUMN pledge.child_pattern.pattern IS
	'returned, second_plan, long_plan or no_permanence';
COMMENT ON COLUMN pledge.child_pattern.began_on IS
	'returned: last day of the earlier work; second_plan: last day of the earlier plan; long_plan: first day of the plan; no_permanence: first day looked after';
COMMENT ON COLUMN pledge.child_pattern.noticed_on IS
	'The day from which it holds: of the return, of the new plan, on which the plan had lasted so long, on which the second review was due';
COMMENT ON COLUMN pledge.child_pattern.ended_on IS
	'Last day of the work, plan or placement in care; null while it lasts';
COMMENT ON COLUMN pledge.child_pattern.team_id IS
	'The team that held the child last; null when not known';
COMMENT ON COLUMN pledge.child_pattern.restricted IS
	'Whether few may see the records of the child';

-- ---- what the periods say ----

CREATE FUNCTION pledge.child_periods(source_id smallint, today date)
RETURNS TABLE (subject_id bigint, is_open boolean, open_since date, status varchar(64), status_since date, worker_id integer,
			   team_id integer, is_unallocated boolean, unallocated_since date)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 40000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH spell AS MATERIALIZED (
		SELECT merged.subject_id, merged.status, merged.starts_on, merged.ends_on
		FROM pledge.merged_periods(child_periods.source_id, child_periods.today, NULL) AS merged
		WHERE merged.ends_on >= child_periods.today AND (merged.starts_on <= child_periods.today OR merged.starts_on IS NULL)
	), spelled AS (
		-- A beginning that is known makes it certain.
		SELECT spell.subject_id, spell.status, min(spell.starts_on) AS starts_on
		FROM spell GROUP BY spell.subject_id, spell.status
	), held AS MATERIALIZED (
		SELECT period.subject_id, period.worker_id, period.team_id, period.valid_from, worker.worker_key, team.team_key,
			   coalesce(known.position, 1000) AS position
		FROM pledge.period
		LEFT JOIN pledge.period_status AS known ON known.status = period.status
		LEFT JOIN pledge.worker ON worker.worker_id = period.worker_id
		LEFT JOIN pledge.team ON team.team_id = period.team_id
		WHERE period.source_id = child_periods.source_id AND period.valid_to >= child_periods.today
		  AND (period.valid_from <= child_periods.today OR period.valid_from IS NULL)
	), allocated AS (
		SELECT DISTINCT ON (held.subject_id) held.subject_id, held.worker_id
		FROM held WHERE held.worker_id IS NOT NULL
		ORDER BY held.subject_id, held.position, held.valid_from DESC NULLS LAST, held.worker_key
	), placed AS (
		SELECT DISTINCT ON (held.subject_id) held.subject_id, held.team_id
		FROM held WHERE held.team_id IS NOT NULL
		ORDER BY held.subject_id, held.position, held.valid_from DESC NULLS LAST, held.team_key
	), working AS (
		SELECT period.subject_id, max(period.valid_to) AS until
		FROM pledge.period
		WHERE period.source_id = child_periods.source_id AND period.worker_id IS NOT NULL AND period.valid_to < child_periods.today
		GROUP BY period.subject_id
	), main AS (
		SELECT DISTINCT ON (spelled.subject_id) spelled.subject_id, spelled.status, spelled.starts_on
		FROM spelled
		LEFT JOIN pledge.period_status AS known ON known.status = spelled.status
		WHERE spelled.status <> 'open'
		ORDER BY spelled.subject_id, spelled.starts_on IS NULL, known.position NULLS LAST, spelled.status
	)
	SELECT whole.subject_id, CASE WHEN whole.starts_on IS NOT NULL THEN true END, whole.starts_on, main.status, main.starts_on,
		   allocated.worker_id, placed.team_id, asked.is_unallocated,
		   CASE WHEN asked.is_unallocated THEN greatest(whole.starts_on, working.until + 1) END
	FROM spelled AS whole
	LEFT JOIN main ON main.subject_id = whole.subject_id
	LEFT JOIN allocated ON allocated.subject_id = whole.subject_id
	LEFT JOIN placed ON placed.subject_id = whole.subject_id
	LEFT JOIN working ON working.subject_id = whole.subject_id
	CROSS JOIN (SELECT EXISTS (SELECT FROM pledge.period AS named
							   WHERE named.source_id = child_periods.source_id AND named.worker_id IS NOT NULL) AS has_workers) AS source
	CROSS JOIN LATERAL (
		SELECT CASE WHEN source.has_workers AND whole.starts_on IS NOT NULL THEN allocated.worker_id IS NULL END AS is_unallocated) AS asked
	WHERE whole.status = 'open';
END;

COMMENT ON FUNCTION pledge.child_periods(smallint, date) IS
	'The children with whom work is open on a day, or may be, and who holds them';

-- ---- what the records say ----

-- Facts by their numbers (pledge.fact): 6 voice, 8 seen, 9 seen alone and 14 oversight in
-- the text; 120 personal supervision; 140 no access, 141 cancelled, 142 adults only; 150
-- and 151 the boxes for seen and seen alone; 186 decided by a manager. Measure 26 asks
-- about a permanent home. A day that has not come yet ends no silence.
CREATE FUNCTION pledge.child_records(source_id smallint, edition integer, today date)
RETURNS TABLE (subject_id bigint, held_record_on date, held_oversight_on date, last_record_on date, last_visit_on date, last_seen_on date,
			   seen_silent_on date, last_alone_on date, alone_silent_on date, last_supervision_on date, last_oversight_on date,
			   last_text_seen_on date, last_text_alone_on date, last_text_voice_on date, last_text_oversight_on date,
			   permanence_asked_on date, permanence_told_on date, permanence_untold_on date, direction_record_id bigint)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 40000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT told.subject_id,
		   max(told.occurred_on),
		   max(told.occurred_on) FILTER (WHERE told.is_oversight OR 14::smallint = ANY (told.facts)),
		   max(told.occurred_on) FILTER (WHERE told.is_shown),
		   max(told.occurred_on) FILTER (WHERE told.is_shown AND told.is_visit),
		   max(told.occurred_on) FILTER (WHERE told.is_shown AND 150::smallint = ANY (told.facts)),
		   max(told.occurred_on) FILTER (WHERE told.is_visit AND 150::smallint = ANY (told.unknown)),
		   max(told.occurred_on) FILTER (WHERE told.is_shown AND 151::smallint = ANY (told.facts)),
		   max(told.occurred_on) FILTER (WHERE told.is_visit AND 151::smallint = ANY (told.unknown)),
		   max(told.occurred_on) FILTER (WHERE told.is_shown AND told.is_supervision),
		   max(told.occurred_on) FILTER (WHERE told.is_shown AND told.is_oversight),
		   max(told.occurred_on) FILTER (WHERE told.is_shown AND 8::smallint = ANY (told.facts)),
		   max(told.occurred_on) FILTER (WHERE told.is_shown AND 9::smallint = ANY (told.facts)),
		   max(told.occurred_on) FILTER (WHERE told.is_shown AND 6::smallint = ANY (told.facts)),
		   max(told.occurred_on) FILTER (WHERE told.is_shown AND 14::smallint = ANY (told.facts)),
		   max(told.occurred_on) FILTER (WHERE told.kind IN ('plan', 'review') AND 26::smallint = ANY (told.met || told.unmet || told.untold || told.excluded)),
		   max(told.occurred_on) FILTER (WHERE told.kind IN ('plan', 'review') AND 26::smallint = ANY (told.met || told.excluded)),
		   max(told.occurred_on) FILTER (WHERE told.kind IN ('plan', 'review') AND 26::smallint = ANY (told.untold)),
		   -- the last of the last day
		   (max(ARRAY[told.occurred_on - date '2000-01-01', told.record_id]) FILTER (WHERE told.is_shown AND told.is_oversight))[2]
	FROM (SELECT kept.*, NOT kept.restricted AS is_shown,
				 kept.kind = 'visit' AND 140::smallint <> ALL (kept.facts) AND 141::smallint <> ALL (kept.facts)
					AND 142::smallint <> ALL (kept.facts) AS is_visit,
				 kept.kind = 'supervision' AND 120::smallint <> ALL (kept.facts) AS is_supervision,
				 kept.kind = 'management_oversight' OR kept.kind = 'supervision' AND 120::smallint <> ALL (kept.facts)
					OR kept.kind = 'decision' AND 186::smallint = ANY (kept.facts) AS is_oversight
		  FROM pledge.assessment AS kept
		  WHERE kept.source_id = child_records.source_id AND kept.edition = child_records.edition AND kept.subject_id <> 0
			AND kept.occurred_on <= child_records.today
		  OFFSET 0) AS told	-- each row is judged once
	GROUP BY told.subject_id;
END;

COMMENT ON FUNCTION pledge.child_records(smallint, integer, date) IS
	'The last day of each thing that leaders ask about, for each child, up to a day; what fields say and what the text says apart';

-- The actions of the child's records, and of the last direction.
CREATE FUNCTION pledge.child_actions(source_id smallint, edition integer, today date)
RETURNS TABLE (subject_id bigint, open_count integer, overdue_count integer)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT kept.subject_id, count(*)::integer, (count(*) FILTER (WHERE action.due_on < child_actions.today))::integer
	FROM pledge.action
	JOIN pledge.record ON record.source_id = action.source_id AND record.record_key = action.record_key
	JOIN pledge.assessment AS kept ON kept.source_id = action.source_id AND kept.edition = child_actions.edition
		AND kept.record_id = record.record_id AND kept.subject_id <> 0 AND NOT kept.restricted
	WHERE action.source_id = child_actions.source_id AND action.done_on IS NULL
	GROUP BY kept.subject_id;
END;

COMMENT ON FUNCTION pledge.child_actions(smallint, integer, date) IS
	'How many actions of each child''s records are not recorded as done on a day, and how many of these are overdue';

-- ---- what is due ----

-- Whether words alone could have met what a rule asks for: then their absence says
-- nothing that a list should rest on.
CREATE FUNCTION pledge.rule_needs_text(condition tsquery)
RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT pledge.facts_satisfy('{}', array_agg(fact.fact_id) FILTER (WHERE fact.detector IN ('field', 'clock')), rule_needs_text.condition) IS FALSE
	FROM pledge.fact;
END;

COMMENT ON FUNCTION pledge.rule_needs_text(tsquery) IS
	'Whether a condition cannot be met by kinds, fields and times, whatever they are, but only with words';

-- Of a rule that goes on, what has passed unmet since the last answer of any other kind,
-- within the status as it stands; of a rule that starts from something that happened, the
-- last such start alone. What is owed in a status that has ended is owed no more.
CREATE FUNCTION pledge.child_due_rows(source_id smallint, edition integer, today date)
RETURNS TABLE (subject_id bigint, rule_code varchar(63), measure_id smallint, force varchar(8), anchor_on date, overdue_since date,
			   missed_count integer, next_due_on date, from_fields boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
SET search_path = pg_catalog, pg_temp
-- Due points and children have just been written, and the planner knows nothing of them.
SET enable_nestloop = off
BEGIN ATOMIC
	WITH rule AS MATERIALIZED (
		SELECT known.code, known.starts_from IN ('period', 'placement', 'referral', 'allocation') OR known.schedule ~ 'every|,' AS goes_on, known.status,
			   pledge.rule_needs_text(asked.condition) AS needs_text,
			   strpos(asked.condition::text, '''child_was_seen''') > 0 AS asks_seen,
			   strpos(asked.condition::text, '''child_was_seen_alone''') > 0 AS asks_alone
		FROM pledge.interval_rule_in_force AS known
		JOIN pledge.ruleset_measure AS measure ON measure.edition = child_due_rows.edition AND measure.measure_id = known.measure_id
		CROSS JOIN LATERAL (SELECT coalesce(known.satisfied_by, measure.met_when) AS condition) AS asked
	), spell AS MATERIALIZED (
		SELECT merged.subject_id, merged.status, merged.starts_on
		FROM pledge.merged_periods(child_due_rows.source_id, child_due_rows.today, NULL) AS merged
		WHERE merged.ends_on >= child_due_rows.today AND merged.starts_on <= child_due_rows.today
	), point AS (
		SELECT due.subject_id, due.rule_code, due.measure_id, due.force, due.anchor_on, due.due_on, due.state,
			   rule.needs_text, rule.asks_seen, rule.asks_alone,
			   max(due.due_on) FILTER (WHERE due.state NOT IN ('missed', 'not_yet_due')) OVER whole AS settled_on,
			   rule.goes_on OR due.anchor_on = max(due.anchor_on) OVER whole AS is_asked
		FROM pledge.due_point AS due
		JOIN rule ON rule.code = due.rule_code
		JOIN spell ON spell.subject_id = due.subject_id AND spell.status = CASE WHEN rule.goes_on THEN coalesce(due.period_status, rule.status) ELSE 'open' END
		WHERE due.source_id = child_due_rows.source_id AND due.edition = child_due_rows.edition AND due.anchor_on IS NOT NULL
		  -- A referral may lie a month before the assessment that is counted from it.
		  AND due.anchor_on >= spell.starts_on - 31
		  AND (due.due_on >= spell.starts_on OR due.state = 'not_yet_due')
		WINDOW whole AS (PARTITION BY due.subject_id, due.rule_code)
	), now AS (
		SELECT point.subject_id, point.rule_code, point.measure_id, point.force, point.needs_text, point.asks_seen, point.asks_alone,
			   min(point.anchor_on) FILTER (WHERE missed.is_so) AS anchor_on, min(point.due_on) FILTER (WHERE missed.is_so) AS overdue_since,
			   count(*) FILTER (WHERE missed.is_so) AS missed_count, min(point.due_on) FILTER (WHERE point.state = 'not_yet_due') AS next_due_on
		FROM point
		CROSS JOIN LATERAL (SELECT point.state = 'missed' AND (point.due_on > point.settled_on OR point.settled_on IS NULL) AS is_so) AS missed
		WHERE point.is_asked
		GROUP BY point.subject_id, point.rule_code, point.measure_id, point.force, point.needs_text, point.asks_seen, point.asks_alone
		HAVING bool_or(missed.is_so OR point.state = 'not_yet_due')
	)
	SELECT now.subject_id, now.rule_code, now.measure_id, now.force, now.anchor_on, now.overdue_since, now.missed_count::integer, now.next_due_on,
		   -- A visit whose box is empty since then could have met it, and only its words would say so.
		   NOT now.needs_text
		   AND NOT (now.asks_seen AND coalesce(child.seen_silent_on > now.anchor_on, false))
		   AND NOT (now.asks_alone AND coalesce(child.alone_silent_on > now.anchor_on, false))
	FROM now
	JOIN pledge.child_now AS child ON child.source_id = child_due_rows.source_id AND child.edition = child_due_rows.edition
		AND child.subject_id = now.subject_id AND child.is_open;
END;

COMMENT ON FUNCTION pledge.child_due_rows(smallint, integer, date) IS
	'What the interval rules ask for each open child as of a day; what pledge.child_due keeps';

-- ---- what begins again, or does not end ----

-- Work that ends and begins again within five days is taken for one piece of work.
CREATE FUNCTION pledge.child_pattern_rows(source_id smallint, edition integer, today date)
RETURNS TABLE (subject_id bigint, pattern text, began_on date, noticed_on date, ended_on date, team_id integer)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH spell AS MATERIALIZED (
		SELECT merged.subject_id, merged.status, merged.starts_on, merged.ends_on,
			   max(merged.ends_on) OVER (PARTITION BY merged.subject_id, merged.status ORDER BY merged.starts_on NULLS FIRST, merged.ends_on
										 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ended_before
		FROM pledge.merged_periods(child_pattern_rows.source_id, child_pattern_rows.today, NULL) AS merged
		WHERE merged.status IN ('open', 'cp', 'cla')
	), setting AS (
		SELECT pledge.setting_value('repeat_months') * interval '1 month' AS repeat, pledge.setting_value('plan_months') * interval '1 month' AS plan
	), noticed AS (
		SELECT spell.subject_id, 'returned' AS pattern, spell.ended_before AS began_on, spell.starts_on AS noticed_on, spell.ends_on
		FROM spell CROSS JOIN setting
		WHERE spell.status = 'open' AND spell.starts_on > spell.ended_before + 5 AND spell.starts_on <= spell.ended_before + setting.repeat
		UNION ALL
		SELECT spell.subject_id, 'second_plan', spell.ended_before, spell.starts_on, spell.ends_on
		FROM spell WHERE spell.status = 'cp' AND spell.starts_on > spell.ended_before + 5
		UNION ALL
		SELECT spell.subject_id, 'long_plan', spell.starts_on, (spell.starts_on + setting.plan)::date + 1, spell.ends_on
		FROM spell CROSS JOIN setting
		WHERE spell.status = 'cp' AND spell.starts_on + setting.plan < least(spell.ends_on, child_pattern_rows.today)
		UNION ALL
		-- By four months the second review is due; a day before counts for a review held early.
		SELECT spell.subject_id, 'no_permanence', spell.starts_on, (spell.starts_on + interval '4 months')::date, spell.ends_on
		FROM spell
		LEFT JOIN pledge.child_now AS child ON child.source_id = child_pattern_rows.source_id AND child.edition = child_pattern_rows.edition
			AND child.subject_id = spell.subject_id
		LEFT JOIN pledge.subject ON subject.subject_id = spell.subject_id
		WHERE spell.status = 'cla' AND spell.ends_on >= child_pattern_rows.today AND spell.starts_on + interval '4 months' <= child_pattern_rows.today
		  AND (child.permanence_told_on IS NULL OR child.permanence_told_on < spell.starts_on)
		  AND (subject.date_of_birth IS NULL OR subject.date_of_birth + interval '18 years' > child_pattern_rows.today)
	)
	SELECT noticed.subject_id, noticed.pattern, noticed.began_on, noticed.noticed_on, nullif(noticed.ends_on, 'infinity'), held.team_id
	FROM noticed
	LEFT JOIN LATERAL (
		SELECT period.team_id
		FROM pledge.period LEFT JOIN pledge.team ON team.team_id = period.team_id
		WHERE period.source_id = child_pattern_rows.source_id AND period.subject_id = noticed.subject_id AND period.team_id IS NOT NULL
		  AND (period.valid_from <= child_pattern_rows.today OR period.valid_from IS NULL)
		ORDER BY least(period.valid_to, child_pattern_rows.today) DESC, period.valid_from DESC NULLS LAST, team.team_key
		LIMIT 1) AS held ON true
	WHERE noticed.noticed_on <= child_pattern_rows.today;
END;

COMMENT ON FUNCTION pledge.child_pattern_rows(smallint, integer, date) IS
	'Returns after closing, second and long plans, and looked-after children without a recorded permanent home, up to a day; what pledge.child_pattern keeps';

-- ---- keeping it ----

-- What has just been written has no statistics, and would be gone through once for each
-- child.
CREATE FUNCTION pledge.keep_next_due(source_id smallint, edition integer)
RETURNS void
LANGUAGE sql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET enable_nestloop = off
SET jit = off
BEGIN ATOMIC
	UPDATE pledge.child_now AS child
	SET next_due_on = due.next_due_on, next_rule_code = due.next_rule_code, next_measure_id = due.next_measure_id, next_force = due.next_force,
		overdue_count = due.overdue_count, overdue_since = due.overdue_since
	FROM (SELECT owed.subject_id, count(owed.overdue_since) AS overdue_count, min(owed.overdue_since) AS overdue_since,
				 min(owed.next_due_on) AS next_due_on,
				 (array_agg(owed.rule_code ORDER BY owed.next_due_on, owed.force DESC, owed.rule_code) FILTER (WHERE owed.next_due_on IS NOT NULL))[1] AS next_rule_code,
				 (array_agg(owed.measure_id ORDER BY owed.next_due_on, owed.force DESC, owed.rule_code) FILTER (WHERE owed.next_due_on IS NOT NULL))[1] AS next_measure_id,
				 (array_agg(owed.force ORDER BY owed.next_due_on, owed.force DESC, owed.rule_code) FILTER (WHERE owed.next_due_on IS NOT NULL))[1] AS next_force
		  FROM pledge.child_due AS owed
		  WHERE owed.source_id = keep_next_due.source_id AND owed.edition = keep_next_due.edition AND owed.from_fields
		  GROUP BY owed.subject_id) AS due
	WHERE child.source_id = keep_next_due.source_id AND child.edition = keep_next_due.edition AND child.subject_id = due.subject_id;
END;

COMMENT ON FUNCTION pledge.keep_next_due(smallint, integer) IS
	'Writes to each child of pledge.child_now what pledge.child_due has overdue and next';

CREATE FUNCTION pledge.refresh_children(source pledge.source, edition integer, today date DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
-- Enough to group the records of a large authority in memory.
SET work_mem = '64MB'
SET jit = off
AS $$
DECLARE
	until date := coalesce(today, (now() AT TIME ZONE source.time_zone)::date);
	has_periods boolean := EXISTS (SELECT FROM pledge.period WHERE period.source_id = source.source_id);
	has_actions boolean := EXISTS (SELECT FROM pledge.action WHERE action.source_id = source.source_id);
BEGIN
	DELETE FROM pledge.child_now AS old WHERE old.source_id = source.source_id;
	DELETE FROM pledge.child_due AS old WHERE old.source_id = source.source_id;
	DELETE FROM pledge.child_pattern AS old WHERE old.source_id = source.source_id;
	IF edition IS NULL THEN	-- nothing is shown yet
		RETURN;
	END IF;
	UPDATE pledge.source AS attached SET shown_on = until
	WHERE attached.source_id = source.source_id AND attached.shown_on IS DISTINCT FROM until;

	INSERT INTO pledge.child_now (source_id, edition, subject_id, restricted, is_open, open_since, status, status_since, worker_id, team_id,
		is_unallocated, unallocated_since, held_record_on, held_oversight_on, last_record_on, last_visit_on, last_seen_on, seen_silent_on,
		last_alone_on, alone_silent_on, last_supervision_on, last_oversight_on, last_text_seen_on, last_text_alone_on, last_text_voice_on,
		last_text_oversight_on, permanence_asked_on, permanence_told_on, permanence_untold_on, direction_record_id, direction_on,
		direction_action_count, direction_done_count, open_action_count, overdue_action_count)
	SELECT source.source_id, refresh_children.edition, subject.subject_id, subject.restricted, period.is_open, period.open_since, period.status,
		   period.status_since, period.worker_id, period.team_id, period.is_unallocated, period.unallocated_since,
		   told.held_record_on, told.held_oversight_on, told.last_record_on, told.last_visit_on, told.last_seen_on, told.seen_silent_on,
		   told.last_alone_on, told.alone_silent_on, told.last_supervision_on, told.last_oversight_on, told.last_text_seen_on,
		   told.last_text_alone_on, told.last_text_voice_on, told.last_text_oversight_on, told.permanence_asked_on, told.permanence_told_on,
		   told.permanence_untold_on, told.direction_record_id, told.last_oversight_on,
		   CASE WHEN has_actions THEN directed.action_count END, CASE WHEN has_actions THEN directed.done_count END,
		   CASE WHEN has_actions THEN coalesce(agreed.open_count, 0) END, CASE WHEN has_actions THEN coalesce(agreed.overdue_count, 0) END
	FROM pledge.subject
	LEFT JOIN pledge.child_periods(source.source_id, until) AS period ON period.subject_id = subject.subject_id
	LEFT JOIN pledge.child_records(source.source_id, refresh_children.edition, until) AS told ON told.subject_id = subject.subject_id
	LEFT JOIN pledge.child_actions(source.source_id, refresh_children.edition, until) AS agreed ON agreed.subject_id = subject.subject_id
	LEFT JOIN LATERAL (
		SELECT count(*)::integer AS action_count, count(action.done_on)::integer AS done_count
		FROM pledge.record JOIN pledge.action ON action.source_id = record.source_id AND action.record_key = record.record_key
		WHERE record.record_id = told.direction_record_id) AS directed ON told.direction_record_id IS NOT NULL
	WHERE subject.source_id = source.source_id
	  AND (period.subject_id IS NOT NULL OR NOT has_periods AND told.subject_id IS NOT NULL);

	INSERT INTO pledge.child_due (source_id, edition, subject_id, rule_code, measure_id, force, anchor_on, overdue_since, missed_count,
		next_due_on, from_fields)
	SELECT source.source_id, refresh_children.edition, due.subject_id, due.rule_code, due.measure_id, due.force, due.anchor_on,
		   due.overdue_since, due.missed_count, due.next_due_on, due.from_fields
	FROM pledge.child_due_rows(source.source_id, refresh_children.edition, until) AS due;

	PERFORM pledge.keep_next_due(source.source_id, refresh_children.edition);

	INSERT INTO pledge.child_pattern (source_id, edition, subject_id, pattern, began_on, noticed_on, ended_on, team_id, restricted)
	SELECT source.source_id, refresh_children.edition, found.subject_id, found.pattern, found.began_on, found.noticed_on,
		   CASE WHEN found.ended_on < until THEN found.ended_on END, found.team_id, subject.restricted
	FROM pledge.child_pattern_rows(source.source_id, refresh_children.edition, until) AS found
	JOIN pledge.subject ON subject.subject_id = found.subject_id;
END;
$$;

COMMENT ON FUNCTION pledge.refresh_children(pledge.source, integer, date) IS
	'Works out anew how things stand with each child of a source; the last step of a run';

REVOKE EXECUTE ON FUNCTION
	pledge.child_periods(smallint, date),
	pledge.child_records(smallint, integer, date),
	pledge.child_actions(smallint, integer, date),
	pledge.child_due_rows(smallint, integer, date),
	pledge.child_pattern_rows(smallint, integer, date),
	pledge.keep_next_due(smallint, integer),
	pledge.refresh_children(pledge.source, integer, date)
FROM PUBLIC;

-- What fell due, and what came of it: one row for each time that an interval rule
-- asked for something. Days throughout, in the time zone of the source.
--
-- A chain begins on the first day of a period, or with an event. What is due is
-- counted from the record that met the point before; from the due day itself where
-- nothing did. So a late visit moves the next one, and a missed one does not.

CREATE TABLE pledge.due_point (
	source_id	smallint	NOT NULL,
	edition		integer		NOT NULL,
	measure_id	smallint	NOT NULL,
	rule_code	varchar(63)	NOT NULL,
	subject_id	bigint,
	worker_id	integer,
	period_status varchar(64),
	anchor_on	date,
	due_on		date,
	met_on		date,
	state		varchar(11)	NOT NULL,
	late_days	integer,
	next_due_on	date,
	after_miss	boolean		NOT NULL,
	closed_early boolean	NOT NULL,
	team_id		integer,
	force		varchar(8)	NOT NULL,
	restricted	boolean		NOT NULL,
	CONSTRAINT due_point_state_check
		CHECK (state IN ('met', 'late', 'missed', 'not_yet_due', 'cannot_tell', 'excepted', 'excluded')),
	CONSTRAINT due_point_whose_check CHECK (subject_id IS NOT NULL OR worker_id IS NOT NULL)
);

-- What was met on the day it began and is owed again from that day has the same days, but another answer.
CREATE UNIQUE INDEX due_point_key ON pledge.due_point
	(source_id, edition, rule_code, (coalesce(subject_id, 0)), (coalesce(worker_id, 0)), (coalesce(period_status, '')),
	 (coalesce(anchor_on, '-infinity'::date)), (coalesce(due_on, '-infinity'::date)), (coalesce(met_on, '-infinity'::date)));
CREATE INDEX due_point_subject_index ON pledge.due_point (source_id, edition, subject_id);
CREATE INDEX due_point_due_index ON pledge.due_point (source_id, edition, due_on);

COMMENT ON TABLE pledge.due_point IS
	'What fell due by the interval rules and what came of it; made by pledge.refresh_due_points';
COMMENT ON COLUMN pledge.due_point.source_id IS
	'Source the child or worker stands in';
COMMENT ON COLUMN pledge.due_point.edition IS
	'Edition of the rules under which the records were read';
COMMENT ON COLUMN pledge.due_point.measure_id IS
	'The measure that counts it (pledge.measure)';
COMMENT ON COLUMN pledge.due_point.rule_code IS
	'The interval rule by which it fell due (pledge.interval_rule)';
COMMENT ON COLUMN pledge.due_point.subject_id IS
	'The child; null where it is owed to a worker';
COMMENT ON COLUMN pledge.due_point.worker_id IS
	'The worker to whom it is owed, or to whom the child was allocated on the due day; null when there was none';
COMMENT ON COLUMN pledge.due_point.period_status IS
	'Status it was owed in, or that changed; null for events, records and workers';
COMMENT ON COLUMN pledge.due_point.anchor_on IS
	'Day it is counted from; null when the beginning of the period is not known';
COMMENT ON COLUMN pledge.due_point.due_on IS
	'Last day on which it is in time; null when anchor_on is';
COMMENT ON COLUMN pledge.due_point.met_on IS
	'Day of the record that met it, in time or late; null when none did';
COMMENT ON COLUMN pledge.due_point.state IS
	'met, late, missed (not recorded before the next was due), not_yet_due, cannot_tell, excepted (a recorded reason excuses it) or excluded (not asked of a child of this age)';
COMMENT ON COLUMN pledge.due_point.late_days IS
	'Days between due_on and met_on; null unless late';
COMMENT ON COLUMN pledge.due_point.next_due_on IS
	'For what came late: when the next would have been due had it not come at all; null when nothing would';
COMMENT ON COLUMN pledge.due_point.after_miss IS
	'Whether anchor_on is the due day of the point before, which nothing had met';
COMMENT ON COLUMN pledge.due_point.closed_early IS
	'Whether the period ended before due_on, so that it counts only because it was met';
COMMENT ON COLUMN pledge.due_point.team_id IS
	'The team that held the child, or the worker''s, on the due day; null when not known';
COMMENT ON COLUMN pledge.due_point.force IS
	'national or local, as the rule is';
COMMENT ON COLUMN pledge.due_point.restricted IS
	'Whether few may see the child''s records';
COMMENT ON INDEX pledge.due_point_key IS
	'Each thing owed stands once';
COMMENT ON INDEX pledge.due_point_subject_index IS
	'Finds what was owed to a child';
COMMENT ON INDEX pledge.due_point_due_index IS
	'Finds what fell due in a month';

CREATE TABLE pledge.due_input (
	source_id	smallint	NOT NULL,
	edition		integer		NOT NULL,
	subject_id	bigint		NOT NULL,
	input_hash	bigint		NOT NULL,
	changes_on	date		NOT NULL,
	CONSTRAINT due_input_pkey PRIMARY KEY (source_id, edition, subject_id)
);

COMMENT ON TABLE pledge.due_input IS
	'What the due points of each child were made from, so that only those that change are made again';
COMMENT ON COLUMN pledge.due_input.source_id IS
	'Source the child is in';
COMMENT ON COLUMN pledge.due_input.edition IS
	'Edition of the rules';
COMMENT ON COLUMN pledge.due_input.subject_id IS
	'Number of the child';
COMMENT ON COLUMN pledge.due_input.input_hash IS
	'Hash of the child''s periods, events and records up to then, and of the interval rules';
COMMENT ON COLUMN pledge.due_input.changes_on IS
	'The day from which time alone changes a point; infinity when nothing is open';

-- ---- what is asked ----

CREATE FUNCTION pledge.due_conditions(edition integer)
RETURNS tsquery[]
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT coalesce(array_agg(DISTINCT asked.condition), '{}')
	FROM pledge.interval_rule_in_force AS rule
	JOIN pledge.ruleset_measure AS measure ON measure.edition = due_conditions.edition AND measure.measure_id = rule.measure_id
	CROSS JOIN LATERAL (VALUES (coalesce(rule.satisfied_by, measure.met_when)),
							   (coalesce(rule.excepted_when, measure.excepted_when)),
							   (rule.starts_when)) AS asked (condition)
	WHERE asked.condition IS NOT NULL;
END;

COMMENT ON FUNCTION pledge.due_conditions(integer) IS
	'The conditions that the interval rules in force ask of records, each once';

-- Told from the kinds of record that a source has, whatever else is unknown of them.
CREATE FUNCTION pledge.mapped_conditions(source_id smallint, conditions tsquery[])
RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT coalesce(bit_or(met.certain | met.possible), 0)
	FROM (SELECT DISTINCT record.kind, record.subkind FROM pledge.record AS record
		  WHERE record.source_id = mapped_conditions.source_id AND record.removed_at IS NULL AND record.kind IS NOT NULL) AS kept
	CROSS JOIN LATERAL (
		SELECT array_agg(fact.fact_id) FILTER (WHERE fact.code IN ('kind_' || kept.kind, 'subkind_' || kept.subkind)) AS facts,
			   array_agg(fact.fact_id) FILTER (WHERE fact.code !~ '^(sub)?kind_' OR fact.code ~ '^subkind_' AND kept.subkind IS NULL) AS unknown
		FROM pledge.fact) AS told
	CROSS JOIN LATERAL pledge.conditions_met(told.facts, told.unknown, mapped_conditions.conditions) AS met;
END;

COMMENT ON FUNCTION pledge.mapped_conditions(smallint, tsquery[]) IS
	'Which conditions some kind of record that the source has could fulfil: a bit for each, the lowest for the first';

-- ---- what happened ----

-- Days on which a status was open, periods that overlap or follow each other made one,
-- and open for all of them together. A period that ends before it begins is none. One
-- that is said to have begun more than 30 years ago has no beginning that is known.
CREATE FUNCTION pledge.merged_periods(source_id smallint, today date, subjects bigint[])
RETURNS TABLE (subject_id bigint, status varchar(64), starts_on date, ends_on date)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH told AS MATERIALIZED (
		SELECT period.subject_id, named.status,
			   CASE WHEN isfinite(period.valid_from) AND period.valid_from >= merged_periods.today - 10958 THEN period.valid_from END AS valid_from,
			   period.valid_to
		FROM pledge.period AS period
		CROSS JOIN LATERAL (VALUES (period.status), ('open'::varchar(64))) AS named (status)
		WHERE period.source_id = merged_periods.source_id
		  AND (merged_periods.subjects IS NULL OR period.subject_id = ANY (merged_periods.subjects))
		  AND (period.valid_from IS NULL OR period.valid_from <= period.valid_to)
	), marked AS (
		SELECT told.*, told.valid_from > max(told.valid_to) OVER before + 1 IS NOT FALSE AS is_new
		FROM told
		WHERE told.valid_from IS NOT NULL
		WINDOW before AS (PARTITION BY told.subject_id, told.status ORDER BY told.valid_from, told.valid_to
						  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
	), numbered AS (
		SELECT marked.*, count(*) FILTER (WHERE marked.is_new)
			   OVER (PARTITION BY marked.subject_id, marked.status ORDER BY marked.valid_from, marked.valid_to ROWS UNBOUNDED PRECEDING) AS place
		FROM marked
	)
	SELECT numbered.subject_id, numbered.status, min(numbered.valid_from), max(numbered.valid_to)
	FROM numbered
	GROUP BY numbered.subject_id, numbered.status, numbered.place
	UNION ALL
	SELECT told.subject_id, told.status, NULL, max(told.valid_to)
	FROM told
	WHERE told.valid_from IS NULL
	GROUP BY told.subject_id, told.status;
END;

COMMENT ON FUNCTION pledge.merged_periods(smallint, date, bigint[]) IS
	'When each status was open with a child (or open: any), overlapping periods taken together; starts_on is null where the beginning is not known';

CREATE FUNCTION pledge.due_events(source pledge.source, today date, subjects bigint[])
RETURNS TABLE (subject_id bigint, event_type varchar(64), happened_on date, happened_at timestamp with time zone)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 50000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT DISTINCT ON (event.subject_id, event.event_type, local.moment::date)
		   event.subject_id, event.event_type, local.moment::date, CASE WHEN local.moment::time <> time '00:00' THEN event.happened_at END
	FROM pledge.event AS event
	CROSS JOIN LATERAL (SELECT event.happened_at AT TIME ZONE (due_events.source).time_zone AS moment) AS local
	WHERE event.source_id = (due_events.source).source_id
	  AND (due_events.subjects IS NULL OR event.subject_id = ANY (due_events.subjects))
	  AND local.moment::date >= due_events.today - 10958
	ORDER BY event.subject_id, event.event_type, local.moment::date, event.happened_at;
END;

COMMENT ON FUNCTION pledge.due_events(pledge.source, date, bigint[]) IS
	'Events of 30 years up to a day, and whatever is said to come after it; those of one kind, child and day once; happened_at is null where the host keeps a day only';

-- When a worker held children, gaps of a month bridged, as far as their posts go.
CREATE FUNCTION pledge.holding_spans(source_id smallint, today date)
RETURNS TABLE (worker_id integer, starts_on date, ends_on date, newly_qualified_from date)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH marked AS (
		SELECT period.worker_id, period.valid_from, period.valid_to,
			   period.valid_from > max(period.valid_to) OVER before + 31 IS NOT FALSE AS is_new
		FROM pledge.period AS period
		WHERE period.source_id = holding_spans.source_id AND period.worker_id IS NOT NULL
		  AND isfinite(period.valid_from) AND period.valid_from >= holding_spans.today - 10958 AND period.valid_from <= period.valid_to
		WINDOW before AS (PARTITION BY period.worker_id ORDER BY period.valid_from, period.valid_to
						  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
	), numbered AS (
		SELECT marked.*, count(*) FILTER (WHERE marked.is_new)
			   OVER (PARTITION BY marked.worker_id ORDER BY marked.valid_from, marked.valid_to ROWS UNBOUNDED PRECEDING) AS place
		FROM marked
	), span AS (
		SELECT numbered.worker_id, min(numbered.valid_from) AS starts_on, max(numbered.valid_to) AS ends_on
		FROM numbered GROUP BY numbered.worker_id, numbered.place
	), post AS (
		SELECT post.worker_id, min(post.valid_from) AS valid_from, max(post.valid_to) AS valid_to
		FROM pledge.post AS post WHERE post.source_id = holding_spans.source_id AND post.valid_from <= post.valid_to
		GROUP BY post.worker_id
	)
	SELECT clipped.worker_id, clipped.starts_on, clipped.ends_on, worker.newly_qualified_from
	FROM (SELECT span.worker_id, greatest(span.starts_on, post.valid_from) AS starts_on, least(span.ends_on, post.valid_to) AS ends_on
		  FROM span LEFT JOIN post ON post.worker_id = span.worker_id) AS clipped
	JOIN pledge.worker AS worker ON worker.worker_id = clipped.worker_id
	WHERE clipped.starts_on <= clipped.ends_on;
END;

COMMENT ON FUNCTION pledge.holding_spans(smallint, date) IS
	'From when to when each worker held children who were open to the service, and since when as newly qualified';

-- Everything that something is counted from, but for records.
CREATE FUNCTION pledge.due_starts(source pledge.source, edition integer, today date, subjects bigint[])
RETURNS TABLE (rule_code varchar(63), subject_id bigint, worker_id integer, period_status varchar(64),
			   start_on date, start_at timestamp with time zone, phase_from date, end_on date)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 200000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH rule AS MATERIALIZED (
		SELECT known.* FROM pledge.interval_rule_in_force AS known
	), merged AS MATERIALIZED (
		SELECT known.* FROM pledge.merged_periods((due_starts.source).source_id, due_starts.today, due_starts.subjects) AS known
	), happened AS MATERIALIZED (
		SELECT known.* FROM pledge.due_events(due_starts.source, due_starts.today, due_starts.subjects) AS known
	), change AS (
		-- A status that ends as another begins is one change.
		SELECT merged.subject_id, merged.starts_on AS changed_on, merged.status
		FROM merged WHERE merged.status NOT IN ('open', 'referral') AND merged.starts_on IS NOT NULL
		UNION ALL
		SELECT ended.subject_id, ended.ends_on, ended.status
		FROM merged AS ended
		WHERE ended.status <> 'open' AND isfinite(ended.ends_on)
		  AND NOT EXISTS (SELECT FROM merged AS begun
						  WHERE begun.subject_id = ended.subject_id AND begun.status NOT IN ('open', 'referral', ended.status)
							AND begun.starts_on BETWEEN ended.ends_on - 5 AND ended.ends_on + 6)
	), referred AS (
		SELECT merged.subject_id, merged.starts_on AS first_day, merged.ends_on AS last_day FROM merged WHERE merged.status = 'referral'
		UNION ALL
		SELECT happened.subject_id, happened.happened_on, happened.happened_on FROM happened WHERE happened.event_type = 'referral'
	), enquiry AS (
		SELECT merged.subject_id, merged.status, merged.starts_on, coalesce(max(talk.held_on), merged.starts_on) AS began_on,
			   lead(merged.starts_on) OVER (PARTITION BY merged.subject_id, merged.status ORDER BY merged.starts_on) - 1 AS bound_on
		FROM merged
		LEFT JOIN (SELECT happened.subject_id, happened.happened_on FROM happened WHERE happened.event_type = 'strategy_discussion'
				   UNION ALL
				   SELECT kept.subject_id, kept.occurred_on FROM pledge.assessment AS kept
				   WHERE kept.source_id = (due_starts.source).source_id AND kept.edition = due_starts.edition AND kept.kind = 'strategy_discussion'
					 AND (due_starts.subjects IS NULL OR kept.subject_id = ANY (due_starts.subjects))) AS talk (subject_id, held_on)
			ON talk.subject_id = merged.subject_id AND talk.held_on BETWEEN merged.starts_on - 15 AND merged.starts_on
		WHERE merged.starts_on IS NOT NULL AND merged.status IN (SELECT rule.status FROM rule WHERE rule.starts_from = 'enquiry')
		GROUP BY merged.subject_id, merged.status, merged.starts_on
	), conference AS (
		SELECT merged.subject_id, merged.starts_on AS held_on FROM merged WHERE merged.status = 'cp'
		UNION ALL
		SELECT happened.subject_id, happened.happened_on FROM happened WHERE happened.event_type = 'conference'
		UNION ALL
		SELECT kept.subject_id, kept.occurred_on FROM pledge.assessment AS kept
		WHERE kept.source_id = (due_starts.source).source_id AND kept.edition = due_starts.edition AND kept.kind = 'meeting'
		  AND (due_starts.subjects IS NULL OR kept.subject_id = ANY (due_starts.subjects))
		  AND (SELECT fact.fact_id FROM pledge.fact AS fact WHERE fact.code = 'subkind_conference') = ANY (kept.facts)
	)
	SELECT rule.code, merged.subject_id, NULL::integer, merged.status, merged.starts_on, NULL::timestamptz, merged.starts_on, merged.ends_on
	FROM rule JOIN merged ON merged.status = rule.status
	WHERE rule.starts_from IN ('period', 'allocation') AND (merged.starts_on <= due_starts.today OR merged.starts_on IS NULL)
	UNION ALL
	SELECT rule.code, happened.subject_id, NULL, rule.status, happened.happened_on, happened.happened_at, happened.happened_on, 'infinity'
	FROM rule JOIN happened ON happened.event_type = rule.event_type
	WHERE happened.happened_on <= due_starts.today AND rule.starts_from = 'event'
	UNION ALL
	SELECT rule.code, happened.subject_id, NULL, rule.status, happened.happened_on, happened.happened_at, happened.happened_on, 'infinity'
	FROM rule JOIN happened ON happened.event_type = rule.event_type
	WHERE happened.happened_on <= due_starts.today AND rule.starts_from = 'period'
	  AND NOT EXISTS (SELECT FROM merged
					  WHERE merged.subject_id = happened.subject_id AND merged.status = rule.status
						AND happened.happened_on <= merged.ends_on AND happened.happened_on >= coalesce(merged.starts_on, '-infinity'))
	UNION ALL
	SELECT placed.code, placed.subject_id, NULL, placed.status, placed.start_on, NULL, placed.start_on, placed.end_on
	FROM (SELECT placement.*, coalesce(lead(placement.start_on) OVER (PARTITION BY placement.code, placement.subject_id, placement.starts_on
																	   ORDER BY placement.start_on) - 1, placement.ends_on) AS end_on
	FROM (SELECT rule.code, merged.subject_id, merged.status, merged.starts_on, merged.ends_on, merged.starts_on AS start_on
		  FROM rule JOIN merged ON merged.status = rule.status
		  WHERE rule.starts_from = 'placement'
		  UNION ALL
		  SELECT rule.code, merged.subject_id, merged.status, merged.starts_on, merged.ends_on, happened.happened_on
		  FROM rule JOIN merged ON merged.status = rule.status
		  JOIN happened ON happened.subject_id = merged.subject_id AND happened.event_type = rule.event_type
					   AND happened.happened_on > merged.starts_on AND happened.happened_on <= merged.ends_on
		  WHERE rule.starts_from = 'placement') AS placement) AS placed
	WHERE placed.start_on <= due_starts.today OR placed.start_on IS NULL
	UNION ALL
	-- the latest referral of the month before
	SELECT rule.code, merged.subject_id, NULL, merged.status, coalesce(max(referred.first_day), merged.starts_on), NULL, NULL, merged.ends_on
	FROM rule JOIN merged ON merged.status = rule.status
	LEFT JOIN referred ON referred.subject_id = merged.subject_id
					  AND referred.first_day <= merged.starts_on AND referred.last_day >= merged.starts_on - 30
	WHERE rule.starts_from = 'referral'
	GROUP BY rule.code, merged.subject_id, merged.status, merged.starts_on, merged.ends_on
	HAVING coalesce(max(referred.first_day), merged.starts_on) <= due_starts.today OR merged.starts_on IS NULL
	UNION ALL
	-- An enquiry that leads to no conference owes none.
	SELECT DISTINCT rule.code, enquiry.subject_id, NULL::integer, enquiry.status, enquiry.began_on, NULL::timestamptz, NULL::date, 'infinity'::date
	FROM rule JOIN enquiry ON enquiry.status = rule.status
	JOIN conference ON conference.subject_id = enquiry.subject_id
				   AND conference.held_on BETWEEN enquiry.began_on AND least(enquiry.bound_on, enquiry.began_on + 180)
	WHERE rule.starts_from = 'enquiry' AND enquiry.began_on <= due_starts.today
	UNION ALL
	SELECT rule.code, change.subject_id, NULL, min(change.status), change.changed_on, NULL, change.changed_on, 'infinity'
	FROM rule CROSS JOIN change
	WHERE rule.starts_from = 'change' AND change.changed_on <= due_starts.today
	GROUP BY rule.code, change.subject_id, change.changed_on
	UNION ALL
	SELECT rule.code, NULL, span.worker_id, NULL, part.starts_on, NULL, part.phase_from, part.ends_on
	FROM rule
	JOIN pledge.holding_spans((due_starts.source).source_id, due_starts.today) AS span ON rule.starts_from IN ('worker', 'newly_qualified')
	CROSS JOIN LATERAL (
		SELECT CASE WHEN EXISTS (SELECT FROM rule AS other WHERE other.starts_from = 'newly_qualified' AND other.measure_id = rule.measure_id)
					THEN span.newly_qualified_from END AS first_day) AS early
	CROSS JOIN LATERAL (
		SELECT greatest(span.starts_on, early.first_day) AS starts_on, early.first_day AS phase_from,
			   least(span.ends_on, (early.first_day + interval '1 year')::date - 1) AS ends_on
		WHERE rule.starts_from = 'newly_qualified' AND early.first_day IS NOT NULL
		UNION ALL
		SELECT span.starts_on, span.starts_on, least(span.ends_on, early.first_day - 1)
		WHERE rule.starts_from = 'worker'
		UNION ALL
		SELECT greatest(span.starts_on, (early.first_day + interval '1 year')::date), span.starts_on, span.ends_on
		WHERE rule.starts_from = 'worker' AND early.first_day IS NOT NULL) AS part
	WHERE part.starts_on <= part.ends_on AND part.starts_on <= due_starts.today;
END;

COMMENT ON FUNCTION pledge.due_starts(pledge.source, integer, date, bigint[]) IS
	'What the rules are counted from: periods, events and changes of some or all children, and what workers hold; start_on is null where the beginning is not known';

-- The records of a child up to a day, as arrays: whether each meets a condition is a
-- bit of certain, whether it might is a bit of possible.
CREATE FUNCTION pledge.due_history(source pledge.source, edition integer, today date, conditions tsquery[], subjects bigint[])
RETURNS TABLE (subject_id bigint, days date[], moments timestamp with time zone[], certain bigint[], possible bigint[])
LANGUAGE sql STABLE PARALLEL SAFE ROWS 40000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT told.subject_id, array_agg(told.occurred_on), array_agg(told.moment), array_agg(told.certain), array_agg(told.possible)
	FROM (SELECT kept.subject_id, kept.occurred_on,
				 CASE WHEN (record.occurred_at AT TIME ZONE (due_history.source).time_zone)::time <> time '00:00'
					  THEN record.occurred_at ELSE '-infinity' END AS moment,
				 met.certain, met.possible
		  FROM (SELECT whole.* FROM pledge.assessment AS whole
				WHERE due_history.subjects IS NULL AND whole.source_id = (due_history.source).source_id AND whole.edition = due_history.edition
				  AND whole.subject_id <> 0 AND whole.occurred_on <= due_history.today
				UNION ALL
				SELECT part.* FROM (SELECT DISTINCT one.subject_id FROM unnest(due_history.subjects) AS one (subject_id)) AS chosen
				JOIN pledge.assessment AS part
					ON part.source_id = (due_history.source).source_id AND part.edition = due_history.edition
				   AND part.subject_id = chosen.subject_id AND part.occurred_on <= due_history.today
				WHERE due_history.subjects IS NOT NULL AND chosen.subject_id <> 0) AS kept
		  JOIN pledge.record AS record ON record.record_id = kept.record_id
		  CROSS JOIN LATERAL pledge.conditions_met(kept.facts, kept.unknown, due_history.conditions) AS met
		  WHERE met.certain | met.possible <> 0
		  ORDER BY kept.subject_id, kept.occurred_on, moment, met.certain, met.possible
		  OFFSET 0) AS told
	GROUP BY told.subject_id;
END;

COMMENT ON FUNCTION pledge.due_history(pledge.source, integer, date, tsquery[], bigint[]) IS
	'Days and times of each child''s records up to a day, in order, with the conditions that they meet or might meet';

CREATE FUNCTION pledge.supervision_history(source pledge.source, edition integer, today date, conditions tsquery[])
RETURNS TABLE (worker_id integer, days date[], moments timestamp with time zone[], certain bigint[], possible bigint[])
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT told.supervisee_id, array_agg(told.occurred_on), array_agg(timestamptz '-infinity'), array_agg(told.certain), array_agg(told.possible)
	FROM (SELECT record.supervisee_id, kept.occurred_on, met.certain, met.possible
		  FROM pledge.record AS record
		  JOIN pledge.assessment AS kept
			ON kept.source_id = (supervision_history.source).source_id AND kept.edition = supervision_history.edition
		   AND kept.record_id = record.record_id AND kept.is_first
		  CROSS JOIN LATERAL pledge.conditions_met(kept.facts, kept.unknown, supervision_history.conditions) AS met
		  WHERE record.source_id = (supervision_history.source).source_id AND record.supervisee_id IS NOT NULL
			AND kept.occurred_on <= supervision_history.today
		  ORDER BY record.supervisee_id, kept.occurred_on
		  OFFSET 0) AS told
	GROUP BY told.supervisee_id;
END;

COMMENT ON FUNCTION pledge.supervision_history(pledge.source, integer, date, tsquery[]) IS
	'Days of the records that name each worker as supervised, in order, with the conditions that they meet or might meet';

-- ---- what came of it ----

CREATE FUNCTION pledge.due_chain(
	schedule text,
	start_on date,
	start_at timestamp with time zone,
	due_on date,
	due_at timestamp with time zone,
	counts_before integer,
	phase_from date,
	end_on date,
	bound_on date,
	today date,
	days date[],
	moments timestamp with time zone[],
	certain bigint[],
	possible bigint[],
	satisfied integer,
	excepted integer,
	mapped boolean
)
RETURNS TABLE (anchor_on date, due_day date, met_on date, state text, late_days integer, next_due_on date, closed_early boolean, after_miss boolean)
LANGUAGE c STABLE PARALLEL SAFE ROWS 10
AS 'MODULE_PATHNAME', 'pledge_due_chain';

COMMENT ON FUNCTION pledge.due_chain(text, date, timestamptz, date, timestamptz, integer, date, date, date, date, date[], timestamptz[], bigint[], bigint[], integer, integer, boolean) IS
	'What fell due by a schedule from a start to the end of its period, and what came of it: to the first point that is not due yet. The first due day may be given instead; bound_on is the last day on which what is due once may still come late; satisfied and excepted are places of conditions among the bits of certain and possible';

CREATE FUNCTION pledge.place_on(from_days date[], to_days date[], day date, or_day date)
RETURNS integer
LANGUAGE c IMMUTABLE PARALLEL SAFE
AS 'MODULE_PATHNAME', 'pledge_place_on';

COMMENT ON FUNCTION pledge.place_on(date[], date[], date, date) IS
	'The place of the first span that holds a day, or else another day; null when none does';

CREATE FUNCTION pledge.compute_due_points(source pledge.source, edition integer, today date, subjects bigint[] DEFAULT NULL)
RETURNS SETOF pledge.due_point
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000000
SET search_path = pg_catalog, pg_temp
-- Enough to group the records of a large authority in memory.
SET work_mem = '64MB'
SET jit = off
AS $$
DECLARE
	conditions tsquery[] := pledge.due_conditions(edition);
	mapped bigint := pledge.mapped_conditions(source.source_id, conditions);
	has_supervisees boolean := EXISTS (SELECT FROM pledge.record WHERE record.source_id = source.source_id AND record.supervisee_id IS NOT NULL);
	has_workers boolean := EXISTS (SELECT FROM pledge.period WHERE period.source_id = source.source_id AND period.worker_id IS NOT NULL);
BEGIN
	RETURN QUERY
	WITH rule AS MATERIALIZED (
		SELECT known.code, known.measure_id, known.starts_from, known.schedule, known.hours, known.counts_before, known.force,
			   measure.excluded_when,
			   array_position(conditions, coalesce(known.satisfied_by, measure.met_when)) AS satisfied,
			   array_position(conditions, coalesce(known.excepted_when, measure.excepted_when)) AS excepted,
			   array_position(conditions, known.starts_when) AS starting
		FROM pledge.interval_rule_in_force AS known
		JOIN pledge.ruleset_measure AS measure
			ON measure.edition = compute_due_points.edition AND measure.measure_id = known.measure_id AND measure.grain = 'case'
	), history AS MATERIALIZED (
		SELECT known.* FROM pledge.due_history(source, edition, today, conditions, subjects) AS known
	), supervision AS MATERIALIZED (
		SELECT known.* FROM pledge.supervision_history(source, edition, today, conditions) AS known
	), start AS MATERIALIZED (
		-- Whatever a host says twice is owed once.
		(SELECT DISTINCT ON (known.rule_code, known.subject_id, known.worker_id, known.period_status, known.start_on) known.*
		FROM pledge.due_starts(source, edition, today, subjects) AS known
		ORDER BY known.rule_code, known.subject_id, known.worker_id, known.period_status, known.start_on, known.start_at, known.end_on DESC)
		UNION ALL
		(SELECT DISTINCT ON (rule.code, history.subject_id, one.day)
			   rule.code, history.subject_id, NULL, NULL, one.day, CASE WHEN isfinite(one.moment) THEN one.moment END, one.day, 'infinity'::date
		FROM rule
		CROSS JOIN history
		CROSS JOIN LATERAL unnest(history.days, history.moments, history.certain) AS one (day, moment, certain)
		WHERE rule.starts_from = 'record' AND one.certain >> (rule.starting - 1) & 1 = 1
		ORDER BY rule.code, history.subject_id, one.day, one.moment)
	), child_holder AS MATERIALIZED (
		-- Of several that hold a child, the first by key, as for records.
		SELECT one.subject_id, array_agg(one.valid_from) AS from_days, array_agg(one.valid_to) AS to_days,
			   array_agg(one.team_id) AS teams, array_agg(one.worker_id) AS workers
		FROM (SELECT period.subject_id, coalesce(period.valid_from, '-infinity') AS valid_from, period.valid_to, period.team_id, period.worker_id
			  FROM pledge.period AS period
			  LEFT JOIN pledge.team AS team ON team.team_id = period.team_id
			  LEFT JOIN pledge.worker AS worker ON worker.worker_id = period.worker_id
			  WHERE period.source_id = source.source_id AND (subjects IS NULL OR period.subject_id = ANY (subjects))
			  ORDER BY period.subject_id, team.team_key, worker.worker_key, period.valid_from, period.valid_to
			  OFFSET 0) AS one
		GROUP BY one.subject_id
	), post_holder AS MATERIALIZED (
		SELECT one.worker_id, array_agg(one.valid_from) AS from_days, array_agg(one.valid_to) AS to_days, array_agg(one.team_id) AS teams
		FROM (SELECT post.worker_id, post.valid_from, post.valid_to, post.team_id
			  FROM pledge.post AS post JOIN pledge.team AS team ON team.team_id = post.team_id
			  WHERE post.source_id = source.source_id
			  ORDER BY post.worker_id, team.team_key, post.valid_from, post.valid_to
			  OFFSET 0) AS one
		GROUP BY one.worker_id
	), bounded AS (
		SELECT start.*, rule.*,
			   lead(start.start_on) OVER (PARTITION BY start.rule_code, start.subject_id, start.worker_id ORDER BY start.start_on) - 1 AS bound_on,
			   CASE WHEN start.start_at IS NOT NULL THEN start.start_at + rule.hours * interval '1 hour' END AS due_at
		FROM start JOIN rule ON rule.code = start.rule_code
	), point AS (
		SELECT bounded.*, chain.anchor_on, chain.due_day, chain.met_on, chain.state, chain.late_days, chain.next_due_on, chain.after_miss, chain.closed_early
		FROM bounded
		LEFT JOIN history ON history.subject_id = bounded.subject_id
		LEFT JOIN supervision ON supervision.worker_id = bounded.worker_id
		CROSS JOIN LATERAL pledge.due_chain(
			bounded.schedule, bounded.start_on, bounded.start_at, (bounded.due_at AT TIME ZONE source.time_zone)::date, bounded.due_at,
			bounded.counts_before, bounded.phase_from, bounded.end_on, bounded.bound_on, today,
			coalesce(history.days, supervision.days), coalesce(history.moments, supervision.moments),
			coalesce(history.certain, supervision.certain), coalesce(history.possible, supervision.possible),
			bounded.satisfied, bounded.excepted,
			mapped >> (bounded.satisfied - 1) & 1 = 1 AND (bounded.worker_id IS NULL OR has_supervisees)) AS chain
		WHERE bounded.starts_from <> 'allocation'
		UNION ALL
		SELECT bounded.*, NULL, NULL, NULL, 'cannot_tell', NULL, NULL, false, false
		FROM bounded WHERE bounded.start_on IS NULL
		UNION ALL
		SELECT bounded.*, asked.anchor_on, asked.due_day, told.met_on,
			   CASE WHEN told.met_on = asked.due_day THEN 'met'
					WHEN asked.due_day >= today THEN 'not_yet_due'
					WHEN NOT has_workers OR told.is_unknown THEN 'cannot_tell'
					WHEN told.met_on IS NOT NULL THEN 'late'
					ELSE 'missed' END,
			   CASE WHEN told.met_on > asked.due_day AND has_workers AND NOT told.is_unknown THEN told.met_on - asked.due_day END,
			   NULL, asked.anchor_on < asked.due_day AND asked.anchor_on > bounded.start_on, false
		FROM bounded
		CROSS JOIN LATERAL (
			SELECT day.anchor_on, day.due_day, least(lead(day.due_day) OVER (ORDER BY day.due_day) - 1, bounded.end_on, today) AS latest
			FROM (SELECT bounded.start_on, bounded.start_on
				  UNION ALL
				  SELECT chain.anchor_on, chain.due_day
				  FROM pledge.due_chain(bounded.schedule, bounded.start_on, NULL, NULL, NULL, 0, bounded.phase_from, bounded.end_on, NULL, today,
										NULL, NULL, NULL, NULL, NULL, NULL, true) AS chain) AS day (anchor_on, due_day)) AS asked
		CROSS JOIN LATERAL (
			SELECT min(greatest(held.valid_from, asked.due_day))
						FILTER (WHERE held.valid_from IS NOT NULL AND greatest(held.valid_from, asked.due_day) <= asked.latest) AS met_on,
				   coalesce(bool_or(held.valid_from IS NULL), false) AS is_unknown
			FROM pledge.period AS held
			WHERE held.source_id = source.source_id AND held.subject_id = bounded.subject_id AND held.worker_id IS NOT NULL
			  AND held.valid_to >= asked.due_day AND (held.valid_from <= held.valid_to OR held.valid_from IS NULL)) AS told
		WHERE bounded.starts_from = 'allocation' AND bounded.start_on IS NOT NULL
	)
	SELECT source.source_id, compute_due_points.edition, point.measure_id, point.rule_code::varchar(63), point.subject_id,
		   coalesce(point.worker_id, holder.worker_id), point.period_status::varchar(64), point.anchor_on, point.due_day, point.met_on,
		   CASE WHEN by_age.is_excluded THEN 'excluded'
				WHEN by_age.is_excluded IS NULL AND point.state <> 'not_yet_due' THEN 'cannot_tell'
				ELSE point.state END::varchar(11),
		   CASE WHEN NOT by_age.is_excluded THEN point.late_days END, point.next_due_on, point.after_miss, point.closed_early, holder.team_id,
		   point.force::varchar(8), coalesce(subject.restricted, false)
	FROM point
	LEFT JOIN pledge.subject AS subject ON subject.subject_id = point.subject_id
	CROSS JOIN LATERAL (
		SELECT point.excluded_when IS NOT NULL AND point.due_day IS NOT NULL
			   AND (pledge.excluded_at(subject.date_of_birth, point.anchor_on, point.excluded_when)
					OR pledge.excluded_at(subject.date_of_birth, point.due_day, point.excluded_when)) AS is_excluded) AS by_age
	LEFT JOIN child_holder ON child_holder.subject_id = point.subject_id
	LEFT JOIN post_holder ON post_holder.worker_id = point.worker_id
	CROSS JOIN LATERAL (
		SELECT pledge.place_on(child_holder.from_days, child_holder.to_days, point.due_day, point.anchor_on) AS place,
			   pledge.place_on(post_holder.from_days, post_holder.to_days, point.due_day, NULL) AS post_place) AS held
	CROSS JOIN LATERAL (
		SELECT child_holder.workers[held.place] AS worker_id,
			   coalesce(child_holder.teams[held.place], post_holder.teams[held.post_place]) AS team_id) AS holder;
END;
$$;

COMMENT ON FUNCTION pledge.compute_due_points(pledge.source, integer, date, bigint[]) IS
	'What fell due up to a day and what came of it, from the records up to that day; for all workers, and for all children or some';

-- ---- keeping it ----

-- A hash for each child of all that their points are made from but the passing of days.
CREATE FUNCTION pledge.due_hashes(source pledge.source, edition integer, today date)
RETURNS TABLE (subject_id bigint, input_hash bigint)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 40000
SET search_path = pg_catalog, pg_temp
-- Days and times are hashed as they are written.
SET datestyle = 'ISO, YMD'
SET timezone = 'UTC'
SET work_mem = '64MB'
SET jit = off
AS $$
DECLARE
	conditions tsquery[] := pledge.due_conditions(edition);
	seed bigint;
BEGIN
	SELECT hashtextextended(concat_ws('|', pledge.mapped_conditions(source.source_id, conditions), source.time_zone, conditions::text,
			EXISTS (SELECT FROM pledge.period WHERE period.source_id = source.source_id AND period.worker_id IS NOT NULL),
			(SELECT string_agg(rule::text, '|' ORDER BY rule.code) FROM pledge.interval_rule_in_force AS rule),
			(SELECT string_agg(measure::text, '|' ORDER BY measure.measure_id) FROM pledge.ruleset_measure AS measure
			 WHERE measure.edition = due_hashes.edition AND measure.grain = 'case'),
			(SELECT string_agg(closure.closed_on::text, '|' ORDER BY closure.closed_on) FROM pledge.local_closure AS closure),
			(SELECT string_agg(day.holiday::text, '|' ORDER BY day.holiday) FROM pledge.bank_holiday AS day),
			(SELECT string_agg(team.team_id::text, '|' ORDER BY team.team_key) FROM pledge.team AS team WHERE team.source_id = source.source_id)), 0)
	INTO seed;
	RETURN QUERY
	SELECT part.subject_id, hashtextextended(string_agg(part.hash::text, ',' ORDER BY part.hash), seed)
	FROM (SELECT history.subject_id,
				 hash_array_extended(history.days, 1) # hash_array_extended(history.moments, 2)
				 # hash_array_extended(history.certain, 3) # hash_array_extended(history.possible, 4) AS hash
		  FROM pledge.due_history(source, edition, today, conditions, NULL) AS history
		  UNION ALL
		  SELECT start.subject_id, hashtextextended(start::text, 5)
		  FROM pledge.due_starts(source, edition, today, NULL) AS start WHERE start.subject_id IS NOT NULL
		  UNION ALL
		  SELECT period.subject_id, hashtextextended(concat_ws(',', period.status, coalesce(period.valid_from::text, '-'), period.valid_to,
																coalesce(period.team_id, 0), coalesce(period.worker_id, 0), period.valid_from <= today), 6)
		  FROM pledge.period AS period WHERE period.source_id = source.source_id
		  UNION ALL
		  SELECT subject.subject_id, hashtextextended(concat_ws(',', subject.date_of_birth, subject.restricted), 7)
		  FROM pledge.subject AS subject WHERE subject.source_id = source.source_id) AS part
	GROUP BY part.subject_id;
END;
$$;

COMMENT ON FUNCTION pledge.due_hashes(pledge.source, integer, date) IS
	'A hash for each child of the periods, events and records up to a day, and of the rules, from which due points are made';

CREATE FUNCTION pledge.refresh_due_points(source pledge.source, edition integer, today date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
SET work_mem = '64MB'
SET jit = off
AS $$
DECLARE
	until date := coalesce(today, (now() AT TIME ZONE source.time_zone)::date);
	changed bigint[];
	hashes bigint[];
	gone bigint[];
	whole bigint[];
	whole_hashes bigint[];
BEGIN
	DELETE FROM pledge.due_point AS old WHERE old.source_id = source.source_id AND old.edition <> refresh_due_points.edition;
	DELETE FROM pledge.due_input AS old WHERE old.source_id = source.source_id AND old.edition <> refresh_due_points.edition;
	SELECT array_agg(known.subject_id) FILTER (WHERE known.input_hash IS NOT NULL AND known.is_changed),
		   array_agg(known.input_hash) FILTER (WHERE known.input_hash IS NOT NULL AND known.is_changed),
		   array_agg(known.subject_id) FILTER (WHERE known.input_hash IS NOT NULL),
		   array_agg(known.input_hash) FILTER (WHERE known.input_hash IS NOT NULL),
		   array_agg(known.subject_id) FILTER (WHERE known.input_hash IS NULL)
	INTO changed, hashes, whole, whole_hashes, gone
	FROM (SELECT coalesce(fresh.subject_id, kept.subject_id) AS subject_id, fresh.input_hash,
				 kept.input_hash IS DISTINCT FROM fresh.input_hash OR kept.changes_on <= until AS is_changed
		  FROM pledge.due_hashes(source, edition, until) AS fresh
		  FULL JOIN (SELECT input.* FROM pledge.due_input AS input
					 WHERE input.source_id = source.source_id AND input.edition = refresh_due_points.edition) AS kept
			ON kept.subject_id = fresh.subject_id) AS known;
	changed := coalesce(changed, '{}');

	-- Workers are few, and their points are always made anew. Where most children have
	-- changed, all are.
	IF cardinality(changed) * 2 > cardinality(whole) THEN
		DELETE FROM pledge.due_point AS old WHERE old.source_id = source.source_id AND old.edition = refresh_due_points.edition;
		DELETE FROM pledge.due_input AS old WHERE old.source_id = source.source_id AND old.edition = refresh_due_points.edition;
		changed := whole;
		hashes := whole_hashes;
		INSERT INTO pledge.due_point SELECT point.* FROM pledge.compute_due_points(source, edition, until) AS point
		ON CONFLICT DO NOTHING;
	ELSE
		DELETE FROM pledge.due_point AS old
		WHERE old.source_id = source.source_id AND old.edition = refresh_due_points.edition
		  AND (old.subject_id IS NULL OR old.subject_id = ANY (changed || gone));
		DELETE FROM pledge.due_input AS old
		WHERE old.source_id = source.source_id AND old.edition = refresh_due_points.edition AND old.subject_id = ANY (changed || gone);
		INSERT INTO pledge.due_point SELECT point.* FROM pledge.compute_due_points(source, edition, until, changed) AS point
		ON CONFLICT DO NOTHING;
	END IF;
	INSERT INTO pledge.due_input (source_id, edition, subject_id, input_hash, changes_on)
	SELECT source.source_id, refresh_due_points.edition, known.subject_id, known.input_hash, coalesce(open.due_on + 1, 'infinity')
	FROM unnest(changed, hashes) AS known (subject_id, input_hash)
	LEFT JOIN (SELECT point.subject_id, min(point.due_on) AS due_on
			   FROM pledge.due_point AS point
			   WHERE point.source_id = source.source_id AND point.edition = refresh_due_points.edition AND point.due_on >= until AND point.met_on IS NULL
			   GROUP BY point.subject_id) AS open ON open.subject_id = known.subject_id;
	RETURN cardinality(changed);
END;
$$;

COMMENT ON FUNCTION pledge.refresh_due_points(pledge.source, integer, date) IS
	'Brings pledge.due_point up to date with the copies and assessments of a source, as of today; makes anew only what has changed, and returns for how many children';

-- ---- reading it ----

-- A point that was met after the day stood open on it, or had been missed; what would
-- then have been due next is there in its place.
CREATE FUNCTION pledge.due_position(source_name text, as_of date)
RETURNS SETOF pledge.due_point
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100000
SET search_path = pg_catalog, pg_temp
SET jit = off
AS $$
DECLARE
	source pledge.source := pledge.find_source(source_name);
BEGIN
	IF as_of IS NULL OR NOT isfinite(as_of) OR as_of > (now() AT TIME ZONE source.time_zone)::date THEN
		RAISE EXCEPTION 'the position can be told of today and of days that are past'
			USING ERRCODE = 'invalid_parameter_value', DETAIL = format('The day asked for is %s.', coalesce(as_of::text, 'null'));
	END IF;
	RETURN QUERY
	SELECT point.source_id, point.edition, point.measure_id, point.rule_code, point.subject_id, point.worker_id, point.period_status,
		   point.anchor_on, point.due_on, seen.met_on,
		   CASE WHEN point.state = 'excluded' OR point.due_on IS NULL OR seen.met_on IS NOT NULL THEN point.state
				WHEN point.due_on >= as_of THEN 'not_yet_due'
				WHEN point.state = 'late' THEN 'missed'
				ELSE point.state END::varchar(11),
		   CASE WHEN seen.met_on IS NOT NULL THEN point.late_days END,
		   CASE WHEN seen.met_on IS NOT NULL THEN point.next_due_on END,
		   point.after_miss, point.closed_early, point.team_id, point.force, point.restricted
	FROM pledge.due_point AS point
	CROSS JOIN LATERAL (SELECT CASE WHEN point.met_on <= as_of THEN point.met_on END AS met_on) AS seen
	WHERE point.source_id = source.source_id
	  AND (point.anchor_on IS NULL OR point.anchor_on < as_of OR point.anchor_on = as_of AND NOT point.after_miss)
	  AND (seen.met_on IS NOT NULL OR NOT point.closed_early)
	UNION ALL
	SELECT point.source_id, point.edition, point.measure_id, point.rule_code, point.subject_id, point.worker_id, point.period_status,
		   point.due_on, point.next_due_on, NULL,
		   CASE WHEN pledge.excluded_at(subject.date_of_birth, point.due_on, measure.excluded_when)
					 OR pledge.excluded_at(subject.date_of_birth, point.next_due_on, measure.excluded_when)
				THEN 'excluded' ELSE 'not_yet_due' END::varchar(11),
		   NULL, NULL, true, false, point.team_id, point.force, point.restricted
	FROM pledge.due_point AS point
	JOIN pledge.ruleset_measure AS measure ON measure.edition = point.edition AND measure.measure_id = point.measure_id
	LEFT JOIN pledge.subject AS subject ON subject.subject_id = point.subject_id
	WHERE point.source_id = source.source_id AND point.due_on < as_of AND point.met_on > as_of AND point.next_due_on IS NOT NULL;
END;
$$;

COMMENT ON FUNCTION pledge.due_position(text, date) IS
	'What was owed as it stood at the end of a past day, or today: the rows of pledge.due_point, what came later left out';

CREATE FUNCTION pledge.due_counts(source_id smallint, edition integer)
RETURNS TABLE (month date, team_id integer, measure_id smallint, met bigint, unmet bigint, untold bigint, excluded bigint)
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT date_trunc('month', point.due_on)::date, point.team_id, point.measure_id,
		   count(*) FILTER (WHERE point.state = 'met'),
		   count(*) FILTER (WHERE point.state IN ('late', 'missed')),
		   count(*) FILTER (WHERE point.state = 'cannot_tell'),
		   count(*) FILTER (WHERE point.state IN ('excepted', 'excluded'))
	FROM pledge.due_point AS point
	JOIN pledge.source AS source ON source.source_id = point.source_id
	WHERE point.source_id = due_counts.source_id AND point.edition = due_counts.edition
	  AND point.state <> 'not_yet_due' AND point.due_on IS NOT NULL
	  AND (point.state <> 'excluded' OR point.met_on IS NOT NULL OR point.due_on < (now() AT TIME ZONE source.time_zone)::date)
	GROUP BY 1, 2, 3;
END;

COMMENT ON FUNCTION pledge.due_counts(smallint, integer) IS
	'Points that are settled, by the month in which they fell due, team and measure: met; unmet (late or missed); untold; excluded (or excepted). What has no due day, since the beginning is not known, belongs to no month and is not counted';

REVOKE EXECUTE ON FUNCTION pledge.refresh_due_points(pledge.source, integer, date) FROM PUBLIC;
